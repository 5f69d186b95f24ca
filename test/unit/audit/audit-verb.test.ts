import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { audit } from '../../../src/cli/audit.ts';
import { event, freshFolder, open } from './journal-bench.ts';

/** Runs `weir audit` and catches what it writes. */
async function run(
  context: TestContext,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  // The verb writes text; bytes are what the test runner tells of other tests, and go their way.
  const catchInto = (name: 'out' | 'err') => {
    const stream = name === 'out' ? process.stdout : process.stderr;
    const write = stream.write.bind(stream);
    return (text: string | Uint8Array): boolean => {
      if (typeof text !== 'string') return write(text);
      said[name] += text;
      return true;
    };
  };
  const out = context.mock.method(process.stdout, 'write', catchInto('out'));
  const err = context.mock.method(process.stderr, 'write', catchInto('err'));
  try {
    return { code: await audit.run(args), ...said };
  } finally {
    out.mock.restore();
    err.mock.restore();
  }
}

async function journalOf(context: TestContext, count: number): Promise<string> {
  const dir = freshFolder(context);
  const journal = await open(context, { dir });
  for (let n = 0; n < count; n += 1) await journal.record(event(`x${n}`));
  await journal.close();
  return dir;
}

describe('weir audit', () => {
  it('verify says what it read, and ends with 0', async (context) => {
    const dir = await journalOf(context, 8);
    const { code, out } = await run(context, 'verify', '--dir', dir);
    assert.equal(out, 'worker-0: 10 records, 1 segment, chain intact\n10 records, 1 chain, intact\n');
    assert.equal(code, 0);
  });

  it('verify names the record after one byte was changed, and ends with 1', async (context) => {
    const dir = await journalOf(context, 8);
    const path = join(dir, 'worker-0', '000001.jsonl');
    writeFileSync(path, readFileSync(path, 'latin1').replace('"x4"', '"x5"'));
    const { code, out } = await run(context, 'verify', '--dir', dir);
    assert.match(
      out,
      /^worker-0: 5 records, 1 segment good, then BROKEN at record 6 \(000001.jsonl line 6\): .*changed\n/,
    );
    assert.match(out, /\n5 records, 1 chain, 1 BROKEN\n$/);
    assert.equal(code, 1);
  });

  it('verify --json prints the report', async (context) => {
    const dir = await journalOf(context, 1);
    const { out } = await run(context, 'verify', '--json', '--dir', dir);
    assert.deepEqual([JSON.parse(out).ok, JSON.parse(out).records], [true, 3]);
  });

  it('show prints the last records, or those of one exchange', async (context) => {
    const dir = await journalOf(context, 30);
    const last = await run(context, 'show', '--dir', dir, '--limit', '2');
    assert.deepEqual(
      last.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).kind),
      ['request', 'stop'],
    );
    const one = await run(context, 'show', '--dir', dir, '--exchange', 'x3');
    assert.deepEqual(
      one.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).exchange),
      ['x3'],
    );
  });

  it('show says that a record was changed, and prints nothing that moves a terminal', async (context) => {
    const dir = await journalOf(context, 8);
    const path = join(dir, 'worker-0', '000001.jsonl');
    writeFileSync(path, readFileSync(path, 'latin1').replace('"x4"', '"x\u001b[2J4"'), 'latin1');
    const { code, out, err } = await run(context, 'show', '--dir', dir);
    assert.equal(code, 1);
    assert.match(err, /records of worker-0 are not as they were written; weir audit verify/);
    assert.ok(out.includes('"x\\u001b[2J4"') && !out.includes('\u001b'));
    const other = await run(context, 'show', '--dir', dir, '--exchange', 'x3');
    assert.deepEqual([other.code, other.err], [0, '']);
  });

  it('says what to do when there is no journal, and when it is used wrongly', async (context) => {
    const none = await run(context, 'verify', '--dir', join(freshFolder(context), 'none'));
    assert.deepEqual([none.code, none.out], [1, '']);
    assert.match(none.err, /no journal there; name its folder with --dir/);
    const empty = await run(context, 'verify', '--dir', freshFolder(context));
    assert.match(empty.err, /no chain there/);
    assert.equal(empty.code, 1);
    for (const [args, expected] of [
      [['show', '--dir', freshFolder(context)], /no chain there/],
      [['show', '--exchange', 'x9', '--dir', await journalOf(context, 1)], /no record of exchange x9/],
    ] as const) {
      const { code, err } = await run(context, ...args);
      assert.match(err, expected);
      assert.equal(code, 1);
    }
    for (const args of [
      [],
      ['check'],
      ['verify', 'more'],
      ['show', '--limit', '0'],
      ['verify', '--folder', 'x'],
      ['verify', '--exchange', 'x3'],
      ['verify', '--limit', '3'],
      ['show', '--json'],
    ]) {
      assert.equal((await run(context, ...args)).code, 2, args.join(' '));
    }
  });
});
