/** AWS secret access keys: forty random characters, named as one by the words before. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric } from '../characters.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { endsOf, lineTo, NAME_REACH } from './nearby.ts';
import { isMixed } from './proof/random.ts';
import { isPlaceholder } from './proof/stand-in.ts';

const LENGTH = 40;
/** Words before the key on its line, one of which has to name it. */
const NAMED_BY = [
  ...['aws', 'akia', 'asia', 'secret access', 'secret_access', 'secret-access', 'secretaccess'],
  ...['s3.secret', 's3_secret', 's3-secret', 's3secret', 's3a.secret', 'amazonsecret', 'amazon_secret'],
];

/** The id of the key in the line above, and a word for a secret before the value. */
const PAIRED = /\b(?:AKIA|ASIA)[0-9A-Z]{16}["']?[;,)]{0,2}\r?\n[^\n]{0,40}secret[^\n]{0,24}$/i;

export const awsSecret: Rule = {
  name: 'aws-secret-access-key',
  type: 'AWS_SECRET_KEY',
  finds: 'AWS secret access keys: forty random characters which the line before them names, or the id above',
  source: 'AWS IAM User Guide, access keys',
  lookback: LENGTH + 2,
  context: NAME_REACH,
  triggers: NAMED_BY.map((literal): Trigger => ({ kind: 'before', literal, start: firstLongRun })),
  match,
};

/** Where the first run of so many characters begins that follows within the reach of a name. */
function firstLongRun(text: string, end: number): number {
  const limit = Math.min(text.length, end + NAME_REACH);
  let start = end;
  for (let at = end; at < limit || (at < text.length && at - start < LENGTH && start < limit); at++) {
    if (belongs(text.charCodeAt(at))) {
      if (at + 1 - start >= LENGTH) return start;
    } else start = at + 1;
  }
  return start < limit ? start : -1;
}

/** Matches the secret that starts here. */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (start > 0 && leadsInto(text.charCodeAt(start - 1))) return undefined;
  const end = runEnd(text, start);
  if (end - start > LENGTH) return undefined;
  if (end === text.length && !final) return isNamed(text, start) ? MORE : undefined;
  if (end - start < LENGTH || (end < text.length && isInside(text.charCodeAt(end)))) return undefined;
  if (!isSecret(text.slice(start, end)) || !isNamed(text, start)) return undefined;
  return { type: 'AWS_SECRET_KEY', start, end, score: 0.95 };
}

/** The end of the run of its characters, at most one more than a secret has. */
function runEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + LENGTH + 1);
  let end = start;
  while (end < limit && belongs(text.charCodeAt(end))) end++;
  return end;
}

function belongs(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2f || unit === 0x2b;
}

/** Upper and lower case, a digit, and not the forty hexadecimal digits of a commit. */
function isSecret(body: string): boolean {
  if (/^[0-9a-f]+$/i.test(body) || isPlaceholder(body)) return false;
  return (
    /[a-z]/.test(body) && /[A-Z]/.test(body) && /\d/.test(body) && new Set(body).size >= 16 && isMixed(body)
  );
}

function isNamed(text: string, start: number): boolean {
  const line = lineTo(text, start);
  if (NAMED_BY.some((word) => endsOf(word, line).some((end) => firstLongRun(text, end) === start)))
    return true;
  return PAIRED.test(text.slice(Math.max(0, start - NAME_REACH), start));
}

/** Beside this the run is a part of a longer token. */
function isInside(unit: number): boolean {
  return belongs(unit) || unit === 0x2d || unit === 0x5f;
}

/** Behind a point a host goes on: `docs.aws.amazon.com/...`. */
function leadsInto(unit: number): boolean {
  return unit === 0x2e || isInside(unit);
}
