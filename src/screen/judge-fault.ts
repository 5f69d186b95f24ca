/** The fault of a judge that gave no answer. */
import type { Fault } from '../core/fault.ts';

/** Names the rule, and whether the judge was late or failed; `cause` is what its promise rejected with. */
export function judgeFault(rule: string, cause: unknown): Fault {
  const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
  const why = timedOut ? 'did not answer in time' : 'failed';
  return { kind: 'judge', message: `The judge of rule "${rule}" ${why}.`, cause };
}
