/** Rules on tools at work on answers: whatever the wire, in any chunking, a call is decided before its first byte leaves. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_GRANTS } from '../../../src/core/caller.ts';
import type { ConditionFacts } from '../../../src/core/condition.ts';
import type { Dialect } from '../../../src/core/dialect.ts';
import type { Finding } from '../../../src/core/finding.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import type { Policy } from '../../../src/screen/gate.ts';
import type { LaneOutput } from '../../../src/screen/lane-output.ts';
import { ANSWERS } from '../../dialects/calls/answers.ts';
import { STREAMS } from '../../dialects/calls/streams.ts';
import { ARGUMENTS_TEXT, sse, TOOL, type WireCall } from '../../dialects/calls/types.ts';
import { titleOf } from '../../dialects/calls/wire-calls.ts';
import { policiesOf } from '../../fakes/conversation.ts';

function policyOf(tools: string): Policy {
  const [policy] = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: calls }
spec: { tools: ${tools} }
`).policies;
  assert.ok(policy !== undefined);
  return policy;
}

const FACTS: ConditionFacts = {
  caller: { id: 'ann', kind: 'jwt', tenant: 'shop', ...NO_GRANTS },
  request: { host: 'llm.test', path: '/v1', method: 'POST', dialect: 'any' },
  time: new Date(0),
  model: 'm',
};

interface Outcome {
  readonly left: Buffer;
  readonly denial: LaneOutput['denial'];
  readonly findings: readonly Finding[];
}

/** Runs an answer through a lane, cut into pieces of so many bytes. */
function judged({ path, answer }: WireCall, policy: Policy, size: number): Outcome {
  const reads = findDialect({ method: 'POST', path }) as Dialect;
  const headers = [{ name: 'content-type', value: answer?.type ?? '' }];
  const opened = answerLane({
    ...{ policy, dialect: reads, head: { status: 200, headers }, request: { model: 'm', stream: true } },
    ...{ fingerprint: (text: string) => text, eager: false, enforced: true },
    facts: FACTS,
  });
  assert.ok(opened.ok);
  const { lane } = opened.value;
  const bytes = Buffer.concat((answer?.pieces ?? []).map((piece) => Buffer.from(piece)));
  const outputs: LaneOutput[] = [];
  for (let at = 0; at < bytes.length; at += size) outputs.push(lane.push(bytes.subarray(at, at + size)));
  outputs.push(lane.end());
  return {
    left: Buffer.concat(outputs.flatMap(({ chunks }) => chunks)),
    denial: outputs.find(({ denial }) => denial !== undefined)?.denial,
    findings: outputs.flatMap(({ findings }) => findings),
  };
}

function wireOf({ answer }: WireCall): Buffer {
  return Buffer.concat((answer?.pieces ?? []).map((piece) => Buffer.from(piece)));
}

/** Bytes that may have left before the call begins. */
function before({ answer }: WireCall): number {
  const pieces = answer?.pieces.slice(0, answer.call?.[0] ?? 0) ?? [];
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece))).length;
}

/** A server of MCP may ask for a message; that a tool is called in it is another thing. */
const SAMPLING = '{ tool: sampling/createMessage, action: allow }';
const DENIES = policyOf(`{ rules: [{ tool: tell_time, action: allow }, ${SAMPLING}] }`);
const ALLOWS = policyOf(
  `{ rules: [{ tool: tell_time, action: allow }, { tool: delete_files, action: allow }, ${SAMPLING}] }`,
);
const rule = (when: string) =>
  policyOf(
    `{ rules: [{ tool: tell_time, action: allow }, { tool: delete_files, when: '${when}', action: allow }, ${SAMPLING}] }`,
  );
const RIGHT = rule('args.path.startsWith("/srv/") && args.force == "yes"');
const WRONG = rule('args.path.startsWith("/etc/")');
const MISSING = rule('args.amount < 5');

const CALLS = [...ANSWERS, ...STREAMS].filter(({ answer }) => answer !== undefined);
/** Where the arguments come in pieces that nothing puts together, or come again empty: what decides by them denies. */
const UNTOLD = ['gemini: functionCall, member by member', 'openai-responses: function_call, streamed'];

/** The same call of a stream of the Responses API with its arguments as providers repeat them. */
const REPEATED = STREAMS.filter(({ dialect }) => dialect === 'openai-responses').map((call): WireCall => {
  const again = `"arguments":${JSON.stringify(ARGUMENTS_TEXT)}`;
  const pieces = call.answer?.pieces.map((piece, at) => {
    const text = piece.toString();
    return at < 4 ? text : text.replace('"arguments":""', again);
  });
  return {
    ...call,
    title: 'function_call told again',
    answer: { type: '', ...call.answer, pieces: pieces ?? [] },
  };
});

describe('rules on tools', () => {
  it('have calls on every wire', () => assert.ok(CALLS.length >= 20, String(CALLS.length)));

  for (const call of [...CALLS, ...REPEATED]) {
    const untold = UNTOLD.some((title) => titleOf(call).startsWith(title));
    const wire = wireOf(call);
    for (const size of [wire.length, 7]) {
      const title = `${titleOf(call)}, ${size === 7 ? 'in pieces' : 'at once'}`;
      it(`deny a tool by its name: ${title}`, () => {
        const { left, denial, findings } = judged(call, DENIES, size);
        assert.equal(denial?.kind === 'finding' && denial.rule, 'tools.default');
        assert.ok(findings.some(({ type, detector }) => type === 'TOOL_DENIED' && detector === 'tools'));
        assert.ok(!left.includes(TOOL) && left.length <= before(call), left.toString());
      });
      it(`let a tool be: ${title}`, () => {
        const { left, denial, findings } = judged(call, ALLOWS, size);
        assert.equal(denial, undefined);
        assert.deepEqual(left, wire);
        assert.ok(
          findings.some((finding) => finding.type === 'TOOL_ALLOWED' && finding.rule === 'tools.rules[1]'),
        );
      });
      it(`go by arguments: ${title}`, () => {
        const right = judged(call, RIGHT, size);
        if (untold) {
          assert.ok(right.denial?.kind === 'finding' && right.left.length <= before(call));
          return;
        }
        assert.equal(right.denial, undefined, JSON.stringify(right.denial));
        assert.deepEqual(right.left, wire);
        assert.ok(
          right.findings.some(({ type, rule: by }) => type === 'TOOL_ALLOWED' && by === 'tools.rules[1]'),
        );
        const wrong = judged(call, WRONG, size);
        assert.equal(wrong.denial?.kind === 'finding' && wrong.denial.rule, 'tools.default');
        assert.ok(wrong.left.length <= before(call), wrong.left.toString());
        const missing = judged(call, MISSING, size);
        assert.equal(missing.denial?.kind === 'finding' && missing.denial.rule, 'tools.rules[1]');
        assert.ok(missing.findings.some(({ type }) => type === 'TOOL_UNDECIDED'));
        assert.ok(missing.left.length <= before(call));
      });
    }
  }
});

/** A whole answer of chat completions with these calls. */
function chat(...calls: readonly object[]): WireCall {
  const message = { role: 'assistant', content: null, tool_calls: calls };
  return {
    ...{ dialect: 'openai-chat', title: 'own', path: '/v1/chat/completions', body: {} },
    answer: {
      type: 'application/json',
      pieces: [
        JSON.stringify({
          id: 'x',
          model: 'm',
          choices: [{ index: 0, finish_reason: 'tool_calls', message }],
        }),
      ],
    },
  };
}

/** The same as a stream; a name or arguments that are left out never come. */
function streamed(called: { readonly name?: string; readonly arguments?: string }): WireCall {
  const events = [
    { role: 'assistant', content: 'One moment. ' },
    { tool_calls: [{ index: 0, id: 'c', type: 'function', function: called }] },
  ].map((delta) => ({ id: 'x', model: 'm', choices: [{ index: 0, delta, finish_reason: null }] }));
  const last = { id: 'x', model: 'm', choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] };
  const pieces = [...sse([...events, last]), 'data: [DONE]\n\n'];
  return { ...chat(), answer: { type: 'text/event-stream', call: [1, 2], pieces } };
}

const called = (name: string | undefined, text?: string) => ({
  ...{ id: 'c', type: 'function' },
  function: { ...(name === undefined ? {} : { name }), ...(text === undefined ? {} : { arguments: text }) },
});

const REFUND = policyOf(`{
  default: deny,
  rules: [
    { name: no-bulk, tool: issue_refund, when: 'has(args.all) && args.all == true', action: answer, text: "One at a time ({id})." },
    { name: small, tool: issue_refund, when: 'args.amount <= 50', action: allow },
    { name: clock, tool: "clock*", action: allow },
    { name: kept, tool: close, when: 'args.account == 1152921504606846976', action: deny },
    { name: one, tool: close, when: 'args.account == 9007199254740993 || args.account > 1152921504606846976', action: allow },
    { name: maybe, tool: maybe, when: 'args.x == 1', action: allow, onFault: allow },
    { name: probably, tool: maybe, when: 'args.y == 1', action: allow },
  ] }`);

describe('a call', () => {
  /** Arguments -> the rule that decides, and the types that are told. */
  const TABLE: readonly (readonly [
    name: string | undefined,
    args: string | undefined,
    rule: string,
    types: string,
  ])[] = [
    ['issue_refund', '{"amount":50}', 'none', 'TOOL_ALLOWED'],
    ['issue_refund', '{"amount":5e1}', 'none', 'TOOL_ALLOWED'],
    ['issue_refund', '{"amount":51}', 'tools.default', 'TOOL_DENIED'],
    ['issue_refund', '{"amount":"50"}', 'small', 'TOOL_UNDECIDED'],
    ['issue_refund', '{"amount":50,"amount":5000}', 'tools.arguments', 'TOOL_ARGUMENTS'],
    ['issue_refund', '{"amount":50', 'tools.arguments', 'TOOL_ARGUMENTS'],
    ['issue_refund', '{"amount":50,"Amount":5000}', 'tools.arguments', 'TOOL_ARGUMENTS'],
    ['issue_refund', '{"amount":5,"to":[{"id":"a","ID":"b"}]}', 'tools.arguments', 'TOOL_ARGUMENTS'],
    ['issue_refund', '{"amount":-1e400}', 'tools.arguments', 'TOOL_ARGUMENTS'],
    ['issue_refund', '{"amount":5,"order":9007199254740993}', 'none', 'TOOL_ALLOWED'],
    ['issue_refund', '{"amount":5,"order":18446744073709551616}', 'tools.arguments', 'TOOL_ARGUMENTS'],
    ['close', '{"account":9007199254740993}', 'none', 'TOOL_ALLOWED'],
    ['close', '{"account":9007199254740994}', 'tools.default', 'TOOL_DENIED'],
    ['close', '{"account":1152921504606846977}', 'kept', 'TOOL_DENIED'],
    ['close', '{"account":1152921504606846976}', 'kept', 'TOOL_DENIED'],
    ['issue_refund', '{"amount":5,"order":9007199254740991}', 'none', 'TOOL_ALLOWED'],
    ['issue_refund', '{"amount":5,"__proto__":{"amount":5000}}', 'none', 'TOOL_ALLOWED'],
    ['issue_refund', '{"amount":50,"all":true}', 'no-bulk', 'TOOL_DENIED'],
    ['issue_refund', '[]', 'small', 'TOOL_UNDECIDED'],
    ['issue_refund', '', 'small', 'TOOL_UNDECIDED'],
    ['issue_refund', '  ', 'small', 'TOOL_UNDECIDED'],
    ['issue_refund', undefined, 'small', 'TOOL_UNDECIDED'],
    ['Issue_Refund', '{"amount":5}', 'tools.default', 'TOOL_DENIED'],
    ['functions.issue_refund', '{"amount":5}', 'tools.default', 'TOOL_DENIED'],
    ['issue_refund ', '{"amount":5}', 'tools.names', 'TOOL_NAME'],
    ['issue_refun\u0501', '{"amount":5}', 'tools.names', 'TOOL_NAME'],
    ['issue\u200b_refund', '{"amount":5}', 'tools.names', 'TOOL_NAME'],
    ['\uff49ssue_refund', '{"amount":5}', 'tools.names', 'TOOL_NAME'],
    ['c'.repeat(200), '{}', 'tools.names', 'TOOL_NAME'],
    ['clock', '{}', 'none', 'TOOL_ALLOWED'],
    ['clock_of_town', '{"a":1,"a":2}', 'none', 'TOOL_ALLOWED'],
    ['clock', undefined, 'none', 'TOOL_ALLOWED'],
    ['maybe', '{"y":1}', 'none', 'TOOL_UNDECIDED TOOL_ALLOWED'],
    ['maybe', '{"y":2}', 'tools.default', 'TOOL_UNDECIDED TOOL_DENIED'],
    [undefined, '{"amount":5}', 'tools.names', 'TOOL_NAME'],
  ];
  for (const [name, args, by, types] of TABLE) {
    for (const [form, call] of [
      ['whole', chat(called(name, args))],
      ['streamed', streamed(called(name, args).function)],
    ] as const) {
      it(`${form}: ${String(name).slice(0, 30)}(${args}) -> ${by}`, () => {
        for (const size of [10_000, 11]) {
          const { left, denial, findings } = judged(call, REFUND, size);
          const seen = [
            denial?.kind === 'finding' ? denial.rule : 'none',
            findings.map(({ type }) => type).join(' '),
          ];
          assert.deepEqual(seen, [by, types]);
          if (denial === undefined) assert.deepEqual(left, wireOf(call));
          else assert.ok(left.length <= before(call));
        }
      });
    }
  }

  it('says its own words where the rule has some', () => {
    const { denial } = judged(chat(called('issue_refund', '{"all":true}')), REFUND, 9999);
    assert.equal(denial?.kind === 'finding' && denial.says, 'One at a time ({id}).');
  });

  it('is known by one hash however its arguments are spelled', () => {
    const spelled = ['{"amount":10,"note":"aé"}', '{ "note": "a\\u00e9", "amount": 1e1 }'].map(
      (text) => judged(chat(called('issue_refund', text)), REFUND, 9999).findings[0]?.hash,
    );
    assert.deepEqual(spelled, ['{"amount":10,"note":"aé"}', '{"amount":10,"note":"aé"}']);
  });

  it('is known by another hash where one digit of a number of 64 bits is another one', () => {
    const hashes = ['9007199254740992', '9007199254740993'].map(
      (id) => judged(chat(called('issue_refund', `{"amount":5,"to":${id}}`)), REFUND, 9999).findings[0]?.hash,
    );
    assert.deepEqual(hashes, ['{"amount":5,"to":9007199254740992}', '{"amount":5,"to":9007199254740993}']);
  });

  it('is decided by itself: one that is allowed beside one that is not does not leave', () => {
    const { left, denial } = judged(
      chat(called('clock', '{}'), called('issue_refund', '{"amount":99}')),
      REFUND,
      9999,
    );
    assert.ok(denial !== undefined && left.length === 0);
  });
});

describe('names of tools in denials', () => {
  const FORBIDS = policyOf(
    '{ default: allow, rules: [{ tool: "delete*", action: deny }, { tool: shell, action: deny }, { tool: crm/export, action: deny }] }',
  );
  const FORBIDDEN = [
    ...['delete_all', 'Delete_All', 'functions.delete_all', 'SHELL', 'mcp:Shell', 'a/shell'],
    ...['mcp__host__shell', 'Host__Delete_All', 'mcp.crm/export', 'a.delete.all', 'mcp____shell'],
  ];
  for (const name of FORBIDDEN)
    it(`hold in any case and behind any prefix: ${name}`, () => {
      const { denial } = judged(chat(called(name, '{}')), FORBIDS, 9999);
      assert.equal(denial?.kind === 'finding' && denial.finding.type, 'TOOL_DENIED');
    });
  for (const name of ['undelete', 'shells', 'shell.list', 'shell__list', 'host_shell', 'crm.exporter'])
    it(`are no parts of others: ${name}`, () =>
      assert.equal(judged(chat(called(name, '{}')), FORBIDS, 9999).denial, undefined));
});

describe('a call that stands for several', () => {
  const FORBIDS = policyOf(`{ default: allow, rules: [
    { name: no-shell, tool: shell, action: deny },
    { name: small, tool: refund, when: 'args.amount <= 50', action: allow },
    { name: others, tool: refund, action: deny } ] }`);
  const CLOSED = policyOf('{ default: deny, rules: [{ tool: clock, action: allow }] }');
  const UNDECIDED = policyOf(`{ default: allow, rules: [
    { name: first, tool: "multi*", when: 'args.none == 1', action: allow, onFault: allow },
    { name: no-shell, tool: shell, action: deny } ] }`);
  const uses = (...of: readonly (readonly [string, object?])[]) =>
    JSON.stringify({ tool_uses: of.map(([name, parameters]) => ({ recipient_name: name, parameters })) });
  const TABLE = [
    [FORBIDS, uses(['functions.clock', {}]), 'none'],
    [FORBIDS, uses(['functions.clock'], ['functions.shell', { command: 'ls' }]), 'no-shell'],
    [FORBIDS, uses(['Shell', {}]), 'no-shell'],
    [FORBIDS, uses(['mcp__host__shell', {}]), 'no-shell'],
    [FORBIDS, uses(['functions.refund', { amount: 50 }]), 'none'],
    [FORBIDS, uses(['functions.refund', { amount: 5000 }]), 'others'],
    [FORBIDS, uses(['multi_tool_use.parallel', { tool_uses: [] }]), 'tools.arguments'],
    [UNDECIDED, uses(['functions.shell', {}]), 'no-shell'],
    [FORBIDS, '{"uses":[]}', 'tools.arguments'],
    [FORBIDS, '{"tool_uses":[{"parameters":{}}]}', 'tools.arguments'],
    [FORBIDS, undefined, 'tools.arguments'],
    [CLOSED, uses(['functions.clock', {}]), 'tools.default'],
  ] as const;
  for (const [policy, args, by] of TABLE)
    for (const name of ['multi_tool_use.parallel', 'functions.Multi_Tool_Use.Parallel'])
      it(`is decided as they are: ${name}(${args}) -> ${by}`, () => {
        for (const call of [chat(called(name, args)), streamed(called(name, args).function)]) {
          const { left, denial } = judged(call, policy, 11);
          assert.equal(denial?.kind === 'finding' ? denial.rule : 'none', by);
          if (denial === undefined) assert.deepEqual(left, wireOf(call));
          else assert.doesNotMatch(left.toString(), /tool_uses/);
        }
      });
});

describe('a name in pieces', () => {
  /** A stream that tells the name of a call in several events. */
  const inPieces = (...pieces: readonly string[]): WireCall => {
    const deltas = pieces.map((name, at) => ({
      tool_calls: [{ index: 0, ...(at === 0 ? { id: 'c', type: 'function' } : {}), function: { name } }],
    }));
    const rest = { tool_calls: [{ index: 0, function: { arguments: '{}' } }] };
    const events = [...deltas, rest].map((delta) => ({
      ...{ id: 'x', model: 'm' },
      choices: [{ index: 0, delta, finish_reason: null }],
    }));
    const last = { id: 'x', model: 'm', choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] };
    return {
      ...chat(),
      answer: { type: 'text/event-stream', call: [0, 1], pieces: sse([...events, last]) },
    };
  };
  const ruleOf = (policy: Policy, ...pieces: readonly string[]) => {
    const { denial } = judged(inPieces(...pieces), policy, 9999);
    return denial?.kind === 'finding' ? denial.rule : denial?.kind;
  };
  const SOME = policyOf(
    '{ rules: [{ name: get, tool: "get_*", action: allow }, { name: clock, tool: clock, action: allow }] }',
  );
  const BUT = policyOf('{ default: allow, rules: [{ name: no-shell, tool: shell, action: deny }] }');

  it('is all of them where its tool is allowed by its whole name', () => {
    assert.equal(ruleOf(SOME, 'clo', 'ck'), undefined);
    assert.equal(ruleOf(BUT, 'clo', 'ck'), undefined);
    assert.equal(ruleOf(BUT, 'she', 'll'), 'no-shell');
  });

  it('is also the first and the last of them, which some clients take for it', () => {
    assert.equal(ruleOf(BUT, 'x', 'shell'), 'no-shell');
    assert.equal(ruleOf(BUT, 'Shell', '_', 'x'), 'no-shell');
    assert.equal(ruleOf(SOME, 'get_', 'shell'), 'tools.default');
    assert.equal(ruleOf(SOME, 'get_a', 'get_b'), undefined);
  });
});
