/** Buckets: kinds of characters, counted by the UTF-16 unit; what shares and entropy are taken from. */

/** Of units that are no ASCII, so many of a kind are told apart. */
const APART = 16;
const ASCII = 0x80;

/** Kinds of units that are no ASCII, in the order of their buckets. */
const KINDS = ['accented', 'cyrillic', 'semitic', 'cjk', 'otherLetter', 'printed', 'symbol'] as const;
type Kind = (typeof KINDS)[number];
export const BUCKETS = ASCII + KINDS.length * APART;

/** Ends of ranges and the kind of what stands before them; roughly the blocks of Unicode, Greek with Cyrillic. */
const RANGES: readonly (readonly [number, Kind])[] = [
  [0xc0, 'printed'],
  [0x250, 'accented'],
  [0x370, 'symbol'],
  [0x530, 'cyrillic'],
  [0x590, 'otherLetter'],
  [0x900, 'semitic'],
  [0x1100, 'otherLetter'],
  [0x1200, 'cjk'],
  [0x1e00, 'otherLetter'],
  [0x1f00, 'accented'],
  [0x2000, 'cyrillic'],
  [0x2028, 'printed'],
  [0x2e80, 'symbol'],
  [0xa000, 'cjk'],
  [0xac00, 'otherLetter'],
  [0xd7b0, 'cjk'],
  [0xf900, 'symbol'],
  [0xfb00, 'cjk'],
  [0xfe00, 'semitic'],
  [0xfe70, 'symbol'],
  [0xff00, 'semitic'],
  [0xfff0, 'cjk'],
];

const buckets = bucketsOfUnits();

function bucketsOfUnits(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < ASCII; unit++) table[unit] = unit;
  let from = ASCII;
  for (const [end, kind] of [...RANGES, [0x10000, 'symbol']] as const) {
    const first = ASCII + KINDS.indexOf(kind) * APART;
    for (let unit = from; unit < end; unit++) table[unit] = first + (unit % APART);
    from = end;
  }
  return table;
}

/** The bucket of a unit. */
export function bucketOf(unit: number): number {
  return buckets[unit] ?? 0;
}

const UPPER = unitsOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const LOWER = unitsOf('abcdefghijklmnopqrstuvwxyz');
const DIGITS = unitsOf('0123456789');
const MARKS = unitsOf('{}[]()<>=;_/\\|&$#`+*^~%@"');
const PUNCTUATION = unitsOf('.,:;!?\'"-()');
const EXCLAIMS = unitsOf('!?');

function unitsOf(characters: string): readonly number[] {
  return Array.from(characters, (character) => character.charCodeAt(0));
}

/** How many characters of a text are what. */
export interface Makeup extends Readonly<Record<Exclude<Kind, 'printed'>, number>> {
  readonly upper: number;
  readonly lower: number;
  readonly digits: number;
  readonly marks: number;
  readonly punctuation: number;
  readonly exclaims: number;
  /** Bits per character (Shannon, 1948), of the buckets. */
  readonly entropy: number;
}

/** The makeup of a text from the counts of its buckets. */
export function makeupOf(counts: Uint32Array): Makeup {
  return {
    upper: sumOf(counts, UPPER),
    lower: sumOf(counts, LOWER),
    digits: sumOf(counts, DIGITS),
    marks: sumOf(counts, MARKS),
    punctuation: sumOf(counts, PUNCTUATION),
    exclaims: sumOf(counts, EXCLAIMS),
    accented: sumOf(counts, bucketsOf('accented')),
    cyrillic: sumOf(counts, bucketsOf('cyrillic')),
    semitic: sumOf(counts, bucketsOf('semitic')),
    cjk: sumOf(counts, bucketsOf('cjk')),
    otherLetter: sumOf(counts, bucketsOf('otherLetter')),
    symbol: sumOf(counts, bucketsOf('symbol')),
    entropy: entropyOf(counts),
  };
}

const ofKinds = new Map(
  KINDS.map((kind, nth) => [kind, Array.from({ length: APART }, (_, at) => ASCII + nth * APART + at)]),
);

function bucketsOf(kind: Kind): readonly number[] {
  return ofKinds.get(kind) ?? [];
}

function sumOf(counts: Uint32Array, buckets: readonly number[]): number {
  let sum = 0;
  for (const at of buckets) sum += counts[at] ?? 0;
  return sum;
}

/** Counts times their logarithms, for the small ones that most are. */
const weighted = Float64Array.from({ length: 512 }, (_, count) =>
  count === 0 ? 0 : count * Math.log2(count),
);

/** Bits per thing that was counted. */
export function entropyOf(counts: Uint32Array): number {
  let [total, sum] = [0, 0];
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    total += count;
    sum += weighted[count] ?? count * Math.log2(count);
  }
  return total === 0 ? 0 : Math.log2(total) - sum / total;
}
