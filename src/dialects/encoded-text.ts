/** Text that stands encoded in a string: in a data URL (RFC 2397) or in Base64 (RFC 4648); decoded while it comes. */
import { base64Bytes, type Decode, percentBytes } from './encoded-bytes.ts';
import { SniffedText } from './sniffed-text.ts';

/** Readers of URLs drop ends of lines and blanks in front (WHATWG URL, section 4.4). */
const DATA_URL = /^\s*data:[^\s,;]*(?:[,;]|$)/i;
const BASE64_URL = /;\s*base64\s*$/i;
const CHARSET = /;\s*charset\s*=\s*"?([^;"\s]*)/i;
const UTF8_NAMES = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);

const BASE64 = /^[A-Za-z0-9+/=_\s-]{4,}$/;

/** Characters of a data URL before its comma. */
const LONGEST_HEAD = 1024;

/** True for the beginning of a data URL; 128 characters tell. */
export function isDataUrl(beginning: string): boolean {
  return DATA_URL.test(beginning.replaceAll(/[\t\r\n]/g, ''));
}

/** What decodes a string that begins so (128 characters, or all of it); undefined where nothing is encoded. */
export function encodedText(beginning: string): EncodedText | undefined {
  const url = isDataUrl(beginning);
  return url || BASE64.test(beginning) ? new EncodedText(url) : undefined;
}

/** One string. Whether it holds text is told by what its data begins with, never by the type that it claims. */
export class EncodedText {
  /** What stands before the comma of a data URL, until all of it came; text too. */
  #head: string | undefined;
  #decode: Decode | undefined;
  #foreign = false;
  readonly #text = new SniffedText();
  #before = '';

  constructor(url: boolean) {
    if (url) this.#head = '';
    else this.#decode = base64Bytes();
  }

  /** True when all that came was read as text. */
  get readable(): boolean {
    return this.#text.whole && !this.#foreign;
  }

  /** Takes the next characters; returns the text that they bring, which is empty where the data is no text. */
  push(characters: string, last: boolean): string {
    const body = this.#head === undefined ? characters : this.#readHead(this.#head + characters, last);
    if (this.#decode === undefined || this.#text.refused) return '';
    const text = this.#text.push(this.#decode(body, last), last);
    if (text === '') return '';
    const whole = this.#before + text;
    this.#before = '';
    return whole;
  }

  /** Returns what stands behind the head. A URL without a comma is text as it is. */
  #readHead(head: string, last: boolean): string {
    const comma = head.indexOf(',');
    const found = comma >= 0 && comma <= LONGEST_HEAD;
    if (!found && !last && head.length <= LONGEST_HEAD) {
      this.#head = head;
      return '';
    }
    this.#head = undefined;
    const type = found ? head.slice(0, comma) : '';
    this.#decode = BASE64_URL.test(type) ? base64Bytes() : percentBytes();
    const charset = CHARSET.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
    this.#foreign = !UTF8_NAMES.has(charset);
    if (found) this.#before = head.slice(0, comma + 1);
    return found ? head.slice(comma + 1) : head;
  }
}
