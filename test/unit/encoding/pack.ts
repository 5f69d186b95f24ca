/** Packs and unpacks messages for the tests of the encodings. */
import type { Transform } from 'node:stream';
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createDeflate,
  createDeflateRaw,
  createGzip,
  createZstdCompress,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import type { Fault } from '../../../src/core/fault.ts';
import type { Coding, Inflater } from '../../../src/core/ports.ts';
import { openInflater } from '../../../src/encoding/inflater.ts';

/** A way to pack; `raw` is what some servers send as `deflate`. */
export type Packing = Coding | 'raw';
export const PACKINGS: readonly Packing[] = ['gzip', 'deflate', 'raw', 'br', 'zstd'];

const FAST_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const WHOLE: Readonly<Record<Packing, (bytes: Uint8Array) => Buffer>> = {
  gzip: (bytes) => gzipSync(bytes),
  deflate: (bytes) => deflateSync(bytes),
  raw: (bytes) => deflateRawSync(bytes),
  br: (bytes) => brotliCompressSync(bytes, FAST_BROTLI),
  zstd: (bytes) => zstdCompressSync(bytes),
};

/** The codings that a header names for these packings. */
export function codingsOf(packings: readonly Packing[]): Coding[] {
  return packings.map((packing) => (packing === 'raw' ? 'deflate' : packing));
}

/** Packs bytes in the order of a header: the last one is outermost. */
export function pack(packings: readonly Packing[], plain: Uint8Array | string): Buffer {
  const start: Uint8Array = typeof plain === 'string' ? Buffer.from(plain) : plain;
  return Buffer.from(packings.reduce((bytes, packing) => WHOLE[packing](bytes), start));
}

type Flushable = Transform & { flush(callback: () => void): void };

function packer(packing: Packing): Flushable {
  const flush = { flush: constants.Z_SYNC_FLUSH };
  switch (packing) {
    case 'gzip':
      return createGzip(flush);
    case 'deflate':
      return createDeflate(flush);
    case 'raw':
      return createDeflateRaw(flush);
    case 'br':
      return createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH, ...FAST_BROTLI });
    case 'zstd':
      return createZstdCompress({ flush: constants.ZSTD_e_flush });
  }
}

/** Packs each part, flushes, and packs the end: as a server does that streams events. */
export async function packParts(
  packings: readonly Packing[],
  parts: readonly Uint8Array[],
): Promise<{ readonly chunks: Buffer[]; readonly end: Buffer }> {
  let chunks: Buffer[] = parts.map((part) => Buffer.from(part));
  let end: Buffer = Buffer.alloc(0);
  for (const packing of packings) {
    const stream = packer(packing);
    const out: Buffer[] = [];
    stream.on('data', (piece: Buffer) => out.push(piece));
    const taken = (): Buffer => Buffer.concat(out.splice(0));
    const packed: Buffer[] = [];
    for (const chunk of chunks) {
      await new Promise<void>((resolve) => stream.write(chunk, () => resolve()));
      packed.push(taken());
    }
    await new Promise<void>((resolve) => stream.on('end', resolve).end(end));
    chunks = packed;
    end = taken();
  }
  return { chunks, end };
}

/** What came of a message. */
export interface Inflated {
  readonly plain: Buffer;
  readonly fault: Pick<Fault, 'kind' | 'message' | 'at'> | undefined;
}

/** Collects what an inflater gives. */
export class Collector {
  readonly pieces: Buffer[] = [];
  readonly take = (piece: Uint8Array): boolean => {
    this.pieces.push(Buffer.from(piece));
    return true;
  };

  /** All that came since the last call. */
  taken(): Buffer {
    return Buffer.concat(this.pieces.splice(0));
  }
}

/** Undoes a message that comes in these chunks. */
export async function inflate(codings: readonly Coding[], chunks: readonly Uint8Array[]): Promise<Inflated> {
  const inflater = openInflater(codings);
  const into = new Collector();
  const reason = (await pushAll(inflater, chunks, into)) ?? (await inflater.end(into.take));
  inflater.close();
  return { plain: into.taken(), fault: told(reason) };
}

async function pushAll(
  inflater: Inflater,
  chunks: readonly Uint8Array[],
  into: Collector,
): Promise<Fault | undefined> {
  for (const chunk of chunks) {
    const reason = await inflater.push(chunk, into.take);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** A fault without its cause. */
export function told(reason: Fault | undefined): Inflated['fault'] {
  if (reason === undefined) return undefined;
  const { cause: _, ...rest } = reason;
  return rest;
}

/** Cuts bytes at places, which need not be sorted or inside. */
export function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

/** Every byte alone. */
export function bytewise(bytes: Uint8Array): Uint8Array[] {
  return Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
}
