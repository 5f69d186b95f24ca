/** Conformance of refusals to clients that asked for a stream: events in place of an error, on every version of Envoy. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { openai } from '../harness/client.ts';
import type { Stack } from '../harness/stack.ts';
import { assertRefused, chat, idOf } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { EVIL, REFUSING_BY_EVENTS } from './support/policies.ts';
import { assertQuiet, Witness } from './support/witness.ts';

const DENIED = ['request deny no-evil', 'close denied'];

conformance('refusals', ({ site, claim, overBoth }) => {
  let stack: Stack;
  before(async () => {
    stack = await startAt(site, { policy: REFUSING_BY_EVENTS });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  // A plain immediate response: StreamedImmediateResponse would say the same, and only from Envoy 1.37 on.
  overBoth('C39', 'a denied request for a stream is answered by events that say no', async (client) => {
    const witness = new Witness(stack);
    const answer = await client.post(stack, [chat(EVIL, { stream: true })]);
    const text = answer.body.toString();
    assert.deepEqual([answer.status, answer.complete], [200, true], text);
    assert.equal(answer.headers.get('content-type'), 'text/event-stream');
    assert.equal(answer.headers.get('x-weir-decision'), 'deny');
    assert.match(text, /"finish_reason":"content_filter"/);
    assert.match(text, /data: \[DONE\]\n\n$/);
    assert.ok(!text.includes(EVIL));
    assert.equal(witness.upstreamBytes, 0);
    await witness.saw(DENIED, idOf(answer));
  });

  overBoth('C39', 'a denied request for a document is answered by an error', async (client) => {
    const witness = new Witness(stack);
    const id = assertRefused(await client.post(stack, [chat(EVIL)]), 403, { secrets: [EVIL] });
    assert.equal(witness.upstreamBytes, 0);
    await witness.saw(DENIED, id);
  });

  claim('C39', 'the SDK reads the events to their end', async () => {
    const witness = new Witness(stack);
    const stream = await openai(stack).chat.completions.create({
      ...{ model: 'gpt-4o-mini', stream: true },
      messages: [{ role: 'user', content: EVIL }],
    });
    let finish: string | undefined;
    for await (const chunk of stream) finish = chunk.choices[0]?.finish_reason ?? finish;
    assert.equal(finish, 'content_filter');
    await witness.saw(DENIED);
  });
});
