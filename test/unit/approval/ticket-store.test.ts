/** Tickets in a file: what all stores do, on real files, and what is special about these. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { FileTickets } from '../../../src/approval/file-tickets.ts';
import { Asked, claimOf, LIMITS, NOW, ticketCases, voteOn } from '../../approval/ticket-cases.ts';

describe('tickets in a file', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'weir-tickets-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const file = () => join(folder, 'tickets.sqlite');
  const open = (now = () => NOW) => new FileTickets({ limits: LIMITS, folder, now });
  const empty = async () => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${file()}${end}`, { force: true });
  };

  ticketCases(() => ({ open: (_, now) => open(now), empty, shared: false }));

  it('are encrypted, and arguments bound to their ticket', async () => {
    await empty();
    const store = new Asked(open());
    const secret = 'iban-of-somebody';
    const id = await store.opened(claimOf('b1', {}, { args: JSON.stringify({ note: secret }) }));
    for (const end of ['', '-wal']) assert.ok(!readFileSync(`${file()}${end}`).includes(secret), end);
    const moved = await store.opened(claimOf('b2'));
    const raw = new DatabaseSync(file());
    raw
      .prepare('UPDATE tickets SET sealed = (SELECT sealed FROM tickets WHERE id = ?) WHERE id = ?')
      .run(moved, id);
    raw.close();
    assert.equal((await store.show(id))?.args, undefined);
    await store.store.close();
  });

  it('are there after a crash', async () => {
    await empty();
    const store = new Asked(open());
    const id = await store.opened();
    await store.vote(voteOn(id));
    // The thread is ended wherever it is.
    await store.store.close();
    const again = new Asked(open());
    assert.deepEqual(await again.record(), ['opened', 'approved']);
    assert.deepEqual(await again.claim(), { kind: 'granted', ids: [id] });
    await again.store.close();
  });

  it('O16 are read as an older Weir wrote them, and by an older one as this one does', async () => {
    await empty();
    const old = new DatabaseSync(file());
    old.exec(OLD_TABLES);
    const columns =
      'id, binding, state, caller, model, tool, rule, policy, digest, exchange, approvers, quorum, opened, expires';
    const insert = `INSERT INTO tickets (${columns}) VALUES (?, ?, 'open', 'key:ann', 'm', 't', 'r', 'p', 'd', 'x', '["supervisor"]', 1, ?, ?)`;
    old.prepare(insert).run('0'.repeat(24), 'b1', NOW, NOW + 1000);
    const step =
      "INSERT INTO steps (ticket, step, at, by, way, reason, exchange) VALUES (?, 'opened', ?, 'key:ann', '', '', 'x')";
    old.prepare(step).run('0'.repeat(24), NOW);
    const store = new Asked(open());
    const any = { tenant: undefined };
    assert.equal((await store.vote(voteOn('0'.repeat(24), {}, any))).kind, 'counted');
    assert.deepEqual(await store.record(), ['opened', 'approved']);
    assert.equal((await store.claim()).kind, 'granted');
    // The older one goes on with the same file.
    old.prepare(insert).run('1'.repeat(24), 'b2', NOW, NOW + 1000);
    old.prepare(step).run('1'.repeat(24), NOW);
    assert.equal(old.prepare('PRAGMA user_version').get()?.['user_version'], 1);
    assert.deepEqual(await store.record(), ['used', 'opened']);
    old.close();
    await store.store.close();
  });

  it('O16 of a newer Weir are left alone', async () => {
    await empty();
    const raw = new DatabaseSync(file());
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    const store = open();
    await assert.rejects(store.ask({ kind: 'sweep' }), /form 99, this Weir knows 1/);
    await store.close();
  });
});

/** As Weir 0.1 made them first. */
const OLD_TABLES = `CREATE TABLE tickets (
   id TEXT PRIMARY KEY, binding TEXT NOT NULL, state TEXT NOT NULL, tenant TEXT, caller TEXT NOT NULL,
   model TEXT NOT NULL, tool TEXT NOT NULL, rule TEXT NOT NULL, policy TEXT NOT NULL, digest TEXT NOT NULL,
   exchange TEXT NOT NULL, approvers TEXT NOT NULL, quorum INTEGER NOT NULL, opened INTEGER NOT NULL,
   expires INTEGER NOT NULL, sealed BLOB, told INTEGER NOT NULL DEFAULT 0
 ) STRICT;
 CREATE UNIQUE INDEX tickets_binding ON tickets (binding) WHERE state IN ('open', 'approved', 'denied');
 CREATE INDEX tickets_expires ON tickets (expires) WHERE state IN ('open', 'approved', 'denied');
 CREATE INDEX tickets_caller ON tickets (caller, opened);
 CREATE INDEX tickets_state ON tickets (state, opened);
 CREATE INDEX tickets_open ON tickets (expires) WHERE state = 'open';
 CREATE INDEX tickets_open_caller ON tickets (caller, expires) WHERE state = 'open';
 CREATE INDEX tickets_told ON tickets (told) WHERE told = 0;
 CREATE TABLE votes (
   ticket TEXT NOT NULL, person TEXT NOT NULL, by TEXT NOT NULL, verdict TEXT NOT NULL, at INTEGER NOT NULL,
   PRIMARY KEY (ticket, person)
 ) STRICT;
 CREATE TABLE steps (
   seq INTEGER PRIMARY KEY AUTOINCREMENT, ticket TEXT NOT NULL, step TEXT NOT NULL, at INTEGER NOT NULL,
   by TEXT NOT NULL, way TEXT NOT NULL, reason TEXT NOT NULL, exchange TEXT NOT NULL,
   recorded INTEGER NOT NULL DEFAULT 0
 ) STRICT;
 CREATE INDEX steps_unrecorded ON steps (seq) WHERE recorded = 0;
 CREATE INDEX steps_ticket ON steps (ticket);
PRAGMA user_version = 1;`;
