/** What conversations have had replaced, where it is kept: encrypted, for a while, for one key alone. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { type ConversationOptions, ConversationStore } from '../../../src/state/conversation-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-conversations-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const ONE = 'aa'.repeat(16);
const OTHER = 'bb'.repeat(16);
const SECRET = 'jane@example.org';
const AT = { now: 1000, until: 2000 };

let files = 0;
function options(more: Partial<ConversationOptions> = {}): ConversationOptions {
  files += 1;
  return {
    file: join(folder, `${files}`, 'c.sqlite'),
    key: randomBytes(32),
    rows: 100,
    busyMs: 500,
    ...more,
  };
}

/** Everything that is on disk of a store. */
function bytesOf(file: string): string {
  return [file, `${file}-wal`].map((one) => readFileSync(one, 'latin1')).join('');
}

describe('the store of conversations', () => {
  it('gives back what was added, to two workers and after a restart', () => {
    const given = options();
    const [first, second] = [new ConversationStore(given), new ConversationStore(given)];
    first.add(ONE, [['EMAIL_1', SECRET]], AT);
    second.add(ONE, [['PHONE_1', '1']], AT);
    first.close();
    second.close();
    const again = new ConversationStore(given);
    assert.deepEqual(again.load(ONE, AT), [
      ['EMAIL_1', SECRET],
      ['PHONE_1', '1'],
    ]);
    again.close();
  });

  it('has nothing of the values on disk in the clear', () => {
    const given = options();
    const store = new ConversationStore(given);
    store.add(ONE, [['EMAIL_1', SECRET]], AT);
    const bytes = bytesOf(given.file);
    assert.ok(bytes.includes('\xaa'.repeat(16)), 'the row is there');
    for (const word of [SECRET, 'jane', 'EMAIL_1']) assert.ok(!bytes.includes(word), word);
    store.close();
  });

  it('knows each conversation by itself', () => {
    const store = new ConversationStore(options());
    store.add(ONE, [['EMAIL_1', SECRET]], AT);
    assert.deepEqual(store.load(OTHER, AT), []);
    store.close();
  });

  it('opens no row that was put in the place of another, or changed, or sealed with another key', () => {
    const given = options();
    const store = new ConversationStore(given);
    store.add(ONE, [['EMAIL_1', SECRET]], AT);
    const raw = new DatabaseSync(given.file);
    raw.prepare('INSERT INTO kept SELECT ?, until, sealed FROM kept').run(Buffer.from(OTHER, 'hex'));
    assert.deepEqual(store.load(OTHER, AT), []);
    assert.equal(store.load(ONE, AT).length, 1);
    const wrong = new ConversationStore({ ...given, key: randomBytes(32) });
    assert.deepEqual(wrong.load(ONE, AT), []);
    raw.prepare('UPDATE kept SET sealed = ?').run(Buffer.alloc(5));
    assert.deepEqual(store.load(ONE, AT), []);
    for (const one of [store, wrong, raw]) one.close();
  });

  it('takes a name that was given to two values at once from both', () => {
    const store = new ConversationStore(options());
    store.add(ONE, [['EMAIL_1', 'a@x.org']], AT);
    store.add(ONE, [['EMAIL_1', 'a@x.org']], AT);
    assert.deepEqual(store.load(ONE, AT), [['EMAIL_1', 'a@x.org']]);
    store.add(ONE, [['EMAIL_1', 'b@x.org']], AT);
    store.add(ONE, [['EMAIL_1', 'a@x.org']], AT);
    assert.deepEqual(store.load(ONE, AT), [['EMAIL_1', null]]);
    store.close();
  });

  it('forgets at its time, which a look puts off', () => {
    const store = new ConversationStore(options());
    store.add(ONE, [['EMAIL_1', SECRET]], AT);
    assert.equal(store.load(ONE, { now: 1999, until: 2999 }).length, 1);
    assert.equal(store.load(ONE, { now: 2998, until: 2998 }).length, 1);
    assert.deepEqual(store.load(ONE, { now: 2999, until: 9999 }), []);
    store.close();
  });

  it('keeps at most so many, those that expire last', () => {
    const given = options({ rows: 3 });
    const store = new ConversationStore(given);
    const keys = Array.from({ length: 6 }, (_, at) => `${at}`.repeat(32));
    for (const [at, key] of keys.entries()) store.add(key, [['EMAIL_1', 'x']], { now: 0, until: 100 + at });
    store.prune(0);
    assert.deepEqual(
      keys.map((key) => store.load(key, { now: 1, until: 1 }).length),
      [0, 0, 0, 1, 1, 1],
    );
    store.close();
  });

  it('keeps at most 1,000 names of one conversation', () => {
    const store = new ConversationStore(options());
    store.add(
      ONE,
      Array.from({ length: 1001 }, (_, at) => [`EMAIL_${at}`, 'x'] as const),
      AT,
    );
    assert.equal(store.load(ONE, AT).length, 1000);
    store.close();
  });
});
