/**
 * No store knows anything without its tenant: two tenants do the very same, and nothing that is kept of one can be found by
 * the other. The fingerprint hides nothing here, so that keys show what they are made of.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StoredApprovals } from '../../../src/approval/stored-approvals.ts';
import type { BoundClaim } from '../../../src/approval/tickets.ts';
import { addedAll } from '../../../src/core/added.ts';
import type { Caller } from '../../../src/core/caller.ts';
import type { ExchangeDependencies } from '../../../src/extproc/dependencies.ts';
import { type Effects, noEffects } from '../../../src/extproc/effects.ts';
import { newExchange } from '../../../src/extproc/state.ts';
import { type StepFrame, step } from '../../../src/extproc/step.ts';
import { cleanKey } from '../../../src/screen/clean-key.ts';
import { tenantOf } from '../../../src/screen/tenant.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const TENANTS = ['shop-7', 'bank-8'] as const;
type TenantName = (typeof TENANTS)[number];

/** Of two tenants, and alike in all else. */
const callerOf = (tenant: TenantName): Caller => ({
  ...{ id: 'key:ann', kind: 'key', tenant, roles: ['agent'], claims: {} },
});
const plain = (text: string): string => text;

/** What every effect of a step asks stores for. A new one is asked about here, by the compiler too. */
const KEYS: { readonly [K in keyof Effects]: (effects: Effects) => readonly string[] } = {
  recalls: (effects) => effects.recalls.flatMap(({ recall }) => recall.keys),
  remembers: (effects) => effects.remembers,
  conversations: (effects) => effects.conversations.map(({ key }) => key).filter((key) => key !== SERVERS),
  budgets: (effects) =>
    effects.budgets.flatMap((ask) => (ask.kind === 'settle' ? [] : ask.planned.claims.map(({ key }) => key))),
  events: (effects) => effects.events.map((event) => JSON.stringify(event)),
  // What these ask keeps nothing; that a judge found a text clean is below.
  ...{ replies: () => [], asks: () => [], decides: () => [], claims: () => [], faults: () => [] },
};
/** The list of servers that `weir tools pins` reads: operators see those of all tenants. */
const SERVERS = '["pins"]';

/** Why each part of an exchange crosses no tenants: it is walked here by its effects, or it keeps nothing of them. */
const PARTS: { readonly [K in keyof Required<ExchangeDependencies>]: string } = {
  memory: 'walked: recalls, remembers',
  conversations: 'walked: conversations, calls, pins',
  budgets: 'walked: budgets',
  approvals: 'walked: tickets',
  clean: 'walked: clean',
  journal: 'walked: events',
  recording: 'what is recorded is one exchange whole, whose events are walked',
  judge: 'answers each question by itself; what it found clean is in clean',
  decider: 'is told the caller with each question and keeps no answer',
  policies: 'of the operator',
  glass: 'of the operator',
  meter: 'counts by labels of closed sets',
  identify: 'keeps tokens by their hash, each of one caller',
  authenticate: 'credentials are of the policy and its tenant',
  callerOf: 'keeps nothing',
  clock: 'keeps nothing',
  newId: 'keeps nothing',
  fingerprint: 'keeps nothing',
  pseudonym: 'keeps nothing',
  shed: 'keeps nothing',
  onFault: 'keeps nothing',
  codec: 'keeps nothing',
  held: 'counts bytes of all',
  accounting: 'prices of the operator',
  deadlines: 'of the operator',
  inflater: 'keeps nothing',
  background: 'keeps nothing',
};

const HEAD = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: walked }\nspec:\n';
const MAIL = ['jane', 'example.org'].join('@');
const CHAT = '/v1/chat/completions';
const chat = (content: string) => JSON.stringify({ model: 'm', messages: [{ role: 'user', content }] });
const rpc = (method: string, params: object) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
const LISTED = JSON.stringify({
  ...{ jsonrpc: '2.0', id: 1 },
  result: { tools: [{ name: 'look_up', inputSchema: { type: 'object' } }] },
});

/** Exchanges that use every store, and which. */
const ROWS: readonly {
  readonly name: string;
  readonly spec: string;
  readonly uses: readonly (keyof Effects)[];
  readonly path: string;
  readonly request: string;
  readonly answer?: string;
  readonly answerHeaders?: readonly { readonly name: string; readonly value: string }[];
}[] = [
  {
    name: 'placeholders of a conversation',
    spec: '  placeholders: { scope: conversation, header: x-chat, minutes: 5 }\n  request:\n    rules:\n      - { name: hide, detector: pii, options: { entities: [EMAIL] }, action: placeholder }\n',
    uses: ['conversations', 'events'],
    ...{ path: CHAT, request: chat(`Write to ${MAIL}`) },
  },
  {
    name: 'budgets by every count',
    spec: '  budgets:\n    - { name: one, per: caller, requests: 9, window: 1h }\n    - { name: all, per: tenant, tokens: 900, window: 1h }\n    - { name: by-model, per: model, requests: 9, window: 1h }\n    - { name: open, per: tenant, streams: 9 }\n',
    uses: ['budgets'],
    ...{ path: CHAT, request: chat('Hi') },
  },
  {
    name: 'what the provider keeps',
    spec: '  mode: enforce\n',
    uses: ['recalls'],
    path: '/v1/responses',
    request: JSON.stringify({ model: 'm', previous_response_id: 'resp_1', input: 'Hi' }),
  },
  {
    name: 'earlier calls of a caller',
    spec: `  tools:\n    history: { by: caller, minutes: 5 }\n    rules:\n      - { name: once, tool: "*", when: 'history.size() > 5', action: deny }\n`,
    uses: ['conversations'],
    ...{ path: CHAT, request: chat('Hi') },
  },
  {
    name: 'earlier calls of a session',
    spec: `  tools:\n    history: { by: session, header: x-chat, minutes: 5 }\n    rules:\n      - { name: once, tool: "*", when: 'history.size() > 5', action: deny }\n`,
    uses: ['conversations'],
    ...{ path: CHAT, request: chat('Hi') },
  },
  {
    name: 'pins of the tools of a server',
    spec: '  tools:\n    pins: watch\n    rules:\n      - { name: any, tool: "*", action: allow }\n',
    uses: ['conversations'],
    ...{ path: '/mcp', request: rpc('tools/list', {}), answer: LISTED },
  },
  {
    name: 'sessions of a server',
    spec: '  tools:\n    rules:\n      - { name: any, tool: "*", action: allow }\n',
    uses: ['remembers'],
    path: '/mcp',
    request: rpc('initialize', {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'c', version: '1' },
    }),
    answer: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      result: { protocolVersion: '2025-06-18', capabilities: {}, serverInfo: { name: 's', version: '1' } },
    }),
    answerHeaders: [{ name: 'mcp-session-id', value: 'session-1' }],
  },
];

/** Takes an exchange through the step, everything that it waits for answered; all keys that it asked for. */
function walk(row: (typeof ROWS)[number], tenant: TenantName): Effects {
  const all = noEffects();
  const state = newExchange({
    ...{ id: 'x', policies: policiesOf(HEAD + row.spec), fingerprint: plain },
    ...{ callerOf: () => callerOf(tenant), authenticate: () => ({ ok: true, value: [] }) },
    ...{ time: new Date(0), overload: undefined, moreTimeMs: 2500 },
    accounting: { priceOf: () => undefined, countTokens: (text: string) => text.length },
  });
  const take = (frame: StepFrame): void => {
    const effects = step(state, frame);
    for (const name of Object.keys(all) as (keyof Effects)[])
      Object.assign(all, { [name]: addedAll<unknown>(all[name], effects[name]) });
    for (const { direction, recall } of effects.recalls)
      take({
        kind: 'recalled',
        direction,
        id: recall.id,
        outcome: { ok: true, value: recall.keys.map(() => true) },
      });
    for (const ask of effects.conversations)
      if (ask.kind === 'load')
        take({
          ...{ kind: 'conversation', direction: 'request', outcome: { ok: true, value: [] } },
          ...(ask.about === undefined ? {} : { about: ask.about }),
        });
  };
  const json = { name: 'content-type', value: 'application/json' };
  const headers = Object.entries({
    ':method': 'POST',
    ':path': row.path,
    ':authority': 'h',
    'x-chat': 'chat-1',
  });
  take({
    ...{ kind: 'headers', direction: 'request', end: false },
    headers: [...headers.map(([name, value]) => ({ name, value })), json],
    protocol: { request: 'full-duplex', response: 'full-duplex', sendsBodyEarly: false },
  });
  take({ kind: 'body', direction: 'request', bytes: Buffer.from(row.request), end: true });
  if (row.answer === undefined) return all;
  const status = { name: ':status', value: '200' };
  take({
    kind: 'headers',
    direction: 'response',
    headers: [status, json, ...(row.answerHeaders ?? [])],
    end: false,
  });
  take({ kind: 'body', direction: 'response', bytes: Buffer.from(row.answer), end: true });
  return all;
}

/** Keys of both tenants are there, name their tenant and not the other, and none is of both. */
function assertApart(what: string, keysOf: (tenant: TenantName) => readonly string[]): void {
  const [ours, theirs] = TENANTS.map((tenant) => {
    const keys = keysOf(tenant);
    assert.ok(keys.length > 0, `${what} asked for nothing`);
    for (const key of keys) assert.ok(key.includes(tenant), `${what}: ${key} has no tenant`);
    return new Set(keys);
  });
  assert.deepEqual(
    [...(ours ?? [])].filter((key) => theirs?.has(key)),
    [],
    what,
  );
}

describe('two tenants who do the same', () => {
  for (const row of ROWS)
    it(`cross in no store: ${row.name}`, () => {
      for (const store of row.uses)
        assertApart(`${row.name}, ${store}`, (tenant) => KEYS[store](walk(row, tenant)));
      // And whatever else was asked on the way.
      for (const tenant of TENANTS)
        for (const [store, keysOf] of Object.entries(KEYS))
          for (const key of keysOf(walk(row, tenant))) assert.ok(key.includes(tenant), `${store}: ${key}`);
    });

  it('cross in no ticket', async () => {
    const bound: BoundClaim[] = [];
    const approvals = new StoredApprovals({
      client: {
        ask: async (question) => {
          if (question.kind === 'claim') bound.push(question.claim);
          return { claimed: { kind: 'pending', ids: [] } };
        },
      },
      ...{ fingerprint: plain, clock: { now: () => 0, monotonic: () => 0 }, url: undefined },
    });
    const terms = { approvers: ['a'], quorum: 1, timeoutMs: 1, waitMs: 0, text: '' };
    for (const tenant of TENANTS)
      await approvals.claim(
        {
          ...{ exchange: 'x', caller: callerOf(tenant), model: 'm', policy: { name: 'p', digest: 'd' } },
          ...{ calls: [{ rule: 'r', tool: 't', args: '{}', terms }], waitMs: 0 },
        },
        new AbortController().signal,
      );
    assertApart('tickets', (tenant) =>
      bound
        .filter((claim) => claim.tenant === tenant)
        .flatMap(({ calls }) => calls.map(({ binding }) => binding)),
    );
  });

  it('cross in nothing that judges found clean', () => {
    assertApart('clean', (name) => {
      const tenant = tenantOf({ caller: callerOf(name) }, [], plain);
      const text = {
        ...{ rule: { name: 'r', threshold: 0.5 }, channel: { role: 'user' }, text: 'Hi' },
      } as Parameters<typeof cleanKey>[0];
      return [cleanKey(text, { tenant, digest: 'd' }, plain) ?? ''];
    });
  });

  it('are walked through every effect and every part of an exchange', () => {
    assert.deepEqual(Object.keys(KEYS).toSorted(), Object.keys(noEffects()).toSorted());
    const walked = new Set(ROWS.flatMap(({ uses }) => uses));
    for (const store of ['recalls', 'remembers', 'conversations', 'budgets', 'events'] as const)
      assert.ok(walked.has(store), `no exchange is walked for ${store}`);
    assert.deepEqual(
      Object.entries(PARTS).filter(([, why]) => why === ''),
      [],
    );
  });
});
