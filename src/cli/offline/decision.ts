/** What became of an exchange, in few words: the decision about the request, about the answer, and the two together. */
import type { ExchangeEvent } from '../../core/event.ts';
import type { Direction } from '../../core/frame.ts';
import { headerValue } from '../../core/headers.ts';
import type { Judged } from './judge-exchange.ts';

/** From the least to the most; `cut`: the answer was ended after some of it had left. */
const VERDICTS = ['allow', 'mutate', 'hold', 'deny', 'cut'] as const;
export type Outcome = (typeof VERDICTS)[number];

export interface Decision {
  readonly verdict: Outcome;
  /** The rule, limit or kind of fault that decided; `none` where nothing did. */
  readonly rule: string;
}

export interface Decisions {
  readonly request: Decision;
  /** Undefined where the provider was not asked. */
  readonly answer: Decision | undefined;
  /** The one that counts for the client. */
  readonly whole: Decision;
  /** The HTTP status that the client gets. */
  readonly status: number;
}

const ALLOWED: Decision = { verdict: 'allow', rule: 'none' };
/** What Envoy answers where the conversation ends in an error. */
const CLOSED: Decision = { verdict: 'deny', rule: 'error' };
const ENVOY_ERROR = 500;

/** Reads them out of what happened. */
export function decisionsOf({ events, local, status, client, upstream }: Judged): Decisions {
  const request = decisionIn(events, 'request');
  const asked = upstream.complete || client.headers.length > 0;
  const answer = asked ? decisionIn(events, 'response') : undefined;
  const own = Number(headerValue(client.headers, ':status') ?? ENVOY_ERROR);
  const code = local?.status ?? (status === undefined ? own : ENVOY_ERROR);
  const whole = status === undefined ? gravest([request, answer ?? ALLOWED]) : CLOSED;
  return { request, answer, whole, status: code };
}

/** Of equally grave ones the last: an answer that is changed says more than a request that is. */
function gravest(decisions: readonly Decision[]): Decision {
  return decisions.reduce((worst, one) => (grave(one) >= grave(worst) ? one : worst), ALLOWED);
}

function grave({ verdict }: Decision): number {
  return VERDICTS.indexOf(verdict);
}

/** The gravest decision about one direction. */
export function decisionIn(events: readonly ExchangeEvent[], direction: Direction): Decision {
  const of = events.filter((event) => event.direction === direction && event.kind !== 'close');
  const decisions = of.map(({ kind, verdict, rule }) => {
    return { verdict: kind === 'cut' ? ('cut' as const) : verdict, rule };
  });
  return decisions.reduce((worst, one) => (grave(one) > grave(worst) ? one : worst), ALLOWED);
}
