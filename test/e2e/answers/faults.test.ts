/** S12: the guard fails when the client has 200 already: a well-formed ending or a reset, never the uninspected rest. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import OpenAI from 'openai';
import { assertCut, assertRefused, chat } from '../conformance/support/clients.ts';
import { DONE, event, STOP } from '../conformance/support/events.ts';
import { JudgeServer } from '../conformance/support/judge-server.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { openai } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { begin, type LiveAnswer, SteppedModel } from './support/live.ts';
import { assertRecorded, faultsOf } from './support/records.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: judged }
spec:
  response:
    limits: { eventBytes: 16KiB }
    rules:
      - { name: civil, detector: remote, options: { judge: guard }, action: deny }
---
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: cutting }
spec:
  selects: { hosts: [cut.test] }
  response:
    rules:
      - { name: civil, detector: remote, options: { judge: guard }, action: deny, posture: cut }
---
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: unjudged }
spec: { selects: { hosts: [plain.test] } }
`;
/** A judge of answers is asked about this many characters at a time. */
const STRETCH = 600;
const CALM = 'The river is calm. '.repeat(64).slice(0, STRETCH);
const ASKED = chat('How is the river?', { stream: true });

describe('S12 faults in mid-stream', { timeout: 60_000 }, () => {
  let stack: Stack;
  let judge: JudgeServer;
  let model: SteppedModel;
  before(async () => {
    judge = new JudgeServer();
    const url = await judge.listen();
    stack = await startStack({
      policy: POLICY,
      // Long enough for a judge that answers on a busy machine; those that hang are waited for so long.
      // It never rests: no test is to find it resting because of those before.
      config: `judges: { guard: { url: "${url}", deadlineMs: 1500, breaker: { failures: 0 } } }\n`,
    });
  });
  beforeEach(() => {
    model = new SteppedModel();
    stack.model.script('stepped', model.script);
    judge.opinion = async () => 0;
  });
  afterEach(() => assertQuiet(stack));
  after(async () => {
    await stack?.stop();
    await judge?.close();
  });

  const opened = async (host: string): Promise<LiveAnswer> => {
    const live = await begin(stack, ASKED, { host, 'x-script': 'stepped' });
    model.send(event(CALM));
    await live.holds(event(CALM));
    return live;
  };

  const failures = [
    { title: 'hangs', opinion: () => new Promise<number>(() => {}) },
    { title: 'answers nonsense', opinion: async () => Number.NaN },
  ];
  for (const { title, opinion } of failures) {
    for (const host of ['llm', 'cut.test']) {
      it(`S12 a judge that ${title}, posture ${host === 'llm' ? 'wait' : 'cut'}: the stream is ended in its own terms`, async () => {
        const live = await opened(host);
        // By its text: earlier questions may still be on their way.
        judge.opinion = (text) => (text.includes('Flood') ? opinion() : Promise.resolve(0));
        model.send(event(`Flood! ${CALM}`));
        const answer = await live.ending();
        const left = event(CALM) + (host === 'llm' ? '' : event(`Flood! ${CALM}`));
        assertCut(answer, left);
        await eventually('the upstream is reset', () => model.cancelled);
        assert.equal(stack.model.received.at(-1)?.body.toString(), ASKED);
        const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), [
          ...['request allow none', 'open allow none', 'cut deny civil', 'close cut'],
        ]);
        assert.deepEqual(faultsOf(records), ['judge']);
      });
    }
  }

  it('S12 posture cut: a verdict that comes after the end mark still comes before it leaves', async () => {
    const flood = event('Flood! ');
    let answered: ((score: number) => void) | undefined;
    const live = await begin(stack, ASKED, { host: 'cut.test', 'x-script': 'stepped' });
    judge.opinion = (text) =>
      text.includes('Flood') ? new Promise((resolve) => (answered = resolve)) : Promise.resolve(0);
    model.send(flood + DONE);
    model.end();
    await live.holds(flood);
    await eventually('the judge is asked', () => answered !== undefined);
    answered?.(1);
    const answer = await live.ending();
    assertCut(answer, flood);
    const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'cut deny civil', 'close cut'],
    ]);
    assert.deepEqual(faultsOf(records), [], 'a verdict, not a deadline');
  });

  it('S12 before anything left, the same fault is a clean 503', async () => {
    judge.opinion = () => new Promise<number>(() => {});
    const live = await begin(stack, ASKED, { 'x-script': 'stepped' });
    // No other test has had this found clean, which is not asked again.
    model.send(event(CALM.replaceAll('river', 'ponds')));
    const answer = await live.ending();
    const id = assertRefused(answer, 503, { secrets: ['calm'] });
    await eventually('the upstream is reset', () => model.cancelled);
    await assertRecorded(stack, id, ['request allow none', 'open deny civil', 'close fault']);
  });

  it('S12 the SDK ends its iteration normally, with content_filter', async () => {
    model.send(event(CALM));
    const { data, response } = await openai(stack)
      .chat.completions.create(
        { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content: '?' }] },
        { headers: { 'x-script': 'stepped' } },
      )
      .withResponse();
    judge.opinion = () => new Promise<number>(() => {});
    model.send(event(`Flood! ${CALM}`));
    const finishes: (string | null)[] = [];
    for await (const chunk of data) finishes.push(chunk.choices[0]?.finish_reason ?? null);
    assert.deepEqual(finishes, [null, 'content_filter']);
    await assertRecorded(stack, response.headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'cut deny civil', 'close cut'],
    ]);
  });

  const unreadable = [
    { title: 'an event that is no JSON', sent: 'data: Flood!\n\n', kind: 'unreadable' },
    {
      title: 'an event that is not UTF-8',
      sent: Buffer.from('data: {"a":"\xff"}\n\n', 'latin1'),
      kind: 'unreadable',
    },
    { title: 'an event over limits.eventBytes', sent: event('Flood! '.repeat(4000)), kind: 'too-large' },
    { title: 'a line without an end', sent: `data: ${'Flood! '.repeat(4000)}`, kind: 'too-large' },
  ];
  for (const { title, sent, kind } of unreadable) {
    it(`S12 ${title}, in mid-stream: what was judged, an ending, nothing of the rest`, async () => {
      const live = await opened('llm');
      model.send(sent);
      const answer = await live.ending();
      assertCut(answer, event(CALM));
      assert.ok(!answer.body.includes('Flood'));
      await eventually('the upstream is reset', () => model.cancelled);
      const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), [
        ...['request allow none', 'open allow none', `cut deny ${kind}`, 'close cut'],
      ]);
      assert.deepEqual(faultsOf(records), [kind]);
    });
  }

  it('S12 the worker is killed: the client is cut off, the upstream reset, the journal says what is missing', async () => {
    const live = await opened('llm');
    const restarts = await stack.metric('weir_worker_restarts_total');
    process.kill(workerOf(stack), 'SIGKILL');
    const answer = await live.ending();
    assert.deepEqual([answer.status, answer.complete, answer.body.toString()], [200, false, event(CALM)]);
    await eventually('the upstream is reset', () => model.cancelled);
    await eventually('another worker serves', async () => {
      const ready = await fetch(`${stack.weirAdmin}/readyz`);
      return ready.ok && (await stack.metric('weir_worker_restarts_total')) === restarts + 1;
    });
    const id = answer.headers.get('x-weir-id');
    const own = stack.journal().filter(({ exchange }) => exchange === id);
    assert.ok(!own.some(({ kind }) => kind === 'close'), 'nothing says that the exchange came to its end');
    assert.ok(
      stack.journal().some(({ kind }) => kind === 'recovered'),
      'the next worker records the crash',
    );
    await begin(stack, ASKED, { host: 'plain.test' }).then((next) => next.ending());
  });

  it('S12 the SDK raises an error when the worker is killed', async () => {
    model.send(event(CALM) + STOP.slice(0, 40));
    const data = await openai(stack).chat.completions.create(
      { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content: '?' }] },
      { headers: { 'x-script': 'stepped' } },
    );
    const seen: unknown[] = [];
    await assert.rejects(
      async () => {
        for await (const chunk of data) {
          seen.push(chunk.choices[0]?.delta.content);
          process.kill(workerOf(stack), 'SIGKILL');
        }
      },
      (error) => error instanceof OpenAI.APIError || error instanceof TypeError,
    );
    assert.deepEqual(seen, [CALM]);
    await eventually('ready again', async () => (await fetch(`${stack.weirAdmin}/readyz`)).ok);
  });
});

/** The process id of the stack's only worker: the one child of its primary. */
function workerOf(stack: Stack): number {
  const primary = stack.weir.process.pid;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = pids.filter((pid) => parentOf(pid) === primary);
  assert.equal(children.length, 1, 'the primary has one worker');
  return Number(children[0]);
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
