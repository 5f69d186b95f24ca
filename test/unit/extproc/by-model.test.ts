/** A policy that the model of a request decides: which one it gets, in every body mode and any chunking, and when it gets none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { BodyMode } from '../../../src/core/frame.ts';
import { cutAt, policiesOf } from '../../fakes/conversation.ts';
import { type RequestHead, Talk } from '../../fakes/talk.ts';

const MODES = ['full-duplex', 'buffered', 'streamed'] as const;
const WEAK = 'acceptWeaker: [streamed, mode-override]';

function policy(name: string, spec: string): string {
  return `---\napiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: ${name} }\nspec: { ${WEAK}, ${spec} }\n`;
}

function denying(word: string): string {
  return `request: { rules: [{ name: no-${word}, detector: keywords, options: { words: [${word}] }, action: deny }] }`;
}

const SET = [
  policy('any', denying('alpha')),
  policy('four', `selects: { models: ["gpt-4*"] }, ${denying('beta')}`),
  policy('mini', `selects: { models: [gpt-4o-mini] }, ${denying('gamma')}`),
  policy('chat', `selects: { hosts: [other], models: ["gpt-4*"] }`),
].join('');

const asks = (model: string, text = 'hi') =>
  `{"messages":[{"role":"user","content":"${text}"}],"model":"${model}"}`;

interface Row {
  readonly body: string;
  readonly policy: string;
  readonly rule: string;
  readonly left?: false;
}

const ROWS: Readonly<Record<string, Row>> = {
  'a model that nobody selects gets the policy for all': { body: asks('llama'), policy: 'any', rule: 'none' },
  'a prefix selects': { body: asks('gpt-4o'), policy: 'four', rule: 'none' },
  'an exact name comes before a prefix': { body: asks('gpt-4o-mini'), policy: 'mini', rule: 'none' },
  'a name that goes on is not the exact one': { body: asks('gpt-4o-mini2'), policy: 'four', rule: 'none' },
  'escapes in the name do not matter': { body: asks('gpt\\u002d4o'), policy: 'four', rule: 'none' },
  'the rules are those of the policy': {
    body: asks('gpt-4o', 'beta'),
    policy: 'four',
    rule: 'no-beta',
    left: false,
  },
  'and of no other': { body: asks('gpt-4o-mini', 'alpha beta'), policy: 'mini', rule: 'none' },
  'no model is refused': { body: '{"messages":[]}', policy: 'four', rule: 'selects.models', left: false },
  'an empty model is refused': { body: asks(''), policy: 'four', rule: 'selects.models', left: false },
  'two models are refused': {
    body: '{"model":"llama","messages":[],"model":"gpt-4o"}',
    policy: 'four',
    rule: 'unreadable',
    left: false,
  },
  'a second model in other letters is refused': {
    body: '{"model":"llama","messages":[],"Model":"gpt-4o"}',
    policy: 'four',
    rule: 'unreadable',
    left: false,
  },
  'another case of a listed name is refused': {
    body: asks('GPT-4o'),
    policy: 'four',
    rule: 'selects.models',
    left: false,
  },
  'another case of an exact name is refused, though a prefix selects it': {
    body: asks('gpt-4o-MINI'),
    policy: 'four',
    rule: 'selects.models',
    left: false,
  },
  'a blank is refused': { body: asks('gpt-4o-mini '), policy: 'four', rule: 'selects.models', left: false },
  'a hidden character is refused': {
    body: asks('gpt-4o\\u200b'),
    policy: 'four',
    rule: 'selects.models',
    left: false,
  },
  'another spelling is refused': {
    body: asks('gpt-4\\u043e'),
    policy: 'four',
    rule: 'selects.models',
    left: false,
  },
  'what cannot be read is refused': {
    body: '{"model":"gpt-4o"',
    policy: 'four',
    rule: 'unreadable',
    left: false,
  },
};

function sent(
  mode: BodyMode,
  chunks: readonly Uint8Array[],
  { set = SET, ...head }: RequestHead & { set?: string } = {},
) {
  const talk = new Talk('', { policies: policiesOf(set) });
  talk.request(mode, { headers: [{ name: 'content-type', value: 'application/json' }], ...head });
  if (mode === 'buffered') {
    talk.take({ kind: 'body', direction: 'request', bytes: Buffer.concat(chunks), end: true });
    return told(talk);
  }
  for (const bytes of chunks) talk.take({ kind: 'body', direction: 'request', bytes, end: false });
  talk.take({ kind: 'body', direction: 'request', bytes: new Uint8Array(0), end: true });
  return told(talk);
}

/** What came of it, whatever the chunks. */
function told(talk: Talk) {
  const requests = talk.events.filter(({ kind }) => kind === 'request');
  const immediate = talk.replies.find((reply) => reply.kind === 'immediate');
  return {
    talk,
    seen: {
      decided: requests.map(({ exchange, rule, verdict }) => [exchange.policy, rule, verdict]),
      status: immediate?.reply.status,
      left: immediate === undefined ? talk.left('request') : undefined,
    },
  };
}

/** A body that leaves as it came is not repeated in the answer for it. */
const leaves = (mode: BodyMode, body: string) => (mode === 'buffered' ? '' : body);

describe('a policy that the model decides', () => {
  for (const mode of MODES)
    for (const [title, { body, policy: name, rule, left }] of Object.entries(ROWS))
      it(`${mode}: ${title}`, () => {
        const { seen, talk } = sent(mode, [Buffer.from(body)]);
        assert.deepEqual(seen.decided, [[name, rule, left === false ? 'deny' : 'allow']]);
        assert.equal(seen.left, left === false ? undefined : leaves(mode, body));
        assert.equal(talk.state.request.receivedBytes, Buffer.byteLength(body));
      });

  it('is the same in any chunking, and so is what leaves', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(ROWS)),
        fc.constantFrom('full-duplex' as const, 'streamed' as const),
        fc.array(fc.nat(200), { maxLength: 12 }),
        ({ body }, mode, places) => {
          const bytes = Buffer.from(body);
          assert.deepEqual(sent(mode, cutAt(bytes, places)).seen, sent(mode, [bytes]).seen);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('answers each chunk of a streamed body, and its head once', () => {
    const bytes = Buffer.from(asks('gpt-4o'));
    const { talk } = sent('streamed', [bytes.subarray(0, 9), bytes.subarray(9, 20), bytes.subarray(20)]);
    assert.deepEqual(
      talk.replies.map(({ kind }) => kind),
      ['headers', 'body', 'body', 'body', 'body'],
    );
  });

  it('holds everything in full-duplex mode', () => {
    const talk = new Talk('', { policies: policiesOf(SET) }).request('full-duplex');
    assert.deepEqual(talk.body('request', asks('gpt-4o')), []);
    assert.equal(talk.body('request', '', true)[0]?.kind, 'headers');
  });

  it('reads trailers under the policy of the model', () => {
    const set = SET.replace('name: four }\nspec: {', 'name: four }\nspec: {').replace(
      `selects: { models: ["gpt-4*"] }, request: {`,
      `selects: { models: ["gpt-4*"] }, request: { trailers: allow,`,
    );
    for (const [model, verdict] of [
      ['gpt-4o', 'allow'],
      ['llama', 'deny'],
    ] as const) {
      const talk = new Talk('', { policies: policiesOf(set) }).request('full-duplex');
      talk.body('request', asks(model));
      talk.trailers('request');
      assert.equal(talk.events.find(({ kind }) => kind === 'request')?.verdict, verdict, model);
    }
  });
});

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
