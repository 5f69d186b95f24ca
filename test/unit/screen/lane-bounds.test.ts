/** What a lane keeps, asks and lets pass, wherever its message was cut. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import type { Lane } from '../../../src/screen/lane.ts';
import type { LaneOutput } from '../../../src/screen/lane-output.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const CARD = '4111111111111111';
const BANNED = '{ name: banned, detector: keywords, options: { words: ["project bluebird"] }, action: deny }';
const CARDS = '{ name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }';
const JUDGE = '{ name: ask, detector: remote, options: { judge: guard }, action: deny';
const AUDIO = 'AAEC'.repeat(40);

function policy(spec: string) {
  const head = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: bounds }\nspec:\n';
  const [compiled] = policiesOf(`${head}${spec}`).policies;
  assert.ok(compiled);
  return compiled;
}
const rules = (direction: string, ...lines: string[]) =>
  `  ${direction}:\n    rules:\n${lines.map((line) => `      - ${line}\n`).join('')}`;

const request = (spec: string) => {
  const lane = requestLane(policy(spec), openaiChat, {
    head: { method: 'POST', path: '/', headers: [] },
    fingerprint: () => 'h',
    tenant: () => undefined,
  });
  assert.ok(lane.ok);
  return lane.value;
};

function answer(spec: string): Lane {
  const head = { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] };
  const rest = { request: {}, fingerprint: () => 'h', eager: false, enforced: true };
  const opened = answerLane({ ...rest, head, policy: policy(spec), dialect: openaiChat });
  assert.ok(opened.ok);
  return opened.value.lane;
}

function feed(lane: Lane, body: string, at = body.length): LaneOutput[] {
  return [lane.push(Buffer.from(body.slice(0, at))), lane.push(Buffer.from(body.slice(at))), lane.end()];
}
const left = (outputs: readonly LaneOutput[]) =>
  outputs.flatMap(({ chunks }) => chunks.map((chunk) => Buffer.from(chunk).toString())).join('');
const denial = (outputs: readonly LaneOutput[]) => outputs.find((output) => output.denial)?.denial;
const delta = (more: string) => `data: {"choices":[{"index":0,"delta":${more}}]}\n\n`;
const message = (content: string, after = '') =>
  `{"model":"m","messages":[{"role":"user","content":${content}}${after}]}`;

describe('a lane', () => {
  it('counts nothing for texts that are whole and clean', () => {
    const lane = request(rules('request', CARDS));
    const body = `{"model":"m","metadata":{"a":[${'"b",'.repeat(1000)}`;
    lane.push(Buffer.from(body));
    assert.equal(lane.holding, body.length);
    assert.equal(lane.inspected, 1002, 'the model, the unknown name and the texts');
  });

  it('keeps nothing of clean texts either that came in pieces', () => {
    const lane = request(rules('request', CARDS));
    const body = `{"model":"m","metadata":{"a":[${'"bb",'.repeat(100)}`;
    for (const byte of Buffer.from(body)) lane.push(Buffer.of(byte));
    assert.equal(lane.holding, body.length);
  });

  it('counts what it keeps of texts with findings', () => {
    const lane = request(rules('request', CARDS));
    const body = `{"model":"m","metadata":{"a":[${`"${CARD}",`.repeat(100)}`;
    lane.push(Buffer.from(body));
    assert.equal(lane.holding, body.length + 200 * 100);
  });

  it('redacts whole texts in a document in every split', () => {
    const body = message(`[{"type":"text","text":"a ${CARD}"},{"type":"text","text":"${CARD} é ${CARD}"}]`);
    const wanted = body.replaceAll(CARD, '[CREDIT_CARD]');
    for (let at = 0; at < body.length; at++)
      assert.equal(left(feed(request(rules('request', CARDS)), body, at)), wanted);
  });

  it('denies a part that may not pass before its event leaves, and after what stands before it', () => {
    const body = `${delta('{"content":"hello "}')}${delta(`{"audio":{"data":"${AUDIO}"}}`)}`;
    for (let at = 0; at < body.length; at += 7) {
      const outputs = feed(answer('  uninspected: { audio: deny }'), body, at);
      const found = denial(outputs);
      assert.equal(found?.kind === 'limit' ? found.rule : '', 'uninspected.audio');
      assert.equal(left(outputs), delta('{"content":"hello "}'));
    }
  });

  it('decides between a denied text and a denied part by their order', () => {
    const image = `{"type":"image_url","image_url":{"url":"data:image/png;base64,${AUDIO}"}}`;
    const text = '{"type":"text","text":"project bluebird !"}';
    const spec = `  uninspected: { image: deny }\n${rules('request', BANNED)}`;
    for (const [parts, kind] of [
      [[text, image], 'finding'],
      [[image, text], 'limit'],
    ] as const) {
      const body = message(`[${parts.join(',')}]`);
      for (let at = 0; at < body.length; at++)
        assert.equal(denial(feed(request(spec), body, at))?.kind, kind, `cut at ${at}`);
    }
  });

  it('lets a fault that is allowed pass what waits with the edits that are decided', () => {
    const spec = `  onFault: allow\n${rules('response', CARDS, BANNED)}`;
    const lane = answer(spec);
    lane.push(Buffer.from(delta('{"content":"card 4111 1111 "}')));
    const held = lane.push(
      Buffer.from(
        'data: {"choices":[{"index":0,"delta":{"content":"1111 1111 and"}},{"index":1,"delta":{"content":"project blue"}}]}\n\n',
      ),
    );
    assert.ok(left([held]).includes('[CREDIT_CARD]'));
    const { remainder } = lane.push(Buffer.from('data: {broken\n\ndata: '));
    const rest = Buffer.from(remainder ?? []).toString();
    assert.ok(!rest.includes('1111 1111'));
    assert.ok(rest.includes('project blue'));
    assert.ok(rest.endsWith('data: {broken\n\ndata: '));
  });

  it('neither holds nor passes what follows the end mark, also in one chunk with it', () => {
    const lane = answer(`  onFault: allow\n${rules('response', `${JUDGE} }`)}`);
    lane.push(Buffer.from(`${delta('{"content":"a"}')}data: [DONE]\n\nbehind`));
    lane.push(Buffer.from('behind'));
    assert.ok(lane.holding > 0, 'the judge is waited for');
    const { remainder } = lane.stop({ kind: 'fault', fault: { kind: 'overload', message: 'm' } });
    const rest = Buffer.from(remainder ?? []).toString();
    assert.ok(rest.endsWith('data: [DONE]\n\n') && rest.startsWith('data: {'));
  });

  it('asks a judge once the role is known, and only for its roles', () => {
    const spec = rules('request', `${JUDGE}, on: [user] }`);
    const parts = '{"content":"one","role":"assistant"},{"content":"two","role":"user"},{"content":"three"}';
    const body = `{"model":"m","messages":[${parts}]}`;
    for (let at = 0; at < body.length; at++) {
      const lane = request(spec);
      const asks = feed(lane, body, at).flatMap((output) => output.asks);
      assert.deepEqual(
        asks.map(({ text }) => text.text),
        ['two', 'three'],
        `cut at ${at}`,
      );
      const last = asks.map(({ id }) => lane.answer(id, [])).at(-1);
      assert.equal(last?.ended, true);
    }
  });

  for (const onFault of ['deny', 'allow'] as const) {
    it(`does not flood a judge; a rule with onFault: ${onFault} says what that means`, () => {
      const lane = request(rules('request', `${JUDGE}, on: [user], onFault: ${onFault} }`));
      const parts = Array.from({ length: 300 }, (_, at) => `{"type":"text","text":"part ${at}"}`);
      const outputs = feed(lane, message(`[${parts.join(',')}]`));
      const asks = outputs.flatMap((output) => output.asks);
      const faults = outputs.flatMap((output) => output.faults);
      assert.deepEqual(
        faults.map(({ kind }) => kind),
        ['judge'],
      );
      assert.equal(denial(outputs)?.kind, onFault === 'deny' ? 'fault' : undefined);
      assert.equal(asks.length, onFault === 'deny' ? 0 : 200);
      const last = asks.map(({ id }) => lane.answer(id, [])).at(-1);
      assert.equal(last?.ended, onFault === 'deny' ? undefined : true);
    });
  }

  it('keeps its counts and facts when it is over', () => {
    const lane = request(rules('request', CARDS));
    feed(lane, message(`"${CARD}"`));
    assert.deepEqual([lane.over, lane.mutated, lane.holding], [true, true, 0]);
    assert.equal(lane.facts.model, 'm');
    assert.ok(lane.inspected > CARD.length);
  });
});
