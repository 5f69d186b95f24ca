/** The paths of chat completions that OpenAI has stored, and what a request there brings. */
import type { Target } from '../../core/dialect.ts';
import { KEPT_ID } from '../kept-id.ts';
import { OPENAI_BASE } from '../openai-target.ts';

/** What is said of a completion; or nothing, where one is looked at or the messages that it was asked with. */
export type StoredTarget = 'said' | 'bare' | 'messages';

function at(method: string, path: string, kind: StoredTarget) {
  return { method, path: new RegExp(`^${OPENAI_BASE}/chat/completions/${KEPT_ID}${path}$`), kind };
}

const TARGETS = [
  at('GET', '', 'bare'),
  at('POST', '', 'said'),
  at('DELETE', '', 'bare'),
  at('GET', '/messages', 'messages'),
];

/** What a request to a target is; undefined where it is none of these. */
export function targetOf({ method, path }: Target): StoredTarget | undefined {
  return TARGETS.find((one) => one.method === method && one.path.test(path))?.kind;
}
