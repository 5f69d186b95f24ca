/** The progress of a verb that works through rows: a bar on a terminal, nothing anywhere else. */

/** Milliseconds between two drawings. */
const EACH = 100;
const WIDTH = 24;
const CLEAR = '\r\x1b[K';

/** Where it is drawn. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How far the work is. */
export interface Done {
  readonly rows: number;
  /** Bytes of rows. */
  readonly bytes: number;
  /** From 0 to 1; undefined when nobody knows how much there is. */
  readonly part: number | undefined;
}

/** Draws at most ten times a second; `now` is a clock in milliseconds. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #now: () => number;
  readonly #begun: number;
  #drawn: number;
  #shown = false;

  constructor(terminal: Terminal, now: () => number) {
    this.#terminal = terminal;
    this.#now = now;
    this.#begun = now();
    this.#drawn = this.#begun;
  }

  /** Says how far the work is. */
  step(done: () => Done): void {
    if (this.#terminal.isTTY !== true) return;
    const now = this.#now();
    if (now - this.#drawn < EACH) return;
    this.#drawn = now;
    this.#shown = true;
    this.#terminal.write(`${CLEAR}${barText(done(), now - this.#begun)}`);
  }

  /** Makes room for a line of output. */
  hide(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.#terminal.write(CLEAR);
  }

  /** Says what was done in all. */
  end(done: Done): void {
    this.hide();
    if (this.#terminal.isTTY === true)
      this.#terminal.write(`${factsText(done, this.#now() - this.#begun)}\n`);
  }
}

/** The bar as text: `[######------] 50%  1,234 rows  12.3 MB/s`. */
export function barText(done: Done, milliseconds: number): string {
  const facts = factsText(done, milliseconds);
  if (done.part === undefined) return facts;
  const part = Math.min(1, Math.max(0, done.part));
  const full = Math.round(part * WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${Math.floor(part * 100)}%  ${facts}`;
}

function factsText({ rows, bytes }: Done, milliseconds: number): string {
  const speed = milliseconds > 0 ? bytes / 1000 / milliseconds : 0;
  return `${rows.toLocaleString('en-US')} rows  ${speed.toFixed(1)} MB/s`;
}
