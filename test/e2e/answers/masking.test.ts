/** What the real SDK sees when an answer holds what must not leave: masked in every channel, or cut. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type OpenAI from 'openai';
import { chat } from '../conformance/support/clients.ts';
import { DONE, event, sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { openai } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { begin, SteppedModel } from './support/live.ts';
import { assertRecorded, CLEAN } from './support/records.ts';
import { BANNED, CARD, escaped, MASKS, POLICY, pieces } from './support/spelling.ts';

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;
type Delta = OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta;

const MASKED = [...['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete']];
const SIXTEEN = CARD.replaceAll(' ', '');

/** One event with that delta of a choice; the delta as JSON text. */
function deltaEvent(delta: string, index = 0): string {
  return `data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":${index},"delta":${delta},"finish_reason":null}]}\n\n`;
}

describe('masking and cutting, with the SDK', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  /** Streams an answer through the SDK; the model sees an intact question. */
  const streamed = async (name: string, parts: readonly (string | Uint8Array)[], n = 1) => {
    stack.model.script(name, sends(parts, { paceMs: 1 }));
    const { data, response } = await openai(stack)
      .chat.completions.create(
        { model: 'gpt-4o-mini', stream: true, n, messages: [{ role: 'user', content: 'My card?' }] },
        { headers: { 'x-script': name } },
      )
      .withResponse();
    const chunks: Chunk[] = [];
    for await (const chunk of data) chunks.push(chunk);
    const received = stack.model.received.at(-1);
    assert.match(received?.body.toString() ?? '', /"content":"My card\?"/);
    const textOf = (read: (delta: Delta) => unknown, index = 0): string =>
      chunks
        .flatMap(({ choices }) => choices.filter((choice) => choice.index === index))
        .map(({ delta }) => read(delta) ?? '')
        .join('');
    return { chunks, textOf, id: response.headers.get('x-weir-id') };
  };

  it('a card number over 16 deltas is masked once, in the first of them', async () => {
    const parts = ['Your card ', ...SIXTEEN, ' is valid.'].map((text) => event(text));
    const { chunks, textOf, id } = await streamed('sixteen', [...parts, DONE]);
    assert.equal(
      textOf(({ content }) => content),
      `Your card ${MASKS.card} is valid.`,
    );
    assert.equal(chunks.length, 18);
    await assertRecorded(stack, id, MASKED);
  });

  it('a card number in JSON escapes over three deltas is masked', async () => {
    const spelled = pieces(CARD, 7).map((part) => deltaEvent(`{"content":"${escaped(part)}"}`));
    const { textOf, id } = await streamed('escapes', [event('Pay '), ...spelled, event(' now.'), DONE]);
    assert.equal(
      textOf(({ content }) => content),
      `Pay ${MASKS.card} now.`,
    );
    await assertRecorded(stack, id, MASKED);
  });

  it('a card number over TCP chunks of 5 bytes is masked', async () => {
    const whole = [event('Pay '), ...pieces(CARD, 7).map(event), event(' now.'), DONE].join('');
    const { textOf, id } = await streamed('chunks', pieces(whole, 5));
    assert.equal(
      textOf(({ content }) => content),
      `Pay ${MASKS.card} now.`,
    );
    await assertRecorded(stack, id, MASKED);
  });

  it('n = 2: two interleaved choices do not complete or hide each other', async () => {
    // Choice 1 has the number; between its digits stands choice 0, which alone or interleaved has none.
    const digits = pieces(SIXTEEN, 2).flatMap((part, at) => [
      deltaEvent(`{"content":"${part}"}`, 1),
      deltaEvent(`{"content":"${at} rivers, "}`, 0),
    ]);
    const parts = [
      ...[0, 1].map((index) => deltaEvent('{"role":"assistant","content":""}', index)),
      ...[deltaEvent('{"content":"Pay "}', 1), deltaEvent('{"content":"See "}', 0)],
      ...digits,
      ...[0, 1].map((index) => deltaEvent('{"content":" end."}', index)),
      DONE,
    ];
    const { textOf, id } = await streamed('interleaved', parts, 2);
    assert.equal(
      textOf(({ content }) => content, 1),
      `Pay ${MASKS.card} end.`,
    );
    assert.equal(
      textOf(({ content }) => content, 0),
      `See ${pieces(SIXTEEN, 2)
        .map((_, at) => `${at} rivers, `)
        .join('')} end.`,
    );
    const records = await assertRecorded(stack, id, MASKED);
    const paths = records.flatMap(({ findings }) => (findings as { path: string }[]).map(({ path }) => path));
    assert.deepEqual(paths, ['choices[1].delta.content']);
  });

  it('n = 2: digits that only the order of events joins are left alone', async () => {
    const parts = pieces(SIXTEEN, 4).map((part, at) => deltaEvent(`{"content":"${part} "}`, at % 2));
    const { textOf, id } = await streamed('apart', [...parts, DONE], 2);
    assert.equal(
      textOf(({ content }) => content, 0),
      '4111 1111 ',
    );
    assert.equal(
      textOf(({ content }) => content, 1),
      '1111 1111 ',
    );
    await assertRecorded(stack, id, CLEAN);
  });

  it('the arguments of two interleaved tool calls: the one with a number is masked', async () => {
    const call = (index: number, args: string, name?: string): string =>
      deltaEvent(
        `{"tool_calls":[{"index":${index},${name === undefined ? '' : `"id":"call_${index}","type":"function",`}"function":{${name === undefined ? '' : `"name":"${name}",`}"arguments":${JSON.stringify(args)}}}]}`,
      );
    const text = `{"card":"${CARD}","amount":5}`;
    const parts = [
      ...[call(0, '', 'pay'), call(1, '', 'look')],
      ...pieces(text, 4).flatMap((part) => [call(0, part), call(1, '1')]),
    ];
    const { textOf, id } = await streamed('arguments', [...parts, DONE]);
    const argsOf = (index: number) => (delta: Delta) =>
      delta.tool_calls?.find((call) => call.index === index)?.function?.arguments;
    assert.deepEqual(JSON.parse(textOf(argsOf(0))), { card: MASKS.card, amount: 5 });
    assert.equal(textOf(argsOf(1)), '1'.repeat(pieces(text, 4).length));
    await assertRecorded(stack, id, MASKED);
  });

  it('reasoning text is masked by itself, beside clean content', async () => {
    const reasoning = pieces(SIXTEEN, 3).flatMap((part) => [
      deltaEvent(`{"reasoning_content":"${part}"}`),
      deltaEvent('{"content":"word "}'),
    ]);
    const { textOf, id } = await streamed('reasoning', [
      ...[deltaEvent('{"reasoning_content":"They pay with "}'), ...reasoning],
      ...[deltaEvent('{"reasoning_content":", so."}'), DONE],
    ]);
    const thought = (delta: Delta) => (delta as { reasoning_content?: string }).reasoning_content;
    assert.equal(textOf(thought), `They pay with ${MASKS.card}, so.`);
    assert.equal(
      textOf(({ content }) => content),
      'word '.repeat(6),
    );
    await assertRecorded(stack, id, MASKED);
  });

  it('a whole answer is masked in every choice, and nothing else of it changes', async () => {
    const document = (first: string, second: string): string =>
      ` {"id":"c" , "object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Pay ${first} \\ud83d\\ude00"},"finish_reason":"stop"},\n{"index":1,"message":{"role":"assistant","content":"${second}"},"finish_reason":"stop"}],"usage":{"total_tokens":1e1}}\n`;
    const sent = document(escaped(CARD), SIXTEEN);
    stack.model.script('whole', sends(pieces(sent, 40), { contentType: 'application/json', paceMs: 1 }));
    const live = await begin(stack, chat('My card?'), { 'x-script': 'whole' });
    const answer = await live.ending();
    assert.equal(answer.body.toString(), document(MASKS.card, MASKS.card));
    assert.equal(stack.model.received.at(-1)?.body.toString(), chat('My card?'));
    await assertRecorded(stack, answer.headers.get('x-weir-id'), [
      ...['request allow none', 'open mutate mask-cards', 'close complete'],
    ]);
  });

  it('a banned answer is cut: the iteration ends with content_filter, the connection of the model is closed', async () => {
    const model = new SteppedModel();
    stack.model.script('cut', model.script);
    // The head of the answer waits for its first event, so the model speaks before the SDK has a stream.
    model.send(event('The river '));
    const { data, response } = await openai(stack)
      .chat.completions.create(
        { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content: 'News?' }] },
        { headers: { 'x-script': 'cut' } },
      )
      .withResponse();
    const seen: Chunk[] = [];
    for await (const chunk of data) {
      seen.push(chunk);
      if (seen.length === 1) {
        model.send(event('is calm. '));
        for (const part of pieces(`${BANNED} starts`, 4)) model.send(event(part));
      }
    }
    assert.deepEqual(
      seen.map(({ choices }) => [choices[0]?.delta.content, choices[0]?.finish_reason]),
      [
        ['The river ', null],
        ['is calm. ', null],
        [undefined, 'content_filter'],
      ],
    );
    await eventually('the connection of the model is closed', () => model.cancelled);
    assert.equal(stack.model.received.at(-1)?.closedEarly, true);
    await assertRecorded(stack, response.headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
    ]);
  });

  it('n = 2: one banned choice ends both', async () => {
    const model = new SteppedModel();
    stack.model.script('cut-two', model.script);
    const live = await begin(stack, chat('News?', { stream: true, n: 2 }), { 'x-script': 'cut-two' });
    const opening = [0, 1].map((index) => deltaEvent('{"content":"The river. "}', index)).join('');
    model.send(opening);
    await live.holds(opening);
    model.send(deltaEvent(`{"content":"${BANNED} starts"}`, 1));
    const answer = await live.ending();
    const ending = answer.body.toString().slice(opening.length);
    const finished = [
      ...ending.matchAll(/"index":(\d),"delta":\{\},"logprobs":null,"finish_reason":"content_filter"/g),
    ];
    assert.deepEqual(
      finished.map(([, index]) => index),
      ['0', '1'],
    );
    assert.ok(answer.complete && ending.endsWith(DONE) && !ending.includes('Project'), ending);
    await eventually('the connection of the model is closed', () => model.cancelled);
    await assertRecorded(stack, answer.headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
    ]);
  });
});
