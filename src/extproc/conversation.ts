/** The conversation of an exchange: what its earlier requests had replaced, where the policy keeps it. */
import { added } from '../core/added.ts';
import type { Result } from '../core/fault.ts';
import type { HeaderList } from '../core/headers.ts';
import type { NamedValue } from '../core/ports.ts';
import { headerId } from '../screen/header-id.ts';
import type { Effects } from './effects.ts';
import { resume } from './side-flow.ts';
import { type ExchangeState, enforces } from './state.ts';

/** Asks for what is known of the conversation that a request names; without a name, the exchange is all of it. */
export function openConversation(state: ExchangeState, headers: HeaderList, effects: Effects): void {
  const { policy, context } = state;
  const { header, minutes } = policy?.placeholders ?? {};
  if (header === undefined || minutes === undefined || !enforces(state)) return;
  const id = headerId(headers, header);
  const tenant = state.tenant();
  if (id === undefined || tenant === undefined) return;
  const key = context.fingerprint(JSON.stringify(['conversation', policy?.name, tenant, id]));
  state.conversation = { key, minutes, waits: true };
  effects.conversations = added(effects.conversations, { kind: 'load', key, minutes });
}

/** What was known before is there, or nobody can tell; the request goes on, or is denied where a fault is. */
export function continueConversation(
  state: ExchangeState,
  on: { readonly outcome: Result<readonly NamedValue[]>; readonly effects: Effects },
): void {
  const { outcome, effects } = on;
  const { request: side, conversation } = state;
  if (conversation === undefined || !conversation.waits) return;
  conversation.waits = false;
  if (outcome.ok) state.placeholders?.learn(outcome.value);
  resume(state, side, { effects, outcome });
}
