import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Engine, type Format } from '../../../src/encoding/engine.ts';
import { type Packing, pack } from './pack.ts';

const FORMATS: readonly (readonly [Format, Packing])[] = [
  ['gzip', 'gzip'],
  ['zlib', 'deflate'],
  ['raw', 'raw'],
  ['br', 'br'],
  ['zstd', 'zstd'],
];
const PLAIN = Buffer.alloc(2_000_000, 'The moon is far away. ');

describe('an engine', () => {
  for (const [format, packing] of FORMATS) {
    const packed = pack([packing], PLAIN);

    it(`of ${format} waits while a piece is taken, however long that is`, async () => {
      const engine = new Engine(format);
      const pieces: Uint8Array[] = [];
      const emit = async (piece: Uint8Array): Promise<void> => {
        for (let turn = 0; turn < 20; turn++) await setImmediate();
        pieces.push(piece);
      };
      assert.equal(await engine.write(packed, emit), undefined);
      assert.equal(await engine.end(emit), undefined);
      engine.close();
      assert.ok(pieces.every(({ length }) => length <= 65_536));
      assert.ok(Buffer.concat(pieces).equals(PLAIN));
    });

    it(`of ${format} that is closed gives nothing more`, async () => {
      const engine = new Engine(format);
      let pieces = 0;
      const emit = async (): Promise<void> => {
        pieces += 1;
        engine.close();
      };
      assert.equal(await engine.write(packed, emit), undefined);
      assert.equal(await engine.write(packed, emit), undefined);
      assert.equal(await engine.end(emit), undefined);
      assert.equal(pieces, 1);
    });
  }
});
