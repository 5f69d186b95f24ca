/** Settings of StackExchange.Redis: servers first, then options, parted by commas: `cache:6380,password=...,ssl=True`. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { isPasswordInPlace } from './proof/password.ts';

const LONGEST = 400;
/** Characters before the name of the option, of which the servers are the most. */
const LONGEST_AHEAD = 240;
const BLANKS = ' \t\r\n"\'`';
/** What the settings are set to: an address has no such sign. */
const NAMED = /^[A-Za-z_][\w.:-]{0,60}=(?=[\w.-]{1,100}[:,])/;
const SERVER = String.raw`(?:[A-Za-z\d](?:[\w-]{0,62}\.){1,8}[A-Za-z\d-]{1,62}(?::\d{2,5})?|[\w-]{1,63}:\d{2,5})`;
const OPTION = String.raw`[A-Za-z]{2,32}=[^\s,"'\x60;]{0,80}`;
const FORM = new RegExp(
  `^${SERVER}(?:,${SERVER}){0,5}(?:,${OPTION}){0,8}?,password=([^\\s,"'\x60;]{4,128})(?:,[A-Za-z]{2,32}=[^\\s,"'\x60;]{0,80}){0,16}`,
  'i',
);
/** What may become one: servers and options, the last as far as it goes. */
const BEGINNING = /^[\w.:-]{1,200}(?:,[\w.:=-]{0,100}){0,14}$/;

export const cacheAddress: Rule = {
  name: 'cache-settings-password',
  type: 'CONNECTION_STRING',
  finds: 'connection strings of clients of Redis on .NET that carry a password, whole',
  source: 'StackExchange.Redis documentation, configuration; Microsoft Learn, Azure Cache for Redis',
  lookback: LONGEST + LONGEST_AHEAD,
  context: 64,
  triggers: [{ kind: 'inside', literal: ',password=', exact: true, start: wordBefore }],
  match,
  pendingInWord: true,
  pending: (text, from) => {
    const begin = wordBefore(text, text.length, from);
    return begin >= 0 && BEGINNING.test(text.slice(begin)) ? begin : text.length;
  },
};

/** Where the settings begin that go on here, behind the name that they are set to; -1 when that is too far. */
function wordBefore(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST_AHEAD);
  let begin = at;
  while (begin > least && !BLANKS.includes(text.charAt(begin - 1))) begin--;
  const name = NAMED.exec(text.slice(begin, at))?.[0].length ?? 0;
  return isBegin(text, begin + name) ? begin + name : -1;
}

function isBegin(text: string, at: number): boolean {
  if (at === 0 || BLANKS.includes(text.charAt(at - 1))) return true;
  return (
    text.charAt(at - 1) === '=' &&
    /(?:^|[\s"'`])[A-Za-z_][\w.:-]{0,60}=$/.test(text.slice(Math.max(0, at - 64), at))
  );
}

function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (!isBegin(text, start)) return undefined;
  const whole = text.slice(start, start + LONGEST + 1);
  const ends = whole.search(/[\s"'`;]/);
  if (ends < 0 && !final && whole.length <= LONGEST) return MORE;
  const found = FORM.exec(ends < 0 ? whole : whole.slice(0, ends));
  if (found === null || !isPasswordInPlace(found[1] ?? '')) return undefined;
  return { type: 'CONNECTION_STRING', start, end: start + found[0].length, score: 0.99 };
}
