/** Folding: one spelling for what reads alike, so that disguised text is matched as what it says. */
import { isBlank } from './characters.ts';
import { foldPoint, foldUnit, LONGER } from './fold/point.ts';
import { endAt, type Stretch, StretchBuilder, startAt } from './stretch.ts';

/** Folded text and the way back. Offsets are UTF-16 units of the text that was folded. */
export interface Folded {
  readonly text: string;
  /** Start of the code point that each folded unit comes from; undefined when unit i comes from i. */
  readonly starts: readonly number[] | undefined;
  /** End of the code point that each folded unit comes from; undefined when unit i ends at i + 1. */
  readonly ends: readonly number[] | undefined;
}

/** Units which are turned into a string at a time; `fromCharCode` takes them as arguments. */
const SLICE = 8192;

/**
 * Folds a text, each code point by itself, so any split between code points gives the same result: compatibility forms
 * (UAX #15), combining marks, invisible and control characters, hidden ASCII (tags, variation selectors), digits of every
 * script, letters that look Latin, spaces, dashes and quotes. Case stays. Plain ASCII is returned as it is.
 */
export function fold(text: string): Folded {
  const plain = plainLength(text);
  if (plain === text.length) return { text, starts: undefined, ends: undefined };
  return foldFrom(text, plain);
}

/** Folds a stretch; where each unit comes from goes on with it. */
export function foldStretch(stretch: Stretch): Stretch {
  const { text, starts, ends } = fold(stretch.text);
  if (starts === undefined || ends === undefined)
    return text === stretch.text ? stretch : { ...stretch, text };
  const built = new StretchBuilder();
  for (const [unit, start] of starts.entries()) {
    built.put(text.charAt(unit), startAt(stretch, start), endAt(stretch, ends[unit] ?? start + 1));
  }
  return built.stretch(stretch.at, stretch.until);
}

/** What `isPlain` is not true of; the engine finds the first one faster than a loop does. bench: detectors */
const NOT_PLAIN = /[^\x20-\x7e\t-\r]/;

/** Length of the leading part that is plain. */
function plainLength(text: string): number {
  const at = text.search(NOT_PLAIN);
  return at < 0 ? text.length : at;
}

/** Printable ASCII and white space. */
function isPlain(point: number): boolean {
  return (point >= 0x20 && point < 0x7f) || isBlank(point);
}

/** Replaces unit by unit while that is possible, which keeps the identity map; else builds the maps. */
function foldFrom(text: string, plain: number): Folded {
  const units = new Uint16Array(text.length - plain);
  for (let at = plain; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const folded = isPlain(unit) ? unit : foldUnit(unit);
    if (folded === LONGER) return foldWithMaps(text);
    units[at - plain] = folded;
  }
  return { text: text.slice(0, plain) + textOf(units, units.length), starts: undefined, ends: undefined };
}

function foldWithMaps(text: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    const end = at + (point > 0xffff ? 2 : 1);
    const folded = isPlain(point) ? text.charAt(at) : foldPoint(point);
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    if (folded.length > 0) parts.push(folded);
    at = end;
  }
  return { text: parts.join(''), starts, ends };
}

function textOf(units: Uint16Array, length: number): string {
  let text = '';
  for (let at = 0; at < length; at += SLICE) text += String.fromCharCode(...units.subarray(at, at + SLICE));
  return text;
}
