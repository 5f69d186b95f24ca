/** Requests of every size through full-duplex bodies, with the real SDK where it can send them. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { assertRefused, CHAT, chat } from '../conformance/support/clients.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { askChat, openai } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { requestHttp2 } from '../harness/http2.ts';
import { RawClient } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { begin } from './support/live.ts';
import { assertRecorded, CLEAN, faultsOf } from './support/records.ts';
import { POLICY, pieces } from './support/spelling.ts';

const MIB = 1024 * 1024;
const SENTENCE = 'Caf\u00e9 \u{1F30A} by the river. ';

describe('requests through full-duplex bodies', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  for (const size of [1, 8]) {
    it(`a prompt of ${size} MB reaches the model byte for byte`, async () => {
      const content = SENTENCE.repeat((size * MIB) / Buffer.byteLength(SENTENCE));
      const { data, response } = await askChat(stack, content);
      assert.equal(data.choices[0]?.finish_reason, 'stop');
      const received = stack.model.received.at(-1);
      const sent = JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }] });
      assert.ok(received?.body.equals(Buffer.from(sent)), 'the same bytes');
      // Envoy drops the length of a body that may still change.
      assert.equal(received?.headers['transfer-encoding'], 'chunked');
      await assertRecorded(stack, response.headers.get('x-weir-id'), CLEAN);
    });
  }

  it('a prompt over limits.bodyBytes gets 413, and the model nothing', async () => {
    const seen = stack.model.received.length;
    const content = SENTENCE.repeat((17 * MIB) / Buffer.byteLength(SENTENCE));
    const error = await openai(stack)
      .chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }] })
      .then(
        () => undefined,
        (caught: unknown) => caught,
      );
    assert.ok(error instanceof OpenAI.APIError, String(error));
    assert.deepEqual([error.status, error.code], [413, 'request_too_large']);
    assert.equal(stack.model.received.length, seen);
    await assertRecorded(stack, error.headers?.get('x-weir-id'), [
      ...['request deny limits.bodyBytes', 'close denied'],
    ]);
  });

  it('a body over the limit of another host is refused in pieces too, before its end', async () => {
    const seen = stack.model.received.length;
    // The policy `small` has no limit of its own: the default of 10 MiB is far below the 16 MiB of the other.
    const body = chat(SENTENCE.repeat((11 * MIB) / Buffer.byteLength(SENTENCE)));
    const live = await begin(stack, body.slice(0, -10), {
      ...{ host: 'small.test', 'content-length': String(Buffer.byteLength(body)) },
    });
    const answer = await live.ending();
    const id = assertRefused(answer, 413);
    assert.equal(stack.model.received.length, seen);
    await assertRecorded(stack, id, ['request deny limits.bodyBytes', 'close denied']);
  });

  const text = chat('How is the river?');
  const broken = [
    { title: 'malformed JSON', sent: [text.replace(':', '=')] },
    { title: 'truncated JSON', sent: [text.slice(0, -3)] },
    { title: 'truncated JSON in many pieces', sent: pieces(text.slice(0, -3), 5) },
    { title: 'JSON that breaks after 200 KB', sent: pieces(`${chat('river '.repeat(40_000))}}`, 64_000) },
  ];
  for (const { title, sent } of broken) {
    it(`${title}: 400 in OpenAI's form, and the model gets nothing`, async () => {
      const seen = stack.model.received.length;
      const client = new RawClient(stack.port);
      const answer = await client.post(CHAT, sent);
      client.close();
      const id = assertRefused(answer, 400, { secrets: ['river'] });
      const { error } = JSON.parse(answer.body.toString()) as { error: Record<string, string> };
      assert.deepEqual([error['type'], error['code']], ['invalid_request_error', 'unreadable_body']);
      assert.equal(stack.model.received.length, seen);
      const records = await assertRecorded(stack, id, ['request deny unreadable', 'close fault']);
      assert.deepEqual(faultsOf(records), ['unreadable']);
    });
  }

  it('a request that its client breaks off reaches nobody', async () => {
    const seen = stack.model.received.length;
    const known = stack.journal().length;
    const live = await begin(stack, text.slice(0, 30), { 'content-length': String(text.length) });
    live.close();
    const closed = await eventually('a record of the end', () =>
      stack
        .journal()
        .slice(known)
        .find(({ kind }) => kind === 'close'),
    );
    assert.equal((closed['totals'] as { ended: string }).ended, 'cancelled');
    assert.equal(stack.model.received.length, seen);
  });

  it('C03 trailers that the policy allows arrive behind a body of 1 MB', async () => {
    const body = chat(SENTENCE.repeat(MIB / Buffer.byteLength(SENTENCE)));
    const answer = await requestHttp2(stack.url, {
      path: CHAT,
      pieces: [Buffer.from(body).subarray(0, 300_000), Buffer.from(body).subarray(300_000)],
      trailers: { 'x-digest': 'calm' },
    });
    assert.deepEqual([answer.status, answer.ending], [200, 'NO_ERROR']);
    const received = stack.model.received.at(-1);
    assert.ok(received?.body.equals(Buffer.from(body)), 'the same bytes');
    assert.equal(received?.trailers['x-digest'], 'calm');
    const records = await assertRecorded(stack, String(answer.headers['x-weir-id']), CLEAN);
    const skipped = records.flatMap((record) => record['skipped'] as object[]);
    assert.deepEqual(skipped, [], 'trailers were judged');
  });

  it('C03 trailers that the policy does not allow: 403, and the model gets nothing', async () => {
    const seen = stack.model.received.length;
    const answer = await requestHttp2(stack.url, {
      ...{ path: CHAT, pieces: [text], trailers: { 'x-digest': 'calm' } },
      headers: { ':authority': 'small.test' },
    });
    assert.deepEqual([answer.status, answer.ending], [403, 'NO_ERROR']);
    assert.equal(stack.model.received.length, seen);
    await assertRecorded(stack, String(answer.headers['x-weir-id']), [
      ...['request deny unsupported', 'close fault'],
    ]);
  });
});
