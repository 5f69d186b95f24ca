/** A fault that the policy allows: what was masked before it stays masked, and the headers say so. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BodyMode, Reply } from '../../../src/core/frame.ts';
import { Talk } from '../../fakes/talk.ts';

const CARDS =
  '  onFault: allow\n  response:\n    rules:\n      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }\n';
const PROMPT = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
/** Thirteen digits, as many characters as the replacement has. */
const CARD = '4222222222222';
const event = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;

/** An answer that masks a card and then cannot be read. */
function broken(mode: BodyMode): Talk {
  const talk = new Talk(CARDS).request(mode);
  talk.body('request', PROMPT, true);
  talk.answer('text/event-stream', [{ name: 'content-length', value: '99' }]);
  talk.body('response', `${event(`card ${CARD} ok. `)}data: {broken\n\n`, true);
  return talk;
}

function mutationsOf(replies: readonly Reply[]) {
  return replies.flatMap((reply) =>
    'direction' in reply && reply.direction === 'response' && 'mutation' in reply && reply.mutation
      ? [reply.mutation]
      : [],
  );
}

describe('an answer with a fault that the policy allows', () => {
  for (const mode of ['full-duplex', 'buffered'] as const) {
    it(`leaves as it was masked in mode ${mode}, also where the length stays the same`, () => {
      const talk = broken(mode);
      assert.equal(talk.left(), `${event('card [CREDIT_CARD] ok. ')}data: {broken\n\n`);
      const last = mutationsOf(talk.replies).at(-1);
      assert.deepEqual(last?.set?.find(({ name }) => name === 'x-weir-decision')?.value, 'mutate');
      const known = last?.set?.find(({ name }) => name === 'content-length')?.value;
      assert.equal(known ?? last?.remove?.includes('content-length'), mode === 'buffered' ? '94' : true);
      assert.deepEqual(
        talk.events.filter(({ direction }) => direction === 'response').map(({ kind, rule }) => [kind, rule]),
        [['fault', 'cards']],
      );
    });
  }
});

describe('an exchange whose policy allows faults', () => {
  it('is broken off where a mode would lose the answer, not left without an answer to its trailers', () => {
    const talk = new Talk(`  acceptWeaker: [streamed]\n${CARDS}`).request('streamed');
    talk.body('request', PROMPT, true);
    talk.answer('application/json').body('response', '{"choices":[]}');
    const [last] = talk.trailers('response');
    assert.equal(last?.kind, 'abort');
    assert.equal(talk.state.over, true);
  });

  for (const [type, text] of [
    ['text/event-stream', 'data: {broken\n\n'],
    ['application/json', '{"choices":[]}}'],
  ] as const) {
    it(`gets nothing behind what passed when the coding of ${type} breaks later`, () => {
      const talk = new Talk(CARDS).request('full-duplex');
      talk.body('request', PROMPT, true);
      talk.answer(type, [{ name: 'content-encoding', value: 'gzip' }]);
      const inflated = { kind: 'inflated', direction: 'response', end: false, trailers: false } as const;
      talk.take({ ...inflated, bytes: Buffer.from(text), whole: true });
      assert.equal(talk.left(), text);
      const [last] = talk.take({
        kind: 'uninflated',
        direction: 'response',
        fault: { kind: 'unreadable', message: 'The body is not gzip.' },
      });
      assert.equal(last?.kind, 'abort');
      assert.equal(talk.left(), text);
    });
  }
});
