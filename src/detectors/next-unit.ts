/** The next unit of a kind: looked for nearby unit by unit, and then by the engine, which takes a fraction of that. bench: views */
import { FIRST_BLOCK, nextSize, UnitBlocks } from './engine/unit-blocks.ts';

/** Units that are one of a few. */
export interface UnitKind {
  /** Global, one unit long. */
  readonly pattern: RegExp;
  /** By unit: 1 for those of the kind. */
  readonly units: Uint8Array;
}

/** To ask the engine costs as much as to look at so many units. */
const NEAR = 16;
/** In text of one byte a unit there is none, which the engine knows at once. */
const WIDE = /[^\0-\xff]/g;

/** The units of these characters, all of them ASCII. */
export function unitKind(characters: string): UnitKind {
  const units = new Uint8Array(0x80);
  for (const one of characters) units[one.charCodeAt(0)] = 1;
  return { pattern: new RegExp(`[${characters.replace(/[\\\]^-]/g, '\\$&')}]`, 'g'), units };
}

/** The units of these ranges, both ends included. */
export function unitRanges(ranges: readonly (readonly [number, number])[]): UnitKind {
  const units = new Uint8Array(0x10000);
  for (const [first, last] of ranges) units.fill(1, first, last + 1);
  const spelled = (unit: number) => `\\u${unit.toString(16).padStart(4, '0')}`;
  const members = ranges.map(([first, last]) => `${spelled(first)}-${spelled(last)}`).join('');
  return { pattern: new RegExp(`[${members}]`, 'g'), units };
}

/** The first offset from `from` on where a unit of a kind stands; -1 for none. */
export function nextOf(text: string, from: number, kind: UnitKind): number {
  const { pattern, units } = kind;
  const near = Math.min(text.length, from + NEAR);
  for (let at = from; at < near; at++) if (units[text.charCodeAt(at)] === 1) return at;
  if (near === text.length) return -1;
  const isSought = units.length > 0x80 && nextUnit(text, near, WIDE) >= 0;
  return isSought ? nextInWide(text, near, units) : nextUnit(text, near, pattern);
}

const blocks = new UnitBlocks();

/** The same where units are two bytes wide, in which the engine looks for many ranges four times as long. */
function nextInWide(text: string, from: number, kind: Uint8Array): number {
  let begin = from;
  for (let size = FIRST_BLOCK; begin < text.length; size = nextSize(size)) {
    const units = blocks.read(text, begin, Math.min(text.length, begin + size));
    const at = firstIn(units, kind);
    if (at >= 0) return begin + at;
    begin += units.length;
  }
  return -1;
}

function firstIn(units: Uint16Array, kind: Uint8Array): number {
  for (let at = 0; at < units.length; at++) if (kind[units[at] ?? 0] === 1) return at;
  return -1;
}

/** The first offset from `from` on where a unit stands that the pattern (global, one unit long) matches; -1 for none. */
function nextUnit(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : -1;
}
