/** Conformance where Envoy would give up on a judge that takes its time: Weir asks for more time, once. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../harness/eventually.ts';
import { metricIs } from '../harness/metric.ts';
import type { Stack } from '../harness/stack.ts';
import { chat, idOf, postWithLength } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { JudgeServer } from './support/judge-server.ts';
import { decisionsOf } from './support/outcomes.ts';
import { JUDGED, JUDGED_ANSWERS, JUDGED_REQUESTS } from './support/policies.ts';
import { assertQuiet, extProcCounters, Witness } from './support/witness.ts';

/** How long Envoy waits: longer than a busy machine takes to answer; and how long it may be asked to. */
const WAITS = '1.5s';
const MOST = '8s';
/** Between the two. */
const THINKS_MS = 2500;

/** Asks until an answer comes in time and its end is recorded: what a witness sees later is what it asked for itself. */
async function warm(stack: Stack): Promise<void> {
  const answer = await eventually('an answer in time', async () => {
    const answer = await postWithLength(stack, chat('?'));
    return answer.status === 200 && answer;
  });
  const id = idOf(answer);
  await eventually('its end is recorded', () =>
    stack.journal().some(({ exchange, kind }) => exchange === id && kind === 'close'),
  );
}

conformance('slow-judge', ({ site, overBoth }) => {
  const judge = new JudgeServer();
  let patient: Stack;
  let strict: Stack;
  const decisions = decisionsOf(site);
  before(async () => {
    const config = `deadlines: { judgeMs: 6000 }
judges: { probe: { url: "${await judge.listen()}", deadlineMs: 6000, remember: { entries: 0 }, breaker: { failures: 0 } } }`;
    const started = (max: string | undefined) =>
      startAt(site, {
        policy: JUDGED,
        config,
        envoy: { extProc: { message_timeout: WAITS, max_message_timeout: max } },
      });
    [patient, strict] = await Promise.all([started(MOST), started(undefined)]);
    // The first exchange of a process is slower than Envoy is patient here.
    for (const stack of [patient, strict]) await warm(stack);
    judge.opinion = async () => {
      await pause(THINKS_MS);
      return 0;
    };
  });
  after(async () => {
    await patient?.stop();
    await strict?.stop();
    await judge.close();
  });

  /** How often Envoy was asked for more time meanwhile; it ignores that when an earlier answer stopped its timer. */
  async function prolonged(stack: Stack, during: () => Promise<void>): Promise<number> {
    const count = async () => {
      const counters = await extProcCounters(stack);
      return ['received', 'ignored'].reduce(
        (sum, fate) => sum + (counters[`override_message_timeout_${fate}`] ?? 0),
        0,
      );
    };
    const before = await count();
    await during();
    return (await count()) - before;
  }

  overBoth('C21', 'one longer timeout is asked for a request, and its answer comes', async (client) => {
    const times = await prolonged(patient, async () => {
      const witness = new Witness(patient);
      const answer = await client.post(patient, [chat('Why?')], { headers: { host: JUDGED_REQUESTS } });
      assert.deepEqual([answer.status, answer.complete], [200, true], answer.body.toString());
      assert.equal(witness.only.body.toString(), chat('Why?'));
      await witness.saw(decisions.allowed, idOf(answer));
    });
    assert.equal(times, 1);
    await assertQuiet(patient);
  });

  overBoth('C21', 'one longer timeout is asked for an answer, and it comes whole', async (client) => {
    const pieces = [event('water flows. '), STOP, DONE];
    patient.model.script('slow', sends(pieces));
    const times = await prolonged(patient, async () => {
      const witness = new Witness(patient);
      const answer = await client.post(patient, [chat('?', { stream: true })], {
        headers: { host: JUDGED_ANSWERS, 'x-script': 'slow' },
      });
      assert.deepEqual([answer.status, answer.complete], [200, true], answer.body.toString());
      assert.equal(answer.body.toString(), pieces.join(''));
      await witness.saw(decisions.allowed, idOf(answer));
    });
    assert.equal(times, 1);
    await assertQuiet(patient);
  });

  overBoth('C21', 'where Envoy grants no time nothing passes unjudged, and Weir goes on', async (client) => {
    const late = new Witness(strict);
    const answer = await client.post(strict, [chat('Why?')], { headers: { host: JUDGED_REQUESTS } });
    const { decisions: told } = await late.exchange();
    // In STREAMED the answer to an earlier piece may have stopped Envoy's timer.
    if (site.mode === 'BUFFERED' || answer.status !== 200) {
      assert.deepEqual([answer.status, answer.complete], [504, true]);
      assert.equal(late.upstreamBytes, 0);
      assert.ok(!told.includes('request allow none'), told.join(', '));
    } else assert.deepEqual(told, decisions.allowed);
    const after = new Witness(strict);
    const next = await client.post(strict, [chat('Why?')]);
    assert.equal(next.status, 200);
    await after.saw(decisions.allowed, idOf(next));
    await metricIs(strict, 0, 'weir_held_bytes');
  });
});
