/** Conformance when Weir itself is broken: behind a real Envoy, nothing that was not judged passes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, beforeEach } from 'node:test';
import type { Refusal } from '../../../src/core/verdict.ts';
import { localReply } from '../../../src/screen/local-reply.ts';
import { codec } from '../../../src/wire/codec.ts';
import { WEIR } from '../harness/entry.ts';
import type { Stack } from '../harness/stack.ts';
import { ask, chat, post } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { type Defect, InProcessWeir } from './support/in-process.ts';
import { CARD, EVIL } from './support/policies.ts';
import { Witness } from './support/witness.ts';

const broken = (): never => {
  throw new Error('broken on purpose');
};

/** What may break on the way of a request. */
const DEFECTS: { title: string; defect: Defect; status: number }[] = [
  { title: 'the decoder throws', defect: { codec: { ...codec, decode: broken } }, status: 503 },
  { title: 'the encoder throws', defect: { codec: { ...codec, encode: broken } }, status: 503 },
  { title: 'no policy is loaded', defect: { policies: () => undefined }, status: 500 },
  { title: 'the policies cannot be had', defect: { policies: broken }, status: 503 },
  { title: 'no id can be made', defect: { newId: broken }, status: 503 },
  { title: 'the caller cannot be told', defect: { callerOf: broken }, status: 503 },
  { title: 'who asks cannot be told', defect: { identify: broken }, status: 503 },
  { title: 'who asks is not told in the end', defect: { identify: async () => broken() }, status: 503 },
  { title: 'a finding cannot be hashed', defect: { fingerprint: broken }, status: 503 },
  { title: 'the meter throws', defect: { meter: { event: broken, fault: () => undefined } }, status: 503 },
  {
    title: 'the journal throws',
    defect: { journal: { record: broken, fault: undefined, strict: false } },
    status: 503,
  },
  {
    title: 'the strict journal refuses',
    defect: { journal: { record: () => Promise.reject(new Error('full')), fault: undefined, strict: true } },
    status: 503,
  },
  {
    title: 'the strict journal never answers',
    defect: { journal: { record: () => new Promise(() => {}), fault: undefined, strict: true } },
    status: 503,
  },
];

conformance('faults', ({ site, claim }) => {
  const weir = new InProcessWeir();
  let stack: Stack;
  before(async () => {
    stack = await startAt(site, { startWeir: false });
    await weir.listen(stack.grpc);
  });
  beforeEach(() => {
    weir.defect = {};
    weir.faults.length = 0;
    weir.events.length = 0;
  });
  after(async () => {
    await stack?.stop();
    await weir.close();
  });

  claim(
    'C23',
    'without a defect a request passes and is changed, so that what follows shows the defects',
    async () => {
      const witness = new Witness(stack);
      const answer = await post(stack, [chat(`Pay ${CARD}.`)]);
      assert.equal(answer.status, 200);
      assert.match(witness.only.body.toString(), /Pay \[CREDIT_CARD\]\./);
      assert.deepEqual(weir.faults, []);
    },
  );

  for (const { title, defect, status } of DEFECTS) {
    claim('C23', `${title}: the client gets an error, upstream gets nothing`, async () => {
      weir.defect = defect;
      const witness = new Witness(stack);
      const answer = await post(stack, [chat(`Pay ${CARD}.`)]);
      assert.deepEqual([answer.status, answer.complete], [status, true]);
      assert.equal(witness.upstreamBytes, 0);
      if (site.mode !== 'STREAMED') assert.equal(witness.upstream.length, 0);
      assert.ok(!answer.body.includes('broken'), 'the fault is not told to the client');
      assert.ok(!weir.events.some(({ verdict, kind }) => kind === 'open' && verdict === 'allow'));
    });
  }

  claim('C23', 'the encoder breaks in mid-answer: it breaks off, the rest never comes', async () => {
    let chunks = 0;
    const last = site.mode === 'BUFFERED' ? 0 : 2;
    const encode: typeof codec.encode = (reply) => {
      const ofAnswer = 'direction' in reply && reply.direction === 'response' && reply.kind !== 'headers';
      if (ofAnswer && ++chunks > last) return broken();
      return codec.encode(reply);
    };
    weir.defect = { codec: { ...codec, encode } };
    const pieces = ['one ', 'two ', 'three ', 'four '].map(event);
    stack.model.script('four', sends([...pieces, STOP, DONE], { paceMs: 30 }));
    const witness = new Witness(stack);
    const answer = await ask(stack, 'four');
    if (site.mode === 'BUFFERED') {
      assert.deepEqual([answer.status, answer.complete], [503, true]);
      assert.ok(!answer.body.includes('one '), answer.body.toString());
      return;
    }
    assert.deepEqual([answer.status, answer.complete], [200, false]);
    assert.ok(answer.body.includes('two ') && !answer.body.includes('three '), answer.body.toString());
    await witness.upstreamCancelled();
  });

  claim(
    'C23',
    'the file of policies is missing: weir does not start, and Envoy lets nothing pass',
    async () => {
      const started = spawnSync(
        process.execPath,
        [WEIR, 'serve', '--policies', `${stack.folder}/none.yaml`],
        {
          cwd: stack.folder,
          encoding: 'utf8',
          timeout: 20_000,
        },
      );
      assert.equal(started.status, 2, started.stderr);
      assert.match(started.stderr, /none\.yaml.*is not there/);
    },
  );

  /** Denials whose status a bug lost. */
  const lost = [0, 200, 302, Number.NaN, undefined as never];
  for (const status of lost) {
    claim('C38', `a denial with the status ${status} is never HTTP 200, upstream gets nothing`, async () => {
      // The bug in the last place: the status is wrong when the denial is encoded.
      const encode: typeof codec.encode = (reply) =>
        codec.encode(reply.kind === 'immediate' ? { ...reply, reply: { ...reply.reply, status } } : reply);
      weir.defect = { codec: { ...codec, encode } };
      const witness = new Witness(stack);
      const answer = await post(stack, [chat(`Be so kind: ${EVIL}.`)]);
      assert.deepEqual([answer.status, answer.complete], [503, true]);
      assert.equal(witness.upstreamBytes, 0);
      // The bug in the first place: the refusal itself has no status that refuses.
      const refusal: Refusal = { status, rule: 'r', code: 'c', message: 'm', id: 'i' };
      assert.equal(localReply(refusal, undefined).status, 403);
    });
  }
});
