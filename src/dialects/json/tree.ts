/** A JSON document as a tree of values with the bytes that spell them: what edits take members and items out of. */
import type { Fault } from '../../core/fault.ts';
import { exactNumber, hasTwins } from '../../core/one-reading.ts';
import { NameTable } from './names.ts';
import type { TextPiece, TokenSink } from './token-sink.ts';
import { JsonTokenizer } from './tokenizer.ts';

/** One value; bytes are half open. Of what is not kept only its place is known. */
export interface Value {
  readonly kind: 'object' | 'array' | 'text' | 'other';
  readonly start: number;
  end: number;
  /** Of a text, its beginning; of another scalar as it is spelled. */
  text: string;
  /** Of an object, in order; `start` is its opening quote. */
  readonly members: Member[];
  readonly items: Value[];
}

export interface Member {
  readonly name: string;
  readonly start: number;
  readonly value: Value;
}

/** Which of a document is kept. */
export interface TreeOptions {
  /** True for a member of which anything is kept, at the top and in holders. */
  keeps(name: string): boolean;
  /** True for a member in which the same is asked of its own members; in others everything is kept. */
  holds(name: string): boolean;
  /** Characters kept of one text. */
  readonly longestText: number;
  /** Values kept; a document with more has no tree. */
  readonly most: number;
}

/** Where a part of the document stands in its bytes; half open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** It was read once within the limits of the policy. */
const DEEPEST = 512;

/** Reads a document that was read before; undefined for what is none, `too-large` for one that has too many values. */
export function treeOf(
  bytes: Uint8Array,
  options: TreeOptions,
  pieces: readonly Stretch[] = [{ start: 0, end: bytes.length }],
): Value | 'too-large' | undefined {
  const sink = new TreeSink(options);
  const tokenizer = new JsonTokenizer({
    ...{ sink, names: new NameTable([]), depth: DEEPEST, loneSurrogates: true },
  });
  let problem: Fault | undefined;
  for (const { start, end } of pieces) problem ??= tokenizer.push(bytes.subarray(start, end), start);
  problem ??= tokenizer.end();
  if (sink.overflows) return 'too-large';
  return problem === undefined ? sink.root : undefined;
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** The member of that name. */
export function memberOf(value: Value, name: string): Value | undefined {
  return value.members.find((member) => member.name === name)?.value;
}

/** What a number is by how it is spelled. */
type ReadNumber = (spelled: string) => number | bigint | undefined;

/** The JSON that a tree spells; undefined where an object says a name twice, in which readers differ. */
export function jsonOf(value: Value, number: ReadNumber = Number): { readonly json: unknown } | undefined {
  if (value.kind === 'text') return { json: value.text };
  if (value.kind === 'other')
    return { json: WORDS.has(value.text) ? WORDS.get(value.text) : number(value.text) };
  if (value.kind === 'array') {
    const items = value.items.map((item) => jsonOf(item, number));
    return items.includes(undefined) ? undefined : { json: items.map((item) => item?.json) };
  }
  const members: [string, unknown][] = [];
  const names = new Set<string>();
  for (const { name, value: member } of value.members) {
    const inner = jsonOf(member, number);
    if (inner === undefined || names.has(name)) return undefined;
    names.add(name);
    members.push([name, inner.json]);
  }
  return { json: Object.fromEntries(members) };
}

/** The same of arguments, integers of 64 bits exactly: undefined where readers could take them for different values, too. */
export function argumentsOf(value: Value): { readonly json: unknown } | undefined {
  return hasOneReading(value) ? jsonOf(value, exactNumber) : undefined;
}

function hasOneReading({ kind, text, items, members }: Value): boolean {
  if (kind === 'other') return WORDS.has(text) || exactNumber(text) !== undefined;
  if (hasTwins(members.map(({ name }) => name))) return false;
  return items.every(hasOneReading) && members.every((member) => hasOneReading(member.value));
}

/** An object or array that is open. */
interface Level {
  readonly value: Value;
  name: string;
  nameAt: number;
  /** Everything in it is kept. */
  readonly all: boolean;
}

class TreeSink implements TokenSink {
  root: Value | undefined;
  readonly #levels: Level[] = [];
  /** What is not kept and open, and the levels that are open in it. */
  #passed: Value | undefined;
  #skipped = 0;
  #text: Value | undefined;
  readonly #options: TreeOptions;
  #count = 0;

  constructor(options: TreeOptions) {
    this.#options = options;
  }

  /** True where there are more values than are kept. */
  get overflows(): boolean {
    return this.#count > this.#options.most;
  }

  value(): void {}

  open(array: boolean, at: number): Fault | undefined {
    if (this.#skipped > 0) {
      this.#skipped++;
      return undefined;
    }
    const around = this.#levels.at(-1);
    const value = newValue(this.#kindOf(array, around), at);
    this.#add(value);
    if (value.kind === 'other') {
      this.#passed = value;
      this.#skipped = 1;
      return undefined;
    }
    const all = around !== undefined && (around.all || !this.#options.holds(around.name));
    this.#levels.push({ value, name: array && around !== undefined ? around.name : '', nameAt: 0, all });
    return undefined;
  }

  close(at: number): Fault | undefined {
    if (this.#skipped > 0) {
      this.#skipped--;
      if (this.#skipped === 0 && this.#passed !== undefined) this.#passed.end = at + 1;
      return undefined;
    }
    const level = this.#levels.pop();
    if (level !== undefined) level.value.end = at + 1;
    return undefined;
  }

  key(name: string, start: number): Fault | undefined {
    const level = this.#levels.at(-1);
    if (this.#skipped > 0 || level === undefined) return undefined;
    level.name = name;
    level.nameAt = start - 1;
    return undefined;
  }

  text({ text, start, end, last }: TextPiece): Fault | undefined {
    if (this.#skipped > 0) return undefined;
    this.#text ??= newValue('text', start - 1);
    if (this.#text.text.length < this.#options.longestText) this.#text.text += text;
    if (!last) return undefined;
    this.#text.end = end + 1;
    this.#add(this.#text);
    this.#text = undefined;
    return undefined;
  }

  number(_value: number, { text, start, end }: TextPiece): Fault | undefined {
    return this.#scalar(text, start, end);
  }

  word(value: boolean | null, start: number, end: number): Fault | undefined {
    return this.#scalar(String(value), start, end);
  }

  where(): string {
    return '$';
  }

  #scalar(text: string, start: number, end: number): undefined {
    if (this.#skipped > 0) return;
    this.#add({ ...newValue('other', start), end, text });
  }

  #kindOf(array: boolean, around: Level | undefined): Value['kind'] {
    const kept = around === undefined || around.all || this.#options.keeps(around.name);
    if (!kept) return 'other';
    return array ? 'array' : 'object';
  }

  #add(value: Value): void {
    if (++this.#count > this.#options.most) return;
    const around = this.#levels.at(-1);
    if (around === undefined) this.root = value;
    else if (around.value.kind === 'array') around.value.items.push(value);
    else around.value.members.push({ name: around.name, start: around.nameAt, value });
  }
}

function newValue(kind: Value['kind'], start: number): Value {
  return { kind, start, end: start, text: '', members: [], items: [] };
}
