/** Recordings: what of an exchange is heard, what is left out, and how folders of them stay small. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { buildExchange } from '../../../src/cli/cases/build-exchange.ts';
import { exchangeSchema } from '../../../src/cli/cases/schema.ts';
import { FrameCall } from '../../../src/cli/offline/frame-call.ts';
import { newKept, offlineParts } from '../../../src/cli/offline/offline-parts.ts';
import { replayed } from '../../../src/cli/replay/outcomes.ts';
import { Exchange } from '../../../src/extproc/exchange.ts';
import { recording } from '../../../src/recording/exchange-recorder.ts';
import type { Recorded } from '../../../src/recording/recorded.ts';
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
  const given = buildExchange(exchangeSchema.parse(spec));
  const kept: Recorded[] = [];
  const call = new FrameCall(() => {});
  const parts = offlineParts(
    { policies, time: new Date(1_767_614_400_000), judges: {}, kept: newKept() },
    { codec: call.codec, noted: { events: [], records: [], faults: [] } },
  );
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
    const outcome = await replayed(one, newer);
    assert.deepEqual(outcome, {
      ok: true,
      value: { was: 'request mutate (cards)', wouldBe: 'request deny (cards)', untold: false },
    });
    assert.equal((await replayed(one, policies)).ok, true);
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

  it('does not take one recording for another', async () => {
    const { folder, store } = opened();
    await store.add(exchange(1, DAY_MS), { ...bounds, days: 365 });
    const [name = ''] = readdirSync(folder);
    renameSync(join(folder, name), join(folder, name.replace(/1\.weirrec$/, '2.weirrec')));
    assert.deepEqual(await ids(store), [undefined]);
  });
});
