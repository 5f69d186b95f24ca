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

/** The forms of UTF-16, which editors of some systems write, and where the high byte of a unit stands in them. */
const UTF16 = [
  { name: 'utf-16le', mark: '\xff\xfe', high: 1 },
  { name: 'utf-16be', mark: '\xfe\xff', high: 0 },
] as const;
/** Without a mark it is told by its letters: of so many units of Latin script one at most has a high byte. */
const LATIN = 8;
const FEWEST_UNITS = 8;

/** Reads UTF-8 (RFC 3629) leniently, and UTF-16: what is broken is replaced and told of. */
export class SniffedText {
  #beginning: Uint8Array | undefined = new Uint8Array(0);
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  /** True where readers may read something else. */
  #broken = false;
  #ended = false;

  /** True once it is known to be no text. */
  get refused(): boolean {
    return this.#beginning === undefined && this.#decoder === undefined;
  }

  /** True when all of it came and was text in UTF-8; not every reader knows UTF-16. */
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
    const encoding = encodingOf(all.subarray(0, BEGINNING));
    if (encoding !== undefined) this.#decoder = new TextDecoder(encoding);
    this.#broken = encoding !== 'utf-8';
    return all;
  }
}

/** What bytes that begin so are written in; undefined where they are no text. */
function encodingOf(bytes: Uint8Array): string | undefined {
  const spelled = Buffer.from(bytes.subarray(0, LONGEST_MAGIC)).toString('latin1');
  if (MAGIC.some((magic) => spelled.startsWith(magic))) return undefined;
  if (isReadable(bytes, 'utf-8')) return 'utf-8';
  const wide = UTF16.find(({ mark, high }) => spelled.startsWith(mark) || isLatin(bytes, high));
  return wide !== undefined && isReadable(bytes, wide.name) ? wide.name : undefined;
}

function isReadable(bytes: Uint8Array, encoding: string): boolean {
  // A character that the stretch ends in is left out.
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  const unreadable = text.match(UNREADABLE)?.length ?? 0;
  return text !== '' && unreadable * READABLE <= text.length;
}

/** True for units of two bytes that are nearly all of Latin script. */
function isLatin(bytes: Uint8Array, high: number): boolean {
  const units = bytes.length >> 1;
  let others = 0;
  for (let unit = 0; unit < units; unit++) if (bytes[2 * unit + high] !== 0) others++;
  return units >= FEWEST_UNITS && others * LATIN <= units;
}
