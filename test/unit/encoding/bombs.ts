/** Messages that grow when they are undone, without the time it would take to pack them. */
import { constants, createDeflateRaw } from 'node:zlib';
import { type Packing, pack } from './pack.ts';

const MEBIBYTE = 1 << 20;
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
const ZLIB_HEADER = Buffer.from([0x78, 0x9c]);

/** Deflate blocks, not the last, that make a mebibyte of zeros: some thousand bytes. */
async function zeroBlocks(): Promise<Buffer> {
  const stream = createDeflateRaw({ level: 9 });
  const out: Buffer[] = [];
  stream.on('data', (piece: Buffer) => out.push(piece));
  await new Promise<void>((resolve) => stream.write(Buffer.alloc(MEBIBYTE), () => resolve()));
  await new Promise<void>((resolve) => stream.flush(constants.Z_FULL_FLUSH, resolve));
  stream.destroy();
  return Buffer.concat(out);
}

/** A zstd frame of blocks that repeat a zero 131,072 times, four bytes each. */
function zstdZeros(mebibytes: number): Buffer {
  const header = [0x28, 0xb5, 0x2f, 0xfd, 0, 0x68];
  const block = ((0x20000 << 3) | 2) >>> 0;
  const bytes = [block & 0xff, (block >> 8) & 0xff, (block >> 16) & 0xff, 0];
  return Buffer.concat([Buffer.from(header), ...Array(mebibytes * 8).fill(Buffer.from(bytes))]);
}

/** Packed zeros: this many mebibytes of them, though the message may not be ended well. */
export async function zeros(packing: Packing, mebibytes: number): Promise<Buffer> {
  if (packing === 'zstd') return zstdZeros(mebibytes);
  if (packing === 'br') return pack(['br'], Buffer.alloc(mebibytes * MEBIBYTE));
  const blocks = Array<Buffer>(mebibytes).fill(await zeroBlocks());
  const header = { gzip: GZIP_HEADER, deflate: ZLIB_HEADER, raw: Buffer.alloc(0) }[packing];
  return Buffer.concat([header, ...blocks]);
}
