/** Labels: words that announce the value behind them, for things whose form alone proves too little. */
import { isAlphanumeric, isBlank, isDigit, isLetter, joinsPhraseWord } from '../characters.ts';
import { LiteralIndex } from '../engine/literal-index.ts';
import type { Trigger } from '../engine/recognizer.ts';
import { spellings } from '../spellings.ts';
import { isAnswered } from './answer.ts';

/** Characters between a label and its value. */
const REACH = 40;
/** Characters before a label that are looked at. */
const BESIDE_LABEL = 3;
const NEWLINE = 0x0a;
const DOT = 0x2e;
const QUESTION = 0x3f;
const EXCLAMATION = 0x21;
const CLOSE = 0x29;

/** Behind the columns of a statement that fills a table: their order tells what its values are. */
const VALUES = /^\s{0,4}(?:values?|from stdin)\b/i;
const LONGEST_VALUES = 16;

/** Where a label stands. */
interface Label {
  readonly start: number;
  readonly end: number;
}

/** What parts the cells of a header, without a blank where it is a mark of sentences too. */
const BEFORE_HEADER = /[,;]["']?$|[|\t][ "']?$/;
const BEHIND_HEADER = /^["']?(?:[,;][^\s,;]| ?[|\t] ?[^\s|])/;

/** May a value begin with the word at this offset? True for a word that may still go on to be one. */
export type Begins = (text: string, at: number) => boolean;

/** Labels of one kind of value: it is the first word behind one of them that a value may begin with. */
export class Labels {
  /** One for each label. */
  readonly triggers: readonly Trigger[];
  /** Characters before a value that are looked at. */
  readonly context: number;
  readonly #words: readonly string[];
  readonly #begins: Begins;
  /** Words that may stand between; undefined for any. */
  readonly #between: ReadonlySet<string> | undefined;
  readonly #longest: number;
  readonly #index: LiteralIndex;
  /**
   * Of the text that was asked of last: between these two stand neither a value nor what ends a reach, as labels were passed
   * that stand side by side. Each of them would read the same words again. bench: scan
   */
  #text = '';
  #from = 0;
  #to = -1;

  /** Words and phrases in lower case, with one space between words; and the words that may stand behind one of them. */
  constructor(words: readonly string[], begins: Begins, between?: ReadonlySet<string>) {
    this.#between = between;
    this.#words = [...new Set(words.flatMap(spellings))];
    this.#begins = begins;
    this.#longest = Math.max(...this.#words.map(({ length }) => length));
    this.#index = new LiteralIndex(this.#words.map((text) => ({ text, held: false })));
    this.context = REACH + this.#longest + BESIDE_LABEL;
    this.triggers = this.#words.map((literal) => ({
      kind: 'before',
      literal,
      stands: 'begins',
      start: (text, end) => this.#valueBehind(text, end - literal.length, end),
    }));
  }

  /** Does one of the labels announce a value that begins here? */
  announces(text: string, at: number): boolean {
    if (!this.#begins(text, at)) return false;
    const from = Math.max(0, at - REACH - this.#longest);
    let announced = false;
    this.#index.scan(text.slice(from, at), 0, (label, end) => {
      const length = this.#words[label]?.length ?? 0;
      announced ||= this.#valueBehind(text, from + end - length, from + end) === at;
    });
    return announced;
  }

  /** Where the value of a label begins; -1 for none, the length of the text when it has not come. */
  #valueBehind(text: string, start: number, end: number): number {
    if (!standsAlone(text, start, end)) return -1;
    const limit = Math.min(text.length, end + REACH);
    let at = Math.min(this.#passedFrom(text, end), limit);
    let passed = at;
    while (at < limit) {
      const next = this.#step(text, at, { start, end });
      if (next <= at) return next;
      if (passed === at && !mayEndReach(text, at)) passed = next;
      at = next;
    }
    this.#pass(end, passed);
    return at < text.length ? -1 : text.length;
  }

  /** The next place to look at behind one; the place itself where a value begins, -1 where the reach of the label ends. */
  #step(text: string, at: number, label: Label): number {
    if (!joinsPhraseWord(text.charCodeAt(at))) return endsReach(text, at, label) ? -1 : at + 1;
    if (this.#begins(text, at)) return at;
    return this.#ends(text, at) ? -1 : wordEnd(text, at);
  }

  /** How far from an offset on the text was passed for another label. */
  #passedFrom(text: string, end: number): number {
    if (text === this.#text && end >= this.#from && end <= this.#to) return this.#to;
    if (text !== this.#text) this.#to = -1;
    this.#text = text;
    return end;
  }

  #pass(from: number, to: number): void {
    if (from < this.#from || from > this.#to) this.#from = from;
    this.#to = to;
  }

  /** Does a whole word stand here that may not stand between a label and its value? */
  #ends(text: string, at: number): boolean {
    if (this.#between === undefined) return false;
    const end = wordEnd(text, at);
    return end < text.length && !this.#between.has(text.slice(at, end).toLowerCase());
  }
}

/** A value that is a word of letters and digits with a digit in it, behind at most so many letters. */
export function codeBehind(letters: number): Begins {
  return (text, at) => {
    if (at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) return false;
    let end = at;
    while (end < text.length && end - at <= letters && isLetter(text.charCodeAt(end))) end++;
    if (end === text.length) return true;
    return end - at <= letters && isDigit(text.charCodeAt(end));
  };
}

function isWordAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && joinsPhraseWord(text.charCodeAt(at));
}

/** Is a stretch a word or words by itself, and no part of another or of a host? Behind a mark or a Chinese word a number follows at once. */
function standsAlone(text: string, start: number, end: number): boolean {
  return !isWordAt(text, start - 1) && !isInside(text, end) && !isPartOfHost(text, end);
}

function isInside(text: string, at: number): boolean {
  return isWordAt(text, at - 1) && isWordAt(text, at);
}

/** Is a word that ends here a part of the name of a host or file, as in `dl.example.com`? */
function isPartOfHost(text: string, end: number): boolean {
  if (text.charCodeAt(end) !== DOT) return false;
  const next = wordEnd(text, end + 1);
  return next > end + 1 && text.charCodeAt(next) === DOT && isLetter(text.charCodeAt(next + 1));
}

/** May a mark end the reach of some label? */
function mayEndReach(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === DOT) return isFullStop(text, at);
  return unit === NEWLINE || unit === QUESTION || unit === EXCLAMATION || unit === CLOSE;
}

/** Does a point stand here that no abbreviation needs, and a blank? */
function isFullStop(text: string, at: number): boolean {
  if (at + 1 >= text.length || !isBlank(text.charCodeAt(at + 1))) return false;
  return wordLengthBefore(text, at) > 4;
}

/** Does what the label announces end here: its statement, or the row of headers that it stands in? */
function endsReach(text: string, at: number, label: Label): boolean {
  return endsStatement(text, at, label.end) || endsHeader(text, at, label);
}

/** Does something else begin here: an empty line, or the sentence after a full stop that no abbreviation needs? */
function endsStatement(text: string, at: number, label: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === QUESTION) return !isAnswered(text, at);
  if (unit === EXCLAMATION) return true;
  if (unit === NEWLINE) return text.charCodeAt(at - 1) === NEWLINE;
  if (unit === CLOSE) return VALUES.test(text.slice(at + 1, at + LONGEST_VALUES));
  return unit === DOT && at - label > 3 && isFullStop(text, at);
}

/** Does a row of headers end here that has the label for a cell? What stands below is told by the columns. */
function endsHeader(text: string, at: number, { start, end }: Label): boolean {
  if (text.charCodeAt(at) !== NEWLINE) return false;
  const behind = text.slice(end, at);
  if (/[\d:]/.test(behind)) return false;
  return (
    BEFORE_HEADER.test(text.slice(Math.max(0, start - BESIDE_LABEL), start)) || BEHIND_HEADER.test(behind)
  );
}

function wordLengthBefore(text: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < 8 && joinsPhraseWord(text.charCodeAt(at - 1))) at--;
  return end - at;
}

/** The end of a word, within the reach of a label. */
function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && at - start < REACH && joinsPhraseWord(text.charCodeAt(at))) at++;
  return at;
}
