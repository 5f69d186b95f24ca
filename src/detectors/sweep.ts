/** The left-to-right sweep that makes a scanner exact in any chunking. */
import type { ScanInput, ScanOutput } from '../core/detector.ts';
import type { Hit } from '../core/finding.ts';

/** The answer of an attempt which the text seen so far cannot settle. Never given when `final`. */
export const MORE = 'more';

/**
 * What a scanner looks for. Law: `attempt` answers a hit or undefined only when no continuation of the text changes
 * that answer, and it depends on nothing but the text around `at`. Then the sweep gives the same hits in any chunking.
 */
export interface Grammar {
  /** The first offset from `at` on where a match may start; the length of the text when there is none. */
  next(text: string, at: number): number;
  /** The match that starts at this offset, undefined for none. */
  attempt(input: ScanInput, at: number): Hit | undefined | typeof MORE;
}

const NO_HITS: readonly Hit[] = [];

/** Reports matches from left to right; a match hides what starts inside it. */
export function sweep(input: ScanInput, grammar: Grammar): ScanOutput {
  const { text, final } = input;
  let hits: Hit[] | undefined;
  let at = grammar.next(text, input.from);
  while (at < text.length) {
    const found = grammar.attempt(input, at);
    if (found === MORE && !final) return { hits: hits ?? NO_HITS, holdFrom: at };
    if (found === undefined || found === MORE) {
      at = grammar.next(text, at + 1);
      continue;
    }
    hits ??= [];
    hits.push(found);
    at = grammar.next(text, found.end);
  }
  return { hits: hits ?? NO_HITS, holdFrom: text.length };
}
