/**
 * Beginnings: a pattern that is bound to the beginning of a text -> the pattern of all that such texts may begin with. So
 * a string is wrong at the first character that no match can have. Other patterns may still match later on, and are left.
 */
import { compilePattern, type Pattern } from '../pattern.ts';

/** What grows larger is not worth it. */
const LONGEST = 4000;
const DEEPEST = 10;
const REST = '[\\s\\S]*';

/** One that can be repeated, a sequence, or alternatives. */
type Part =
  | { readonly kind: 'atom'; readonly source: string }
  | { readonly kind: 'repeated'; readonly part: Part; readonly suffix: string; readonly most: number }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly parts: readonly Part[] };

/** An escape, a class, or any character without a meaning of its own. */
const ATOM =
  /(?:\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[^bBuxpPkc1-9])|\[(?:\\[\s\S]|[^\]\\])+\]|[^\\[\](){}|^$*+?])/y;
const REPEATS = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y;
const GROUP = /\((?:\?:|\?<[A-Za-z]\w*>|(?!\?))/y;

/** The pattern of beginnings; undefined where nothing can be told early. */
export function beginningsOf(source: string): Pattern | undefined {
  const parsed = new Parser(source).parse();
  if (parsed === undefined) return undefined;
  const beginnings = parsed.map(({ part, ends }) =>
    ends ? begun(part) : `(?:${begun(part)}|${spelled(part)}${REST})`,
  );
  const whole = `^(?:${beginnings.join('|')})$`;
  const compiled = whole.length > LONGEST ? undefined : compilePattern(whole);
  return compiled?.ok === true ? compiled.value : undefined;
}

/** One alternative at the top: what stands between `^` and, where there is one, `$`. */
interface Bound {
  readonly part: Part;
  readonly ends: boolean;
}

class Parser {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** The alternatives; undefined where one of them is not bound to the beginning, or holds what is not known here. */
  parse(): Bound[] | undefined {
    const found: Bound[] = [];
    do {
      if (!this.#takes('^')) return undefined;
      const part = this.#sequence();
      if (part === undefined) return undefined;
      found.push({ part, ends: this.#takes('$') });
    } while (this.#takes('|'));
    return this.#at === this.#source.length ? found : undefined;
  }

  #takes(character: string): boolean {
    if (this.#source[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source) ?? undefined;
    if (match !== undefined) this.#at = pattern.lastIndex;
    return match;
  }

  #sequence(): Part | undefined {
    const parts: Part[] = [];
    for (let next = this.#source[this.#at]; next !== undefined; next = this.#source[this.#at]) {
      if (next === '|' || next === ')' || next === '$') break;
      const part = this.#one();
      if (part === undefined) return undefined;
      parts.push(this.#repeated(part));
    }
    return { kind: 'sequence', parts };
  }

  #one(): Part | undefined {
    const atom = this.#match(ATOM);
    if (atom !== undefined) return { kind: 'atom', source: atom[0] };
    if (this.#match(GROUP) === undefined || this.#depth >= DEEPEST) return undefined;
    this.#depth++;
    const parts: Part[] = [];
    do {
      const part = this.#sequence();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (this.#takes('|'));
    this.#depth--;
    return this.#takes(')') ? { kind: 'choice', parts } : undefined;
  }

  #repeated(part: Part): Part {
    const match = this.#match(REPEATS);
    if (match === undefined) return part;
    const [suffix, least, comma, most] = match;
    if (suffix.startsWith('?')) return { kind: 'repeated', part, suffix, most: 1 };
    if (least === undefined || (comma === ',' && most === ''))
      return { kind: 'repeated', part, suffix, most: Infinity };
    return { kind: 'repeated', part, suffix, most: Number(comma === ',' ? most : least) };
  }
}

function spelled(part: Part): string {
  switch (part.kind) {
    case 'atom':
      return part.source;
    case 'sequence':
      return part.parts.map(spelled).join('');
    case 'choice':
      return `(?:${part.parts.map(spelled).join('|')})`;
    case 'repeated':
      return `(?:${spelled(part.part)})${part.suffix}`;
  }
}

/** All that it may begin with, nothing included. */
function begun(part: Part): string {
  switch (part.kind) {
    case 'atom':
      return `(?:${part.source})?`;
    case 'choice':
      return `(?:${part.parts.map(begun).join('|')})`;
    case 'repeated':
      return repeatedBegun(part);
    case 'sequence':
      return part.parts.reduceRight((rest, one) => `(?:${spelled(one)}${rest}|${begun(one)})`, '');
  }
}

function repeatedBegun({ part, most }: Extract<Part, { kind: 'repeated' }>): string {
  if (most === 0) return '';
  const times = most === Number.POSITIVE_INFINITY ? '*' : `{0,${most - 1}}`;
  return `(?:${spelled(part)})${times}${begun(part)}`;
}
