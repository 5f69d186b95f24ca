/** Spelled views: one channel's text in all the spellings that rules read: as it came, folded, and decoded. */
import type { Channel } from '../core/segment.ts';
import { rawStretch, type Stretch } from '../detectors/stretch.ts';
import { Spellings } from '../detectors/views/spellings.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { NestedText } from './nested.ts';
import type { RuleView, RuleViews } from './rule-views.ts';
import { type RuleHit, View } from './view.ts';

/** The rules that read a channel. */
export interface ReadBy extends RuleViews {
  /** Those that were made for this exchange. */
  readonly bound?: RuleViews | undefined;
  /** The one for what is encoded deeper than it is decoded. */
  readonly nested?: CompiledRule | undefined;
}

/** The views of one channel. */
export class SpelledViews {
  readonly #raw: readonly View[];
  readonly #folded: readonly View[];
  readonly #spellings: Spellings;
  readonly #decodedRules: readonly RuleView[];
  /** By level; there once something was decoded. */
  readonly #decoded: (readonly View[])[] = [];
  readonly #nested: NestedText | undefined;
  /** Raw offset up to which it is settled what the text spells. */
  #told = 0;
  /** Raw offset up to which every rule has judged every spelling. */
  cleared = 0;

  constructor(rules: ReadBy, of?: Channel) {
    const all = rules.bound === undefined ? [rules] : [rules, rules.bound];
    this.#raw = viewsOf(
      all.map(({ raw }) => raw),
      of,
    );
    this.#folded = viewsOf(all.map(({ folded }) => folded));
    this.#decodedRules = all.map(({ decoded }) => decoded);
    this.#nested = rules.nested && new NestedText(rules.nested);
    const decodes = this.#decodedRules.some((view) => view.rules.length > 0);
    this.#spellings = new Spellings(decodes, this.#nested !== undefined);
  }

  /** True while the text may not end here. */
  get unfinished(): boolean {
    for (const view of this.#raw) if (view.unfinished) return true;
    return false;
  }

  /** Takes the raw text that begins at an offset; `final` when none follows. */
  push(fresh: string, at: number, final: boolean): RuleHit[] {
    const found: RuleHit[] = [];
    if (this.#raw.length > 0) {
      const stretch = rawStretch(fresh, at);
      for (const view of this.#raw) view.push(stretch, final, found);
    }
    this.#told = at + fresh.length;
    if (this.#folded.length > 0) this.#spell({ fresh, at, final }, found);
    this.cleared = Math.min(this.#told, clearedBy(this.#raw), clearedBy(this.#folded));
    for (const views of this.#decoded)
      if (views !== undefined) this.cleared = Math.min(this.cleared, clearedBy(views));
    return found;
  }

  /** Gives the rules that do not read the text as it came what it spells. */
  #spell({ fresh, at, final }: { fresh: string; at: number; final: boolean }, found: RuleHit[]): void {
    const { folded, decoded, deeper } = this.#spellings.push(fresh, at, final);
    this.#told = (deeper ?? decoded.at(-1) ?? folded).until;
    if (deeper !== undefined) found.push(...(this.#nested?.push(deeper) ?? []));
    for (const view of this.#folded) view.push(folded, final, found);
    for (let level = 0; level < decoded.length; level++) {
      const stretch = decoded[level];
      // Most texts decode nothing.
      if (stretch !== undefined && (stretch.text !== '' || this.#decoded[level] !== undefined))
        this.#decode(level, stretch, { final, found });
    }
  }

  #decode(
    level: number,
    stretch: Stretch,
    { final, found }: { readonly final: boolean; readonly found: RuleHit[] },
  ): void {
    this.#decoded[level] ??= viewsOf(this.#decodedRules);
    for (const view of this.#decoded[level]) view.push(stretch, final, found);
  }
}

function viewsOf(rules: readonly RuleView[], of?: Channel): readonly View[] {
  return rules.filter((view) => view.rules.length > 0).map((view) => new View(view, of));
}

function clearedBy(views: readonly View[]): number {
  let cleared = Number.POSITIVE_INFINITY;
  for (const view of views) if (view.cleared < cleared) cleared = view.cleared;
  return cleared;
}
