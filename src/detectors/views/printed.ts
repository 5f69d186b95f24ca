/** Bytes as text that can be read: UTF-8 (RFC 3629) without control characters. */

/** The byte is no part of such text. */
export const UNREADABLE = -1;
/** The byte begins a character, or goes on with it. */
export const UNFINISHED = -2;

/** Reads byte after byte. */
export class PrintedBytes {
  #point = 0;
  #missing = 0;
  /** The least code point that takes as many bytes. */
  #least = 0;

  /** True between the bytes of one character. */
  get unfinished(): boolean {
    return this.#missing > 0;
  }

  /** Forgets what it has read. */
  begin(): this {
    this.#missing = 0;
    return this;
  }

  copy(): PrintedBytes {
    const other = new PrintedBytes();
    other.#point = this.#point;
    other.#missing = this.#missing;
    other.#least = this.#least;
    return other;
  }

  /** The code point that this byte completes, or one of the two above. NUL passes: text in UTF-16 is full of it. */
  push(byte: number): number {
    if (this.#missing > 0) return this.#follow(byte);
    if (byte < 0x80) return isPrinted(byte) ? byte : UNREADABLE;
    if (byte < 0xc2 || byte > 0xf4) return UNREADABLE;
    this.#missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    this.#least = [0, 0x80, 0x800, 0x10000][this.#missing] ?? 0;
    this.#point = byte & (0x3f >> this.#missing);
    return UNFINISHED;
  }

  #follow(byte: number): number {
    if (byte < 0x80 || byte > 0xbf) return UNREADABLE;
    this.#point = this.#point * 64 + (byte & 0x3f);
    if (--this.#missing > 0) return UNFINISHED;
    const point = this.#point;
    const isPair = point >= 0xd800 && point <= 0xdfff;
    return point < this.#least || point > 0x10ffff || isPair || !isPrinted(point) ? UNREADABLE : point;
  }
}

function isPrinted(point: number): boolean {
  if (point >= 0x20) return point < 0x7f || point > 0x9f;
  return point === 0 || (point >= 0x09 && point <= 0x0d);
}
