/** The slow questions of one exchange: to judges and to the memory; each ends in time, and comes back as a frame. */
import type { ExchangeEvent } from '../core/event.ts';
import { ok } from '../core/fault.ts';
import { askPeople, claimOf, waitFor } from '../screen/claims.ts';
import { cleanKey, isClean } from '../screen/clean-key.ts';
import { questionOf } from '../screen/doubts.ts';
import { judgeFault } from '../screen/judge-fault.ts';
import { stateFault } from '../screen/state-fault.ts';
import { askBudgets, type Budgeting } from './ask-budgets.ts';
import { askDecider } from './ask-decider.ts';
import { askJudge } from './ask-judge.ts';
import type { ExchangeDependencies } from './dependencies.ts';
import {
  type ConversationAsk,
  type Effects,
  isQuiet,
  type SideAsk,
  type SideClaim,
  type SideDecision,
  type SideRecall,
} from './effects.ts';
import { raceAbort } from './race-abort.ts';
import { report } from './report.ts';
import type { ExchangeState } from './state.ts';
import type { StepFrame } from './step.ts';

/** What they need of the exchange. */
export interface QuestionsOptions {
  readonly with: ExchangeDependencies;
  readonly state: ExchangeState;
  take(frame: StepFrame): void;
  /** Records what happened once the exchange is over. */
  record(event: ExchangeEvent): void;
}

/** What one exchange waits for. */
export class ExchangeQuestions {
  readonly #options: QuestionsOptions;
  /** Ends questions that are open; most exchanges ask none. */
  #aborter: AbortController | undefined;
  #closed = false;

  constructor(options: QuestionsOptions) {
    this.#options = options;
  }

  /** Asks what a step wants to know, and keeps what it wants kept. */
  raise(effects: Effects): void {
    if (isQuiet(effects)) return;
    const { asks, recalls, decides, claims, remembers, conversations, budgets } = effects;
    for (const ask of asks) this.#ask(ask);
    for (const recall of recalls) this.#recall(recall);
    for (const ask of decides) this.#decide(ask);
    for (const claim of claims) this.#claim(claim);
    if (remembers.length > 0) this.#remember(remembers);
    for (const ask of conversations) this.#converse(ask);
    this.budget(budgets);
  }

  /** Gives up on what is open. */
  close(): void {
    this.#closed = true;
    this.#aborter?.abort();
  }

  #signal(ms: number): AbortSignal {
    this.#aborter ??= new AbortController();
    return AbortSignal.any([this.#aborter.signal, AbortSignal.timeout(ms)]);
  }

  #answer(frame: StepFrame): void {
    if (!this.#closed) this.#options.take(frame);
  }

  #ask({ direction, ask }: SideAsk): void {
    const { state, with: parts } = this.#options;
    const { id, text } = ask;
    const rule = text.rule.name;
    const { judge } = questionOf(text);
    const { tenant, facts } = state;
    const key = cleanKey(text, { tenant, digest: facts.policyDigest }, parts.fingerprint);
    if (key !== undefined && parts.clean.has(judge, key)) {
      // Not within the step that asks: its effects come first.
      const known = { kind: 'judged', direction, id, hits: [], rule, remembered: true } as const;
      queueMicrotask(() => this.#answer(known));
      return;
    }
    const answered = askJudge(parts.judge, ask, this.#signal(parts.deadlines.judgeMs)).then(
      (hits) => {
        if (key !== undefined && isClean(text, hits)) parts.clean.add(judge, key);
        this.#answer({ kind: 'judged', direction, id, hits, rule });
      },
      (cause: unknown) => this.#answer({ kind: 'unjudged', direction, id, fault: judgeFault(rule, cause) }),
    );
    parts.background('judge', answered);
  }

  #recall({ direction, recall }: SideRecall): void {
    const { memory, deadlines, background } = this.#options.with;
    const { id, keys } = recall;
    const signal = this.#signal(deadlines.stateMs);
    const answered = raceAbort(memory.recall(keys, signal), signal).then(
      (value) => this.#answer({ kind: 'recalled', direction, id, outcome: { ok: true, value } }),
      (cause: unknown) => {
        const because = stateFault('looked up', cause);
        this.#answer({ kind: 'recalled', direction, id, outcome: { ok: false, fault: because } });
      },
    );
    background('recall', answered);
  }

  /** A body mode that Envoy times cannot wait for people; no exchange waits longer than it may be silent. */
  #claim({ direction, calls }: SideClaim): void {
    const { state, with: parts } = this.#options;
    const { deadlines, approvals, background } = parts;
    const patient = state[direction].mode === 'full-duplex';
    const most = Math.min(deadlines.idleMs, deadlines.heldMs) - deadlines.stateMs;
    const waitMs = patient ? waitFor(calls, most) : 0;
    const claim = claimOf(state.facts, { model: state.request.lane?.facts.model ?? '', calls, waitMs });
    const signal = this.#signal(waitMs + deadlines.stateMs);
    const race = <T>(promise: Promise<T>) => raceAbort(promise, signal);
    const answered = askPeople(approvals, claim, { signal, race });
    background(
      'approval',
      answered.then((outcome) => this.#answer({ kind: 'approved', direction, outcome })),
    );
  }

  #decide({ direction, ask: { id, rule, question } }: SideDecision): void {
    const { decider, deadlines, background } = this.#options.with;
    const answered = askDecider({ decider, rule, question }, this.#signal(deadlines.judgeMs)).then(
      (outcome) => this.#answer({ kind: 'decided', direction, id, outcome }),
    );
    background('decision', answered);
  }

  #converse(ask: ConversationAsk): void {
    const { conversations, deadlines, background } = this.#options.with;
    const { key, minutes, about } = ask;
    const named = about === undefined ? {} : { about };
    if (ask.kind === 'add') {
      background('conversation', this.#kept(conversations.add(key, ask.named, minutes)));
      return;
    }
    const signal = this.#signal(deadlines.stateMs);
    const loaded = raceAbort(conversations.load(key, minutes), signal).then(
      (value) => this.#answer({ kind: 'conversation', ...named, direction: 'request', outcome: ok(value) }),
      (cause: unknown) => {
        const outcome = { ok: false, fault: stateFault('looked up', cause) } as const;
        this.#answer({ kind: 'conversation', ...named, direction: 'request', outcome });
      },
    );
    background('conversation', loaded);
  }

  /** Claims and settles; what is settled is, also when all is over. */
  budget(asks: Effects['budgets']): void {
    const { budgets, background, meter, deadlines } = this.#options.with;
    if (asks.length === 0 || budgets === undefined) return;
    const on: Budgeting = {
      ...{ budgets, background },
      signal: () => this.#signal(deadlines.stateMs),
      closed: () => this.#closed,
      take: (frame) => this.#answer(frame),
      lost: (fault) => meter.fault(fault),
    };
    for (const ask of asks) askBudgets(ask, on);
  }

  #remember(keys: readonly string[]): void {
    const { memory, background } = this.#options.with;
    background('remember', this.#kept(memory.remember(keys)));
  }

  /** Nobody waits for it; the exchange may be over before it fails. */
  #kept(promise: Promise<void>): Promise<void> {
    const { state, take, record } = this.#options;
    return promise.catch((cause: unknown) => {
      const because = stateFault('kept', cause);
      if (this.#closed) record(report(state, state.response, { kind: 'fault', fault: because }));
      else take({ kind: 'unremembered', direction: 'response', fault: because });
    });
  }
}
