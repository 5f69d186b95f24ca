/** Pins of an exchange with an MCP server: what is known of its tools, asked for and kept where the policy wants it. */
import { added } from '../core/added.ts';
import type { Result } from '../core/fault.ts';
import type { NamedValue } from '../core/ports.ts';
import { PIN_MINUTES, Pins, pinsKey } from '../screen/pins.ts';
import type { Effects } from './effects.ts';
import { serverOf } from './pins-made.ts';
import { resume } from './side-flow.ts';
import type { ExchangeState } from './state.ts';

/** Asks what is pinned of the server. */
export function openPins(state: ExchangeState, effects: Effects): void {
  const { policy, dialect, context } = state;
  const pins = policy?.tools?.pins ?? 'off';
  if (dialect?.name !== 'mcp' || pins === 'off') return;
  const schemas = policy?.tools?.arguments === 'offered';
  state.pins = new Pins({ reviews: pins === 'review', schemas }, context.fingerprint);
  const key = pinsKey(serverOf(state), context.fingerprint);
  effects.conversations = added(effects.conversations, {
    kind: 'load',
    about: 'pins',
    key,
    minutes: PIN_MINUTES,
  });
}

/** It is there, or nobody can tell. */
export function continuePins(
  state: ExchangeState,
  on: { readonly outcome: Result<readonly NamedValue[]>; readonly effects: Effects },
): void {
  const { pins, request } = state;
  const { outcome, effects } = on;
  if (pins === undefined || !pins.waits) return;
  pins.waits = false;
  if (outcome.ok) pins.learn(outcome.value);
  resume(state, request, outcome.ok ? { effects } : { effects, outcome });
}
