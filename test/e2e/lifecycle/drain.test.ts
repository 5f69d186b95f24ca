/** SIGTERM: not ready at once, what runs may finish, the rest ends with an error, the journal is whole, exit 0. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import OpenAI from 'openai';
import { SteppedModel } from '../answers/support/live.ts';
import { CARD, MASKS, POLICY } from '../answers/support/spelling.ts';
import { chat } from '../conformance/support/clients.ts';
import { DONE, event, eventsOf } from '../conformance/support/events.ts';
import { openai, postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { HELD, OPENING, openStreams } from './support/crowd.ts';
import { weir } from './support/weir-cli.ts';

const COUNT = 1000;
const REST = event('1111 1111.');
const MASKED = OPENING + event(MASKS.card) + event('.') + DONE;

/** How each closed exchange ended, and how many did. */
function endings(records: readonly JournalRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const record of records.filter(({ kind }) => kind === 'close')) {
    const { ended } = record['totals'] as { ended: string };
    counts[ended] = (counts[ended] ?? 0) + 1;
  }
  return counts;
}

describe('SIGTERM', { timeout: 120_000 }, () => {
  let stack: Stack;
  const start = async (drainMs: number, workers = 1): Promise<void> => {
    stack = await startStack({ policy: POLICY, workers, config: `deadlines: { drainMs: ${drainMs} }\n` });
  };
  afterEach(async () => stack?.stop());

  /** Tells Weir to end; resolves once it says that it is not ready. */
  const terminate = async (): Promise<void> => {
    stack.weir.process.kill('SIGTERM');
    await eventually('Weir is not ready', async () => {
      const ready = await fetch(`${stack.weirAdmin}/readyz`).catch(() => undefined);
      return ready === undefined || (ready.status === 503 && (await ready.text()).includes('draining'));
    });
  };

  const assertJournal = async (ended: Record<string, number>): Promise<void> => {
    assert.deepEqual(endings(stack.journal()), ended);
    const report = await weir('audit', 'verify', '--dir', stack.journalFolder);
    assert.equal(report.code, 0, report.stdout + report.stderr);
    assert.match(report.stdout, /chain intact\n/);
    assert.doesNotMatch(report.stdout, /crash|could not be written|unfinished/);
  };

  it('O06 with 1,000 held streams on two workers: half of them finish as they should, the rest end with an error', async () => {
    await start(8000, 2);
    const streams = await openStreams(stack, COUNT);
    await terminate();
    const refused = await postChat(stack.url, chat('?'));
    assert.equal(refused.status, 503, 'no new requests');
    assert.equal(stack.model.received.length, COUNT);
    const [finishing, left] = [streams.slice(0, COUNT / 2), streams.slice(COUNT / 2)];
    for (const { model } of finishing) {
      model.send(REST + DONE);
      model.end();
    }
    for (const { live } of finishing) {
      const answer = await live.ending();
      assert.ok(answer.complete);
      assert.equal(eventsOf(answer.body), MASKED);
    }
    for (const { live, model } of left) {
      const answer = await live.ending();
      assert.deepEqual([answer.complete, eventsOf(answer.body)], [false, OPENING]);
      await eventually('the upstream is cancelled', () => model.cancelled);
    }
    assert.equal(await stack.weir.ended, 0);
    await assertJournal({ complete: COUNT / 2, fault: COUNT / 2 });
  });

  it('with nothing open: exit 0 long before drainMs', { timeout: 30_000 }, async () => {
    await start(600_000);
    const answer = await postChat(stack.url, chat('?'));
    assert.equal(answer.status, 200);
    await answer.text();
    stack.weir.process.kill('SIGTERM');
    assert.equal(await stack.weir.ended, 0);
    await assertJournal({ complete: 1 });
  });

  it('a running stream finishes with its verdict: a mask, and a cut', async () => {
    await start(10_000);
    const [masked, cut] = await openStreams(stack, 2);
    assert.ok(masked !== undefined && cut !== undefined);
    await terminate();
    masked.model.send(REST + DONE);
    masked.model.end();
    cut.model.send(event(' Project Halcyon starts'));
    const [first, second] = [await masked.live.ending(), await cut.live.ending()];
    assert.deepEqual([first.complete, eventsOf(first.body)], [true, MASKED]);
    assert.ok(second.complete && eventsOf(second.body).startsWith(OPENING + HELD));
    assert.match(eventsOf(second.body), /"finish_reason":"content_filter"[^\n]*\n\ndata: \[DONE\]\n\n$/);
    assert.equal(await stack.weir.ended, 0);
    await assertJournal({ complete: 1, cut: 1 });
  });

  it('C22 a held request and a running stream past drainMs: 503 and an error of the SDK', async () => {
    await start(300);
    const seen = stack.model.received.length;
    const model = new SteppedModel();
    stack.model.script('stepped', model.script);
    model.send(OPENING);
    const data = await openai(stack).chat.completions.create(
      { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content: '?' }] },
      { headers: { 'x-script': 'stepped' } },
    );
    const body = chat(`Pay with ${CARD}`);
    const held = fetch(`${stack.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new ReadableStream({ start: (to) => to.enqueue(Buffer.from(body.slice(0, 40))) }),
      duplex: 'half',
    } as RequestInit);
    await eventually('both are open', async () => (await stack.metric('weir_open_streams')) === 2);
    await terminate();
    const texts: unknown[] = [];
    await assert.rejects(
      async () => {
        for await (const chunk of data) texts.push(chunk.choices[0]?.delta.content);
      },
      (error) => error instanceof OpenAI.APIError || error instanceof TypeError,
    );
    assert.deepEqual(texts, ['All is calm. ']);
    assert.equal((await held).status, 503);
    assert.equal(stack.model.received.length, seen + 1, 'the held request reached nobody');
    assert.equal(await stack.weir.ended, 0);
    await assertJournal({ fault: 2 });
  });

  it('a second SIGTERM ends at once: streams end with an error', async () => {
    await start(20_000);
    const [stream] = await openStreams(stack, 1);
    await terminate();
    stack.weir.process.kill('SIGTERM');
    const answer = await stream?.live.ending();
    assert.deepEqual([answer?.complete, answer && eventsOf(answer.body)], [false, OPENING]);
    assert.equal(await stack.weir.ended, 143);
  });
});
