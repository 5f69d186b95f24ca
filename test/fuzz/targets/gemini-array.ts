/** Fuzz target: the reader of answers of Gemini that stream as one array. */
import { gemini } from '../../../src/dialects/gemini/index.ts';
import { LIMITS } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { CHUNK_WORDS } from '../support/gemini-words.ts';

const HEAD = { status: 200, headers: [{ name: 'content-type', value: 'application/json' }] };

function arrayReader() {
  const reader = gemini.response(HEAD, { stream: true }, LIMITS);
  if (!reader.ok) throw new Error(`no reader: ${reader.fault.message}`);
  return reader.value;
}

export const geminiArray: Target = {
  name: 'gemini-array',
  holds: 'A stream of Gemini in one array reads alike in any chunking; its elements leave as they came.',
  tokens: CHUNK_WORDS,
  run: (input, random) => checkReader(arrayReader, input, random),
};
