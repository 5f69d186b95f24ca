/** Introduce: nothing of a request is judged, and nothing more of its exchange is read, before it is known who asks. */
import type { HeadersFrame, PeerFrame } from '../core/frame.ts';
import type { Identify } from '../core/ports.ts';
import type { Background } from './dependencies.ts';
import type { Reading } from './reading.ts';
import type { IdentifiedFrame } from './state.ts';

/** A message of Envoy, with who asks on the head of a request. */
export type KnownFrame = Exclude<PeerFrame, { kind: 'headers' }> | IdentifiedFrame;

/** What is needed of the exchange. */
export interface Introducing {
  readonly identify: Identify;
  readonly background: Background;
  readonly reading: Pick<Reading, 'pause'>;
  pass(frame: IdentifiedFrame): void;
  /** Reports a bug. */
  failed(cause: unknown): void;
}

/** Passes a head on: at once, or when it is known who asks. */
export function introduce(frame: HeadersFrame, on: Introducing): void {
  if (frame.direction !== 'request') {
    on.pass(frame);
    return;
  }
  const { attributes = new Map<string, string>(), headers } = frame;
  const identity = on.identify({ attributes, headers });
  if (!(identity instanceof Promise)) {
    on.pass({ ...frame, identity });
    return;
  }
  on.reading.pause('identity', true);
  const told = identity.then((known) => {
    on.pass({ ...frame, identity: known });
    on.reading.pause('identity', false);
  });
  on.background(
    'identity',
    told.catch((cause: unknown) => on.failed(cause)),
  );
}
