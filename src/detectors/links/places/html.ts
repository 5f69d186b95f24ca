/** Links and resources of HTML, SVG and CSS: attributes that hold addresses, `url()` and `@import`. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import type { Recognizer } from '../../engine/recognizer.ts';
import { MORE } from '../../sweep.ts';
import { startsWord } from '../../word-edges.ts';
import type { Use } from '../payload.ts';
import { LONGEST_ADDRESS } from './ending.ts';
import type { JudgeAt } from './judge-at.ts';

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
  ...['archive', 'lowsrc', 'dynsrc', 'profile', 'content', 'srcdoc'],
];
/** Elements whose `href` is loaded at once, or changes where all others lead. */
const LOADING = /^(?:link|image|use|feimage|base|script|animate|set)$/i;
const LONGEST_TAG = 256;
const LONGEST_BLANKS = 16;

const NAMED = new RegExp(
  `(${[...FOLLOWED, ...LOADED].join('|')})\\s{0,${LONGEST_BLANKS}}=\\s{0,${LONGEST_BLANKS}}`,
  'iy',
);
/** What may still become such a beginning. */
const NAMING = /^[a-z]*\s{0,16}(?:=\s{0,16})?$/i;

/** `href="https://..."`, `src=//...`, in a tag or what looks like one; the hit is all of the attribute. */
export function attribute(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST_ADDRESS + 2 * LONGEST_BLANKS + 16,
    context: LONGEST_TAG,
    triggers: [...FOLLOWED, ...LOADED].map((literal) => ({ kind: 'prefix', literal, stands: 'begins' })),
    match(input, start) {
      const { text, final } = input;
      if (!startsWord(text, start)) return undefined;
      NAMED.lastIndex = start;
      const named = NAMED.exec(text);
      if (named === null) return isNaming(input, start) ? MORE : undefined;
      const from = start + named[0].length;
      if (from >= text.length && !final) return MORE;
      const value = readValue(input, from);
      if (value === MORE) return MORE;
      return worst(addressesIn(named[1] ?? '', value.text), (address) =>
        judge(address, useOf(text, start, named[1] ?? ''), { start, end: value.end }),
      );
    },
  };
}

function isNaming({ text, final }: ScanInput, start: number): boolean {
  return !final && text.length - start <= 48 && NAMING.test(text.slice(start));
}

interface Value {
  readonly text: string;
  /** Behind it, its quote included. */
  readonly end: number;
}

/** The value of an attribute, quoted (maybe with escaped quotes, as inside of JSON) or not. */
function readValue({ text, final }: ScanInput, from: number): Value | typeof MORE {
  const open = /^\\?["'`]/.exec(text.slice(from, from + 2))?.[0] ?? '';
  if (text[from] === '\\' && from + 1 === text.length && !final) return MORE;
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
  let at = start;
  while (at < limit && !/[\s<>"'`]/.test(text.charAt(at))) at++;
  return at;
}

/** Some attributes hold several addresses; a meta element says where it leads on. */
function addressesIn(name: string, value: string): readonly string[] {
  switch (name.toLowerCase()) {
    case 'srcset':
    case 'imagesrcset':
    case 'ping':
    case 'archive':
      return value.split(/[\s,]+/).slice(0, 16);
    case 'content':
      return [/^\s*\d*\s*[;,]\s*(?:url\s*=\s*)?['"]?(.*)$/is.exec(value)?.[1] ?? ''];
    case 'srcdoc':
      return [];
    default:
      return [value];
  }
}

function worst(addresses: readonly string[], judge: (address: string) => Hit | undefined): Hit | undefined {
  for (const address of addresses) {
    const hit = judge(address);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

function useOf(text: string, at: number, name: string): Use {
  if (!FOLLOWED.includes(name.toLowerCase())) return 'image';
  const before = text.slice(Math.max(0, at - LONGEST_TAG), at);
  const tag = /<([a-z]+)[^<>]*$/i.exec(before)?.[1];
  return tag !== undefined && LOADING.test(tag) ? 'image' : 'link';
}

const LOADS = /(?:url\(|@import)\s{0,16}(\\?["'])?/iy;

/** `url(https://...)` and `@import "//..."` of style sheets; the hit is all of it. */
export function styleResource(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST_ADDRESS + 48,
    context: 1,
    triggers: [
      { kind: 'prefix', literal: 'url(' },
      { kind: 'prefix', literal: '@import' },
    ],
    match(input, start) {
      const { text, final } = input;
      LOADS.lastIndex = start;
      const begun = LOADS.exec(text);
      if (begun === null) return undefined;
      const from = start + begun[0].length;
      if (!final && from >= text.length - 1 && from - start <= 32) return MORE;
      return matchResource(input, { start, from, quote: begun[1] }, judge);
    },
  };
}

interface Resource {
  readonly start: number;
  readonly from: number;
  readonly quote: string | undefined;
}

function matchResource(
  { text, final }: ScanInput,
  at: Resource,
  judge: JudgeAt,
): Hit | undefined | typeof MORE {
  const limit = Math.min(text.length, at.from + LONGEST_ADDRESS);
  let end = at.from;
  while (end < limit && !endsResource(text, end, at.quote)) end++;
  if (end === text.length && end < at.from + LONGEST_ADDRESS && !final) return MORE;
  const address = text.slice(at.from, end);
  if (text.startsWith(at.quote ?? ' ', end)) end += (at.quote ?? '').length;
  if (text[end] === ')') end++;
  return judge(address, 'image', { start: at.start, end });
}

function endsResource(text: string, at: number, quote: string | undefined): boolean {
  return quote === undefined
    ? /[\s)"'<>;]/.test(text.charAt(at))
    : text.startsWith(quote, at) || text[at] === '\n';
}
