/** Links and resources of HTML and SVG: attributes that hold addresses. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import type { Recognizer } from '../../engine/recognizer.ts';
import { MORE } from '../../sweep.ts';
import { startsWord } from '../../word-edges.ts';
import type { Use } from '../payload.ts';
import { escapedResources } from './css.ts';
import { LONGEST_ADDRESS, LONGEST_BLANKS, leadsElsewhere } from './ending.ts';
import { type JudgeAt, judgeAll } from './judge-at.ts';

/** What waits for a click (HTML Standard, attributes index). */
const FOLLOWED = ['href', 'action', 'formaction', 'cite', 'longdesc'];
/** What is loaded, or sent, at once. */
const LOADED = [
  ...[
    'src',
    'srcset',
    'imagesrcset',
    'poster',
    'background',
    'data',
    'ping',
    'manifest',
    'classid',
    'codebase',
  ],
  ...['archive', 'lowsrc', 'dynsrc', 'profile', 'content', 'srcdoc', 'style'],
];
/** What holds more than one address, or an address behind something else. */
const SEVERAL: ReadonlySet<string> = new Set([
  'srcset',
  'imagesrcset',
  'ping',
  'archive',
  'content',
  'style',
]);
/** Elements whose `href` is loaded at once, or changes where all others lead. */
const LOADING = /^(?:link|image|use|feimage|base|script|animate|set)$/i;
const LONGEST_TAG = 256;
const LONGEST_NAME = 16;

const NAMED = new RegExp(
  `(${[...FOLLOWED, ...LOADED].join('|')})\\s{0,${LONGEST_BLANKS}}=\\s{0,${LONGEST_BLANKS}}`,
  'iy',
);
/** What may still become such a beginning. */
const NAMING = new RegExp(`^[a-z]*\\s{0,${LONGEST_BLANKS}}(?:=\\s{0,${LONGEST_BLANKS}})?$`, 'i');

/** `href="https://..."`, `src=//...`, in a tag or what looks like one; the hit is all of the attribute. */
export function attribute(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST_ADDRESS + 2 * LONGEST_BLANKS + LONGEST_NAME,
    context: LONGEST_TAG,
    triggers: [...FOLLOWED, ...LOADED].map((literal) => ({ kind: 'prefix', literal, stands: 'begins' })),
    match: (input, start) =>
      startsWord(input.text, start) ? matchAttribute(input, start, judge) : undefined,
  };
}

function matchAttribute(input: ScanInput, start: number, judge: JudgeAt): Hit | undefined | typeof MORE {
  const { text, final } = input;
  NAMED.lastIndex = start;
  const named = NAMED.exec(text);
  if (named === null) return isNaming(input, start) ? MORE : undefined;
  const from = start + named[0].length;
  if (from >= text.length && !final) return MORE;
  return matchValue(input, { start, from, name: (named[1] ?? '').toLowerCase() }, judge);
}

interface Named {
  readonly start: number;
  /** Where the value begins. */
  readonly from: number;
  readonly name: string;
}

function matchValue(
  input: ScanInput,
  { start, from, name }: Named,
  judge: JudgeAt,
): Hit | undefined | typeof MORE {
  const { text } = input;
  const open = openingAt(input, from);
  const elsewhere = open === MORE || SEVERAL.has(name) || leadsElsewhere(input, from + open.length);
  if (open === MORE || elsewhere === MORE) return MORE;
  if (!elsewhere) return undefined;
  const value = readValue(input, from, open);
  if (value === MORE) return MORE;
  const use = useOf(text, start, name);
  return judgeAll(addressesIn(name, value.text), { judge, use }, { start, end: value.end });
}

/** The quote that a value begins with, if any; maybe an escaped one, as inside of JSON. */
function openingAt({ text, final }: ScanInput, from: number): string {
  if (text[from] === '\\' && from + 1 === text.length && !final) return MORE;
  return /^\\?["'`]/.exec(text.slice(from, from + 2))?.[0] ?? '';
}

function isNaming({ text, final }: ScanInput, start: number): boolean {
  return !final && text.length - start <= 2 * LONGEST_BLANKS + LONGEST_NAME && NAMING.test(text.slice(start));
}

interface Value {
  readonly text: string;
  /** Behind it, its quote included. */
  readonly end: number;
}

/** The value of an attribute, quoted (maybe with escaped quotes, as inside of JSON) or not. */
function readValue({ text, final }: ScanInput, from: number, open: string): Value | typeof MORE {
  const start = from + open.length;
  const limit = Math.min(text.length, start + LONGEST_ADDRESS);
  const found =
    open === ''
      ? unquotedEnd(text, start, limit)
      : start + text.slice(start, limit + open.length).indexOf(open);
  const end = found < start || found > limit ? limit : found;
  if (end === text.length && end < start + LONGEST_ADDRESS && !final) return MORE;
  const closed = open !== '' && text.startsWith(open, end);
  return { text: text.slice(start, end), end: closed ? end + open.length : end };
}

function unquotedEnd(text: string, start: number, limit: number): number {
  const stop = text.slice(start, limit).search(/[\s<>"'`]/);
  return stop < 0 ? limit : start + stop;
}

/** Some attributes hold several addresses; a meta element says where it leads on. */
function addressesIn(name: string, value: string): readonly string[] {
  switch (name) {
    case 'srcset':
    case 'imagesrcset':
    case 'ping':
    case 'archive':
      return value.split(/[\s,]+/).slice(0, 16);
    case 'content':
      return [/^\s*\d*\s*[;,]\s*(?:url\s*=\s*)?['"]?(.*)$/is.exec(value)?.[1] ?? ''];
    case 'style':
      return escapedResources(value);
    case 'srcdoc':
      return [];
    default:
      return [value];
  }
}

function useOf(text: string, at: number, name: string): Use {
  if (!FOLLOWED.includes(name)) return 'image';
  const before = text.slice(Math.max(0, at - LONGEST_TAG), at);
  const tag = /<([a-z]+)[^<>]*$/i.exec(before)?.[1];
  return tag !== undefined && LOADING.test(tag) ? 'image' : 'link';
}
