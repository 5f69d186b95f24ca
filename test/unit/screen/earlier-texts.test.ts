/** Texts that are streamed before others of their choice: what their ends hold back does not hold back what follows. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Talk } from '../../fakes/talk.ts';

const RULES = `  response:
    rules:
      - { name: banned, detector: keywords, options: { words: ["project halcyon"] }, action: deny }
      - { name: secrets, detector: secrets, action: redact, replacement: "[SECRET]" }
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD, EMAIL] }, action: redact, replacement: "[DATA]" }
`;

type Delta = Readonly<Record<string, unknown>>;

function event(delta: Delta, index = 0): string {
  return `data: ${JSON.stringify({ id: 'c', model: 'm', choices: [{ index, delta, finish_reason: null }] })}\n\n`;
}

/** An answer that streams: what has left after each event, and the rule that decided in the end. */
function stream(events: readonly string[]): { lefts: string[]; left: string; rule: string | undefined } {
  const talk = new Talk(RULES).request('full-duplex');
  talk.body('request', '{"model":"m","messages":[]}', true);
  talk.answer();
  const lefts = events.map((one) => {
    talk.body('response', one);
    return talk.left();
  });
  talk.body('response', 'data: [DONE]\n\n', true);
  return { lefts, left: talk.left(), rule: talk.events.at(-1)?.rule };
}

const thought = (text: string, name = 'reasoning_content') => event({ [name]: text });
const said = (text: string) => event({ content: text });
const PARTS = ['4111 1111 ', '1111 1111'] as const;

describe('reasoning that is streamed before an answer', () => {
  for (const end of [
    'That is all there is.',
    'So it is Paris',
    'The answer is **42**.',
    'Ask Anna “Nan” Lee',
  ])
    it(`holds back nothing of the answer where it ends with ${JSON.stringify(end)}`, () => {
      const { lefts, rule } = stream([thought(end), said('Paris lies '), said('on the Seine. ')]);
      assert.ok(lefts[1]?.includes('Paris lies'), lefts[1]);
      assert.equal(rule, 'none');
    });

  for (const end of ['Ask anna@shop', 'They pay with 4111 1111', 'See https://shop.example/a'])
    it(`holds the answer back where it ends with ${JSON.stringify(end)}, which may go on`, () => {
      const { lefts, left } = stream([thought(end), said('Paris lies ')]);
      assert.ok(!lefts[1]?.includes(end) && left.includes(end) && left.includes('Paris lies'), left);
    });

  it('does so beside a call of a tool as well, and where every event has an empty text of it', () => {
    const call = { index: 0, id: 'c1', function: { name: 'find', arguments: '{"a": 1}' } };
    const { lefts } = stream([thought('Let me look.'), event({ tool_calls: [call] })]);
    assert.ok(lefts[1]?.includes('Let me look.'));
    const empty = [said('One '), said('two ')].map((one) =>
      one.replace('"delta":{', '"delta":{"reasoning_content":"",'),
    );
    assert.ok(stream([thought('Let me look.'), ...empty]).lefts[2]?.includes('two'));
  });

  it('ends where a call begins, and so does an answer', () => {
    const call = (piece: string) => event({ tool_calls: [{ index: 0, function: { arguments: piece } }] });
    const begun = event({ tool_calls: [{ index: 0, id: 'c1', function: { name: 'write', arguments: '' } }] });
    const { lefts } = stream([
      said('I write to ann'),
      begun,
      call('{"text": "One '),
      call('two '),
      call('three "}'),
    ]);
    assert.ok(lefts[1]?.includes('I write to ann'), lefts[1]);
    assert.ok(lefts[3]?.includes('two'), lefts[3]);
    const { left, rule } = stream([said('project '), begun, call('{}'), said('halcyon '), said('End. ')]);
    assert.ok(!left.includes('halcyon'), left);
    assert.equal(rule, 'banned');
  });

  const line = (message: Delta) =>
    `${JSON.stringify({ model: 'm', message: { role: 'assistant', ...message } })}\n`;
  const chunk = (part: Delta) =>
    `data: ${JSON.stringify({ candidates: [{ index: 0, content: { role: 'model', parts: [part] } }] })}\n\n`;
  const FORMATS = [
    ['ollama', '/api/chat', 'application/x-ndjson', line({ thinking: 'So' }), line({ content: 'It is ' })],
    [
      ...(['gemini', '/v1beta/models/m:streamGenerateContent?alt=sse', 'text/event-stream'] as const),
      ...([chunk({ text: 'So', thought: true }), chunk({ text: 'It is ' })] as const),
    ],
  ] as const;
  for (const [dialect, path, type, reasoned, answered] of FORMATS)
    it(`does so in the format of ${dialect}`, () => {
      const talk = new Talk(RULES).request('full-duplex', { path });
      talk.body('request', '{"model":"m","messages":[],"contents":[]}', true);
      talk.answer(type);
      talk.body('response', reasoned + answered);
      assert.ok(talk.left().includes('It is '), talk.left());
    });

  it('is judged as complete when the answer begins', () => {
    const { left, rule } = stream([thought(`It is ${PARTS.join('')}`), said('Here you are. ')]);
    assert.ok(left.includes('[DATA]') && left.includes('Here you are.'));
    assert.equal(rule, 'cards');
  });

  it('waits only for the answer of its own choice', () => {
    const { lefts } = stream([thought('It is done'), event({ content: 'Other. ' }, 1)]);
    assert.ok(!lefts[1]?.includes('Other.'));
  });

  describe('where it goes on behind the beginning of the answer', () => {
    it('is cut before what only both parts say has left', () => {
      const { left, rule } = stream([
        thought('anna'),
        said('A word. '),
        thought('.b@shop.example'),
        said(' End. '),
      ]);
      assert.ok(!left.includes('shop'), left);
      assert.equal(rule, 'cards');
      const phrase = stream([thought('project '), said('A word. '), thought('halcyon '), said('End. ')]);
      assert.ok(!phrase.left.includes('halcyon'), phrase.left);
      assert.equal(phrase.rule, 'banned');
    });

    it('is masked where what came of it looks like part of a value', () => {
      const { left } = stream([thought(PARTS[0]), said('A word. '), thought(PARTS[1]), said('End. ')]);
      assert.ok(left.includes('[DATA]') && !left.includes('1111') && left.includes('End.'), left);
    });

    it('is not cut for what was masked before', () => {
      const { left } = stream([
        thought(`It is ${PARTS.join('')}`),
        said('A word. '),
        thought(' and more of it '),
        said('End. '),
      ]);
      assert.ok(left.includes('[DATA]') && left.includes('and more of it') && left.includes('End.'), left);
    });
  });
});
