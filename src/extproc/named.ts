/** What a request has had replaced, for the requests of its conversation that follow. */
import type { ConversationAsk } from './effects.ts';
import { type ExchangeState, enforces } from './state.ts';

/** Returns what is to be kept, once the request has left. */
export function namedBy(state: ExchangeState): ConversationAsk[] {
  const { conversation, placeholders } = state;
  if (conversation === undefined || placeholders === undefined || !enforces(state)) return [];
  const named = placeholders.takeFresh();
  const { key, minutes } = conversation;
  return named.length === 0 ? [] : [{ kind: 'add', key, minutes, named }];
}
