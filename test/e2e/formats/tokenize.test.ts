/** Texts as tokens through a real Envoy: what is sent and what is answered is judged. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertRecorded } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from '../sdk/support/policy.ts';

describe('tokens', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    const answers = (body: object) => sends([JSON.stringify(body)], { contentType: 'application/json' });
    stack.model.script(
      'numbers',
      answers({ count: 2, max_model_len: 8192, tokens: [1, 2], token_strs: null }),
    );
    stack.model.script('text', answers({ prompt: `Card ${CARD}` }));
  });
  after(async () => stack?.stop());

  const ask = async (path: string, script: string, body: object) => {
    const headers = { 'content-type': 'application/json', 'x-script': script };
    return await fetch(`${stack.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  };

  it('are those of the text without what is masked', async () => {
    const response = await ask('/tokenize', 'numbers', { model: 'llama', prompt: `Card ${CARD}` });
    assert.deepEqual(((await response.json()) as { tokens: number[] }).tokens, [1, 2]);
    assert.equal(JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '').prompt, `Card ${MASK}`);
    await assertRecorded(stack, response.headers.get('x-weir-id'), [
      ...['request mutate mask-cards', 'open allow none', 'close complete'],
    ]);
  });

  it('become a text that is judged', async () => {
    const response = await ask('/detokenize', 'text', { model: 'llama', tokens: [1, 2] });
    assert.deepEqual(await response.json(), { prompt: `Card ${MASK}` });
    await assertRecorded(stack, response.headers.get('x-weir-id'), [
      ...['request allow none', 'open mutate mask-cards', 'close complete'],
    ]);
  });

  it('of a chat that is denied are not asked for', async () => {
    const before = stack.model.received.length;
    const messages = [{ role: 'user', content: `Of ${FORBIDDEN}.` }];
    const response = await ask('/tokenize', 'numbers', { model: 'llama', messages });
    assert.equal(response.status, 403);
    const { error } = (await response.json()) as { error: { message: string } };
    assert.match(error.message, /messages\[0\]\.content/);
    assert.equal(stack.model.received.length, before);
    const id = response.headers.get('x-weir-id');
    await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
  });
});
