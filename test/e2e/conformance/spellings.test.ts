/** Conformance behind an Envoy that mends nothing: other spellings of paths, doubled headers, headers that clients forge. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { Stack } from '../harness/stack.ts';
import { assertRefused, chat, idOf } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { decisionsOf } from './support/outcomes.ts';
import { EVIL, PLAIN } from './support/policies.ts';
import { assertQuiet, Witness } from './support/witness.ts';

const MENDS_NOTHING = {
  normalize_path: false,
  merge_slashes: false,
  path_with_escaped_slashes_action: 'KEEP_UNCHANGED',
  use_remote_address: false,
  early_header_mutation_extensions: undefined,
};

conformance('spellings', ({ site, overBoth }) => {
  let stack: Stack;
  const decisions = decisionsOf(site);
  before(async () => {
    stack = await startAt(site, { policy: PLAIN, envoy: { connectionManager: MENDS_NOTHING } });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  overBoth('C36', 'another spelling of a path is judged as the path it is, or refused', async (client) => {
    const judged = ['/v1/%63hat/completions', '/v1/chat/completions?x=/../', '/v1/chat/%63ompletion%73'];
    for (const path of judged) {
      const witness = new Witness(stack);
      const id = assertRefused(await client.post(stack, [chat(EVIL)], { path }), 403, { secrets: [EVIL] });
      assert.equal(witness.upstreamBytes, 0, path);
      await witness.saw(['request deny no-evil', 'close denied'], id);
    }
    const refused = [
      ...['/v1//chat/../%63ompletions', '/v1//chat/completions', '/v1/models/../chat/completions'],
      ...['/v1/models%2f..%2fchat/completions', '/v1/models/%252e%252e/chat/completions'],
    ];
    for (const path of refused) {
      const witness = new Witness(stack);
      const id = assertRefused(await client.post(stack, [chat(EVIL)], { path }), 400, {
        secrets: [EVIL],
        plain: true,
      });
      assert.equal(witness.upstream.length, 0, path);
      await witness.saw(['request deny unreadable', 'close fault'], id);
    }
  });

  overBoth('C36', 'headers that say two things are refused', async (client) => {
    const doubled = [
      { 'content-type': 'application/json, text/plain' },
      { 'content-encoding': 'identity, gzip' },
      { authorization: 'Bearer one, Bearer two' },
    ];
    for (const headers of doubled) {
      const witness = new Witness(stack);
      const answer = await client.post(stack, [chat('Why?')], { headers });
      assert.ok([400, 415].includes(answer.status), `${JSON.stringify(headers)}: ${answer.status}`);
      assert.equal(answer.headers.get('x-weir-decision'), 'deny');
      assert.equal(witness.upstream.length, 0);
      const { id, decisions: told } = await witness.exchange();
      assert.equal(id, idOf(answer));
      assert.match(told.join(', '), /^request deny (unreadable|unsupported), close fault$/);
    }
  });

  overBoth('C36', 'exchanges of one x-request-id have nothing in common', async (client) => {
    const headers = { 'x-request-id': 'the-same' };
    const witness = new Witness(stack);
    const answers = await Promise.all([
      client.post(stack, [chat('Why?')], { headers }),
      client.post(stack, [chat(EVIL)], { headers }),
      client.post(stack, [chat('How?')], { headers }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 403, 200],
    );
    assert.equal(new Set(answers.map(idOf)).size, 3);
    assert.ok(!witness.upstream.some(({ body }) => body.includes(EVIL)));
    await witness.records(3);
  });

  overBoth('C36', 'headers of Envoy and of Weir that a client forges arrive nowhere', async (client) => {
    const forged = {
      'x-envoy-original-path': '/admin',
      'x-envoy-upstream-rq-timeout-ms': '1',
      'x-weir-id': 'forged',
      'x-weir-skip': 'true',
    };
    const evil = new Witness(stack);
    const id = assertRefused(await client.post(stack, [chat(EVIL)], { headers: forged }), 403);
    assert.equal(evil.upstreamBytes, 0);
    await evil.saw(['request deny no-evil', 'close denied'], id);

    const clean = new Witness(stack);
    const answer = await client.post(stack, [chat('Why?')], { headers: forged });
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    const { headers } = clean.only;
    assert.equal(headers['x-weir-id'], idOf(answer));
    for (const name of ['x-envoy-original-path', 'x-envoy-upstream-rq-timeout-ms', 'x-weir-skip'])
      assert.equal(headers[name], undefined, name);
    await clean.saw(decisions.allowed, idOf(answer));
  });
});
