/** Rules for tokens of a known form: told by their beginning, by a mark inside, or by who is named before them. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric } from '../characters.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { beginsWord, runStart } from '../engine/walk.ts';
import { readsLike } from '../keywords/trie.ts';
import { MORE } from '../sweep.ts';
import { type AlphabetName, belongsTo, type Form, formOf, matchForm, type Part, unitsOf } from './form.ts';
import type { TokenKind } from './kind.ts';
import { endsOf, lineTo, lowered, NAME_REACH } from './nearby.ts';
import { isVaried, isWordy } from './proof/random.ts';
import { isPlaceholder } from './proof/stand-in.ts';

const SURE = 0.99;
const SURE_BY_NAME = 0.95;
/** A word for a secret, or a call that takes one, on the line of a value that is told by its issuer's name. */
const SECRET_WORD =
  /key|token|secret|pass|auth|credential|pwd|bearer|\bpat\b|_pat\b|license|signature|dsn|(?:client(?:v\d)?|search|init|setup|configure|create|\.new\w{0,16})\(|\bnew [\w.]{2,24}\(|\bappid=|\blogin |\.(?:login|run|start)\(|\.login=/;

/** Names of what is public by what its issuer says, up to its value: keys for searching, tokens of pages. */
const PUBLIC =
  /(?:search[_-]?(?:only[_-]?)?(?:api[_-]?)?|site[_-]?)key["']?\s{0,4}[:=]>?\s{0,4}["'`]?$|mixpanel[_-]?token["']?\s{0,4}[:=]>?\s{0,4}["'`]?$/;
/** Names of hashes up to their value: commits, checksums, traces. */
const HASHED =
  /\b(?:(?:commits?|sha(?:-?(?:1|256))?|rev(?:ision)?|checkout|merge|blob|tree|parent|ref|etag|digest|md5|checksum|trace|fingerprint)(?:[ _-](?:id|hash))?|(?:reverted|fixed|merged|introduced|landed|released|pushed|pinned|built) (?:in|by|with|as|at|to|from)|at)[ \t]{0,2}[:=(#]?[ \t]{0,2}["'`(]?$/;
/** Numbers up to what parts them from the rest, and the fewest characters of the rest. */
const IDS = /(?<![A-Za-z0-9])[A-Z]?\d{4,20}[-:]/g;
const ENOUGH = 20;
/** Zeros in base64. */
const ZEROS = /A{5,8}/;

/** The rule for one kind of token. */
export function tokenRule(kind: TokenKind): Rule {
  const form = formOf(kind.form);
  const { name, type, finds, source } = kind;
  const common = { name, type, finds, source, lookback: form.longest + 2 };
  if (kind.named.length > 0) return { ...common, ...namedToken(kind, form) };
  const [first, second] = form.parts;
  if (first?.kind === 'text') return { ...common, ...prefixedToken(kind, form, first.text) };
  if (first === undefined || second?.kind !== 'text') throw new Error(`nothing tells where a ${name} begins`);
  return { ...common, ...markedToken(kind, form, { lead: first, mark: second.text }) };
}

/** What differs between the ways to find a token. */
type Finding = Pick<Rule, 'context' | 'triggers' | 'match' | 'pending' | 'pendingInWord'>;

/** It begins with a text of its own. */
function prefixedToken(kind: TokenKind, form: Form, prefix: string): Finding {
  return {
    context: 1,
    triggers: [{ kind: 'prefix', literal: lowered(prefix) }],
    match: (input, start) => matchToken(kind, form, { input, start }),
  };
}

/** A run of characters, then a text of its own. */
function markedToken(
  kind: TokenKind,
  form: Form,
  { lead, mark }: { readonly lead: Extract<Part, { kind: 'run' }>; readonly mark: string },
): Finding {
  const belongs = (unit: number) => belongsTo(lead.alphabet, unit);
  const literal = lowered(mark);
  const start = (text: string, at: number, floor: number) =>
    runStart(text, at, { belongs, most: lead.most, floor });
  return {
    context: 1,
    triggers: [{ kind: 'inside', literal, start }],
    match: (input, at) =>
      beginsWord(input.text, at) ? matchToken(kind, form, { input, start: at }) : undefined,
    pendingInWord: true,
    pending: Array.from(mark).every((one) => belongs(one.charCodeAt(0)))
      ? runAtEnd(lead.alphabet, lead.most + mark.length - 1)
      : markAtEnd(literal, start),
  };
}

/** What of a token with a mark is open: one function for all kinds with such a run, which is asked once. */
const RUNS_AT_END = new Map<string, NonNullable<Rule['pending']>>();

/** Where the word begins that the text ends in, of so many characters of an alphabet: the mark is made of such, too. */
function runAtEnd(alphabet: AlphabetName, most: number): NonNullable<Rule['pending']> {
  const key = `${alphabet} ${most}`;
  const known = RUNS_AT_END.get(key);
  if (known !== undefined) return known;
  const belongs = (unit: number) => belongsTo(alphabet, unit);
  const pending = (text: string, from: number) => {
    const begun = runStart(text, text.length, { belongs, most, floor: from });
    return begun < 0 ? text.length : begun;
  };
  RUNS_AT_END.set(key, pending);
  return pending;
}

/** Where a run begins that the text ends in, or in what begins the mark behind it. */
function markAtEnd(
  literal: string,
  start: (text: string, at: number, floor: number) => number,
): NonNullable<Rule['pending']> {
  const beginnings = Array.from(literal, (_, length) => literal.slice(0, length));
  return (text, from) => {
    let open = text.length;
    for (const begin of beginnings) {
      if (!readsLike(text, text.length, begin)) continue;
      const begun = start(text, text.length - begin.length, from);
      if (begun >= 0) open = Math.min(open, begun);
    }
    return open;
  };
}

/** Its issuer is named before it, and a word for a secret is there too. */
function namedToken(kind: TokenKind, form: Form): Finding {
  const first = form.parts[0];
  if (first === undefined) throw new Error(`the form of a ${kind.name} is empty`);
  const valueFrom = (text: string, end: number) => firstLike(first, text, end);
  const isDigits = /^\[hex:\d+\]$/.test(kind.form);
  return {
    context: NAME_REACH,
    triggers: kind.named.map((literal): Trigger => ({ kind: 'before', literal, start: valueFrom })),
    match(input, start) {
      const found = matchToken(kind, form, { input, start });
      if (found === undefined) return undefined;
      const line = lineTo(input.text, start);
      if (!SECRET_WORD.test(line.text) || PUBLIC.test(line.text)) return undefined;
      if (isDigits && HASHED.test(line.text)) return undefined;
      const isNamed = kind.named.some((word) =>
        endsOf(word, line).some((end) => valueFrom(input.text, end) === start),
      );
      return isNamed ? found : undefined;
    },
  };
}

/** Where behind a name the first stretch begins that is like the first part of a form; -1 for none within reach. */
function firstLike(first: Part, text: string, end: number): number {
  if (first.kind === 'run') return firstRun(first, text, end);
  const limit = Math.min(text.length, end + NAME_REACH);
  const unit = first.text.charCodeAt(0);
  for (let at = end; at < limit; at++) {
    // Told from most places by one unit: the names stand in ordinary text too. bench: scan, openings of keys
    if (text.charCodeAt(at) !== unit || isAlphanumeric(text.charCodeAt(at - 1))) continue;
    if (first.text.startsWith(text.slice(at, at + first.text.length))) return at;
  }
  return -1;
}

/** The first run that is long enough, or that the text ends in, and that no word leads into. */
function firstRun({ alphabet, least }: Extract<Part, { kind: 'run' }>, text: string, end: number): number {
  const limit = Math.min(text.length, end + NAME_REACH);
  const units = unitsOf(alphabet);
  let from = end;
  while (from < limit) {
    let to = from;
    const enough = Math.min(text.length, from + least);
    while (to < enough && units[text.charCodeAt(to)] === 1) to++;
    if (to === enough && !joins(alphabet, text.charCodeAt(from - 1))) return from;
    while (to < limit && units[text.charCodeAt(to)] === 1) to++;
    from = to + 1;
  }
  return -1;
}

/** Does a unit before a run lead into it? */
function joins(alphabet: AlphabetName, unit: number): boolean {
  return isAlphanumeric(unit) || belongsTo(alphabet, unit);
}

interface Place {
  readonly input: ScanInput;
  readonly start: number;
}

/** The token of a kind that starts here; in the path of an address forty digits are a commit. */
function matchToken(kind: TokenKind, form: Form, { input, start }: Place): Hit | undefined | typeof MORE {
  const end = matchForm(form, input, start);
  if (end === undefined || end === MORE) return end;
  if (kind.form === '[hex:40]' && input.text.charAt(start - 1) === '/') return undefined;
  return isProved(kind, form, input.text.slice(start, end))
    ? { type: kind.type, start, end, score: kind.score ?? (kind.named.length > 0 ? SURE_BY_NAME : SURE) }
    : undefined;
}

/** Among letters of any kind a commit or a checksum is not what was looked for. */
function isHash(form: string, body: string): boolean {
  return /^\[(?:alnum|name):(?:40|64)\]$/.test(form) && /^[0-9a-f]+$/.test(body);
}

/** Numbers that name who has the token may be any, such as `123456789012`, where enough of it stands beside them. */
function withoutIds(body: string): string {
  const secret = body.replace(IDS, '');
  return secret.length < ENOUGH ? body : secret;
}

function isProved(kind: TokenKind, { parts }: Form, token: string): boolean {
  const head = parts[0]?.kind === 'text' ? parts[0].text.length : 0;
  const body = withoutIds(token.slice(head).replace(kind.zeros === true ? ZEROS : '', ''));
  if (!isVaried(body) || isWordy(body) || isPlaceholder(body)) return false;
  if (parts.length === 1 && isHash(kind.form, body)) return false;
  return kind.accepts?.(token) ?? true;
}
