/** Kinds of lines, told by what they begin with, while they come. */
import type { Counts } from './counts.ts';

const NEWLINE = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;
const DOT = 0x2e;
const PARENTHESIS = 0x29;
const HASH = 0x23;
const BAR = 0x7c;
const ENDS_LIST = new Set([SPACE, TAB]);
const BULLETS = new Set([...'-*+'].map((mark) => mark.charCodeAt(0)));
const DATA = new Set([...'{}[]"<'].map((mark) => mark.charCodeAt(0)));
const FENCES = new Set([...'`~'].map((mark) => mark.charCodeAt(0)));
const FENCE = 3;

/** What a line may still become. */
type Beginning = 'blank' | 'bullet' | 'number' | 'numbered' | 'heading' | 'fence' | 'none';

export class LineKinds {
  #beginning: Beginning = 'blank';
  /** True before the first character of a line. */
  #fresh = true;
  #fence = 0;
  #inFence = false;

  /** Takes one unit. */
  take(unit: number, { sums }: Counts): void {
    if (unit === NEWLINE) {
      this.#fresh = true;
      this.#beginning = 'blank';
      this.#fence = 0;
      return;
    }
    if (this.#fresh) sums.lines++;
    this.#fresh = false;
    if (this.#inFence) sums.fenced++;
    if (this.#beginning !== 'none') this.#beginning = this.#next(unit, sums);
  }

  #next(unit: number, sums: Counts['sums']): Beginning {
    switch (this.#beginning) {
      case 'blank':
        return this.#first(unit, sums);
      case 'bullet':
      case 'numbered':
        if (ENDS_LIST.has(unit)) sums.listLines++;
        return 'none';
      case 'number':
        if (isDigit(unit)) return 'number';
        return unit === DOT || unit === PARENTHESIS ? 'numbered' : 'none';
      case 'heading':
        if (unit === HASH) return 'heading';
        if (unit === SPACE) sums.headings++;
        return 'none';
      default:
        return this.#mark(unit);
    }
  }

  #first(unit: number, sums: Counts['sums']): Beginning {
    if (unit === SPACE || unit === TAB) return 'blank';
    if (BULLETS.has(unit)) return 'bullet';
    if (isDigit(unit)) return 'number';
    if (unit === HASH) return 'heading';
    if (FENCES.has(unit)) return this.#mark(unit);
    if (unit === BAR) sums.tableLines++;
    if (DATA.has(unit)) sums.dataLines++;
    return 'none';
  }

  #mark(unit: number): Beginning {
    if (!FENCES.has(unit)) return 'none';
    this.#fence++;
    if (this.#fence < FENCE) return 'fence';
    this.#inFence = !this.#inFence;
    return 'none';
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
