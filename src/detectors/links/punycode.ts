/** Punycode (RFC 3492): the Unicode spelling of one label of an internationalised name. */

const BASE = 36;
const MOST = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST = 0x80;
const LAST_POINT = 0x10ffff;

/** Decodes a label in its ASCII form (`xn--...`); undefined for one that is none. */
export function decodeLabel(label: string): string | undefined {
  if (!label.startsWith('xn--')) return undefined;
  const encoded = label.slice(4);
  const dash = encoded.lastIndexOf('-');
  const points = dash < 0 ? [] : [...encoded.slice(0, dash)].map((letter) => letter.charCodeAt(0));
  return insert(points, encoded.slice(dash + 1)) ? String.fromCodePoint(...points) : undefined;
}

/** Inserts the code points that the digits spell; false when they spell none (RFC 3492 section 6.2). */
function insert(points: number[], digits: string): boolean {
  let at = 0;
  let index = 0;
  let point = FIRST;
  let bias = 72;
  while (at < digits.length) {
    const read = readDelta(digits, at, bias);
    if (read === undefined) return false;
    const before = index;
    index += read.delta;
    const count = points.length + 1;
    bias = adapt(index - before, count, before === 0);
    point += Math.floor(index / count);
    index %= count;
    if (point > LAST_POINT) return false;
    points.splice(index++, 0, point);
    at = read.end;
  }
  return points.length > 0;
}

/** A number of variable length (section 3.3). */
function readDelta(digits: string, from: number, bias: number): { delta: number; end: number } | undefined {
  let delta = 0;
  let weight = 1;
  for (let at = from, place = BASE; at < digits.length; at++, place += BASE) {
    const digit = digitOf(digits.charCodeAt(at));
    if (digit < 0) return undefined;
    delta += digit * weight;
    const threshold = Math.min(MOST, Math.max(1, place - bias));
    if (digit < threshold) return { delta, end: at + 1 };
    weight *= BASE - threshold;
    if (weight > Number.MAX_SAFE_INTEGER / BASE) return undefined;
  }
  return undefined;
}

function digitOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  if (unit >= 0x41 && unit <= 0x5a) return unit - 0x41;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 26 : -1;
}

/** Section 6.1. */
function adapt(delta: number, count: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > ((BASE - 1) * MOST) / 2; bias += BASE) rest = Math.floor(rest / (BASE - 1));
  return bias + Math.floor((BASE * rest) / (rest + SKEW));
}
