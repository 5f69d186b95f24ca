/** The break-glass: what opens it, what does not, and that nothing is suspended before it is recorded. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { BrokenGlass } from '../../../src/break-glass/broken-glass.ts';
import { type GrantTerms, readGrant, writeGrant } from '../../../src/break-glass/grant.ts';
import { breakGlass } from '../../../src/cli/break-glass.ts';
import type { GlassChange } from '../../../src/core/easement.ts';

const KEY = 'only-operators-have-this-key-0123456789';
const NOON = Date.UTC(2027, 0, 15, 12);
const HOUR = 3_600_000;
const GRANT: GrantTerms = {
  ...({ version: 1, id: 'glass-1', policies: ['shop'], owner: 'ann', reason: 'Judges are down.' } as const),
  ...{ from: NOON, until: NOON + HOUR },
};

let folder = '';
let now = NOON;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-glass-'));
  now = NOON;
  writeFileSync(join(folder, 'key'), `${KEY}\n`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A glass over the folder, and what it told. */
function open(record: (change: GlassChange) => Promise<void> = async () => {}) {
  const told: string[] = [];
  const glass = new BrokenGlass({
    section: { file: join(folder, 'grant'), keyFile: join(folder, 'key'), hours: 2 },
    clock: { now: () => now },
    record: async (change) => {
      await record(change);
      told.push(`${change.step} ${change.id} ${change.owner}`);
    },
    refused: (problem) => told.push(`refused: ${problem}`),
  });
  return { glass, told };
}

const put = (text: string): void => writeFileSync(join(folder, 'grant'), text);

describe('the break-glass', () => {
  it('is closed without a grant, and without a section', async () => {
    const { glass, told } = open();
    await glass.look();
    assert.deepEqual([glass.current, told], [undefined, []]);
    const none = new BrokenGlass({
      section: undefined,
      clock: { now: () => now },
      record: async () => {},
      refused: () => {},
    });
    none.watch();
    await none.look();
    assert.equal(none.current, undefined);
  });

  it('opens, closes when the grant is gone, and each is told once', async () => {
    const { glass, told } = open();
    put(writeGrant(GRANT, KEY));
    await glass.look();
    await glass.look();
    assert.deepEqual(glass.current, { id: 'glass-1', policies: ['shop'] });
    rmSync(join(folder, 'grant'));
    await glass.look();
    await glass.look();
    assert.equal(glass.current, undefined);
    assert.deepEqual(told, ['opened glass-1 ann', 'closed glass-1 ann']);
  });

  it('ends with its time, before anybody looks', async () => {
    const { glass, told } = open();
    put(writeGrant({ ...GRANT, policies: null }, KEY));
    await glass.look();
    assert.deepEqual(glass.current, { id: 'glass-1', policies: undefined });
    now = NOON + HOUR - 1;
    assert.notEqual(glass.current, undefined);
    now = NOON + HOUR;
    assert.equal(glass.current, undefined);
    await glass.look();
    await glass.look();
    assert.deepEqual(told, ['opened glass-1 ann', 'expired glass-1 ann']);
  });

  it('is replaced by another grant', async () => {
    const { glass, told } = open();
    put(writeGrant(GRANT, KEY));
    await glass.look();
    put(writeGrant({ ...GRANT, id: 'glass-2', owner: 'bob' }, KEY));
    await glass.look();
    assert.equal(glass.current?.id, 'glass-2');
    assert.deepEqual(told, ['opened glass-1 ann', 'closed glass-1 ann', 'opened glass-2 bob']);
  });

  it('suspends nothing before that is recorded, nor where it cannot be', async () => {
    const seen: unknown[] = [];
    let works = false;
    const { glass, told } = open(async () => {
      seen.push(glass.current);
      if (!works) throw new Error('the disk is full');
    });
    put(writeGrant(GRANT, KEY));
    await glass.look();
    assert.deepEqual([glass.current, seen, told], [undefined, [undefined], []]);
    works = true;
    await glass.look();
    assert.deepEqual([glass.current?.id, seen], ['glass-1', [undefined, undefined]]);
    works = false;
    rmSync(join(folder, 'grant'));
    await glass.look();
    assert.equal(glass.current, undefined, 'it ends whether or not that can be recorded');
    works = true;
    await glass.look();
    assert.deepEqual(told, ['opened glass-1 ann', 'closed glass-1 ann']);
  });

  const text = writeGrant(GRANT, KEY);
  const WRONG: readonly (readonly [what: string, text: () => string, problem: RegExp])[] = [
    ['no JSON', () => 'open', /is no grant/],
    ['nothing', () => '', /is no grant/],
    ['another key', () => writeGrant(GRANT, `${KEY}x`), /not signed/],
    ['another policy', () => text.replace('"shop"', '"bank"'), /not signed/],
    ['a later end', () => text.replace(String(GRANT.until), String(GRANT.until + 1)), /not signed/],
    ['more keys', () => text.replace('"version"', '"more": 1, "version"'), /is no grant/],
    [
      'too long',
      () => writeGrant({ ...GRANT, until: NOON + 2 * HOUR + 1 }, KEY),
      /longer than breakGlass\.hours \(2\)/,
    ],
    ['a beginning to come', () => writeGrant({ ...GRANT, from: NOON + 61_000 }, KEY), /begins later/],
    ['an end before its beginning', () => writeGrant({ ...GRANT, until: NOON - 1 }, KEY), /ends before/],
    ['too large', () => `${text}${' '.repeat(70_000)}`, /larger than 64 KiB/],
  ];
  for (const [what, wrong, problem] of WRONG) {
    it(`is not opened by a grant with ${what}, which is told once`, async () => {
      const { glass, told } = open();
      put(wrong());
      await glass.look();
      await glass.look();
      assert.equal(glass.current, undefined);
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', problem);
      assert.doesNotMatch(told[0] ?? '', /Judges/);
    });
  }

  it('is not opened where the key is away or short', async () => {
    put(text);
    for (const prepare of [
      () => rmSync(join(folder, 'key')),
      () => writeFileSync(join(folder, 'key'), 'short'),
    ]) {
      prepare();
      const { glass, told } = open();
      await glass.look();
      assert.equal(glass.current, undefined);
      assert.match(told[0] ?? '', /keyFile/);
    }
  });

  it('closes at once where a grant that counted is changed', async () => {
    const { glass, told } = open();
    put(text);
    await glass.look();
    put(text.replace('"shop"', '"bank"'));
    await glass.look();
    assert.equal(glass.current, undefined);
    assert.deepEqual(told, [
      'opened glass-1 ann',
      'refused: is not signed with the key of operators',
      'closed glass-1 ann',
    ]);
  });
});

describe('weir break-glass', () => {
  const run = async (...args: string[]): Promise<{ code: number; out: string }> => {
    const lines: string[] = [];
    const { log } = console;
    const { write } = process.stderr;
    console.log = (line: unknown) => void lines.push(String(line));
    process.stderr.write = (line: string | Uint8Array) => lines.push(String(line).trimEnd()) > 0;
    try {
      return { code: await breakGlass.run(args), out: lines.join('\n') };
    } finally {
      console.log = log;
      process.stderr.write = write;
    }
  };
  const files = (): string[] => ['--file', join(folder, 'grant'), '--key-file', join(folder, 'key')];
  const why = ['--owner', 'ann', '--reason', 'Judges are down.'];

  it('writes a grant that counts, says so, and takes it away', async () => {
    assert.deepEqual(await run('status', ...files()), { code: 1, out: 'closed: no grant is there' });
    const opened = await run('open', ...files(), ...why, '--policy', 'shop', '--hours', '1.5');
    assert.equal(opened.code, 0);
    assert.match(opened.out, /^open: glass-[0-9a-f-]+, shop, until \S+, ann: Judges are down\.$/);
    const read = readGrant(readFileSync(join(folder, 'grant'), 'utf8'), KEY, { now: Date.now(), hours: 2 });
    assert.ok(read.ok);
    assert.deepEqual([read.value.policies, read.value.until - read.value.from], [['shop'], 1.5 * HOUR]);
    assert.match((await run('status', ...files())).out, /^open: glass-/);
    assert.deepEqual(await run('close', '--file', join(folder, 'grant')), { code: 0, out: 'closed' });
    assert.equal((await run('close', '--file', join(folder, 'grant'))).code, 1);
  });

  it('wants an owner, a reason, policies and a key', async () => {
    for (const args of [
      [],
      ['break'],
      ['open', ...files(), '--policy', 'shop', '--owner', 'ann'],
      ['open', ...files(), '--policy', 'shop', '--reason', 'x'],
      ['open', ...files(), ...why],
      ['open', ...files(), ...why, '--all', '--policy', 'shop'],
      ['open', ...files(), ...why, '--all', '--hours', '100'],
      ['open', '--file', 'x', ...why, '--all'],
      ['status', '--file', 'x'],
    ])
      assert.equal((await run(...args)).code, 2, args.join(' '));
    writeFileSync(join(folder, 'key'), 'short');
    assert.match((await run('open', ...files(), ...why, '--all')).out, /less than 32 characters/);
  });
});
