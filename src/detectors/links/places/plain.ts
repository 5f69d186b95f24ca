/** Addresses in running text: with a scheme, or as `www.` and `mailto:`, which readers make links of (GFM section 6.9). */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isAlphanumeric } from '../../characters.ts';
import type { Recognizer } from '../../engine/recognizer.ts';
import { MORE } from '../../sweep.ts';
import { startsWord } from '../../word-edges.ts';
import { addressEnd, behindClosedOpenings, LONGEST_ADDRESS, MOST_OPENINGS, trimmedEnd } from './ending.ts';
import type { JudgeAt } from './judge-at.ts';

/** Longer than any scheme in the registry of IANA that a reader follows. */
const LONGEST_SCHEME = 24;
/** As they are, or behind backslashes, as JSON and Markdown may write them. */
const SLASHES = ['://', ':\\/\\/', ':\\//', ':/\\/', '\\://', '\\:\\/\\/', '\\:\\//', '\\:/\\/'] as const;
const BEGINS = /[a-z][a-z0-9+.-]*(\\?:\\?\/\\?\/)/iy;
/** At the end of a text: the rest of them may come. */
const PART_OF_SLASHES = /(?:\\|\\?:\\?(?:\/\\?)?)$/;
const KNOWN = /(?:https?|ftp|wss?)$/i;
const LONGEST_KNOWN = 5;
/** Before the first letter of `www.` stands no part of a name. */
const NAME = /[\w.@/-]/;

/** What announces an address without slashes. */
const WORDS = ['www.', 'mailto:'] as const;

/** `https://shop.example/x`. */
export function schemeLink(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST_ADDRESS + LONGEST_SCHEME + MOST_OPENINGS,
    context: LONGEST_SCHEME + 1,
    triggers: SLASHES.map((literal) => ({ kind: 'inside', literal, start: schemeStart })),
    match: (input, start) => matchScheme(input, start, judge),
    pending(text, from) {
      const end = text.length - (PART_OF_SLASHES.exec(text.slice(-5))?.[0].length ?? 0);
      const start = runStart(text, end, from);
      return start < 0 ? text.length : start;
    },
  };
}

/** Where the scheme begins that ends before an offset; -1 for none. Letters in front of a known one hide it from nobody. */
function schemeStart(text: string, at: number, floor: number): number {
  const known = KNOWN.exec(text.slice(Math.max(floor, at - LONGEST_KNOWN), at))?.[0];
  return known === undefined ? runStart(text, at, floor) : at - known.length;
}

/** The first letter of the run of a scheme's characters before an offset; -1 for none. */
function runStart(text: string, at: number, floor: number): number {
  const limit = Math.max(floor, at - LONGEST_SCHEME);
  let start = at;
  while (start > limit && isScheme(text.charCodeAt(start - 1))) start--;
  while (start < at && !/[a-z]/i.test(text.charAt(start))) start++;
  return start < at ? start : -1;
}

function isScheme(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2b || unit === 0x2e || unit === 0x2d;
}

function matchScheme(input: ScanInput, start: number, judge: JudgeAt): Hit | undefined | typeof MORE {
  BEGINS.lastIndex = start;
  const [begun = '', slashes = ''] = BEGINS.exec(input.text) ?? [];
  if (begun === '' || start !== schemeStart(input.text, start + begun.length - slashes.length, 0))
    return undefined;
  const scheme = begun.slice(0, -slashes.length);
  return matchAddress(input, { start, from: start + begun.length, before: `${scheme}://` }, judge);
}

interface Begun {
  readonly start: number;
  /** Where what follows the scheme begins. */
  readonly from: number;
  /** What stands before that for a reader. */
  readonly before: string;
}

function matchAddress(
  input: ScanInput,
  { start, from, before }: Begun,
  judge: JudgeAt,
): Hit | undefined | typeof MORE {
  const { text, final } = input;
  const limit = start + LONGEST_ADDRESS;
  const stop = addressEnd(text, from, limit);
  if (stop === text.length && stop < limit && !final) return MORE;
  // A backslash that has nothing behind it yet may begin the escape that ends the address.
  const last = stop === limit ? stop : trimmedEnd(text, from, stop);
  if (last <= from) return undefined;
  const end = behindClosedOpenings(input, last);
  return end === MORE ? MORE : judge(before + text.slice(from, last), 'text', { start, end });
}

/** `www.shop.example/x`, `mailto:jo@shop.example`. */
export function wordLink(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST_ADDRESS + MOST_OPENINGS,
    context: 1,
    triggers: WORDS.map((literal) => ({ kind: 'prefix', literal, stands: 'begins' })),
    match(input, start) {
      const { text } = input;
      if (!startsWord(text, start) || (start > 0 && NAME.test(text.charAt(start - 1)))) return undefined;
      const here = text.slice(start, start + 7).toLowerCase();
      const word = WORDS.find((one) => here.startsWith(one));
      if (word === undefined) return undefined;
      const before = word === 'www.' ? 'http://www.' : word;
      return matchAddress(input, { start, from: start + word.length, before }, judge);
    },
  };
}
