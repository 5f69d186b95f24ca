/** Tells whether a protection on requests held: by what reached the model, where that is known, else by the answer alone. */
import { cannotTell, describe, fails, header, holds, isBroken, isDenied, type Judgement } from './judge.ts';
import type { RequestProbe } from './probe.ts';
import type { Answer, Outcome } from './send.ts';
import { FORGED_ID, SIGHTS } from './sights.ts';
import { type Arrival, UPSTREAM_HEADER } from './upstream-script.ts';

/** What is known of the upstream's side: nobody can look, nothing came, or this came. */
export type Reached = 'unknown' | 'nothing' | Arrival;

/** What was seen of one probe. */
export interface Seen {
  readonly outcome: Outcome;
  readonly reached: Reached;
  /** True when the gateway times its upstream (`x-envoy-upstream-service-time`), so that an answer without is its own. */
  readonly timed: boolean;
}

export const TIMED_HEADER = 'x-envoy-upstream-service-time';
/** Proven only by what the model got: an ordinary answer to them says nothing. */
const SILENT = ['card', 'trailer', 'forged'];
const CLIENT_ERROR = 400;

/** Reads from the answer of a scripted upstream what it saw. */
export function reachedBy(probe: string, outcome: Outcome): Reached {
  const said = outcome.kind === 'answer' ? header(outcome, UPSTREAM_HEADER) : undefined;
  if (said === undefined) return 'unknown';
  const words = said.split(' ');
  return { probe, whole: true, saw: SIGHTS.filter((sight) => words.includes(sight)) };
}

/** Judges one probe on a request. */
export function judgeRequest(probe: RequestProbe, seen: Seen): Judgement {
  const { outcome, reached } = seen;
  const what = describe(outcome);
  if (outcome.kind === 'answer' && header(outcome, 'x-weir-id') === FORGED_ID)
    return fails(`${what}, with the forged id`);
  if (typeof reached === 'object') return judgeArrival(probe, reached, what);
  if (isBroken(outcome)) return cannotTell(what);
  if (reached === 'unknown') return judgeBlind(probe, seen);
  return judgeUnreached(outcome);
}

/** Nothing came to the scripted upstream: refused, unless something else answered. */
function judgeUnreached(outcome: Outcome): Judgement {
  const what = describe(outcome);
  if (outcome.kind === 'failure') return holds(`${what}, nothing reached the model`);
  if (outcome.status < CLIENT_ERROR) return cannotTell(`${what}, but not from the scripted upstream`);
  return holds(`${what}${isDenied(outcome) ? '' : ' by the gateway'}, nothing reached the model`);
}

function judgeArrival({ bad }: RequestProbe, arrival: Arrival, what: string): Judgement {
  if (arrival.saw.includes(bad)) return fails(`${what}, it reached the model`);
  if (!arrival.whole) return fails(`${what}, a part of it reached the model`);
  return holds(`${what}, reached the model without it`);
}

/** Judges by the answer alone. An answer of the gateway itself has a verdict of Weir too, so that only its time tells. */
function judgeBlind(probe: RequestProbe, { outcome, timed }: Seen): Judgement {
  const what = describe(outcome);
  if (outcome.kind === 'failure') return cannotTell(what);
  if (isDenied(outcome)) return holds(what);
  if (outcome.status < CLIENT_ERROR) return judgePassed(probe, outcome);
  if (!timed) return cannotTell(`${what}, by whom is not known; --upstream would tell`);
  return header(outcome, TIMED_HEADER) === undefined
    ? holds(`${what} by the gateway`)
    : fails(`${what} by the model: it reached the model`);
}

function judgePassed({ bad }: RequestProbe, answer: Answer): Judgement {
  const what = describe(answer);
  return SILENT.includes(bad)
    ? cannotTell(`${what}; not checked: needs --upstream`)
    : fails(`${what}, it was answered`);
}
