/**
 * Rules on tools over answers of any calls, in any chunking: what is decided is what the rules say of the calls, nothing of
 * a denied call leaves, and what is allowed leaves byte for byte (laws 1 to 4).
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_GRANTS } from '../../src/core/caller.ts';
import type { ConditionFacts } from '../../src/core/condition.ts';
import type { Dialect } from '../../src/core/dialect.ts';
import { findDialect } from '../../src/dialects/index.ts';
import { ToolJudge } from '../../src/policy/tools/tool-judge.ts';
import { answerLane } from '../../src/screen/answer-lane.ts';
import { cutAt, policiesOf } from '../fakes/conversation.ts';
import { fc } from './fast-check.ts';

const [POLICY] = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: tools }
spec:
  tools:
    rules:
      - { tool: "get_*", action: allow }
      - { tool: shell, action: deny }
      - { tool: pay, when: 'args.amount <= 50 && !(has(args.to) && args.to == "me")', action: allow }
      - { tool: note, when: 'args.text.matches("^[a-z ]*$")', action: allow, onFault: allow }
`).policies;
const FACTS: ConditionFacts = {
  caller: { id: 'ann', kind: 'jwt', ...NO_GRANTS },
  request: { host: 'h', path: '/', method: 'POST', dialect: '' },
  time: new Date(0),
  model: 'm',
};

interface Call {
  readonly name: string;
  readonly args: object;
}

const names = fc.constantFrom(
  'get_order',
  'get_',
  'shell',
  'Shell',
  'x.shell',
  'pay',
  'note',
  'Pay',
  'pay ',
  'p\u0430y',
);
const args = fc.record(
  {
    amount: fc.oneof(
      fc.integer({ min: -10, max: 100 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string(),
    ),
    to: fc.constantFrom('me', 'you'),
    text: fc.oneof(fc.constantFrom('all is well', 'Not Well'), fc.string()),
    more: fc.jsonValue({ maxDepth: 2 }),
  },
  { requiredKeys: [] },
);
const calls = fc.array(fc.record({ name: names, args }), { minLength: 1, maxLength: 3 });

/** An answer on one wire, and how many of its bytes stand before its first call. */
interface Wire {
  readonly path: string;
  readonly type: string;
  write(called: readonly Call[]): { readonly bytes: Buffer; readonly before: number };
}

const event = (value: object, name = '') => `${name}data: ${JSON.stringify(value)}\n\n`;
const parts = (text: string) => text.match(/[\s\S]{1,5}/gu) ?? [];

function joined(head: string, rest: readonly string[]): { bytes: Buffer; before: number } {
  return { bytes: Buffer.from(head + rest.join('')), before: Buffer.byteLength(head) };
}

const CHAT: Wire = {
  ...{ path: '/v1/chat/completions', type: 'text/event-stream' },
  write: (called) => {
    const chunk = (delta: object, finish: string | null = null) =>
      event({ id: 'x', model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] });
    const events = called.flatMap(({ name, args: given }, index) => [
      chunk({
        tool_calls: [{ index, id: `c${index}`, type: 'function', function: { name, arguments: '' } }],
      }),
      ...parts(JSON.stringify(given)).map((text) =>
        chunk({ tool_calls: [{ index, function: { arguments: text } }] }),
      ),
    ]);
    return joined(chunk({ role: 'assistant', content: 'Well. ' }), [
      ...events,
      chunk({}, 'tool_calls'),
      'data: [DONE]\n\n',
    ]);
  },
};

const WHOLE: Wire = {
  ...{ path: '/v1/chat/completions', type: 'application/json' },
  write: (called) => {
    const tool_calls = called.map(({ name, args: given }) => ({
      ...{ id: 'c', type: 'function' },
      function: { name, arguments: JSON.stringify(given, null, 1) },
    }));
    const message = { role: 'assistant', content: null, tool_calls };
    return joined('', [
      JSON.stringify({ id: 'x', model: 'm', choices: [{ index: 0, message, finish_reason: 'tool_calls' }] }),
    ]);
  },
};

const MESSAGES: Wire = {
  ...{ path: '/v1/messages', type: 'text/event-stream' },
  write: (called) => {
    const named = (value: { readonly type: string }) => event(value, `event: ${value.type}\n`);
    const message = { id: 'm', type: 'message', role: 'assistant', model: 'm', content: [], usage: {} };
    const blocks = called.flatMap(({ name, args: given }, index) => [
      named({
        type: 'content_block_start',
        ...{ index, content_block: { type: 'tool_use', id: 'c', name, input: {} } },
      }),
      ...parts(JSON.stringify(given)).map((partial_json) =>
        named({
          type: 'content_block_delta',
          ...{ index, delta: { type: 'input_json_delta', partial_json } },
        }),
      ),
      named({ type: 'content_block_stop', ...{ index } }),
    ]);
    const end = [
      named({
        type: 'message_delta',
        ...{ delta: { stop_reason: 'tool_use', stop_sequence: null }, usage: {} },
      }),
      named({ type: 'message_stop' }),
    ];
    return joined(named({ type: 'message_start', ...{ message } }), [...blocks, ...end]);
  },
};

/** The same with arguments as objects. */
const CONTENT: Wire = {
  ...{ path: '/v1beta/models/m:generateContent', type: 'application/json' },
  write: (called) => {
    const content = {
      role: 'model',
      parts: called.map(({ name, args: given }) => ({ functionCall: { name, args: given } })),
    };
    return joined('', [JSON.stringify({ candidates: [{ index: 0, content, finishReason: 'STOP' }] })]);
  },
};

function judged({ path, type }: Wire, bytes: Buffer, cuts: readonly number[]) {
  assert.ok(POLICY !== undefined);
  const opened = answerLane({
    ...{
      policy: POLICY,
      dialect: findDialect({ method: 'POST', path }) as Dialect,
      request: { model: 'm', stream: true },
    },
    ...{ head: { status: 200, headers: [{ name: 'content-type', value: type }] }, facts: FACTS },
    ...{ fingerprint: (text: string) => text, eager: false, enforced: true },
  });
  assert.ok(opened.ok);
  const { lane } = opened.value;
  const outputs = [...cutAt(bytes, cuts).map((piece) => lane.push(piece)), lane.end()];
  const denial = outputs.find((output) => output.denial !== undefined)?.denial;
  return {
    left: Buffer.concat(outputs.flatMap(({ chunks }) => chunks)),
    denied: denial?.kind === 'finding' ? `${denial.finding.type} ${denial.rule}` : denial?.kind,
    told: outputs.flatMap(({ findings }) => findings.map(({ type: kind, rule }) => `${kind} ${rule}`)),
  };
}

/** What the rules say of these calls by themselves. */
function allowed(called: readonly Call[]): boolean {
  assert.ok(POLICY?.tools !== undefined);
  const judge = new ToolJudge(POLICY.tools, FACTS);
  return called.every(({ name, args: given }) =>
    judge.byArguments(name, given).some(({ type }) => type === 'TOOL_ALLOWED'),
  );
}

describe('rules on tools', () => {
  for (const [title, wire, runs] of [
    ['chat completions, streamed', CHAT, 60],
    ['chat completions, whole', WHOLE, 50],
    ['messages, streamed', MESSAGES, 40],
    ['contents, arguments as objects', CONTENT, 50],
  ] as const) {
    it(`decide alike in any chunking: ${title}`, () => {
      fc.assert(
        fc.property(calls, fc.array(fc.nat(), { maxLength: 12 }), (called, cuts) => {
          const { bytes, before } = wire.write(called);
          const whole = judged(wire, bytes, []);
          const cut = judged(wire, bytes, cuts);
          assert.deepEqual([cut.denied, cut.told], [whole.denied, whole.told]);
          const passes = allowed(called);
          assert.equal(whole.denied === undefined, passes, JSON.stringify(whole.told));
          for (const { left } of [whole, cut]) {
            if (passes) assert.deepEqual(left, bytes);
            // Calls in front of one that is denied may have left, each of them allowed.
            else assert.deepEqual(left, bytes.subarray(0, left.length));
          }
          if (!passes && called[0] !== undefined && !allowed([called[0]]))
            assert.ok(cut.left.length <= before);
        }),
        { numRuns: runs },
      );
    });
  }
});
