/** Names and addresses through a real Envoy, with the OpenAI SDK and the shipped policy for a support assistant. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { assertRecorded } from '../answers/support/records.ts';
import { DONE, event, sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { openai } from '../harness/client.ts';
import { everywhere } from '../harness/shipped-policy.ts';
import { type Stack, startStack } from '../harness/stack.ts';

/** As shipped, for every host. */
const POLICY = everywhere('support-assistant');
const MAIL = ['xenia', 'example.org'].join('@');
const HIDDEN = 'I am <PERSON_1>, <ADDRESS_1>; write to [EMAIL].';
const SAID = `I am Xenia Lopez, 12 Baker Street, London NW1 6XE; write to ${MAIL}.`;
const RESTORED = 'I am Xenia Lopez, 12 Baker Street, London NW1 6XE; write to [EMAIL].';
const RECORDED = ['request mutate hide-people', 'open mutate placeholders', 'close complete'];

describe('people', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const messages = [{ role: 'user' as const, content: SAID }];

  /** What the model was last asked. */
  const heard = (): string => {
    const asked = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '{}') as {
      messages: { content: string }[];
    };
    return asked.messages.map(({ content }) => content).join('\n');
  };

  it('are hidden from the model and brought back in a plain answer, what is proved is not', async () => {
    const message = { role: 'assistant', content: HIDDEN };
    const choices = [{ index: 0, message, finish_reason: 'stop' }];
    const body = JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
    stack.model.script('plain', sends([body], { contentType: 'application/json' }));
    const { data, response } = await openai(stack)
      .chat.completions.create({ model: 'gpt-4o-mini', messages }, { headers: { 'x-script': 'plain' } })
      .withResponse();
    assert.equal(heard(), HIDDEN);
    assert.equal(data.choices[0]?.message.content, RESTORED);
    await assertRecorded(stack, response.headers.get('x-weir-id'), RECORDED);
    assert.ok(!JSON.stringify(stack.journal()).includes('Lopez'), 'the journal holds no name');
  });

  for (const size of [1, 5])
    it(`are brought back in a stream of pieces of ${size}`, async () => {
      const parts = (HIDDEN.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).map((part) => event(part));
      stack.model.script(`stream-${size}`, sends([...parts, DONE], { paceMs: 1 }));
      const { data, response } = await openai(stack)
        .chat.completions.create(
          { model: 'gpt-4o-mini', stream: true, messages },
          { headers: { 'x-script': `stream-${size}` } },
        )
        .withResponse();
      let text = '';
      for await (const { choices } of data) text += choices[0]?.delta.content ?? '';
      assert.equal(heard(), HIDDEN);
      assert.equal(text, RESTORED);
      await assertRecorded(stack, response.headers.get('x-weir-id'), RECORDED);
    });
});
