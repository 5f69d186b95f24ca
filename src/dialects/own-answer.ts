/** What answers that Weir makes itself have in common. */
import type { OwnAnswer } from '../core/dialect.ts';
import type { Facts } from '../core/segment.ts';

/** Names that are safe to repeat: without blanks and not long. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}$/;

/** The model that was asked for; a name of our own where it is none. */
export function askedModel({ model }: Facts): string {
  return model !== undefined && SAFE_NAME.test(model) ? model : 'unknown';
}

/** An answer that is one document. */
export function documentOf(document: object): OwnAnswer {
  return { contentType: 'application/json', body: Buffer.from(JSON.stringify(document), 'utf8') };
}

/** An answer that is a stream of events. */
export function eventsOf(body: Uint8Array): OwnAnswer {
  return { contentType: 'text/event-stream', body };
}
