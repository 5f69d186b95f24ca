/**
 * Fuzz target: the journal on disk. An input is the head file, then the segments, parted by NUL bytes. For one input in
 * two the hashes of its lines are made right first, so that the reader gets past them.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { JournalFile, JournalFiles } from '../../../src/audit/journal-files.ts';
import { eachRecord } from '../../../src/audit/read-records.ts';
import { verifyJournal } from '../../../src/audit/verify.ts';
import type { Random } from '../framework/random.ts';
import type { Target } from '../framework/target.ts';
import { plain } from '../support/check-reader.ts';

const LINE =
  /^(\{"seq":([1-9]\d{0,15}),"prev":"([0-9a-f]{64})","kind":"[a-z-]{1,32}".*),"hash":"([0-9a-f]{64})"\}$/s;
const sha = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');

/** Makes the hash of every line right, and lets each line follow the one before it. */
function repair(segment: string, prev: { hash: string }): string {
  return segment
    .split('\n')
    .map((line) => {
      const [, body, , old] = LINE.exec(line) ?? [];
      if (body === undefined || old === undefined) return line;
      const hashed = body.replace(old, prev.hash);
      prev.hash = sha(hashed);
      return `${hashed},"hash":"${prev.hash}"}`;
    })
    .join('\n');
}

/** A folder in memory whose files are read in pieces. */
function filesOf(folder: ReadonlyMap<string, Buffer>, random: Random): JournalFiles {
  const refuse = (): never => {
    throw new Error('verifying writes nothing');
  };
  const open = (name: string): JournalFile => {
    const bytes = folder.get(name);
    if (bytes === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    const read = async (into: Uint8Array, position: number): Promise<number> => {
      const most = random(4) === 0 ? 1 + random(200) : into.length;
      return bytes.copy(into, 0, position, Math.min(position + Math.min(most, into.length), bytes.length));
    };
    return {
      read,
      close: async () => {},
      identity: async () => name,
      write: refuse,
      sync: refuse,
      truncate: refuse,
    };
  };
  return {
    list: async (path) => (path === 'j' ? ['chain'] : [...folder.keys()]),
    open: async (path) => open(path.slice('j/chain/'.length)),
    makeFolder: refuse,
    rename: refuse,
    syncFolder: refuse,
  };
}

/** How many records follow one another, by a plain reading of the format. */
function followed(segments: readonly string[]): number {
  let prev = '0'.repeat(64);
  let count = 0;
  for (const line of segments.flatMap((segment) => segment.split('\n').slice(0, -1))) {
    const [, body = '', seq, before, hash] = LINE.exec(line) ?? [];
    if (hash === undefined || before !== prev || Number(seq) !== count + 1 || sha(body) !== hash)
      return count;
    prev = hash;
    count++;
  }
  return count;
}

async function run(input: Uint8Array, random: Random): Promise<string> {
  const [head = '', ...raw] = Buffer.from(input).toString('latin1').split('\0');
  const prev = { hash: '0'.repeat(64) };
  const segments = random(2) === 0 ? raw.map((segment) => repair(segment, prev)) : raw;
  const folder = new Map(
    segments.map((text, at) => [`${String(at + 1).padStart(6, '0')}.jsonl`, Buffer.from(text, 'latin1')]),
  );
  if (head !== '') folder.set('head.json', Buffer.from(head, 'latin1'));
  const files = filesOf(folder, random);
  const report = await verifyJournal('j', files);
  const [chain] = report.chains;
  if (chain === undefined) return 'no chain';
  const lines = segments.join('').split('\n').length - 1;
  assert.ok(chain.records <= lines, 'more records than lines');
  assert.equal(report.ok, chain.breach === undefined);
  const follow = followed(segments);
  assert.ok(chain.records <= follow, 'a line was taken that does not follow the one before it');
  if (report.ok) assert.deepEqual([chain.records, follow], [lines, lines], 'a line was passed over');
  let visited = 0;
  await eachRecord('j', () => visited++, files);
  assert.ok(visited <= lines);
  return `${chain.breach === undefined ? 'good' : plain(chain.breach.what)}; ${Math.min(4, chain.records)}; torn ${chain.tornBytes > 0}`;
}

export const journal: Target = {
  name: 'journal',
  holds: 'Only an unbroken chain verifies; a changed, moved or missing line is told with its place.',
  tokens: [
    ...[
      '\u0000',
      '\n',
      '{"seq":1,"prev":"',
      '"kind":"rotate"',
      '"kind":"gap","lost":3',
      '"kind":"recovered"',
      '"hash":"',
      '"}',
    ],
    ...[
      '{"version":1,"seq":',
      ',"seq":2',
      '0'.repeat(64),
      '\\u0000',
      '"kind":"event"',
      '"seq":9007199254740993',
    ],
  ],
  longest: 2_097_152,
  run,
};
