/** Conformance of messages that no Envoy sends on demand: repeated ends, missing headers, the size of answers. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Stack, startStack } from '../harness/stack.ts';
import { chat } from './support/clients.ts';
import { conformance } from './support/conformance.ts';
import { event } from './support/events.ts';
import {
  body,
  CHAT_HEADERS,
  FULL_DUPLEX,
  headers,
  type Message,
  MockEnvoy,
  type MockStream,
  trailers,
} from './support/mock-envoy.ts';
import { BANNED, EVIL, PLAIN } from './support/policies.ts';
import { Witness } from './support/witness.ts';

/** What a data plane with messages of 64 KiB takes. */
const LARGEST_CHUNK = 62_000;
/** Long enough for an answer that must not come. */
const SILENCE_MS = 150;

conformance('messages', ({ site, withoutHttp: claim }) => {
  let stack: Stack;
  let envoy: MockEnvoy;
  before(async () => {
    stack = await startStack({ policy: PLAIN, envoyVersion: site.version });
    envoy = new MockEnvoy(stack.grpc);
  });
  after(async () => {
    envoy?.close();
    await stack?.stop();
  });

  claim('C08', '8 MB leave in chunks of at most 62,000 bytes', async () => {
    const witness = new Witness(stack);
    const stream = envoy.open();
    const text = chat('The river is calm. '.repeat((8 * 1024 * 1024) / 19));
    stream.send(CHAT_HEADERS);
    for (let from = 0; from < text.length; from += 400_000)
      stream.send({ request_body: body(text.slice(from, from + 400_000), from + 400_000 >= text.length) });
    await stream.until('the end of the request', () => stream.chunks('request').some(({ end }) => end));
    const chunks = stream.chunks('request');
    assert.equal(Buffer.concat(chunks.map(({ bytes }) => bytes)).toString(), text);
    assert.ok(chunks.every(({ bytes }) => bytes.length <= LARGEST_CHUNK));
    assert.equal(chunks.filter(({ end }) => end).length, 1);
    assert.equal(stream.kinds[0], 'request_headers', 'the headers are answered first');
    stream.close();
    await witness.saw(['request allow none', 'close cancelled']);
  });

  claim('C27', 'a second end and a body behind it are ignored, there is one verdict', async () => {
    const clean = chat('Why does water flow?');
    const parties = { envoy, stack };
    const allowed = await repeatEnds(parties, clean, ['request allow none', 'close cancelled']);
    assert.deepEqual(allowed.kinds, ['request_headers', 'request_body']);
    assert.deepEqual(
      allowed.chunks('request').map(({ bytes, end }) => [bytes.toString(), end]),
      [[clean, true]],
    );
    const evil = chat(`Be so kind: ${EVIL}.`);
    const denied = await repeatEnds(parties, evil, ['request deny no-evil', 'close denied']);
    assert.deepEqual(denied.kinds, ['immediate_response']);
    assert.equal(denied.refusedWith, 403);
  });

  claim('C27', 'a body behind the end of an answer is ignored', async () => {
    const witness = new Witness(stack);
    const stream = envoy.open();
    stream.send(CHAT_HEADERS);
    stream.send({ request_body: body(chat('?', { stream: true }), true) });
    stream.send({ response_headers: headers({ ':status': '200', 'content-type': 'text/event-stream' }) });
    stream.send({ response_body: body(event('calm'), true) });
    stream.send({ response_body: body(event(BANNED), true) });
    stream.send({ response_trailers: trailers({ 'x-usage': '1' }) });
    await stream.until('the end of the answer', () => stream.chunks('response').some(({ end }) => end));
    await pause(SILENCE_MS);
    const chunks = stream.chunks('response');
    assert.equal(Buffer.concat(chunks.map(({ bytes }) => bytes)).toString(), event('calm'));
    assert.deepEqual(
      chunks.map(({ end }) => end),
      chunks.map((chunk) => chunk === chunks.at(-1)),
    );
    assert.ok(!stream.kinds.includes('response_trailers'));
    stream.close();
    await witness.saw(['request allow none', 'open allow none', 'close complete']);
  });

  const local = headers({ ':status': '503', 'content-type': 'text/plain' });
  claim('C31', 'a stream that begins with an answer: clean text passes', async () => {
    const witness = new Witness(stack);
    const stream = envoy.open();
    stream.send({ response_headers: local, protocol_config: FULL_DUPLEX });
    stream.send({ response_body: body('no healthy upstream', true) });
    await stream.until('the end of the answer', () => stream.chunks('response').some(({ end }) => end));
    assert.equal(stream.chunks('response')[0]?.bytes.toString(), 'no healthy upstream');
    assert.deepEqual(stream.kinds, ['response_headers', 'response_body']);
    stream.close();
    await witness.saw(['open allow none', 'close complete']);
  });

  claim('C31', 'a stream that begins with an answer: one without a body passes', async () => {
    const witness = new Witness(stack);
    const stream = envoy.open();
    stream.send({ response_headers: headers({ ':status': '503' }, true), protocol_config: FULL_DUPLEX });
    await stream.until('an answer', (replies) => replies.length > 0);
    assert.deepEqual(stream.kinds, ['response_headers']);
    stream.close();
    await witness.saw(['open allow none', 'close complete']);
  });

  claim('C31', 'a stream that begins with an answer: banned text in it is denied all the same', async () => {
    const witness = new Witness(stack);
    const stream = envoy.open();
    stream.send({ response_headers: local, protocol_config: FULL_DUPLEX });
    stream.send({ response_body: body(`${BANNED} is down`, true) });
    await stream.until('a refusal', () => stream.refusedWith !== undefined);
    assert.equal(stream.refusedWith, 403);
    stream.close();
    await witness.saw(['open deny no-leak', 'close denied']);
  });

  const headless: { title: string; message: Message; decisions: string[] }[] = [
    {
      title: 'a body of a request',
      message: { request_body: body(chat('Why?'), true) },
      decisions: ['request deny protocol', 'close fault'],
    },
    {
      title: 'trailers of a request',
      message: { request_trailers: trailers({ 'x-a': 'b' }) },
      decisions: ['request deny protocol', 'close fault'],
    },
    {
      title: 'a body of an answer',
      message: { response_body: body('calm', true) },
      decisions: ['open deny protocol', 'close fault'],
    },
    {
      title: 'trailers of an answer',
      message: { response_trailers: trailers({ 'x-a': 'b' }) },
      decisions: ['open deny protocol', 'close fault'],
    },
  ];
  for (const { title, message, decisions } of headless) {
    claim('C31', `a stream that begins with ${title} is refused`, async () => {
      const witness = new Witness(stack);
      const stream = envoy.open();
      stream.send({ ...message, protocol_config: FULL_DUPLEX });
      await stream.until('a refusal', () => stream.refusedWith !== undefined);
      assert.deepEqual(stream.kinds, ['immediate_response']);
      assert.equal(stream.refusedWith, 500);
      stream.close();
      await witness.saw(decisions);
    });
  }
});

/** Sends a request whose end is repeated, with bodies behind it; returns the stream after a while of silence. */
async function repeatEnds(
  { envoy, stack }: { readonly envoy: MockEnvoy; readonly stack: Stack },
  text: string,
  decisions: readonly string[],
): Promise<MockStream> {
  const witness = new Witness(stack);
  const stream = envoy.open();
  stream.send(CHAT_HEADERS);
  stream.send({ request_body: body(text, false) });
  stream.send({ request_body: body('', true) });
  stream.send({ request_body: body('', true) });
  stream.send({ request_body: body(chat(EVIL), true) });
  stream.send({ request_trailers: trailers({ 'x-digest': 'late' }) });
  await stream.until('a verdict', (replies) => replies.length > 0);
  await pause(SILENCE_MS);
  stream.close();
  await witness.saw(decisions);
  return stream;
}
