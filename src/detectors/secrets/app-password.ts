/** Passwords that an account makes for one application: four groups of four small letters, or six of letters and digits. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { unitsOf } from './form.ts';
import { saysSomething } from './proof/plain-password.ts';
import { isMixed, isVaried } from './proof/random.ts';
import { isStandIn } from './proof/stand-in.ts';

/** Six groups with their blanks. */
const LONGEST = 29;
/** Characters behind one that tell that it ends. */
const BEHIND = 2;
/** Characters before one in which mail may be spoken of. */
const REACH = 160;
const GAP = String.raw`(?:word|wd|wort)?["'\x60\]]{0,2} ?(?:=>|:=|[:=])[ \t]{0,2}["'\x60]?`;
const BEGINS = new RegExp(`^${GAP}`, 'i');
const LONGEST_GAP = 14;
/** Characters of a group, and of four groups without blanks; by unit: 1 for those of one. */
const GROUP = 4;
const ALL = 16;
const GROUPED = unitsOf('alnum');
const NAMED = new RegExp(`(?<!by|com|en|sur|tres)(?:pass|pwd)${GAP}$`, 'i');
const ENDS = String.raw`(?=["'\x60,;)}<\r\n]|[ \t][#\r\n]|[ \t]?$)`;
const GROUPS = new RegExp(`^[a-z]{4}(?: [a-z]{4}){3}${ENDS}`);
const JOINED = new RegExp(`^[a-z]{16}${ENDS}`);
const MANY_GROUPS = new RegExp(`^[A-Za-z\\d]{4}(?: [A-Za-z\\d]{4}){5}${ENDS}`);
const MAY_BECOME = /^[A-Za-z\d]{1,16}(?: [A-Za-z\d]{0,4}){0,5}["'`,;)}<#\r\n \t]?$/;
const OF_MAIL = /mail|smtp|imap|google|app.?pass/i;
/** No word has so many consonants side by side, and no two words joined. */
const ODD_GROUP = /[b-df-hj-np-tv-xz]{3}/;
const ODD = /[b-df-hj-np-tv-xz]{4}/;
const WORDS = /pass|word|mail|smtp|test|your|secret|admin|user|host|name|server|change|http|string/;

export const appPassword: Rule = {
  name: 'app-password',
  type: 'GENERIC_SECRET',
  finds:
    'passwords for one application in groups of four, where a name calls them a password, and those of mail without blanks',
  source: 'Google Account Help, sign in with app passwords; WordPress documentation, application passwords',
  lookback: LONGEST + BEHIND,
  context: REACH,
  triggers: ['pass', 'pwd'].map((literal) => ({ kind: 'before', literal, start: passwordBehind })),
  match,
};

/** Where the value of a name begins that may be one; -1 for none. */
function passwordBehind(text: string, end: number): number {
  const gap = BEGINS.exec(text.slice(end, end + LONGEST_GAP));
  if (gap === null) return -1;
  const start = end + gap[0].length;
  const most = Math.min(text.length, start + ALL + 1);
  let first = start;
  while (first < most && GROUPED[text.charCodeAt(first)] === 1) first++;
  const length = first - start;
  return first === text.length || length === GROUP || length === ALL ? start : -1;
}

function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (!NAMED.test(before)) return undefined;
  const ahead = text.slice(start, start + LONGEST + BEHIND);
  if (!final && ahead.length < LONGEST + BEHIND && MAY_BECOME.test(ahead)) return MORE;
  const password = passwordIn(ahead, OF_MAIL.test(before));
  if (password === undefined) return undefined;
  return { type: 'GENERIC_SECRET', start, end: start + password.length, score: 0.9 };
}

/** Is it one of an account of mail, where the place tells that a password stands there? */
export function isAppPassword(value: string): boolean {
  return value.length >= ALL && passwordIn(value, true) === value;
}

function passwordIn(ahead: string, isOfMail: boolean): string | undefined {
  const many = MANY_GROUPS.exec(ahead)?.[0];
  if (many !== undefined && /\d/.test(many) && isGenerated(many) && isMixed(many.replaceAll(' ', '')))
    return many;
  const groups = GROUPS.exec(ahead)?.[0];
  if (groups !== undefined) return isOdd(groups.split(' '), isOfMail ? 1 : 2) ? groups : undefined;
  const joined = isOfMail ? JOINED.exec(ahead)?.[0] : undefined;
  if (joined === undefined || !ODD.test(joined) || WORDS.test(joined)) return undefined;
  return isGenerated(joined) ? joined : undefined;
}

/** So many groups of which no word is made, and none that says something. */
function isOdd(groups: readonly string[], least: number): boolean {
  const odd = groups.filter((group) => ODD_GROUP.test(group));
  return odd.length >= least && !saysSomething(groups) && isGenerated(groups.join(' '));
}

function isGenerated(password: string): boolean {
  const plain = password.replaceAll(' ', '');
  return isVaried(plain) && !isStandIn(plain) && !isStandIn(password);
}
