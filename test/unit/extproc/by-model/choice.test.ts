/** Which policy a request gets by its model, in every body mode and any chunking, and when it gets none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cutAt, policiesOf } from '../../../fakes/conversation.ts';
import { Talk } from '../../../fakes/talk.ts';
import { fc } from '../../../property/fast-check.ts';
import { asks, leaves, MODES, SET, sent } from './support.ts';

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
  'a model to fall back on that another policy is for is refused': {
    body: asks('gpt-4o-mini').replace('}]', '}],"models":["llama"]'),
    policy: 'four',
    rule: 'selects.models',
    left: false,
  },
  'and one that stands before the model': {
    body: `{"fallbacks":[{"model":"gpt-4o"}],${asks('gpt-4o-mini').slice(1)}`,
    policy: 'four',
    rule: 'selects.models',
    left: false,
  },
  'the same model once more is one model': {
    body: `{"models":["gpt-4o"],${asks('gpt-4o').slice(1)}`,
    policy: 'four',
    rule: 'none',
  },
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
