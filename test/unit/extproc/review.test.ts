/** What the review of the engine found: each claim fails until its defect is mended. */
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Reply } from '../../../src/core/frame.ts';
import { ExtAuthz } from '../../../src/extauthz/ext-authz.ts';
import { Exchange } from '../../../src/extproc/exchange.ts';
import { HeldBytes } from '../../../src/screen/held-bytes.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import { Talk } from '../../fakes/talk.ts';

const PROMPT = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
const caller = { id: 'u', kind: 'unknown', roles: [], claims: {} } as const;
const policy = (spec: string) =>
  policiesOf(`apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: review }\nspec:\n${spec}`);
const rules = (direction: string, ...lines: string[]) =>
  `  ${direction}:\n    rules:\n${lines.map((line) => `      - ${line}\n`).join('')}`;
const BANNED = '{ name: banned, detector: keywords, options: { words: ["project bluebird"] }, action: deny }';
const CARDS = '{ name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }';
const JUDGE = (more: string) =>
  `{ name: ask, detector: remote, options: { judge: guard }, action: deny${more} }`;
const event = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;
/** No text, whatever it says of itself. */
const DATA = '////'.repeat(60);

/** Runs the garbage collector, whatever flags this process was started with. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** One conversation, frame by frame. */
const answered = (spec: string, mode: 'full-duplex' | 'streamed' = 'full-duplex', more = {}): Talk => {
  const talk = new Talk(spec).request(mode, more);
  talk.body('request', PROMPT, true);
  return talk.answer();
};

describe('review: nothing uninspected passes (law 1)', () => {
  it('audio that uninspected denies does not leave in front of the cut', () => {
    const talk = answered('  uninspected: { audio: deny }');
    talk.body('response', event('hello '));
    talk.body('response', `data: {"choices":[{"index":0,"delta":{"audio":{"data":"${DATA}"}}}]}\n\n`);
    assert.ok(talk.left().includes('content_filter'));
    assert.ok(!talk.left().includes(DATA));
  });
  it('a half-closed stream whose denial still waits for the journal does not end OK', async () => {
    const out: string[] = [];
    const call = Object.assign(new EventEmitter(), {
      write: (reply: unknown) => out.push((reply as Reply).kind) > 0,
      end: () => void out.push('OK'),
      pause() {},
      resume() {},
    });
    call.on('error', () => out.push('error'));
    const parts = {
      codec: { decode: (value: unknown) => ({ ok: true, value }), encode: (reply: unknown) => reply },
      held: new HeldBytes(1e9),
      deadlines: {
        requestBodyMs: 1e4,
        judgeMs: 1e3,
        journalMs: 1e3,
        writeMs: 1e3,
        idleMs: 1e5,
        heldMs: 1e5,
        keepAliveMs: 1e4,
      },
      background: () => {},
      policies: () => policy(rules('request', BANNED)),
      journal: {
        record: () => new Promise<void>((done) => setTimeout(done, 20)),
        strict: true,
        fault: undefined,
      },
      meter: { event() {}, fault() {} },
      clock: { now: () => 0, monotonic: () => 0 },
      newId: () => 'x',
      fingerprint: () => 'h',
      callerOf: () => caller,
      judge: { ask: async () => [] },
      shed: () => undefined,
      onFault() {},
    };
    new Exchange(call as never, parts as never).start();
    call.emit('data', {
      kind: 'headers',
      direction: 'request',
      headers: [
        { name: ':method', value: 'POST' },
        { name: ':path', value: '/v1/chat/completions' },
      ],
      end: false,
      protocol: { request: 'full-duplex', response: 'full-duplex', sendsBodyEarly: false },
    });
    call.emit('data', {
      kind: 'body',
      direction: 'request',
      bytes: Buffer.from(PROMPT.replace('hi', 'project bluebird!')),
      end: true,
    });
    call.emit('end');
    await new Promise((done) => setTimeout(done, 60));
    assert.ok(out[0] === 'immediate' || out[0] === 'error', `the stream ended with: ${out.join()}`);
  });
  it('ext_authz denies a body whose lane never came to its end', async () => {
    const set = policy(rules('request', BANNED));
    const stuck = {
      lookback: 1,
      context: 0,
      scan: ({ from }: { from: number }) => ({ hits: [], holdFrom: from }),
    };
    const policies = {
      ...set,
      policies: set.policies.map((one) => ({
        ...one,
        request: {
          ...one.request,
          rules: one.request.rules.map((rule) => ({
            ...rule,
            by: { kind: 'scanner' as const, scanner: stuck },
          })),
        },
      })),
    };
    const question = {
      method: 'POST',
      path: '/v1/chat/completions',
      host: 'h',
      headers: [{ name: 'content-length', value: String(PROMPT.length) }],
      body: Buffer.from(PROMPT),
      bodyIsText: false,
      attributes: new Map(),
      extensions: new Map(),
    };
    const authz = new ExtAuthz({
      codec: {
        decodeCheck: () => ({ ok: true, value: question }),
        encodeCheck: (answer: { kind: string }) => Buffer.from(answer.kind),
      },
      deadlines: { judgeMs: 1e3, journalMs: 1e3 },
      policies: () => policies,
      journal: { record: async () => {}, strict: false, fault: undefined },
      meter: { event() {}, fault() {} },
      clock: { now: () => 0, monotonic: () => 0 },
      newId: () => 'x',
      fingerprint: () => 'h',
      callerOf: () => caller,
      judge: { ask: async () => [] },
      shed: () => undefined,
      onFault() {},
    } as never);
    assert.equal(String(await authz.check(new Uint8Array())), 'deny');
  });
  it('a path that is passed by name does not pass what climbs out of it', () => {
    const talk = new Talk('  passPaths: ["/v1/models/*"]').request('full-duplex', {
      path: '/v1/models/%2e%2e/chat/completions',
    });
    assert.equal(talk.replies[0]?.kind, 'immediate');
  });
});

describe('review: no leak (law 3), also where faults are allowed', () => {
  it('the rest of a redacted card does not leave with what a fault lets pass', () => {
    const talk = answered(
      `  onFault: allow\n${rules('response', CARDS, '{ name: held, detector: keywords, options: { words: ["zzz bluebird"] }, action: deny }')}`,
    );
    talk.body('response', event('card 4111 1111 '));
    talk.body(
      'response',
      'data: {"choices":[{"index":0,"delta":{"content":"1111 1111 and"}},{"index":1,"delta":{"content":"zzz blue"}}]}\n\n',
    );
    assert.ok(talk.left().includes('[CREDIT_CARD]'));
    talk.body('response', 'data: {broken\n\n');
    assert.ok(!talk.left().includes('1111 1111'));
  });
  it('bytes behind the end mark do not leave when a fault is allowed', () => {
    const talk = answered('  onFault: allow');
    talk.body('response', `${event('a')}data: [DONE]\n\n`);
    talk.body('response', 'behind the end');
    talk.take({ kind: 'expired', direction: 'response', fault: { kind: 'overload', message: 'm' } });
    assert.ok(!talk.left().includes('behind the end'));
  });
});

describe('review: chunking does not matter (law 2)', () => {
  it('a denied image and denied text behind it: one verdict in every split', () => {
    const body = `{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,${DATA}"}},{"type":"text","text":"project bluebird !"}]}]}`;
    const verdicts = new Set<string | undefined>();
    for (let at = 1; at < body.length; at++) {
      const talk = new Talk(`  uninspected: { image: deny }\n${rules('request', BANNED)}`).request(
        'full-duplex',
      );
      talk.body('request', body.slice(0, at));
      talk.body('request', body.slice(at), true);
      verdicts.add(talk.events[0]?.rule);
    }
    assert.deepEqual([...verdicts], ['uninspected.image']);
  });
  it('a judge is not asked for a role that is not its own, wherever the message was cut', () => {
    const body =
      '{"model":"m","messages":[{"content":"hello","role":"assistant"},{"role":"assistant","content":"x"}]}';
    const asked = [0, 45].map((at) => {
      const talk = new Talk(rules('request', JUDGE(', on: [user]'))).request('full-duplex');
      if (at > 0) talk.body('request', body.slice(0, at));
      talk.body('request', body.slice(at), true);
      return talk.asks.length;
    });
    assert.deepEqual(asked, [0, 0]);
  });
});

describe('review: every message is answered once, in order', () => {
  for (const mode of ['full-duplex', 'buffered'] as const) {
    it(`${mode}: a fault that is allowed, in the last frame of a body`, () => {
      const talk = new Talk('  onFault: allow').request(mode);
      talk.body('request', '{"model":x}', true);
      assert.ok(talk.replies.length >= 2);
    });
  }
  it('full-duplex: denied trailers are refused, also where faults are allowed', () => {
    const talk = new Talk('  onFault: allow').request('full-duplex');
    talk.body('request', PROMPT);
    talk.trailers('request');
    assert.equal(talk.replies.at(-1)?.kind, 'immediate');
  });
  it('buffered: denied request trailers behind an answered body get a refusal', () => {
    const talk = new Talk('  mode: enforce').request('buffered');
    talk.body('request', PROMPT, true);
    assert.equal(talk.trailers('request').length, 1);
  });
  it('streamed, body sent early: the headers are answered before half an event is', () => {
    const talk = answered('  acceptWeaker: [streamed]', 'streamed', { early: true });
    const kinds = [
      ...talk.body('response', event('hello').slice(0, 10)),
      ...talk.body('response', event('hello').slice(10)),
    ].map(({ kind }) => kind);
    assert.deepEqual(kinds, ['headers', 'body', 'body']);
  });
  it('streamed: the ending of a cut between two chunks leaves with the next chunk', () => {
    const talk = answered(
      `  acceptWeaker: [streamed]\n${rules('response', JUDGE(', posture: cut'))}`,
      'streamed',
    );
    talk.body('response', event('x'.repeat(700)));
    const id = talk.asks[0]?.ask.id ?? 0;
    talk.take({
      kind: 'judged',
      direction: 'response',
      id,
      hits: [{ type: 'T', start: 0, end: 5, score: 1 }],
    });
    talk.body('response', event('more'));
    talk.body('response', 'data: [DONE]\n\n', true);
    assert.ok(talk.left().includes('content_filter'));
  });
  it('streamed: a whole answer with trailers is not emptied', () => {
    const whole = new Talk('  acceptWeaker: [streamed]').request('streamed');
    whole.body('request', PROMPT, true);
    whole.answer('application/json');
    whole.body('response', '{"choices":[{"index":0,"message":{"role":"assistant","content":"hi"}}]}');
    whole.trailers('response');
    assert.ok(
      whole.left().length > 0 || whole.replies.some(({ kind }) => kind === 'immediate' || kind === 'abort'),
    );
  });
  it('buffered-partial bodies of a passed path, or under observe, are answered', () => {
    for (const [spec, path] of [
      ['  passPaths: ["/v1/models"]', '/v1/models'],
      ['  mode: observe', '/v1/chat/completions'],
    ] as const) {
      const talk = new Talk(spec).request('buffered-partial', { path });
      assert.equal(talk.body('request', 'abc', true).length, 1, spec);
    }
  });
  it('a bodiless request in a mode whose fault is allowed has its headers answered once', () => {
    const talk = new Talk('  onFault: allow').request('none', { end: true });
    assert.equal(talk.replies.length, 1);
  });
});

describe('review: memory and time are bounded', () => {
  it('a request that has been passed on is not kept', async () => {
    const talk = new Talk('  mode: enforce').request('full-duplex');
    const kept = new WeakRef(Buffer.alloc(1_000_000, 'a'));
    talk.body('request', '{"model":"m","messages":[{"role":"user","content":"');
    talk.take({ kind: 'body', direction: 'request', bytes: kept.deref() ?? new Uint8Array(), end: false });
    talk.body('request', '"}]}', true);
    talk.replies.length = 0;
    await new Promise((done) => setTimeout(done, 5));
    collectGarbage();
    assert.ok(kept.deref() === undefined);
    assert.ok(talk.state.request.done);
  });
  it('bytes behind the end mark are not counted as held', () => {
    const talk = answered('  mode: enforce');
    talk.body('response', 'data: [DONE]\n\n');
    talk.body('response', 'x'.repeat(5000));
    assert.equal(talk.state.response.lane?.holding, 0);
  });
});

describe('review: every exchange has one request event', () => {
  it('a fault that is allowed is followed by the request event', () => {
    const talk = new Talk('  onFault: allow').request('full-duplex');
    talk.body('request', '{"model":x');
    talk.body('request', '', true);
    assert.equal(talk.events.filter(({ kind }) => kind === 'request').length, 1);
  });
  it('observed: a second fault does not make a second request event', () => {
    const talk = new Talk('  mode: observe').request('full-duplex');
    talk.body('request', '{"model"');
    for (let time = 0; time < 2; time++)
      talk.take({ kind: 'expired', direction: 'request', fault: { kind: 'overload', message: 'm' } });
    assert.equal(talk.events.filter(({ kind }) => kind === 'request').length, 1);
  });
});
