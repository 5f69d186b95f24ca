/** Bytes that may be text: what they begin with decides; then all of them are read. */

/** How many bytes decide. */
const BEGINNING = 512;
const LONGEST_MAGIC = 8;
/** Text has at most one character in so many that nobody can read. */
const READABLE = 16;

/** What text does not have: control characters but tabs and ends of lines and pages, and what could not be read. */
const UNREADABLE = /(?![\t\n\f\r])[\p{Cc}\ufffd]/gu;
/** What files begin with that are no text although much of them may read so: PDF, PNG, JPEG, ZIP, gzip, sound. */
const MAGIC = [
  ...['%PDF-', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'PK\x03\x04', '\x1f\x8b'],
  ...['ID3\x02\0', 'ID3\x03\0', 'ID3\x04\0', 'OggS\0', 'fLaC\0'],
];

/** Reads UTF-8 (RFC 3629) leniently: what is broken is replaced and told of. */
export class SniffedText {
  #beginning: Uint8Array | undefined = new Uint8Array(0);
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #broken = false;
  #ended = false;

  /** True once it is known to be no text. */
  get refused(): boolean {
    return this.#beginning === undefined && this.#decoder === undefined;
  }

  /** True when all of it came and was text. */
  get whole(): boolean {
    return this.#ended && this.#decoder !== undefined && !this.#broken;
  }

  /** Takes the next bytes; returns the text that is complete with them. */
  push(bytes: Uint8Array, last: boolean): string {
    this.#ended ||= last;
    const taken = this.#beginning === undefined ? bytes : this.#decide(this.#beginning, bytes);
    if (this.#decoder === undefined) return '';
    const text = this.#decoder.decode(taken, { stream: !last });
    this.#broken ||= text.includes('\ufffd');
    return text;
  }

  /** Depends on the first bytes only, and on none of them before all are there: chunking does not matter. */
  #decide(before: Uint8Array, bytes: Uint8Array): Uint8Array {
    const all = before.length === 0 ? bytes : Buffer.concat([before, bytes]);
    if (all.length < BEGINNING && !this.#ended) {
      this.#beginning = all;
      return all;
    }
    this.#beginning = undefined;
    if (isReadable(all.subarray(0, BEGINNING))) this.#decoder = new TextDecoder();
    return all;
  }
}

function isReadable(bytes: Uint8Array): boolean {
  // A character that the stretch ends in is left out.
  const text = new TextDecoder().decode(bytes, { stream: true });
  const unreadable = text.match(UNREADABLE)?.length ?? 0;
  if (text === '' || unreadable * READABLE > text.length) return false;
  const spelled = Buffer.from(bytes.subarray(0, LONGEST_MAGIC)).toString('latin1');
  return !MAGIC.some((magic) => spelled.startsWith(magic));
}
