/** One number or word (`true`, `false`, `null`) of JSON, in any chunking. */
import { byteAt } from './bytes.ts';
import { asBuffer, decodeText } from './decode.ts';
import { isPlain, LONGEST_NUMBER, mayEnd, NUMBER_START, nextNumberState } from './number.ts';

interface Word {
  readonly spelling: string;
  readonly value: boolean | null;
}

const WORDS = new Map<number, Word>([
  [0x74, { spelling: 'true', value: true }],
  [0x66, { spelling: 'false', value: false }],
  [0x6e, { spelling: 'null', value: null }],
]);

const TOO_LONG = `A number in the JSON has more than ${LONGEST_NUMBER} characters; shorten it.`;
const BAD_NUMBER = 'The JSON holds a number that RFC 8259 does not allow; write it in plain digits.';
const BAD_WORD = 'The JSON holds a word other than true, false and null; quote it.';

/** Reads one scalar after the other. */
export class Scalar {
  #word: Word | undefined;
  #state = NUMBER_START;
  #value = 0;
  /** Bytes taken. */
  length = 0;
  /** How a number is spelled, as far as it was taken. */
  spelling = '';

  /** Makes ready for the scalar that begins with that byte; false when none does. */
  begin(byte: number): boolean {
    this.#word = WORDS.get(byte);
    this.#state = NUMBER_START;
    this.#value = 0;
    this.length = 0;
    this.spelling = '';
    return this.#word !== undefined || byte === 0x2d || (byte >= 0x30 && byte <= 0x39);
  }

  /** True when nothing can follow, so that the end of the chunk does not matter. */
  get complete(): boolean {
    return this.#word !== undefined
      ? this.length === this.#word.spelling.length
      : this.length > LONGEST_NUMBER;
  }

  /** Takes bytes while they continue the scalar; returns where it stopped. */
  scan(bytes: Uint8Array, from: number): number {
    const at = this.#word === undefined ? this.#digits(bytes, from) : this.#letters(bytes, from, this.#word);
    this.length += at - from;
    return at;
  }

  /** The value (NaN for all numbers but plain integers), or the complaint as a text. */
  finish(): number | boolean | null | string {
    if (this.#word !== undefined) return this.complete ? this.#word.value : BAD_WORD;
    if (this.complete) return TOO_LONG;
    return mayEnd(this.#state) ? this.#value : BAD_NUMBER;
  }

  #letters(bytes: Uint8Array, from: number, { spelling }: Word): number {
    let at = from;
    let index = this.length;
    while (at < bytes.length && index < spelling.length && byteAt(bytes, at) === spelling.charCodeAt(index)) {
      at++;
      index++;
    }
    return at;
  }

  /** Vectors are long lists of numbers. */
  #digits(bytes: Uint8Array, from: number): number {
    const end = Math.min(bytes.length, from + LONGEST_NUMBER + 1 - this.length);
    let at = from;
    let state = this.#state;
    let value = this.#value;
    for (; at < end; at++) {
      const byte = byteAt(bytes, at);
      const next = nextNumberState(state, byte);
      if (next === -1) break;
      state = next;
      value = isPlain(next) ? value * 10 + (byte - 0x30) : Number.NaN;
    }
    this.#state = state;
    this.#value = value;
    const spelled = { start: from, end: at, ascii: true, escaped: false };
    if (at > from) this.spelling += decodeText(asBuffer(bytes), spelled);
    return at;
  }
}
