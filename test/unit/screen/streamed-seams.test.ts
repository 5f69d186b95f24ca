/** Text split over the parts of a streamed answer is judged across them, and held meanwhile (J08, S05). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Talk } from '../../fakes/talk.ts';

const RULES = `  response:
    rules:
      - { name: banned, detector: keywords, options: { words: ["project halcyon", evil] }, action: deny }
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
      - { name: mails, detector: pii, options: { entities: [EMAIL] }, action: redact }
`;

interface Form {
  readonly path: string;
  readonly request: object;
  /** Events that say the texts, each as a part of its own. */
  readonly parts: (texts: readonly string[]) => readonly object[];
}

const ANTHROPIC: Form = {
  path: '/v1/messages',
  request: { model: 'm', max_tokens: 9, stream: true, messages: [{ role: 'user', content: 'x' }] },
  parts: (texts) => [
    {
      type: 'message_start',
      message: { id: 'i', type: 'message', role: 'assistant', model: 'm', content: [] },
    },
    ...texts.flatMap((text, index) => [
      { type: 'content_block_start', index, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index, delta: { type: 'text_delta', text } },
      { type: 'content_block_stop', index },
    ]),
  ],
};
const said = (texts: readonly string[], done: boolean): readonly object[] =>
  texts.flatMap((delta, content_index) => {
    const at = { item_id: 'i', output_index: 0, content_index };
    const whole = [{ type: 'response.output_text.done', ...at, text: delta }];
    return [{ type: 'response.output_text.delta', ...at, delta }, ...(done ? whole : [])];
  });
const RESPONSES: Form = {
  path: '/v1/responses',
  request: { model: 'm', stream: true, input: 'x' },
  parts: (texts) => said(texts, true),
};
/** Items of one response, as the provider sends them. */
const ITEMS: Form = {
  ...RESPONSES,
  parts: (texts) =>
    texts.flatMap((text, output_index) => {
      const at = { item_id: `i${output_index}`, output_index, content_index: 0 };
      const part = { type: 'output_text', text, annotations: [] };
      const item = { type: 'message', id: `i${output_index}`, role: 'assistant' };
      return [
        { type: 'response.output_item.added', output_index, item: { ...item, content: [] } },
        { type: 'response.content_part.added', ...at, part: { ...part, text: '' } },
        { type: 'response.output_text.delta', ...at, delta: text },
        { type: 'response.output_text.done', ...at, text },
        { type: 'response.content_part.done', ...at, part },
        { type: 'response.output_item.done', output_index, item: { ...item, content: [part] } },
      ];
    }),
};
const COHERE: Form = {
  path: '/v2/chat',
  request: { model: 'm', stream: true, messages: [{ role: 'user', content: 'x' }] },
  parts: (texts) =>
    texts.flatMap((text, index) => [
      { type: 'content-start', index, delta: { message: { content: { type: 'text', text: '' } } } },
      { type: 'content-delta', index, delta: { message: { content: { text } } } },
      { type: 'content-end', index },
    ]),
};
/** One status after the other, as agents stream what they say. */
const A2A: Form = {
  path: '/a2a',
  request: {
    ...{ jsonrpc: '2.0', id: 1, method: 'message/stream' },
    params: { message: { role: 'user', messageId: 'm', parts: [{ kind: 'text', text: 'x' }] } },
  },
  parts: (texts) =>
    texts.map((text) => {
      const message = { role: 'agent', messageId: 'n', parts: [{ kind: 'text', text }] };
      const status = { state: 'working', message };
      return {
        ...{ jsonrpc: '2.0', id: 1, type: 'message' },
        result: { kind: 'status-update', taskId: 't', contextId: 'c', status },
      };
    }),
};
const FORMS: Readonly<Record<string, Form>> = {
  'blocks of Messages': ANTHROPIC,
  'parts of Responses': RESPONSES,
  'parts of Responses that do not end': { ...RESPONSES, parts: (texts) => said(texts, false) },
  'messages of Responses': ITEMS,
  'parts of Cohere': COHERE,
};

function frame(event: object): string {
  const { type } = event as { type: string };
  return `event: ${type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** A stream of these events, in one piece or event by event; what leaves, and the rule. */
function stream({ path, request }: Form, events: readonly object[], whole = false) {
  const talk = new Talk(RULES).request('full-duplex', { path });
  talk.body('request', JSON.stringify(request), true);
  talk.answer();
  const frames = events.map(frame);
  for (const piece of whole ? [frames.join('')] : frames) talk.body('response', piece);
  const before = talk.left();
  talk.body('response', '', true);
  const { rule, verdict, findings } = talk.events.at(-1) ?? {};
  return { before, left: talk.left(), rule, verdict, findings };
}

const SPLITS: readonly (readonly [string, readonly string[], string])[] = [
  ['a word', ['this is ev', 'il indeed'], 'banned'],
  ['a word over four', ['e', 'v', 'i', 'l'], 'banned'],
  ['a phrase, on lines', ['the project', 'Halcyon plan'], 'banned'],
  ['a phrase over many', ['pro', 'ject', ' hal', 'cyon'], 'banned'],
  ['a card number', ['pay 4111 1111 ', '1111 1111 now'], 'cards'],
  ['a card number on lines', ['pay 4111', '1111', '1111', '1111'], 'cards'],
];

for (const [name, form] of Object.entries(FORMS)) {
  describe(`text split over ${name}`, () => {
    for (const [title, texts, rule] of SPLITS) {
      it(`J08 ${title}: nothing of it leaves`, () => {
        const events = form.parts(texts);
        const apart = stream(form, events);
        assert.deepEqual([apart.verdict, apart.rule], ['deny', rule]);
        assert.doesNotMatch(apart.left, /4111|1111|":"(?:e|pro)"|project|Halcyon|is ev|cyon/);
        const whole = stream(form, events, true);
        assert.deepEqual([whole.verdict, whole.rule, whole.findings], ['deny', rule, apart.findings]);
      });
    }

    it('J08 what stands in one part is masked there', () => {
      const { left, verdict } = stream(form, form.parts(['one ', 'pay 4111 1111 1111 1111 now', 'two']));
      assert.equal(verdict, 'mutate');
      assert.match(left, /pay \[CREDIT_CARD\] now/);
    });

    it('J08 an address that is whole before a word of the next is masked', () => {
      const { left, verdict } = stream(form, form.parts(['Mail: anna.meier@shop.com', 'Phone: none']));
      assert.equal(verdict, 'mutate');
      assert.match(left, /Mail: \[EMAIL\]/);
      assert.doesNotMatch(left, /anna|shop/);
    });

    it('J08 an address that goes on in the next is denied', () => {
      const { left, verdict } = stream(form, form.parts(['Mail: anna.meier@shop', '.com or not']));
      assert.equal(verdict, 'deny');
      assert.doesNotMatch(left, /anna|shop/);
    });

    it('J08 words of other parts stay as they came', () => {
      const events = form.parts(['Hello. ', 'The project', 'is on', '41', '11']);
      assert.equal(stream(form, events).left, events.map(frame).join(''));
    });
  });
}

describe('text split over statuses of A2A', () => {
  for (const [title, texts, rule] of SPLITS.filter(([title]) => title.startsWith('a card')))
    it(`J08 ${title}: nothing of it leaves`, () => {
      const { left, verdict, rule: by } = stream(A2A, A2A.parts(texts));
      assert.deepEqual([verdict, by], ['deny', rule]);
      assert.doesNotMatch(left, /4111|1111/);
    });

  it('J08 an address that is whole in one is masked there', () => {
    const { left, verdict } = stream(A2A, A2A.parts(['Mail: anna.meier@shop.com', 'Phone: none']));
    assert.equal(verdict, 'mutate');
    assert.match(left, /Mail: \[EMAIL\]/);
  });

  it('S05 plain words are not held for the next, and a phrase that goes on there cuts the stream', () => {
    const events = A2A.parts(['Looking at the project', 'halcyon now']);
    assert.ok(stream(A2A, events.slice(0, 1)).before.includes('the project'));
    const { left, verdict, rule } = stream(A2A, events);
    assert.deepEqual([verdict, rule], ['deny', 'banned']);
    assert.doesNotMatch(left, /halcyon now/);
  });
});

describe('the end of a part', () => {
  const call = [
    {
      type: 'content_block_start',
      index: 1,
      content_block: { type: 'tool_use', id: 't', name: 'f', input: {} },
    },
    ...Array.from({ length: 6 }, () => ({
      ...{ type: 'content_block_delta', index: 1 },
      delta: { type: 'input_json_delta', partial_json: ' ' },
    })),
  ];

  it('S05 is held for no more than five events', () => {
    const events = [...ANTHROPIC.parts(['see project']), ...call];
    assert.equal(stream(ANTHROPIC, events.slice(0, -3)).before.includes('see project'), false);
    assert.ok(stream(ANTHROPIC, events).before.includes('see project'));
  });

  it('J08 what goes on with it later cuts the stream', () => {
    const later = ANTHROPIC.parts(['', '', 'halcyon']).slice(-3);
    const events = [...ANTHROPIC.parts(['see project ']), ...call, { type: 'content_block_stop', index: 1 }];
    const { left, rule } = stream(ANTHROPIC, [...events, ...later]);
    assert.equal(rule, 'banned');
    assert.doesNotMatch(left, /halcyon/);
    assert.match(left, /see project .*refusal/s);
  });

  it('J08 is recorded where a rule only annotates', () => {
    const talk = new Talk(RULES.replace('deny', 'annotate')).request('full-duplex', { path: '/v1/messages' });
    talk.body('request', JSON.stringify(ANTHROPIC.request), true);
    talk.answer();
    for (const one of ANTHROPIC.parts(['see project', 'halcyon now'])) talk.body('response', frame(one));
    talk.body('response', '', true);
    talk.take({ kind: 'closed', ended: 'complete' });
    const { verdict, findings } = talk.events.at(-1) ?? {};
    assert.deepEqual([verdict, findings?.map(({ rule }) => rule)], ['allow', ['banned']]);
  });

  it('J08 cuts a stream that leaves at once where it shows', () => {
    const talk = new Talk(`  acceptWeaker: [streamed]\n${RULES}`).request('streamed', {
      path: '/v1/messages',
    });
    talk.body('request', JSON.stringify(ANTHROPIC.request), true);
    talk.answer();
    for (const one of ANTHROPIC.parts(['see project', 'halcyon now'])) talk.body('response', frame(one));
    talk.body('response', '', true);
    assert.deepEqual([talk.events.at(-1)?.verdict, talk.events.at(-1)?.rule], ['deny', 'banned']);
  });
});

describe('a stream of chat completions with whole messages', () => {
  const CHAT: Form = {
    path: '/v1/chat/completions',
    request: { model: 'm', stream: true, messages: [{ role: 'user', content: 'x' }] },
    parts: (texts) => texts.map((content) => ({ choices: [{ index: 0, message: { content } }] })),
  };
  const grown = (texts: readonly string[]) =>
    texts.map((content, at) => ({
      choices: [{ index: 0, delta: { content }, message: { content: texts.slice(0, at + 1).join('') } }],
    }));

  it('S05 that grow beside the deltas is cut where something is masked, for they end in pieces of it', () => {
    const { left, verdict, rule } = stream(CHAT, grown(['pay ', '4111 ', '1111 1111 ', '1111', ' now']));
    assert.deepEqual([verdict, rule], ['deny', 'uninspected.sealed']);
    assert.doesNotMatch(left, /4111|1111/);
    assert.match(left, /"pay "/);
  });

  it('S05 that grow beside the deltas passes where nothing is masked', () => {
    const events = grown(['pay ', 'the project', ' now']);
    assert.equal(stream(CHAT, events).left, events.map(frame).join(''));
  });

  it('S05 in place of deltas says one text', () => {
    const { left, rule } = stream(CHAT, CHAT.parts(['pay 4111 ', '1111 1111 ', '1111 now']));
    assert.equal(rule, 'cards');
    assert.doesNotMatch(left, /4111|1111/);
  });

  it('S05 in place of deltas is masked where one says it all', () => {
    const { left, rule } = stream(CHAT, CHAT.parts(['pay 4111 1111 1111 1111 now.', ' So it is.']));
    assert.equal(rule, 'cards');
    assert.match(left, /pay \[CREDIT_CARD\] now/);
  });
});
