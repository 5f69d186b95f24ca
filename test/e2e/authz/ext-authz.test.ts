/** ext_authz in front of the model: whole clean prompts pass; what is partial, mangled, rewritten or unknown does not. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { assertRecorded } from '../answers/support/records.ts';
import { BANNED, CARD } from '../answers/support/spelling.ts';
import { assertRefused, CHAT, chat, post, postWithLength } from '../conformance/support/clients.ts';
import { at, type Message, MockEnvoy } from '../conformance/support/mock-envoy.ts';
import { openai } from '../harness/client.ts';
import { requestHttp2 } from '../harness/http2.ts';
import { type RawAnswer, RawClient } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const ALLOWED = ['request allow none', 'close complete'];
const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: authz }
spec:
  passPaths: [/v1/models]
  request:
    models: { allow: [gpt-4o-mini] }
    rules:
      - { name: no-news, detector: keywords, options: { words: ["${BANNED}"] }, action: deny }
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
`;

const denied = (rule: string): string[] => [`request deny ${rule}`, 'close denied'];

/** Asserts that a request was refused, reached nobody, and was recorded as denied by that rule. */
async function assertDenied(
  stack: Stack,
  answer: RawAnswer,
  by: { status: number; rule: string; plain?: boolean; seen: number },
): Promise<void> {
  const id = assertRefused(answer, by.status, { secrets: [BANNED, CARD], plain: by.plain ?? false });
  assert.equal(stack.model.received.length, by.seen, 'the model got nothing');
  await assertRecorded(stack, id, denied(by.rule));
}

describe('ext_authz as shipped', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({
      policy: POLICY,
      envoy: {
        filters: ['ext_authz'],
        connectionManager: { upgrade_configs: [{ upgrade_type: 'websocket' }] },
      },
    });
  });
  after(async () => stack?.stop());

  it('lets the SDK stream an answer, and records the decision', async () => {
    const { data, response } = await openai(stack)
      .chat.completions.create({
        ...{ model: 'gpt-4o-mini', stream: true },
        messages: [{ role: 'user', content: 'How is the river?' }],
      })
      .withResponse();
    let text = '';
    for await (const chunk of data) text += chunk.choices[0]?.delta.content ?? '';
    assert.match(text, /^A weir is a low barrier/);
    const id = response.headers.get('x-weir-id');
    assert.equal(stack.model.received.at(-1)?.headers['x-weir-id'], id);
    await assertRecorded(stack, id, ALLOWED);
  });

  const refusals = [
    {
      title: 'a banned prompt',
      content: `News of ${BANNED}?`,
      rule: 'no-news',
      code: 'content_policy_violation',
    },
    {
      title: 'what would be redacted',
      content: `Why was ${CARD} refused?`,
      rule: 'mask-cards',
      code: 'unsupported',
    },
    { title: 'another model', content: 'How?', model: 'gpt-4', rule: 'models', code: 'not_allowed' },
  ];
  for (const { title, content, rule, code, model = 'gpt-4o-mini' } of refusals) {
    it(`C43 ${title}: the SDK raises PermissionDeniedError, the model sees nothing`, async () => {
      const seen = stack.model.received.length;
      const error = await openai(stack)
        .chat.completions.create({ model, messages: [{ role: 'user', content }] })
        .then(
          () => undefined,
          (caught: unknown) => caught,
        );
      assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
      assert.deepEqual([error.code, error.headers.get('x-weir-decision')], [code, 'deny']);
      assert.ok(!error.message.includes(BANNED) && !error.message.includes(CARD), error.message);
      assert.equal(stack.model.received.length, seen);
      await assertRecorded(stack, error.headers.get('x-weir-id'), denied(rule));
    });
  }

  it('an unknown path, a known one with another method, and broken JSON are refused', async () => {
    const body = chat('How is the river?');
    const seen = stack.model.received.length;
    const lost = await requestHttp2(stack.url, { path: '/v1/nobody/knows', pieces: [body] });
    const got = await requestHttp2(stack.url, { method: 'GET', path: CHAT });
    const half = await requestHttp2(stack.url, { path: CHAT, pieces: [body.slice(0, -4)] });
    assert.deepEqual([lost.status, got.status, half.status], [403, 403, 400]);
    assert.equal(stack.model.received.length, seen);
    for (const [answer, rule] of [
      [lost, 'unsupported'],
      [got, 'unsupported'],
      [half, 'unreadable'],
    ] as const)
      await assertRecorded(stack, String(answer.headers['x-weir-id']), denied(rule));
  });

  it('a path that the policy names passes, and is recorded as not inspected', async () => {
    const answer = await requestHttp2(stack.url, { method: 'GET', path: '/v1/models' });
    assert.equal(answer.status, 200);
    const records = await assertRecorded(stack, String(answer.headers['x-weir-id']), ALLOWED);
    const skipped = records.flatMap((record) => record['skipped'] as { reason: string }[]);
    assert.deepEqual(
      skipped.map(({ reason }) => reason),
      ['opaque'],
    );
  });

  it('C45 WebSocket upgrades are refused, with and without a body', async () => {
    const body = chat('How is the river?');
    const upgrade =
      'host: llm\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n';
    for (const [request, plain] of [
      [`GET /v1/realtime HTTP/1.1\r\n${upgrade}\r\n`, true],
      [`GET /v1/models HTTP/1.1\r\n${upgrade}\r\n`, false],
      [
        `POST ${CHAT} HTTP/1.1\r\n${upgrade}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        false,
      ],
    ] as const) {
      const seen = stack.model.received.length;
      const client = new RawClient(stack.port);
      await client.send(request);
      const answer = await client.answer();
      client.close();
      await assertDenied(stack, answer, { status: 403, rule: 'unsupported', plain, seen });
    }
  });

  it('C44 a body over the limit of the filter gets 413 from Envoy, and the model nothing', async () => {
    const seen = stack.model.received.length;
    const answer = await postWithLength(stack, chat('river '.repeat(200_000)));
    assert.equal(answer.status, 413);
    assert.equal(stack.model.received.length, seen);
  });

  const questions = [
    { title: 'no body although a length was announced', headers: { 'content-length': '80' }, status: 400 },
    { title: 'no body of a chunked request', headers: { 'transfer-encoding': 'chunked' }, status: 400 },
    { title: 'no body and no length at all', headers: {}, status: 400 },
    {
      title: 'no length and no repeated limit',
      headers: {},
      body: chat('How is the river?'),
      extensions: {},
      status: 403,
    },
    {
      title: 'a body that is shorter than announced',
      headers: { 'content-length': '80' },
      body: chat('?'),
      status: 400,
    },
  ];
  for (const { title, headers, status, body = '', extensions } of questions) {
    it(`C44 ${title}: code 7`, async () => {
      const envoy = new MockEnvoy(stack.grpc);
      const answer = await envoy.check({
        attributes: {
          context_extensions: extensions ?? { 'weir.max_request_bytes': '1048576' },
          request: {
            http: {
              ...{ method: 'POST', path: CHAT, host: 'llm' },
              headers: { 'content-type': 'application/json', ...headers },
              raw_body: Buffer.from(body),
            },
          },
        },
      });
      envoy.close();
      assert.ok(typeof answer !== 'number', 'an answer, not a gRPC error');
      assert.deepEqual([at(answer, 'status.code'), at(answer, 'denied_response.status.code')], [7, status]);
      const id = headerOf(answer, 'x-weir-id');
      await assertRecorded(stack, id, denied(status === 400 ? 'unreadable' : 'unsupported'));
    });
  }
});

describe('ext_authz with parts of bodies', { timeout: 60_000 }, () => {
  const LIMIT = 200;
  let stack: Stack;
  before(async () => {
    const body = { max_request_bytes: LIMIT, allow_partial_message: true };
    stack = await startStack({
      policy: POLICY,
      envoy: { filters: ['ext_authz'], extAuthz: { with_request_body: body } },
    });
  });
  after(async () => stack?.stop());

  /** A prompt of so many bytes. */
  const sized = (bytes: number, tail = ''): string => chat(`${'w'.repeat(bytes - chat(tail).length)}${tail}`);

  it('C44 a body below the limit passes', async () => {
    const answer = await postWithLength(stack, sized(LIMIT - 1));
    assert.equal(answer.status, 200);
    assert.equal(stack.model.received.at(-1)?.body.toString(), sized(LIMIT - 1));
    await assertRecorded(stack, answer.headers.get('x-weir-id'), ALLOWED);
  });

  const partial = [
    { title: 'exactly at the limit', pieces: [sized(LIMIT)] },
    { title: 'a whole prompt at the limit, and a tail', pieces: [sized(LIMIT), ' '.repeat(10)] },
    { title: 'over the limit, banned at its end', pieces: [sized(LIMIT + 50, BANNED)] },
    {
      title: 'over the limit, in pieces',
      pieces: [sized(LIMIT + 50, BANNED).slice(0, LIMIT), sized(LIMIT + 50, BANNED).slice(LIMIT)],
    },
  ];
  for (const { title, pieces } of partial) {
    it(`C44 a body ${title}: 413, and the model sees nothing`, async () => {
      const seen = stack.model.received.length;
      const answer = await post(stack, pieces);
      await assertDenied(stack, answer, { status: 413, rule: 'too-large', seen });
    });
  }

  it('C44 a client that says that its body is whole changes nothing', async () => {
    const seen = stack.model.received.length;
    const answer = await post(stack, [sized(LIMIT + 50, BANNED)], {
      headers: { 'x-envoy-auth-partial-body': 'false' },
    });
    await assertDenied(stack, answer, { status: 413, rule: 'too-large', seen });
  });
});

describe('ext_authz without pack_as_bytes', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({
      policy: POLICY,
      envoy: { filters: ['ext_authz'], extAuthz: { with_request_body: { pack_as_bytes: false } } },
    });
  });
  after(async () => stack?.stop());

  it('C45 text that nothing was replaced in passes', async () => {
    const answer = await postWithLength(stack, chat('How is the river?'));
    assert.equal(answer.status, 200);
    await assertRecorded(stack, answer.headers.get('x-weir-id'), ALLOWED);
  });

  const bytes = Buffer.from(chat(`ab ${BANNED} cd`));
  const mangled = [
    {
      title: 'bytes that are not UTF-8',
      body: Buffer.concat([bytes.subarray(0, -20), Buffer.from([0xff, 0xfe]), bytes.subarray(-20)]),
    },
    {
      title: 'overlong UTF-8 of the banned words',
      body: Buffer.from(bytes.toString('latin1').replace('P', '\xc1\x90'), 'latin1'),
    },
    { title: 'UTF-16', body: Buffer.from(bytes.toString(), 'utf16le') },
  ];
  for (const { title, body } of mangled) {
    it(`C45 ${title}: refused, because Envoy replaced some of it on the way`, async () => {
      const seen = stack.model.received.length;
      const client = new RawClient(stack.port);
      await client.send(
        `POST ${CHAT} HTTP/1.1\r\nhost: llm\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
      );
      await client.send(body);
      const answer = await client.answer();
      client.close();
      await assertDenied(stack, answer, { status: 400, rule: 'unreadable', seen });
    });
  }

  it('C45 an exclamation mark is what replaced bytes look like: refused as well', async () => {
    const seen = stack.model.received.length;
    const answer = await postWithLength(stack, chat('Hello!'));
    await assertDenied(stack, answer, { status: 400, rule: 'unreadable', seen });
  });
});

/** A header of the refusal in a CheckResponse. */
function headerOf(answer: Message, name: string): string {
  const options = at(answer, 'denied_response.headers') as { header: { key: string; value: string } }[];
  return options.find(({ header }) => header.key === name)?.header.value ?? '';
}
