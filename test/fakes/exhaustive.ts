/** A scanner without a search for candidates: asks every recognizer at every offset. */
import type { Scanner } from '../../src/core/detector.ts';
import { RecognizerScanner } from '../../src/detectors/engine/recognize.ts';
import type { Recognizer } from '../../src/detectors/engine/recognizer.ts';
import { sweep } from '../../src/detectors/sweep.ts';

/** Of two matches that start at one place the earlier recognizer's is reported, as the real scanner does. */
export function exhaustive(recognizers: readonly Recognizer[]): Scanner {
  return {
    lookback: Math.max(...recognizers.map(({ lookback }) => lookback)),
    context: 1 + Math.max(...recognizers.map(({ context }) => context)),
    scan: (input) =>
      sweep(input, {
        next: (_, at) => at,
        attempt(given, at) {
          for (const recognizer of recognizers) {
            const found = recognizer.match(given, at);
            if (found !== undefined) return found;
          }
          return undefined;
        },
      }),
  };
}

/** The same for a scanner of recognizers with another beside it: each asked at every offset, in both spellings. */
export function searchless(scanner: Scanner): Scanner {
  const { beside } = scanner;
  if (!(scanner instanceof RecognizerScanner) || !(beside instanceof RecognizerScanner))
    throw new Error('of recognizers');
  return { ...exhaustive(scanner.recognizers), on: 'raw', beside: exhaustive(beside.recognizers) };
}
