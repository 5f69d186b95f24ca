/** Bytes of one JSON document -> tokens, strictly by RFC 8259, in any chunking. bench: dialects */
import { type Fault, fault } from '../../core/fault.ts';
import {
  BACKSLASH,
  byteAt,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  isBlank,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
} from './bytes.ts';
import { Carry, NO_BYTES } from './carry.ts';
import { characterLength, INCOMPLETE, lenientLength } from './character.ts';
import { badCharacter, unexpectedByte } from './complaint.ts';
import { asBuffer, decodeText, type Spelling } from './decode.ts';
import { Scalar } from './scalar.ts';
import { spelledFrom } from './spelled.ts';
import type { TextPiece, TokenizerOptions, TokenSink } from './token-sink.ts';

/** Bytes that the name of a member may have. */
const LONGEST_KEY = 1024;

const VALUE = 0;
const FIRST_ITEM = 1;
const FIRST_KEY = 2;
const NEXT_KEY = 3;
const AFTER_KEY = 4;
const AFTER_VALUE = 5;
const IN_TEXT = 6;
const IN_KEY = 7;
const IN_SCALAR = 8;

/** Reads one document at a time; `reset` makes it ready for the next. */
export class JsonTokenizer {
  readonly #options: TokenizerOptions;
  readonly #sink: TokenSink;
  readonly #lengthAt: typeof characterLength;
  /** The bytes that are being read, from `#base` of the document on; none between two calls, which may be far apart. */
  #buffer = NO_BYTES;
  #base = 0;
  #state = VALUE;
  #fault: Fault | undefined;
  #depth = 0;
  /** Per level: true for an array. */
  readonly #arrays: boolean[] = [];
  readonly #carry = new Carry();
  #key = '';
  #tokenStart = 0;
  readonly #scalars = new Scalar();

  constructor(options: TokenizerOptions) {
    this.#options = options;
    this.#sink = options.sink;
    this.#lengthAt = options.loneSurrogates ? lenientLength : characterLength;
  }

  /** Forgets the document; the next byte begins another. */
  reset(): void {
    this.#state = VALUE;
    this.#depth = 0;
    this.#fault = undefined;
    this.#carry.clear();
  }

  /** Takes the next bytes, the first of which stands at `base`. Returns the fault which ended the reading. */
  push(bytes: Uint8Array, base: number): Fault | undefined {
    this.#buffer = asBuffer(bytes);
    this.#base = base;
    let at = 0;
    while (at < bytes.length && this.#fault === undefined) at = this.#step(at);
    this.#buffer = NO_BYTES;
    return this.#fault;
  }

  /** No more bytes follow. Returns a fault when the document is not complete. */
  end(): Fault | undefined {
    if (this.#fault !== undefined) return this.#fault;
    if (this.#state === IN_SCALAR && this.#depth === 0)
      this.#endScalar(this.#tokenStart + this.#scalars.length);
    if (this.#fault !== undefined || (this.#state === AFTER_VALUE && this.#depth === 0)) return this.#fault;
    const empty = this.#state === VALUE && this.#depth === 0;
    this.#fail(
      empty ? 'The body is empty where JSON was expected.' : 'The JSON ends in the middle; send all of it.',
    );
    return this.#fault;
  }

  #step(at: number): number {
    switch (this.#state) {
      case IN_TEXT:
      case IN_KEY:
        return this.#carry.length > 0 ? this.#resume(at) : this.#string(at);
      case IN_SCALAR:
        return this.#scalar(at);
      default:
        return this.#structure(at);
    }
  }

  #structure(at: number): number {
    const byte = byteAt(this.#buffer, at);
    if (isBlank(byte)) return at + 1;
    switch (this.#state) {
      case FIRST_ITEM:
        return byte === CLOSE_ARRAY ? this.#close(at) : this.#value(byte, at);
      case VALUE:
        return this.#value(byte, at);
      case FIRST_KEY:
      case NEXT_KEY:
        if (byte === QUOTE) return this.#beginString(IN_KEY, at);
        return byte === CLOSE_OBJECT && this.#state === FIRST_KEY
          ? this.#close(at)
          : this.#unexpected(byte, at);
      case AFTER_KEY:
        if (byte !== COLON) return this.#unexpected(byte, at);
        this.#state = VALUE;
        return at + 1;
      default:
        return this.#afterValue(byte, at);
    }
  }

  #afterValue(byte: number, at: number): number {
    if (this.#depth === 0) {
      this.#fail('Bytes follow the JSON document; send one document and nothing else.');
      return at;
    }
    const array = this.#arrays[this.#depth - 1] === true;
    if (byte === COMMA) {
      this.#state = array ? VALUE : NEXT_KEY;
      return at + 1;
    }
    return byte === (array ? CLOSE_ARRAY : CLOSE_OBJECT) ? this.#close(at) : this.#unexpected(byte, at);
  }

  #value(byte: number, at: number): number {
    if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) return this.#unexpected(byte, at);
    this.#sink.value();
    if (byte === QUOTE) return this.#beginString(IN_TEXT, at);
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) return this.#open(byte === OPEN_ARRAY, at);
    this.#tokenStart = this.#base + at;
    if (!this.#scalars.begin(byte)) return this.#unexpected(byte, at);
    this.#state = IN_SCALAR;
    return at;
  }

  #open(array: boolean, at: number): number {
    if (this.#depth >= this.#options.depth) {
      this.#fail(
        `The JSON is nested deeper than ${this.#options.depth} levels; flatten it or raise limits.depth.`,
      );
      return at;
    }
    this.#arrays[this.#depth++] = array;
    this.#state = array ? FIRST_ITEM : FIRST_KEY;
    this.#note(this.#sink.open(array, this.#base + at));
    return at + 1;
  }

  #close(at: number): number {
    this.#depth--;
    this.#state = AFTER_VALUE;
    this.#note(this.#sink.close(this.#base + at));
    return at + 1;
  }

  #beginString(state: number, at: number): number {
    this.#state = state;
    this.#key = '';
    this.#tokenStart = this.#base + at + 1;
    return at + 1;
  }

  /** Reads a string up to its quote or to the end of the chunk. */
  #string(from: number): number {
    const spelled = spelledFrom(this.#buffer, from, this.#lengthAt);
    const { end, stop } = spelled;
    const quoted = end < this.#buffer.length && byteAt(this.#buffer, end) === QUOTE;
    this.#piece(spelled, quoted);
    return quoted ? end + 1 : this.#pause(end, stop);
  }

  /** A string stops before its end: the chunk is over, or its next character cannot be read. */
  #pause(at: number, length: number): number {
    if (length < 0) {
      this.#badCharacter(length, this.#base + at);
      return at;
    }
    if (at < this.#buffer.length) this.#carry.hold(this.#buffer.subarray(at), this.#base + at);
    if (this.#state === IN_KEY) this.#boundKey(this.#base + at);
    return this.#buffer.length;
  }

  /** Completes the character that the last chunk left incomplete. */
  #resume(from: number): number {
    const carry = this.#carry;
    const joined = carry.join(this.#buffer, from);
    const length = this.#lengthAt(joined, 0, joined.length);
    if (length < 0) {
      this.#badCharacter(length, carry.at);
      return from;
    }
    if (length === INCOMPLETE) {
      carry.hold(joined, carry.at);
      return this.#buffer.length;
    }
    const escaped = joined[0] === BACKSLASH;
    const text = decodeText(joined, { start: 0, end: length, ascii: false, escaped });
    this.#deliver({ text, start: carry.at, end: carry.at + length, last: false });
    return from + carry.drop(length);
  }

  #piece(spelling: Spelling, last: boolean): void {
    const { start, end } = spelling;
    if (start === end && !last) return;
    const at = { start: this.#base + start, end: this.#base + end };
    const whole = this.#state === IN_KEY && last && this.#tokenStart === at.start;
    const name = whole ? this.#options.names.find(this.#buffer, start, end) : undefined;
    if (name === undefined) this.#deliver({ text: decodeText(this.#buffer, spelling), ...at, last });
    else this.#endKey(name, at.end);
  }

  #deliver(piece: TextPiece): void {
    if (this.#state === IN_TEXT) {
      if (piece.last) this.#state = AFTER_VALUE;
      this.#note(this.#sink.text(piece));
      return;
    }
    this.#key += piece.text;
    if (piece.last) this.#endKey(this.#key, piece.end);
  }

  #endKey(name: string, end: number): void {
    if (!this.#boundKey(end)) return;
    this.#state = AFTER_KEY;
    this.#note(this.#sink.key(name, this.#tokenStart, end));
  }

  #boundKey(end: number): boolean {
    if (end - this.#tokenStart <= LONGEST_KEY) return true;
    this.#fail(`A name in the JSON is longer than ${LONGEST_KEY} bytes; shorten it.`);
    return false;
  }

  #badCharacter(reason: number, at: number): void {
    if (this.#state === IN_TEXT || this.#boundKey(at)) this.#fail(badCharacter(reason));
  }

  /** Reads a number or a word up to its end or to the end of the chunk. */
  #scalar(from: number): number {
    const at = this.#scalars.scan(this.#buffer, from);
    if (at < this.#buffer.length || this.#scalars.complete) this.#endScalar(this.#base + at);
    return at;
  }

  #endScalar(end: number): void {
    const token = this.#scalars.finish();
    const piece = { text: this.#scalars.spelling, start: this.#tokenStart, end, last: true };
    this.#state = AFTER_VALUE;
    if (typeof token === 'string') this.#fail(token);
    else if (typeof token === 'number') this.#note(this.#sink.number(token, piece));
    else this.#note(this.#sink.word(token, piece.start, end));
  }

  #unexpected(byte: number, at: number): number {
    this.#fail(unexpectedByte(byte, this.#state));
    return at;
  }

  #note(problem: Fault | undefined): void {
    if (problem !== undefined) this.#fault = problem;
  }

  #fail(message: string): void {
    this.#fault = fault('unreadable', message, this.#sink.where());
  }
}
