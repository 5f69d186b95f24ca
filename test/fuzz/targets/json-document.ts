/** Fuzz target: the JSON tokenizer, beside the parser of the runtime: it accepts no more, and sees the same strings. */
import assert from 'node:assert/strict';
import { NameTable } from '../../../src/dialects/json/names.ts';
import { JsonTokenizer } from '../../../src/dialects/json/tokenizer.ts';
import { chunksOf } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { plain } from '../support/check-reader.ts';
import { JSON_WORDS } from '../support/words.ts';

const DEPTH = 64;
const NO_NAMES = new NameTable([]);

interface Read {
  readonly tokens: string[];
  readonly strings: string[];
  readonly fault: string | undefined;
}

/** Reads a document; pieces of one string are joined. */
function read(chunks: readonly Uint8Array[]): Read {
  const tokens: string[] = [];
  const strings: string[] = [];
  let text = '';
  let from = -1;
  const note = (token: string): undefined => {
    tokens.push(token);
  };
  const tokenizer = new JsonTokenizer({
    names: NO_NAMES,
    depth: DEPTH,
    loneSurrogates: false,
    sink: {
      value: () => note('value'),
      open: (array, at) => note(`open ${array} ${at}`),
      close: (at) => note(`close ${at}`),
      key: (name, start, end) => {
        strings.push(name);
        return note(`key ${JSON.stringify(name)} ${start}-${end}`);
      },
      text: (piece) => {
        if (from < 0) from = piece.start;
        text += piece.text;
        if (!piece.last) return undefined;
        strings.push(text);
        note(`text ${JSON.stringify(text)} ${from}-${piece.end}`);
        text = '';
        from = -1;
        return undefined;
      },
      number: (value, piece) => note(`number ${value} ${piece.text} ${piece.start}-${piece.end}`),
      word: (value) => note(`word ${value}`),
      where: () => '$',
    },
  });
  let at = 0;
  for (const chunk of chunks) {
    const fault = tokenizer.push(chunk, at);
    if (fault !== undefined) return { tokens, strings, fault: fault.message };
    at += chunk.length;
  }
  return { tokens, strings, fault: tokenizer.end()?.message };
}

/** All strings of a document in the order of their text, names included, by the runtime's own parser. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [name, ...stringsOf(item)]);
}

export const jsonDocument: Target = {
  name: 'json-document',
  holds: 'What the tokenizer accepts is JSON for the runtime too, with the same strings, in any chunking.',
  tokens: JSON_WORDS,
  run: (input, random) => {
    const whole = read([input]);
    const cuts = Array.from({ length: 1 + random(8) }, () => random(input.length + 1));
    assert.deepEqual(JSON.stringify(read(chunksOf(input, cuts))), JSON.stringify(whole));
    if (whole.fault !== undefined) return `fault: ${plain(whole.fault)}`;
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
    const strings = new Set(whole.strings);
    for (const string of stringsOf(JSON.parse(text))) assert.ok(strings.has(string), 'a string was not seen');
    return `read; ${[...new Set(whole.tokens.map((token) => token.split(' ', 1)[0]))].sort().join(' ')}`;
  },
};
