/** View: one channel's text as a set of scanners sees it (raw or folded), in any chunking, with offsets mapped back. */
import type { ScanInput } from '../core/detector.ts';
import type { Hit } from '../core/finding.ts';
import type { Channel } from '../core/segment.ts';
import type { Candidates } from '../detectors/engine/candidates.ts';
import type { ScannerSet } from '../detectors/engine/scanner-set.ts';
import { SearchMemory } from '../detectors/engine/search-memory.ts';
import { Places } from '../detectors/places.ts';
import { place, type Stretch } from '../detectors/stretch.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import type { RuleView } from './rule-views.ts';

/** A hit of one rule, in offsets of the channel's raw text. */
export interface RuleHit {
  readonly rule: CompiledRule;
  readonly hit: Hit;
}

/**
 * Text kept before it is worth cutting off; keeps the cost of trimming per character constant. Small, because every
 * stretch that is added makes the engine copy what is kept. bench: stream-100
 */
const SLACK = 256;
/** Units of a stretch of which searches remember what they read. */
const MOST_REMEMBERED = 512;
/** Units that are held, from which on it is asked whether they still are before they are searched again. */
const LONG_HELD = 2048;
const NOBODY: readonly number[] = [];
const NOT_SEARCHED = { candidates: undefined, shift: 0 } as const;

/** What one push is about. */
interface When {
  readonly stretch: Stretch;
  /** Where it begins. */
  readonly fresh: number;
  readonly final: boolean;
  readonly candidates: Candidates | undefined;
  /** Of the text that is kept. */
  readonly length: number;
  /** What the last one was given that reads what is new alone: most of them hold nothing, and are given the same. */
  input?: ScanInput;
}

/** The scanners of one view of one channel, and the text that they may still need. */
export class View {
  readonly #view: RuleView;
  readonly #set: ScannerSet;
  /** Per rule: up to where it has judged, in view offsets. */
  readonly #judged: number[];
  /** Positions of those that one search serves. */
  readonly #searching: readonly number[];
  /** Raw offset up to which every rule has judged. */
  cleared = 0;
  /** Positions of rules that hold on to what they held, so that they have nothing to judge. */
  #holding: readonly number[] = NOBODY;
  /** Where the last search began. */
  #searchedFrom = 0;
  /** Retained text; `#base` is the view offset of its first unit. */
  #text = '';
  #base = 0;
  /** While no stretch changed lengths: raw offset = view offset + `#shift`. Otherwise the places of the text rule. */
  #shift = 0;
  #places: Places | undefined;
  #rawEnd = 0;
  /** What searches know of the text, while it comes in small stretches. */
  readonly #memory = new SearchMemory();

  constructor(view: RuleView, of?: Channel) {
    this.#view = view;
    this.#set = view.set.open(of);
    this.#judged = view.rules.map(() => 0);
    this.#searching = [...view.rules.keys()].filter((index) => this.#set.searches(index));
  }

  /** True while the text may not end here. */
  get unfinished(): boolean {
    return this.#set.unfinished;
  }

  /** Takes the next stretch, `final` when none follows; adds what was found in it. */
  push(stretch: Stretch, final: boolean, found: RuleHit[]): void {
    const fresh = this.#base + this.#text.length;
    this.#rawEnd = stretch.until;
    if (stretch.text !== '' || final) {
      this.#append(stretch);
      const candidates = this.#search(fresh, final);
      const when: When = { stretch, fresh, final, candidates, length: this.#text.length };
      this.#scanAll(when, found);
      // No more can be cut off than there is.
      if (this.#text.length >= SLACK) this.#trim();
    }
    this.cleared = this.#clearedNow();
  }

  #scanAll(when: When, found: RuleHit[]): void {
    const holding = this.#holding === NOBODY ? undefined : this.#holding;
    for (let index = 0; index < this.#judged.length; index++) {
      if (this.#view.fresh[index] === true) this.#scanFresh(index, when, found);
      else if (holding?.includes(index) !== true) this.#scan(index, when, found);
    }
  }

  #clearedNow(): number {
    let judged = this.#base + this.#text.length;
    for (const offset of this.#judged) if (offset < judged) judged = offset;
    return this.#rawStart(judged);
  }

  #append(stretch: Stretch): void {
    const viewAt = this.#base + this.#text.length;
    if (this.#text === '') this.#places = undefined;
    const oneToOne = stretch.places === undefined && this.#places === undefined;
    if (oneToOne && (this.#text === '' || viewAt + this.#shift === stretch.at)) {
      this.#shift = stretch.at - viewAt;
    } else {
      this.#place(stretch);
    }
    this.#text = this.#text === '' ? stretch.text : this.#text + stretch.text;
  }

  #place(stretch: Stretch): void {
    const at = this.#text.length;
    const places = this.#places ?? new Places();
    if (this.#places === undefined && at > 0) places.follow(0, this.#base + this.#shift);
    place(places, stretch, { at, from: 0, to: stretch.text.length });
    this.#places = places;
  }

  /** One search for all scanners, from where the first of them still has to look. */
  #search(fresh: number, final: boolean): Candidates | undefined {
    if (this.#searching.length === 0) return undefined;
    this.#holding = NOBODY;
    let from = Number.POSITIVE_INFINITY;
    for (const index of this.#searching) {
      if (this.#holdsOn(index, fresh, final)) this.#holding = [...this.#holding, index];
      else from = Math.min(from, this.#judged[index] ?? 0);
    }
    if (from === Number.POSITIVE_INFINITY) return undefined;
    // What is held no more is searched from where it was, which a memory knows nothing of.
    if (from < this.#searchedFrom) this.#memory.forget();
    this.#searchedFrom = from;
    const on = { text: this.#text, from: from - this.#base, final };
    return this.#set.find(on, this.#memoryFor(this.#base + this.#text.length - fresh));
  }

  /** Is what a rule has held for long held on? Else the same text would be searched for each stretch. bench: scan */
  #holdsOn(index: number, fresh: number, final: boolean): boolean {
    const from = this.#judged[index] ?? 0;
    if (fresh - from <= LONG_HELD) return false;
    return this.#set.holdsOn(index, this.#inputOf(index, fresh, final));
  }

  /** What is long is searched as a whole: remembered it would take memory, and spare little. */
  #memoryFor(units: number): SearchMemory | undefined {
    if (units <= MOST_REMEMBERED) return this.#memory;
    this.#memory.forget();
    return undefined;
  }

  #scan(index: number, when: When, found: RuleHit[]): void {
    const from = this.#judged[index] ?? 0;
    const { candidates, final } = when;
    const held = candidates && this.#set.heldIn(index, candidates, when);
    if (held !== undefined) {
      this.#judged[index] = Math.max(this.#base + held, from);
      return;
    }
    const input = this.#inputOf(index, when.fresh, final);
    const begin = from - input.from;
    const { hits, holdFrom } = this.#set.scan(index, input, { candidates, shift: begin - this.#base });
    if (hits.length > 0) this.#find(index, { hits, begin }, found);
    this.#judged[index] = begin + holdFrom;
  }

  /** What a rule has not judged, behind its context. */
  #inputOf(index: number, fresh: number, final: boolean): ScanInput {
    const from = this.#judged[index] ?? 0;
    const begin = Math.max(this.#base, from - (this.#view.contexts[index] ?? 0));
    return {
      text: begin === this.#base ? this.#text : this.#text.slice(begin - this.#base),
      from: from - begin,
      fresh: Math.max(from, fresh) - begin,
      final,
      first: begin === 0,
    };
  }

  /** Adds hits in offsets of a text that begins at a view offset. */
  #find(
    index: number,
    { hits, begin }: { readonly hits: readonly Hit[]; readonly begin: number },
    found: RuleHit[],
  ): void {
    const rule = this.#view.rules[index]?.rule;
    for (const hit of hits) if (rule !== undefined) found.push({ rule, hit: this.#located(hit, begin) });
  }

  /** What reads nothing twice is spared the text that was kept. */
  #scanFresh(index: number, when: When, found: RuleHit[]): void {
    const { stretch, fresh, final } = when;
    const from = (this.#judged[index] ?? 0) - fresh;
    if (when.input?.from !== from)
      when.input = { text: stretch.text, from, fresh: 0, final, first: fresh === 0 };
    const { hits, holdFrom } = this.#set.scan(index, when.input, NOT_SEARCHED);
    if (hits.length > 0) this.#find(index, { hits, begin: fresh }, found);
    this.#judged[index] = fresh + holdFrom;
  }

  #located(hit: Hit, begin: number): Hit {
    return { ...hit, start: this.#rawStart(begin + hit.start), end: this.#rawEndOf(begin + hit.end) };
  }

  #rawStart(viewOffset: number): number {
    if (viewOffset >= this.#base + this.#text.length) return this.#rawEnd;
    return this.#places?.startOf(viewOffset - this.#base) ?? viewOffset + this.#shift;
  }

  #rawEndOf(viewOffset: number): number {
    return this.#places?.endOf(viewOffset - this.#base - 1) ?? viewOffset + this.#shift;
  }

  #trim(): void {
    let keep = this.#base + this.#text.length;
    const { contexts } = this.#view;
    for (let index = 0; index < contexts.length; index++)
      keep = Math.min(keep, (this.#judged[index] ?? 0) - (contexts[index] ?? 0));
    const drop = keep - this.#base;
    if (drop < SLACK) return;
    this.#text = this.#text.slice(drop);
    this.#memory.drop(drop);
    this.#base = keep;
    this.#places = this.#places?.from(drop);
  }
}
