/** C25, the same in every body mode: answers leave in order while judges answer when they like. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Stack } from '../../harness/stack.ts';
import { type Client, chat, idOf } from './clients.ts';
import { DONE, event, STOP, sends } from './events.ts';
import type { JudgeServer } from './judge-server.ts';
import { JUDGED_ANSWERS, JUDGED_REQUESTS } from './policies.ts';
import { Witness } from './witness.ts';

const ALLOWED = ['request allow none', 'open allow none', 'close complete'];
/** Up to 80 ms, in no order, the same in every run. */
const latency = (question: number): number => (question * 37) % 81;

/** Who takes part. */
interface Parties {
  readonly stack: Stack;
  readonly judge: JudgeServer;
  readonly client: Client;
}

/** Sends a request, then takes an answer, of 50 chunks each, past a judge of every latency. */
export async function keepsOrder(parties: Parties): Promise<void> {
  parties.judge.opinion = async (_text, question) => {
    await pause(latency(question));
    return 0;
  };
  await judgedRequest(parties);
  await judgedAnswer(parties);
}

async function judgedRequest({ stack, judge, client }: Parties): Promise<void> {
  const witness = new Witness(stack);
  const asked = judge.asked;
  const body = chat(`Why? ${'water flows. '.repeat(200)}`);
  const size = Math.ceil(body.length / 50);
  const pieces = Array.from({ length: 50 }, (_, at) => body.slice(at * size, (at + 1) * size));
  const answer = await client.post(stack, pieces, { headers: { host: JUDGED_REQUESTS } });
  assert.deepEqual([answer.status, answer.complete], [200, true]);
  assert.equal(witness.only.body.toString(), body);
  assert.ok(judge.asked > asked, 'the judge was asked');
  await witness.saw(ALLOWED, idOf(answer));
}

async function judgedAnswer({ stack, judge, client }: Parties): Promise<void> {
  const witness = new Witness(stack);
  const asked = judge.asked;
  const events = Array.from({ length: 50 }, (_, at) => event(`${at} ${'water flows. '.repeat(12)}`));
  stack.model.script('fifty', sends([...events, STOP, DONE]));
  const answer = await client.post(stack, [chat('?', { stream: true })], {
    headers: { host: JUDGED_ANSWERS, 'x-script': 'fifty' },
  });
  assert.deepEqual([answer.status, answer.complete], [200, true]);
  assert.equal(answer.body.toString(), events.join('') + STOP + DONE);
  assert.ok(judge.asked - asked > 10, 'the judge was asked again and again');
  assert.equal(witness.upstream.length, 1);
  await witness.saw(ALLOWED, idOf(answer));
}
