/**
 * The request cases of test/cases/reliability/requests.yaml through a real Envoy, in every body mode and over both versions
 * of HTTP: what the client saw, what the upstream received, what the journal says. Verdicts are the same in all of them.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Received } from '../../../demo/scripted-model.ts';
import { assertRecorded } from '../answers/support/records.ts';
import { eventually } from '../harness/eventually.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { readCases } from './support/case-file.ts';
import { assertReadable } from './support/refusal.ts';
import { ATTACK, bodyOf, type Expected, plainBody, type RequestCase } from './support/request-case.ts';
import { type Reply, send } from './support/send-request.ts';
import { envoyIn, nameOf, SITES, type Site } from './support/sites.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: reliability }
spec:
  acceptWeaker: [streamed]
  request:
    limits: { bodyBytes: 256KiB }
    rules:
      - { name: no-hidden-text, detector: unicode, action: deny }
      # By its phrases alone: what a model makes of parts of a sentence is not what these cases are about.
      - { name: no-injection, detector: injection, options: { model: off }, threshold: 0.9, action: deny }
  passPaths: [/v1/models]
  readPaths: [/v1/notes]
`;
/** An Envoy that mends no path and lets upgrades through: what is refused here is refused by Weir. */
const LAX = {
  normalize_path: false,
  merge_slashes: false,
  path_with_escaped_slashes_action: 'KEEP_UNCHANGED',
  upgrade_configs: [{ upgrade_type: 'websocket' }],
};
const LEAST_CASES = 150;
const file = readCases<RequestCase>('requests.yaml');

it('the case file is whole', () => assert.ok(file.cases.length >= LEAST_CASES));

for (const site of SITES) {
  const rows = file.cases.filter(({ http1 }) => site.http === '1.1' || http1 === undefined);

  describe(`requests, ${nameOf(site)}`, { timeout: 170_000 }, () => {
    let stack: Stack;
    let denied = 0;
    before(async () => {
      stack = await startStack({ policy: POLICY, envoy: { connectionManager: LAX, ...envoyIn(site) } });
    });
    after(() => stack?.stop());

    for (const request of rows) {
      it(`${request.id} ${request.title}`, async () => {
        file.ran(nameOf(site));
        const bytes = bodyOf(request);
        const seen = stack.model.received.length;
        const reply = await send(stack, site.http, { ...request, bytes });
        const upstream = stack.model.received.slice(seen);
        if (request.envoy?.[site.mode] !== undefined) {
          assertTooLargeForEnvoy(reply);
          assertNothing(site, upstream);
          return;
        }
        const { expect } = request;
        assert.equal(reply.status, expect.status, reply.body.toString().slice(0, 300));
        if (expect.upstream === 'none') {
          denied++;
          assertNothing(site, upstream);
          assertDenied(reply, expect);
        } else {
          assertArrived(upstream, request, bytes);
        }
        await assertJournal(stack, reply, expect);
      });
    }

    it('every row ran, and every denial was counted once', async () => {
      file.assertAllRan(nameOf(site), file.cases.length - rows.length);
      const counted = await eventually('the denials are counted', async () => {
        const count = await stack.metric('weir_decisions_total', { direction: 'request', verdict: 'deny' });
        return count >= denied && count;
      });
      assert.equal(counted, denied);
    });
  });
}

/** Envoy holds bodies up to its buffer limit in BUFFERED mode, and refuses larger ones by itself. */
function assertTooLargeForEnvoy(reply: Reply): void {
  assert.equal(reply.status, 413);
  assert.equal(reply.body.toString(), 'Payload Too Large');
}

/** In streamed mode the head goes on before the body is judged; its body never does. */
function assertNothing({ mode }: Site, upstream: readonly Received[]): void {
  if (mode !== 'STREAMED') assert.equal(upstream.length, 0, 'the upstream got nothing');
  for (const { body, complete } of upstream)
    assert.deepEqual([body.length, complete], [0, false], 'the upstream got no byte of the body');
}

function assertDenied(reply: Reply, { code, says }: Expected): void {
  assert.equal(reply.headers.get('x-weir-decision'), 'deny');
  const error = assertReadable(reply.body, { secrets: [ATTACK, 'previous instructions'] });
  assert.equal(error.code, code, error.message);
  if (says !== undefined) assert.ok(error.message.includes(says), error.message);
}

/** The upstream got the body as it was meant to, on the path as it came. */
function assertArrived(upstream: readonly Received[], request: RequestCase, sent: Buffer): void {
  const plain = request.expect.upstream === 'plain';
  const [received, ...others] = upstream;
  assert.equal(others.length, 0, 'the upstream got one request');
  assert.ok(received !== undefined, 'the request reached the upstream');
  assert.ok(received.body.equals(plain ? plainBody(request) : sent), 'it got the same bytes');
  assert.equal(
    received.path,
    (request.path ?? '/v1/chat/completions').split('?')[0],
    'and the path as it came',
  );
  if (plain) assert.equal(received.headers['content-encoding'], undefined);
}

/** One record of the decision, which tells what was found where and never the words. */
async function assertJournal(stack: Stack, reply: Reply, expect: Expected): Promise<void> {
  const denied = expect.verdict === 'deny';
  const faulted = denied && FAULT_RULES.has(expect.rule);
  const decisions = denied
    ? [`request deny ${expect.rule}`, `close ${faulted ? 'fault' : 'denied'}`]
    : [`request ${expect.verdict} ${expect.rule}`, 'open allow none', 'close complete'];
  const records = await assertRecorded(stack, reply.headers.get('x-weir-id'), decisions);
  const [decision] = records;
  const [found] = (decision?.['findings'] ?? []) as Record<string, unknown>[];
  for (const [name, value] of Object.entries(expect.found ?? {})) assert.equal(found?.[name], value, name);
  if (expect.skipped !== undefined) assert.deepEqual(skippedIn(decision), expect.skipped);
  for (const word of ['previous instructions', 'word for word'])
    assert.ok(!JSON.stringify(records).includes(word), 'no record repeats the content');
}

/** Rules of denials that are faults: something could not be judged. */
const FAULT_RULES = new Set(['unreadable', 'unsupported', 'too-large']);

function skippedIn(record: JournalRecord | undefined): string[] {
  const skipped = (record?.['skipped'] ?? []) as { path: string; reason: string }[];
  return skipped.map(({ path, reason }) => `${path} ${reason}`);
}
