/** Conformance beside another ext_proc filter that hands every byte on, in front of Weir and behind it. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { type Filter, readShipped, type Tree } from '../../../envoy/render.ts';
import { Child } from '../harness/child.ts';
import { freePort } from '../harness/ports.ts';
import { ROOT, type Stack } from '../harness/stack.ts';
import { assertCut, assertRefused, chat, idOf } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { decisionsOf } from './support/outcomes.ts';
import { BANNED, CARD, EVIL, MASK, PLAIN } from './support/policies.ts';
import { assertQuiet, Witness } from './support/witness.ts';

const MIB = 1024 * 1024;

conformance('two-filters', ({ site, overBoth }) => {
  let other: Child;
  const stacks: Stack[] = [];
  const decisions = decisionsOf(site);
  before(async () => {
    const port = await freePort();
    other = new Child({
      name: 'pass-through',
      command: [process.execPath, `${ROOT}bench/noop-server.ts`, `127.0.0.1:${port}`],
    });
    await other.until('readiness', () => other.tail.includes('no-op ext_proc server on'));
    const [filter, cluster] = passThrough(port);
    for (const place of ['before', 'behind'])
      stacks.push(await startAt(site, { policy: PLAIN, envoy: { [place]: [filter], clusters: [cluster] } }));
  });
  afterEach(async () => {
    for (const stack of stacks) await assertQuiet(stack);
  });
  after(async () => {
    await Promise.all(stacks.map((stack) => stack.stop()));
    await other?.stop();
  });

  overBoth('C42', '1 MB of a request arrives byte for byte, with and without trailers', async (client) => {
    for (const stack of stacks)
      for (const extra of [{}, { trailers: { 'x-digest': 'one' } }]) {
        const witness = new Witness(stack);
        const body = chat('The river is calm. '.repeat(MIB / 19));
        const pieces = [body.slice(0, 300_000), body.slice(300_000, 700_000), body.slice(700_000)];
        const answer = await client.post(stack, pieces, extra);
        assert.deepEqual([answer.status, answer.complete], [200, true]);
        assert.ok(Buffer.from(body).equals(witness.only.body), '1 MB, byte for byte');
        await witness.saw(decisions.allowed, idOf(answer));
      }
  });

  overBoth('C42', 'a stream of 1 MB arrives byte for byte, its card masked', async (client) => {
    const events = Array.from({ length: 2000 }, (_, at) => event(`${at} ${'water flows. '.repeat(30)}`));
    const text = [...events, event(`Pay ${CARD}. `), STOP, DONE].join('');
    const pieces: string[] = [];
    for (let at = 0; at < text.length; at += 50_000) pieces.push(text.slice(at, at + 50_000));
    for (const stack of stacks) {
      stack.model.script('long', sends(pieces, { paceMs: 1, trailers: { 'x-usage': '1' } }));
      const witness = new Witness(stack);
      const answer = await client.ask(stack, 'long');
      assert.deepEqual([answer.status, answer.complete], [200, true]);
      assert.ok(answer.body.equals(Buffer.from(text.replace(CARD, MASK))), 'byte for byte');
      assert.equal(answer.trailers.get('x-usage'), '1');
      await witness.saw(
        ['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'],
        idOf(answer),
      );
    }
  });

  overBoth('C42', 'denials are the same beside another filter', async (client) => {
    const opening = event('The river is calm. ');
    for (const stack of stacks) {
      const evil = new Witness(stack);
      const id = assertRefused(await client.post(stack, [chat(EVIL)]), 403, { secrets: [EVIL] });
      assert.equal(evil.upstream.length, 0);
      await evil.saw(['request deny no-evil', 'close denied'], id);

      stack.model.script('cut', sends([opening, event(`${BANNED} starts`), event('rest')], { paceMs: 50 }));
      const witness = new Witness(stack);
      const answer = await client.ask(stack, 'cut');
      assertCut(answer, opening);
      await witness.saw(decisions.cut, idOf(answer));
    }
  });
});

/** The other filter and its cluster: as Weir's, under another name and at another port. */
function passThrough(port: number): [Filter, Tree] {
  const filter = readShipped('ext-proc.yaml') as Filter;
  filter.name = 'other';
  filter.typed_config['grpc_service'] = { envoy_grpc: { cluster_name: 'other' } };
  filter.typed_config['stat_prefix'] = 'other';
  const { clusters } = readShipped('envoy.yaml')['static_resources'] as { clusters: [Tree] };
  const text = JSON.stringify({ ...clusters[0], name: 'other' }).replace('9002', String(port));
  return [filter, JSON.parse(text) as Tree];
}
