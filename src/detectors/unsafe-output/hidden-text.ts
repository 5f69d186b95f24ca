/** Text that people do not see, in answers: what carries it out, or into the next prompt (ASCII smuggling). */
import type { Recognizer } from '../engine/recognizer.ts';
import { LONGEST_HIDDEN, matchHidden } from '../unicode/hidden.ts';

/** Units that such a run begins with, as ranges: those of `HIDING` but for the flag, which hides nothing by itself. */
const RANGES = [
  [0x200b, 0x200f],
  [0x202d, 0x202e],
  [0x2060, 0x2064],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xdb40, 0xdb40],
] as const;
const BEGINNINGS = RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, place) => String.fromCharCode(first + place)),
);

/** As the detector `unicode` finds it. */
export function hiddenText(): Recognizer {
  return {
    type: 'HIDDEN_TEXT',
    lookback: LONGEST_HIDDEN,
    context: 16,
    triggers: BEGINNINGS.map((literal) => ({ kind: 'prefix', literal })),
    match: (input, start) =>
      BEGINNINGS.includes(input.text.charAt(start)) ? matchHidden(input, start) : undefined,
  };
}
