/** Calls that have gone on, for conditions of exchanges that follow. */
import type { ConversationAsk } from './effects.ts';
import type { ExchangeState } from './state.ts';

/** What is to be stored of the calls that have gone on. */
export function callsMade({ calls, flow }: ExchangeState): ConversationAsk[] {
  const named = calls === undefined ? [] : (flow?.takeFresh() ?? []);
  if (calls === undefined || named.length === 0) return [];
  const { key, minutes } = calls;
  return [{ kind: 'add', about: 'calls', key, minutes, named }];
}
