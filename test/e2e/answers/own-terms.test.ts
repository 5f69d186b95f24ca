/** Own numbers and names through a real Envoy, with the OpenAI SDK and the shipped policy for them. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { DONE, event, sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { openai } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { everywhere } from '../harness/shipped-policy.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { assertRecorded } from './support/records.ts';

const POLICIES = new URL('../../../policies/', import.meta.url).pathname;
/** Of the form of a loyalty card, with the right check digit and with another. */
const CARD = '9123 4567 8901 2348';
const SAID = `Order ORD-1234567 of northwind  TRADING, nda-2026/114; badge AB123456 and code AB654321; card ${CARD}, not ${CARD.slice(0, -1)}1.`;
const HIDDEN = `Order [ORDER_NUMBER] of [CUSTOMER], [CONTRACT]; badge [BADGE] and code AB654321; card [LOYALTY_CARD], not ${CARD.slice(0, -1)}1.`;
/** What the journal says where the first piece that leaves is masked, and where a later one is. */
const AT_ONCE = ['request mutate hide-numbers', 'open mutate hide-numbers', 'close complete'];
const LATER = [
  'request mutate hide-numbers',
  'open allow none',
  'mutate mutate hide-numbers',
  'close complete',
];

describe('own terms', { timeout: 120_000 }, () => {
  let stack: Stack;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'weir-own-terms-'));
    cpSync(`${POLICIES}lists`, join(folder, 'lists'), { recursive: true });
    writeFileSync(join(folder, 'own-terms.yaml'), everywhere('own-terms'));
    stack = await startStack({ policies: folder });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const messages = [{ role: 'user' as const, content: SAID }];

  /** What the model was last asked. */
  const heard = (): string => {
    const asked = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '{}') as {
      messages: { content: string }[];
    };
    return asked.messages.map(({ content }) => content).join('\n');
  };

  const answer = (content: string) => {
    const message = { role: 'assistant', content };
    const choices = [{ index: 0, message, finish_reason: 'stop' }];
    return JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
  };

  /** Streams an answer in pieces of that size. */
  const streamed = async (name: string, text: string, size: number) => {
    const parts = (text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []).map((part) => event(part));
    stack.model.script(name, sends([...parts, DONE], { paceMs: 1 }));
    return await openai(stack)
      .chat.completions.create(
        { model: 'gpt-4o-mini', stream: true, messages },
        { headers: { 'x-script': name } },
      )
      .withResponse();
  };

  const plain = async (name: string, text: string) => {
    stack.model.script(name, sends([answer(text)], { contentType: 'application/json' }));
    return await openai(stack)
      .chat.completions.create({ model: 'gpt-4o-mini', messages }, { headers: { 'x-script': name } })
      .withResponse();
  };

  it('leave neither with a question nor with a plain answer', async () => {
    const { data, response } = await plain('plain', SAID);
    assert.equal(heard(), HIDDEN);
    assert.equal(data.choices[0]?.message.content, HIDDEN);
    const records = await assertRecorded(stack, response.headers.get('x-weir-id'), AT_ONCE);
    const findings = records[0]?.['findings'] as { type: string; rule: string }[];
    assert.deepEqual(
      findings.map(({ type, rule }) => `${rule} ${type}`),
      [
        'hide-numbers ORDER_NUMBER',
        'hide-customers KEYWORD',
        'hide-numbers CONTRACT',
        'hide-numbers BADGE',
        'hide-numbers LOYALTY_CARD',
      ],
    );
    assert.ok(!JSON.stringify(records).includes('1234567'), 'the journal holds no number');
  });

  for (const size of [1, 5, 40])
    it(`leave with no stream of pieces of ${size}`, async () => {
      const { data, response } = await streamed(`stream-${size}`, SAID, size);
      let text = '';
      for await (const { choices } of data) text += choices[0]?.delta.content ?? '';
      assert.equal(text, HIDDEN);
      await assertRecorded(stack, response.headers.get('x-weir-id'), size === 40 ? AT_ONCE : LATER);
    });

  it('end a stream before a project is named, and nothing of its name has left', async () => {
    const { data, response } = await streamed('project', 'We will call it Project Halcyon from now on.', 3);
    let text = '';
    const reasons: unknown[] = [];
    for await (const { choices } of data) {
      text += choices[0]?.delta.content ?? '';
      reasons.push(choices[0]?.finish_reason);
    }
    assert.equal(text, 'We will call it');
    assert.equal(reasons.at(-1), 'content_filter');
    await assertRecorded(stack, response.headers.get('x-weir-id'), [
      'request mutate hide-numbers',
      'open allow none',
      'cut deny no-projects',
      'close cut',
    ]);
  });

  it('refuse a plain answer that names a project', async () => {
    const refused = await plain('halcyon', 'HALCYON-2 it is.').catch((error: unknown) => error);
    assert.ok(refused instanceof OpenAI.PermissionDeniedError);
    await assertRecorded(stack, refused.headers.get('x-weir-id'), [
      'request mutate hide-numbers',
      'open deny no-projects',
      'close denied',
    ]);
  });

  it('are read again when the list changes', async () => {
    writeFileSync(join(folder, 'lists', 'customers.txt'), 'Quillfeather Mills\n');
    await eventually('the list is in force', async () => {
      const { data } = await plain('list', 'Quillfeather Mills and Northwind Trading');
      return data.choices[0]?.message.content === '[CUSTOMER] and Northwind Trading';
    });
  });
});
