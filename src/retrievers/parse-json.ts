/**
 * The gate for JSON: a strict reading of RFC 8259. A name that stands twice in one object is refused, because readers differ
 * on which of the two counts; so are half surrogate pairs, byte order marks and anything behind the document.
 */
import { failed, ok, type Result } from '../core/fault.ts';
import { type JsonValue, jsonNumber } from './json.ts';

export interface JsonLimits {
  /** Deepest nesting. */
  readonly depth: number;
}

const BLANKS = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Controls come before it. */
const BLANK = 0x20;
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/** Reads one document; a fault names what is wrong and never repeats it. */
export function parseJson(bytes: Uint8Array, limits: JsonLimits): Result<JsonValue> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return failed('unreadable', 'The body is not UTF-8.');
  }
  try {
    return ok(new Parser(text, limits.depth).document());
  } catch (cause) {
    if (cause instanceof NotJson) return failed('unreadable', cause.message);
    throw cause;
  }
}

/** Thrown inside this file alone. */
class NotJson extends Error {}

class Parser {
  readonly #text: string;
  readonly #deepest: number;
  #at = 0;
  #depth = 0;

  constructor(text: string, deepest: number) {
    this.#text = text;
    this.#deepest = deepest;
  }

  document(): JsonValue {
    const value = this.#value();
    if (this.#at < this.#text.length) throw new NotJson('The body goes on behind its JSON document.');
    return value;
  }

  #value(): JsonValue {
    this.#take(BLANKS);
    const value = this.#bare();
    this.#take(BLANKS);
    return value;
  }

  #bare(): JsonValue {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#nested(() => this.#object());
      case '[':
        return this.#nested(() => this.#list());
      case '"':
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  #nested(read: () => JsonValue): JsonValue {
    if (++this.#depth > this.#deepest) throw new NotJson('The body is nested too deeply.');
    this.#at++;
    const value = read();
    this.#depth--;
    return value;
  }

  #object(): JsonValue {
    const object: Record<string, JsonValue> = Object.create(null);
    this.#take(BLANKS);
    if (this.#skip('}')) return object;
    do {
      this.#take(BLANKS);
      const name = this.#string();
      if (Object.hasOwn(object, name)) throw new NotJson('An object of the body has a name twice.');
      this.#take(BLANKS);
      this.#need(':');
      object[name] = this.#value();
    } while (this.#skip(','));
    this.#need('}');
    return object;
  }

  #list(): JsonValue {
    const list: JsonValue[] = [];
    this.#take(BLANKS);
    if (this.#skip(']')) return list;
    do list.push(this.#value());
    while (this.#skip(','));
    this.#need(']');
    return list;
  }

  #string(): string {
    const source = this.#text.slice(this.#at, this.#stringEnd());
    this.#at += source.length;
    const text = source.includes('\\') ? unescaped(source) : source.slice(1, -1);
    if (!text.isWellFormed()) throw new NotJson('A text of the body has half a surrogate pair.');
    return text;
  }

  /** Where the string ends that begins here; a pattern would need memory for each of its escapes. */
  #stringEnd(): number {
    let at = this.#at;
    if (this.#text.charCodeAt(at++) !== QUOTE) throw new NotJson('The body is not JSON.');
    for (;;) {
      const unit = this.#text.charCodeAt(at);
      if (unit === QUOTE) return at + 1;
      // Behind the end of the text there is no number.
      if (!(unit >= BLANK)) throw new NotJson('The body is not JSON.');
      // What stands behind a backslash is looked at where it is decoded.
      at += unit === BACKSLASH ? 2 : 1;
    }
  }

  #scalar(): JsonValue {
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const source = this.#take(NUMBER);
    if (source === '') throw new NotJson('The body is not JSON.');
    return jsonNumber(source);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ''] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }

  #skip(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #need(character: string): void {
    if (!this.#skip(character)) throw new NotJson('The body is not JSON.');
  }
}

function unescaped(source: string): string {
  try {
    return String(JSON.parse(source));
  } catch {
    throw new NotJson('A text of the body has an escape that does not exist.');
  }
}
