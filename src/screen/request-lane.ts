/** The lane of a request, as its policy and dialect want it. */
import type { Dialect } from '../core/dialect.ts';
import type { Fingerprint } from '../core/ports.ts';
import { requestBounds, requestCap, scriptBounds, uninspectedBound } from './bounds.ts';
import type { Policy } from './gate.ts';
import { Lane } from './lane.ts';

/** Builds a lane that holds the whole request until it is judged. */
export function requestLane(policy: Policy, dialect: Dialect, fingerprint: Fingerprint): Lane {
  const { limits, rules } = policy.request;
  const textBounds = scriptBounds(policy);
  return new Lane({
    direction: 'request',
    reader: dialect.request({ depth: limits.depth, eventBytes: limits.bodyBytes }),
    rules,
    fingerprint,
    eager: false,
    judgeEvery: Number.POSITIVE_INFINITY,
    retain: policy.onFault === 'allow',
    cap: requestCap(policy),
    bounds: requestBounds(policy),
    uninspected: ({ reason, path }) => uninspectedBound(policy, reason, path),
    ...(textBounds === undefined ? {} : { textBounds }),
  });
}
