/** Single characters of an expression as leaves: folded like the text that they are matched with. */
import { foldPoint } from '../fold/point.ts';
import { fold } from '../fold.ts';
import { lowerUnit } from '../keywords/trie.ts';
import type { Leaf } from './syntax.ts';

/** What letters after `(?` switch. */
export interface Flags {
  /** `i`: upper and lower case are one. */
  readonly ignoreCase: boolean;
  /** `m`: `^` and `$` also match at line ends. */
  readonly multiline: boolean;
  /** `s`: the dot also matches a line end. */
  readonly dotAll: boolean;
}

/** Code points from one to another, both included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What stands in a class: ranges, and sets that RE2 knows by name. */
export interface CharacterSet {
  readonly ranges: readonly Range[];
  /** `\w`, `[:alpha:]`, `\p{Greek}`, as RE2 writes them inside of brackets. */
  readonly named: readonly string[];
  readonly isNegated: boolean;
}

/** About the instructions of one character in a program: ASCII, other ranges and what is left, named sets of Unicode. */
const PLAIN = 1;
const WIDE = 4;
const NAMED = 16;

/** Larger ranges are those of scripts without look-alikes. */
const MOST_FOLDED = 4096;
/** More alternatives than this are not listed. */
const MOST_LISTED = 8;
const HIGHEST_ASCII = 0x7f;
const HIGHEST_UNIT = 0xffff;

/** The characters that a character reads as in folded text; empty for one that cannot be seen. */
export function foldedPoints(point: number): number[] {
  return [...fold(String.fromCodePoint(point)).text].map((letter) => letter.codePointAt(0) ?? 0);
}

/** The leaf of one character of folded text. */
export function characterLeaf(point: number, { ignoreCase }: Flags): Leaf {
  const source = `\\x{${point.toString(16)}}`;
  return {
    kind: 'leaf',
    source: ignoreCase ? `(?i:${source})` : source,
    units: point > HIGHEST_UNIT ? 2 : 1,
    weight: point > HIGHEST_ASCII ? WIDE : PLAIN,
    characters: ignoreCase && hasRareForms(point) ? undefined : [lowered(point)],
    spelled: spelledOf(point, ignoreCase),
    isDigit: point >= 0x30 && point <= 0x39,
  };
}

/** The leaf of a dot. */
export function dotLeaf({ dotAll }: Flags): Leaf {
  const source = dotAll ? '(?s:.)' : '[^\\n]';
  return {
    kind: 'leaf',
    source,
    units: 2,
    weight: WIDE,
    characters: undefined,
    spelled: undefined,
    isDigit: false,
  };
}

/** The leaf of a class. What its characters read as in folded text is added to what it lists. */
export function classLeaf(set: CharacterSet, { ignoreCase }: Flags): Leaf {
  const ranges = set.isNegated ? set.ranges : [...set.ranges, ...set.ranges.flatMap(imagesOf)];
  const written = ranges.map(({ from, to }) => `\\x{${from.toString(16)}}-\\x{${to.toString(16)}}`);
  const source = `[${set.isNegated ? '^' : ''}${written.join('')}${set.named.join('')}]`;
  const widest = ranges.reduce((most, { to }) => Math.max(most, to), 0);
  const isWide = set.isNegated || set.named.some(reachesBeyondAscii);
  return {
    kind: 'leaf',
    source: ignoreCase ? `(?i:${source})` : source,
    units: isWide || widest > HIGHEST_UNIT ? 2 : 1,
    weight: weightOf(set, widest),
    characters: isWide || set.named.length > 0 ? undefined : listOf(ranges, ignoreCase),
    spelled: undefined,
    isDigit: !set.isNegated && ranges.every(isDigits) && set.named.every((name) => name === '\\d'),
  };
}

function weightOf({ named, isNegated }: CharacterSet, widest: number): number {
  if (named.some((name) => /^\\p/i.test(name))) return NAMED;
  return isNegated || widest > HIGHEST_ASCII || named.some(reachesBeyondAscii) ? WIDE : PLAIN;
}

/** `\D`, `\W`, `\S`, `[:^alpha:]` and the sets of Unicode. */
function reachesBeyondAscii(name: string): boolean {
  return /^\\[DWSpP]|^\[:\^/.test(name);
}

function isDigits({ from, to }: Range): boolean {
  return from >= 0x30 && to <= 0x39;
}

function imagesOf({ from, to }: Range): Range[] {
  if (to <= HIGHEST_ASCII || to - from >= MOST_FOLDED) return [];
  const images = new Set<number>();
  for (let point = Math.max(from, HIGHEST_ASCII + 1); point <= to; point++) {
    const image = foldPoint(point);
    const first = image.codePointAt(0);
    const isOne = first !== undefined && image.length === (first > HIGHEST_UNIT ? 2 : 1);
    if (isOne && (first < from || first > to)) images.add(first);
  }
  return [...images].map((point) => ({ from: point, to: point }));
}

function listOf(ranges: readonly Range[], ignoreCase: boolean): string[] | undefined {
  const all = new Set<string>();
  for (const { from, to } of ranges) {
    if (to - from >= MOST_LISTED || (ignoreCase && to > HIGHEST_ASCII)) return undefined;
    for (let point = from; point <= to; point++) all.add(lowered(point));
  }
  return all.size === 0 || all.size > MOST_LISTED ? undefined : [...all];
}

function spelledOf(point: number, ignoreCase: boolean): string[] | undefined {
  const text = String.fromCodePoint(point);
  if (!ignoreCase) return [text];
  return hasRareForms(point) ? undefined : [...new Set([text.toLowerCase(), text.toUpperCase()])];
}

/** May a letter beyond ASCII have other forms than one upper and one lower case? */
function hasRareForms(point: number): boolean {
  const text = String.fromCodePoint(point);
  return point > HIGHEST_ASCII && text.toLowerCase() !== text.toUpperCase();
}

/** In lower case, unit by unit, as texts are searched. */
function lowered(point: number): string {
  const text = String.fromCodePoint(point);
  return text.length === 1 ? String.fromCharCode(lowerUnit(text.charCodeAt(0))) : text;
}
