/** Judges trailers: short text behind a body, which leaves whole or not at all. */
import { type Fault, fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Direction } from '../core/frame.ts';
import type { HeaderList } from '../core/headers.ts';
import type { Fingerprint } from '../core/ports.ts';
import type { Facts, Reader, Reading } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import type { Conditions } from './conditions.ts';
import type { Denial } from './denial.ts';
import { Lane } from './lane.ts';

/** Each trailer, name and value, is a text of its own. */
class TrailersReader implements Reader {
  readonly facts: Facts = {};
  readonly #trailers: HeaderList;

  constructor(trailers: HeaderList) {
    this.#trailers = trailers;
  }

  push(): Reading {
    return { units: [], skipped: [] };
  }

  end(): Reading {
    const runs = this.#trailers.map(({ name, value }, at) => ({
      channel: { path: `trailers[${at}]`, role: 'unknown', settled: true, editable: false } as const,
      text: `${name}: ${value}`,
      ...({ start: 0, end: 0, spelling: 'text', last: true } as const),
    }));
    return { units: [{ bytes: new Uint8Array(0), runs, closes: false }], skipped: [] };
  }
}

export interface TrailersVerdict {
  readonly findings: readonly Finding[];
  /** Why they may not leave, or undefined. */
  readonly denial: Denial | undefined;
}

const NOT_ASKED: Fault = fault('judge', 'Trailers cannot be put to a remote detector.', 'trailers');

/** Judges the trailers of a message by the rules of its direction; what only a remote detector could judge may not leave. */
export function judgeTrailers(
  trailers: HeaderList,
  by: {
    direction: Direction;
    rules: readonly CompiledRule[];
    fingerprint: Fingerprint;
    conditions?: Conditions;
  },
): TrailersVerdict {
  const lane = new Lane({
    ...by,
    reader: new TrailersReader(trailers),
    eager: false,
    judgeEvery: Number.POSITIVE_INFINITY,
    retain: false,
  });
  const { findings, denial, ended } = lane.end();
  return { findings, denial: denial ?? (ended ? undefined : { kind: 'fault', fault: NOT_ASKED }) };
}
