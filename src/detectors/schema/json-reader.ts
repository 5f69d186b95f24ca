/** Characters of one JSON text (RFC 8259) -> what they mean, one after the other, in any chunking. */
import { ARRAY, FALSE, NULL, NUMBER, OBJECT, STRING, TRUE } from './kinds.ts';

/** Takes what is read; `false` says that nothing which follows can be right, at the character just read. */
export interface JsonSink {
  /** False where nobody asks for the text of the string that has begun. */
  readonly wantsText: boolean;
  /** False where nobody asks for the digits of the number that has begun. */
  readonly wantsDigits: boolean;
  begin(kind: number): boolean;
  /** The quote before a name. */
  beginName(): boolean;
  /** A UTF-16 unit of a string or a name, as it is meant. */
  unit(unit: number): boolean;
  /** The quote behind a string or a name. */
  endText(): boolean;
  /** A number as far as it is spelled. */
  digits(spelling: string): boolean;
  endNumber(spelling: string): boolean;
  endWord(): boolean;
  /** A comma: one more member or item follows. */
  next(): boolean;
  close(): boolean;
}

const VALUE = 0;
const FIRST_ITEM = 1;
const FIRST_NAME = 2;
const NAME = 3;
const COLON = 4;
const AFTER = 5;
const TEXT = 6;
const ESCAPE = 7;
const HEX = 8;
const DIGITS = 9;
const WORD = 10;
const OVER = 11;

const BLANKS: ReadonlySet<string> = new Set(' \t\n\r');
const LONGEST_NUMBER = 400;
const NUMBER_BEGUN = /^-?(?:0|[1-9]\d*)?(?:(?<=\d)\.\d*)?(?:(?<=\d)[eE][+-]?\d*)?$/;
const NUMBER_WHOLE = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ...[...'"\\/'].map((one) => [one, one] as const),
  ...([
    ['b', '\b'],
    ['f', '\f'],
    ['n', '\n'],
    ['r', '\r'],
    ['t', '\t'],
  ] as const),
]);
const WORDS: ReadonlyMap<string, { readonly word: string; readonly kind: number }> = new Map([
  ['t', { word: 'true', kind: TRUE }],
  ['f', { word: 'false', kind: FALSE }],
  ['n', { word: 'null', kind: NULL }],
]);

/** Reads one text. */
export class JsonReader {
  readonly #sink: JsonSink;
  #state = VALUE;
  /** Of the containers that are open: true for an array. */
  readonly #arrays: boolean[] = [];
  #isName = false;
  /** What is left of a word, the digits of an escape, or a number so far. */
  #spelled = '';

  constructor(sink: JsonSink) {
    this.#sink = sink;
  }

  /** True when what has come is a whole value that cannot go on. */
  get complete(): boolean {
    return this.#state === OVER;
  }

  /** Takes the next characters; the position of the one behind which nothing can be right, or -1. */
  push(text: string): number {
    let at = 0;
    while (at < text.length) {
      if (this.#state === TEXT && !this.#sink.wantsText) at = this.#skip(text, at);
      if (at < text.length && !this.#take(text, at)) return at;
      at++;
    }
    return -1;
  }

  /** No more follows; false when the value is not whole. */
  end(): boolean {
    if (this.#state === DIGITS && this.#arrays.length === 0 && !this.#endNumber()) return false;
    return this.complete;
  }

  /** Passes over what stands in a string and nobody asks for. */
  #skip(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x22 || unit === 0x5c || unit < 0x20) break;
    }
    return at;
  }

  #take(text: string, at: number): boolean {
    const unit = text.charCodeAt(at);
    switch (this.#state) {
      case TEXT:
        return this.#text(unit);
      case ESCAPE:
        return this.#escape(text.charAt(at));
      case HEX:
        return this.#hex(text.charAt(at));
      case DIGITS:
        return this.#number(text.charAt(at));
      case WORD:
        return this.#word(text.charAt(at));
      default:
        return this.#structure(text.charAt(at));
    }
  }

  #structure(character: string): boolean {
    if (BLANKS.has(character)) return true;
    switch (this.#state) {
      case VALUE:
        return this.#value(character);
      case FIRST_ITEM:
        return character === ']' ? this.#close() : this.#value(character);
      case FIRST_NAME:
        return character === '}' ? this.#close() : this.#name(character);
      case NAME:
        return this.#name(character);
      case COLON:
        this.#state = VALUE;
        return character === ':';
      case AFTER:
        return this.#after(character);
      default:
        return false;
    }
  }

  #value(character: string): boolean {
    const word = WORDS.get(character);
    if (character === '"') return this.#begin(STRING, TEXT);
    if (character === '{') return this.#open(false);
    if (character === '[') return this.#open(true);
    if (word !== undefined) {
      this.#spelled = word.word.slice(1);
      return this.#begin(word.kind, WORD);
    }
    if (character !== '-' && !(character >= '0' && character <= '9')) return false;
    this.#spelled = '';
    return this.#begin(NUMBER, DIGITS) && this.#number(character);
  }

  #begin(kind: number, state: number): boolean {
    this.#state = state;
    this.#isName = false;
    return this.#sink.begin(kind);
  }

  #open(array: boolean): boolean {
    const begun = this.#begin(array ? ARRAY : OBJECT, array ? FIRST_ITEM : FIRST_NAME);
    this.#arrays.push(array);
    return begun;
  }

  #name(character: string): boolean {
    if (character !== '"') return false;
    this.#state = TEXT;
    this.#isName = true;
    return this.#sink.beginName();
  }

  #after(character: string): boolean {
    const array = this.#arrays.at(-1) === true;
    if (character === (array ? ']' : '}')) return this.#close();
    if (character !== ',') return false;
    this.#state = array ? VALUE : NAME;
    return this.#sink.next();
  }

  #close(): boolean {
    this.#arrays.pop();
    this.#ended();
    return this.#sink.close();
  }

  #ended(): void {
    this.#state = this.#arrays.length === 0 ? OVER : AFTER;
  }

  #text(unit: number): boolean {
    if (unit === 0x22) {
      if (this.#isName) this.#state = COLON;
      else this.#ended();
      return this.#sink.endText();
    }
    if (unit < 0x20) return false;
    if (unit !== 0x5c) return this.#sink.unit(unit);
    this.#state = ESCAPE;
    return true;
  }

  #escape(character: string): boolean {
    this.#spelled = '';
    this.#state = character === 'u' ? HEX : TEXT;
    if (character === 'u') return true;
    const meant = ESCAPES.get(character);
    return meant !== undefined && this.#sink.unit(meant.charCodeAt(0));
  }

  #hex(character: string): boolean {
    if (!/^[0-9A-Fa-f]$/.test(character)) return false;
    this.#spelled += character;
    if (this.#spelled.length < 4) return true;
    this.#state = TEXT;
    return this.#sink.unit(Number.parseInt(this.#spelled, 16));
  }

  /** A number ends where something else begins. */
  #number(character: string): boolean {
    if (!/^[-+.eE\d]$/.test(character)) return this.#endNumber() && this.#structure(character);
    this.#spelled += character;
    if (this.#spelled.length > LONGEST_NUMBER || !NUMBER_BEGUN.test(this.#spelled)) return false;
    return !this.#sink.wantsDigits || this.#sink.digits(this.#spelled);
  }

  #endNumber(): boolean {
    this.#ended();
    return NUMBER_WHOLE.test(this.#spelled) && this.#sink.endNumber(this.#spelled);
  }

  #word(character: string): boolean {
    if (!this.#spelled.startsWith(character)) return false;
    this.#spelled = this.#spelled.slice(1);
    if (this.#spelled !== '') return true;
    this.#ended();
    return this.#sink.endWord();
  }
}
