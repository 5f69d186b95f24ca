/** Documents that a caller may not see: test/cases/documents.yaml, through the lanes of requests; what MCP servers answer. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { type Caller, NO_GRANTS } from '../../../src/core/caller.ts';
import type { Dialect } from '../../../src/core/dialect.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import type { Policy } from '../../../src/screen/gate.ts';
import type { LaneOutput } from '../../../src/screen/lane-output.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly body: object;
  readonly left?: object;
  readonly gone?: readonly string[];
  readonly denied?: true;
}

const CASES: readonly Case[] = parse(
  readFileSync(new URL('../../cases/documents.yaml', import.meta.url), 'utf8'),
);
const FEWEST = 18;

function policyOf(spec: string): Policy {
  const [policy] = policiesOf(
    `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: t }\nspec: ${spec}\n`,
  ).policies;
  assert.ok(policy !== undefined);
  return policy;
}

const VISIBLE = `document.source.startsWith("kb://shop/") || (document.tenant == caller.tenant && document.class in ["public", "internal"])`;
const MARKS = `[{ begins: '<doc tenant="{tenant}" class="{class}">', ends: '</doc>' }]`;
const DOCUMENTS = `documents: { visible: '${VISIBLE}', marks: ${MARKS} }`;
const POLICY = policyOf(`{ ${DOCUMENTS} }`);
const SHOP: Caller = { id: 'ann', kind: 'jwt', tenant: 'shop', ...NO_GRANTS };

interface Run {
  readonly path: string;
  readonly bytes: Buffer;
  readonly size?: number;
  readonly caller?: Caller;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

const factsOf = (path: string, caller: Caller, dialect: Dialect) => ({
  ...{ caller, request: { host: 'h', path, method: 'POST', dialect: dialect.name }, time: new Date(0) },
});

function seenIn(outputs: readonly LaneOutput[]) {
  return {
    left: Buffer.concat(outputs.flatMap(({ chunks }) => chunks)).toString(),
    denial: outputs.find(({ denial }) => denial !== undefined)?.denial,
    findings: outputs.flatMap(({ findings }) => findings),
  };
}

function run(policy: Policy, { path, bytes, size = bytes.length, caller = SHOP, headers = [] }: Run) {
  const dialect = findDialect({ method: 'POST', path }) as Dialect;
  const json = { name: 'content-type', value: 'application/json' };
  const lane = requestLane(policy, dialect, {
    head: { method: 'POST', path, headers: [json, ...headers] },
    ...{ fingerprint: (text: string) => text, tenant: () => undefined },
    facts: factsOf(path, caller, dialect),
  });
  assert.ok(lane.ok);
  const outputs: LaneOutput[] = [];
  for (let at = 0; at < bytes.length; at += size)
    outputs.push(lane.value.push(bytes.subarray(at, at + size)));
  return seenIn([...outputs, lane.value.end()]);
}

const goneIn = ({ findings }: Pick<ReturnType<typeof run>, 'findings'>) =>
  findings.filter(({ type }) => type === 'DOCUMENT_REMOVED').map(({ path }) => path);

describe('documents that a caller may not see', () => {
  it('stand in cases for every wire', () => assert.ok(CASES.length >= FEWEST));

  for (const { title, path, body, left = body, gone = [], denied } of CASES) {
    for (const indent of [0, 2]) {
      it(`${title}${indent === 0 ? '' : ', with blanks'}`, () => {
        const bytes = Buffer.from(JSON.stringify(body, null, indent));
        for (const size of [bytes.length, 7]) {
          const seen = run(POLICY, { path, bytes, size });
          if (denied === true) {
            assert.equal(seen.denial?.kind === 'finding' && seen.denial.rule, 'documents.visible');
            assert.equal(seen.left, '');
            continue;
          }
          assert.equal(seen.denial, undefined);
          assert.deepEqual(JSON.parse(seen.left), left);
          if (gone.length === 0) assert.equal(seen.left, bytes.toString());
          assert.deepEqual(goneIn(seen), gone);
        }
      });
    }
  }

  const CHAT = '/v1/chat/completions';
  const chat = (content: string, documents: readonly object[] = []) =>
    Buffer.from(JSON.stringify({ model: 'm', messages: [{ role: 'user', content }], documents }));

  it('are all those of tenants, for a caller of whom none is proven', () => {
    const bytes = chat('Hi', [
      { text: 'x', tenant: 'shop', class: 'public' },
      { text: 'x', tenant: '' },
    ]);
    const caller: Caller = { id: 'x', kind: 'unknown', ...NO_GRANTS };
    assert.deepEqual(goneIn(run(POLICY, { path: CHAT, bytes, caller })), ['documents[0]', 'documents[1]']);
  });

  it('are not those without a label, where the policy keeps them; labels count all the same', () => {
    const policy = policyOf(
      `{ documents: { visible: 'document.tenant == caller.tenant', unlabelled: keep } }`,
    );
    const bytes = chat('Hi', [{ text: 'x' }, { text: 'x', class: 'public' }, { text: 'x', tenant: 'bank' }]);
    assert.deepEqual(goneIn(run(policy, { path: CHAT, bytes })), ['documents[1]', 'documents[2]']);
  });

  it('stay as they came in a request that is signed, which is denied', () => {
    const headers = [{ name: 'authorization', value: 'AWS4-HMAC-SHA256 Credential=x' }];
    const body = { messages: [{ role: 'user', content: [{ searchResult: { source: 'kb://bank/1' } }] }] };
    const seen = run(POLICY, {
      path: '/model/m/converse',
      bytes: Buffer.from(JSON.stringify(body)),
      headers,
    });
    assert.equal(seen.denial?.kind, 'finding');
    assert.equal(seen.left, '');
  });

  it('are named with labels of the policy where it has names of its own', () => {
    const policy = policyOf(
      `{ documents: { visible: 'document.tenant == caller.tenant', fields: { tenant: [customer] } } }`,
    );
    const bytes = chat('Hi', [
      { text: 'x', customer: 'shop' },
      { text: 'x', tenant: 'shop' },
    ]);
    assert.deepEqual(goneIn(run(policy, { path: CHAT, bytes })), ['documents[1]']);
  });

  describe('as marked passages', () => {
    const rule = (on: string, action: string) =>
      policyOf(
        `{ ${DOCUMENTS}, request: { rules: [{ name: r, detector: keywords, options: { words: [falcon] }, on: [${on}], action: ${action} }] } }`,
      );
    const own = chat('A <doc tenant="shop" class="public">the falcon</doc> B');

    it('are judged as retrieved, and as what they are part of', () => {
      assert.equal(run(rule('retrieved', 'deny'), { path: CHAT, bytes: own }).denial?.kind, 'finding');
      assert.equal(run(rule('user', 'deny'), { path: CHAT, bytes: own }).denial?.kind, 'finding');
      assert.equal(run(rule('system', 'deny'), { path: CHAT, bytes: own }).denial, undefined);
    });

    it('are masked where the text around may be', () => {
      const seen = run(rule('user, retrieved', 'redact'), { path: CHAT, bytes: own });
      assert.equal(seen.denial, undefined);
      assert.match(seen.left, /the \[KEYWORD\]<\/doc> B/);
      assert.equal(seen.findings.length, 1);
    });

    it('take what was masked in them along', () => {
      const bytes = chat('falcon <doc tenant="bank" class="public">a falcon</doc> falcon');
      const seen = run(rule('user', 'redact'), { path: CHAT, bytes });
      assert.match(seen.left, /"content":"\[KEYWORD\] {2}\[KEYWORD\]"/);
    });
  });
});

describe('resources that a caller may not see', () => {
  const dialect = findDialect({ method: 'POST', path: '/mcp' }) as Dialect;
  const ours = { uri: 'file:///a', text: 'ours', _meta: { tenant: 'shop', class: 'public' } };
  const theirs = { uri: 'file:///b', text: 'theirs', _meta: { tenant: 'bank', class: 'public' } };
  const linked = { type: 'resource_link', uri: 'file:///b', name: 'b', _meta: { tenant: 'bank' } };
  const RESULTS = [
    { title: 'a resource that is read', result: { contents: [ours, theirs] }, left: { contents: [ours] } },
    {
      title: 'a list of resources',
      result: {
        resources: [
          { ...theirs, name: 'b' },
          { ...ours, name: 'a' },
        ],
      },
      left: { resources: [{ ...ours, name: 'a' }] },
    },
    {
      title: 'the result of a tool',
      result: { content: [{ type: 'text', text: 'two' }, { type: 'resource', resource: theirs }, linked] },
      left: { content: [{ type: 'text', text: 'two' }] },
    },
    {
      title: 'a prompt',
      result: { messages: [{ role: 'user', content: { type: 'resource', resource: theirs } }] },
      left: { messages: [{ role: 'user', content: { type: 'text', text: '[document removed]' } }] },
    },
  ];
  const FORMS = [
    { form: 'whole', type: 'application/json', wrap: (text: string) => text },
    {
      form: 'as an event',
      type: 'text/event-stream',
      wrap: (text: string) => `event: message\ndata: ${text}\n\n`,
    },
    {
      form: 'as an event of many lines',
      type: 'text/event-stream',
      wrap: (text: string) => `${JSON.stringify(JSON.parse(text), null, 1).replaceAll(/^/gm, 'data: ')}\n\n`,
    },
  ];

  for (const policy of [POLICY, policyOf(`{ ${DOCUMENTS}, tools: { default: allow } }`)])
    for (const { title, result, left } of RESULTS)
      for (const { form, type, wrap } of FORMS) {
        it(`are taken out of ${title}, ${form}${policy === POLICY ? '' : ', where tools are judged'}`, () => {
          const text = wrap(JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
          for (const size of [text.length, 9]) {
            const lane = answerLane({
              ...{ policy, dialect, request: { rpcId: 1 }, fingerprint: (one: string) => one },
              head: { status: 200, headers: [{ name: 'content-type', value: type }] },
              ...{ eager: false, enforced: true, facts: factsOf('/mcp', SHOP, dialect) },
            });
            assert.ok(lane.ok);
            const bytes = Buffer.from(text);
            const outputs: LaneOutput[] = [];
            for (let at = 0; at < bytes.length; at += size)
              outputs.push(lane.value.lane.push(bytes.subarray(at, at + size)));
            const seen = seenIn([...outputs, lane.value.lane.end()]);
            assert.equal(seen.denial, undefined);
            const json = form === 'whole' ? seen.left : seen.left.replaceAll(/^(event: .*|data: ?)/gm, '');
            assert.deepEqual(JSON.parse(json), { jsonrpc: '2.0', id: 1, result: left });
            assert.ok(goneIn(seen).length >= 1);
          }
        });
      }
});
