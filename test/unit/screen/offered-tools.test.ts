/** Tools that are taken out of what requests offer: test/cases/offers.yaml, through the lanes of requests. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { NO_GRANTS } from '../../../src/core/caller.ts';
import type { Dialect } from '../../../src/core/dialect.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import type { Policy } from '../../../src/screen/gate.ts';
import type { LaneOutput } from '../../../src/screen/lane-output.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly body: object;
  readonly left?: object;
  readonly removed?: readonly string[];
}

const CASES: readonly Case[] = parse(
  readFileSync(new URL('../../cases/offers.yaml', import.meta.url), 'utf8'),
);
const FEWEST = 21;

function policyOf(spec: string): Policy {
  const [policy] = policiesOf(
    `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: t }\nspec: ${spec}\n`,
  ).policies;
  assert.ok(policy !== undefined);
  return policy;
}

const ALLOWED = ['search_orders', 'web_search', 'url_context'];
const TOOLS = `{ rules: [${ALLOWED.map((tool) => `{ tool: ${tool}, action: allow }`).join()}] }`;
const POLICY = policyOf(`{ tools: ${TOOLS} }`);

interface Run {
  readonly path: string;
  readonly bytes: Buffer;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
  readonly size?: number;
  readonly model?: string;
}

function run(policy: Policy, { path, bytes, headers = [], size = bytes.length }: Run) {
  const dialect = findDialect({ method: 'POST', path }) as Dialect;
  const lane = requestLane(policy, dialect, {
    head: {
      method: 'POST',
      path,
      headers: [{ name: 'content-type', value: 'application/json' }, ...headers],
    },
    ...{ fingerprint: (text: string) => text, tenant: () => undefined },
    facts: {
      caller: { id: 'ann', kind: 'jwt', tenant: 'shop', ...NO_GRANTS },
      request: { host: 'h', path, method: 'POST', dialect: dialect.name },
      time: new Date(0),
    },
  });
  assert.ok(lane.ok);
  const outputs: LaneOutput[] = [];
  for (let at = 0; at < bytes.length; at += size)
    outputs.push(lane.value.push(bytes.subarray(at, at + size)));
  outputs.push(lane.value.end());
  return {
    left: Buffer.concat(outputs.flatMap(({ chunks }) => chunks)).toString(),
    denial: outputs.find(({ denial }) => denial !== undefined)?.denial,
    findings: outputs.flatMap(({ findings }) => findings),
    by: lane.value.mutatedBy,
  };
}

describe('tools that a request offers', () => {
  it('stand in cases for every wire', () => assert.ok(CASES.length >= FEWEST));

  for (const { title, path, body, left = body, removed = [] } of CASES) {
    for (const indent of [0, 2]) {
      it(`${title}${indent === 0 ? '' : ', with blanks'}`, () => {
        const bytes = Buffer.from(JSON.stringify(body, null, indent));
        for (const size of [bytes.length, 5]) {
          const seen = run(POLICY, { path, bytes, size });
          assert.equal(seen.denial, undefined);
          assert.deepEqual(JSON.parse(seen.left), left);
          if (removed.length === 0) assert.equal(seen.left, bytes.toString());
          const told = seen.findings.filter(({ type }) => type === 'TOOL_REMOVED');
          assert.deepEqual(
            told.map((finding) => finding.path),
            removed,
          );
          assert.ok(told.every(({ detector }) => detector === 'tools'));
          assert.equal(seen.by, removed.length === 0 ? undefined : told[0]?.rule);
        }
      });
    }
  }

  const offer = (...names: string[]) =>
    Buffer.from(
      JSON.stringify({
        ...{ model: 'big', max_tokens: 500, messages: [{ role: 'user', content: 'Hi' }] },
        tools: names.map((name) => ({
          type: 'function',
          function: { name, description: 'card 4111 1111 1111 1111' },
        })),
      }),
    );
  const CHAT = '/v1/chat/completions';

  it('stay where some call of them may be allowed', () => {
    const policy = policyOf(`{ tools: { rules: [
      { tool: a, when: "args.x < 5", action: allow }, { tool: b, when: "args.x < 5", action: deny },
      { tool: c, when: 'caller.tenant == "shop"', action: allow }, { tool: d, when: 'caller.tenant == "bank"', action: allow },
      { tool: e, when: 'model == "big"', action: allow }, { tool: f, when: 'model == "small"', action: allow },
      { tool: g, when: 'size(findings) == 0', action: allow }, { tool: h, when: '1 / (size(tool) - 1) == 1', action: allow }] } }`);
    const { left, findings } = run(policy, { path: CHAT, bytes: offer(...'abcdefgh') });
    const names = JSON.parse(left).tools.map((tool: { function: { name: string } }) => tool.function.name);
    assert.deepEqual(names, ['a', 'c', 'e', 'g']);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['tools.default', 'tools.default', 'tools.default', 'tools.rules[7]'],
    );
  });

  it('are taken out together with what else a policy changes there', () => {
    const policy = policyOf(`{
      request: { parameters: { maxTokens: 100 }, rules: [{ name: cards, detector: pii, action: redact }] },
      tools: ${TOOLS} }`);
    const { left, denial } = run(policy, { path: CHAT, bytes: offer('shell', 'search_orders', 'eval') });
    assert.equal(denial, undefined);
    const { max_tokens, tools } = JSON.parse(left);
    assert.equal(max_tokens, 100);
    assert.deepEqual(tools, [
      { type: 'function', function: { name: 'search_orders', description: 'card [CREDIT_CARD]' } },
    ]);
  });

  it('are called by requests of MCP, which are decided like calls of a model', () => {
    const policy = policyOf(`{ tools: { rules: [
      { name: look-up, tool: search_orders, action: allow }, { name: small, tool: pay, when: 'args.amount < 5', action: allow }] } }`);
    const call = (name: string, args?: object) =>
      Buffer.from(
        JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
      );
    const by = (bytes: Buffer) =>
      [bytes.length, 9].map((size) => {
        const { denial, left } = run(policy, { path: '/mcp', bytes, size });
        assert.equal(left, denial === undefined ? bytes.toString() : '');
        return denial?.kind === 'finding' ? denial.rule : denial?.kind;
      });
    assert.deepEqual(by(call('search_orders', { text: 'shoes' })), [undefined, undefined]);
    assert.deepEqual(by(call('search_orders')), [undefined, undefined]);
    assert.deepEqual(by(call('shell', {})), ['tools.default', 'tools.default']);
    assert.deepEqual(by(call('pay', { amount: 4 })), [undefined, undefined]);
    assert.deepEqual(by(call('pay', { amount: 5 })), ['tools.default', 'tools.default']);
    assert.deepEqual(by(call('pay')), ['small', 'small']);
    assert.deepEqual(by(call('pay', {})), ['small', 'small']);
    const list = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }));
    assert.deepEqual(by(list), [undefined, undefined]);
  });

  it('are denied where the request is signed and cannot be changed', () => {
    const headers = [{ name: 'authorization', value: 'AWS4-HMAC-SHA256 Credential=x' }];
    const bytes = Buffer.from(
      JSON.stringify({ messages: [], toolConfig: { tools: [{ toolSpec: { name: 'shell' } }] } }),
    );
    const { denial, left } = run(POLICY, { path: '/model/m/converse', bytes, headers });
    assert.deepEqual([denial?.kind, left], ['limit', '']);
  });
});
