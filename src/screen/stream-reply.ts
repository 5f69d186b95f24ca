/** A refusal as a stream of events, for clients that asked for a stream and cannot read an error. */
import type { Dialect } from '../core/dialect.ts';
import type { LocalReply } from '../core/frame.ts';
import type { Facts } from '../core/segment.ts';
import type { Refusal } from '../core/verdict.ts';
import { localReply } from './local-reply.ts';

/** Builds the answer, or undefined where the dialect has no such words. Its status is 200; its headers say `deny`. */
export function streamReply(
  refusal: Refusal,
  dialect: Dialect | undefined,
  request: Facts,
): LocalReply | undefined {
  const body = dialect?.refuseStream?.(refusal, request);
  if (body === undefined) return undefined;
  const plain = localReply(refusal, dialect);
  const headers = plain.headers.map((header) =>
    header.name === 'content-type' ? { ...header, value: 'text/event-stream' } : header,
  );
  return { ...plain, status: 200, events: true, headers, body };
}
