/** A request as a tree of the values that say which tools it offers, with the bytes that spell them. */
import type { Fault } from '../../core/fault.ts';
import { NameTable } from '../json/names.ts';
import type { TextPiece, TokenSink } from '../json/token-sink.ts';
import { JsonTokenizer } from '../json/tokenizer.ts';

/** One value; bytes are half open. Of what says nothing of tools only its place is known. */
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

/** Members at the top, and in what holds a request inside another, of which anything is kept. */
const KEPT: ReadonlySet<string> = new Set([
  ...[
    'tools',
    'functions',
    'tool_choice',
    'function_call',
    'parallel_tool_calls',
    'disable_parallel_tool_use',
  ],
  ...['toolConfig', 'tool_config', 'web_search_options', 'search_parameters', 'plugins', 'mcp_servers'],
  ...['extra_body', 'requests', 'params'],
]);
/** Those that hold such requests. */
const HOLDERS: ReadonlySet<string> = new Set(['extra_body', 'requests', 'params']);

/** Names are short; what is longer is none. */
const LONGEST_TEXT = 512;
/** It was read once within the limits of the policy. */
const DEEPEST = 512;

/** An object or array that is open. */
interface Level {
  readonly value: Value;
  name: string;
  nameAt: number;
  /** Everything in it is kept. */
  readonly all: boolean;
}

/** Reads a document that was read before; undefined for what is none. */
export function documentOf(bytes: Uint8Array): Value | undefined {
  const sink = new TreeSink();
  const tokenizer = new JsonTokenizer({
    ...{ sink, names: new NameTable([]), depth: DEEPEST, loneSurrogates: false },
  });
  const problem = tokenizer.push(bytes, 0) ?? tokenizer.end();
  return problem === undefined ? sink.root : undefined;
}

class TreeSink implements TokenSink {
  root: Value | undefined;
  readonly #levels: Level[] = [];
  /** What is not kept and open, and the levels that are open in it. */
  #passed: Value | undefined;
  #skipped = 0;
  #text: Value | undefined;

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
    const all = around !== undefined && (around.all || !HOLDERS.has(around.name));
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
    if (this.#text.text.length < LONGEST_TEXT) this.#text.text += text;
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
    const kept = around === undefined || around.all || KEPT.has(around.name);
    if (!kept) return 'other';
    return array ? 'array' : 'object';
  }

  #add(value: Value): void {
    const around = this.#levels.at(-1);
    if (around === undefined) this.root = value;
    else if (around.value.kind === 'array') around.value.items.push(value);
    else around.value.members.push({ name: around.name, start: around.nameAt, value });
  }
}

function newValue(kind: Value['kind'], start: number): Value {
  return { kind, start, end: start, text: '', members: [], items: [] };
}
