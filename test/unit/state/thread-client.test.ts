/** Asking a thread: each question has its own answer, and one that answers nothing is not asked without end. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { ThreadClient } from '../../../src/state/thread-client.ts';

type Client = ThreadClient<{ readonly text: string }, { readonly id: number; readonly text: string }>;
const clients: Client[] = [];
after(() => Promise.all(clients.map((client) => client.close())));

/** A thread that runs this for each question. */
function clientOf(body: string): Client {
  const source = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', (asked) => { ${body} });`;
  const client: Client = new ThreadClient(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {});
  clients.push(client);
  return client;
}

describe('a thread that is asked', () => {
  it('answers each question with its own', async () => {
    const client = clientOf('parentPort.postMessage({ id: asked.id, text: asked.text.toUpperCase() });');
    const answers = await Promise.all(['a', 'b', 'c'].map((text) => client.ask({ text })));
    assert.deepEqual(
      answers.map(({ text }) => text),
      ['A', 'B', 'C'],
    );
  });

  it('is asked no more than it can hold while it answers nothing, and again when it was ended', async () => {
    const client = clientOf('');
    const waiting = Array.from({ length: 10_000 }, () => client.ask({ text: '' }));
    await assert.rejects(client.ask({ text: '' }), { message: 'too many questions wait for the thread' });
    const ended = Promise.allSettled(waiting);
    await client.close();
    assert.ok((await ended).every(({ status }) => status === 'rejected'));
    const again = assert.rejects(client.ask({ text: '' }), { message: 'the thread was ended' });
    await client.close();
    await again;
  });
});
