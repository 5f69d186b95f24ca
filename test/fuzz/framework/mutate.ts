/** Makes inputs: takes one that is known and changes it in a few places. */
import { oneOf, type Random } from './random.ts';
import { MARKER } from './target.ts';

/** What a mutator draws from. */
export interface Material {
  /** Inputs that are known; at least one. */
  readonly entries: readonly Uint8Array[];
  readonly tokens: readonly string[];
  /** Bytes of the longest input made by repetition. */
  readonly longest: number;
  /** Bytes of the longest other input; small ones are read faster, so that more can be. */
  readonly ordinary: number;
}

/** Bytes that mean something in most formats. */
const TELLING = [
  ...Buffer.from('{}[]",:\\/u0d8ce+-.tfn\r\n\t ;=%#<\u0000\u007f\u0080\u00c3\u00e9\u00ff', 'latin1'),
];
const MOST_CHANGES = 6;
/** One in so many is grown by repetition; one in so many of those to the longest. */
const GROWN_IN = 2000;
const LONGEST_IN = 10;
/** One in so many is random from its first byte. */
const NOISE_IN = 50;

/** Makes the next input. */
export function makeInput(random: Random, material: Material): Uint8Array {
  if (random(GROWN_IN) === 0) return grow(random, material);
  if (random(NOISE_IN) === 0) return noise(random);
  let input: Buffer = Buffer.from(entryOf(random, material.entries));
  for (let changes = 1 + random(MOST_CHANGES); changes > 0; changes--)
    input = change(input, random, material);
  return input.length > material.ordinary ? input.subarray(0, material.ordinary) : input;
}

/** The shorter of two: otherwise inputs grow from one to the next. */
function entryOf(random: Random, entries: readonly Uint8Array[]): Uint8Array {
  const [one, other] = [oneOf(random, entries), oneOf(random, entries)];
  return one.length <= other.length ? one : other;
}

function noise(random: Random): Buffer {
  return Buffer.from(Array.from({ length: random(200) }, () => random(256)));
}

function change(input: Buffer, random: Random, material: Material): Buffer {
  const at = random(input.length + 1);
  switch (random(10)) {
    case 0:
      return flipBit(input, at, random);
    case 1:
      return put(input, { at, drop: 1, bytes: Buffer.of(random(256)) });
    case 2:
      return put(input, { at, drop: random(2), bytes: Buffer.of(oneOf(random, TELLING)) });
    case 3:
      return put(input, { at, drop: 1 + random(16), bytes: Buffer.alloc(0) });
    case 4:
      return put(input, { at, drop: 0, bytes: stretch(input, random) });
    case 5:
      return repeatStretch(input, at, random);
    case 6:
      return input.subarray(0, at);
    case 7:
      return splice(input, Buffer.from(oneOf(random, material.entries)), random);
    default:
      return put(input, { at, drop: random(2) * random(8), bytes: token(random, material.tokens) });
  }
}

function flipBit(input: Buffer, at: number, random: Random): Buffer {
  if (at < input.length) input[at] = (input[at] ?? 0) ^ (1 << random(8));
  return input;
}

function put(input: Buffer, change: { at: number; drop: number; bytes: Uint8Array }): Buffer {
  const { at, drop, bytes } = change;
  return Buffer.concat([input.subarray(0, at), bytes, input.subarray(at + drop)]);
}

/** Up to 30 bytes from anywhere in the input. */
function stretch(input: Buffer, random: Random): Buffer {
  const from = random(input.length + 1);
  return input.subarray(from, from + random(30));
}

function repeatStretch(input: Buffer, at: number, random: Random): Buffer {
  const piece = input.subarray(at, at + 1 + random(24));
  return put(input, { at, drop: 0, bytes: Buffer.concat(Array(1 + random(12)).fill(piece)) });
}

/** The beginning of one input and the end of another. */
function splice(input: Buffer, other: Buffer, random: Random): Buffer {
  return Buffer.concat([
    input.subarray(0, random(input.length + 1)),
    other.subarray(random(other.length + 1)),
  ]);
}

function token(random: Random, tokens: readonly string[]): Buffer {
  const drawn = tokens.length === 0 || random(20) === 0 ? MARKER : oneOf(random, tokens);
  return Buffer.from(drawn, 'utf8');
}

/** A long input: a stretch of a known one, again and again, between its beginning and its end. */
function grow(random: Random, { entries, tokens, longest }: Material): Uint8Array {
  const entry = Buffer.from(oneOf(random, entries));
  const size = Math.min(longest, random(LONGEST_IN) === 0 ? longest : 1 << (10 + random(8)));
  const at = random(entry.length + 1);
  const own = entry.subarray(at, at + 1 + random(64));
  const piece = own.length === 0 || random(4) === 0 ? token(random, tokens) : own;
  const times = Math.max(1, Math.floor(size / Math.max(1, piece.length)));
  return Buffer.concat([
    entry.subarray(0, at),
    Buffer.alloc(times * piece.length, piece),
    entry.subarray(at),
  ]);
}
