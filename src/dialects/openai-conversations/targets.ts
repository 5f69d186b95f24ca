/** The paths of the Conversations API, and what a request there brings. */
import type { Target } from '../../core/dialect.ts';
import { OPENAI_BASE } from '../openai-target.ts';

/** Items, or what is said of a conversation; or nothing, where one of these or a single item is asked for. */
export type ConversationTarget = 'items' | 'bare' | 'item';

const ID = '[A-Za-z0-9_-]{1,256}';

function at(method: string, path: string, kind: ConversationTarget) {
  return { method, path: new RegExp(`^(?:${OPENAI_BASE}|/openai)/conversations${path}$`), kind };
}

const TARGETS = [
  at('POST', '', 'items'),
  at('POST', `/${ID}`, 'items'),
  at('GET', `/${ID}`, 'bare'),
  at('DELETE', `/${ID}`, 'bare'),
  at('POST', `/${ID}/items`, 'items'),
  at('GET', `/${ID}/items`, 'bare'),
  at('GET', `/${ID}/items/${ID}`, 'item'),
  at('DELETE', `/${ID}/items/${ID}`, 'bare'),
];

/** What a request to a target is; undefined where it is none of these. */
export function targetOf({ method, path }: Target): ConversationTarget | undefined {
  return TARGETS.find((one) => one.method === method && one.path.test(path))?.kind;
}
