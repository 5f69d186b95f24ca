/** Tables as text: RFC 4180, in pieces of any size. */

/** One row, and the line it begins in, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const QUOTE = '"';

/** Reads rows. Line ends are CRLF, LF or CR; inside quotes they belong to the cell, and two quotes are one. */
export class CsvReader {
  readonly #delimiter: string;
  #cells: string[] = [];
  #cell = '';
  #quoted = false;
  /** The last character was a quote inside of quotes: the end of them, or the first of two. */
  #ends = false;
  #afterReturn = false;
  #line = 1;
  #begun = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  *push(text: string): Generator<CsvRow> {
    for (const character of text) {
      const row = this.#take(character);
      if (row !== undefined) yield row;
    }
  }

  /** The row that no line end closes. */
  *end(): Generator<CsvRow> {
    if (this.#cell !== '' || this.#cells.length > 0) yield this.#row();
  }

  #take(character: string): CsvRow | undefined {
    const second = this.#afterReturn && character === '\n';
    this.#afterReturn = character === '\r';
    if (this.#quoted && !this.#ends) return this.#inside(character);
    if (second) return undefined;
    if (character === '\n' || character === '\r') {
      this.#line++;
      return this.#row();
    }
    this.#outside(character);
    return undefined;
  }

  #inside(character: string): undefined {
    if (character === '\n') this.#line++;
    if (character === QUOTE) this.#ends = true;
    else this.#cell += character;
  }

  #outside(character: string): void {
    if (character === this.#delimiter) {
      this.#cells.push(this.#cell);
      this.#clear();
    } else if (character === QUOTE && this.#ends) {
      this.#cell += QUOTE;
      this.#ends = false;
    } else if (character === QUOTE && this.#cell === '') this.#quoted = true;
    else this.#cell += character;
  }

  #row(): CsvRow {
    const row = { line: this.#begun, cells: [...this.#cells, this.#cell] };
    this.#cells = [];
    this.#clear();
    this.#begun = this.#line;
    return row;
  }

  #clear(): void {
    this.#cell = '';
    this.#quoted = false;
    this.#ends = false;
  }
}
