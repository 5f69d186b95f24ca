/** Names with the family name first in quotes before an address: `"Ypsilon, Xenia" <xenia@...>`, which RFC 5322 quotes for their comma. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { LONGEST_LOCAL, localBack } from '../email.ts';
import { OTHERS, THINGS } from './other-words.ts';

const LONGEST_NAME = 60;
const PART = "\\p{Lu}(?:\\p{L}|['’.-](?=\\p{L}))*";
const SMALL = '(?:(?:van|von|de|der|den|di|da|dos|la|el|al|ter) ){0,3}';
const NAME = new RegExp(
  `^${SMALL}${PART}(?: ${PART}){0,2}, ${PART}(?: ${PART}| \\p{Lu}\\.?){0,2}(?="? ?[<[(])`,
  'u',
);
const BEHIND = /^"? ?[<[(][\w.%+-]{1,64}@/;
const QUOTE = 0x22;
const LONGEST_BETWEEN = 4;
/** A quote that a name may begin behind, as far as the text goes. */
const OPENS = /^"(?:\p{Lu}|$|[vdat])/u;
const REACH = LONGEST_NAME + LONGEST_BETWEEN + LONGEST_LOCAL + 1;

export const invertedMail: Rule = {
  name: 'person-inverted-beside-mail',
  type: 'PERSON',
  finds: 'a family name, a comma and a given name in quotes before the bracket of an e-mail address',
  source: 'RFC 5322 section 3.4 (display names)',
  lookback: REACH + 2,
  context: 2,
  triggers: [{ kind: 'inside', literal: '@', start: quotedBefore }],
  match({ text, final }, at) {
    if (text.charCodeAt(at - 1) !== QUOTE) return undefined;
    const ahead = text.slice(at, at + REACH);
    if (!final && ahead.length < REACH && !ahead.includes('\n') && !ahead.includes('@')) return MORE;
    const name = NAME.exec(ahead)?.[0];
    if (name === undefined || !BEHIND.test(ahead.slice(name.length))) return undefined;
    if (
      name
        .toLowerCase()
        .split(/[ ,]+/)
        .some((word) => OTHERS.has(word) || THINGS.has(word))
    )
      return undefined;
    return { type: 'PERSON', start: at, end: at + name.length, score: 0.7 };
  },
  pending(text, from) {
    const floor = Math.max(0, Math.max(from, text.length - REACH) - 1);
    const tail = text.slice(floor);
    const last = tail.lastIndexOf('"');
    const open = OPENS.test(tail.slice(last, last + 3)) ? last : tail.lastIndexOf('"', last - 1);
    return last >= 0 && open >= 0 && OPENS.test(tail.slice(open, open + 3)) ? floor + open + 1 : text.length;
  },
};

/** Where the quoted name before an address begins; -1 for none. */
function quotedBefore(text: string, at: number, floor: number): number {
  const local = localBack(text, at, floor);
  const least = Math.max(floor, local - LONGEST_BETWEEN - LONGEST_NAME);
  let end = local;
  while (end > least && '"<[( '.includes(text.charAt(end - 1))) end--;
  if (end === local) return -1;
  const begin = Math.max(0, least - 1);
  const open = begin + text.slice(begin, end).lastIndexOf('"');
  // The quote stands before what is scanned where that begins with the name.
  return text.charCodeAt(open) === QUOTE ? open + 1 : -1;
}
