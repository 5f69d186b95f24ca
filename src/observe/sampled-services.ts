/** Counters of services that are asked, judges and policy engines, read at each scrape. */
import { Counter, type Registry } from 'prom-client';
import { WORKER_METRICS } from './definitions.ts';
import { metricSettings } from './metric-settings.ts';

/** Questions to services of one kind that ended in one way. */
export interface ServiceCount {
  readonly kind: string;
  readonly outcome: string;
  readonly questions: number;
  readonly seconds: number;
}

/** What one service has taken; names are those of the process configuration. */
export interface Billed {
  readonly judge: string;
  readonly kind: string;
  readonly input: number;
  readonly output: number;
  /** Undefined where it has no price. */
  readonly cost: number | undefined;
}

const TOLD = {
  judge: { counts: WORKER_METRICS.judgeAnswers, seconds: WORKER_METRICS.judgeSeconds },
  decider: { counts: WORKER_METRICS.deciderAnswers, seconds: WORKER_METRICS.deciderSeconds },
} as const;

export function sampledAnswers(
  registry: Registry,
  who: keyof typeof TOLD,
  sample: () => readonly ServiceCount[],
): void {
  const answers: Counter = new Counter({
    ...metricSettings(TOLD[who].counts, registry),
    collect: () => {
      answers.reset();
      for (const { kind, outcome, questions } of sample()) answers.inc({ kind, outcome }, questions);
    },
  });
  const seconds: Counter = new Counter({
    ...metricSettings(TOLD[who].seconds, registry),
    collect: () => {
      seconds.reset();
      for (const each of sample()) seconds.inc({ kind: each.kind }, each.seconds);
    },
  });
}

export function sampledBills(registry: Registry, sample: () => readonly Billed[]): void {
  const tokens: Counter = new Counter({
    ...metricSettings(WORKER_METRICS.judgeTokens, registry),
    collect: () => {
      tokens.reset();
      for (const { judge, kind, input, output } of sample()) {
        if (input + output === 0) continue;
        tokens.inc({ judge, kind, direction: 'request' }, input);
        tokens.inc({ judge, kind, direction: 'response' }, output);
      }
    },
  });
  const cost: Counter = new Counter({
    ...metricSettings(WORKER_METRICS.judgeCost, registry),
    collect: () => {
      cost.reset();
      for (const { judge, kind, cost: units } of sample())
        if (units !== undefined) cost.inc({ judge, kind }, units);
    },
  });
}
