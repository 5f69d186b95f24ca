/** Pieces of a streamed answer that come close behind one another are one step; what leaves is the same. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { BodyMode, PeerFrame } from '../../../src/core/frame.ts';
import { Gathering, MOST_GATHERED } from '../../../src/extproc/gathering.ts';
import { Talk } from '../../fakes/talk.ts';

const PROMPT = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
const RULE = '{ name: own, detector: keywords, options: { words: [falcon] }, action: redact }';
const GATHERS = `  response: { gatherMs: 20, rules: [${RULE}] }\n`;
const event = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;

interface How {
  readonly spec?: string;
  readonly mode?: BodyMode;
  readonly type?: string;
}

/** An exchange whose answer has begun, and what its step was given since. */
function opened({ spec = GATHERS, mode = 'full-duplex', type }: How = {}) {
  const talk = new Talk(spec).request(mode);
  talk.body('request', PROMPT, true);
  talk.answer(type);
  const steps: string[] = [];
  const gathering = new Gathering({
    state: talk.state,
    failed: (cause) => assert.fail(String(cause)),
    pass: (frame) => {
      steps.push(frame.kind === 'body' ? Buffer.from(frame.bytes).toString() : frame.kind);
      talk.take(frame);
    },
  });
  const say = (text: string, end = false) =>
    gathering.take({ kind: 'body', direction: 'response', bytes: Buffer.from(text), end });
  return { talk, steps, gathering, say };
}

describe('gathering', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  it('lets the first piece go at once, and those that come within the time as one', () => {
    const { steps, say } = opened();
    for (const word of ['one ', 'two ', 'three ']) say(event(word));
    assert.deepEqual(steps, [event('one ')]);
    mock.timers.tick(20);
    assert.deepEqual(steps, [event('one '), event('two ') + event('three ')]);
    say(event('four '));
    mock.timers.tick(19);
    assert.equal(steps.length, 2);
    mock.timers.tick(1);
    assert.equal(steps.at(-1), event('four '));
  });

  it('lets a piece that comes after a quiet time go at once', () => {
    const { steps, say } = opened();
    say(event('one '));
    mock.timers.tick(20);
    mock.timers.tick(500);
    say(event('two '));
    assert.deepEqual(steps, [event('one '), event('two ')]);
  });

  it('finds what lies over pieces that were gathered, and sends what each chunking sends', () => {
    const words = ['A fal', 'con flies, ', 'a fal', 'con ', 'lands.'];
    const together = opened();
    for (const word of words) together.say(event(word));
    together.say('data: [DONE]\n\n', true);
    const apart = opened({ spec: GATHERS.replace('20', '0') });
    for (const word of words) apart.say(event(word));
    apart.say('data: [DONE]\n\n', true);
    assert.equal(together.steps.length, 2);
    assert.equal(apart.steps.length, 6);
    assert.equal(together.talk.left(), apart.talk.left());
    assert.match(together.talk.left(), /A \[KEYWORD\]/);
  });

  it('waits for nothing at the end, before trailers, and once there is much', () => {
    const { steps, say } = opened();
    say(event('one '));
    say(event('two '));
    say(event('three '), true);
    assert.deepEqual(steps, [event('one '), event('two ') + event('three ')]);
    const trailed = opened();
    trailed.say(event('one '));
    trailed.say(event('two '));
    const trailers: PeerFrame = { kind: 'trailers', direction: 'response', trailers: [] };
    trailed.gathering.take(trailers);
    assert.deepEqual(trailed.steps, [event('one '), event('two '), 'trailers']);
    const long = opened();
    long.say(event('one '));
    long.say(event('a'.repeat(MOST_GATHERED)));
    assert.equal(long.steps.length, 2);
  });

  it('gives on what waits when the peer says no more, and drops it when the exchange is over', () => {
    const { steps, say, gathering } = opened();
    say(event('one '));
    say(event('two '));
    gathering.flush();
    assert.equal(steps.length, 2);
    say(event('three '));
    gathering.close();
    mock.timers.tick(100);
    gathering.flush();
    assert.equal(steps.length, 2);
  });

  const others: readonly (How & { readonly title: string })[] = [
    { title: 'where the policy does not say so', spec: `  response: { rules: [${RULE}] }\n` },
    {
      title: 'where each chunk wants its own answer',
      mode: 'streamed',
      spec: `${GATHERS}  acceptWeaker: [streamed]\n`,
    },
    { title: 'of an answer in one piece', type: 'application/json' },
    { title: 'of what passes', spec: `${GATHERS}  mode: observe\n` },
  ];
  for (const { title, ...how } of others) {
    it(`keeps no piece ${title}`, () => {
      const { steps, say } = opened(how);
      const pieces = how.type === undefined ? [event('one '), event('two ')] : ['{"choices":', '[]'];
      for (const piece of pieces) say(piece);
      assert.deepEqual(steps, pieces);
    });
  }

  it('keeps no piece of a request, and none of an answer that is cut', () => {
    const { steps, say, gathering, talk } = opened({ spec: GATHERS.replace('redact', 'deny') });
    say(event('fine '));
    mock.timers.tick(20);
    say(event('a falcon '));
    assert.equal(talk.state.response.cut, true);
    say(event('more '));
    assert.equal(steps.length, 3);
    gathering.take({ kind: 'body', direction: 'request', bytes: Buffer.from('x'), end: false });
    assert.equal(steps.length, 4);
  });
});
