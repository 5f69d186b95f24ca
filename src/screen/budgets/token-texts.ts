/** Counts the tokens of texts that come in pieces: the sum is that of the whole texts, however they were cut. */
import type { CountTokens } from '../../core/budgets.ts';
import type { Channel, TextRun } from '../../core/segment.ts';

/** Characters that are counted one by one; of what follows the first of them tell how many tokens it may be. */
const COUNTED_WHOLE = 65_536;
/** A stretch without a space is counted in pieces of that length. */
const LONGEST_WORD = 96;
/** Of four bytes at least one is a token, whatever the text began with. */
const LEAST_SHARE = 0.25;

/** The last word of a text that may go on. */
interface OpenWord {
  text: string;
  tokens: number;
}

/** The tokens of one message. */
export class TokenTexts {
  readonly #count: CountTokens;
  readonly #open = new Map<Channel, OpenWord>();
  #total = 0;
  #characters = 0;
  #bytes = 0;

  constructor(count: CountTokens) {
    this.#count = count;
  }

  /** Of all that came. */
  get total(): number {
    return Math.ceil(this.#total);
  }

  /** Takes the next piece of a text. */
  take({ channel, text, last }: TextRun): void {
    if (this.#characters > COUNTED_WHOLE) {
      const share = Math.max(this.#total / Math.max(1, this.#bytes), LEAST_SHARE);
      const bytes = Buffer.byteLength(text);
      this.#bytes += bytes;
      this.#total += bytes * share;
      return;
    }
    this.#characters += text.length;
    this.#bytes += Buffer.byteLength(text);
    this.#word(channel, text, last);
  }

  #word(channel: Channel, text: string, last: boolean): void {
    const before = this.#open.get(channel);
    const whole = (before?.text ?? '') + text;
    this.#total -= before?.tokens ?? 0;
    const from = last ? whole.length : lastWord(whole);
    const rest = whole.slice(from);
    const open = rest === '' ? undefined : { text: rest, tokens: this.#count(rest) };
    this.#total += this.#count(whole.slice(0, from)) + (open?.tokens ?? 0);
    if (open === undefined) this.#open.delete(channel);
    else this.#open.set(channel, open);
  }
}

/** Where the last word begins that may go on: no token crosses a single space between two other characters. */
function lastWord(text: string): number {
  let from = text.lastIndexOf(' ');
  while (from > 0 && !(isWord(text, from - 1) && isWord(text, from + 1)))
    from = text.lastIndexOf(' ', from - 1);
  from = Math.max(from, 0);
  return text.length - from > LONGEST_WORD ? text.length : from;
}

function isWord(text: string, at: number): boolean {
  return /^\S/.test(text.charAt(at));
}
