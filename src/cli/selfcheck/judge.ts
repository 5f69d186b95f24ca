/** What the judges of both directions say, and what they read from an answer. */
import type { Answer, Outcome } from './send.ts';

/** `holds` is undefined when nothing can be told; `seen` says what was seen, in a few words. */
export interface Judgement {
  readonly holds: boolean | undefined;
  readonly seen: string;
}

export function holds(seen: string): Judgement {
  return { holds: true, seen };
}

export function fails(seen: string): Judgement {
  return { holds: false, seen };
}

export function cannotTell(seen: string): Judgement {
  return { holds: undefined, seen };
}

/** Weir's denials with these say that Weir, or what it needs, has a fault: no proof of any protection. */
const FAULTY = [500, 503];

/** Returns one header as text. */
export function header(answer: Answer, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** True for an answer that Weir gave in place of the model. */
export function isDenied(answer: Answer): boolean {
  return header(answer, 'x-weir-decision') === 'deny';
}

/** True when something is broken on the way, so that the outcome proves nothing. */
export function isBroken(outcome: Outcome): boolean {
  if (outcome.kind === 'failure') return outcome.code !== 'ECONNRESET' && outcome.code !== 'EPIPE';
  return FAULTY.includes(outcome.status) || (outcome.status >= 500 && !isDenied(outcome));
}

/** Says what came back: `403 policy_denied by Weir`. */
export function describe(outcome: Outcome): string {
  if (outcome.kind === 'failure') return outcome.reason;
  const code = isDenied(outcome) ? errorCode(outcome.body) : '';
  const by = isDenied(outcome) ? ' by Weir' : '';
  return `${outcome.status}${code === '' ? '' : ` ${code}`}${by}`;
}

/** The code of an error in the form of OpenAI; only what looks like a name, never text of an answer. */
function errorCode(body: Buffer): string {
  return /"code"\s*:\s*"([a-z_]{1,40})"/.exec(body.toString('utf8'))?.[1] ?? '';
}
