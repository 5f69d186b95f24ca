/** Secrets in the first row of a statement of SQL that names its columns: `INSERT INTO users (login, password) VALUES (...)`. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { isPasswordInPlace } from './proof/password.ts';
import { isPassphrase } from './proof/plain-password.ts';
import { isMixed, isVaried } from './proof/random.ts';
import { isStandIn } from './proof/stand-in.ts';

const LITERALS = [') values', ')values', ')\nvalues'];
/** Characters from the statement's first word to its word for the values. */
const HEAD_REACH = 320;
/** Characters from there to the password, the word itself among them, which takes so many at most. */
const REACH = 240;
const LONGEST_WORD = 11;
const LONGEST = 128;
const SHORTEST = 6;
const SHORTEST_KEY = 16;
const HEAD = /\binsert\s{1,8}(?:ignore\s{1,8})?into\s[^()]{1,80}\(([^()]{1,200})\)\s?values$/i;
const column = (names: string) =>
  new RegExp(String.raw`^["'\x60[\s]*(?:\w{1,24}_)?(?:${names})["'\x60\]\s]*$`, 'i');
const LIST = /\s{0,8}\(/y;
/** A text, or what has neither quotes nor commas. */
const VALUE =
  /\s{0,8}[NE]?(?:'(?:[^'\n]|''){0,160}'|"[^"\n]{0,160}"|[^'",()]{1,60}(?:\([^()'"]{0,40}\))?)\s{0,4},/y;
const QUOTE = /\s{0,8}[NE]?["']/y;
const WORD = /\)\s?values/gi;
/** What is kept in place of a password: its hash, in hexadecimal or behind the name of its form. */
const HASH =
  /^\*?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$|^\{\w+\}|^[a-z0-9_:.]+\$[^$]+\$/i;

/** What a column is named that holds a secret, and what of its values is one. */
interface Kind {
  readonly name: string;
  readonly finds: string;
  readonly column: RegExp;
  readonly isSecret: (value: string) => boolean;
}

const isPassword = (value: string) =>
  value.length >= SHORTEST && !HASH.test(value) && (isPasswordInPlace(value) || isPassphrase(value, false));
const isKey = (value: string) =>
  value.length >= SHORTEST_KEY && !/\s/.test(value) && isVaried(value) && isMixed(value) && !isStandIn(value);

const KINDS: readonly Kind[] = [
  {
    name: 'inserted-password',
    finds: 'passwords',
    column: column('password|passwd|passwort|kennwort|pwd|pass'),
    isSecret: isPassword,
  },
  { name: 'inserted-secret', finds: 'secrets', column: column('secret'), isSecret: isKey },
  {
    name: 'inserted-key',
    finds: 'keys of interfaces',
    column: column('(?:api|access|secret|private|auth|signing|encryption)_?key'),
    isSecret: isKey,
  },
  {
    name: 'inserted-token',
    finds: 'tokens',
    column: column('(?<!refresh_|reset_|csrf_|page_)token'),
    isSecret: isKey,
  },
  {
    name: 'inserted-refresh-token',
    finds: 'refresh tokens',
    column: column('refresh_?token'),
    isSecret: isKey,
  },
];

/** A rule for each kind of column. */
export const INSERTED_RULES: readonly Rule[] = KINDS.map((kind) => ({
  name: kind.name,
  type: 'GENERIC_SECRET',
  finds: `${kind.finds} in the first row of a statement of SQL that names the columns it fills`,
  source: 'ISO/IEC 9075-2 (SQL), INSERT statement',
  lookback: LONGEST + 2,
  context: HEAD_REACH + REACH,
  reach: REACH,
  triggers: LITERALS.map(
    (literal): Trigger => ({ kind: 'before', literal, start: (text, end) => valueFrom(kind, text, end) }),
  ),
  match: (input, start) => match(kind, input, start),
}));

/** Where the value begins behind the word for the values; -1 for none. */
function valueFrom(kind: Kind, text: string, end: number): number {
  const columns = HEAD.exec(text.slice(Math.max(0, end - HEAD_REACH), end))?.[1]?.split(',') ?? [];
  const place = columns.findIndex((name) => kind.column.test(name));
  if (place < 0) return -1;
  let at = behind(LIST, text, end);
  for (let skipped = 0; skipped < place && at >= 0; skipped++) at = behind(VALUE, text, at);
  if (at >= 0) at = behind(QUOTE, text, at);
  return at - end > REACH - LONGEST_WORD ? -1 : at;
}

function behind(form: RegExp, text: string, at: number): number {
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : -1;
}

function match(kind: Kind, { text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  const quote = text.charAt(start - 1);
  if ((quote !== "'" && quote !== '"') || !isLedTo(kind, text, start)) return undefined;
  const ahead = text.slice(start, start + LONGEST + 1);
  const length = ahead.indexOf(quote);
  if (length < 0) return final || ahead.length > LONGEST ? undefined : MORE;
  const value = ahead.slice(0, length);
  if (!kind.isSecret(value)) return undefined;
  return { type: 'GENERIC_SECRET', start, end: start + length, score: 0.9 };
}

function isLedTo(kind: Kind, text: string, start: number): boolean {
  const from = Math.max(0, start - REACH);
  return [...text.slice(from, start).matchAll(WORD)].some(
    ({ 0: word, index }) => valueFrom(kind, text, from + index + word.length) === start,
  );
}
