/** What messages of MCP have done and list, decided: test/cases/mcp-tools.yaml, through lanes, in any chunking. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { NO_GRANTS } from '../../../src/core/caller.ts';
import type { ConditionFacts } from '../../../src/core/condition.ts';
import { mcp } from '../../../src/dialects/mcp/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import type { Policy } from '../../../src/screen/gate.ts';
import type { Lane } from '../../../src/screen/lane.ts';
import type { LaneOutput } from '../../../src/screen/lane-output.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

interface Case {
  readonly title: string;
  readonly of: 'client' | 'server';
  readonly message: object;
  readonly left?: object;
  readonly denied?: string;
  readonly told?: readonly string[];
  readonly removed?: readonly string[];
}

const CASES: readonly Case[] = parse(
  readFileSync(new URL('../../cases/mcp-tools.yaml', import.meta.url), 'utf8'),
);
const FEWEST = 30;

function policyOf(spec: string): Policy {
  const [policy] = policiesOf(
    `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: t }\nspec: ${spec}\n`,
  ).policies;
  assert.ok(policy !== undefined);
  return policy;
}

const RULES = `
  { name: look-up, tool: search_orders, action: allow },
  { name: small, tool: pay, when: 'args.amount < 5', action: allow },
  { name: nobody, tool: shell, action: deny },
  { name: docs, tool: resources/read, when: 'args.uri.startsWith("file:///docs/")', action: allow },
  { name: greet, tool: prompts/get, when: 'args.name == "greet"', action: allow },
  { name: asks, tool: sampling/createMessage, when: 'args.maxTokens <= 100', action: allow }`;
const POLICY = policyOf(`{ tools: { rules: [${RULES}] } }`);

const FACTS: ConditionFacts = {
  caller: { id: 'ann', kind: 'jwt', ...NO_GRANTS },
  request: { host: 'mcp.test', path: '/mcp', method: 'POST', dialect: 'mcp' },
  time: new Date(0),
};
const fingerprint = (text: string) => text;

function requestOf(policy: Policy): Lane {
  const headers = [{ name: 'content-type', value: 'application/json' }];
  const head = { method: 'POST', path: '/mcp', headers };
  const lane = requestLane(policy, mcp, { head, fingerprint, tenant: () => undefined, facts: FACTS });
  assert.ok(lane.ok);
  return lane.value;
}

function answerOf(policy: Policy, type: string): Lane {
  const head = { status: 200, headers: [{ name: 'content-type', value: type }] };
  const request = { rpcId: 1 };
  const opened = answerLane({
    ...{ policy, dialect: mcp, head, request, fingerprint, eager: false, enforced: true, facts: FACTS },
  });
  assert.ok(opened.ok);
  return opened.value.lane;
}

function run(lane: Lane, bytes: Buffer, size: number) {
  const outputs: LaneOutput[] = [];
  for (let at = 0; at < bytes.length; at += size) outputs.push(lane.push(bytes.subarray(at, at + size)));
  outputs.push(lane.end());
  const denial = outputs.find((output) => output.denial !== undefined)?.denial;
  const findings = outputs.flatMap((output) => output.findings);
  return {
    left: Buffer.concat(outputs.flatMap(({ chunks }) => chunks)).toString(),
    denied: denial?.kind === 'finding' ? denial.rule : denial?.kind,
    told: findings
      .filter(({ type }) => type === 'TOOL_ALLOWED')
      .map(({ type, rule, path }) => `${type} ${rule} ${path}`),
    removed: findings
      .filter(({ type }) => type === 'TOOL_REMOVED')
      .map(({ rule, path }) => `${rule} ${path}`),
    findings,
  };
}

const event = (text: string) => `event: message\nid: 7\ndata: ${text}\n\n`;

function assertCase(
  { message, left = message, denied, told = [], removed = [] }: Case,
  of: {
    lane(): Lane;
    wire(text: string): string;
  },
): void {
  const bytes = Buffer.from(of.wire(JSON.stringify(message)));
  for (const size of [bytes.length, 7]) {
    const outcome = run(of.lane(), bytes, size);
    assert.equal(outcome.denied, denied);
    assert.equal(outcome.left, denied === undefined ? of.wire(JSON.stringify(left)) : '');
    assert.deepEqual([outcome.told, outcome.removed], [told, removed]);
    if (denied !== undefined) assert.equal(outcome.findings.length, 1);
  }
}

describe('messages of MCP', () => {
  it('are all there', () => assert.ok(CASES.length >= FEWEST, String(CASES.length)));

  for (const one of CASES) {
    if (one.of === 'client') {
      it(`of a client: ${one.title}`, () =>
        assertCase(one, { lane: () => requestOf(POLICY), wire: (text) => text }));
      continue;
    }
    it(`of a server: ${one.title}`, () => {
      assertCase(one, { lane: () => answerOf(POLICY, 'application/json'), wire: (text) => text });
      assertCase(one, { lane: () => answerOf(POLICY, 'text/event-stream'), wire: event });
    });
  }

  it('go as they came without spec.tools', () => {
    const policy = policyOf('{}');
    for (const { of, message } of CASES) {
      const text = JSON.stringify(message);
      const lane = of === 'client' ? requestOf(policy) : answerOf(policy, 'application/json');
      assert.equal(run(lane, Buffer.from(text), 9).left, text);
    }
  });

  it('are decided in every event, and in data of several lines', () => {
    const first = event('{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1}}');
    const list =
      'data: {"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"shell",\ndata: "inputSchema":{}},\n';
    const rest = 'data: {"name":"search_orders","inputSchema":{}}]}}\n\n';
    const outcome = run(answerOf(POLICY, 'text/event-stream'), Buffer.from(first + list + rest), 5);
    assert.equal(outcome.denied, undefined);
    assert.deepEqual(outcome.removed, ['nobody result.tools[0]']);
    const [, left = ''] = outcome.left.split(first);
    const data = left.split('\n').map((line) => line.slice('data: '.length));
    assert.deepEqual(JSON.parse(data.join('')).result.tools, [{ name: 'search_orders', inputSchema: {} }]);
  });

  it('lose texts that were masked together with the tool that has them', () => {
    const policy = policyOf(`{ tools: { rules: [${RULES}] }, response: { rules: [
      { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }] } }`);
    const card = ['4111', '1111', '1111', '1111'].join(' ');
    const tool = (name: string) => ({ name, description: `card ${card}`, inputSchema: {} });
    const text = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      result: { tools: ['shell', 'pay', 'x'].map(tool) },
    });
    const { left } = run(answerOf(policy, 'application/json'), Buffer.from(text), 11);
    const expected = { name: 'pay', description: 'card [CREDIT_CARD]', inputSchema: {} };
    assert.deepEqual(JSON.parse(left).result.tools, [expected]);
  });

  it('are denied where they hold more values than anybody looks at', () => {
    const many = `[${'0,'.repeat(250_000)}0]`;
    const text = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"pay","arguments":{"amount":${many}}}}`;
    const { denied, left } = run(requestOf(POLICY), Buffer.from(text), text.length);
    assert.deepEqual([denied, left], ['fault', '']);
  });
});
