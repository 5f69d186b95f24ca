/** The fault of an engine outside that gave no decision. */
import { type Fault, fault } from '../core/fault.ts';

/** Nothing is wired that could be asked. */
export const NO_DECIDER = fault('decision', 'There is nothing to ask; name the engine under deciders.');

/** Names the rule, and whether the engine was late or failed; `cause` is what its promise rejected with. */
export function decisionFault(rule: string, cause: unknown): Fault {
  const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
  const why = timedOut ? 'did not decide in time' : 'gave no decision that can be used';
  return { kind: 'decision', message: `The engine that rule "${rule}" asks ${why}.`, cause };
}
