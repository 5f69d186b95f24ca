import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Coding } from '../../../src/core/ports.ts';
import { FREE_BYTES } from '../../../src/encoding/inflater.ts';
import { zeros } from './bombs.ts';
import type { Probed } from './memory-probe.ts';
import { pack } from './pack.ts';

const PROBE = fileURLToPath(new URL('memory-probe.ts', import.meta.url));
const MOST = 100 * (1 << 20);

function probe(codings: readonly Coding[], message: Uint8Array, times: number): Probed {
  const said = execFileSync(process.execPath, [PROBE, codings.join(), String(times)], { input: message });
  return JSON.parse(said.toString());
}

/** A message of a mebibyte that would be a gibibyte; brotli packs so well that a part of it is enough. */
async function bomb([inner = 'gzip', ...outer]: readonly Coding[]): Promise<Buffer> {
  const packed = pack(outer, await zeros(inner, inner === 'br' ? 64 : 1024));
  return Buffer.concat([packed, Buffer.alloc(Math.max(0, (1 << 20) - packed.length))]);
}

describe('the memory of a process', () => {
  for (const codings of [
    ['gzip'],
    ['deflate'],
    ['br'],
    ['zstd'],
    ['gzip', 'gzip'],
    ['zstd', 'br', 'deflate'],
  ] as const) {
    it(`stays small under a bomb of ${codings.join(', ')}`, async () => {
      const { given, fault, grown } = probe(codings, await bomb(codings), 1);
      assert.deepEqual({ given, fault }, { given: FREE_BYTES, fault: 'too-large' });
      assert.ok(grown < MOST, `it grew by ${grown} bytes`);
    });
  }

  it('comes back from messages that are given up in the middle', () => {
    for (const codings of [['gzip'], ['br', 'zstd']] as const) {
      const { grown } = probe(codings, pack(codings, randomBytes(60_000)), 2000);
      assert.ok(grown < MOST, `it grew by ${grown} bytes under ${codings.join()}`);
    }
  });
});
