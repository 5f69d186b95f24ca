/**
 * Strange texts: what the documents of a stream say at a place that its format does not know. A whole answer has such a text
 * in one string; a stream may bring it piece by piece, and whoever knows the place puts the pieces together.
 */
import type { Channel } from '../../core/segment.ts';
import type { TextPiece } from './token-sink.ts';

/** Texts that are followed at once; the one that rests longest is given up for another. */
const MOST_TEXTS = 256;

interface Strange {
  readonly whole: Channel;
  /** What every string there has said so far: an id, say, that each event repeats. Undefined once one said something else. */
  label: string | undefined;
}

/** The texts of one stream. */
export class StrangeTexts {
  readonly #texts = new Map<string, Strange>();

  /**
   * The text that a string is a part of, the same for all strings of one key. Undefined for a string that says what all
   * before it have said: it carries nothing on.
   */
  of(key: string, path: string, { text, last }: TextPiece): Channel | undefined {
    const known = this.#texts.get(key);
    if (known === undefined) return this.#begin(key, path, last ? text : undefined);
    this.#texts.delete(key);
    this.#texts.set(key, known);
    if (last && text === known.label) return undefined;
    known.label = undefined;
    return known.whole;
  }

  #begin(key: string, path: string, label: string | undefined): Channel {
    const [oldest] = this.#texts.keys();
    if (oldest !== undefined && this.#texts.size >= MOST_TEXTS) this.#texts.delete(oldest);
    const whole: Channel = { path, role: 'unknown', settled: true, unbroken: true };
    this.#texts.set(key, { whole, label });
    return whole;
  }
}
