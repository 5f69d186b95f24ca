/** Conformance where Envoy would pass the rest of a long body unread: the mode is refused, whatever the body. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { type Stack, startStack } from '../harness/stack.ts';
import { assertRefused, chat } from './support/clients.ts';
import { conformance } from './support/conformance.ts';
import { EVIL, PLAIN } from './support/policies.ts';
import { assertQuiet, Witness } from './support/witness.ts';

conformance('partial', ({ site, overBoth }) => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({
      policy: PLAIN,
      envoyVersion: site.version,
      envoy: {
        requestBody: 'BUFFERED_PARTIAL',
        listener: { per_connection_buffer_limit_bytes: 64 * 1024 },
      },
    });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  overBoth('C10', 'an attack behind 120 KB is not passed on', async (client) => {
    const long = chat(`${'The river is calm. '.repeat(6400)}${EVIL}`);
    const pieces = [long.slice(0, 60_000), long.slice(60_000, 120_000), long.slice(120_000)];
    for (const body of [pieces, [chat('Why does water flow?')]]) {
      const witness = new Witness(stack);
      const answer = await client.post(stack, body);
      const id = assertRefused(answer, 403, { secrets: [EVIL] });
      assert.match(answer.body.toString(), /request_body_mode BUFFERED_PARTIAL cannot be enforced/);
      assert.equal(witness.upstream.length, 0);
      await witness.saw(['request deny unsupported', 'close fault'], id);
    }
  });
});
