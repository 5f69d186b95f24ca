/** Lines of a file: the same however the bytes come, and what cannot be read is said where it stands. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Line, linesOf, openLines } from '../../../src/cli/read-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-lines-'));
after(() => rmSync(folder, { recursive: true }));

async function all(lines: AsyncIterable<Line>): Promise<string[]> {
  const seen: string[] = [];
  for await (const { number, text, bytes } of lines)
    seen.push(`${number} ${bytes} ${text.ok ? text.value : `!${text.fault.message}`}`);
  return seen;
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesIn(file: string): Promise<string[]> {
  const source = await openLines(file);
  assert.ok(source.ok);
  const lines = await all(source.value.lines);
  assert.equal(source.value.part(), 1);
  return lines;
}

describe('lines', () => {
  it('end at newlines alone, in any chunking', async () => {
    const bytes = Buffer.from('{"a":"\u2028é"}\r\n\n😀\nlast');
    const expected = ['1 14 {"a":"\u2028é"}\r', '2 0 ', '3 4 😀', '4 4 last'];
    for (const size of [1, 2, 3, 7, 100]) assert.deepEqual(await all(linesOf(pieces(bytes, size))), expected);
  });

  it('are told apart from bytes that are no text, without a byte order mark', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xff, 0x0a, 0x62, 0x0a]);
    assert.deepEqual(await all(linesOf(pieces(bytes, 2))), ['1 4 a', '2 1 !not UTF-8', '3 1 b']);
  });

  it('come out of a zipped file, as far as it is whole', async () => {
    const text = 'one\ntwo\n'.repeat(50_000);
    const zipped = gzipSync(text);
    writeFileSync(join(folder, 'a.gz'), zipped);
    assert.equal((await linesIn(join(folder, 'a.gz'))).length, 100_000);
    writeFileSync(join(folder, 'b.gz'), zipped.subarray(0, zipped.length - 9));
    const broken = await linesIn(join(folder, 'b.gz'));
    assert.match(broken.at(-1) ?? '', /!cannot be read on: the zipped file ends too early$/);
    writeFileSync(join(folder, 'c.gz'), 'plain');
    assert.deepEqual(await linesIn(join(folder, 'c.gz')), [
      '1 0 !cannot be read on: no gzip, or damaged; files that are not zipped end in something else than .gz',
    ]);
  });

  it('need a file that is there', async () => {
    for (const [file, reason] of [
      [join(folder, 'none'), 'no such file'],
      [folder, 'is a folder'],
    ] as const) {
      const source = await openLines(file);
      assert.ok(!source.ok && source.fault.message.startsWith(`${file}: ${reason}`));
    }
  });
});
