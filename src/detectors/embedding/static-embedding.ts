/**
 * A static embedding as it stands in its file: a line of JSON that describes it, its vocabulary, and for each entry a vector of
 * bytes. The vector of a text is the sum of those of its words; frequent words have short ones.
 */
import { z } from 'zod';
import type { Models, OpenedModel } from '../../core/detector.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import { ladder } from '../learned/ladder.ts';
import { parseJson } from '../parse-json.ts';
import { Entries } from './entries.ts';
import type { Vector } from './linear-algebra.ts';
import { Words } from './words.ts';

/** The models by task hold it under this name. */
export const EMBEDDING_TASK = 'embedding';

const LINE_END = 0x0a;
/** The description is shorter. */
const LONGEST_LINE = 65_536;
const FLOAT = 4;
const ENTRY = /^(##)?[a-z]+$/;

const description = z.strictObject({
  format: z.literal('weir-embedding-1'),
  dimensions: z.int().min(2).max(1024),
  entries: z.int().min(1).max(1_000_000),
  /** Bytes of the vocabulary: its entries, each with a line end. */
  vocabulary: z.int().min(1),
  /** Margins of a text near a topic, rising, and the score of each. */
  near: ladder,
  /** Margins of a text far from all of some topics, rising. */
  far: ladder,
});
export type Description = z.output<typeof description>;

/** An embedding that can be asked. */
export class StaticEmbedding implements OpenedModel {
  readonly digest: string;
  readonly about: Description;
  readonly entries: Entries;
  /** The mean of the vectors of ordinary texts. */
  readonly usual: Vector;
  /** Of where these lie from there: the mean, and how they are spread, a matrix row by row. */
  readonly middle: Vector;
  readonly spread: Vector;
  /** By entry: what its bytes are multiplied with, and how long its vector is. */
  readonly #scales: Float32Array;
  readonly #lengths: Float32Array;
  readonly #bytes: Int8Array;

  constructor(about: Description, parts: Parts) {
    this.about = about;
    this.digest = parts.digest;
    this.entries = new Entries(parts.entries);
    this.usual = parts.usual;
    this.middle = parts.middle;
    this.spread = parts.spread;
    this.#scales = parts.scales;
    this.#bytes = parts.bytes;
    this.#lengths = lengthsOf(parts, about.dimensions);
  }

  get dimensions(): number {
    return this.about.dimensions;
  }

  /** Adds the vector of an entry to a sum; returns how long it is, which says how much the entry says. */
  add(entry: number, sum: Vector): number {
    const { dimensions } = this.about;
    const scale = this.#scales[entry] ?? 0;
    const from = entry * dimensions;
    for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + scale * (this.#bytes[from + at] ?? 0);
    return this.#lengths[entry] ?? 0;
  }

  /** The sum of a whole text, and how much it says. */
  read(text: string): { readonly sum: Vector; readonly says: number } {
    const words = new Words(this.entries);
    const sum = new Float64Array(this.dimensions);
    let says = 0;
    const put = (count: number) => {
      for (let at = 0; at < count; at++) says += this.add(words.found[at] ?? 0, sum);
    };
    for (let at = 0; at < text.length; at++) put(words.take(text.charCodeAt(at)));
    put(words.end());
    return { sum, says };
  }
}

/** The one among the models that are there. */
export function embeddingAmong(models: Models | undefined): StaticEmbedding | undefined {
  const model = models?.get(EMBEDDING_TASK);
  return model instanceof StaticEmbedding ? model : undefined;
}

interface Parts {
  readonly digest: string;
  readonly entries: readonly string[];
  readonly scales: Float32Array;
  readonly bytes: Int8Array;
  readonly usual: Vector;
  readonly middle: Vector;
  readonly spread: Vector;
}

/** Reads the bytes of a file whose SHA-256 is `digest`, hex; the fault says what is wrong with it. */
export function readEmbedding(file: Uint8Array, digest: string): Result<StaticEmbedding> {
  const end = file.subarray(0, LONGEST_LINE).indexOf(LINE_END);
  if (end < 0) return failed('unreadable', 'is no embedding: its first line does not end');
  const about = description.safeParse(parseJson(new TextDecoder().decode(file.subarray(0, end))));
  if (!about.success) return failed('unreadable', 'is no embedding that this version reads');
  const { dimensions, entries: count, vocabulary } = about.data;
  const floats = count + 2 * dimensions + dimensions * dimensions;
  const wanted = end + 1 + vocabulary + FLOAT * floats + count * dimensions;
  if (file.length !== wanted) return failed('unreadable', `has ${file.length} bytes in place of ${wanted}`);
  const rest = file.subarray(end + 1);
  const entries = new TextDecoder().decode(rest.subarray(0, vocabulary)).split('\n').slice(0, -1);
  if (entries.length !== count || !entries.every((entry) => ENTRY.test(entry)))
    return failed('unreadable', 'has a vocabulary that is none');
  const numbers = new Float32Array(copied(rest.subarray(vocabulary, vocabulary + FLOAT * floats)));
  const take = taker(numbers);
  return ok(
    new StaticEmbedding(about.data, {
      ...{ digest, entries, scales: take(count), usual: new Float64Array(take(dimensions)) },
      middle: new Float64Array(take(dimensions)),
      spread: new Float64Array(take(dimensions * dimensions)),
      bytes: new Int8Array(copied(rest.subarray(vocabulary + FLOAT * floats))),
    }),
  );
}

/** So that numbers of four bytes begin where they may. */
function copied(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** Takes numbers off the front. */
function taker(numbers: Float32Array): (count: number) => Float32Array {
  let at = 0;
  return (count) => {
    at += count;
    return numbers.subarray(at - count, at);
  };
}

function lengthsOf({ scales, bytes }: Parts, dimensions: number): Float32Array {
  return scales.map((scale, entry) => {
    let sum = 0;
    for (const byte of bytes.subarray(entry * dimensions, (entry + 1) * dimensions)) sum += byte * byte;
    return scale * Math.sqrt(sum);
  });
}
