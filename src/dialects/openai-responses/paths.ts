/** The paths of the Responses API, and whether a request there has a body. */
import type { Target } from '../../core/dialect.ts';
import type { KeptKind } from '../../core/segment.ts';
import { KEPT_ID } from '../kept-id.ts';
import { OPENAI_BASE } from '../openai-target.ts';

const BASE = `(?:${OPENAI_BASE}|/openai)?/responses`;

/** With a body: a response is asked for, compacted, or its tokens counted. */
const ASKING = new RegExp(`^${BASE}(?:/compact|/input_tokens)?$`);
const RESPONSE = new RegExp(`^${BASE}$`);
/** Without one: a response that the provider keeps, or what it was asked. */
const READING = new RegExp(`^${BASE}/${KEPT_ID}(?:/input_items)?$`);
const DELETING = new RegExp(`^${BASE}/${KEPT_ID}$`);
const CANCELLING = new RegExp(`^${BASE}/${KEPT_ID}/cancel$`);

/** True where a response is asked for. */
export function asksResponse({ method, path }: Target): boolean {
  return method === 'POST' && RESPONSE.test(path);
}

/** What a request there is read as; undefined where the path is another's. */
export function bodyOf({ method, path }: Target): 'asked' | 'none' | undefined {
  switch (method) {
    case 'POST':
      if (ASKING.test(path)) return 'asked';
      return CANCELLING.test(path) ? 'none' : undefined;
    case 'GET':
      return READING.test(path) ? 'none' : undefined;
    case 'DELETE':
      return DELETING.test(path) ? 'none' : undefined;
    default:
      return undefined;
  }
}

const MADE = ['response', 'item', 'container'] as const;

/** What an answer there has made; one that is looked at or ended was made before. */
export function createdBy({ method, path }: Target): readonly KeptKind[] {
  return method === 'POST' && RESPONSE.test(path) ? MADE : [];
}
