/** Reads what a rule of OPA says: `true`, `false`, or an object with `allow` and perhaps the id of a reason; anything else is a failure. */
import type { Decision } from '../core/decision.ts';
import { DeciderFailure } from './decider-failure.ts';

/** A word, so that it may stand in records. */
const REASON = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;

/** Returns the decision in the value of a rule; `undefined` where the rule has none. */
export function readDecision(decider: string, value: unknown): Decision {
  const wrong = (detail: string) => new DeciderFailure(decider, 'wrong-type', detail);
  if (value === undefined)
    throw new DeciderFailure(
      decider,
      'undefined',
      'the rule has no value for this question; give it a default',
    );
  if (typeof value === 'boolean') return { allow: value };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong('the rule says neither true nor false, nor an object with "allow"');
  const allow = member(value, 'allow');
  if (typeof allow !== 'boolean') throw wrong('"allow" of the rule is neither true nor false');
  const reason = member(value, 'reason');
  if (reason === undefined) return { allow };
  if (typeof reason !== 'string' || !REASON.test(reason))
    throw wrong('"reason" of the rule is no id: letters, digits, and . _ : - between them, at most 64');
  return { allow, reason };
}

function member(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
