/** H10: the size of a head: Envoy refuses one over its limit by itself, one below it is judged and goes on whole. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { POLICY } from '../answers/support/spelling.ts';
import { chat, HTTP1, HTTP2 } from '../conformance/support/clients.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';

/** The model takes heads of 16 KiB, Envoy heads of 60 KiB. */
const BELOW = 12 * 1024;
const OVER = 61 * 1024;
const BODY = chat('How is the river?');

describe('H10 large heads', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(() => stack?.stop());

  for (const client of [HTTP1, HTTP2]) {
    it(`H10 a header of 12 KiB goes on as it came, over HTTP/${client.http}`, async () => {
      const note = 'x'.repeat(BELOW);
      const answer = await client.post(stack, [BODY], { headers: { 'x-note': note } });
      assert.equal(answer.status, 200, answer.body.toString());
      assert.equal(stack.model.received.at(-1)?.headers['x-note'], note);
      await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
    });

    it(`H10 a header of 61 KiB is refused by Envoy, over HTTP/${client.http}: no request comes of it`, async () => {
      const seen = stack.model.received.length;
      const known = stack.journal().length;
      const answer = await client.post(stack, [BODY], { headers: { 'x-note': 'x'.repeat(OVER) } });
      // Envoy closes before a filter can answer for its 431: Weir may see that answer, the client need not.
      assert.ok(answer.status === 431 || !answer.complete, String(answer.status));
      assert.equal(stack.model.received.length, seen);
      const requests = stack
        .journal()
        .slice(known)
        .filter(({ kind }) => kind === 'request');
      assert.deepEqual(requests, []);
    });
  }
});
