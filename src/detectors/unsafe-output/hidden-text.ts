/** Text that people do not see, in answers: what carries it out, or into the next prompt (ASCII smuggling). */
import type { Recognizer } from '../engine/recognizer.ts';
import { HIDDEN_CONTEXT, HIDING_RANGES, LONGEST_HIDDEN, matchHidden } from '../unicode/hidden.ts';

/** Units that such a run begins with; the flag hides nothing by itself. */
const BEGINNINGS = HIDING_RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, place) => String.fromCharCode(first + place)),
);

/** As the detector `unicode` finds it. */
export function hiddenText(): Recognizer {
  return {
    type: 'HIDDEN_TEXT',
    lookback: LONGEST_HIDDEN,
    context: HIDDEN_CONTEXT,
    triggers: BEGINNINGS.map((literal) => ({ kind: 'prefix', literal })),
    match: (input, start) =>
      BEGINNINGS.includes(input.text.charAt(start)) ? matchHidden(input, start) : undefined,
  };
}
