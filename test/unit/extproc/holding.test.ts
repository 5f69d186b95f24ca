/** What an exchange holds counts against the process, and slows its source down while a judge or the journal is waited for. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Holding } from '../../../src/extproc/holding.ts';
import { ReplyQueue } from '../../../src/extproc/reply-queue.ts';
import { HeldBytes } from '../../../src/screen/held-bytes.ts';
import { Talk } from '../../fakes/talk.ts';

const PROMPT = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
const JUDGED =
  '  response:\n    rules:\n      - { name: ask, detector: remote, options: { judge: guard }, action: deny }\n';
const event = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;
const NOTHING = { coded: 0, unsent: 0 };

/** A holding, with what it did to the reading. */
function holding(most = 1e9) {
  const held = new HeldBytes(most);
  const pauses: boolean[] = [];
  return { held, pauses, of: new Holding({ held, pause: (on) => pauses.push(on) }) };
}

describe('what an exchange holds', () => {
  it('pauses a streamed answer that waits for its judge, and goes on when the judge has answered', () => {
    const talk = new Talk(JUDGED).request('full-duplex');
    talk.body('request', PROMPT, true);
    talk.answer();
    const { held, pauses, of } = holding();
    talk.body('response', event('a'.repeat(2000)));
    of.update(talk.state, NOTHING);
    assert.ok(talk.asks.length > 0);
    assert.deepEqual(pauses, []);
    for (let turn = 0; turn < 12; turn++) talk.body('response', event('b'.repeat(100_000)));
    of.update(talk.state, NOTHING);
    assert.deepEqual(pauses, [true]);
    assert.ok(held.held > 1_200_000);
    for (const { ask } of talk.asks)
      talk.take({ kind: 'judged', direction: 'response', id: ask.id, hits: [] });
    of.update(talk.state, NOTHING);
    assert.deepEqual(pauses, [true, false]);
    of.close();
    assert.equal(held.held, 0);
  });

  it('counts what placeholders stand for until the answer has ended', () => {
    const rule = '{ name: hide, detector: keywords, options: { words: [falcon] }, action: placeholder }';
    const talk = new Talk(`  request: { rules: [${rule}] }\n`).request('full-duplex');
    talk.body('request', PROMPT.replace('hi', 'a falcon'), true);
    const { held, of } = holding();
    of.update(talk.state, NOTHING);
    assert.equal(held.held, 'falcon'.length * 4 + 1000);
    of.close();
    assert.equal(held.held, 0);
  });

  it('does not pause an event that is still coming in: nothing else would complete it', () => {
    const talk = new Talk('  response: { limits: { eventBytes: 8MiB } }\n').request('full-duplex');
    talk.body('request', PROMPT, true);
    talk.answer();
    talk.body('response', `data: {"choices":[{"index":0,"delta":{"content":"${'a'.repeat(3_000_000)}`);
    const { pauses, of } = holding();
    of.update(talk.state, NOTHING);
    assert.deepEqual(pauses, []);
  });

  it('pauses while answers wait to be sent, and gives up the direction that asks for too much', () => {
    const talk = new Talk(JUDGED).request('full-duplex');
    const { pauses, of } = holding(10_000_000);
    assert.equal(of.update(talk.state, { coded: 0, unsent: 2_000_000 }), undefined);
    assert.deepEqual(pauses, [true]);
    assert.equal(of.update(talk.state, { coded: 11_000_000, unsent: 0 }), 'request');
    assert.equal(of.update(talk.state, { coded: 10_500_000, unsent: 0 }), undefined, 'it asks for less');
    assert.deepEqual(pauses, [true, false]);
  });
});

describe('answers that wait', () => {
  it('are counted by their bytes until they are written', async () => {
    const written: number[] = [];
    let drained = 0;
    const queue = new ReplyQueue({
      ...{ waits: true, journalMs: 1000, background: () => undefined },
      write: (replies) => written.push(replies.length),
      drained: () => drained++,
      failed: (cause) => assert.fail(String(cause)),
    });
    let durable: () => void = () => undefined;
    const record = new Promise<void>((resolve) => {
      durable = resolve;
    });
    const chunk = { kind: 'chunk', direction: 'response', bytes: Buffer.alloc(500), end: false } as const;
    queue.send([chunk, chunk], [record]);
    queue.send([chunk], []);
    assert.equal(queue.waiting, 1500);
    durable();
    while (!queue.idle) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([written, queue.waiting, drained], [[2, 1], 0, 2]);
  });
});
