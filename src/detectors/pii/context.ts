/** Context: words before a number that say what it is, where its form alone proves too little. */
import { type Literal, LiteralIndex } from '../engine/literal-index.ts';
import { fold } from '../fold.ts';
import { questionBefore } from './answer.ts';
import { ContextLine } from './context-line.ts';
import { ContextLiterals } from './context-literals.ts';

/** Characters before a match in which a word may name it. */
export const CONTEXT_REACH = 64;

/** No word of a list stands there. */
export const UNNAMED = -1;

/** Words that name several kinds of things, looked for in one reading. */
export class ContextNames {
  readonly #index: LiteralIndex;
  /** The same, for lines in which words find them. */
  readonly #literals: ContextLiterals;
  /** By literal: the list that its word is of. */
  readonly #lists: readonly number[];
  /** By list: where the last of its words ends on the line that is read. */
  readonly #ends: Int16Array;
  /** The lists of which one stands there: few of many. bench: scan */
  readonly #named: number[] = [];
  readonly #hear = (literal: number, end: number) => {
    const list = this.#lists[literal] ?? 0;
    const before = this.#ends[list] ?? UNNAMED;
    if (before === UNNAMED) this.#named.push(list);
    if (end > before) this.#ends[list] = end;
  };

  /** Lists of words as `ContextWords` takes them. */
  constructor(lists: readonly (readonly string[])[]) {
    const words = lists.flatMap((list, at) =>
      [...new Set(list.flatMap(spellings))].map((word) => ({ at, word })),
    );
    this.#lists = words.map(({ at }) => at);
    const literals = words.map(({ word }) => literalOf(word));
    this.#literals = new ContextLiterals(literals);
    this.#index = new LiteralIndex(literals);
    this.#ends = new Int16Array(lists.length).fill(UNNAMED);
  }

  /**
   * By list: characters between the last of its words that stands there and the last character before the offset that
   * is no blank, `UNNAMED` when none stands there. Valid until the next call.
   */
  distances(text: string, offset: number): Int16Array {
    const ends = this.#ends;
    for (const list of this.#named) ends[list] = UNNAMED;
    this.#named.length = 0;
    if (!holdsLetter(text, offset)) return ends;
    const line = readBefore(text, offset);
    if (this.#literals.read(line)) this.#literals.tell(line, this.#hear);
    else this.#index.scan(line.text, 0, this.#hear);
    for (const list of this.#named) ends[list] = line.length - (ends[list] ?? 0);
    return ends;
  }
}

/** Words that name one kind of thing, in any of the languages it is written about in. */
export class ContextWords {
  readonly #names: ContextNames;

  /**
   * Words and phrases, in any case; a space stands for any blanks. A dash or underscore between words, or a capital that
   * begins one (`taxId`), reads as a space. One that ends in `*` is the beginning of a word.
   */
  constructor(words: readonly string[]) {
    this.#names = new ContextNames([words]);
  }

  /**
   * Does one of the words stand before this offset: on its line, or on the line before when nothing but blanks stands
   * between (a label over its value)? Looks at `CONTEXT_REACH` characters at most.
   */
  before(text: string, offset: number): boolean {
    return this.#names.distances(text, offset)[0] !== UNNAMED;
  }
}

/** The text that was asked of last, up to where it was looked at, and where a letter stood last; -1 for none. */
let asked = '';
let lookedTo = 0;
let lastLetter = -1;

/**
 * Does a letter stand before an offset, as far as a name may? Rows of numbers are passed over fast: what was looked at for
 * a number is not looked at again for the next one. bench: scan
 */
export function holdsLetter(text: string, offset: number): boolean {
  const floor = Math.max(0, offset - CONTEXT_REACH);
  if (text !== asked || offset < lookedTo || floor > lookedTo) {
    asked = text;
    lookedTo = floor;
    lastLetter = -1;
  }
  for (let at = lookedTo; at < offset; at++) if (text.charCodeAt(at) > 0x40) lastLetter = at;
  lookedTo = offset;
  return lastLetter >= floor;
}

function literalOf(word: string): Literal {
  const isStem = word.endsWith('*');
  return { text: isStem ? word.slice(0, -1) : word, stands: isStem ? 'begins' : 'whole', held: false };
}

/** A word as it reads in folded text: letters of other scripts fold to Latin ones by their case. */
function spellings(word: string): readonly string[] {
  return [word, word.toLowerCase(), word.toUpperCase()].map((spelling) => lowered(fold(spelling).text));
}

/** The text before an offset, back to the line break before the last word, or to the question that its line answers. */
export function lineBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - CONTEXT_REACH), offset).trimEnd();
  return before.slice(questionBefore(before, before.lastIndexOf('\n') + 1));
}

/** The line that was read last, and where. */
const last = { text: '', offset: -1, line: new ContextLine(CONTEXT_REACH) };

/** The line before an offset as names are looked for in it. Rules ask about one number after the other. bench: scan */
function readBefore(text: string, offset: number): ContextLine {
  if (offset === last.offset && text === last.text) return last.line;
  last.text = text;
  last.offset = offset;
  last.line.read(lineBefore(text, offset));
  return last.line;
}

function lowered(text: string): string {
  const line = new ContextLine(text.length);
  line.read(text);
  return line.text;
}
