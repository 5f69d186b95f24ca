import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { constants, zstdCompressSync } from 'node:zlib';
import { type Part, ZstdFrames } from '../../../src/encoding/zstd-frames.ts';

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const EMPTY_LAST_BLOCK = [1, 0, 0];

/** What a walk finds: each part with its bytes, and whether it ended between two frames. */
function walk(chunks: readonly Uint8Array[]): {
  readonly parts: [Part, number][];
  readonly between: boolean;
} {
  const walker = new ZstdFrames();
  const parts: [Part, number][] = [];
  let begins = true;
  for (const chunk of chunks)
    for (let at = 0; at < chunk.length; ) {
      const { part, length, ended } = walker.next(chunk.subarray(at));
      const open = begins ? undefined : parts.at(-1);
      if (open === undefined) parts.push([part, length]);
      else {
        assert.ok(part === open[0] || part === 'foreign');
        open[0] = part;
        open[1] += length;
      }
      begins = ended;
      at += length;
      if (part === 'foreign') return { parts, between: walker.between };
    }
  return { parts, between: walker.between };
}

/** In one chunk, in two at every place, and byte by byte. */
function assertWalk(bytes: Uint8Array, expected: readonly [Part, number][], between: boolean): void {
  const single = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
  const halves = single.map((_, at) => [bytes.subarray(0, at), bytes.subarray(at)]);
  for (const chunks of [[bytes], single, ...halves])
    assert.deepEqual(walk(chunks), { parts: expected, between });
}

describe('a walk along zstd frames', () => {
  it('knows every form of a header', () => {
    const dictionary = [0, 1, 2, 4];
    const contentSize = [0, 2, 4, 8];
    let seen = 0;
    for (let descriptor = 0; descriptor < 256; descriptor++) {
      const single = (descriptor & 0x20) !== 0;
      const size = contentSize[descriptor >> 6] ?? 0;
      const fields = (single ? Math.max(1, size) : 1 + size) + (dictionary[descriptor & 3] ?? 0);
      const checksum = (descriptor & 4) !== 0 ? 4 : 0;
      const frame = [
        ...MAGIC,
        descriptor,
        ...Array(fields).fill(0xff),
        ...EMPTY_LAST_BLOCK,
        ...Array(checksum).fill(7),
      ];
      assertWalk(
        Uint8Array.from([...frame, ...frame]),
        [
          ['header', 5 + fields],
          ['rest', 3 + checksum],
          ['header', 5 + fields],
          ['rest', 3 + checksum],
        ],
        true,
      );
      seen += 1;
    }
    assert.equal(seen, 256);
  });

  it('passes over blocks that are stored, repeated and compressed', () => {
    const stored = [5 << 3, 0, 0, 1, 2, 3, 4, 5];
    const repeated = [2 | 0xf8, 0xff, 0x03, 9];
    const compressed = [4 | (3 << 3), 0, 0, 0x28, 0xb5, 0x2f];
    const frame = [...MAGIC, 0, 0x68, ...stored, ...repeated, ...compressed, ...EMPTY_LAST_BLOCK];
    assertWalk(
      Uint8Array.from([...frame, 0x28]),
      [
        ['header', 6],
        ['rest', frame.length - 6],
        ['header', 1],
      ],
      false,
    );
  });

  it('tells frames to be skipped by any of their sixteen numbers', () => {
    for (let low = 0; low < 16; low++) {
      const empty = [0x50 | low, 0x2a, 0x4d, 0x18, 0, 0, 0, 0];
      const full = [0x50 | low, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, ...MAGIC.slice(0, 3)];
      assertWalk(
        Uint8Array.from([...empty, ...full]),
        [
          ['skippable', 8],
          ['skippable', 11],
        ],
        true,
      );
    }
    assertWalk(
      Uint8Array.from([0x50, 0x2a, 0x4d, 0x18, 0xff, 0xff, 0xff, 0xff, 0]),
      [['skippable', 9]],
      false,
    );
  });

  it('finds what is no frame at the first byte that shows it', () => {
    for (const [bytes, at] of [
      [[0], 1],
      [[0x4f, 0x2a, 0x4d, 0x18], 1],
      [[0x60, 0x2a, 0x4d, 0x18], 1],
      [[0x28, 0xb4, 0x2f, 0xfd], 2],
      [[0x27, 0xb5, 0x2f, 0xfd], 1],
      [[...MAGIC.slice(0, 3), 0xfc, 0], 4],
      [[0x50, 0x2a, 0x4d, 0x19], 4],
    ] as const)
      assertWalk(Uint8Array.from(bytes), [['foreign', at]], false);
  });

  it('ends where the encoder ended, for frames with and without checksums and sizes', () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, n) => ((n * n * 31) % 257) & 255));
    const texts = [Buffer.alloc(0), Buffer.from('a'), Buffer.alloc(70_000, 'abc'), noise];
    let seen = 0;
    for (const text of texts)
      for (const checksum of [0, 1])
        for (const pledged of [undefined, text.length]) {
          const params = { [constants.ZSTD_c_checksumFlag]: checksum };
          const frame = zstdCompressSync(
            text,
            pledged === undefined ? { params } : { params, pledgedSrcSize: pledged },
          );
          const { parts, between } = walk([frame, frame]);
          const header = parts[0]?.[1] ?? 0;
          assert.ok(header >= 6 && header <= 14);
          assert.deepEqual(parts, [
            ['header', header],
            ['rest', frame.length - header],
            ['header', header],
            ['rest', frame.length - header],
          ]);
          assert.equal(between, true);
          seen += 1;
        }
    assert.equal(seen, 16);
  });
});
