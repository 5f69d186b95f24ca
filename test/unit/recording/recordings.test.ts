/** Recordings: what of an exchange is heard, what is left out, and how folders of them stay small. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { buildExchange } from '../../../src/cli/cases/build-exchange.ts';
import { circumstancesOf } from '../../../src/cli/cases/circumstances.ts';
import { exchangeSchema } from '../../../src/cli/cases/schema.ts';
import { FrameCall } from '../../../src/cli/offline/frame-call.ts';
import { newKept, newNoted, offlineParts } from '../../../src/cli/offline/offline-parts.ts';
import { replayed } from '../../../src/cli/replay/outcomes.ts';
import type { CheckAnswer, CheckQuestion } from '../../../src/core/check.ts';
import { ok } from '../../../src/core/fault.ts';
import { type AuthzDependencies, ExtAuthz } from '../../../src/extauthz/ext-authz.ts';
import { Exchange } from '../../../src/extproc/exchange.ts';
import type { PolicySet } from '../../../src/policy/compiled-policy.ts';
import { recordingCheck } from '../../../src/recording/check-recorder.ts';
import { recording } from '../../../src/recording/exchange-recorder.ts';
import { type Recorded, recordedSchema } from '../../../src/recording/recorded.ts';
import { RecordingFolder } from '../../../src/recording/recording-folder.ts';
import { seal, unseal } from '../../../src/state/sealing.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import { policyText } from '../config/folder.ts';

const RULE = '{ name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }';
const policies = policiesOf(policyText('shop', `{ request: { rules: [${RULE}] } }`));
const CARD = '4111 1111 1111 1111';
const DAY_MS = 86_400_000;

interface How {
  readonly of?: string;
  readonly exchangeBytes?: number;
  /** The client goes before the answer is whole. */
  readonly cancelled?: boolean;
}

/** Runs an exchange that is recorded; undefined where nothing was kept. */
async function recorded(spec: object, { of = 'shop', exchangeBytes = 100_000, cancelled }: How = {}) {
  const read = exchangeSchema.parse(spec);
  const given = buildExchange(read);
  const kept: Recorded[] = [];
  const call = new FrameCall(() => {});
  const parts = offlineParts(circumstancesOf(read, policies, newKept()), {
    codec: call.codec,
    noted: newNoted(),
  });
  const options = { policies: new Set([of]), exchangeBytes, keep: (one: Recorded) => kept.push(one) };
  const exchange = new Exchange(call, recording(parts, options));
  exchange.start();
  const protocol = { request: 'full-duplex', response: 'full-duplex', sendsBodyEarly: false } as const;
  for (const [direction, message] of [
    ['request', given.request],
    ['response', given.answer],
  ] as const) {
    call.say({ kind: 'headers', direction, headers: message.headers, end: false, protocol });
    for (const bytes of message.body) call.say({ kind: 'body', direction, bytes, end: false });
    if (cancelled && direction === 'response') break;
    call.say({ kind: 'body', direction, bytes: Buffer.alloc(0), end: true });
  }
  call.hangUp();
  await exchange.closed;
  return kept[0];
}

const textOf = (body: string | undefined) => Buffer.from(body ?? '', 'base64').toString();

describe('a recorder', () => {
  it('keeps what came, who asked and what was decided, and no credentials', async () => {
    const headers = {
      authorization: 'Bearer x',
      'x-api-key': 'k',
      cookie: 'c',
      'x-amz-date': 'd',
      accept: 'a',
    };
    const one = await recorded({ stream: true, headers, request: { user: `Pay with ${CARD}` } });
    assert.ok(one !== undefined);
    assert.match(textOf(one.request.body), /4111 1111/);
    assert.match(textOf(one.answer?.body), /All.*right/s);
    assert.deepEqual(one.decided, {
      request: { verdict: 'mutate', rule: 'cards' },
      answer: { verdict: 'allow', rule: 'none' },
    });
    assert.deepEqual([one.policy, one.caller.id, one.time], ['shop', 'unknown', 1_767_614_400_000]);
    const names = one.request.headers.map(({ name }) => name);
    assert.ok(names.includes('accept') && names.includes(':path'));
    for (const name of ['authorization', 'x-api-key', 'cookie', 'x-amz-date'])
      assert.ok(!names.includes(name), name);
  });

  it('keeps the names of credentials in a query, and not their values', async () => {
    const path = '/v1/chat/completions?a=1&k%65y=secret;api_key=hush';
    const one = await recorded({ path, request: { user: 'Hello.' } });
    const kept = one?.request.headers.find(({ name }) => name === ':path')?.value;
    assert.equal(kept, '/v1/chat/completions?a=1&k%65y=;api_key=');
  });

  it('keeps nothing of other policies, of what is too large, and of half an exchange', async () => {
    const spec = { request: { user: 'Hello.' } };
    assert.ok((await recorded(spec)) !== undefined);
    assert.equal(await recorded(spec, { of: 'other' }), undefined);
    assert.equal(await recorded(spec, { exchangeBytes: 100 }), undefined);
    assert.equal(await recorded({ ...spec, stream: true }, { cancelled: true }), undefined);
  });

  it('hands over what a policy can be tried on', async () => {
    const one = await recorded({ request: { user: `Pay with ${CARD}` } });
    assert.ok(one !== undefined);
    const newer = policiesOf(
      policyText('shop', `{ request: { rules: [${RULE.replace('redact', 'deny')}] } }`),
    );
    const again = (set: PolicySet) => replayed(one, { policies: set, kept: newKept() });
    const was = 'request mutate (cards)';
    assert.deepEqual(await again(newer), { was, wouldBe: 'request deny (cards)', unasked: [] });
    assert.deepEqual(await again(policies), { was, wouldBe: was, unasked: [] });
  });

  /** What a policy would ask of an exchange that had none to ask, and what is said of it. */
  const UNASKED: readonly (readonly [
    name: string,
    spec: string,
    wouldBe: string,
    unasked: readonly string[],
  ])[] = [
    [
      'judges',
      `{ request: { rules: [{ name: guarded, detector: remote, options: { judge: guard }, on: [user], action: deny }] } }`,
      'request deny (guarded)',
      ['judge guard'],
    ],
    [
      'engines',
      `{ request: { decisions: [{ name: asked, ask: corp }] } }`,
      'request deny (asked)',
      ['engine corp'],
    ],
    [
      'people',
      `{ tools: { rules: [{ name: held, tool: refund, action: hold, approvers: [lead] }] } }`,
      'answer deny (held)',
      ['people who approve'],
    ],
    ['budgets', `{ budgets: [{ name: burst, per: caller, requests: 1, window: 1m }] }`, 'allow', ['budgets']],
    ['nobody', '{}', 'allow', []],
  ];
  for (const [name, spec, wouldBe, unasked] of UNASKED)
    it(`says of each exchange what was not asked: ${name}`, async () => {
      const one = await recorded({
        answer: { calls: [{ name: 'refund', args: {} }] },
        request: { user: 'Hi.' },
      });
      assert.ok(one !== undefined);
      const set = policiesOf(policyText('shop', spec));
      assert.deepEqual(await replayed(one, { policies: set, kept: newKept() }), {
        was: 'allow',
        wouldBe,
        unasked,
      });
    });

  it('knows of what was made before as much as is recorded', async () => {
    const caller = { id: 'mia', tenant: 'shop' };
    const path = '/v1/responses';
    const answer = {
      body: { id: 'resp_1', object: 'response', status: 'completed', model: 'm', output: [] },
    };
    const first = await recorded({ path, caller, request: { body: { model: 'm', input: 'hi' } }, answer });
    assert.ok(first !== undefined);
    const then = JSON.stringify({ model: 'm', input: 'hi', previous_response_id: 'resp_1' });
    const request = { ...first.request, body: Buffer.from(then).toString('base64') };
    const second: Recorded = { ...first, request };
    assert.deepEqual(await replayed(second, { policies, kept: newKept() }), {
      ...{ was: 'allow', wouldBe: 'request deny (uninspected.reference)', unasked: ['what was made before'] },
    });
    const kept = newKept();
    await replayed(first, { policies, kept });
    assert.deepEqual(await replayed(second, { policies, kept }), {
      ...{ was: 'allow', wouldBe: 'allow', unasked: [] },
    });
  });
});

describe('a recorder of ext_authz', () => {
  const BODY = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: `Pay with ${CARD}` }] });
  const question: CheckQuestion = {
    ...{ method: 'POST', path: '/v1/chat/completions', host: 'h', bodyIsText: false, attributes: new Map() },
    headers: [
      { name: ':path', value: '/v1/chat/completions' },
      { name: 'authorization', value: 'Bearer x' },
      { name: 'content-length', value: String(BODY.length) },
    ],
    body: Buffer.from(BODY),
    extensions: new Map([
      ['weir.max_request_bytes', '8192'],
      ['other', 'secret'],
    ]),
  };
  const denying = policiesOf(
    policyText('shop', `{ request: { rules: [${RULE.replace('redact', 'deny')}] } }`),
  );

  /** Asks one question that is recorded. */
  async function asked(set: PolicySet, { of = 'shop', exchangeBytes = 100_000 }: How = {}) {
    const kept: Recorded[] = [];
    const answers: string[] = [];
    const parts = offlineParts(
      { policies: set, time: new Date(1_767_614_400_000), judges: {}, kept: newKept() },
      { codec: new FrameCall(() => {}).codec, noted: newNoted() },
    );
    const codec = {
      decodeCheck: () => ok(question),
      encodeCheck: ({ kind }: CheckAnswer) => {
        answers.push(kind);
        return Buffer.alloc(0);
      },
    };
    const options = { policies: new Set([of]), exchangeBytes, keep: (one: Recorded) => kept.push(one) };
    const recording = (each: AuthzDependencies) => recordingCheck(each, options);
    const authz = new ExtAuthz({ ...parts, codec, recording });
    await authz.check(new Uint8Array());
    return { kept, answers };
  }

  it('keeps what was asked and decided, and no credentials', async () => {
    const { kept, answers } = await asked(denying);
    assert.deepEqual([kept.length, answers], [1, ['deny']]);
    const [one] = kept;
    assert.equal(textOf(one?.request.body), BODY);
    assert.deepEqual(
      one?.request.headers.map(({ name }) => name),
      [':method', ':path', ':authority', 'content-length'],
    );
    assert.deepEqual(one?.check, { bodyIsText: false, extensions: { 'weir.max_request_bytes': '8192' } });
    assert.deepEqual(
      [one?.decided, one?.answer],
      [{ request: { verdict: 'deny', rule: 'cards' } }, undefined],
    );
    assert.ok(recordedSchema.safeParse(JSON.parse(JSON.stringify(one))).success);
  });

  it('keeps nothing of other policies and of what is too large', async () => {
    assert.deepEqual((await asked(denying, { of: 'other' })).kept, []);
    assert.deepEqual((await asked(denying, { exchangeBytes: 10 })).kept, []);
  });

  it('hands over what another policy is tried on as ext_authz would', async () => {
    const { kept } = await asked(denying);
    const [one] = kept;
    assert.ok(one !== undefined);
    const was = 'request deny (cards)';
    const again = (set: PolicySet) => replayed(one, { policies: set, kept: newKept() });
    assert.deepEqual(await again(denying), { was, wouldBe: was, unasked: [] });
    // What ext_proc would rewrite, ext_authz denies.
    assert.deepEqual(await again(policies), { was, wouldBe: was, unasked: [] });
    assert.deepEqual(await again(policiesOf(policyText('shop'))), { was, wouldBe: 'allow', unasked: [] });
  });
});

describe('a folder of recordings', () => {
  const folders: string[] = [];
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  const opened = () => {
    const folder = mkdtempSync(join(tmpdir(), 'weir-recordings-'));
    folders.push(folder);
    return {
      folder,
      store: new RecordingFolder({ folder, key: Buffer.alloc(32, 7), sealing: { seal, unseal } }),
    };
  };
  const exchange = (number: number, time: number): Recorded => ({
    ...{ version: 1, id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, time },
    ...{ policy: 'shop', digest: '', caller: { id: 'a', kind: 'unknown', roles: [], claims: {} } },
    ...{ request: { headers: [], body: 'eA==' }, decided: { request: { verdict: 'allow', rule: 'none' } } },
  });
  const ids = async (store: RecordingFolder) => {
    const all: (string | undefined)[] = [];
    for await (const one of store.read()) all.push(one?.id.slice(-1));
    return all;
  };
  const bounds = { bytes: 1_000_000, days: 7, now: 10 * DAY_MS };

  it('gives back what it was given, the oldest first', async () => {
    const { store } = opened();
    for (const [number, day] of [
      [2, 9],
      [1, 8],
    ] as const)
      await store.add(exchange(number, day * DAY_MS), bounds);
    assert.deepEqual(await ids(store), ['1', '2']);
  });

  it('deletes what is too old, and the oldest of what is too much', async () => {
    const { folder, store } = opened();
    for (const [number, day] of [
      [1, 1],
      [2, 8],
      [3, 9],
    ] as const)
      await store.add(exchange(number, day * DAY_MS), { ...bounds, days: 365 });
    await store.prune(bounds);
    assert.deepEqual(await ids(store), ['2', '3']);
    await store.prune({ ...bounds, bytes: 400 });
    assert.deepEqual(await ids(store), ['3']);
    assert.equal(readdirSync(folder).length, 1);
  });

  it('deletes what was left half written, once nobody can be writing it any more', async () => {
    const { folder, store } = opened();
    const drafts = [1, 10].map(
      (day) => `.${String(day * DAY_MS).padStart(13, '0')}-${exchange(1, 0).id}.weirrec`,
    );
    for (const draft of drafts) writeFileSync(join(folder, draft), 'half');
    await store.prune(bounds);
    assert.deepEqual(readdirSync(folder), drafts.slice(1));
  });

  it('leaves out what is deleted while it is read', async () => {
    const { folder, store } = opened();
    for (const number of [1, 2, 3]) await store.add(exchange(number, 9 * DAY_MS), bounds);
    const read: (string | undefined)[] = [];
    for await (const one of store.read()) {
      read.push(one?.id.slice(-1));
      for (const name of readdirSync(folder)) if (name.endsWith('2.weirrec')) rmSync(join(folder, name));
    }
    assert.deepEqual(read, ['1', '3']);
  });

  it('does not take one recording for another', async () => {
    const { folder, store } = opened();
    await store.add(exchange(1, DAY_MS), { ...bounds, days: 365 });
    const [name = ''] = readdirSync(folder);
    renameSync(join(folder, name), join(folder, name.replace(/1\.weirrec$/, '2.weirrec')));
    assert.deepEqual(await ids(store), [undefined]);
  });
});
