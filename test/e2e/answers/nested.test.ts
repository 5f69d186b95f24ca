/** Text encoded deeper than it is decoded, through a real Envoy with the OpenAI SDK: named, and denied where a policy says so. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PermissionDeniedError } from 'openai';
import { DONE, event, sends } from '../conformance/support/events.ts';
import { openai } from '../harness/client.ts';
import { metricIs } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { assertRecorded, recordsOf, skippedOf } from './support/records.ts';

const policy = (nested: 'allow' | 'deny') => `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: nested }
spec:
  uninspected: { nested: ${nested} }
  request: { rules: [{ name: mask, detector: pii, options: { entities: [EMAIL] }, action: redact }] }
  response: { rules: [{ name: mask, detector: pii, options: { entities: [EMAIL] }, action: redact }] }
`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const DEEP = base64(base64(base64('the harbour lies behind two low islands')));
const SAID = `see ${DEEP} there`;

async function ask(stack: Stack, content: string, parts: readonly string[]) {
  stack.model.script('said', sends([...parts.map((part) => event(part)), DONE], { paceMs: 1 }));
  const { data, response } = await openai(stack)
    .chat.completions.create(
      { model: 'm', stream: true, messages: [{ role: 'user', content }] },
      { headers: { 'x-script': 'said' } },
    )
    .withResponse();
  let text = '';
  let finish: string | null = null;
  for await (const { choices } of data) {
    text += choices[0]?.delta.content ?? '';
    finish = choices[0]?.finish_reason ?? finish;
  }
  return { text, finish, id: response.headers.get('x-weir-id') };
}

const bytesOf = (skipped: Record<string, number>): number => skipped['nested'] ?? 0;
const pieces = SAID.match(/.{1,5}/g) ?? [];

describe('text that is encoded three times', { timeout: 120_000 }, () => {
  let allows: Stack;
  let denies: Stack;
  before(async () => {
    allows = await startStack({ policy: policy('allow') });
    denies = await startStack({ policy: policy('deny') });
  });
  after(async () => {
    await allows?.stop();
    await denies?.stop();
  });

  it('passes where the policy lets it, and both ways are recorded and counted', async () => {
    const { text, id } = await ask(allows, SAID, pieces);
    assert.equal(text, SAID);
    const records = await assertRecorded(allows, id, [
      'request allow none',
      'open allow none',
      'close complete',
    ]);
    const bytes = bytesOf(skippedOf(records));
    assert.ok(bytes > 1.8 * DEEP.length && bytes <= 2 * DEEP.length, `${bytes} of twice ${DEEP.length}`);
    await metricIs(allows, bytes, 'weir_uninspected_bytes_total', { reason: 'nested' });
  });

  it('is denied in a request where the policy says so, and the model gets nothing', async () => {
    const before = denies.model.received.length;
    const refused = await ask(denies, SAID, ['Fine.']).catch((error: unknown) => error);
    assert.ok(refused instanceof PermissionDeniedError);
    assert.equal(denies.model.received.length, before);
    const records = await assertRecorded(denies, refused.headers.get('x-weir-id'), [
      'request deny uninspected.nested',
      'close denied',
    ]);
    assert.ok(bytesOf(skippedOf(records)) > 0);
  });

  it('cuts a stream before any of it has left', async () => {
    const { text, finish, id } = await ask(denies, 'Hi', ['Well, ', ...pieces]);
    assert.ok(`Well, see ${DEEP}`.startsWith(text) && text.length < 'Well, see '.length + 24, text);
    assert.equal(finish, 'content_filter');
    const records = await recordsOf(denies, id);
    assert.equal(records.find(({ kind }) => kind === 'cut')?.['rule'], 'uninspected.nested');
  });
});
