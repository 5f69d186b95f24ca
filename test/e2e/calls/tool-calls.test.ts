/** T01 through a real Envoy: a rule on the name of a tool denies its call on every wire, asked for or answered. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { TOOL, type WireCall } from '../../dialects/calls/types.ts';
import { titleOf, WIRE_CALLS } from '../../dialects/calls/wire-calls.ts';
import { assertRecorded, recordsOf } from '../answers/support/records.ts';
import { assertQuiet, inWords } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const RULE = `{ name: no-deleting, detector: keywords, options: { words: [${TOOL}] }, on: [assistant], action: deny }`;
const POLICY = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: tools }
spec:
  request: { rules: [${RULE}] }
  response: { rules: [${RULE}] }
`;

const DENIED = ['request deny no-deleting', 'close denied'];
const ANSWER_DENIED = ['request allow none', 'open deny no-deleting', 'close denied'];
const ANSWER_CUT = ['request allow none', 'open allow none', 'cut deny no-deleting', 'close cut'];

/** What the model answers: the pieces of the row, one write each. */
function answers(stack: Stack, { answer }: WireCall): void {
  stack.model.script('call', async ({ body, response }) => {
    await body;
    response.writeHead(200, { 'content-type': answer?.type });
    for (const piece of answer?.pieces ?? []) response.write(piece);
    response.end();
  });
}

async function post(stack: Stack, path: string, body: unknown): Promise<{ id: string | null; text: string }> {
  const response = await fetch(`${stack.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'x-script': 'call',
    },
    body: JSON.stringify(body),
  });
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
  return { id: response.headers.get('x-weir-id'), text };
}

describe('T01 a call of a tool that nobody may call', { timeout: 120_000 }, () => {
  let stack: Stack;
  let ran = 0;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => {
    await stack?.stop();
    assert.equal(ran, WIRE_CALLS.length);
  });

  for (const row of WIRE_CALLS) {
    it(`T01 is denied: ${titleOf(row)}`, async () => {
      ran++;
      const { answer } = row;
      const before = stack.model.received.length;
      answers(stack, row);
      const { id, text } = await post(stack, row.path, row.body);
      assert.ok(!text.includes(TOOL), 'the client is not told to call it');
      const records = await recordsOf(stack, id);
      const words = records.map(inWords);
      if (answer === undefined) assert.deepEqual(words, DENIED);
      // Where something stands before the call, that may have left.
      else if ((answer.call?.[0] ?? 0) > 0 && words.includes('close cut'))
        assert.deepEqual(words, ANSWER_CUT);
      else assert.deepEqual(words, ANSWER_DENIED);
      assert.equal(stack.model.received.length - before, answer === undefined ? 0 : 1);
      const found = records.flatMap(({ findings }) => (findings ?? []) as Found[]);
      assert.ok(found.length > 0);
      for (const { rule, role, path } of found) {
        assert.deepEqual([rule, role], ['no-deleting', 'assistant']);
        assert.match(path, /name$/);
      }
    });
  }

  it('T01 is refused in a batch of JSON-RPC', async () => {
    const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: TOOL, arguments: {} } };
    const before = stack.model.received.length;
    const { id } = await post(stack, '/mcp', [call, call]);
    await assertRecorded(stack, id, ['request deny unreadable', 'close fault']);
    assert.equal(stack.model.received.length, before);
  });
});

interface Found {
  readonly rule: string;
  readonly role: string;
  readonly path: string;
}
