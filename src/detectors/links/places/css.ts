/** Resources of style sheets: `url()`, `image-set()` and `@import` (CSS Values 4, CSS Images 4, CSS Cascade 5). */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import type { Recognizer } from '../../engine/recognizer.ts';
import { MORE } from '../../sweep.ts';
import { startsWord } from '../../word-edges.ts';
import { LONGEST_ADDRESS, LONGEST_BLANKS, leadsElsewhere } from './ending.ts';
import { type JudgeAt, judgeAll } from './judge-at.ts';

const LOADS = new RegExp(`(?:url\\(|@import)\\s{0,${LONGEST_BLANKS}}(\\\\?["'])?`, 'iy');

/** `url(https://...)` and `@import "//..."` of style sheets; the hit is all of it. */
export function styleResource(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST_ADDRESS + LONGEST_BLANKS + 32,
    context: 1,
    triggers: [
      { kind: 'prefix', literal: 'url(' },
      { kind: 'prefix', literal: '@import' },
    ],
    match(input, start) {
      const { text, final } = input;
      if (!startsWord(text, start)) return undefined;
      LOADS.lastIndex = start;
      const begun = LOADS.exec(text);
      if (begun === null) return undefined;
      const from = start + begun[0].length;
      if (!final && from >= text.length - 1 && from - start <= LONGEST_BLANKS + 16) return MORE;
      return matchResource(input, { start, from, quote: begun[1] }, judge);
    },
  };
}

interface Resource {
  readonly start: number;
  readonly from: number;
  readonly quote: string | undefined;
}

function matchResource(input: ScanInput, at: Resource, judge: JudgeAt): Hit | undefined | typeof MORE {
  const elsewhere = leadsElsewhere(input, at.from);
  if (elsewhere !== true) return elsewhere === MORE ? MORE : undefined;
  const { text, final } = input;
  const limit = Math.min(text.length, at.from + LONGEST_ADDRESS);
  const stop = text.slice(at.from, limit).search(at.quote === undefined ? /[\s)"'<>;]/ : /["'\n]/);
  let end = stop < 0 ? limit : at.from + stop;
  // What closes it may be two characters long.
  if (end >= text.length - 1 && end < at.from + LONGEST_ADDRESS && !final) return MORE;
  const address = text.slice(at.from, end);
  if (text.startsWith(at.quote ?? ' ', end)) end += (at.quote ?? '').length;
  if (text[end] === ')') end++;
  return judge(address, 'image', { start: at.start, end });
}

const SET = 'image-set(';
/** Where a set ends at the latest. */
const SET_ENDS = /[;{}<>]/;

/** `image-set("//..." 1x)`, which loads what it names in quotes alone; the hit is all of it. */
export function imageSet(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST_ADDRESS,
    context: 1,
    triggers: [{ kind: 'prefix', literal: SET }],
    match({ text, final }, start) {
      const here = text.slice(start, start + LONGEST_ADDRESS);
      if (here.slice(0, SET.length).toLowerCase() !== SET) return undefined;
      const stop = here.search(SET_ENDS);
      if (stop < 0 && here.length < LONGEST_ADDRESS && !final) return MORE;
      const end = start + (stop < 0 ? here.length : stop);
      return judgeAll(stringsIn(text.slice(start, end)), { judge, use: 'image' }, { start, end });
    },
  };
}

/** What stands in quotes. */
function stringsIn(text: string): string[] {
  return [...text.matchAll(/(["'])(.*?)\1/gs)].map(([, , written = '']) => written.replace(/\\$/, ''));
}

const ESCAPE = /\\(?:([0-9a-f]{1,6})\s?|([^\n]))/gi;
const RESOURCES = /url\(\s*["']?([^\s"')]*)/gi;

/**
 * The addresses of a style that are spelled in the escapes of CSS (CSS Syntax 3, section 4.3.7), `u\72l(...)`; none of what
 * is written plainly, which is found where it stands.
 */
export function escapedResources(style: string): readonly string[] {
  if (!style.includes('\\')) return [];
  const undone = style.replaceAll(ESCAPE, (_, hex: string | undefined, other: string | undefined) =>
    hex === undefined ? (other ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  if (undone === style) return [];
  const resources = [...undone.matchAll(RESOURCES)].map(([, address = '']) => address);
  return /image-set\(/i.test(undone) ? [...resources, ...stringsIn(undone)] : resources;
}
