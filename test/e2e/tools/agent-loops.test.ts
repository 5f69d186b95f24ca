/**
 * Agent loops with the OpenAI and the Anthropic SDK through a real Envoy: what may be used works, what may not is neither
 * offered nor carried out, and the loop survives a refusal.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { recordsOf } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet, inWords } from '../conformance/support/witness.ts';
import { chatBody, postChat } from '../harness/client.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { ROOT, type Stack, startStack } from '../harness/stack.ts';
import { AGENTS } from './support/agents.ts';

/** The shipped policy, for every host and at any hour. */
const POLICY = shipped([
  [/^ {2}selects: .*\n/m, ''],
  [/time\.getHours\(\) < 6 \|\| /, ''],
]);
const MAY = ['search_orders', 'get_order', 'issue_refund'];
/** Some formats begin an answer before its first call. */
const DENIED = 'open deny tools.default, close denied';
const CUT = 'open allow none, cut deny tools.default, close cut';
const SAYS = /^I may not do that for you here \([0-9a-f-]{36}\)\.$/;

function shipped(changes: readonly (readonly [RegExp, string])[]): string {
  let text = readFileSync(`${ROOT}policies/support-assistant-tools.yaml`, 'utf8');
  for (const [what, by] of changes) {
    assert.match(text, what);
    text = text.replace(what, by);
  }
  return text;
}

interface Told {
  readonly rule: string;
  readonly type: string;
  readonly path: string;
}

function toldIn(records: readonly JournalRecord[], type: RegExp): string[] {
  const told = records.flatMap((record) => record['findings'] as Told[]);
  return told.filter((one) => type.test(one.type)).map((one) => `${one.type} ${one.rule} ${one.path}`);
}

describe('an agent loop', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY, workers: 1 });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  for (const agent of AGENTS) {
    it(`carries out what is allowed, and is not offered the rest: ${agent.name}`, async () => {
      for (const call of [
        { tool: 'search_orders', args: { text: 'shoes' } },
        { tool: 'get_order', args: { order: 'AB-123456' } },
        { tool: 'issue_refund', args: { amount: 20, order: 'AB-123456' } },
      ]) {
        const { text, ran, offered, ids } = await agent.run(stack, call);
        assert.deepEqual([text, ran], ['It is done, and all is well.', [call.tool]]);
        assert.deepEqual(offered, [MAY, MAY]);
        const [first = []] = await Promise.all(ids.map((id) => recordsOf(stack, id)));
        assert.deepEqual(first.map(inWords), [
          'request mutate tools.default',
          'open allow none',
          'close complete',
        ]);
        const anthropic = agent.name.startsWith('@anthropic');
        assert.deepEqual(toldIn(first, /REMOVED/), [
          'TOOL_REMOVED tools.default tools[3]',
          // The search of the provider is for those who are known.
          ...(anthropic ? ['TOOL_REMOVED tools.default tools[4]'] : []),
        ]);
        assert.equal(toldIn(first, /ALLOWED/).length, 1);
      }
    });

    it(`gets the policy's words for a call that it may not make: ${agent.name}`, async () => {
      for (const [call, told] of [
        [{ tool: 'delete_orders', args: {} }, 'TOOL_DENIED tools.default'],
        [{ tool: 'delete_orders', args: { all: true } }, 'TOOL_DENIED tools.default'],
        [{ tool: 'get_order', args: { order: "1' OR 1=1" } }, 'TOOL_DENIED tools.default'],
        [{ tool: 'issue_refund', args: { amount: 200 } }, 'TOOL_DENIED tools.default'],
        [{ tool: 'Search_Orders', args: {} }, 'TOOL_DENIED tools.default'],
      ] as const) {
        const { text, ran, ids } = await agent.run(stack, call);
        assert.match(text, SAYS, JSON.stringify(call));
        assert.ok(text.includes(ids.at(-1) ?? '-') && ran.length === 0);
        const records = await recordsOf(stack, ids.at(-1));
        const [request, ...answer] = records.map(inWords);
        assert.equal(request, 'request mutate tools.default');
        assert.ok([DENIED, CUT].includes(answer.join(', ')), answer.join(', '));
        assert.ok(
          toldIn(records, /DENIED/)
            .at(-1)
            ?.startsWith(told),
        );
      }
    });

    it(`is told no where arguments are none that the tool has: ${agent.name}`, async () => {
      for (const [args, rule] of [
        [{ amount: 20, note: 'and more' }, 'tools.arguments'],
        [{ amount: '20' }, 'small-refunds'],
        [{}, 'small-refunds'],
      ] as const) {
        const outcome = await agent.run(stack, { tool: 'issue_refund', args }).then(
          ({ ended, ran, ids, text }) => {
            assert.deepEqual([ran, text.includes('well')], [[], false]);
            return { ended, id: ids.at(-1) };
          },
          (error: unknown) => {
            assert.ok(error instanceof OpenAI.APIError || error instanceof Anthropic.APIError, String(error));
            return { ended: String(error.status), id: error.headers?.get('x-weir-id') };
          },
        );
        const records = await recordsOf(stack, outcome.id);
        assert.match(records.map(inWords).join(), new RegExp(`deny ${rule.replace('.', '\\.')}`));
        assert.match(outcome.ended, /^(403|content_filter|refusal|stop|end_turn)$/, JSON.stringify(args));
      }
    });
  }

  /** A plain answer with one call, as some model may spell it. */
  async function said(name: string, args: string, finish = 'tool_calls') {
    const tool_calls = [{ id: 'c', type: 'function', function: { name, arguments: args } }];
    const choices = [
      { index: 0, message: { role: 'assistant', content: null, tool_calls }, finish_reason: finish },
    ];
    const body = JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
    stack.model.script('said', sends([body], { contentType: 'application/json' }));
    const answer = await postChat(stack.url, chatBody('Help me.'), { 'x-script': 'said' });
    const records = await recordsOf(stack, answer.headers.get('x-weir-id'));
    const found = records.flatMap((record) => record['findings'] as { hash: string }[]);
    const [, decision] = records.map(inWords);
    return {
      status: answer.status,
      text: await answer.text(),
      decision,
      hashes: found.map(({ hash }) => hash),
      body,
    };
  }

  it('T02 has no other names for a tool', async () => {
    for (const name of ['search_orders ', 'search_order\u0455', 'search\u200b_orders', 'x'.repeat(200)]) {
      const { status, decision, text } = await said(name, '{}');
      assert.deepEqual([status, decision], [403, 'open deny tools.names']);
      assert.ok(!text.includes('search'));
    }
    for (const name of ['SEARCH_ORDERS', 'functions.search_orders', 'search_orders2']) {
      const { decision, text } = await said(name, '{}');
      assert.equal(decision, 'open deny tools.default');
      assert.match(text, /I may not do that/);
    }
  });

  it('T03 knows arguments by their value', async () => {
    const spelled = ['{"amount":10,"order":"AB-1"}', '{ "order": "AB-\\u0031", "amount": 1e1 }'];
    const [one, other] = [
      await said('issue_refund', spelled[0] ?? ''),
      await said('issue_refund', spelled[1] ?? ''),
    ];
    assert.deepEqual([one.text, other.text], [one.body, other.body]);
    assert.ok(one.hashes.length > 0);
    assert.deepEqual(one.hashes, other.hashes);
    const twice = await said('issue_refund', '{"amount":10,"amount":5000}');
    assert.deepEqual([twice.status, twice.decision], [403, 'open deny tools.arguments']);
  });

  it('T04 takes arguments that break off for none that may be used', async () => {
    for (const [args, finish] of [
      ['{"amount":10', 'length'],
      ['amount=10', 'tool_calls'],
    ]) {
      const { status, decision } = await said('issue_refund', args ?? '', finish);
      assert.deepEqual([status, decision], [403, 'open deny tools.arguments']);
    }
  });
});
