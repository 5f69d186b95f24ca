/** Words cut by a mark or the end of a line, put together where that makes one of the key words. */
import { isBlank, isLetter } from '../../characters.ts';
import { type Stretch, StretchBuilder } from '../../stretch.ts';
import { holdingRare } from './rare-words.ts';
import type { Holds } from './words.ts';

const CUT = /(?:-?\r?\n|[-_.*|~^+`'"])(?=[a-z])(?<=[a-z](?:-?\r?\n|.))/gi;
/** Characters of a word that are looked at on each side of a cut. */
const REACH = 24;
/** Characters of which it is told at once, for all cuts among them. */
const SPAN = 512;
const NO_LETTERS = /[^a-z]+/gi;

/** Letters of a row: no key word is shorter. */
const ROW = 4;
/** Places for rows; a power of two. */
const ROWS = 1 << 15;

/** Where a word is cut: the mark, or the end of the line. */
interface Cut {
  readonly at: number;
  readonly end: number;
}

/** What is known of the cuts whose words end before an offset: may one of them hide a key word? */
interface Span {
  until: number;
  mayHide: boolean;
}

/** Tells whether letters around a cut make a key word. */
export class CutWords {
  readonly #holds: Holds;
  /** Rows of four letters that a key word has; by place: 1 where one of them stands. */
  readonly #known = new Set<number>();
  readonly #rows = new Uint8Array(ROWS);

  /** Key words of four letters and more. */
  constructor(keys: readonly string[]) {
    this.#holds = holdingRare(keys);
    for (const key of keys) {
      let row = 0;
      for (let at = 0; at < key.length; at++) {
        row = nextRow(row, key.charCodeAt(at));
        if (at < ROW - 1) continue;
        this.#known.add(row);
        this.#rows[placeOf(row)] = 1;
      }
    }
  }

  /** The text without what cuts words, where that makes one of the key words. */
  uncut(stretch: Stretch): Stretch | undefined {
    const { text } = stretch;
    const span = { until: 0, mayHide: true };
    CUT.lastIndex = 0;
    while (CUT.test(text)) {
      const end = CUT.lastIndex;
      const cut = { at: cutBefore(text, end), end };
      if (this.#mayHide(text, cut, span) && this.#hides(text, cut)) return withoutCuts(stretch);
    }
    return undefined;
  }

  /**
   * False for nearly all cuts: a key word that goes over a gap between letters, this one or another one in reach, has a row
   * of four that does. bench: views
   */
  #mayHide(text: string, { at, end }: Cut, span: Span): boolean {
    let row = 0;
    for (let place = at - ROW + 1; place < at; place++) row = nextRow(row, text.charCodeAt(place));
    for (let place = end; place < end + ROW - 1; place++) {
      row = nextRow(row, text.charCodeAt(place));
      if (this.#isKnown(row)) return true;
    }
    if (!hasGap(text, at - 1, -1) && !hasGap(text, end, 1)) return false;
    if (end + REACH > span.until) this.#look(text, { at, end }, span);
    return span.mayHide && this.#goesOver(text, runStart(text, at), runEnd(text, end, REACH));
  }

  /** Looks through the next span, which tells of every cut whose word ends within it. */
  #look(text: string, { at, end }: Cut, span: Span): void {
    const last = runEnd(text, end, SPAN);
    span.until = last < end + SPAN ? last + REACH : last;
    span.mayHide = this.#goesOver(text, runStart(text, at), last);
  }

  /** Does a row of four letters that a key word has go over a gap here? */
  #goesOver(text: string, first: number, last: number): boolean {
    let row = 0;
    let sinceGap = ROW;
    for (let place = first; place < last; place++) {
      const unit = text.charCodeAt(place);
      if (isLetter(unit)) {
        row = nextRow(row, unit);
        if (++sinceGap < ROW && this.#isKnown(row)) return true;
      } else sinceGap = 0;
    }
    return false;
  }

  #isKnown(row: number): boolean {
    return this.#rows[placeOf(row)] === 1 && this.#known.has(row);
  }

  /** Do the letters around a cut make a key word that does not stand on one side of it? */
  #hides(text: string, { at, end }: Cut): boolean {
    const before = text.slice(runStart(text, at), at);
    const after = text.slice(end, runEnd(text, end, REACH));
    const joined = (before + after).replace(NO_LETTERS, '');
    return this.#holds(joined) && !this.#holds(before) && !this.#holds(after);
  }
}

/** A row of letters and one more, as a number: so many, each by the bits in which it is alike in upper and lower case. */
function nextRow(row: number, unit: number): number {
  return ((row << 5) | (unit & 0x1f)) & 0xfffff;
}

/** Where a row stands in the table; several share a place. */
function placeOf(row: number): number {
  return (row ^ (row >> 7)) & (ROWS - 1);
}

/** Where the cut begins that ends here. */
function cutBefore(text: string, end: number): number {
  if (text[end - 1] !== '\n') return end - 1;
  const line = text[end - 2] === '\r' ? end - 2 : end - 1;
  return text[line - 1] === '-' ? line - 1 : line;
}

/** From a letter on, in one direction: are there other letters behind something that is no blank? */
function hasGap(text: string, from: number, step: 1 | -1): boolean {
  const limit = from + step * REACH;
  let gap = false;
  for (let at = from; at !== limit && at >= 0 && at < text.length; at += step) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) return false;
    if (gap && isLetter(unit)) return true;
    gap = !isLetter(unit);
  }
  return false;
}

/** Where the characters before a cut begin that are no blanks. */
function runStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && start > at - REACH && !isBlank(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Where the characters behind a cut end that are no blanks, at most so many. */
function runEnd(text: string, end: number, most: number): number {
  const limit = Math.min(end + most, text.length);
  let last = end;
  while (last < limit && !isBlank(text.charCodeAt(last))) last++;
  return last;
}

function withoutCuts(stretch: Stretch): Stretch {
  const { text } = stretch;
  const built = new StretchBuilder();
  let copied = 0;
  CUT.lastIndex = 0;
  for (const { 0: cut, index } of text.matchAll(CUT)) {
    built.copy(stretch, copied, index);
    copied = index + cut.length;
  }
  built.copy(stretch, copied, text.length);
  return built.stretch(stretch.at, stretch.until);
}
