/** Topics through a real Envoy, with the OpenAI SDK and the shipped policy for them. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { askChat, chatBody, postChat } from '../harness/client.ts';
import { everywhere } from '../harness/shipped-policy.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { answerOf, assertEndsBehind } from './support/exchange.ts';
import { assertRecorded, CLEAN } from './support/records.ts';

/** The shipped policy, for every host. */
const POLICY = everywhere('on-topic');

const ORDER = 'When will my order be delivered?';
const SHARES = 'Should I put my savings into shares or bonds?';
const KIND = 'Your parcel left our warehouse this morning. ';
const ADVICE = 'You should buy shares of this company before the stock market goes up again.';

describe('topics', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(() => stack?.stop());

  for (const [what, content] of [
    ['a question', SHARES],
    ['the same behind 8,000 characters about something else', `${KIND.repeat(180)}\n${SHARES}`],
  ] as const)
    it(`refuse ${what}, and record its topic without its words`, async () => {
      const asked = stack.model.received.length;
      const refused = await askChat(stack, content).catch((error: unknown) => error);
      assert.ok(refused instanceof OpenAI.PermissionDeniedError);
      assert.equal(stack.model.received.length, asked, 'nothing reached the model');
      const records = await assertRecorded(stack, refused.headers.get('x-weir-id'), [
        'request deny no-advice',
        'close denied',
      ]);
      const findings = records[0]?.['findings'] as { type: string; rule: string; source: string }[];
      const found = findings.find(({ rule }) => rule === 'no-advice');
      assert.deepEqual([found?.type, found?.source], ['TOPIC', 'investment-advice']);
      assert.ok(!JSON.stringify(records).includes('savings'), 'the journal holds nothing of it');
    });

  it('let a question about an order and its answer pass', async () => {
    stack.model.script('order', sends([answerOf(KIND)], { contentType: 'application/json' }));
    const answer = await postChat(stack.url, chatBody(ORDER), { 'x-script': 'order' });
    assert.equal(answer.status, 200);
    await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
  });

  it('note what is on no topic that is allowed, and answer', async () => {
    stack.model.script('poem', sends([answerOf(KIND)], { contentType: 'application/json' }));
    const poem = chatBody('Write a poem about the king of France and his daughters.');
    const answer = await postChat(stack.url, poem, { 'x-script': 'poem' });
    assert.equal(answer.status, 200);
    const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
    const findings = records[0]?.['findings'] as { type: string; rule: string }[];
    assert.deepEqual(
      findings.map(({ type, rule }) => `${rule} ${type}`),
      ['about-the-shop OFF_TOPIC'],
    );
  });

  for (const size of [1, 7])
    it(`end a stream of pieces of ${size} before a sentence on the topic, of which nothing has left`, () =>
      assertEndsBehind(stack, KIND, { rest: `${ADVICE} So there. `, size, rule: 'no-advice' }));

  it('refuse an answer on the topic that comes whole', async () => {
    stack.model.script('shares', sends([answerOf(`${KIND}${ADVICE}`)], { contentType: 'application/json' }));
    const refused = await postChat(stack.url, chatBody(ORDER), { 'x-script': 'shares' });
    assert.equal(refused.status, 403);
    assert.ok(!(await refused.text()).includes('shares'));
    await assertRecorded(stack, refused.headers.get('x-weir-id'), [
      'request allow none',
      'open deny no-advice',
      'close denied',
    ]);
  });
});
