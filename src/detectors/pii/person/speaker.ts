/** Who writes in the export of a chat, behind the date and the time: `[12.03.24, 14:22:05] Nora: ...`, `12/03/2024, 14:22 - Nora Quill: ...`. */
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { isCapital } from './evidence.ts';
import { LONGEST_NAME, readName } from './names.ts';

/** A date as people write it, a comma and a time: logs have no comma, and the year first. */
const STAMP =
  /(?:^|\n)\[?\d{1,2}[./-]\d{1,2}[./-]\d{2,4}, \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?:\] | - )$/;
const LONGEST_STAMP = 36;
/** What a time ends with and the mark behind it: the mark alone stands in many texts. bench: scan */
const MARKS: readonly string[] = [...'0123456789m.'].flatMap((last) => [`${last}] `, `${last} - `]);

export const speaker: Rule = {
  name: 'person-speaker',
  type: 'PERSON',
  finds: 'who writes in the export of a chat, behind the date and the time and before a colon',
  source: 'exports of chats of WhatsApp',
  lookback: LONGEST_NAME + 2,
  context: LONGEST_STAMP,
  triggers: MARKS.map(
    (literal): Trigger => ({
      kind: 'before',
      literal,
      start: (text, end) => (end >= text.length || isCapital(text, end) ? end : -1),
    }),
  ),
  match({ text, final }, at) {
    if (!isCapital(text, at) || !STAMP.test(text.slice(Math.max(0, at - LONGEST_STAMP), at)))
      return undefined;
    const name = readName(text, at);
    if ((name.open || name.end + 1 >= text.length) && !final) return MORE;
    if (name.words.length === 0 || name.isThing || !text.startsWith(': ', name.end)) return undefined;
    return { type: 'PERSON', start: at, end: name.end, score: 0.7 };
  },
};
