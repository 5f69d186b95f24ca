/** What a request that waits for its policy may not do meanwhile, and which requests need not wait. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openInflater } from '../../../../src/encoding/inflater.ts';
import { Inflations } from '../../../../src/extproc/inflation.ts';
import { cutAt, policiesOf } from '../../../fakes/conversation.ts';
import { Talk } from '../../../fakes/talk.ts';
import { fc } from '../../../property/fast-check.ts';
import { asks, denying, leaves, MODES, policy, SET, sent } from './support.ts';

describe('where the head decides', () => {
  it('nobody waits: a more specific host comes first', () => {
    const set = SET + policy('h', 'selects: { hosts: [h] }');
    const { talk, seen } = sent('full-duplex', [Buffer.from(asks('gpt-4o'))], { set });
    assert.deepEqual(seen.decided, [['h', 'none', 'allow']]);
    const opened = new Talk('', { policies: policiesOf(set) }).request('full-duplex');
    assert.notEqual(opened.state.request.lane, undefined);
    assert.equal(talk.state.request.choice, undefined);
  });

  it('a request without a body names no model', () => {
    const talk = new Talk('', { policies: policiesOf(SET) }).request('full-duplex', { end: true });
    assert.deepEqual([talk.events[0]?.rule, talk.state.over], ['unreadable', true]);
  });

  it('what nobody can read a model in is refused', () => {
    const talk = new Talk('', { policies: policiesOf(SET) }).request('full-duplex', { path: '/v1/models' });
    assert.deepEqual([talk.events[0]?.exchange.policy, talk.events[0]?.rule], ['four', 'unsupported']);
  });

  it('a header chooses nothing', () => {
    const headers = ['x-model', 'model', 'x-weir-model'].map((name) => ({ name, value: 'gpt-4o-mini' }));
    const { seen } = sent('full-duplex', [Buffer.from(asks('llama'))], { headers });
    assert.equal(seen.decided[0]?.[0], 'any');
  });

  it('a format without a place for a model gets the policy for all', () => {
    const call = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
    const { seen } = sent('full-duplex', [Buffer.from(call)], { path: '/mcp' });
    assert.deepEqual(seen.decided[0]?.slice(0, 1), ['any']);
  });
});

describe('the bound on a body whose model is not known yet', () => {
  const limit = (bytes: number) => `request: { limits: { bodyBytes: ${bytes} } }`;
  const set = [
    policy('any', limit(100)),
    policy('long', `selects: { models: [long] }, ${limit(400)}`),
    policy('other', `selects: { models: [other] }, ${limit(200)}`),
  ].join('');
  const first = (model: string, size: number) =>
    `{"model":"${model}","messages":[{"role":"user","content":"${'a '.repeat(size / 2)}"}]}`;
  const last = (model: string, size: number) => asks(model, 'a '.repeat(size / 2));
  const rows = [
    ['a model behind the smallest bound is refused', last('long', 200), 'any', 'selects.models', 413],
    ['a model before it gets its own bound', first('long', 200), 'long', 'none', undefined],
    ['and no more than that', first('long', 600), 'long', 'limits.bodyBytes', 413],
    ['each its own', first('other', 250), 'other', 'limits.bodyBytes', 413],
  ] as const;
  for (const [title, body, name, rule, status] of rows)
    it(`${title}, in any chunking`, () => {
      const bytes = Buffer.from(body);
      const check = (chunks: readonly Uint8Array[]) => {
        const { seen } = sent('full-duplex', chunks, { set });
        assert.deepEqual([seen.decided[0]?.slice(0, 2), seen.status], [[name, rule], status]);
      };
      check([bytes]);
      fc.assert(
        fc.property(fc.array(fc.nat(700), { maxLength: 20 }), (places) => check(cutAt(bytes, places))),
        { numRuns: 60 },
      );
    });
});

describe('what cannot wait for the model', () => {
  const decided = (talk: Talk) =>
    talk.events.map(({ exchange, rule, verdict }) => [exchange.policy, rule, verdict]);

  it('an answer that comes first is not taken', () => {
    const talk = new Talk('', { policies: policiesOf(SET) }).request('streamed');
    talk.body('request', asks('gpt-4o').slice(0, 10));
    talk.answer();
    assert.deepEqual(decided(talk), [['four', 'protocol', 'deny']]);
    assert.equal(talk.state.over, true);
  });

  it('what cannot be read is refused, whatever the policies say of faults', () => {
    const set =
      policy('any', 'onFault: allow') + policy('four', 'onFault: allow, selects: { models: ["gpt-4*"] }');
    for (const mode of MODES) {
      const { seen } = sent(mode, [Buffer.from('{"model":"llama","messages":[],"model":"gpt-4o"}')], { set });
      assert.deepEqual([seen.decided, seen.status], [[['four', 'unreadable', 'deny']], 400], mode);
    }
  });

  it('a mode that one of the policies does not accept is refused', () => {
    const set = SET.replace(
      'acceptWeaker: [streamed, mode-override], selects: { models: [gpt-4o-mini] }, ',
      'selects: { models: [gpt-4o-mini] }, ',
    );
    const talk = new Talk('', { policies: policiesOf(set) }).request('streamed');
    assert.deepEqual(decided(talk), [['four', 'unsupported', 'deny']]);
  });

  it('nor is there a body in mode NONE', () => {
    const talk = new Talk('', { policies: policiesOf(SET) }).request('none', { answers: 'buffered' });
    assert.deepEqual(decided(talk), [['four', 'unsupported', 'deny']]);
  });

  it('a credential that leaves with the head of a streamed body is refused, and comes in other modes', () => {
    const set = SET + policy('paid', 'selects: { models: [paid] }, upstream: { credential: openai }');
    assert.deepEqual(decided(new Talk('', { policies: policiesOf(set) }).request('streamed')), [
      ['four', 'unsupported', 'deny'],
    ]);
    for (const mode of ['full-duplex', 'buffered'] as const) {
      const authenticate = () =>
        ({ ok: true, value: [{ name: 'authorization', value: 'Bearer k' }] }) as const;
      const talk = new Talk('', { policies: policiesOf(set), authenticate }).request(mode);
      talk.body('request', asks('paid'), true);
      const set_ = talk.replies.flatMap((reply) =>
        reply.kind === 'headers' || reply.kind === 'body' ? (reply.mutation?.set ?? []) : [],
      );
      assert.ok(
        set_.some(({ name, value }) => name === 'authorization' && value === 'Bearer k'),
        mode,
      );
    }
  });

  it('the head of a streamed body leaves without what any of the policies takes away', () => {
    const set =
      SET + policy('keyless', 'selects: { models: [keyless] }, request: { removeHeaders: [cookie] }');
    const headers = [{ name: 'cookie', value: 'a=b' }];
    const talk = new Talk('', { policies: policiesOf(set) }).request('streamed', { headers });
    const [reply] = talk.replies;
    assert.ok(reply?.kind === 'headers' && reply.mutation?.remove?.includes('cookie'));
  });

  it('a full process takes no request to hold', () => {
    const overload = { kind: 'overload', message: 'full' } as const;
    const talk = new Talk('', { policies: policiesOf(SET), overload }).request('full-duplex');
    assert.deepEqual(decided(talk), [['four', 'overload', 'deny']]);
  });

  it('a body that does not come in time is refused under the strictest policy', () => {
    const talk = new Talk('', { policies: policiesOf(SET) }).request('full-duplex');
    talk.body('request', '{');
    talk.take({ kind: 'expired', direction: 'request', fault: { kind: 'deadline', message: 'late' } });
    assert.deepEqual(decided(talk)[0], ['four', 'deadline', 'deny']);
  });
});

describe('a coded body', () => {
  const GZIP = [{ name: 'content-encoding', value: 'gzip' }];

  /** Sends it as an exchange does, in pieces. */
  const coded = async (body: string, set = SET): Promise<Talk> => {
    const talk = new Talk('', { policies: policiesOf(set) }).request('full-duplex', { headers: GZIP });
    const { request } = talk.state;
    const inflations = new Inflations({
      open: openInflater,
      take: (frame) => void talk.take(frame),
      failed: (cause) => assert.fail(String(cause)),
      full: () => undefined,
    });
    inflations.push({ kind: 'headers', direction: 'request', headers: [], end: false }, request);
    const bytes = gzipSync(body);
    for (const piece of [bytes.subarray(0, 20), bytes.subarray(20)]) {
      const end = piece.byteOffset !== bytes.byteOffset;
      const frame = { kind: 'body', direction: 'request', bytes: piece, end } as const;
      talk.take(frame);
      if (!talk.state.over) inflations.push(frame, request);
    }
    while (inflations.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    return talk;
  };

  it('is undone before its model is read', async () => {
    const talk = await coded(asks('gpt-4o-mini'));
    assert.deepEqual(
      talk.events.map(({ exchange, verdict }) => [exchange.policy, verdict]),
      [['mini', 'allow']],
    );
    assert.equal(talk.left('request'), asks('gpt-4o-mini'));
    const [head] = talk.replies;
    assert.ok(head?.kind === 'headers' && head.mutation?.remove?.includes('content-encoding'));
    const refused = await coded(asks('GPT-4o-mini'));
    assert.deepEqual(
      refused.events.map(({ rule, verdict }) => [rule, verdict]),
      [['selects.models', 'deny']],
    );
  });

  it('is refused where one of the policies only observes', async () => {
    const set = SET + policy('seen', 'mode: observe, selects: { models: [seen] }');
    const talk = await coded(asks('gpt-4o-mini'), set);
    assert.deepEqual(
      talk.events.map(({ exchange, rule }) => [exchange.policy, rule]),
      [['four', 'unsupported']],
    );
  });
});

describe('policies that only observe', () => {
  const watch = (name: string, spec: string) => policy(name, `mode: observe, ${spec}`);
  const all =
    watch('any', denying('alpha')) + watch('four', `selects: { models: ["gpt-4*"] }, ${denying('beta')}`);

  for (const mode of MODES)
    it(`${mode}: nothing is refused or changed`, () => {
      for (const body of [asks('gpt-4o', 'beta'), '{"messages":[]}', asks('GPT-4o'), '{']) {
        const { seen } = sent(mode, [Buffer.from(body.slice(0, 5)), Buffer.from(body.slice(5))], {
          set: all,
        });
        assert.equal(seen.status, undefined, body);
        assert.equal(seen.left, leaves(mode, body), body);
        assert.equal(seen.decided[0]?.[2], 'deny', body);
      }
    });

  it('refuse nothing, and those beside them that enforce do', () => {
    const set = watch('any', denying('alpha')) + policy('four', `selects: { models: ["gpt-4*"] }`);
    assert.equal(sent('full-duplex', [Buffer.from(asks('llama', 'alpha'))], { set }).seen.status, undefined);
    const { seen } = sent('full-duplex', [Buffer.from(asks('GPT-4o'))], { set });
    assert.deepEqual([seen.decided, seen.status], [[['four', 'selects.models', 'deny']], 400]);
  });
});
