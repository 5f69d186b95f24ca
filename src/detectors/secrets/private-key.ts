/** Private keys in PEM armour (RFC 7468), from the first line to the last. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isBlank } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';

const BEGIN = '-----BEGIN ';
const CLOSE = '-----';
const DASH = 0x2d;
/** Longest name between BEGIN and the closing dashes. */
const LONGEST_LABEL = 40;
/** No private key in use is longer; what goes on after it is not held. */
const LONGEST_PRIVATE_KEY = 16_384;
const END = /-----END [A-Z0-9 ]{0,40}-----/;
const LONGEST_END = 60;
/** Prose in place of a body: four words after each other, each of letters only. */
const PROSE =
  /\s[A-Za-z']{1,14}[,.;:]? [A-Za-z']{1,14}[,.;:]? [A-Za-z']{1,14}[,.;:]? [A-Za-z']{1,14}[,.;:]?\s/;
const OVERLAP = 80;
/** A manual leaves the body out. */
const LEFT_OUT = /^(\s|\\[nr])*(\.{3}|…|<|\[|\*|x{4})/i;

export const privateKey: Rule = {
  name: 'private-key',
  type: 'PRIVATE_KEY',
  finds: 'private keys in PEM armour, from the first line to the last',
  source: 'RFC 7468 sections 2 and 10, RFC 4716',
  lookback: LONGEST_PRIVATE_KEY,
  context: 1,
  triggers: [{ kind: 'prefix', literal: BEGIN.toLowerCase() }],
  match,
};

/** Matches the key whose first line starts here; one that never ends is reported as far as it goes. */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (text.charCodeAt(start - 1) === DASH) return undefined;
  const body = headerEnd(input, start);
  if (body === undefined || body === MORE) return body;
  const limit = Math.min(text.length, start + LONGEST_PRIVATE_KEY);
  // Held from an earlier call: what came before this call's text was searched then.
  const from = start === input.from ? Math.max(body, input.fresh - OVERLAP) : body;
  const closing = closingIn(text.slice(from, limit));
  if (closing === 'prose') return undefined;
  if (closing === undefined && !final && limit < start + LONGEST_PRIVATE_KEY) return MORE;
  const last = closing === undefined ? limit : from + closing.start;
  return hasBody(text, body, last)
    ? hit(start, closing === undefined ? limit : from + closing.end)
    : undefined;
}

/** The last line, or prose that comes first. */
function closingIn(rest: string): { readonly start: number; readonly end: number } | 'prose' | undefined {
  const prose = PROSE.exec(rest);
  const end = END.exec(rest);
  if (end !== null && (prose === null || end.index <= prose.index))
    return { start: end.index, end: end.index + end[0].length };
  return prose === null ? undefined : 'prose';
}

function hit(start: number, end: number): Hit {
  return { type: 'PRIVATE_KEY', start, end, score: 0.99 };
}

/** The offset after `-----BEGIN ... PRIVATE KEY-----`. */
function headerEnd({ text, final }: ScanInput, start: number): number | undefined | typeof MORE {
  const rest = text.slice(start, start + BEGIN.length + LONGEST_LABEL + CLOSE.length);
  if (rest.length < BEGIN.length) return !final && BEGIN.startsWith(rest) ? MORE : undefined;
  if (!rest.startsWith(BEGIN)) return undefined;
  const label = /^[A-Z0-9 ]*/.exec(rest.slice(BEGIN.length))?.[0] ?? '';
  const after = rest.slice(BEGIN.length + label.length);
  if (!final && after.length < CLOSE.length && label.length <= LONGEST_LABEL && CLOSE.startsWith(after))
    return MORE;
  if (!label.includes('PRIVATE KEY') || !after.startsWith(CLOSE)) return undefined;
  return start + BEGIN.length + label.length + CLOSE.length;
}

/** A header alone, or with dots for what would follow, is no key. */
function hasBody(text: string, from: number, limit: number): boolean {
  if (LEFT_OUT.test(text.slice(from, Math.min(limit, from + LONGEST_END)))) return false;
  let characters = 0;
  for (let at = from; at < limit && characters < LONGEST_END; at++)
    if (!isBlank(text.charCodeAt(at))) characters++;
  return characters >= 16;
}
