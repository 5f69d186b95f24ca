/** Spelled views: one channel's text in all the spellings that rules read: as it came, folded, and decoded. */
import { rawStretch, type Stretch } from '../detectors/stretch.ts';
import { Spellings } from '../detectors/views/spellings.ts';
import type { RuleView, RuleViews } from './rule-views.ts';
import { type RuleHit, View } from './view.ts';

/** The views of one channel. */
export class SpelledViews {
  readonly #raw: View | undefined;
  readonly #folded: View | undefined;
  readonly #spellings: Spellings;
  readonly #decodedRules: RuleView;
  /** By level; there once something was decoded. */
  readonly #decoded: (View | undefined)[] = [];
  /** Raw offset up to which it is settled what the text spells. */
  #told = 0;

  constructor({ raw, folded, decoded }: RuleViews) {
    this.#raw = raw.rules.length > 0 ? new View(raw) : undefined;
    this.#folded = folded.rules.length > 0 ? new View(folded) : undefined;
    this.#spellings = new Spellings(decoded.rules.length > 0);
    this.#decodedRules = decoded;
  }

  /** Raw offset up to which every rule has judged every spelling. */
  get cleared(): number {
    let cleared = this.#told;
    for (const view of [this.#raw, this.#folded, ...this.#decoded])
      if (view !== undefined && view.cleared < cleared) cleared = view.cleared;
    return cleared;
  }

  /** Takes the raw text that begins at an offset; `final` when none follows. */
  push(fresh: string, at: number, final: boolean): RuleHit[] {
    const found = this.#raw?.push(rawStretch(fresh, at), final) ?? [];
    this.#told = at + fresh.length;
    if (this.#folded === undefined) return found;
    const { folded, decoded } = this.#spellings.push(fresh, at, final);
    this.#told = (decoded.at(-1) ?? folded).until;
    found.push(...this.#folded.push(folded, final));
    for (const [level, stretch] of decoded.entries()) found.push(...this.#decode(level, stretch, final));
    return found;
  }

  #decode(level: number, stretch: Stretch, final: boolean): readonly RuleHit[] {
    if (stretch.text !== '') this.#decoded[level] ??= new View(this.#decodedRules);
    return this.#decoded[level]?.push(stretch, final) ?? [];
  }
}
