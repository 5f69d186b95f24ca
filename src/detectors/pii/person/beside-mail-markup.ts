/** Names in the cell, item or line before an e-mail address: `<td>Ada Byron</td><td><a href="mailto:…`, and lines of a signature. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { LONGEST_LOCAL, localBack } from '../email.ts';
import { nearCapital } from '../near-capital.ts';
import { namesBack } from './beside.ts';
import { holdsRole } from './leading-roles.ts';
import { beginsWithCapital, LONGEST_NAME, readName } from './names.ts';

/** Characters of the tags and blanks between a name and the address. */
const LONGEST_BETWEEN = 90;
const REACH = LONGEST_BETWEEN + LONGEST_LOCAL + 1;
const TAG = '</?[a-z][a-z0-9]{0,9}(?: [^<>\\n]{0,48})?/?>';
const HREF = `<a href=["']mailto:`;
const PARTED = `(?:(?:\\s{0,12}${TAG}){1,5}\\s{0,12}(?:${HREF})?|\\s{0,4}${HREF}| ?(?: -{1,2} |[/·•\\[]) ?|\\r?\\n)`;
const BETWEEN = new RegExp(`^${PARTED}(?<local>[\\w.%+-]{1,64})@`, 'i');
const AT_END = new RegExp(`${PARTED}$`, 'i');
/** What may still become that. */
const SO_FAR =
  /^(?:(?:\s{0,12}<[^<>\n]{0,60}>){0,5}\s{0,12}(?:<[^<>\n]{0,60})?|(?:(?:\s{0,12}<[^<>\n]{0,60}>){1,5}\s{0,12}|\s{0,4}<a href=["']mailto:| ?(?: -{0,2} ?|[/·•[]) ?|\r?\n?)[\w.%+-]{0,64})$/i;
/** Tags of which the last has not come to its end. */
const OPEN_AT_END = /(?:\s{0,12}<[^<>\n]{0,60}>){0,5}\s{0,12}<[^<>\n]{0,60}$/;
/** What an address follows at once that stands behind one of them. */
const ENDS = new Set('>:-/·•[\n');
/** Of a colon only the one of a link ends what may stand between. */
const SCHEME = /^mailto$/i;
/** The name begins its cell, its item or its line. */
const BEFORE = /(?:^|\n)(?:[-*•] |\d{1,2}[.)] )?$|>\s{0,12}$/;
const BEFORE_REACH = 14;
/** Addresses of nobody in particular: what stands before them is as often a firm. */
const OF_FIRMS =
  /^(?:info|sales|support|contact|office|hello|admin|no-?reply|service|help|mail|team|press|hr|jobs|billing|enquiries|accounts|orders|kontakt|contacto|contatti)\b/i;

export const besideMailMarkup: Rule = {
  name: 'person-beside-mail-markup',
  type: 'PERSON',
  finds:
    'two words with capitals in a cell, an item or a line of their own, before an e-mail address in the next one',
  source: 'tables and signatures as people write them; HTML',
  lookback: LONGEST_NAME + REACH,
  context: BEFORE_REACH + 2,
  triggers: [{ kind: 'inside', literal: '@', start: nameBefore }],
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at) || !BEFORE.test(text.slice(Math.max(0, at - BEFORE_REACH), at)))
      return undefined;
    const name = readName(text, at);
    if (name.open && !final) return MORE;
    if (name.words.length < 2 || name.words.length > 4 || name.isThing || holdsRole(name)) return undefined;
    const behind = text.slice(name.end, name.end + REACH);
    const local = BETWEEN.exec(behind)?.groups?.['local'];
    if (local !== undefined)
      return OF_FIRMS.test(local) ? undefined : { type: 'PERSON', start: at, end: name.end, score: 0.6 };
    return !final && behind.length < REACH && SO_FAR.test(behind) ? MORE : undefined;
  },
  pending: nearCapital(LONGEST_NAME + REACH, (text, from) => {
    const end = text.length;
    const starts = [namesBack(text, end, from), nameBefore(text, end, from), nameBeforeTag(text, from)];
    return Math.min(end, ...starts.filter((start) => start >= 0));
  }),
};

/** Where the name begins before the tags or marks before an address; -1 for none. */
function nameBefore(text: string, at: number, floor: number): number {
  const local = localBack(text, at, floor);
  const end = betweenStart(text, local, floor);
  return end === local ? -1 : namesBack(text, end, floor);
}

/** Where the name begins before a tag that the text ends inside of; -1 for none. */
function nameBeforeTag(text: string, floor: number): number {
  const least = Math.max(floor, text.length - LONGEST_BETWEEN);
  const tail = text.slice(least);
  if (!tail.includes('<')) return -1;
  const open = OPEN_AT_END.exec(tail)?.[0].length;
  return open === undefined ? -1 : namesBack(text, text.length - open, floor);
}

/** Where what stands between a name and its address begins, given where the address does; most words stand behind another one. */
function betweenStart(text: string, local: number, floor: number): number {
  let last = local - 1;
  while (last > floor && text.charAt(last) === ' ' && local - last < 12) last--;
  const end = text.charAt(last);
  if (!ENDS.has(end) || (end === ':' && !SCHEME.test(text.slice(Math.max(0, last - 6), last)))) return local;
  const before = text.slice(Math.max(floor, local - LONGEST_BETWEEN), local);
  return local - (AT_END.exec(before)?.[0].length ?? 0);
}
