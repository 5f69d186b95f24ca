/** Data of a URL whose head does not end in "base64", and that some readers take for Base64 all the same. */
import { base64Bytes } from './encoded-bytes.ts';
import { SniffedText } from './sniffed-text.ts';

/** Fewer characters decode to something readable by chance. */
const SHORTEST = 24;
const OTHER = /[^A-Za-z0-9+/=_\s-]/;
/** Some readers take what follows these words, wherever they stand. */
const WORDS = 'base64,';

/** Told while it comes. */
export class MaybeBase64 {
  readonly #decode = base64Bytes();
  readonly #text = new SniffedText();
  #length = 0;
  #other = false;
  #named = false;
  #end = '';

  /** True when its data is Base64 throughout, says so, or is text when it is decoded as such. */
  get likely(): boolean {
    const reads = !this.#other || !this.#text.refused;
    return this.#named || (reads && this.#length >= SHORTEST);
  }

  /** Takes the next characters. */
  push(characters: string, last: boolean): void {
    const text = this.#end + characters.toLowerCase();
    this.#named ||= text.includes(WORDS);
    this.#end = text.slice(1 - WORDS.length);
    this.#length += characters.length;
    this.#other ||= OTHER.test(characters);
    if (!this.#text.refused) this.#text.push(this.#decode(characters, last), last);
  }
}
