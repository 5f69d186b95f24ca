/** Names that sign a message behind a dash or a slash: `See you there. - Ada, front desk`, `... avtal. /Ada Byron`. */
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { beginsWithCapital, isSure, LONGEST_NAME, readName } from './names.ts';

/** What ends a message, and what stands before the name of who signs it. */
const MARKS: readonly string[] = [
  ...['. /', '! /', '.\n/', '!\n/', '. //', '.\n\n/'],
  ...['. - ', '! - ', '. -- ', '! -- ', '.\n-- ', '.\n\n-- ', '!\n-- '],
];
const LONGEST_MARK = Math.max(...MARKS.map(({ length }) => length));

export const signedLine: Rule = {
  name: 'person-signed-line',
  type: 'PERSON',
  finds: 'names that sign a message behind a dash or a slash, where nothing follows but what the signer is',
  source: 'usage; messages as people sign them',
  lookback: LONGEST_NAME + 2,
  context: LONGEST_MARK + 1,
  triggers: MARKS.map((literal): Trigger => ({ kind: 'before', literal, start: (_, end) => end })),
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at)) return undefined;
    const before = text.slice(Math.max(0, at - LONGEST_MARK), at);
    if (!MARKS.some((mark) => before.endsWith(mark))) return undefined;
    const name = readName(text, at);
    if ((name.open || name.end + 1 >= text.length) && !final) return MORE;
    if (name.isThing || !endsMessage(text, name.end, before.endsWith('/'))) return undefined;
    const isName = before.endsWith('/') ? name.words.length > 1 : isSure(name);
    return isName ? { type: 'PERSON', start: at, end: name.end, score: 0.6 } : undefined;
  },
};

/** Behind a slash nothing follows on the line; behind a dash what the signer is may follow a comma. */
function endsMessage(text: string, end: number, slashed: boolean): boolean {
  if (end >= text.length) return true;
  return '\r\n'.includes(text.charAt(end)) || (!slashed && text.charAt(end) === ',');
}
