/** The lane of a request, as its policy and dialect want it. */
import type { Dialect, RequestHead } from '../core/dialect.ts';
import { ok, type Result } from '../core/fault.ts';
import type { Fingerprint } from '../core/ports.ts';
import { requestBounds, requestCap, scriptBounds, uninspectedBound } from './bounds.ts';
import type { Policy } from './gate.ts';
import { Lane } from './lane.ts';
import { PatientLane } from './patient-lane.ts';

export interface RequestParts {
  readonly head: RequestHead;
  readonly fingerprint: Fingerprint;
}

/** Builds a lane that holds the whole request until it is judged, or says why the request cannot be read. */
export function requestLane(policy: Policy, dialect: Dialect, parts: RequestParts): Result<Lane> {
  const { limits, rules } = policy.request;
  const textBounds = scriptBounds(policy);
  const reader = dialect.request({ depth: limits.depth, eventBytes: limits.bodyBytes }, parts.head);
  if (!reader.ok) return reader;
  // An error is read alike by every client; other refusals take the form that the whole request asks for.
  const Kind = policy.refusals.as === 'error' ? Lane : PatientLane;
  const lane = new Kind({
    direction: 'request',
    reader: reader.value,
    rules,
    fingerprint: parts.fingerprint,
    eager: false,
    judgeEvery: Number.POSITIVE_INFINITY,
    retain: policy.onFault === 'allow',
    cap: requestCap(policy),
    bounds: requestBounds(policy),
    uninspected: ({ reason, path }) => uninspectedBound(policy, reason, path),
    ...(textBounds === undefined ? {} : { textBounds }),
  });
  return ok(lane);
}
