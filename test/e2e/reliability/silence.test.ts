/**
 * S09 and the wait of held answers: a client whose text is held hears comments, text never leaves because time has passed, and
 * an answer whose rest never comes is ended.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { begin, SteppedModel } from '../answers/support/live.ts';
import { assertRecorded, CLEAN, faultsOf } from '../answers/support/records.ts';
import { CARD, MASKS, POLICY } from '../answers/support/spelling.ts';
import { assertCut, assertRefused, chat } from '../conformance/support/clients.ts';
import { DONE, event, KEEP_ALIVE, sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { streamChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { envoyIn, type Mode } from './support/sites.ts';

const KEEP_ALIVE_MS = 200;
/** So long that a comment would have come, were there a reason for it. */
const LONG_MS = 5 * KEEP_ALIVE_MS;
const HELD_MS = 800;
const WEAKER = POLICY.replaceAll('\nspec:\n', '\nspec:\n  acceptWeaker: [streamed]\n');
const CALM = event('All is calm. ');
/** What it holds may still become a card number. */
const HALF = event(CARD.slice(0, 9));
const REST = event(`${CARD.slice(9)} is valid.`);
const MASKED = event(MASKS.card) + event(' is valid.');
const ASKED = chat('How is the river?', { stream: true });
const MUTATED = ['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'];

/** Comments of Weir in an answer, and what is left of it without them. */
function withoutComments(text: string): { readonly rest: string; readonly count: number } {
  const parts = text.split(KEEP_ALIVE);
  // A comment inside of an event would tear its line apart.
  for (const part of parts) assert.ok(part === '' || part.endsWith('\n\n'), `between two events: ${part}`);
  return { rest: parts.join(''), count: parts.length - 1 };
}

function keepAlivesOf(records: readonly JournalRecord[]): number | undefined {
  return (records.at(-1)?.['totals'] as { keepAlives: number } | undefined)?.keepAlives;
}

describe('S09 silence in a streamed answer', { timeout: 90_000 }, () => {
  let stack: Stack;
  let model: SteppedModel;
  before(async () => {
    stack = await startStack({ policy: POLICY, config: `deadlines: { keepAliveMs: ${KEEP_ALIVE_MS} }\n` });
  });
  beforeEach(() => {
    model = new SteppedModel();
    stack.model.script('silent', model.script);
  });
  afterEach(() => assertQuiet(stack));
  after(() => stack?.stop());

  const silent = () => begin(stack, ASKED, { 'x-script': 'silent' });

  it('S09 while text is held: comments between the events, the text not before it is judged', async () => {
    const live = await silent();
    model.send(CALM);
    await live.holds(CALM);
    model.send(HALF);
    await eventually('three comments', () => live.text.startsWith(CALM + KEEP_ALIVE.repeat(3)));
    assert.equal(withoutComments(live.text).rest, CALM, 'nothing of the text left because time had passed');
    model.send(REST + DONE);
    model.end();
    const answer = await live.ending();
    const { rest, count } = withoutComments(answer.body.toString());
    assert.equal(rest, CALM + MASKED + DONE);
    assert.equal(answer.complete, true);
    const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), MUTATED);
    assert.equal(keepAlivesOf(records), count);
  });

  it('S09 while half an event is held: comments in front of it', async () => {
    const live = await silent();
    model.send(CALM + HALF.slice(0, 40));
    await eventually('two comments', () => live.text.startsWith(CALM + KEEP_ALIVE.repeat(2)));
    model.send(HALF.slice(40) + REST + DONE);
    model.end();
    const answer = await live.ending();
    const { rest, count } = withoutComments(answer.body.toString());
    assert.equal(rest, CALM + MASKED + DONE);
    const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), MUTATED);
    assert.ok(count >= 2 && keepAlivesOf(records) === count);
  });

  it('S09 while a stream is cut in the end: comments, then its ending', async () => {
    const live = await silent();
    model.send(CALM + event('Project '));
    await eventually('a comment', () => live.text.includes(KEEP_ALIVE));
    model.send(event('Halcyon begins.'));
    const answer = await live.ending();
    const { rest } = withoutComments(answer.body.toString());
    assertCut({ ...answer, body: Buffer.from(rest) }, CALM);
    await eventually('the upstream is reset', () => model.cancelled);
    await assertRecorded(stack, answer.headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
    ]);
  });

  it('S09 while nothing is held: no comment', async () => {
    const live = await silent();
    model.send(CALM);
    await live.holds(CALM);
    await pause(LONG_MS);
    model.send(DONE);
    model.end();
    const answer = await live.ending();
    assert.equal(answer.body.toString(), CALM + DONE);
    const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
    assert.equal(keepAlivesOf(records), 0);
  });

  it('S09 before the head has left: no comment, and no head', async () => {
    const live = await silent();
    model.send(HALF);
    await pause(LONG_MS);
    assert.equal(live.text, '');
    model.send(REST + DONE);
    model.end();
    const answer = await live.ending();
    assert.deepEqual([answer.status, answer.body.toString()], [200, MASKED + DONE]);
    const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), [
      ...['request allow none', 'open mutate mask-cards', 'close complete'],
    ]);
    assert.equal(keepAlivesOf(records), 0);
  });

  it('S09 the SDK reads over the comments', async () => {
    const slow = sends([CALM, HALF, REST + DONE], { paceMs: LONG_MS });
    stack.model.script('slow', slow);
    const streamed = await streamChat(stack, 'slow');
    assert.equal(streamed.text, `All is calm. ${MASKS.card} is valid.`);
    const records = await assertRecorded(stack, streamed.id, MUTATED);
    assert.ok((keepAlivesOf(records) ?? 0) > 0, 'there were comments');
  });
});

for (const mode of ['STREAMED', 'BUFFERED'] satisfies Mode[]) {
  describe(`S09 silence, ${mode}`, { timeout: 60_000 }, () => {
    let stack: Stack;
    before(async () => {
      const config = `deadlines: { keepAliveMs: ${KEEP_ALIVE_MS} }\n`;
      stack = await startStack({ policy: WEAKER, config, envoy: envoyIn({ mode }) });
    });
    after(() => stack?.stop());

    it('S09 bytes may only answer those of Envoy: no comment, and the text as it is judged', async () => {
      stack.model.script('slow', sends([CALM, event(CARD), event(' is valid.'), DONE], { paceMs: LONG_MS }));
      const live = await begin(stack, ASKED, { 'x-script': 'slow' });
      const answer = await live.ending();
      assert.equal(answer.body.toString(), CALM + MASKED + DONE);
      await assertQuiet(stack);
      const id = answer.headers.get('x-weir-id');
      const closed = await eventually('the end of the exchange', () =>
        stack.journal().find(({ exchange, kind }) => exchange === id && kind === 'close'),
      );
      assert.equal(keepAlivesOf([closed]), 0);
    });
  });
}

describe('S09 answers whose rest never comes', { timeout: 60_000 }, () => {
  let stack: Stack;
  let model: SteppedModel;
  before(async () => {
    stack = await startStack({ policy: POLICY, config: `deadlines: { heldMs: ${HELD_MS} }\n` });
  });
  afterEach(() => assertQuiet(stack));
  after(() => stack?.stop());

  const waiting = async (contentType: string) => {
    model = new SteppedModel(contentType);
    stack.model.script('waiting', model.script);
    return await begin(stack, ASKED, { 'x-script': 'waiting' });
  };

  for (const [title, type, sent] of [
    ['half a document', 'application/json', '{"choices":[{"index":0,"message":{"content":"All is calm'],
    ['half an event', 'text/event-stream', CALM.slice(0, 60)],
    ['half a card number', 'text/event-stream', HALF],
  ] as const) {
    it(`S09 ${title}, and nothing has left: 504, and the upstream is reset`, async () => {
      const live = await waiting(type);
      model.send(sent);
      const answer = await live.ending();
      const id = assertRefused(answer, 504, { secrets: ['calm', '4111'] });
      const { error } = JSON.parse(answer.body.toString()) as { error: { code: string } };
      assert.equal(error.code, 'deadline_exceeded');
      await eventually('the upstream is reset', () => model.cancelled);
      const records = await assertRecorded(stack, id, [
        ...['request allow none', 'open deny deadline', 'close fault'],
      ]);
      assert.deepEqual(faultsOf(records), ['deadline']);
    });
  }

  it('S09 half a card number behind what has left: the stream is ended in its own terms', async () => {
    const live = await waiting('text/event-stream');
    model.send(CALM);
    await live.holds(CALM);
    model.send(HALF);
    const answer = await live.ending();
    assertCut(answer, CALM);
    await eventually('the upstream is reset', () => model.cancelled);
    const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'cut deny deadline', 'close cut'],
    ]);
    assert.deepEqual(faultsOf(records), ['deadline']);
  });

  it('S09 silence with nothing held is no fault: the stream goes on after any time', async () => {
    const live = await waiting('text/event-stream');
    model.send(CALM);
    await live.holds(CALM);
    await pause(2 * HELD_MS);
    model.send(event('Still.') + DONE);
    model.end();
    const answer = await live.ending();
    assert.equal(answer.body.toString(), CALM + event('Still.') + DONE);
    await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
  });
});
