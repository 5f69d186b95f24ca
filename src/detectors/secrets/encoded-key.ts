/** Private keys in PEM armour that are written in Base64 once more: the `client-key-data` of a kubeconfig, the `tls.key` of a Secret. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isBlank } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { unitsOf } from './form.ts';

/** `-----BEGIN ` in Base64, as far as no character depends on what follows. */
const BEGIN = 'LS0tLS1CRUdJTi';
/** Characters in which the first line is encoded whole; a multiple of four. */
const FIRST_LINE = 88;
const LABEL = /^-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY( BLOCK)?-----/;
/** The shortest key with its lines before and after it; what is shorter was cut off in a manual. */
const SHORTEST = 140;
const LONGEST = 22_000;
/** The lines that tools break Base64 into. */
const LINES = new Set([64, 76]);
const LONGEST_INDENT = 16;
const BASE64 = unitsOf('escaped');
const PERCENT = 0x25;
const EQUALS = 0x3d;
const NEWLINE = 0x0a;

export const encodedKey: Rule = {
  name: 'private-key-in-base64',
  type: 'PRIVATE_KEY',
  finds: 'private keys in PEM armour that Base64 hides, as kubeconfig files and Secrets hold them',
  source: 'RFC 7468 section 10 within RFC 4648 section 4; Kubernetes documentation, TLS Secrets',
  lookback: LONGEST,
  context: 1,
  triggers: [{ kind: 'prefix', literal: BEGIN.toLowerCase() }],
  match,
};

/** Matches the key that starts here; one that never ends is reported as far as it goes. */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (start > 0 && joinsBefore(text.charCodeAt(start - 1))) return undefined;
  const first = text.slice(start, start + FIRST_LINE);
  if (!first.startsWith(BEGIN)) return !final && BEGIN.startsWith(first) ? MORE : undefined;
  if (first.length < FIRST_LINE) return final ? undefined : MORE;
  return LABEL.test(decoded(first)) ? keyFrom(input, start) : undefined;
}

function keyFrom({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  const end = endOf(text, start, Math.min(text.length, start + LONGEST));
  if (end === text.length && !final && end < start + LONGEST) return MORE;
  const last = trimmed(text, start, end);
  return last - start < SHORTEST ? undefined : { type: 'PRIVATE_KEY', start, end: last, score: 0.99 };
}

function joinsBefore(unit: number): boolean {
  return isPart(unit) && unit !== EQUALS;
}

function isPart(unit: number): boolean {
  return BASE64[unit] === 1 && unit !== PERCENT;
}

/** The first line, which a break may stand in. */
function decoded(first: string): string {
  try {
    const whole = first.replace(/\s/g, '');
    return atob(whole.slice(0, whole.length - (whole.length % 4)));
  } catch {
    return '';
  }
}

/** Where the last character may stand: a break between full lines is part of it. */
function endOf(text: string, start: number, limit: number): number {
  let lineStart = start;
  let at = start;
  while (at < limit) {
    if (isPart(text.charCodeAt(at))) at++;
    else if (LINES.has(at - lineStart) && isBlank(text.charCodeAt(at))) {
      const next = nextLine(text, at, limit);
      if (next < 0) return at;
      lineStart = next;
      at = next;
    } else return at;
  }
  return at;
}

/** Behind the break and the indent that follows it; -1 when no line breaks here. */
function nextLine(text: string, from: number, limit: number): number {
  let breaks = 0;
  let at = from;
  for (; at < limit && at - from <= LONGEST_INDENT && isBlank(text.charCodeAt(at)); at++)
    if (text.charCodeAt(at) === NEWLINE) breaks++;
  return breaks === 1 || (at === limit && breaks === 0) ? at : -1;
}

function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
  return last;
}
