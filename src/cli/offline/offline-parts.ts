/** What an exchange is judged with outside `weir serve`: the same parts, without a journal, a network or a disk. */
import { createHash } from 'node:crypto';
import { eventBody } from '../../audit/event-record.ts';
import { configSchema } from '../../config/schema.ts';
import { type Caller, UNKNOWN_CALLER } from '../../core/caller.ts';
import type { ExchangeEvent } from '../../core/event.ts';
import { type Fault, ok } from '../../core/fault.ts';
import type { Hit } from '../../core/finding.ts';
import type { Conversations, Memory, NamedValue, Question } from '../../core/ports.ts';
import { openInflater } from '../../encoding/inflater.ts';
import type { Codec, ExchangeDependencies } from '../../extproc/dependencies.ts';
import type { PolicySet } from '../../policy/compiled-policy.ts';
import { priceTable } from '../../quota/prices.ts';
import { tokenCounter } from '../../quota/tokens.ts';
import { HeldBytes } from '../../screen/held-bytes.ts';
import { askEncoder, PATIENCE_MS } from './encoder.ts';
import type { Given } from './given.ts';
import { givenDecider } from './given-decider.ts';
import { KeptApprovals } from './kept-approvals.ts';
import { KeptBudgets } from './kept-budgets.ts';

/** What judges say: of each the hits, over the whole text. One that is not here fails, as a judge does that is down. */
export type JudgeAnswers = Readonly<
  Record<string, readonly { readonly type: string; readonly score: number }[]>
>;

/** What tenants have made and used, what conversations have had replaced and people decided, for exchanges that know of one another. */
export interface Kept {
  readonly memory: Memory;
  readonly conversations: Conversations;
  readonly budgets: KeptBudgets;
  readonly approvals: KeptApprovals;
}

/** Who asks, when, and what the parts of the process would say. */
export interface Circumstances {
  readonly policies: PolicySet;
  readonly caller?: Caller | undefined;
  readonly time: Date;
  readonly judges: JudgeAnswers;
  /** Where it is left out, no budget is counted, and to ask an engine or a person is a fault. */
  readonly given?: Given | undefined;
  readonly kept: Kept;
}

/** What happened, as it comes. */
export interface Noted {
  readonly events: ExchangeEvent[];
  /** The events as the journal writes them. */
  readonly records: Readonly<Record<string, unknown>>[];
  readonly faults: Fault[];
  /** What would have been asked and is not here, in words: a judge, an engine, people, what was before. */
  readonly unasked: Set<string>;
}

export function newNoted(): Noted {
  return { events: [], records: [], faults: [], unasked: new Set() };
}

const ID = '00000000-0000-4000-8000-000000000000';
const DIGEST_LENGTH = 16;

/** The table of the encoding is read once. */
const countTokens = tokenCounter();

/** Builds them for one exchange. */
export function offlineParts(
  on: Circumstances,
  { codec, noted }: { readonly codec: Codec; readonly noted: Noted },
): ExchangeDependencies {
  const { policies, caller = UNKNOWN_CALLER, time, judges } = on;
  const { deadlines, limits } = configSchema.parse({});
  const now = time.getTime();
  return {
    policies: () => policies,
    codec,
    journal: { record: (event) => note(event, now, noted), fault: undefined, strict: false },
    meter: { event: () => {}, fault: () => {} },
    clock: { now: () => now, monotonic: () => performance.now() },
    newId: () => ID,
    fingerprint: digest,
    pseudonym: digest,
    callerOf: () => caller,
    identify: () => ok({ caller }),
    authenticate: () => ok([]),
    judge: {
      ask: (question) =>
        question.doubts === undefined ? answer(question, judges, noted) : askEncoder(question),
    },
    clean: { has: () => false, add: () => {} },
    ...{ ...whatWasBefore(on.kept, noted), ...givenParts(on, noted) },
    shed: () => undefined,
    onFault: (fault) => noted.faults.push(fault),
    held: new HeldBytes(limits.heldBytes),
    deadlines: { ...deadlines, judgeMs: PATIENCE_MS },
    inflater: openInflater,
    background: (_name, promise) => void promise.catch(() => undefined),
  };
}

/** What of the process is only there where something is said of it. */
function givenParts(
  { policies, time, given, kept }: Circumstances,
  { unasked }: Noted,
): Pick<ExchangeDependencies, 'decider' | 'budgets' | 'accounting' | 'approvals'> {
  if (given === undefined)
    return {
      decider: { decide: ({ decider }) => notHere(unasked, `engine ${decider}`) },
      approvals: { claim: () => notHere(unasked, 'people who approve') },
    };
  const now = time.getTime();
  const clock = { now: () => now, monotonic: () => performance.now() };
  return {
    decider: givenDecider(given.deciders),
    budgets: kept.budgets.at({ policies, used: given.budgets, now }),
    accounting: { priceOf: priceTable(given.prices), countTokens },
    approvals: kept.approvals.at({ sayings: given.approvals, clock, fingerprint: digest }),
  };
}

function notHere(unasked: Set<string>, what: string): Promise<never> {
  unasked.add(what);
  return Promise.reject(new Error(`${what}: not here`));
}

/** What is not known may be unknown here alone. */
function whatWasBefore(
  { memory, conversations }: Kept,
  { unasked }: Noted,
): Pick<Kept, 'memory' | 'conversations'> {
  return {
    memory: {
      recall: async (keys, signal) => {
        const known = await memory.recall(keys, signal);
        if (known.includes(false)) unasked.add('what was made before');
        return known;
      },
      remember: (keys) => memory.remember(keys),
    },
    conversations: {
      load: async (key, minutes) => {
        const named = await conversations.load(key, minutes);
        if (named.length === 0) unasked.add('what was replaced before');
        return named;
      },
      add: (key, named, minutes) => conversations.add(key, named, minutes),
    },
  };
}

/** Forgets with the process. */
export function newKept(): Kept {
  const made = new Set<string>();
  const replaced = new Map<string, readonly NamedValue[]>();
  return {
    budgets: new KeptBudgets(),
    approvals: new KeptApprovals(),
    memory: {
      recall: (keys) => Promise.resolve(keys.map((key) => made.has(key))),
      remember: (keys) => {
        for (const key of keys) made.add(key);
        return Promise.resolve();
      },
    },
    conversations: {
      load: (key) => Promise.resolve(replaced.get(key) ?? []),
      add: (key, named) => {
        replaced.set(key, [...(replaced.get(key) ?? []), ...named]);
        return Promise.resolve();
      },
    },
  };
}

/** Facts of an exchange change while it runs: what the record says is kept at once. */
function note(event: ExchangeEvent, now: number, { events, records }: Noted): Promise<void> {
  events.push({ ...event, exchange: { ...event.exchange } });
  records.push(JSON.parse(`{${eventBody(event, now)}}`) as Record<string, unknown>);
  return Promise.resolve();
}

function answer(
  { judge, texts }: Question,
  judges: JudgeAnswers,
  { unasked }: Noted,
): Promise<readonly Hit[]> {
  const hits = judges[judge];
  if (hits === undefined) return notHere(unasked, `judge ${judge}`);
  const end = texts.reduce((sum, { text }) => sum + text.length, 0);
  return Promise.resolve(hits.map((hit) => ({ ...hit, start: 0, end })));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGEST_LENGTH);
}
