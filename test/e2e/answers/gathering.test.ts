/** A policy that gathers: the first event leaves at once, those close behind it together, and nothing else is different. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { assertCut, chat } from '../conformance/support/clients.ts';
import { DONE, event, sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { openai } from '../harness/client.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { begin, SteppedModel } from './support/live.ts';
import { assertRecorded, CLEAN } from './support/records.ts';
import { BANNED, CARD, MASKS, POLICY } from './support/spelling.ts';

/** No test is so slow that these would be missed. */
const GATHER_MS = 1000;
const ASKED = chat('How is the river?', { stream: true });

describe('answers that are gathered', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    const policy = POLICY.replace('  response:\n', `  response:\n    gatherMs: ${GATHER_MS}\n`);
    stack = await startStack({ policy });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  it('the first event leaves at once, what comes close behind it later and together', async () => {
    const model = new SteppedModel();
    stack.model.script('stepped', model.script);
    const live = await begin(stack, ASKED, { 'x-script': 'stepped' });
    model.send(event('The '));
    await live.holds(event('The '));
    const began = performance.now();
    model.send(event('river '));
    model.send(event('is '));
    await live.holds(event('The ') + event('river ') + event('is '));
    assert.ok(performance.now() - began > GATHER_MS / 4, 'they have waited');
    model.send(event('calm.'));
    model.send(DONE);
    model.end();
    const answer = await live.ending();
    assert.equal(answer.body.toString(), ['The ', 'river ', 'is ', 'calm.'].map(event).join('') + DONE);
    await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
  });

  it('a card number over 16 deltas is masked, with the SDK', async () => {
    const parts = ['Pay ', ...CARD.replaceAll(' ', ''), ' now.'].map((text) => event(text));
    stack.model.script('sixteen', sends([...parts, DONE], { paceMs: 1 }));
    const { data, response } = await openai(stack)
      .chat.completions.create(
        { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content: 'My card?' }] },
        { headers: { 'x-script': 'sixteen' } },
      )
      .withResponse();
    let text = '';
    for await (const { choices } of data) text += choices[0]?.delta.content ?? '';
    assert.equal(text, `Pay ${MASKS.card} now.`);
    await assertRecorded(stack, response.headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'],
    ]);
  });

  it('what is denied cuts the stream in its own terms, and nothing behind it leaves', async () => {
    const model = new SteppedModel();
    stack.model.script('stepped', model.script);
    const live = await begin(stack, ASKED, { 'x-script': 'stepped' });
    model.send(event('The '));
    await live.holds(event('The '));
    model.send(event(`${BANNED} `));
    model.send(event('and the rest.'));
    const answer = await live.ending();
    assertCut(answer, event('The '));
    await assertRecorded(stack, answer.headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
    ]);
  });
});
