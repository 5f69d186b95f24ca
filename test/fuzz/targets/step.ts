/** Fuzz target: the step function, fed with conversations in any order. */
import assert from 'node:assert/strict';
import { newExchange } from '../../../src/extproc/state.ts';
import { type StepFrame, step } from '../../../src/extproc/step.ts';
import type { Target } from '../framework/target.ts';
import { type OpenAsk, StepScript } from '../support/step-script.ts';
import { StepWitness } from '../support/step-witness.ts';

/** A conversation has at most so many frames. */
const MOST_FRAMES = 400;

function run(input: Uint8Array): string {
  const script = new StepScript(input);
  const state = newExchange({
    id: 'exchange-1',
    policies: script.rules.policies,
    fingerprint: (text) => `f${text.length}`,
    callerOf: () => ({ id: '10.0.0.1', kind: 'address', roles: [], claims: {} }),
    authenticate: () => ({ ok: true, value: [] }),
    time: new Date(0),
    overload: undefined,
    moreTimeMs: 1000,
  });
  const modes = script.protocol ?? { request: 'none', response: 'none' };
  const witness = new StepWitness(modes);
  const asks: OpenAsk[] = [];
  const take = (frame: StepFrame): void => {
    const effects = step(state, frame);
    witness.see(frame, effects);
    if (state.over) witness.over();
    asks.push(...effects.asks.map(({ direction, ask }) => ({ direction, id: ask.id })));
    for (const { direction, recall } of effects.recalls)
      asks.push({ direction, id: recall.id, keys: recall.keys.length });
  };
  for (let frames = 0; frames < MOST_FRAMES; frames++) {
    const frame = script.next(asks);
    if (frame === undefined) break;
    take(frame);
  }
  take({ kind: 'closed', ended: 'cancelled' });
  assert.ok(state.over);
  return witness.conclude(script.guards, asks.length);
}

export const stepTarget: Target = {
  name: 'step',
  holds:
    'In any order of messages nothing throws, nothing follows the end, nothing denied leaves, all is recorded.',
  tokens: [
    '\u0000',
    '\u0001',
    '\u0007',
    '\u0008',
    '\u0009',
    '\n',
    '\u000b',
    '\u00db',
    '\u000c',
    '\r',
    '\u0022$',
    '\u0000\u0007\u0001',
    'ddd',
    'EEE',
    '\u0002\u0003\u0002',
  ],
  longest: 2048,
  run,
};
