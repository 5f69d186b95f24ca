/**
 * The gate: tells quickly where phrases may stand at all. Of each phrase two steps are listened for, those whose words
 * ordinary text has the least of; only where one follows the other, with no more words between than the phrase has room
 * for, is the text looked at word by word.
 */
import type { Heard } from '../engine/candidates.ts';
import type { Literal } from '../engine/literal-index.ts';
import { offsetOf, ownerOf } from '../engine/ordered-keys.ts';
import { COMMON, EVERYWHERE } from './common-words.ts';
import type { Phrase, Slot } from './phrase.ts';
import { type Reach, reachOf, UNKNOWN } from './phrase-reach.ts';
import { WordWalk } from './word-walk.ts';
import { beginsRun, LONGEST_PHRASE } from './words.ts';

/** How much dearer everyday words are than one that ordinary text seldom has. */
const DEAR = 300;
const DEAREST = 3000;
/** Shorter words are everyday words. */
const SHORT = 3;
const STEPS = 2;
/** Words in a row that open one stretch: where there are more, it is made so long that the next ones have nothing to add. */
const MANY = 6;
/** In place of an offset, farther than any phrase is long. */
const NOWHERE = -1_000_000;

/** A stretch of a text in which phrases may stand; half open. */
export interface Region {
  start: number;
  end: number;
}

/** Where a gate looks. */
export interface Look {
  readonly text: string;
  readonly from: number;
  /** Of the text that was searched: where the input begins. */
  readonly shift: number;
}

/** Tells where phrases may stand. */
export interface Gate {
  readonly literals: readonly Literal[];
  /** The stretches, in order and apart from each other. */
  regions(heard: Heard, look: Look): Region[];
}

/** A word that opens the gate where the earlier step of its phrase is near; of a phrase of one step by itself. */
interface Opens {
  readonly phrase: number;
  readonly alone: boolean;
  readonly reach: Reach;
}

/** What a word is in phrases. */
interface Roles {
  /** Phrases whose earlier step it is. */
  readonly earlier: number[];
  readonly opens: Opens[];
}

/** Stateless between looks. */
export class PhraseGate implements Gate {
  readonly literals: readonly Literal[];
  /** By literal. */
  readonly #roles: readonly Roles[];
  readonly #lengths: Int32Array;
  /** By phrase: where words of its earlier step began last and before that. */
  readonly #last: Int32Array;
  readonly #before: Int32Array;
  readonly #walk = new WordWalk();
  /** Words that opened the last stretch. */
  #openedBy = 0;

  constructor(phrases: readonly Phrase[]) {
    const roles = new Map<string, Roles>();
    const roleOf = (word: string): Roles => {
      const known = roles.get(word) ?? { earlier: [], opens: [] };
      roles.set(word, known);
      return known;
    };
    for (const [phrase, written] of phrases.entries()) {
      const { first, rest } = written;
      const slots = [first, ...rest];
      const [earlier = 0, later = earlier] = rarestOf(slots);
      const alone = earlier === later;
      const opens = { phrase, alone, reach: reachOf(written, earlier, later) };
      for (const word of wordsOf(slots[later] ?? first)) roleOf(word).opens.push(opens);
      if (!alone) for (const word of wordsOf(slots[earlier] ?? first)) roleOf(word).earlier.push(phrase);
    }
    this.literals = [...roles.keys()].map(literalOf);
    this.#roles = [...roles.values()];
    this.#lengths = Int32Array.from(this.literals, ({ text }) => text.length);
    this.#last = new Int32Array(phrases.length);
    this.#before = new Int32Array(phrases.length);
  }

  regions({ count, keys }: Heard, look: Look): Region[] {
    this.#last.fill(NOWHERE);
    this.#before.fill(NOWHERE);
    this.#openedBy = 0;
    const regions: Region[] = [];
    for (let at = 0; at < count; at++) {
      const key = keys[at] ?? 0;
      const literal = ownerOf(key);
      const start = offsetOf(key) - look.shift - (this.#lengths[literal] ?? 0);
      const roles = this.#roles[literal];
      if (start < look.from || roles === undefined) continue;
      if (!isLookedAt(regions, start, look)) this.#open(roles.opens, start, { look, regions });
      for (const phrase of roles.earlier) this.#note(phrase, start);
    }
    return regions;
  }

  #note(phrase: number, start: number): void {
    const last = this.#last[phrase] ?? NOWHERE;
    if (last === start) return;
    this.#before[phrase] = last;
    this.#last[phrase] = start;
  }

  /** Adds where the phrases stand that a word may complete, as one stretch. */
  #open(
    opens: readonly Opens[],
    start: number,
    on: { readonly look: Look; readonly regions: Region[] },
  ): void {
    const { text } = on.look;
    const walk = this.#walk;
    let walking = false;
    let before = -1;
    let after = -1;
    let loose = false;
    for (const { phrase, alone, reach } of opens) {
      const earlier = alone ? start : this.#earlierThan(start, phrase);
      if (start - earlier > LONGEST_PHRASE) continue;
      if (!walking) walk.begin(text, start);
      walking = true;
      if (!alone && reach !== UNKNOWN && !walk.reaches(earlier, reach.apart, reach.across)) continue;
      before = Math.max(before, reach.before);
      after = Math.max(after, reach.after);
      loose ||= reach.loose;
    }
    if (after < 0) return;
    // Marks of phrases may be part of what would else be too long to stand between two words.
    const begin = before === UNKNOWN.before ? start - LONGEST_PHRASE : walk.back(before, loose);
    this.#add({ start: begin, end: forward(text, start, after) }, start, on);
  }

  #add(
    { start, end }: Region,
    word: number,
    { look, regions }: { readonly look: Look; readonly regions: Region[] },
  ): void {
    const isNext = start <= (regions.at(-1)?.end ?? -1);
    this.#openedBy = isNext ? this.#openedBy + 1 : 1;
    const isOneOfMany = this.#openedBy > MANY;
    addRegion(regions, {
      start: Math.max(look.from, isOneOfMany ? word - LONGEST_PHRASE : start),
      end: isOneOfMany ? Math.min(look.text.length, word + 2 * LONGEST_PHRASE) : end,
    });
  }

  #earlierThan(start: number, phrase: number): number {
    const last = this.#last[phrase] ?? NOWHERE;
    return last < start ? last : (this.#before[phrase] ?? NOWHERE);
  }
}

/** Is all that a phrase with a word may be in the last stretch already? */
function isLookedAt(regions: readonly Region[], word: number, { text, from }: Look): boolean {
  const last = regions.at(-1);
  if (last === undefined || last.end < Math.min(text.length, word + LONGEST_PHRASE)) return false;
  return last.start <= Math.max(from, word - LONGEST_PHRASE);
}

/** Positions of the steps whose words ordinary text has the least of, the earlier first. */
function rarestOf(slots: readonly Slot[]): number[] {
  const byCost = [...slots.keys()].toSorted((one, other) => cost(slots[one]) - cost(slots[other]));
  return byCost.slice(0, STEPS).toSorted((one, other) => one - other);
}

/** Where a phrase is over that has at most so many runs behind the one at an offset. */
function forward(text: string, start: number, runs: number): number {
  const end = Math.min(text.length, start + LONGEST_PHRASE);
  let passed = 0;
  for (let at = start + 1; at < end; at++) if (beginsRun(text, at) && ++passed > runs) return at;
  return end;
}

/** Adds a stretch; those that it touches become one with it. None added before ends behind its end, or it is within that. */
export function addRegion(regions: Region[], region: Region): void {
  let { start, end } = region;
  for (let last = regions.at(-1); last !== undefined && start <= last.end; last = regions.at(-1)) {
    start = Math.min(start, last.start);
    end = Math.max(end, last.end);
    regions.pop();
  }
  regions.push({ start, end });
}

function literalOf(word: string): Literal {
  const stem = word.endsWith('*');
  return { text: stem ? word.slice(0, -1) : word, held: false, stands: stem ? 'begins' : 'whole' };
}

/** Of each spelling the rarest word. */
function wordsOf({ spellings }: Slot): string[] {
  return spellings.map((spelling) =>
    spelling.split(' ').reduce((best, word) => (isRarer(word, best) ? word : best)),
  );
}

function isRarer(one: string, other: string): boolean {
  return wordCost(one) < wordCost(other) || (wordCost(one) === wordCost(other) && one.length > other.length);
}

function cost(slot: Slot | undefined): number {
  return slot === undefined ? 0 : wordsOf(slot).reduce((sum, word) => sum + wordCost(word), 0);
}

function wordCost(word: string): number {
  const letters = word.replace(/\*$/, '');
  if (EVERYWHERE.has(letters)) return DEAREST;
  if (COMMON.has(letters)) return DEAR;
  return letters.length < SHORT && letters.charCodeAt(0) < 0x80 ? DEAR : 1;
}
