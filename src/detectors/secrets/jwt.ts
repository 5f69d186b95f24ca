/** JSON web tokens: three parts in base64url, the first of which is a header that names an algorithm (RFC 7515, RFC 7519). */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { isPublishedSignature } from './proof/stand-in.ts';

const LONGEST = 8192;
const LONGEST_HEADER = 1024;
const SHORTEST_PART = 16;
const DOT = 0x2e;
const DASH = 0x2d;

export const jsonWebToken: Rule = {
  name: 'json-web-token',
  type: 'JWT',
  finds: 'JSON web tokens whose header is JSON that names an algorithm',
  source: 'RFC 7515 section 3, RFC 7516 section 3, RFC 7519 section 5',
  lookback: LONGEST + 2,
  context: 1,
  triggers: [{ kind: 'prefix', literal: 'eyj' }],
  match,
};

/** Matches the token that starts here: three parts when it is signed (RFC 7515), five when it is encrypted (RFC 7516). */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (start > 0 && isPart(text.charCodeAt(start - 1))) return undefined;
  const begun = text.slice(start, start + 3);
  if (begun !== 'eyJ') return !final && 'eyJ'.startsWith(begun) ? MORE : undefined;
  const read = readParts(text, start);
  if (read.isTooLong) return undefined;
  if (read.isOpen && !final) return MORE;
  const length = tokenLength(read.parts);
  return length === 0 ? undefined : { type: 'JWT', start, end: start + length, score: 0.99 };
}

/** The characters of the parts that are a token, 0 for none. */
function tokenLength([header = '', claims = '', signature = '', ...more]: readonly string[]): number {
  if (claims.length < SHORTEST_PART || signature.length < SHORTEST_PART || !namesAlgorithm(header)) return 0;
  if (isPublishedSignature(signature)) return 0;
  const signed = header.length + claims.length + signature.length + 2;
  return more.length === 2 ? signed + more.join('').length + 2 : signed;
}

interface Parts {
  readonly parts: readonly string[];
  readonly isTooLong: boolean;
  /** True when the text ended before the token did. */
  readonly isOpen: boolean;
}

/** Up to five parts, each with a dot before it but the first. */
function readParts(text: string, start: number): Parts {
  const limit = Math.min(text.length, start + LONGEST + 1);
  const parts: string[] = [];
  let from = start;
  let at = start;
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (isPart(unit)) continue;
    if (unit !== DOT || parts.length === 4) break;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  const isTooLong = at - start > LONGEST || (parts.length === 0 && at - start > LONGEST_HEADER);
  // A dot that nothing follows is the end of a sentence.
  const isSentence = at === from && parts.length > 0;
  if (!isSentence) parts.push(text.slice(from, at));
  return { parts, isTooLong, isOpen: at === text.length };
}

function isPart(unit: number): boolean {
  return isWord(unit) || unit === DASH;
}

function namesAlgorithm(header: string): boolean {
  try {
    const value: unknown = JSON.parse(atob(header.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof value === 'object' && value !== null && 'alg' in value;
  } catch {
    return false;
  }
}
