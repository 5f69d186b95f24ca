/** What is found in the texts of one question: cut into windows, and for each label the window where it is likeliest; of marked texts, in each. */
import type { Hit } from '../../core/finding.ts';
import type { Tokens } from '../tokenizer/tokenizer.ts';
import type { Reading } from './model-folder.ts';
import { windowsOf } from './windows.ts';

/** How texts are cut; tokens, without the marks of begin and end. */
export interface Cut {
  readonly size: number;
  readonly overlap: number;
}

interface Stretch {
  /** Which text it is of. */
  readonly text: number;
  readonly ids: readonly number[];
  /** UTF-16 offsets in the joined texts. */
  readonly start: number;
  readonly end: number;
}

export class Judgement {
  readonly id: number;
  readonly #reading: Reading;
  readonly #stretches: Stretch[] = [];
  readonly #marker: number | undefined;
  /** The likeliest place of each label that counts, by its number and, of marked texts, that of the text. */
  readonly #hits = new Map<number, Hit>();
  #open: number;

  constructor(
    id: number,
    texts: readonly string[],
    by: { readonly reading: Reading; readonly cut: Cut; readonly marker?: number | undefined },
  ) {
    this.id = id;
    this.#reading = by.reading;
    this.#marker = by.marker;
    let offset = 0;
    for (const [number, text] of texts.entries()) {
      this.#cut(by.reading.tokenizer.pieces.tokens(text), { number, offset }, by.cut);
      offset += text.length;
    }
    this.#open = this.#stretches.length;
  }

  get windows(): number {
    return this.#stretches.length;
  }

  /** True when every window was judged. */
  get done(): boolean {
    return this.#open === 0;
  }

  get hits(): readonly Hit[] {
    // The first one that reaches the threshold of a rule is the one that is told.
    return [...this.#hits.values()].toSorted((one, other) => other.score - one.score);
  }

  idsOf(window: number): readonly number[] {
    const ids = this.#stretches[window]?.ids ?? [];
    return this.#marker === undefined ? ids : [this.#marker, ...ids];
  }

  /** Takes how likely each label is in a window. */
  take(window: number, likely: readonly number[]): void {
    const stretch = this.#stretches[window];
    this.#open -= 1;
    if (stretch === undefined) return;
    for (const label of this.#reading.found) {
      const score = likely[label] ?? 0;
      const key =
        this.#marker === undefined ? label : label + stretch.text * this.#reading.labels.types.length;
      const known = this.#hits.get(key);
      if (known !== undefined && known.score >= score) continue;
      const type = this.#reading.labels.types[label] ?? '';
      this.#hits.set(key, { type, start: stretch.start, end: stretch.end, score });
    }
  }

  #cut({ ids, starts, ends }: Tokens, of: { number: number; offset: number }, cut: Cut): void {
    const { number: text, offset } = of;
    for (const { from, to } of windowsOf(ids.length, cut)) {
      const [start = 0, end = 0] = [starts[from], ends[to - 1]];
      this.#stretches.push({ text, ids: ids.slice(from, to), start: offset + start, end: offset + end });
    }
  }
}
