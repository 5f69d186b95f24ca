/** Chosen: what became of a request whose policy its model decides. */
import { added } from '../core/added.ts';
import { fault } from '../core/fault.ts';
import type { Effects } from './effects.ts';
import { openAdmitted } from './request-side.ts';
import type { ExchangeState } from './state.ts';

const TOO_EARLY = fault(
  'protocol',
  'The answer came before the request had named its model, by which its policy is selected.',
);

/**
 * Takes the next bytes of a body that waits for its policy. Undefined while it still waits; else the request is open,
 * and these came before, in order.
 */
export function continueChoice(
  state: ExchangeState,
  { bytes, end, effects }: { readonly bytes: Uint8Array; readonly end: boolean; readonly effects: Effects },
): readonly Uint8Array[] | undefined {
  const { request: side } = state;
  const { choice } = side;
  if (choice === undefined) return [];
  choice.wait.push(bytes);
  if (end) choice.wait.end();
  if (choice.wait.decided) return open(state, effects);
  if (bytes.length > 0) choice.held.push(bytes);
  // Streamed mode wants one answer per chunk; what it brought leaves with the last of them.
  if (side.mode === 'streamed' && side.owed > 0) {
    side.owed--;
    effects.replies = added(effects.replies, {
      kind: 'body',
      direction: 'request',
      bytes: new Uint8Array(0),
    });
  }
  return undefined;
}

/** Gives up waiting, because something answers already. */
export function abandonChoice(state: ExchangeState, effects: Effects): readonly Uint8Array[] {
  state.request.choice?.wait.stop({ kind: 'fault', fault: TOO_EARLY, rule: TOO_EARLY.kind });
  return open(state, effects);
}

function open(state: ExchangeState, effects: Effects): readonly Uint8Array[] {
  const { request: side } = state;
  const { choice } = side;
  if (choice === undefined) return [];
  side.choice = undefined;
  state.facts.model = choice.wait.model ?? '';
  openAdmitted(state, choice.frame, { admission: choice.wait.admission(), effects });
  // What is taken again is counted again.
  if (!state.over) side.receivedBytes = 0;
  return choice.held;
}
