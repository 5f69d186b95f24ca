/** CRC-32 of IEEE 802.3 (polynomial 0x04c11db7, bits reversed), as gzip and the event streams of AWS have it. */
import { byteAt } from '../json/bytes.ts';

const REVERSED = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? (sum >>> 1) ^ REVERSED : sum >>> 1;
  return sum;
});

/** The checksum of the bytes up to `end`, an unsigned number of 32 bits. */
export function crc32(bytes: Uint8Array, end: number): number {
  let sum = 0xffffffff;
  for (let at = 0; at < end; at++) {
    sum = (TABLE[(sum ^ byteAt(bytes, at)) & 0xff] as number) ^ (sum >>> 8);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
