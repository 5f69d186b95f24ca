/** Many streams at once, each with a model of its own that a test steps. */
import { begin, type LiveAnswer, SteppedModel } from '../../answers/support/live.ts';
import { chat } from '../../conformance/support/clients.ts';
import { event } from '../../conformance/support/events.ts';
import type { Stack } from '../../harness/stack.ts';

export const OPENING = event('All is calm. ');
/** Behind the opening: the half of a card number, which is held until more is known. */
export const HELD = event('4111 1111 ');

/** One stream: its opening has left, the half of a card number is held. */
export interface HeldStream {
  readonly model: SteppedModel;
  readonly live: LiveAnswer;
}

/** So many are opened at once. */
const TOGETHER = 50;

/** Opens streams; each has let its opening go and holds what may become a card number. */
export async function openStreams(stack: Stack, count: number): Promise<HeldStream[]> {
  const streams: HeldStream[] = [];
  while (streams.length < count) {
    const group = Array.from({ length: Math.min(TOGETHER, count - streams.length) }, () => openStream(stack));
    streams.push(...(await Promise.all(group)));
  }
  return streams;
}

async function openStream(stack: Stack): Promise<HeldStream> {
  const model = new SteppedModel();
  const name = `crowd-${Math.random()}`;
  stack.model.script(name, model.script);
  const live = await begin(stack, chat('How is the river?', { stream: true }), { 'x-script': name });
  model.send(OPENING);
  await live.holds(OPENING);
  model.send(HELD);
  return { model, live };
}
