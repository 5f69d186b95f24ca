/** Tickets in one SQLite file, which all processes of a host share. Synchronous: it runs in its own thread. */
import { randomBytes } from 'node:crypto';
import type { StepRecord, Ticket, TicketState, Verdict, VoteOutcome, VoteWay } from '../core/ticket.ts';
import { seal, unseal } from '../state/sealing.ts';
import { LIVE, TicketBook } from './ticket-book.ts';
import { type Row, stepOf, ticketOf } from './ticket-rows.ts';
import { openTickets } from './ticket-tables.ts';

export interface TicketStoreOptions {
  readonly file: string;
  /** 32 bytes that arguments are encrypted with. */
  readonly key: Uint8Array;
  /** How long to wait for another writer, in milliseconds. */
  readonly busyMs: number;
  /** Most open tickets, in all and of one caller; most that one caller gets in an hour. */
  readonly open: number;
  readonly openPerCaller: number;
  readonly perHour: number;
  readonly keepMs: number;
}

/** A claim, with the keyed hash that binds each call to everything that it is approved for. */
export interface BoundClaim {
  readonly exchange: string;
  readonly caller: string;
  readonly tenant: string | undefined;
  readonly model: string;
  readonly policy: string;
  readonly digest: string;
  readonly calls: readonly {
    readonly binding: string;
    readonly rule: string;
    readonly tool: string;
    readonly args: string;
    readonly approvers: readonly string[];
    readonly quorum: number;
    readonly timeoutMs: number;
  }[];
}

export type StoredClaim = {
  readonly kind: 'granted' | 'pending' | 'denied' | 'flooded';
  readonly ids: readonly string[];
};

/** Who votes; `is` are all the ids of that person. */
export interface Vote {
  readonly ticket: string;
  readonly by: { readonly id: string; readonly roles: readonly string[]; readonly is: readonly string[] };
  /** Tenants whose tickets they may see; undefined for all. */
  readonly tenant: { readonly only: string | undefined } | undefined;
  readonly verdict: Verdict;
  readonly way: VoteWay;
}

/** Which tickets are wanted, the newest first. */
export interface TicketFilter {
  readonly tenant: { readonly only: string | undefined } | undefined;
  readonly state: TicketState | undefined;
  readonly limit: number;
}

const HOUR_MS = 3_600_000;
const ID_BYTES = 12;
/** An approval counts once the journal has it. */
const UNRECORDED = "SELECT 1 FROM steps WHERE ticket = tickets.id AND step = 'approved' AND recorded = 0";

/** An open store. Every method throws when the disk does not do as it should. */
export class TicketStore extends TicketBook {
  readonly #options: TicketStoreOptions;

  constructor(options: TicketStoreOptions) {
    super(openTickets(options.file, options.busyMs));
    this.#options = options;
  }

  /** Uses the approvals of all calls, or none; opens tickets for calls that have none. */
  claim(claim: BoundClaim, now: number): StoredClaim {
    return this.atomic(() => {
      const found = claim.calls.map((call) => this.#live(call.binding, now));
      if (found.some((one) => one?.['state'] === 'denied'))
        return { kind: 'denied', ids: idsOf(found.filter((one) => one?.['state'] === 'denied')) };
      if (found.every((one) => one !== undefined && this.#counts(one))) {
        for (const id of idsOf(found))
          this.end(id, 'used', { now, by: claim.caller, exchange: claim.exchange });
        return { kind: 'granted', ids: idsOf(found) };
      }
      return this.#open(claim, found, now);
    });
  }

  /** Which of these tickets nobody needs to wait for any longer: they can be used, or never will be. */
  settled(ids: readonly string[], now: number): string[] {
    const find = this.database.prepare(
      `SELECT 1 FROM tickets WHERE id = ? AND expires > ? AND (state = 'open' OR (state = 'approved' AND EXISTS (${UNRECORDED})))`,
    );
    return ids.filter((id) => find.get(id, now) === undefined);
  }

  /** Takes a decision of a person; what does not count is noted too. */
  vote(vote: Vote, now: number): VoteOutcome {
    return this.atomic((): VoteOutcome => {
      const row = this.row(vote.ticket);
      if (row === undefined || !mayRead(row, vote.tenant)) return { kind: 'refused', reason: 'unknown' };
      const current =
        row['state'] === 'open' && Number(row['expires']) <= now ? this.expire(row, now) : row['state'];
      const state = current as TicketState;
      if (state !== 'open') return { kind: 'refused', reason: 'closed', state };
      const reason = this.#against(row, vote);
      if (reason === undefined) return this.#count(row, vote, now);
      this.step(vote.ticket, 'refused', { now, by: vote.by.id, way: vote.way, reason });
      return { kind: 'refused', reason, state };
    });
  }

  list({ tenant, state, limit }: TicketFilter): Ticket[] {
    const wanted = [
      ...(state === undefined ? [] : ['state = :state']),
      ...(tenant === undefined ? [] : ['tenant IS :tenant']),
    ];
    const where = wanted.length === 0 ? '' : `WHERE ${wanted.join(' AND ')}`;
    const sql = `SELECT * FROM tickets ${where} ORDER BY opened DESC LIMIT :limit`;
    const rows = this.database.prepare(sql).all({
      limit,
      ...(state === undefined ? {} : { state }),
      ...(tenant === undefined ? {} : { tenant: tenant.only ?? null }),
    });
    return rows.map((row) => ticketOf(row, this.votes(String(row['id'])), undefined));
  }

  /** One ticket with its arguments; undefined where there is none that may be seen. */
  show(id: string, tenant: TicketFilter['tenant']): Ticket | undefined {
    const row = this.row(id);
    if (row === undefined || !mayRead(row, tenant)) return undefined;
    const { sealed } = row;
    const args = sealed instanceof Uint8Array ? unseal(this.#options.key, placeOf(id), sealed) : undefined;
    return ticketOf(row, this.votes(id), args);
  }

  /** How many tickets wait for a decision. */
  open(now: number): number {
    const sql = "SELECT count(*) AS n FROM tickets WHERE state = 'open' AND expires > ?";
    return Number(this.database.prepare(sql).get(now)?.['n'] ?? 0);
  }

  /** Closes what has expired, and forgets what was closed long ago and is recorded. */
  sweep(now: number): void {
    this.atomic(() => {
      const late = this.database.prepare(
        `SELECT * FROM tickets WHERE ${LIVE} AND expires <= ? AND (state <> 'denied' OR binding <> id) LIMIT 500`,
      );
      for (const row of late.all(now)) this.expire(row, now);
      const old = `SELECT id FROM tickets WHERE (state IN ('used', 'expired', 'unused') OR (state = 'denied' AND binding = id)) AND opened < ? AND NOT EXISTS (SELECT 1 FROM steps WHERE ticket = tickets.id AND recorded = 0) LIMIT 500`;
      for (const { id } of this.database.prepare(old).all(now - this.#options.keepMs) as { id: string }[])
        for (const [table, key] of [
          ['steps', 'ticket'],
          ['votes', 'ticket'],
          ['tickets', 'id'],
        ] as const)
          this.database.prepare(`DELETE FROM ${table} WHERE ${key} = ?`).run(id);
    });
  }

  /** Steps that the journal does not have yet, in order. */
  unrecorded(limit: number): StepRecord[] {
    const sql =
      'SELECT steps.*, tickets.tool, tickets.rule, tickets.tenant, tickets.policy, tickets.digest FROM steps JOIN tickets ON tickets.id = steps.ticket WHERE recorded = 0 ORDER BY seq LIMIT ?';
    return this.database.prepare(sql).all(limit).map(stepOf);
  }

  recorded(seqs: readonly number[]): void {
    const mark = this.database.prepare('UPDATE steps SET recorded = 1 WHERE seq = ?');
    this.atomic(() => {
      for (const seq of seqs) mark.run(seq);
    });
  }

  /** Open tickets that nobody was told of yet, once each over all processes. */
  untold(now: number, limit: number): Ticket[] {
    return this.atomic(() => {
      const sql = "SELECT * FROM tickets WHERE told = 0 AND state = 'open' AND expires > ? LIMIT ?";
      const rows = this.database.prepare(sql).all(now, limit);
      const mark = this.database.prepare('UPDATE tickets SET told = 1 WHERE id = ?');
      for (const row of rows) mark.run(String(row['id']));
      return rows.map((row) => ticketOf(row, [], undefined));
    });
  }

  #open(claim: BoundClaim, found: readonly (Row | undefined)[], now: number): StoredClaim {
    const fresh = claim.calls.filter((_, at) => found[at] === undefined);
    if (fresh.length > 0 && this.#floods(claim.caller, fresh.length, now))
      return { kind: 'flooded', ids: idsOf(found) };
    const opened = fresh.map((call) => this.#make(claim, call, now));
    return { kind: 'pending', ids: [...idsOf(found), ...opened] };
  }

  #floods(caller: string, more: number, now: number): boolean {
    const { open, openPerCaller, perHour } = this.#options;
    const count = (where: string, ...values: (string | number)[]) =>
      Number(
        this.database.prepare(`SELECT count(*) AS n FROM tickets WHERE ${where}`).get(...values)?.['n'] ?? 0,
      );
    return (
      count("caller = ? AND state = 'open' AND expires > ?", caller, now) + more > openPerCaller ||
      count('caller = ? AND opened > ?', caller, now - HOUR_MS) + more > perHour ||
      count("state = 'open' AND expires > ?", now) + more > open
    );
  }

  #make(claim: BoundClaim, call: BoundClaim['calls'][number], now: number): string {
    const id = randomBytes(ID_BYTES).toString('hex');
    const { caller, tenant = null, model, policy, digest, exchange } = claim;
    const { binding, tool, rule, quorum } = call;
    const sql =
      "INSERT INTO tickets (id, binding, state, tenant, caller, model, tool, rule, policy, digest, exchange, approvers, quorum, opened, expires, sealed) VALUES (:id, :binding, 'open', :tenant, :caller, :model, :tool, :rule, :policy, :digest, :exchange, :approvers, :quorum, :opened, :expires, :sealed)";
    this.database.prepare(sql).run({
      ...{ id, binding, tenant, caller, model, tool, rule, policy, digest, exchange, quorum },
      ...{ approvers: JSON.stringify(call.approvers), opened: now, expires: now + call.timeoutMs },
      sealed: seal(this.#options.key, placeOf(id), call.args),
    });
    this.step(id, 'opened', { now, by: caller, exchange });
    return id;
  }

  /** The ticket of a call that is neither used up nor expired. */
  #live(binding: string, now: number): Row | undefined {
    const row = this.database.prepare(`SELECT * FROM tickets WHERE binding = ? AND ${LIVE}`).get(binding);
    if (row === undefined || Number(row['expires']) > now) return row;
    this.expire(row, now);
    return undefined;
  }

  #counts(row: Row): boolean {
    const sql = `SELECT 1 FROM tickets WHERE id = ? AND state = 'approved' AND NOT EXISTS (${UNRECORDED})`;
    return this.database.prepare(sql).get(String(row['id'])) !== undefined;
  }

  #against(row: Row, { by }: Vote): Extract<VoteOutcome, { kind: 'refused' }>['reason'] | undefined {
    const needed = JSON.parse(String(row['approvers'])) as string[];
    if (!needed.some((role) => by.roles.includes(role))) return 'role';
    if (by.is.includes(String(row['caller']))) return 'requester';
    const sql = 'SELECT 1 FROM votes WHERE ticket = ? AND person = ?';
    return this.database.prepare(sql).get(String(row['id']), personOf(by)) === undefined
      ? undefined
      : 'twice';
  }

  #count(row: Row, { by, verdict, way }: Vote, now: number): VoteOutcome {
    const id = String(row['id']);
    const sql = 'INSERT INTO votes (ticket, person, by, verdict, at) VALUES (?, ?, ?, ?, ?)';
    this.database.prepare(sql).run(id, personOf(by), by.id, verdict, now);
    const missing = Number(row['quorum']) - this.votes(id).filter((one) => one.verdict === 'approve').length;
    const state = verdict === 'deny' ? 'denied' : missing > 0 ? 'open' : 'approved';
    if (state === 'open') this.step(id, 'vote', { now, by: by.id, way });
    else this.end(id, state, { now, by: by.id, way });
    return { kind: 'counted', state, missing: Math.max(0, missing) };
  }
}

function idsOf(rows: readonly (Row | undefined)[]): string[] {
  return rows.flatMap((row) => (row === undefined ? [] : [String(row['id'])]));
}

/** One person has one vote, whichever of their ids they come with. */
function personOf({ is }: Vote['by']): string {
  return is.toSorted()[0] ?? '';
}

function mayRead(row: Row, tenant: TicketFilter['tenant']): boolean {
  return tenant === undefined || (row['tenant'] ?? undefined) === tenant.only;
}

function placeOf(id: string): Uint8Array {
  return Buffer.from(`ticket ${id}`);
}
