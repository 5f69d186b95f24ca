/** AWS secret access keys: forty random characters, named as one by the words before. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric } from '../characters.ts';
import { lineBefore } from '../line-before.ts';
import { MORE } from '../sweep.ts';

const LENGTH = 40;
const NAMES = ['aws', 'akia', 'asia', 'secret_access', 'secret access', 'secret-access', 'secretaccess'];
/** Characters before the key in which it has to be named. */
export const NAME_CONTEXT = 80;
export const LONGEST_AWS_SECRET = LENGTH + 2;

/** Matches the secret that starts here. */
export function matchAwsSecret(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if ((start > 0 && belongs(text.charCodeAt(start - 1))) || joinsToken(text, start - 1)) return undefined;
  const limit = Math.min(text.length, start + LENGTH + 1);
  let end = start;
  while (end < limit && belongs(text.charCodeAt(end))) end++;
  if (end - start > LENGTH) return undefined;
  if (end === text.length && !final) return isNamed(text, start) ? MORE : undefined;
  if (joinsToken(text, end) && text.charCodeAt(end) !== 0x2e) return undefined;
  if (end - start !== LENGTH || !isMixed(text.slice(start, end)) || !isNamed(text, start)) return undefined;
  return { type: 'AWS_SECRET_KEY', start, end, score: 0.95 };
}

function belongs(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2f || unit === 0x2b;
}

/** Upper and lower case, a digit, and not the forty hexadecimal digits of a commit. */
function isMixed(body: string): boolean {
  if (/^[0-9a-f]+$/i.test(body)) return false;
  return /[a-z]/.test(body) && /[A-Z]/.test(body) && /\d/.test(body) && new Set(body).size >= 16;
}

function isNamed(text: string, start: number): boolean {
  const line = lineBefore(text, start, NAME_CONTEXT);
  return NAMES.some((name) => line.includes(name));
}

/** A dash, dot or underscore beside it makes it a part of a longer token. */
function joinsToken(text: string, at: number): boolean {
  const unit = at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
  return unit === 0x2d || unit === 0x2e || unit === 0x5f;
}
