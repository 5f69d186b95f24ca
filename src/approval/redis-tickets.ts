/** Tickets in Redis, which all instances of Weir share: one script for each question. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { StepRecord, Ticket, VoteOutcome } from '../core/ticket.ts';
import { type RedisConnection, type Script, script } from '../state/redis-connection.ts';
import { seal, unseal } from '../state/sealing.ts';
import * as scripts from './redis-ticket-scripts.ts';
import { stepOf, ticketOf } from './ticket-rows.ts';
import { newTicketId, placeOf } from './ticket-work.ts';
import type {
  BoundClaim,
  TicketAnswer,
  TicketFilter,
  TicketLimits,
  TicketQuestion,
  Tickets,
  Vote,
} from './tickets.ts';
import { personOf } from './voting.ts';

export interface RedisTicketsOptions {
  readonly limits: TicketLimits;
  readonly redis: RedisConnection;
  /** How long an answer is waited for. */
  readonly timeoutMs: number;
  /** Of the key of the fingerprints: whoever has another one sees none of these tickets. */
  readonly keyId: string;
  /** Milliseconds since the epoch; the clock of Redis when left out, which is one for all instances. */
  readonly now?: () => number;
}

const SCRIPTS = Object.fromEntries(
  Object.entries(scripts).map(([name, text]) => [name.toLowerCase(), script(text)]),
) as Readonly<Record<TicketQuestion['kind'] | 'time', Script>>;

/** What scripts answer with; anything else is a server that is none. */
const words = z.array(z.string());
const claimed = z.tuple([z.enum(['granted', 'pending', 'denied', 'flooded']), words]);
const counted = z.tuple([z.literal('counted'), z.enum(['open', 'approved', 'denied']), z.number()]);
const refused = z.tuple([
  z.literal('refused'),
  z.enum(['unknown', 'closed', 'role', 'requester', 'twice']),
  z.enum(['', 'open', 'approved', 'denied', 'used', 'expired', 'unused']),
]);
const pairs = z.array(z.tuple([words, words]));

export class RedisTickets implements Tickets {
  readonly begun = true;
  readonly #options: RedisTicketsOptions;
  readonly #prefix: string;
  readonly #holder = randomUUID();

  constructor(options: RedisTicketsOptions) {
    this.#options = options;
    this.#prefix = `weir:ticket:${options.keyId}:`;
  }

  async ask(question: TicketQuestion): Promise<TicketAnswer> {
    const { redis, now } = this.#options;
    const late = question.kind === 'claim' ? [await this.#late()] : [];
    const args = [now === undefined ? '' : String(now()), ...late, ...this.#arguments(question)];
    return this.#meaning(question, await redis.run(SCRIPTS[question.kind], [this.#prefix], args));
  }

  async close(): Promise<void> {
    this.#options.redis.close();
  }

  /** A claim that waits in the buffers of a server that is stopped must not use an approval up when nobody waits for it any more. */
  async #late(): Promise<string> {
    const { redis, timeoutMs } = this.#options;
    const time = z.number().parse(await redis.run(SCRIPTS.time, [this.#prefix], ['']));
    return String(time + timeoutMs / 2);
  }

  #arguments(question: TicketQuestion): string[] {
    switch (question.kind) {
      case 'claim':
        return this.#claim(question.claim);
      case 'settled':
        return [...question.ids];
      case 'vote':
        return [this.#holder, ...votedBy(question.vote)];
      case 'list': {
        const { state = '', tenant, limit } = question.filter;
        return [state, scopeOf(tenant), String(limit)];
      }
      case 'show':
        return [question.ticket, scopeOf(question.tenant)];
      case 'sweep':
        return [String(this.#options.limits.keepMs)];
      case 'unrecorded':
        return [this.#holder, String(question.limit)];
      case 'recorded':
        return question.seqs.map(String);
      case 'untold':
        return [String(question.limit)];
    }
  }

  #claim({ caller, tenant, model, policy, digest, exchange, calls }: BoundClaim): string[] {
    const { key, open, openPerCaller, perHour } = this.#options.limits;
    const limits = [open, openPerCaller, perHour].map(String);
    const each = calls.flatMap(({ binding, rule, tool, args, approvers, quorum, timeoutMs }) => {
      const id = newTicketId();
      const sealed = seal(key, placeOf(id), args).toString('base64');
      const words = [id, binding, rule, tool, JSON.stringify(approvers)];
      return [...words, String(quorum), String(timeoutMs), sealed];
    });
    return [caller, scopeOf({ only: tenant }), model, policy, digest, exchange, ...limits, ...each];
  }

  #meaning(question: TicketQuestion, answer: unknown): TicketAnswer {
    switch (question.kind) {
      case 'claim': {
        const [kind, ids] = claimed.parse(answer);
        return { claimed: { kind, ids } };
      }
      case 'settled':
        return { ids: words.parse(answer) };
      case 'vote':
        return { voted: outcomeOf(answer) };
      case 'list':
      case 'untold':
        return { tickets: pairs.parse(answer).map((pair) => this.#ticket(pair, false)) };
      case 'show':
        return { tickets: pairs.parse(answer).map((pair) => this.#ticket(pair, true)) };
      case 'sweep':
        return { open: z.number().parse(answer) };
      case 'unrecorded':
        return { steps: pairs.parse(answer).map(stepIn) };
      case 'recorded':
        return {};
    }
  }

  #ticket([fields, votes]: readonly [string[], string[]], withArguments: boolean): Ticket {
    const row = recordOf(fields);
    const { id = '', sealed } = row;
    const args =
      withArguments && sealed !== undefined
        ? unseal(this.#options.limits.key, placeOf(id), Buffer.from(sealed, 'base64'))
        : undefined;
    const told = Object.values(recordOf(votes)).map(voteIn);
    return ticketOf(
      row,
      told.toSorted((a, b) => a.at - b.at),
      args,
    );
  }
}

function outcomeOf(answer: unknown): VoteOutcome {
  const vote = z.union([counted, refused]).parse(answer);
  if (vote[0] === 'counted') return { kind: 'counted', state: vote[1], missing: vote[2] };
  const [kind, reason, state] = vote;
  return state === '' ? { kind, reason } : { kind, reason, state };
}

function votedBy(vote: Vote): string[] {
  const { ticket, by, tenant, verdict, way } = vote;
  const person = personOf(by);
  return [
    ticket,
    scopeOf(tenant),
    by.id,
    way,
    verdict,
    person,
    JSON.stringify(by.roles),
    JSON.stringify(by.is),
  ];
}

function stepIn([step, ticket]: readonly [string[], string[]]): StepRecord {
  const { tool, rule, tenant, policy, digest } = recordOf(ticket);
  return stepOf({ ...recordOf(step), tool, rule, tenant, policy, digest });
}

/** `verdict:time:who`. */
function voteIn(text: string): Ticket['votes'][number] {
  const [verdict, at = '', ...who] = text.split(':');
  return { by: who.join(':'), verdict: verdict === 'approve' ? 'approve' : 'deny', at: Number(at) };
}

/** Names and values in turn, as Redis tells a hash. */
function recordOf(flat: readonly string[]): Readonly<Record<string, string>> {
  const record: Record<string, string> = {};
  for (let at = 0; at + 1 < flat.length; at += 2) record[flat[at] ?? ''] = flat[at + 1] ?? '';
  return record;
}

/** Tenants whose tickets are meant: all, none, or one. */
function scopeOf(tenant: TicketFilter['tenant']): string {
  if (tenant === undefined) return '*';
  return tenant.only === undefined ? '0' : `1${tenant.only}`;
}
