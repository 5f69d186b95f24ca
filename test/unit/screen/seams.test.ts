/** Text split over parts is judged apart and joined, wherever the bytes are cut (J08). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Talk } from '../../fakes/talk.ts';

const RULES = `  request:
    rules:
      - { name: banned, detector: keywords, options: { words: ["project bluebird", evil] }, action: deny }
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
      - { name: users, detector: keywords, on: [user], options: { words: ["for users only"] }, action: deny }
`;
const prompt = (parts: readonly string[], role = 'user', first = true): string => {
  const content = `"content":${JSON.stringify(parts.map((text) => ({ type: 'text', text })))}`;
  const said = `"role":"${role}"`;
  return `{"model":"m","messages":[{${first ? `${said},${content}` : `${content},${said}`}}]}`;
};

/** Sends a request in two pieces; returns its decision, its rule and its findings. */
function judge(body: string, cut: number) {
  const talk = new Talk(RULES).request('full-duplex');
  talk.body('request', body.slice(0, cut));
  talk.body('request', body.slice(cut), true);
  const [event] = talk.events;
  const findings = (event?.findings ?? []).map(({ path, start, end, rule }) => ({ path, start, end, rule }));
  return { verdict: event?.verdict, rule: event?.rule, findings, left: talk.left('request') };
}

describe('text split over parts', () => {
  const denied: readonly (readonly [string, readonly string[], string, number, number])[] = [
    ['a word over two parts', ['this is ev', 'il indeed'], 'banned', 8, 12],
    ['a word over four parts', ['e', 'v', 'i', 'l'], 'banned', 0, 4],
    ['a phrase over two parts', ['the project ', 'Bluebird plan'], 'banned', 4, 20],
    [
      'a card over two parts cannot be redacted in place',
      ['pay 4111 1111 ', '1111 1111 now'],
      'cards',
      4,
      23,
    ],
    ['a phrase over two parts, on a line each', ['the project', 'Bluebird plan'], 'banned', 4, 19],
    ['a phrase behind parts on lines of their own', ['a', 'b', 'c', 'project', 'bluebird'], 'banned', 3, 18],
    ['a card over four parts, on a line each', ['pay 4111', '1111', '1111', '1111'], 'cards', 4, 20],
    ['far behind the beginning', ['x'.repeat(5000), `${'y '.repeat(900)}ev`, 'il'], 'banned', 6800, 6804],
  ];
  for (const [title, parts, rule, start, end] of denied) {
    it(`J08 ${title}`, () => {
      const body = prompt(parts);
      const whole = judge(body, body.length);
      assert.deepEqual(
        [whole.verdict, whole.rule, whole.left, whole.findings],
        ['deny', rule, '', [{ path: 'messages[0].content', start, end, rule }]],
      );
      const step = Math.ceil(body.length / 150);
      for (let cut = 0; cut < body.length; cut += step)
        assert.deepEqual(judge(body, cut), whole, `cut at ${cut}`);
    });
  }

  it('J08 a word inside a part is found in the part, once', () => {
    const found = judge(prompt(['all is', 'evil here']), 40);
    assert.deepEqual(found.findings, [
      { path: 'messages[0].content[1].text', start: 0, end: 4, rule: 'banned' },
    ]);
  });

  it('J08 a card inside a part is redacted beside another part', () => {
    const body = prompt(['one', '4111 1111 1111 1111 two']);
    const { verdict, left } = judge(body, 30);
    assert.equal(verdict, 'mutate');
    assert.equal(left, body.replace('4111 1111 1111 1111', '[CREDIT_CARD]'));
  });

  it('J08 the role counts, also where it comes after the parts', () => {
    for (const first of [true, false]) {
      const parts = ['for users', ' only'];
      assert.equal(judge(prompt(parts, 'user', first), 50).rule, 'users');
      assert.equal(judge(prompt(parts, 'system', first), 50).verdict, 'allow');
    }
  });

  it('J08 parts of messages of two speakers are not one text', () => {
    const message = (text: string, role: string) =>
      `{"role":"${role}","content":[{"type":"text","text":"${text}"}]}`;
    const said = (role: string) =>
      `{"model":"m","messages":[${message('this is ev', 'user')},${message('il', role)}]}`;
    assert.equal(judge(said('assistant'), 40).verdict, 'allow');
    assert.equal(judge(said('user'), 40).verdict, 'deny');
  });
});

describe('texts that readers tell apart at a seam', () => {
  const MAIL = `  request:
    rules:
      - { name: mails, detector: pii, options: { entities: [EMAIL] }, action: redact }
      - { name: keys, detector: secrets, action: redact }
`;
  const left = (...parts: readonly string[]) => {
    const talk = new Talk(MAIL).request('full-duplex');
    talk.body('request', prompt(parts), true);
    return [talk.events.at(-1)?.verdict, talk.left('request')];
  };

  it('J08 an address that is whole before a word is masked where it stands', () => {
    for (const next of ['Phone: none', 'and what is new?', 'Ça va?'])
      assert.deepEqual(left('Mail: anna.meier@shop.com', next), ['mutate', prompt(['Mail: [EMAIL]', next])]);
  });

  it('J08 an address that is whole only with what follows is denied', () => {
    assert.deepEqual(left('Mail: anna.meier@shop', '.com and more'), ['deny', '']);
    assert.deepEqual(left('Mail: anna.mei', 'er@shop.com and more'), ['deny', '']);
  });

  it('J08 a sentence that ends is no half of a password', () => {
    const parts = ['Kannst du das Passwort angeben?', 'The ordered list'];
    assert.deepEqual(left(...parts), ['allow', prompt(parts)]);
  });

  it('J08 a key is denied, also where its beginning is one already', () => {
    const key = ['sk-ant-api03-', 'Zq8vT2mXw9Rk4LpBn7Yc1Hd6', 'Js3Fg5Ua0We'];
    const [one = '', two = '', three = ''] = key;
    assert.deepEqual(left(`use ${one}${two}`, `${three} now`), ['deny', '']);
  });
});

describe('bare texts in place of parts', () => {
  const asked = (method: string, params: object) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const say = (parts: readonly string[]) => ({ role: 'user', messageId: 'm', parts });
  const DENIED: readonly (readonly [string, string, string])[] = [
    ['of a message of A2A', '/a2a', asked('message/send', { message: say(['this is ev', 'il']) })],
    [
      'of a message of A2A, on lines',
      '/a2a',
      asked('message/send', { message: say(['project', 'bluebird']) }),
    ],
    [
      'of a result of MCP',
      '/mcp',
      JSON.stringify({ jsonrpc: '2.0', id: 1, result: { role: 'assistant', content: ['ev', 'il'] } }),
    ],
  ];
  for (const [title, path, body] of DENIED) {
    it(`J08 ${title}`, () => {
      const talk = new Talk(RULES).request('full-duplex', { path });
      talk.body('request', body, true);
      assert.deepEqual([talk.events.at(-1)?.rule, talk.left('request')], ['banned', '']);
    });
  }
});

describe('text split over a list that holds more than text', () => {
  const responses = (item: object): [string, object] => ['/v1/responses', { model: 'm', input: [item] }];
  const chat = (message: object): [string, object] => [
    '/v1/chat/completions',
    { model: 'm', messages: [{ role: 'assistant', ...message }] },
  ];
  const listed = (name: string) => ['this is ev', 'il'].map((text) => ({ type: 'text', [name]: text }));
  const DENIED: Readonly<Record<string, [string, object]>> = {
    'refusals of Responses': responses({ type: 'message', role: 'assistant', content: listed('refusal') }),
    'logs of an interpreter': responses({ type: 'code_interpreter_call', outputs: listed('logs') }),
    'output of a shell': responses({ type: 'shell_call_output', call_id: 'c', output: listed('stdout') }),
    'refusals of chat completions': chat({ content: listed('refusal') }),
    'details of reasoning': chat({ content: 'x', reasoning_details: listed('text') }),
    'blocks of thinking': chat({ content: 'x', thinking_blocks: listed('thinking') }),
  };
  for (const [title, [path, body]] of Object.entries(DENIED)) {
    it(`J08 ${title}`, () => {
      const talk = new Talk(RULES).request('full-duplex', { path });
      talk.body('request', JSON.stringify(body), true);
      assert.deepEqual([talk.events.at(-1)?.rule, talk.left('request')], ['banned', '']);
    });
  }
});
