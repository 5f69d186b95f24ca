import assert from 'node:assert/strict';
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type ChainPoint, formatLine } from '../../../src/audit/line.ts';
import { verifyJournal } from '../../../src/audit/verify.ts';
import { type Cleanup, event, freshFolder, lines, open, records, segments } from './journal-bench.ts';

const FIRST = '000001.jsonl';

/** A closed journal with three segments. */
async function journalOf(context: Cleanup): Promise<{ dir: string; folder: string }> {
  const dir = freshFolder(context);
  const journal = await open(context, { dir, segmentBytes: 5000 });
  for (let n = 0; n < 14; n += 1) await journal.record(event(`x${n}`));
  await journal.close();
  const folder = join(dir, 'worker-0');
  assert.equal(segments(dir).length, 3);
  return { dir, folder };
}

/** Changes the lines of one segment. */
function edit(path: string, change: (lines: string[]) => string[]): void {
  writeFileSync(
    path,
    change(lines(path))
      .map((line) => `${line}\n`)
      .join(''),
    'latin1',
  );
}

function swap(list: string[], one: number, two: number): string[] {
  return list.map((line, at) => (at === one ? list[two] : at === two ? list[one] : line) ?? '');
}

/** Rewrites a line's body and gives it the hash that fits. */
function forge(line: string, change: (body: string) => string): string {
  const { seq, prev } = JSON.parse(line);
  const body = line.slice(line.indexOf('"kind"'), line.lastIndexOf(',"hash":'));
  return formatLine({ seq: seq - 1, hash: prev }, change(body)).line.trimEnd();
}

/** Rewrites everything from one record on as somebody would who knows the format. */
function forgeAll(all: string[], from: number, change: (body: string) => string): string[] {
  let after: ChainPoint = JSON.parse(all[from - 1] ?? '{}');
  return all.map((line, at) => {
    if (at < from) return line;
    const body = line.slice(line.indexOf('"kind"'), line.lastIndexOf(',"hash":'));
    const made = formatLine(after, at === from ? change(body) : body);
    after = made.point;
    return made.line.trimEnd();
  });
}

async function breach(dir: string) {
  const report = await verifyJournal(dir);
  const found = report.chains[0]?.breach;
  assert.equal(report.ok, found === undefined);
  return found === undefined ? undefined : [found.segment, found.line, found.seq, found.what];
}

const CHANGED = 'its content does not match its hash: it was changed';
const CASES: readonly [string, (folder: string) => void, [string, number, number, RegExp]][] = [
  [
    'a changed byte',
    (folder) =>
      edit(join(folder, FIRST), (all) => all.map((line, at) => (at === 3 ? line.replace('x2', 'x9') : line))),
    [FIRST, 4, 4, new RegExp(CHANGED)],
  ],
  [
    'a changed record with a hash that fits',
    (folder) =>
      edit(join(folder, FIRST), (all) =>
        all.map((line, at) => (at === 3 ? forge(line, (body) => body.replace('x2', 'x9')) : line)),
      ),
    [FIRST, 5, 5, /does not follow the record before it/],
  ],
  [
    'a removed record',
    (folder) => edit(join(folder, FIRST), (all) => all.toSpliced(3, 1)),
    [FIRST, 4, 5, /record 4 before it is missing/],
  ],
  [
    'three removed records',
    (folder) => edit(join(folder, FIRST), (all) => all.toSpliced(2, 3)),
    [FIRST, 3, 6, /records 3 to 5 before it are missing/],
  ],
  [
    'a removed first record',
    (folder) => edit(join(folder, FIRST), (all) => all.slice(1)),
    [FIRST, 1, 2, /record 1 .* missing/],
  ],
  [
    'two swapped records',
    (folder) => edit(join(folder, FIRST), (all) => swap(all, 3, 4)),
    [FIRST, 4, 5, /record 4 .* missing/],
  ],
  [
    'a repeated record',
    (folder) => edit(join(folder, FIRST), (all) => all.toSpliced(3, 0, all[2] ?? '')),
    [FIRST, 4, 3, /record 4 should be here/],
  ],
  [
    'an inserted record with a hash that fits',
    (folder) =>
      edit(join(folder, FIRST), (all) =>
        all.toSpliced(3, 0, formatLine(JSON.parse(all[2] ?? ''), '"kind":"request"').line.trimEnd()),
      ),
    [FIRST, 5, 4, /record 5 should be here/],
  ],
  [
    'an inserted blank line',
    (folder) => edit(join(folder, FIRST), (all) => all.toSpliced(2, 0, '')),
    [FIRST, 3, 3, /not a record of this format/],
  ],
  [
    'a blank after a record',
    (folder) => edit(join(folder, FIRST), (all) => all.map((line, at) => (at === 2 ? `${line} ` : line))),
    [FIRST, 3, 3, /not a record of this format/],
  ],
  [
    'records removed at the end',
    (folder) => edit(join(folder, '000003.jsonl'), (all) => all.slice(0, -1)),
    ['000003.jsonl', 0, 0, /missing at the end: head.json confirms/],
  ],
  [
    'a forged end in which every link and hash fits',
    (folder) =>
      edit(join(folder, '000003.jsonl'), (all) =>
        forgeAll(all, 1, (body) => body.replace('"allow"', '"deny"')),
      ),
    ['000003.jsonl', 0, 0, /replaced/],
  ],
  [
    'a removed last segment',
    (folder) => rmSync(join(folder, '000003.jsonl')),
    ['000002.jsonl', 0, 0, /missing at the end/],
  ],
  [
    'a removed middle segment',
    (folder) => rmSync(join(folder, '000002.jsonl')),
    ['000003.jsonl', 1, 0, /before it are missing/],
  ],
  [
    'a removed first segment',
    (folder) => rmSync(join(folder, FIRST)),
    ['000002.jsonl', 1, 0, /before it are missing/],
  ],
  [
    'a middle segment cut off in mid-record',
    (folder) =>
      writeFileSync(
        join(folder, '000002.jsonl'),
        readFileSync(join(folder, '000002.jsonl')).subarray(0, -40),
      ),
    ['000002.jsonl', 0, 0, /ends without a rotate record/],
  ],
  [
    'two segments with each other’s names',
    (folder) => {
      renameSync(join(folder, '000002.jsonl'), join(folder, 'x'));
      renameSync(join(folder, '000003.jsonl'), join(folder, '000002.jsonl'));
      renameSync(join(folder, 'x'), join(folder, '000003.jsonl'));
    },
    ['000002.jsonl', 1, 0, /missing/],
  ],
  ['a removed head', (folder) => rmSync(join(folder, 'head.json')), ['head.json', 1, 0, /absent/]],
  [
    'an emptied head',
    (folder) => writeFileSync(join(folder, 'head.json'), ''),
    ['head.json', 1, 0, /unreadable/],
  ],
  [
    'every segment removed',
    (folder) => ['000001', '000002', '000003'].map((name) => rmSync(join(folder, `${name}.jsonl`))),
    [FIRST, 1, 1, /records 1 to \d+ are missing at the end/],
  ],
  [
    'one endless line',
    (folder) => writeFileSync(join(folder, FIRST), Buffer.alloc(3_000_000, 'x')),
    [FIRST, 1, 1, /longer than/],
  ],
];

describe('verify', () => {
  let made = { dir: '', folder: '' };
  const cleanups: (() => unknown)[] = [];
  before(async () => {
    made = await journalOf({ after: (work) => cleanups.push(work) });
  });
  after(async () => {
    for (const work of cleanups) await work();
  });

  it('misses a chain whose folder was removed', async (context) => {
    const { dir, folder } = await journalOf(context);
    rmSync(folder, { recursive: true });
    const report = await verifyJournal(dir);
    assert.equal(report.ok, false);
    assert.match(report.chains[0]?.breach?.what ?? '', /folder of this chain is gone/);
  });

  it('passes an untouched journal with several segments', async () => {
    assert.equal(await breach(made.dir), undefined);
    assert.equal((await verifyJournal(made.dir)).records, records(made.dir).length);
  });

  for (const [what, spoil, [segment, line, seq, why]] of CASES) {
    it(`A03: finds ${what} and names the place`, async (context) => {
      const dir = freshFolder(context);
      cpSync(made.dir, dir, { recursive: true });
      spoil(join(dir, 'worker-0'));
      const found = await breach(dir);
      assert.ok(found !== undefined, 'nothing was found');
      assert.equal(found[0], segment);
      // 0 stands for a number which depends on the length of the records.
      if (line > 0) assert.equal(found[1], line);
      if (seq > 0) assert.equal(found[2], seq);
      assert.match(String(found[3]), why);
    });
  }

  it('A03: finds a flip of any byte of any record', async (context) => {
    const dir = freshFolder(context);
    cpSync(made.dir, dir, { recursive: true });
    const path = join(dir, 'worker-0', FIRST);
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at += 37) {
      const spoiled = Buffer.from(bytes);
      spoiled[at] = (spoiled[at] ?? 0) ^ 0x04;
      writeFileSync(path, spoiled);
      assert.notEqual(await breach(dir), undefined, `byte ${at}`);
    }
  });

  it('tells each chain by itself', async (context) => {
    const dir = freshFolder(context);
    cpSync(made.folder, join(dir, 'worker-0'), { recursive: true });
    cpSync(made.folder, join(dir, 'worker-1'), { recursive: true });
    edit(join(dir, 'worker-1', FIRST), (all) => all.slice(1));
    const { ok, chains } = await verifyJournal(dir);
    assert.equal(ok, false);
    assert.deepEqual(
      chains.map((chain) => chain.ok),
      [true, false],
    );
  });

  it('takes no chain for another, and one that was archived for itself', async (context) => {
    const dir = freshFolder(context);
    for (const name of ['worker-0.damaged-1', 'worker-0-2026-11', 'worker-00', 'approvals'])
      cpSync(made.folder, join(dir, name), { recursive: true });
    const { chains } = await verifyJournal(dir);
    const broken = chains.flatMap(({ chain, breach: found }) =>
      found === undefined ? [] : [[chain, found.what]],
    );
    const what = 'it begins the chain worker-0, and this folder is that of another';
    assert.deepEqual(broken, [
      ['approvals', what],
      ['worker-00', what],
    ]);
  });

  it('reads a journal that is being written', async (context) => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir, segmentBytes: 20_000 });
    let writing = true;
    const writer = (async () => {
      for (let n = 0; n < 400; n += 1) await journal.record(event(`x${n}`));
      writing = false;
    })();
    while (writing) assert.equal((await verifyJournal(dir)).ok, true);
    await writer;
  });
});
