/** E-mail addresses, in the form people write them (RFC 5321 lengths, dot-atom local part). */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric, isLetter, isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { beginsWord, runStart } from '../engine/walk.ts';
import { MORE } from '../sweep.ts';

/** What stands before the sign (RFC 5321 section 4.5.3.1.1). */
export const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;
const AT = 0x40;
const DOT = 0x2e;
const DASH = 0x2d;
const OTHERS = '._%+-';
const APOSTROPHE = 0x27;
/** With it a capital is a small letter. */
const SMALL = 0x20;
const SMALL_O = 0x6f;
const LOCAL = new Uint8Array(0x80);
for (let unit = 0; unit < 0x80; unit++) {
  LOCAL[unit] = isAlphanumeric(unit) || OTHERS.includes(String.fromCharCode(unit)) ? 1 : 0;
}

/** Ends of names of files that are no top-level domains: `logo@2x.png` is a picture. */
const FILES = new Set(
  'png jpg jpeg gif svg webp avif ico css scss html htm js jsx ts tsx mjs cjs json xml yaml yml txt pdf tgz gz'.split(
    ' ',
  ),
);

/** The longest address that is matched, and what tells that it ended. */
const LONGEST_EMAIL = LONGEST_LOCAL + 1 + LONGEST_DOMAIN + 1;

/** The account that repositories are read by (`git@host:path`); nobody has mail there. */
const GIT = 'git';

export const email: Rule = {
  name: 'email',
  type: 'EMAIL',
  finds: 'e-mail addresses whose domain ends in a name of letters',
  source: 'RFC 5321 section 4.5.3.1 (lengths), RFC 5322 section 3.4.1 (dot-atom)',
  lookback: LONGEST_EMAIL,
  context: 1,
  triggers: [{ kind: 'inside', literal: '@', start: startBefore }],
  match,
  pendingInWord: true,
  pending(text, from) {
    const irish = text.length - 2;
    if (irish >= from && mayBeIrish(text, irish)) return irish;
    const start = localStart(text, text.length, from);
    return start < 0 ? text.length : start;
  },
};

/** Where what stands before the sign begins; -1 also where no domain stands behind it, which is told once for all words before it. */
function startBefore(text: string, at: number, floor: number): number {
  const end = domainRun(text, at + 1);
  if (end < text.length && domainEnd(text, at + 1, end) < 0) return -1;
  return localStart(text, at, floor);
}

function localStart(text: string, at: number, floor: number): number {
  const start = runStart(text, at, { belongs: isLocal, most: LONGEST_LOCAL, floor });
  return start - 2 >= floor && isIrish(text, start - 2) ? start - 2 : start;
}

/** The apostrophe of `o'neil` is part of a name; any other one before an address may be a quote. */
function isIrish(text: string, at: number): boolean {
  return mayBeIrish(text, at) && isLetter(text.charCodeAt(at + 2));
}

/** The same where the letter behind it may not have come. */
function mayBeIrish(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === APOSTROPHE && (text.charCodeAt(at) | SMALL) === SMALL_O;
}

/** Does a unit belong to what stands before the sign of an address? */
function isLocal(unit: number): boolean {
  return LOCAL[unit] === 1;
}

/** Where the units begin that stand before an offset and may belong to an address, as many as a local part has at most; not before `floor`. */
export function localBack(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST_LOCAL);
  let start = at;
  while (start > least && isLocal(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Matches the e-mail address that starts here. */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!beginsWord(text, start)) return undefined;
  let at = isIrish(text, start) ? start + 2 : start;
  const limit = Math.min(text.length, start + LONGEST_LOCAL + 1);
  while (at < limit && LOCAL[text.charCodeAt(at)] === 1) at++;
  if (at === text.length) return final || at - start > LONGEST_LOCAL ? undefined : MORE;
  if (at - start > LONGEST_LOCAL || text.charCodeAt(at) !== AT || text.charCodeAt(at - 1) === DOT)
    return undefined;
  if (at - start === GIT.length && text.startsWith(GIT, start)) return undefined;
  return matchDomain(input, start, at + 1);
}

/** Takes the longest run of labels that ends in a name of letters. */
function matchDomain(input: ScanInput, start: number, from: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  const at = domainRun(text, from);
  if (at === text.length && !final && at < from + LONGEST_DOMAIN) return MORE;
  const end = domainEnd(text, from, at);
  return end < 0 ? undefined : { type: 'EMAIL', start, end, score: 1 };
}

/** Where the run of a domain's characters ends that begins here, as far as one may. */
function domainRun(text: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST_DOMAIN);
  let at = from;
  while (at < limit && isDomain(text.charCodeAt(at))) at++;
  return at;
}

/** The end of the longest domain name in a run of its characters, -1 when there is none. */
function domainEnd(text: string, from: number, limit: number): number {
  let end = -1;
  let label = from;
  for (let at = from; at <= limit; at++) {
    if (at < limit && text.charCodeAt(at) !== DOT) continue;
    if (at === label || text.charCodeAt(label) === DASH) break;
    if (label > from && isTopLevel(text, label, at) && !isWordAt(text, at)) end = at;
    label = at + 1;
  }
  return end;
}

function isWordAt(text: string, at: number): boolean {
  return at < text.length && isWord(text.charCodeAt(at));
}

function isDomain(unit: number): boolean {
  return unit === DOT || unit === DASH || isAlphanumeric(unit);
}

/** At least two letters, or an internationalised name in its ASCII form (RFC 5890). */
function isTopLevel(text: string, start: number, end: number): boolean {
  if (end - start < 2) return false;
  if (text.startsWith('xn--', start)) return end - start > 4;
  for (let at = start; at < end; at++) if (!isLetter(text.charCodeAt(at))) return false;
  return !FILES.has(text.slice(start, end).toLowerCase());
}
