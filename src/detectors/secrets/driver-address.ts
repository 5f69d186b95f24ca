/** Addresses as the drivers of Go take them: `user:password@tcp(host:3306)/db`. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { isPasswordInPlace } from './proof/password.ts';

const LONGEST = 320;
const LONGEST_USER = 64;
const LONGEST_PASSWORD = 128;
/** Of what the address is set to, and what parts that from the word before. */
const LONGEST_NAME = 44;
const NAME = /^[A-Za-z_][\w.-]{0,40}=/;
const SET = /(?:^|[\s"'`])[A-Za-z_][\w.-]{0,40}=$/;
const BLANKS = ' \t\r\n"\'`';
const USER = `[\\w.+%-]{1,${LONGEST_USER}}`;
const FORM = new RegExp(
  `^${USER}:([^\\s"'\`]{1,${LONGEST_PASSWORD}}?)@(?:tcp[46]?|unix|udp)\\([^()\\s"'\`]{0,128}\\)/[\\w.-]{0,64}(?:\\?[\\w=&.%+,:/-]{1,160})?`,
);
/** What may become one: a user name, and a password as far as it goes. */
const BEGINNING = new RegExp(`^${USER}(?::[^\\s"'\`]{0,${LONGEST_PASSWORD + 8}})?$`);

export const driverAddress: Rule = {
  name: 'go-driver-password',
  type: 'CONNECTION_STRING',
  finds: 'connection strings of the MySQL driver for Go that carry a password, whole',
  source: 'go-sql-driver/mysql, DSN (Data Source Name)',
  lookback: LONGEST + 2,
  context: LONGEST_NAME,
  triggers: ['@tcp(', '@tcp4(', '@tcp6(', '@unix(', '@udp('].map(
    (literal): Trigger => ({ kind: 'inside', literal, exact: true, start: wordBefore }),
  ),
  match,
  pendingInWord: true,
  pending: (text, from) => {
    const begin = wordBefore(text, text.length, from);
    return begin >= 0 && BEGINNING.test(text.slice(begin)) ? begin : text.length;
  },
};

/** Where the address begins that goes on here, behind the name it is set to; -1 when that is too far. */
function wordBefore(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST_USER - LONGEST_PASSWORD - LONGEST_NAME);
  let begin = at;
  while (begin > least && !BLANKS.includes(text.charAt(begin - 1))) begin--;
  const name = NAME.exec(text.slice(begin, at))?.[0].length ?? 0;
  return isWordBegin(text, begin + name) ? begin + name : -1;
}

function isWordBegin(text: string, at: number): boolean {
  if (at === 0 || BLANKS.includes(text.charAt(at - 1))) return true;
  return text.charAt(at - 1) === '=' && SET.test(text.slice(Math.max(0, at - LONGEST_NAME), at));
}

function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (!isWordBegin(text, start)) return undefined;
  const whole = text.slice(start, start + LONGEST + 1);
  const ends = whole.search(/[\s"'`]/);
  if (ends < 0 && !final && whole.length <= LONGEST) return MORE;
  const found = FORM.exec(ends < 0 ? whole : whole.slice(0, ends));
  if (found === null || !isPasswordInPlace(found[1] ?? '')) return undefined;
  return { type: 'CONNECTION_STRING', start, end: start + found[0].length, score: 0.99 };
}
