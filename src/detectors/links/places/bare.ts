/** Names of hosts without a scheme: `shop.example/x`, which some readers make links of. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isAlphanumeric } from '../../characters.ts';
import type { Recognizer } from '../../engine/recognizer.ts';
import { MORE } from '../../sweep.ts';
import { addressEnd, LONGEST_ADDRESS, trimmedEnd } from './ending.ts';
import type { JudgeAt } from './judge-at.ts';

const LONGEST_NAME = 128;
const LONGEST_LABEL = 63;
const DOT = 0x2e;
const DASH = 0x2d;
const BEGINS = /(?:[a-z0-9-]{1,63}\.)+([a-z]{2,24}|xn--[a-z0-9-]{2,59})(?![\w-]|\.[a-z0-9])/iy;
/** Names that stand for hosts even with nothing behind them; other endings are as often those of files. */
const TOP_LEVEL: ReadonlySet<string> = new Set([
  ...[
    'com',
    'net',
    'org',
    'edu',
    'gov',
    'mil',
    'int',
    'info',
    'biz',
    'dev',
    'app',
    'xyz',
    'online',
    'site',
    'shop',
  ],
  ...[
    'store',
    'top',
    'club',
    'cloud',
    'link',
    'click',
    'live',
    'page',
    'tech',
    'space',
    'icu',
    'io',
    'ai',
    'co',
    'me',
  ],
  ...[
    'eu',
    'uk',
    'de',
    'fr',
    'nl',
    'it',
    'es',
    'pl',
    'ru',
    'cn',
    'in',
    'us',
    'ca',
    'au',
    'br',
    'ch',
    'test',
    'example',
  ],
]);

/** The hit is the name with path and query. */
export function bareHost(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST_ADDRESS,
    context: 3,
    triggers: [{ kind: 'inside', literal: '.', start: labelStart }],
    match: (input, start) => matchBare(input, start, judge),
    pending: nameStart,
  };
}

/** Where the first label of a name begins, whose dot stands at an offset; -1 for a later dot. */
function labelStart(text: string, at: number, floor: number): number {
  const limit = Math.max(floor, at - LONGEST_LABEL);
  let start = at;
  while (start > limit && isLabel(text.charCodeAt(start - 1))) start--;
  return start === at || text.charCodeAt(start - 1) === DOT ? -1 : start;
}

/** Where the name begins that the text ends with. */
function nameStart(text: string, floor: number): number {
  const limit = Math.max(floor, text.length - LONGEST_NAME);
  let start = text.length;
  while (start > limit && belongs(text.charCodeAt(start - 1))) start--;
  return start;
}

function belongs(unit: number): boolean {
  return isLabel(unit) || unit === DOT;
}

function isLabel(unit: number): boolean {
  return isAlphanumeric(unit) || unit === DASH;
}

/** Behind no part of a name or a path; two slashes in front make a link of it too. */
function beginsName(text: string, start: number): boolean {
  const from = text.startsWith('//', start - 2) && start > 1 ? start - 2 : start;
  return from === 0 || !/[\w.@/:=-]/.test(text.charAt(from - 1));
}

function matchBare(input: ScanInput, start: number, judge: JudgeAt): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!beginsName(text, start)) return undefined;
  const limit = start + LONGEST_ADDRESS;
  const stop = addressEnd(text, start, limit);
  if (stop === text.length && stop < limit && !final) return MORE;
  const end = trimmedEnd(text, start, stop);
  const address = text.slice(start, end);
  BEGINS.lastIndex = 0;
  const named = BEGINS.exec(address);
  if (named === null) return undefined;
  const behind = address.slice(named[0].length);
  const isHost =
    behind === '' ? TOP_LEVEL.has((named[1] ?? '').toLowerCase()) : /^(?::\d+)?[/?#]/.test(behind);
  return isHost ? judge(`http://${address}`, 'text', { start, end }) : undefined;
}
