/** A10: many records are verified as a stream: each byte read at most twice, in blocks of one size, the first bad one named. */
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { diskFiles, type JournalFile, type JournalFiles } from '../../../src/audit/journal-files.ts';
import { verifyJournal } from '../../../src/audit/verify.ts';
import { event, freshFolder, open, segments } from './journal-bench.ts';

const RECORDS = 4000;
const LARGEST_BLOCK = 262_144;

/** The real files, which count what is read of them. */
class CountedFiles {
  bytes = 0;
  largest = 0;
  readonly files: JournalFiles = {
    ...diskFiles,
    open: async (path, how) => this.#counted(await diskFiles.open(path, how)),
  };

  #counted(file: JournalFile): JournalFile {
    const read = async (into: Uint8Array, position: number) => {
      const count = await file.read(into, position);
      this.bytes += count;
      this.largest = Math.max(this.largest, into.length);
      return count;
    };
    return {
      ...{ read, write: file.write, sync: file.sync, truncate: file.truncate },
      ...{ identity: file.identity, close: file.close },
    };
  }
}

/** Changes one byte of a segment, so far from its beginning. */
function spoil(path: string, share: number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length * share);
  bytes[at] = (bytes[at] ?? 0) ^ 0x04;
  writeFileSync(path, bytes);
}

describe('A10: many records', () => {
  it('are read in blocks, each byte at most twice, and the first of two bad ones is named', async (context) => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir, mode: 'buffered', segmentBytes: 500_000 });
    for (let n = 0; n < RECORDS; n += 1) await journal.record(event(`x${n}`));
    await journal.close();
    const paths = segments(dir).map((name) => join(dir, 'worker-0', name));
    const size = paths.reduce((sum, path) => sum + statSync(path).size, 0);
    assert.ok(paths.length > 3 && size > 6 * LARGEST_BLOCK, `${paths.length} segments, ${size} bytes`);

    const counted = new CountedFiles();
    const whole = await verifyJournal(dir, counted.files);
    assert.ok(whole.ok && whole.records >= RECORDS);
    assert.ok(counted.bytes <= 2 * size + LARGEST_BLOCK, `${counted.bytes} read of ${size}`);
    assert.ok(counted.largest <= LARGEST_BLOCK, `a block of ${counted.largest} bytes`);

    const [, second = '', third = ''] = paths;
    spoil(third, 0.2);
    spoil(second, 0.7);
    const [chain] = (await verifyJournal(dir)).chains;
    assert.equal(chain?.breach?.segment, '000002.jsonl');
    assert.ok((chain?.breach?.line ?? 0) > 1 && (chain?.records ?? 0) < whole.records);
  });
});
