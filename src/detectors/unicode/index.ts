/** Text that people do not see but models read. Looks at the raw text, before folding. */
import { z } from 'zod';
import type { Detector, ScanInput, Scanner } from '../../core/detector.ts';
import { nextOf } from '../next-unit.ts';
import { type Grammar, sweep } from '../sweep.ts';
import { HIDDEN_CONTEXT, HIDING, LONGEST_HIDDEN, matchHidden } from './hidden.ts';

const options = z.strictObject({});

/** The detector `unicode`: reports `HIDDEN_TEXT`. */
export const unicode: Detector = {
  name: 'unicode',
  summary: 'Text hidden in tags, variation selectors, zero-width characters or direction overrides.',
  types: ['HIDDEN_TEXT'],
  surest: 0.98,
  options,
  compile: () => scanner,
};

const grammar: Grammar = { next: nextStart, attempt: matchHidden };

const scanner: Scanner = {
  on: 'raw',
  lookback: LONGEST_HIDDEN,
  context: HIDDEN_CONTEXT,
  scan: (input: ScanInput) => sweep(input, grammar),
};

function nextStart(text: string, from: number): number {
  const at = nextOf(text, from, HIDING);
  return at < 0 ? text.length : at;
}
