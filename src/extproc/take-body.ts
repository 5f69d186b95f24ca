/** Take body: the bytes of a body on their way into their lane, behind those that waited for a policy. */
import { abandonChoice, continueChoice } from './chosen.ts';
import type { Effects } from './effects.ts';
import { refusesTrailers, requestTrailers } from './request-side.ts';
import { feed } from './side-flow.ts';
import type { ExchangeState, Side } from './state.ts';

/**
 * Takes bytes of a body. `trailers` says that it is whole and trailers follow: refused here where they are not allowed,
 * for the body leaves next.
 */
export function takeBody(
  state: ExchangeState,
  side: Side,
  on: { bytes: Uint8Array; end: boolean; trailers: boolean; effects: Effects },
): void {
  const { bytes, effects } = on;
  side.receivedBytes += bytes.length;
  if (side.choice !== undefined && !takeHeld(state, side, on)) return;
  const refuses = on.trailers && refusesTrailers(state, side);
  if (on.end && !refuses) side.inputEnded = true;
  feed(state, side, { bytes, effects });
  if (refuses && !state.over) requestTrailers(state, 0, effects);
}

/** A request that waits for its policy; true where that is known now, and all that came before has been taken. */
export function takeHeld(
  state: ExchangeState,
  side: Side,
  on: { bytes: Uint8Array; end: boolean; effects: Effects },
): boolean {
  const held = continueChoice(state, on);
  // The messages that brought them were answered; the one at hand is answered behind them.
  const { owed } = side;
  side.owed = 0;
  for (const bytes of held ?? [])
    if (!state.over) takeBody(state, side, { bytes, end: false, trailers: false, effects: on.effects });
  side.owed += owed;
  if (held !== undefined && !state.over) side.receivedBytes += on.bytes.length;
  return held !== undefined && !state.over;
}

/** Whatever answers before the request has a policy is not answered to it: nothing of the request was judged. */
export function answeredEarly(state: ExchangeState, effects: Effects): boolean {
  const { request } = state;
  for (const bytes of request.choice === undefined ? [] : abandonChoice(state, effects))
    if (!state.over) takeBody(state, request, { bytes, end: false, trailers: false, effects });
  return state.over;
}
