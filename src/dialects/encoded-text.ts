/** Text that stands encoded in a string: in a data URL (RFC 2397) or in Base64 (RFC 4648); decoded while it comes. */
import { base64Bytes, type Decode, percentBytes } from './encoded-bytes.ts';
import { MaybeBase64 } from './maybe-base64.ts';
import { SniffedText } from './sniffed-text.ts';

/** Readers of URLs drop ends of lines, and blanks and controls in front (WHATWG URL, section 4.4). */
const DROPPED = /^[\0-\x20\s]+|[\t\r\n]/g;
/** Blanks may stand in the type (WHATWG Fetch, section 6), which words do not look like. */
const DATA_URL = /^data:(?:[^\s,;]*(?:[,;]|$)|[^,]*[/;])/i;
/** Some readers look for the word at the end of the head, some anywhere. */
const BASE64_URL = /;\s*base64\s*$/i;
const BASE64_WITHIN = /;\s*base64\s*;/i;
const CHARSET = /;\s*charset\s*=\s*"?([^;"\s]*)/i;
const UTF8_NAMES = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);

const BEHIND_PADDING = /=[=\s]*[A-Za-z0-9+/_-]/;
const PADDED = /=[=\s]*$/;
/** Fewer characters hold nothing. */
const SHORTEST = 4;

/** Characters of a data URL before its comma. */
const LONGEST_HEAD = 1024;

/** True for the beginning of a data URL; 128 characters tell. */
export function isDataUrl(beginning: string): boolean {
  return DATA_URL.test(beginning.replaceAll(DROPPED, ''));
}

/**
 * What decodes a string that begins so (128 characters, or all of it); undefined where nothing can be encoded. Many
 * readers pass over what is not of Base64, so that nearly every string may be.
 */
export function encodedText(beginning: string): EncodedText | undefined {
  const url = isDataUrl(beginning);
  return url || beginning.length >= SHORTEST ? new EncodedText(url) : undefined;
}

/** One string. Whether it holds text is told by what its data begins with, never by the type that it claims. */
export class EncodedText {
  /** What stands before the comma of a data URL, until all of it came; text too. */
  #head: string | undefined;
  #decode: Decode | undefined;
  /** True where other readers may read something else. */
  #foreign = false;
  /** Of data that is no Base64 by its head. */
  #maybe: MaybeBase64 | undefined;
  /** The sign, where Base64 has come up to its padding. */
  #padding = '';
  readonly #text = new SniffedText();
  #before = '';

  constructor(url: boolean) {
    if (url) this.#head = '';
    else this.#decode = base64Bytes();
  }

  /** True when all that came was read as text. */
  get readable(): boolean {
    return this.#text.whole && !this.#foreign && this.#maybe?.likely !== true;
  }

  /** Takes the next characters; returns the text that they bring, which is empty where the data is no text. */
  push(characters: string, last: boolean): string {
    const body = this.#head === undefined ? characters : this.#readHead(this.#head + characters, last);
    if (this.#decode === undefined || this.#text.refused) return '';
    if (this.#maybe === undefined) this.#followPadding(body);
    else this.#maybe.push(body, last);
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
    const within = BASE64_WITHIN.test(type);
    const packed = within || BASE64_URL.test(type);
    this.#decode = packed ? base64Bytes() : percentBytes();
    if (found && !packed) this.#maybe = new MaybeBase64();
    const charset = CHARSET.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
    this.#foreign = within || !UTF8_NAMES.has(charset);
    if (found) this.#before = head.slice(0, comma + 1);
    return found ? head.slice(comma + 1) : head;
  }

  /** Readers differ in what they make of data behind padding. */
  #followPadding(body: string): void {
    const text = this.#padding + body;
    this.#foreign ||= BEHIND_PADDING.test(text);
    this.#padding = PADDED.test(text) ? '=' : '';
  }
}
