/** Placeholders through a real Envoy, with the OpenAI SDK: the model never sees a value, and the caller never a placeholder. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type OpenAI from 'openai';
import type { Finding } from '../../../src/core/finding.ts';
import { assertRecorded, recordsOf } from '../answers/support/records.ts';
import { DONE, event, sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { openai } from '../harness/client.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: hidden }
spec:
  request:
    rules:
      - { name: hide, detector: pii, options: { entities: [EMAIL, CREDIT_CARD, IBAN] }, action: placeholder }
      - { name: name-it, detector: keywords, options: { words: ['o"neil'] }, action: placeholder }
  response:
    rules:
      - { name: no-address, detector: pii, options: { entities: [EMAIL] }, action: mask }
      - { name: no-weirs, detector: keywords, options: { words: ["forbidden weir"] }, action: deny }
`;

const JANE = ['jane', 'example.org'].join('@');
const CARD = ['4111', '1111', '1111', '1111'].join(' ');
const IBAN = ['DE89', '3704', '0044', '0532', '0130', '00'].join('');
const QUESTION = `Mail ${JANE} about ${CARD} and ${IBAN}; ${JANE} knows.`;
const HIDDEN = 'Mail <EMAIL_1> about <CREDIT_CARD_1> and <IBAN_1>; <EMAIL_1> knows.';

const RESTORED = ['request mutate hide', 'open mutate placeholders', 'close complete'];

function countsOf(records: readonly JournalRecord[]): unknown {
  return (records.at(-1)?.['totals'] as { placeholders?: unknown } | undefined)?.placeholders;
}

describe('placeholders', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const ask = (name: string, content: string) =>
    openai(stack).chat.completions.create(
      { model: 'gpt-4o-mini', messages: [{ role: 'user', content }] },
      { headers: { 'x-script': name } },
    );

  const invented = () => stack.metric('weir_placeholders_total', { outcome: 'invented' });

  /** What the model was last asked. */
  const heard = (): string => {
    const { messages } = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '{}') as {
      messages: { content: string }[];
    };
    return messages.map(({ content }) => content).join('\n');
  };

  /** A plain answer with this message. */
  const answers = (name: string, message: unknown): void => {
    const choices = [{ index: 0, message, finish_reason: 'stop' }];
    const body = JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
    stack.model.script(name, sends([body], { contentType: 'application/json' }));
  };

  const streamed = async (name: string, parts: readonly string[], content = QUESTION) => {
    stack.model.script(name, sends(parts, { paceMs: 1 }));
    const messages = [{ role: 'user' as const, content }];
    const { data, response } = await openai(stack)
      .chat.completions.create(
        { model: 'gpt-4o-mini', stream: true, messages },
        { headers: { 'x-script': name } },
      )
      .withResponse();
    const deltas: OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta[] = [];
    for await (const { choices } of data) deltas.push(...choices.map(({ delta }) => delta));
    const id = response.headers.get('x-weir-id');
    return { text: deltas.map((delta) => delta.content ?? '').join(''), deltas, id };
  };

  it('hide values from the model and bring them back in a plain answer', async () => {
    answers('plain', { role: 'assistant', content: `As you said: ${HIDDEN}` });
    const { data, response } = await ask('plain', QUESTION).withResponse();
    assert.equal(heard(), HIDDEN);
    assert.equal(data.choices[0]?.message.content, `As you said: ${QUESTION}`);
    const records = await assertRecorded(stack, response.headers.get('x-weir-id'), RESTORED);
    assert.deepEqual(countsOf(records), { replaced: 4, restored: 4, invented: 0 });
    const journal = JSON.stringify(stack.journal());
    for (const value of [JANE, CARD, IBAN]) assert.ok(!journal.includes(value), 'the journal holds no value');
  });

  for (const size of [1, 3, 7])
    it(`come back in a stream of pieces of ${size}, in other cases and spellings`, async () => {
      const said = 'To <EMAIL_1>, <email_1>, < Email 1 > and &lt;EMAIL_1&gt;: <CREDIT_CARD_1>.';
      const parts = said.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
      const { text, id } = await streamed(`stream-${size}`, [...parts.map((part) => event(part)), DONE]);
      assert.equal(text, `To ${JANE}, ${JANE}, ${JANE} and ${JANE}: ${CARD}.`);
      const records = await recordsOf(stack, id);
      assert.deepEqual(countsOf(records), { replaced: 4, restored: 5, invented: 0 });
    });

  it('that the model invents stay as they are, and so does everything else', async () => {
    const parts = ['a < b, <EMAIL_2>, <PHO', 'NE_1>, <div>', ' &lt;p&gt; <EMAIL_'].map((part) => event(part));
    const before = await invented();
    const { text, id } = await streamed('invented', [...parts, DONE]);
    assert.equal(text, 'a < b, <EMAIL_2>, <PHONE_1>, <div> &lt;p&gt; <EMAIL_');
    const records = await assertRecorded(stack, id, [
      'request mutate hide',
      'open allow none',
      'close complete',
    ]);
    assert.deepEqual(countsOf(records), { replaced: 4, restored: 0, invented: 1 });
    const found = records.flatMap((record) => (record['findings'] ?? []) as Finding[]);
    assert.deepEqual(
      found.filter(({ rule }) => rule === 'placeholders').map(({ type, start, end }) => [type, start, end]),
      [['INVENTED', 7, 15]],
    );
    assert.equal(await invented(), before + 1);
  });

  it('of one exchange stand for nothing in the next', async () => {
    const { text } = await streamed('next', [event('<EMAIL_1>'), DONE], 'Hello?');
    assert.equal(text, '<EMAIL_1>');
  });

  it('come back in the arguments of tool calls, plain and streamed, as JSON', async () => {
    const question = `Tell O"Neil at ${JANE}.`;
    const said = '{"to":"<EMAIL_1>","name":"<KEYWORD_1>","also":"\\u003cEMAIL_1\\u003e"}';
    const wanted = { to: JANE, name: 'O"Neil', also: JANE };
    const call = (text: string) => ({
      index: 0,
      id: 'call_1',
      type: 'function',
      function: { name: 'send', arguments: text },
    });
    answers('call', { role: 'assistant', content: null, tool_calls: [call(said)] });
    const whole = await ask('call', question);
    assert.equal(heard(), 'Tell <KEYWORD_1> at <EMAIL_1>.');
    const tool = whole.choices[0]?.message.tool_calls?.[0];
    assert.deepEqual(JSON.parse(tool?.type === 'function' ? tool.function.arguments : ''), wanted);

    const parts = (said.match(/.{1,5}/g) ?? []).map((part) => {
      const choices = [{ index: 0, delta: { tool_calls: [call(part)] }, finish_reason: null }];
      return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices })}\n\n`;
    });
    const { deltas } = await streamed('call-stream', [...parts, DONE], question);
    const spelled = deltas.map((delta) => delta.tool_calls?.[0]?.function?.arguments ?? '').join('');
    assert.deepEqual(JSON.parse(spelled), wanted);
  });

  it('leave rules for answers to judge all else: another address is masked, theirs comes back', async () => {
    const other = ['john.doe', 'example.net'].join('@');
    const { text, id } = await streamed('both', [event(`<EMAIL_1> or ${other}`), DONE]);
    assert.equal(text, `${JANE} or j***.***@example.net`);
    const records = await recordsOf(stack, id);
    assert.equal(records.find(({ kind }) => kind === 'mutate' || kind === 'open')?.['verdict'], 'mutate');
    assert.ok(records.some(({ rule }) => rule === 'no-address'));
  });

  it('do not keep a rule from cutting the answer', async () => {
    const { text, id } = await streamed('cut', [
      event('<EMAIL_1> likes '),
      event('the forbidden weir'),
      DONE,
    ]);
    assert.equal(text, `${JANE} likes `);
    await assertRecorded(stack, id, [...RESTORED.slice(0, 2), 'cut deny no-weirs', 'close cut']);
  });

  it('leave an answer without them byte for byte', async () => {
    const bytes = [event('Nothing <here> to bring back.'), DONE];
    stack.model.script('identity', sends(bytes));
    const response = await fetch(`${stack.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-script': 'identity' },
      body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: QUESTION }] }),
    });
    assert.equal(await response.text(), bytes.join(''));
  });
});
