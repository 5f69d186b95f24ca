/** Calls: tools that were called earlier in a session, or by a caller, where conditions of the policy ask. */
import { added } from '../core/added.ts';
import type { Result } from '../core/fault.ts';
import type { HeaderList } from '../core/headers.ts';
import type { NamedValue } from '../core/ports.ts';
import type { Admission } from '../screen/gate.ts';
import { headerId } from '../screen/header-id.ts';
import { requestFlow } from '../screen/tool-requests.ts';
import type { Effects } from './effects.ts';
import { noteFault, resume } from './side-flow.ts';
import type { ExchangeState } from './state.ts';

/** Makes ready for what is known of earlier calls. */
export function openFlow(
  state: ExchangeState,
  admission: Extract<Admission, { kind: 'inspect' }>,
  headers: HeaderList,
): void {
  const { policy, dialect, target } = admission;
  state.flow = requestFlow({ policy, dialect, head: { ...target, headers } }, state.context);
}

/** Asks for what was stored; without an id, or a caller who is known, nobody can tell. */
export function openCalls(state: ExchangeState, headers: HeaderList, effects: Effects): void {
  const { policy, flow } = state;
  const tenant = flow && state.tenant();
  const history = policy?.tools?.history;
  if (tenant === undefined || history === undefined || history.by === 'request') return;
  const id = history.by === 'caller' ? '' : headerId(headers, history.header);
  if (id === undefined) return;
  const told = JSON.stringify(['calls', history.by, policy?.name, tenant, id]);
  state.calls = { key: state.context.fingerprint(told), minutes: history.minutes, waits: true };
  const { key, minutes } = state.calls;
  effects.conversations = added(effects.conversations, { kind: 'load', about: 'calls', key, minutes });
}

/** What was stored is there; where it cannot be had, conditions on it cannot be told. */
export function continueCalls(
  state: ExchangeState,
  on: { readonly outcome: Result<readonly NamedValue[]>; readonly effects: Effects },
): void {
  const { calls, flow, request } = state;
  if (calls === undefined || !calls.waits) return;
  calls.waits = false;
  if (on.outcome.ok) flow?.learn(on.outcome.value);
  else noteFault(state, request, { cause: on.outcome.fault, effects: on.effects });
  resume(state, request, { effects: on.effects });
}
