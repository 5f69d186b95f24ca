/** The paths of the Conversations API, and what a request there brings. */
import type { Target } from '../../core/dialect.ts';
import { KEPT_ID } from '../kept-id.ts';
import { OPENAI_BASE } from '../openai-target.ts';

/** Items, or what is said of a conversation; or nothing, where one of these or a single item is asked for. */
export type ConversationTarget = 'items' | 'bare' | 'item';

function at(method: string, path: string, kind: ConversationTarget) {
  return { method, path: new RegExp(`^(?:${OPENAI_BASE}|/openai)/conversations${path}$`), kind };
}

const TARGETS = [
  at('POST', '', 'items'),
  at('POST', `/${KEPT_ID}`, 'items'),
  at('GET', `/${KEPT_ID}`, 'bare'),
  at('DELETE', `/${KEPT_ID}`, 'bare'),
  at('POST', `/${KEPT_ID}/items`, 'items'),
  at('GET', `/${KEPT_ID}/items`, 'bare'),
  at('GET', `/${KEPT_ID}/items/${KEPT_ID}`, 'item'),
  at('DELETE', `/${KEPT_ID}/items/${KEPT_ID}`, 'bare'),
];

/** What a request to a target is; undefined where it is none of these. */
export function targetOf({ method, path }: Target): ConversationTarget | undefined {
  return TARGETS.find((one) => one.method === method && one.path.test(path))?.kind;
}
