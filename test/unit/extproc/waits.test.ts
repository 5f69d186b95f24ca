/** What an exchange asks of Envoy and of its client while something takes time; and body modes that it asks for. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { BodyMode, Reply } from '../../../src/core/frame.ts';
import { HoldWatch } from '../../../src/extproc/hold-watch.ts';
import type { StepFrame } from '../../../src/extproc/step.ts';
import { codec } from '../../../src/wire/codec.ts';
import { Talk } from '../../fakes/talk.ts';

const PROMPT = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
const JUDGE =
  '  request:\n    rules:\n      - { name: ask, detector: remote, options: { judge: guard }, action: deny }\n';
const CARDS =
  '  response:\n    rules:\n      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }\n';
const PLAIN = '  mode: enforce\n';
const OVERRIDE = '  acceptWeaker: [mode-override]\n';
const event = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;

describe('a judge that is asked', () => {
  for (const mode of ['buffered', 'streamed'] as const) {
    it(`in ${mode} mode has Envoy wait for it, once`, () => {
      const talk = new Talk(`  acceptWeaker: [streamed]\n${JUDGE}`).request(mode);
      talk.body('request', PROMPT, true);
      const waits = talk.replies.filter(({ kind }) => kind === 'more-time');
      assert.deepEqual(waits, [{ kind: 'more-time', ms: 2500 }]);
      assert.equal(
        talk.replies.filter(({ kind }) => kind === 'body').length,
        0,
        'no answer before the judge',
      );
      talk.take({ kind: 'judged', direction: 'request', id: talk.asks[0]?.ask.id ?? -1, hits: [] });
      assert.equal(talk.replies.filter(({ kind }) => kind === 'body').length, 1);
      assert.equal(talk.replies.filter(({ kind }) => kind === 'more-time').length, 1);
    });
  }

  it('in full-duplex mode needs nothing: no timer of Envoy runs', () => {
    const talk = new Talk(JUDGE).request('full-duplex');
    talk.body('request', PROMPT, true);
    assert.equal(talk.asks.length, 1);
    assert.ok(talk.replies.every(({ kind }) => kind !== 'more-time'));
  });

  it('costs the seconds and nanoseconds of a protobuf duration', () => {
    // 0x52: field 10, a message of 8 bytes: seconds 2, nanos 500,000,000.
    const bytes = codec.encode({ kind: 'more-time', ms: 2500 });
    assert.equal(bytes.toString('hex'), '5208080210 80cab5ee01'.replaceAll(' ', ''));
  });
});

describe('a held answer', () => {
  const held = (): Talk => {
    const talk = new Talk(CARDS).request('full-duplex');
    talk.body('request', PROMPT, true);
    talk.answer();
    return talk;
  };

  it('is kept alive between two events once its head has left, and counted', () => {
    const talk = held();
    talk.body('response', event('hello '));
    talk.body('response', event('4111 1111 '));
    talk.take({ kind: 'quiet', direction: 'response' });
    talk.body('response', event('1111 1111 now'), true);
    assert.equal(talk.left(), `${event('hello ')}: keep-alive\n\n${event('[CREDIT_CARD]')}${event(' now')}`);
    talk.take({ kind: 'closed', ended: 'complete' });
    assert.equal(talk.events.at(-1)?.totals?.keepAlives, 1);
  });

  it('is not kept alive while its head is held: a denial is still a clean answer', () => {
    const talk = held();
    talk.body('response', event('4111 1111 '));
    talk.take({ kind: 'quiet', direction: 'response' });
    assert.equal(talk.left(), '');
  });

  it('is not kept alive in streamed mode, where each chunk has one answer', () => {
    const talk = new Talk(`  acceptWeaker: [streamed]\n${CARDS}`).request('streamed');
    talk.body('request', PROMPT, true);
    talk.answer();
    talk.body('response', 'data: {"choices":[{"index":0,');
    const before = talk.replies.length;
    talk.take({ kind: 'quiet', direction: 'response' });
    assert.equal(talk.replies.length, before);
  });
});

describe('the watch over held bytes', () => {
  /** A watch whose clock runs with its timers. */
  const watch = (test: TestContext) => {
    test.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const frames: StepFrame[] = [];
    const clock = { now: () => Date.now(), monotonic: () => Date.now() };
    const of = new HoldWatch({
      ...{ clock, heldMs: 60_000, keepAliveMs: 10_000 },
      take: (frame) => frames.push(frame),
    });
    const stepped = (holding: number, left = false): void => of.stepped(holding, { left, now: Date.now() });
    return {
      of,
      stepped,
      kinds: () => frames.map(({ kind }) => kind),
      tick: (ms: number) => test.mock.timers.tick(ms),
    };
  };

  it('speaks every ten seconds while bytes wait, and ends the wait in time', (test) => {
    const { stepped, kinds, tick } = watch(test);
    stepped(40);
    tick(9_999);
    assert.deepEqual(kinds(), []);
    for (let second = 0; second < 49; second++) tick(1_000);
    assert.deepEqual(kinds(), ['quiet', 'quiet', 'quiet', 'quiet', 'quiet']);
    tick(2_000);
    assert.deepEqual(kinds().at(-1), 'expired');
    tick(100_000);
    assert.equal(kinds().length, 6, 'once');
  });

  it('begins anew when something leaves, and rests when nothing waits', (test) => {
    const { stepped, kinds, tick } = watch(test);
    for (let turn = 0; turn < 30; turn++) {
      stepped(40, true);
      tick(9_000);
    }
    assert.deepEqual(kinds(), []);
    stepped(0, true);
    tick(1_000_000);
    assert.deepEqual(kinds(), []);
  });

  it('is silent once closed', (test) => {
    const { of, stepped, kinds, tick } = watch(test);
    stepped(40);
    of.close();
    tick(1_000_000);
    assert.deepEqual(kinds(), []);
  });
});

describe('an exchange in mode NONE', () => {
  const head = (talk: Talk, direction: 'request' | 'response'): Extract<Reply, { kind: 'headers' }> => {
    const found = talk.replies.find((reply) => reply.kind === 'headers' && reply.direction === direction);
    assert.ok(found?.kind === 'headers');
    return found;
  };
  const refused = (talk: Talk): string => {
    const last = talk.replies.at(-1);
    assert.ok(last?.kind === 'immediate');
    return last.reply.body.toString();
  };

  it('is refused unless the policy says that Envoy heeds what is asked', () => {
    assert.match(refused(new Talk(PLAIN).request('none')), /request_body_mode NONE cannot be enforced/);
  });

  const beside: readonly (readonly [string, BodyMode, BodyMode, boolean])[] = [
    ['full-duplex answers', 'none', 'full-duplex', false],
    ['full-duplex requests', 'full-duplex', 'none', false],
    ['bodies sent early', 'none', 'none', true],
  ];
  for (const [title, mode, answers, early] of beside) {
    it(`is refused beside ${title}, where Envoy ignores what is asked`, () => {
      assert.match(refused(new Talk(OVERRIDE).request(mode, { answers, early })), /NONE cannot be enforced/);
    });
  }

  it('asks for the request, and for answers by what they are', () => {
    for (const [type, mode] of [
      ['text/event-stream', 'full-duplex'],
      ['application/json', 'buffered'],
    ] as const) {
      const talk = new Talk(OVERRIDE + CARDS).request('none');
      assert.deepEqual(head(talk, 'request').override, { request: 'buffered', response: 'none' });
      assert.ok(head(talk, 'request').mutation.remove?.includes('content-length'));
      talk.body('request', PROMPT, true);
      talk.answer(type);
      assert.deepEqual(head(talk, 'response').override, { request: 'buffered', response: mode });
      assert.ok(head(talk, 'response').mutation.remove?.includes('content-length'));
      const body = type === 'application/json' ? '{"choices":[]}' : event('hi');
      talk.body('response', body, true);
      assert.equal(
        talk.left(),
        mode === 'buffered' ? '' : body,
        'a whole body that is allowed stays as it came',
      );
      assert.ok(talk.state.response.done);
    }
  });

  it('whose answer comes without the request having come is refused, also where faults are allowed', () => {
    const talk = new Talk(`  onFault: allow\n${OVERRIDE}`).request('none');
    talk.answer();
    assert.match(refused(talk), /Weir could not judge this exchange\..*protocol_error/);
    const told = talk.events.flatMap(({ fault }) => fault?.message ?? []);
    assert.match(told.join(), /allow_mode_override/, 'the record says what to do');
  });

  it('whose answer went by unread leaves a fault in the record', () => {
    const talk = new Talk(`${OVERRIDE}  readPaths: [/data]\n`).request('none', { end: true, path: '/data' });
    talk.answer('application/json');
    talk.take({ kind: 'closed', ended: 'complete' });
    const faults = talk.events.filter(({ kind }) => kind === 'fault').map(({ fault }) => fault?.kind);
    assert.deepEqual(faults, ['protocol']);
  });

  it('asks with the numbers of a ProcessingMode', () => {
    const reply = {
      kind: 'headers',
      direction: 'response',
      mutation: {},
      override: { request: 'buffered', response: 'full-duplex' },
    } as const;
    // Field 9: response headers SEND, request body BUFFERED (2), response body FULL_DUPLEX_STREAMED (4), response trailers SEND.
    assert.ok(codec.encode(reply).toString('hex').endsWith('4a081001180220043001'));
  });
});

describe('a refusal of a request for a stream', () => {
  const DENY =
    '    rules:\n      - { name: no, detector: keywords, options: { words: ["open sesame"] }, action: deny }\n';
  const denied = (spec: string, stream: boolean) => {
    const talk = new Talk(`${spec}  request:\n${DENY}`).request('full-duplex');
    talk.body(
      'request',
      `{"model":"m","stream":${stream},"messages":[{"role":"user","content":"open sesame"}]}`,
      true,
    );
    const last = talk.replies.at(-1);
    assert.ok(last?.kind === 'immediate');
    codec.encode(last);
    return last.reply;
  };
  const typeOf = (reply: ReturnType<typeof denied>) =>
    reply.headers.find(({ name }) => name === 'content-type')?.value;

  it('is an error unless the policy asks for events', () => {
    assert.equal(denied('', true).status, 403);
    assert.equal(denied('  refusals: { as: events }\n', false).status, 403);
  });

  it('is a stream that says no where it does', () => {
    const reply = denied('  refusals: { as: events }\n', true);
    assert.equal(reply.status, 200);
    assert.equal(typeOf(reply), 'text/event-stream');
    const text = Buffer.from(reply.body).toString();
    assert.match(text, /"finish_reason":"content_filter"/);
    assert.ok(text.endsWith('data: [DONE]\n\n'));
    assert.equal(reply.headers.find(({ name }) => name === 'x-weir-decision')?.value, 'deny');
  });
});

describe('an exchange that comes when Weir has no room', () => {
  it('is refused with 503 before its body is held', () => {
    const overload = { kind: 'overload', message: 'Weir has no room; try again later.' } as const;
    const talk = new Talk(PLAIN, { overload }).request('full-duplex');
    const last = talk.replies.at(-1);
    assert.ok(last?.kind === 'immediate');
    assert.equal(last.reply.status, 503);
    assert.equal(talk.events[0]?.rule, 'overload');
  });
});
