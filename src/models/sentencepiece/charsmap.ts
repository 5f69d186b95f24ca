/**
 * The character map of a SentencePiece model (`precompiled_charsmap`): a double array of the UTF-8 of what is replaced, which
 * leads to what stands in its place.
 */
import { failed, ok, type Result } from '../../core/fault.ts';
import { type Aligned, Rewriting } from './aligned.ts';

/** Longer clusters are looked up character by character: bytes of UTF-8, as the reference has it. */
const LONGEST_CLUSTER = 5;
/** Characters and clusters whose replacement is kept at hand. */
const MOST_KEPT = 20_000;
let clusters: Intl.Segmenter | undefined;

const IN_BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Made where a text needs it: making one loads data that most processes never use. */
function segmenter(): Intl.Segmenter {
  clusters ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return clusters;
}

export class Charsmap {
  readonly #units: Uint32Array;
  readonly #replacements: Uint8Array;
  readonly #kept = new Map<string, string | undefined>();

  private constructor(units: Uint32Array, replacements: Uint8Array) {
    this.#units = units;
    this.#replacements = replacements;
  }

  /** Reads Base64: the size of the array in bytes, the array, and all replacements, each with a NUL behind it. */
  static read(base64: string): Result<Charsmap> {
    if (!IN_BASE64.test(base64)) return failed('unreadable', 'is no Base64');
    const bytes = Buffer.from(base64, 'base64');
    const size = bytes.length < 4 ? 0 : bytes.readUInt32LE(0);
    if (size === 0 || size % 4 !== 0 || size > bytes.length - 4)
      return failed('unreadable', 'does not hold the array whose size it tells');
    const units = Uint32Array.from({ length: size / 4 }, (_, at) => bytes.readUInt32LE(4 + 4 * at));
    const replacements = bytes.subarray(4 + size);
    if (!Buffer.from(replacements.toString('utf8')).equals(replacements))
      return failed('unreadable', 'has replacements that are no UTF-8');
    return ok(new Charsmap(units, replacements));
  }

  /** A text with everything replaced. */
  apply(from: Aligned): Aligned {
    const { text } = from;
    const to = new Rewriting(from);
    for (let at = 0; at < text.length; ) {
      const end = endOfStretch(text, at);
      if (end === at + 1) this.#character(to, text.slice(at, end), at);
      else
        for (const { segment, index } of segmenter().segment(text.slice(at, end)))
          this.#cluster(to, segment, at + index);
      at = end;
    }
    return to.done();
  }

  /** A cluster that begins with what is replaced is replaced whole. */
  #cluster(to: Rewriting, cluster: string, at: number): void {
    const whole = Buffer.byteLength(cluster) <= LONGEST_CLUSTER ? this.#replacement(cluster) : undefined;
    if (whole !== undefined) {
      to.write(whole, at, at + cluster.length);
      return;
    }
    let offset = at;
    for (const char of cluster) {
      this.#character(to, char, offset);
      offset += char.length;
    }
  }

  #character(to: Rewriting, char: string, at: number): void {
    const replacement = this.#replacement(char);
    if (replacement === undefined) to.keep(at, at + char.length);
    else to.write(replacement, at, at + char.length);
  }

  #replacement(key: string): string | undefined {
    const known = this.#kept.get(key);
    if (known !== undefined || this.#kept.has(key)) return known;
    const replacement = this.#find(Buffer.from(key));
    if (this.#kept.size < MOST_KEPT) this.#kept.set(key, replacement);
    return replacement;
  }

  /** What stands in the place of the shortest beginning that is replaced. */
  #find(key: Uint8Array): string | undefined {
    let node = offsetOf(this.#units[0]);
    for (const byte of key) {
      if (byte === 0) return undefined;
      node ^= byte;
      const unit = this.#units[node];
      if (unit === undefined || (unit & LABEL) >>> 0 !== byte) return undefined;
      node ^= offsetOf(unit);
      if ((unit & HAS_LEAF) !== 0) return this.#replacementAt((this.#units[node] ?? 0) & VALUE);
    }
    return undefined;
  }

  #replacementAt(from: number): string {
    const end = this.#replacements.indexOf(0, from);
    return Buffer.from(this.#replacements.subarray(from, end < 0 ? undefined : end)).toString('utf8');
  }
}

/** Bits of a unit of the array: a value follows; the byte that leads to it; and the value, in the unit that is one. */
const HAS_LEAF = 0x100;
const LABEL = 0x8000_00ff;
const VALUE = 0x7fff_ffff;

/** How far away those stand that follow a unit. */
function offsetOf(unit = 0): number {
  return (unit >>> 10) << ((unit & 0x200) >>> 6);
}

/** Clusters end between two characters of ASCII, but for those of a line end; from any such place, the next one. */
function endOfStretch(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && !(isPlain(text.charCodeAt(end - 1)) && text.charCodeAt(end) < 0x80)) end++;
  return end;
}

function isPlain(unit: number): boolean {
  return unit < 0x80 && unit !== 0x0d;
}
