/** Text split over messages that one speaker sends in a row is judged as one text too (J08). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { policiesOf } from '../../fakes/conversation.ts';
import { Talk } from '../../fakes/talk.ts';

const RULES = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: seams }
spec:
  request:
    rules:
      - { name: banned, detector: keywords, options: { words: ["project bluebird", evil] }, action: deny }
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
      - { name: users, detector: keywords, on: [user], options: { words: ["for users only"] }, action: deny }
  response:
    rules:
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
`;
const GUARDED = { policies: policiesOf(RULES) };

interface Sent {
  readonly path?: string;
  readonly body: object;
}

/** Sends a request in two pieces; returns its decision, its rule and its findings. */
function judge({ path, body }: Sent, cut = 40) {
  const text = JSON.stringify(body);
  const talk = new Talk('', GUARDED).request('full-duplex', path === undefined ? {} : { path });
  talk.body('request', text.slice(0, cut));
  talk.body('request', text.slice(cut), true);
  const [event] = talk.events;
  const findings = (event?.findings ?? []).map((one) => [one.path, one.role, one.start, one.end]);
  return { verdict: event?.verdict, rule: event?.rule, findings, left: talk.left('request') };
}

type Said = readonly [role: string, content: unknown];
const chat = (...said: readonly Said[]): Sent => ({
  body: { model: 'm', messages: said.map(([role, content]) => ({ role, content })) },
});
const user = (...texts: readonly string[]): Sent => chat(...texts.map((text) => ['user', text] as const));
const [CARD, HALF, OTHER] = ['4111 1111 1111 1111', 'pay 4111 1111 ', '1111 1111 now'];
const long = (text: string) => `${'y '.repeat(900)}${text}`;

describe('text split over messages', () => {
  const denied: readonly (readonly [string, Sent, string, readonly unknown[]])[] = [
    [
      'a card over two of a user cannot be redacted in place',
      user(HALF, OTHER),
      'cards',
      ['messages[0].content + messages[1].content', 'user', 4, 23],
    ],
    [
      'a word over four',
      user('e', 'v', 'i', 'l'),
      'banned',
      ['messages[0].content to messages[3].content', 'user', 0, 4],
    ],
    [
      'a phrase on a line each',
      user('Hi.', 'the project', 'Bluebird plan'),
      'banned',
      ['messages[1].content + messages[2].content', 'user', 4, 20],
    ],
    [
      'a phrase at the end of a long one',
      user(long('the project'), `bluebird ${long('')}`),
      'banned',
      ['messages[0].content + messages[1].content', 'user', 1804, 1820],
    ],
    [
      'what the operator says',
      chat(['system', HALF], ['system', OTHER]),
      'cards',
      ['messages[0].content + messages[1].content', 'system', 4, 23],
    ],
    [
      'parts of one and a text behind',
      chat(
        [
          'user',
          [
            { type: 'text', text: 'pay ' },
            { type: 'text', text: '4111 1111 ' },
          ],
        ],
        ['user', OTHER],
      ),
      'cards',
      ['messages[0].content + messages[1].content', 'user', 4, 23],
    ],
    [
      'a message that names its speaker last',
      { body: { model: 'm', messages: [HALF, OTHER].map((content) => ({ content, role: 'user' })) } },
      'cards',
      ['messages[0].content + messages[1].content', 'user', 4, 23],
    ],
    [
      'items of Responses',
      { path: '/v1/responses', body: { input: [HALF, OTHER].map((content) => ({ role: 'user', content })) } },
      'cards',
      ['input[0].content + input[1].content', 'user', 4, 23],
    ],
    [
      'contents of Gemini',
      {
        path: '/v1beta/models/m:generateContent',
        body: { contents: [HALF, OTHER].map((text) => ({ role: 'user', parts: [{ text }] })) },
      },
      'cards',
      ['contents[0].parts + contents[1].parts', 'user', 4, 23],
    ],
    [
      'messages of Anthropic',
      { path: '/v1/messages', body: { ...user(HALF, OTHER).body, max_tokens: 9 } },
      'cards',
      ['messages[0].content + messages[1].content', 'user', 4, 23],
    ],
  ];
  for (const [title, sent, rule, found] of denied) {
    it(`J08 ${title}`, () => {
      const { length } = JSON.stringify(sent.body);
      const whole = judge(sent, length);
      assert.deepEqual([whole.verdict, whole.rule, whole.left], ['deny', rule, '']);
      assert.deepEqual(whole.findings, [found]);
      for (let cut = 0; cut < length; cut += Math.ceil(length / 150))
        assert.deepEqual(judge(sent, cut), whole, `cut at ${cut}`);
    });
  }

  const passed: readonly (readonly [string, Sent])[] = [
    ['others speak in between', chat(['user', HALF], ['assistant', 'Go on.'], ['user', OTHER])],
    ['a tool says something in between', chat(['assistant', HALF], ['tool', 'Done.'], ['assistant', OTHER])],
    ['each is of another speaker', chat(['user', HALF], ['assistant', OTHER])],
    ['tools say it', chat(['tool', HALF], ['tool', OTHER])],
    ['what they hold in between is long', user(HALF, long(''), OTHER)],
    ['the rule is for users', chat(['system', 'for users'], ['system', ' only'])],
    ['lists are apart', { path: '/v1/completions', body: { model: 'm', prompt: [HALF, OTHER] } }],
  ];
  for (const [title, sent] of passed)
    it(`J08 is none where ${title}`, () => assert.equal(judge(sent).verdict, 'allow'));

  it('J08 is found once where a message says it in parts with something else between', () => {
    const quoted = { citations: [{ cited_text: 'Sun.', type: 'char_location' }], type: 'text', text: 'pay ' };
    const content = [quoted, { type: 'text', text: '4111 1111 ' }, { type: 'text', text: OTHER }];
    const sent = chat(['user', content], ['user', 'Bye.']);
    const { findings } = judge({ path: '/v1/messages', body: { ...sent.body, max_tokens: 9 } });
    assert.deepEqual(findings, [['messages[0].content', 'user', 4, 23]]);
  });

  it('J08 what stands inside a message is found there, once, and masked', () => {
    const sent = user('one', `${CARD} two`, 'three');
    const { verdict, left, findings } = judge(sent);
    assert.equal(verdict, 'mutate');
    assert.equal(left, JSON.stringify(sent.body).replace(CARD, '[CREDIT_CARD]'));
    assert.deepEqual(findings, [['messages[1].content', 'user', 0, CARD.length]]);
  });
});

describe('text split over the items of an answer that leaves whole', () => {
  const message = (text: string) => ({
    ...{ type: 'message', role: 'assistant', status: 'completed' },
    content: [{ type: 'output_text', text, annotations: [] }],
  });
  const answered = (...output: readonly object[]): string | undefined => {
    const talk = new Talk('', GUARDED).request('full-duplex', { path: '/v1/responses' });
    talk.body('request', '{"model":"m","input":"x"}', true);
    talk.answer('application/json');
    talk.body('response', JSON.stringify({ object: 'response', output }), true);
    return talk.events.at(-1)?.verdict;
  };

  it('J08 is denied, because SDKs read the messages of an answer as one', () => {
    assert.equal(answered(message(HALF), message(OTHER)), 'deny');
    assert.equal(answered(message(HALF), message('1'), message('111 1111 now')), 'deny');
  });

  it('J08 is denied as well where the model thinks, or calls a tool, in between', () => {
    const thinks = { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm.' }] };
    const calls = { type: 'function_call', name: 'f', call_id: 'c', arguments: '{"a":1}' };
    assert.equal(answered(message(HALF), thinks, message(OTHER)), 'deny');
    assert.equal(answered(message(HALF), calls, message(OTHER)), 'deny');
    assert.equal(answered(message(HALF), calls, message('and that is all')), 'allow');
  });
});
