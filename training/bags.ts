/** Bags: texts as the linear tier reads them, each a row of features cut into pieces; a window is a slice of that row. */
import { Grams, PLACES, WORD_PLACES } from '../src/detectors/learned/grams.ts';
import { MOST_PIECES, Pieces } from '../src/detectors/learned/pieces.ts';
import { spell } from '../src/detectors/views/spellings.ts';

/** A slice of the features of all texts. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Features of any number of texts, one behind the other. */
export class Bags {
  features = new Int32Array(1 << 24);
  size = 0;
  /** By text: where its pieces end, by reading; each reading begins with where its first piece begins. */
  readonly texts: Int32Array[][] = [];

  /** Reads a text in the spellings that scanners read; returns its number. */
  add(text: string): number {
    const { folded, decoded } = spell(text, true);
    const readings = [folded, ...decoded].filter((reading) => reading.text !== '');
    return this.texts.push(readings.map((reading) => this.#read(reading.text))) - 1;
  }

  /** The largest windows of a text, which together cover it. */
  cover(text: number): Window[] {
    const windows: Window[] = [];
    for (const bounds of this.texts[text] ?? [])
      for (let end = bounds.length - 1; end > 0; end -= MOST_PIECES)
        windows.push({ from: bounds[Math.max(0, end - MOST_PIECES)] ?? 0, to: bounds[end] ?? 0 });
    return windows;
  }

  /**
   * By place: the square of what a feature counts, 1 on average; the fewer of the texts have it the more, by the logarithm
   * of their share to the power of `rarity`; words `words` times as much as characters.
   */
  gains(
    texts: readonly number[],
    { rarity, words }: { readonly rarity: number; readonly words: number },
  ): Float32Array {
    const having = this.#having(texts);
    const gains = Float32Array.from(
      having,
      (count, place) =>
        Math.log((texts.length + 1) / (count + 1)) ** (2 * rarity) * (place < WORD_PLACES ? 1 : words),
    );
    let all = 0;
    for (let at = 0; at < this.size; at++) all += gains[this.features[at] as number] as number;
    return gains.map((gain) => (gain * this.size) / all);
  }

  /** By place: how many texts have it. */
  #having(texts: readonly number[]): Float64Array {
    const having = new Float64Array(PLACES);
    const last = new Int32Array(PLACES).fill(-1);
    const bounded = texts.flatMap((text) => (this.texts[text] ?? []).map((bounds) => ({ text, bounds })));
    for (const { text, bounds } of bounded)
      for (let at = bounds[0] ?? 0; at < (bounds.at(-1) ?? 0); at++) {
        const place = this.features[at] as number;
        if (last[place] !== text) (having[place] as number)++;
        last[place] = text;
      }
    return having;
  }

  #read(text: string): Int32Array {
    const grams = new Grams();
    const pieces = new Pieces();
    const bounds = [this.size];
    for (let at = 0; at < text.length; ) {
      const end = pieces.read(text, at);
      grams.read(text, at, end);
      this.#put(grams);
      if (!pieces.open) bounds.push(this.size);
      at = end;
    }
    grams.end();
    this.#put(grams);
    if (pieces.open) bounds.push(this.size);
    return Int32Array.from(bounds);
  }

  #put({ found, count }: Grams): void {
    if (this.size + count > this.features.length) {
      const larger = new Int32Array(this.features.length * 2);
      larger.set(this.features);
      this.features = larger;
    }
    for (let at = 0; at < count; at++) this.features[this.size++] = found[at] ?? 0;
  }
}
