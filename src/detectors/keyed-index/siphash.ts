/** SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed 64-bit hash of short texts that nobody can compute without its key. */

/** Bytes of a key. */
export const KEY_BYTES = 16;

/** Lower and upper halves of v0 to v3; scratch of one call. */
const state = new Int32Array(8);
const V0 = 0;
const V1 = 2;
const V2 = 4;
const V3 = 6;

/** What the state begins with, before the key is mixed in: "somepseudorandomlygeneratedbytes". */
const BEGINNING = [
  0x70736575, 0x736f6d65, 0x6e646f6d, 0x646f7261, 0x6e657261, 0x6c796765, 0x79746573, 0x74656462,
];

/** Numbers as they are fed: each as two units. */
const numbers = new Uint16Array(8);

/** One key. The last hash is in `low` and `high`, its lower and upper 32 bits. */
export class SipHash {
  low = 0;
  high = 0;
  readonly #beginning: Int32Array;

  constructor(key: Uint8Array) {
    if (key.length !== KEY_BYTES) throw new Error(`a key has ${KEY_BYTES} bytes, this one has ${key.length}`);
    const view = new DataView(key.buffer, key.byteOffset, key.length);
    const words = [0, 4, 8, 12].map((at) => view.getInt32(at, true));
    this.#beginning = Int32Array.from(BEGINNING, (word, at) => word ^ (words[at % 4] ?? 0));
  }

  /** Hashes the units from `from` to `to` as UTF-16 in little-endian order. */
  text(units: Uint16Array, from: number, to: number): void {
    state.set(this.#beginning);
    const length = to - from;
    const full = from + (length & ~3);
    for (let at = from; at < full; at += 4) absorb(pair(units, at, to), pair(units, at + 2, to));
    absorb(pair(units, full, to), pair(units, full + 2, to) | ((2 * length) << 24));
    state[V2] = (state[V2] ?? 0) ^ 0xff;
    rounds(4);
    this.low = folded(0);
    this.high = folded(1);
  }

  /** Hashes a 64-bit number, and one of 32 bits where there is one. */
  number(low: number, high: number, more?: number): void {
    put(0, low);
    put(2, high);
    if (more !== undefined) put(4, more);
    this.text(numbers, 0, more === undefined ? 4 : 6);
  }
}

function put(at: number, word: number): void {
  numbers[at] = word;
  numbers[at + 1] = word >>> 16;
}

/** Two units as one number; none stands behind the end. */
function pair(units: Uint16Array, at: number, to: number): number {
  const first = at < to ? (units[at] ?? 0) : 0;
  return at + 1 < to ? first | ((units[at + 1] ?? 0) << 16) : first;
}

/** Halves of the state, all in one. */
function folded(half: 0 | 1): number {
  const lower = (state[V0 + half] ?? 0) ^ (state[V1 + half] ?? 0);
  return (lower ^ (state[V2 + half] ?? 0) ^ (state[V3 + half] ?? 0)) >>> 0;
}

function absorb(low: number, high: number): void {
  state[V3] = (state[V3] ?? 0) ^ low;
  state[V3 + 1] = (state[V3 + 1] ?? 0) ^ high;
  rounds(2);
  state[V0] = (state[V0] ?? 0) ^ low;
  state[V0 + 1] = (state[V0 + 1] ?? 0) ^ high;
}

function rounds(count: number): void {
  for (let round = 0; round < count; round++) {
    half(V0, V1, 13);
    swap(V0);
    half(V2, V3, 16);
    half(V2, V1, 17);
    swap(V2);
    half(V0, V3, 21);
  }
}

/** Adds `b` to `a`, and turns `b` by `bits` before `a` is mixed into it. */
function half(a: number, b: number, bits: number): void {
  const low = state[b] ?? 0;
  const high = state[b + 1] ?? 0;
  const sum = ((state[a] ?? 0) + low) | 0;
  const carry = sum >>> 0 < low >>> 0 ? 1 : 0;
  const upper = ((state[a + 1] ?? 0) + high + carry) | 0;
  state[a] = sum;
  state[a + 1] = upper;
  state[b] = ((low << bits) | (high >>> (32 - bits))) ^ sum;
  state[b + 1] = ((high << bits) | (low >>> (32 - bits))) ^ upper;
}

/** Turns by 32 bits. */
function swap(a: number): void {
  const low = state[a] ?? 0;
  state[a] = state[a + 1] ?? 0;
  state[a + 1] = low;
}
