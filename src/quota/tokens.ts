/**
 * How many tokens a text is, by the encoding of GPT-4o and its successors (o200k_base); other models count a little
 * otherwise, and what they say themselves counts in the end. The table of the encoding is read when it is first needed.
 */
import { createRequire } from 'node:module';
import type { CountTokens } from '../core/budgets.ts';

const ENCODING = 'gpt-tokenizer/encoding/o200k_base';
/** Longer stretches without a space are counted in pieces: merging pairs takes the square of their length. */
const LONGEST = 48;
/** Words of which the count is kept. */
const MOST_WORDS = 20_000;
/** No token goes on over a single space between two other characters. */
const BETWEEN_WORDS = /(?<=\S)(?= \S)/;

/** Counts with a memory of words of its own. */
export function tokenCounter(): CountTokens {
  const known = new Map<string, number>();
  let encoded: CountTokens | undefined;
  const count = (word: string): number => {
    const before = known.get(word);
    if (before !== undefined) return before;
    encoded ??= openEncoding();
    const tokens = encoded(word);
    if (known.size >= MOST_WORDS) known.clear();
    known.set(word, tokens);
    return tokens;
  };
  return (text) => {
    let tokens = 0;
    for (const word of text.split(BETWEEN_WORDS)) tokens += inPieces(word, count);
    return tokens;
  };
}

function inPieces(word: string, count: CountTokens): number {
  if (word.length <= LONGEST) return word === '' ? 0 : count(word);
  let tokens = 0;
  for (let at = 0; at < word.length; at += LONGEST) tokens += count(word.slice(at, at + LONGEST));
  return tokens;
}

function openEncoding(): CountTokens {
  const encoding: unknown = createRequire(import.meta.url)(ENCODING);
  const { countTokens } = encoding as {
    countTokens(text: string, options: { disallowedSpecial: ReadonlySet<string> }): number;
  };
  // Texts may spell the names of special tokens: they are text here.
  const options = { disallowedSpecial: new Set<string>() };
  return (text) => countTokens(text, options);
}
