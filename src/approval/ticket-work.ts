/** What a store of tickets does, as work on its tables. Work that writes has to run in one transaction, alone. */
import { randomBytes } from 'node:crypto';
import type { StepRecord, Ticket } from '../core/ticket.ts';
import { seal, unseal } from '../state/sealing.ts';
import { end, expire, idsOf, isOver, LIVE, note, rowOf, votesOn } from './ticket-book.ts';
import { type Row, stepOf, ticketOf } from './ticket-rows.ts';
import {
  AHEAD_MS,
  type BoundClaim,
  HOLD_MS,
  type StoredClaim,
  type TicketAnswer,
  type TicketFilter,
  type TicketLimits,
  type TicketQuestion,
} from './tickets.ts';
import { mayRead, takeVote } from './voting.ts';
import { all, first, type Value, type Work } from './work.ts';

export interface TicketWorkOptions extends TicketLimits {
  /** Who records steps here; a step that another one holds is left to them for a while. */
  readonly holder: string;
}

const HOUR_MS = 3_600_000;
const ID_BYTES = 12;
/** Tickets that one sweep closes, or forgets, at most. */
const SWEPT = 500;
/** An approval counts once the journal has it. */
const UNRECORDED =
  "SELECT 1 AS yes FROM steps WHERE steps.ticket = tickets.id AND step = 'approved' AND recorded = 0";
const CLOSED = "(state IN ('used', 'expired', 'unused') OR (state = 'denied' AND binding = id))";

/** A ticket's id: nobody guesses it. */
export function newTicketId(): string {
  return randomBytes(ID_BYTES).toString('hex');
}

/** What sealed arguments are bound to. */
export function placeOf(id: string): Uint8Array {
  return Buffer.from(`ticket ${id}`);
}

/** The work for each question; `now` is milliseconds since the epoch. */
export class TicketWork {
  readonly #options: TicketWorkOptions;

  constructor(options: TicketWorkOptions) {
    this.#options = options;
  }

  /** The work for a question, and whether it writes. */
  for(
    question: TicketQuestion,
    now: number,
  ): { readonly writes: boolean; readonly work: Work<TicketAnswer> } {
    const writes = !['settled', 'list', 'show'].includes(question.kind);
    return { writes, work: this.#answer(question, now) };
  }

  *#answer(question: TicketQuestion, now: number): Work<TicketAnswer> {
    switch (question.kind) {
      case 'claim':
        return { claimed: yield* this.claim(question.claim, now) };
      case 'settled':
        return { ids: yield* this.settled(question.ids, now) };
      case 'vote':
        return { voted: yield* takeVote(question.vote, { now, holder: this.#options.holder }) };
      case 'list':
        return { tickets: yield* this.list(question.filter) };
      case 'show':
        return { tickets: yield* this.show(question.ticket, question.tenant) };
      case 'sweep':
        return { open: yield* this.sweep(now) };
      case 'unrecorded':
        return { steps: yield* this.unrecorded(question.limit, now) };
      case 'recorded':
        return yield* this.recorded(question.seqs);
      case 'untold':
        return { tickets: yield* this.untold(now, question.limit) };
    }
  }

  /** Uses the approvals of all calls, or none; opens tickets for calls that have none. */
  *claim(claim: BoundClaim, now: number): Work<StoredClaim> {
    const found: (Row | undefined)[] = [];
    for (const { binding } of claim.calls) found.push(yield* live(binding, now));
    const denied = found.filter((one) => one?.['state'] === 'denied');
    if (denied.length > 0) return { kind: 'denied', ids: idsOf(denied) };
    if (!(yield* allCount(found))) return yield* this.#open(claim, found, now);
    const { caller: by, exchange } = claim;
    for (const id of idsOf(found)) yield* end(id, 'used', { now, by, exchange });
    return { kind: 'granted', ids: idsOf(found) };
  }

  /** Which of these tickets nobody needs to wait for any longer: they can be used, or never will be. */
  *settled(ids: readonly string[], now: number): Work<string[]> {
    const sql = `SELECT 1 AS yes FROM tickets WHERE id = ? AND expires > ? AND opened <= ? AND (state = 'open' OR (state = 'approved' AND EXISTS (${UNRECORDED})))`;
    const settled: string[] = [];
    for (const id of ids) if ((yield* first(sql, id, now, now + AHEAD_MS)) === undefined) settled.push(id);
    return settled;
  }

  *list({ tenant, state, limit }: TicketFilter): Work<Ticket[]> {
    const wanted: (readonly [string, Value])[] = [
      ...(state === undefined ? [] : [['state = ?', state] as const]),
      ...(tenant === undefined ? [] : [['tenant IS NOT DISTINCT FROM ?', tenant.only ?? null] as const]),
    ];
    const where = wanted.length === 0 ? '' : `WHERE ${wanted.map(([text]) => text).join(' AND ')}`;
    const sql = `SELECT * FROM tickets ${where} ORDER BY opened DESC LIMIT ?`;
    const tickets: Ticket[] = [];
    for (const row of yield* all(sql, ...wanted.map(([, value]) => value), limit))
      tickets.push(ticketOf(row, yield* votesOn(String(row['id'])), undefined));
    return tickets;
  }

  /** One ticket with its arguments; none where there is none that may be seen. */
  *show(id: string, tenant: TicketFilter['tenant']): Work<Ticket[]> {
    const row = yield* rowOf(id);
    if (row === undefined || !mayRead(row['tenant'], tenant)) return [];
    const { sealed } = row;
    const args = sealed instanceof Uint8Array ? unseal(this.#options.key, placeOf(id), sealed) : undefined;
    return [ticketOf(row, yield* votesOn(id), args)];
  }

  /** Closes what has expired, and forgets what was closed long ago and is recorded; how many wait for a decision. */
  *sweep(now: number): Work<number> {
    const still = `SELECT * FROM tickets WHERE ${LIVE} AND (state <> 'denied' OR binding <> id)`;
    const late = yield* all(`${still} AND expires <= ? LIMIT ${SWEPT}`, now);
    const ahead = yield* all(`${still} AND opened > ? LIMIT ${SWEPT}`, now + AHEAD_MS);
    for (const row of [...late, ...ahead]) yield* expire(row, now);
    const old = `SELECT id FROM tickets WHERE ${CLOSED} AND opened < ? AND NOT EXISTS (SELECT 1 FROM steps WHERE steps.ticket = tickets.id AND recorded = 0) LIMIT ${SWEPT}`;
    for (const row of yield* all(old, now - this.#options.keepMs)) {
      const id = String(row['id']);
      yield* all('DELETE FROM steps WHERE ticket = ?', id);
      yield* all('DELETE FROM votes WHERE ticket = ?', id);
      yield* all('DELETE FROM tickets WHERE id = ?', id);
    }
    return yield* countOf("state = 'open' AND expires > ?", now);
  }

  /** Steps that the journal does not have yet, in order; others leave them to this one for a while. */
  *unrecorded(limit: number, now: number): Work<StepRecord[]> {
    const { holder } = this.#options;
    const free =
      'SELECT seq FROM steps WHERE recorded = 0 AND (holder = ? OR held <= ? OR held > ?) ORDER BY seq LIMIT ?';
    const take = `UPDATE steps SET holder = ?, held = ? WHERE seq IN (${free})`;
    yield* all(take, holder, now + HOLD_MS, holder, now, now + HOLD_MS + AHEAD_MS, limit);
    const sql =
      'SELECT steps.*, tickets.tool, tickets.rule, tickets.tenant, tickets.policy, tickets.digest FROM steps JOIN tickets ON tickets.id = steps.ticket WHERE recorded = 0 AND holder = ? ORDER BY seq LIMIT ?';
    return (yield* all(sql, holder, limit)).map(stepOf);
  }

  *recorded(seqs: readonly number[]): Work<TicketAnswer> {
    for (const seq of seqs) yield* all('UPDATE steps SET recorded = 1 WHERE seq = ?', seq);
    return {};
  }

  /** Open tickets that nobody was told of yet, once each over all processes. */
  *untold(now: number, limit: number): Work<Ticket[]> {
    const sql = "SELECT * FROM tickets WHERE told = 0 AND state = 'open' AND expires > ? LIMIT ?";
    const rows = yield* all(sql, now, limit);
    for (const id of idsOf(rows)) yield* all('UPDATE tickets SET told = 1 WHERE id = ?', id);
    return rows.map((row) => ticketOf(row, [], undefined));
  }

  *#open(claim: BoundClaim, found: readonly (Row | undefined)[], now: number): Work<StoredClaim> {
    const fresh = claim.calls.filter((_, at) => found[at] === undefined);
    if (fresh.length > 0 && (yield* this.#floods(claim.caller, fresh.length, now)))
      return { kind: 'flooded', ids: idsOf(found) };
    const opened: string[] = [];
    for (const call of fresh) opened.push(yield* this.#make(claim, call, now));
    return { kind: 'pending', ids: [...idsOf(found), ...opened] };
  }

  *#floods(caller: string, more: number, now: number): Work<boolean> {
    const { open, openPerCaller, perHour } = this.#options;
    const own = yield* countOf("caller = ? AND state = 'open' AND expires > ?", caller, now);
    if (own + more > openPerCaller) return true;
    if ((yield* countOf('caller = ? AND opened > ?', caller, now - HOUR_MS)) + more > perHour) return true;
    return (yield* countOf("state = 'open' AND expires > ?", now)) + more > open;
  }

  *#make(claim: BoundClaim, call: BoundClaim['calls'][number], now: number): Work<string> {
    const id = newTicketId();
    const { caller, exchange } = claim;
    const row: Readonly<Record<string, Value>> = {
      ...{ id, binding: call.binding, state: 'open', tenant: claim.tenant ?? null, caller },
      ...{ model: claim.model, tool: call.tool, rule: call.rule, policy: claim.policy, digest: claim.digest },
      ...{ exchange, approvers: JSON.stringify(call.approvers), quorum: call.quorum },
      ...{ opened: now, expires: now + call.timeoutMs },
      sealed: seal(this.#options.key, placeOf(id), call.args),
    };
    const names = Object.keys(row);
    const places = names.map(() => '?').join(', ');
    yield* all(`INSERT INTO tickets (${names.join(', ')}) VALUES (${places})`, ...Object.values(row));
    yield* note(id, 'opened', { now, by: caller, exchange });
    return id;
  }
}

/** The ticket of a call that is neither used up nor expired. */
function* live(binding: string, now: number): Work<Row | undefined> {
  const row = yield* first(`SELECT * FROM tickets WHERE binding = ? AND ${LIVE}`, binding);
  if (row === undefined || !isOver(row, now)) return row;
  yield* expire(row, now);
  return undefined;
}

/** True where each of them is approved, and the approval recorded. */
function* allCount(rows: readonly (Row | undefined)[]): Work<boolean> {
  const sql = `SELECT 1 AS yes FROM tickets WHERE id = ? AND state = 'approved' AND NOT EXISTS (${UNRECORDED})`;
  for (const row of rows)
    if (row === undefined || (yield* first(sql, String(row['id']))) === undefined) return false;
  return true;
}

function* countOf(where: string, ...values: readonly Value[]): Work<number> {
  const row = yield* first(`SELECT count(*) AS n FROM tickets WHERE ${where}`, ...values);
  return Number(row?.['n'] ?? 0);
}
