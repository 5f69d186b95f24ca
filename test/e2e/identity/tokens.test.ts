/** Who asks, through a real Envoy: tokens and keys with the SDKs, what proves nothing, and tenants that stay apart. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { AUDIENCE, attacksOn, honestClaims, ISSUER, LEEWAY } from '../../fakes/identity/attacks.ts';
import {
  type Json,
  KeyServer,
  keyPair,
  publishing,
  type SigningKey,
  tokenBy,
} from '../../fakes/identity/issuer.ts';
import { assertRecorded, CLEAN, faultsOf } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { metricReaches } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { ask as askKept } from '../kept/support/ask.ts';
import { keepsAnswers, lastId } from '../kept/support/kept-model.ts';
import { Secrets } from '../upstream/secrets.ts';

const EC = keyPair('ec-1');
const RSA = keyPair('rsa-1', 'RS256');
const KEY = 'wk_batch_5f0c1d2e3b4a59687766554433221100';
const MAIL = ['jane', 'example.org'].join('@');
const REFUSED = ['request deny unauthenticated', 'close fault'];
const now = (): number => Math.floor(Date.now() / 1000);
const token = (claims: Json = {}, key: SigningKey = EC): string =>
  tokenBy(key, { ...honestClaims(now()), ...claims });

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: identified }
spec:
  callers: { kinds: [jwt, key] }
  passPaths: [/v1/models]
  placeholders: { scope: conversation, header: x-chat, minutes: 10 }
  request:
    rules:
      - { name: hide, detector: pii, options: { entities: [EMAIL] }, action: placeholder }
      - { name: no-heron, detector: keywords, options: { words: ["Project Heron"] }, action: deny }
`;

describe('who asks', { timeout: 120_000 }, () => {
  const server = new KeyServer([EC, RSA]);
  const secrets = new Secrets();
  let stack: Stack;
  before(async () => {
    const sha256 = createHash('sha256').update(KEY).digest('hex');
    const row = { name: 'batch', sha256, tenant: 'shop', roles: ['batch'] };
    const issuer = {
      ...{
        issuer: ISSUER,
        audiences: [AUDIENCE],
        jwks: { url: await server.listen() },
        leewaySeconds: LEEWAY,
      },
      claims: { tenant: 'tid', roles: 'roles', clearance: 'clearance', keep: ['email'] },
    };
    const identity = {
      issuers: { login: issuer },
      keys: { file: secrets.write('keys', JSON.stringify([row]), [KEY]) },
    };
    stack = await startStack({
      ...{ policy: POLICY, config: JSON.stringify({ identity }) },
      envoy: { connectionManager: { forward_client_cert_details: 'ALWAYS_FORWARD_ONLY' } },
    });
    stack.model.script('kept', keepsAnswers(stack));
    stack.model.script('message', sends([MESSAGE], { contentType: 'application/json' }));
  });
  after(async () => {
    await stack?.stop();
    await server.close();
    secrets.close();
  });

  const openai = (apiKey: string, defaultHeaders: Record<string, string | null> = {}): OpenAI =>
    new OpenAI({ baseURL: `${stack.url}/v1`, apiKey, maxRetries: 0, defaultHeaders });
  const chat = (content: string) => ({ model: 'm', messages: [{ role: 'user' as const, content }] });
  const callerIn = async (id: string | null, decisions: readonly string[]) => {
    const [first] = await assertRecorded(stack, id, decisions);
    return first?.['caller'];
  };
  const sent = () => stack.model.received.at(-1);
  const JO = {
    ...{ id: 'jwt:login/jo', kind: 'jwt', tenant: 'shop', roles: ['agent', 'editor'], clearance: 'internal' },
  };

  it('is told by a token, with tenant and roles in the journal; it ends here', async () => {
    const { data, response } = await openai(token()).chat.completions.create(chat('Weirs?')).withResponse();
    assert.ok(data.choices[0]?.message.content);
    assert.deepEqual(await callerIn(response.headers.get('x-weir-id'), CLEAN), JO);
    assert.equal(sent()?.headers['authorization'], undefined);
  });

  it('is told by a token that is known by now, also for a stream', async () => {
    const client = openai(token());
    const { data, response } = await client.chat.completions
      .create({ ...chat('Weirs?'), stream: true })
      .withResponse();
    let text = '';
    for await (const event of data) text += event.choices[0]?.delta.content ?? '';
    assert.ok(text.length > 0);
    assert.deepEqual(await callerIn(response.headers.get('x-weir-id'), CLEAN), JO);
    await client.chat.completions.create(chat('Again?'));
    await metricReaches(stack, 1, 'weir_identity_checks_total', { by: 'token', outcome: 'known' });
    await metricReaches(stack, 2, 'weir_callers_total', { kind: 'jwt' });
  });

  it('is told by a key, as the SDK of Anthropic sends it', async () => {
    const ask = (apiKey: string) =>
      new Anthropic({
        baseURL: stack.url,
        apiKey,
        maxRetries: 0,
        defaultHeaders: { 'x-script': 'message' },
      }).messages
        .create({ model: 'm', max_tokens: 9, messages: [{ role: 'user', content: 'Weirs?' }] })
        .withResponse();
    const { response } = await ask(KEY);
    const caller = { id: 'key:batch', kind: 'key', tenant: 'shop', roles: ['batch'] };
    assert.deepEqual(await callerIn(response.headers.get('x-weir-id'), CLEAN), caller);
    assert.equal(sent()?.headers['x-api-key'], undefined);
    const error = await ask(`${KEY}0`).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof Anthropic.AuthenticationError, String(error));
    const body = error.error as { error: { type: string; message: string } };
    assert.equal(body.error.type, 'authentication_error');
    assert.match(body.error.message, /^The key is not known\./);
    await assertRecorded(stack, error.headers?.get('x-weir-id'), REFUSED);
  });

  it('is known before anything is judged: a body waits for keys that come late', async () => {
    const next = keyPair('ec-2');
    server.publish = (response) => void pause(150).then(() => publishing([EC, RSA, next])(response));
    const client = openai(token({}, next));
    const fetched = server.fetched;
    const error = await client.chat.completions
      .create(chat('Project Heron?'))
      .catch((thrown: unknown) => thrown);
    server.publish = publishing([EC, RSA]);
    assert.equal(server.fetched, fetched + 1);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    const records = await assertRecorded(stack, error.headers?.get('x-weir-id'), [
      ...['request deny no-heron', 'close denied'],
    ]);
    assert.deepEqual(records[0]?.['caller'], JO);
  });

  it('I01 is not told by headers, which do not go on', async () => {
    const forged = {
      'x-forwarded-client-cert': 'URI=spiffe://shop/boss',
      'x-user-id': 'boss',
      'x-tenant': 'bank',
    };
    const error = await openai('none', { ...forged, authorization: null })
      .chat.completions.create(chat('Weirs?'))
      .catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.AuthenticationError, String(error));
    assert.match(error.message, /does not prove who asks; it has to by one of: jwt, key/);
    const records = await assertRecorded(stack, error.headers?.get('x-weir-id'), [
      ...['request deny callers', 'close fault'],
    ]);
    assert.deepEqual(records[0]?.['caller'], { id: '127.0.0.1', kind: 'address' });
    assert.deepEqual(faultsOf(records), ['unauthenticated']);
    await openai(token(), forged).chat.completions.create(chat('Weirs?'));
    for (const name of Object.keys(forged)) assert.equal(sent()?.headers[name], undefined, name);
  });

  describe('I02 is not told, and nothing goes on or is fetched, by a token with', () => {
    for (const { title, token: forged, says } of attacksOn(EC, RSA, now()))
      it(title, async () => {
        const before = [stack.model.received.length, server.fetched];
        const error = await openai(forged)
          .chat.completions.create(chat('Weirs?'))
          .catch((thrown: unknown) => thrown);
        assert.ok(error instanceof OpenAI.AuthenticationError, String(error));
        assert.deepEqual([error.type, error.code], ['authentication_error', 'unauthenticated']);
        assert.match((error.error as { message: string }).message, says);
        assert.deepEqual([stack.model.received.length, server.fetched], before);
        const records = await assertRecorded(stack, error.headers?.get('x-weir-id'), REFUSED);
        assert.deepEqual(records[0]?.['caller'], { id: '127.0.0.1', kind: 'address' });
      });
  });

  it('is asked of what passes uninspected, too', async () => {
    const list = (authorization: string) => fetch(`${stack.url}/v1/models`, { headers: { authorization } });
    assert.equal((await list(`Bearer ${token()}`)).status, 200);
    const seen = stack.model.received.length;
    const refused = await list('Bearer nobody');
    assert.equal(refused.status, 401);
    await assertRecorded(stack, refused.headers.get('x-weir-id'), REFUSED);
    assert.equal(stack.model.received.length, seen);
  });

  it("I05 does not get at what another made: a response, or a conversation's names", async () => {
    const [jo, eve] = [token(), token({ sub: 'eve', tid: 'bank' })];
    assert.equal((await askKept(stack, { key: jo })).status, 200);
    const body = { previous_response_id: lastId() };
    // Tokens change; whose they are does not.
    assert.equal((await askKept(stack, { key: token({ exp: now() + 60 }), body })).status, 200);
    for (const key of [eve, token({ tid: 'bank' })]) {
      const seen = stack.model.received.length;
      const refused = await askKept(stack, { key, body });
      assert.equal(refused.status, 403, refused.text);
      assert.equal(stack.model.received.length, seen);
      await assertRecorded(stack, refused.id, ['request deny uninspected.reference', 'close denied']);
    }
    const say = async (apiKey: string, content: string) => {
      stack.model.script('say', sends([ECHO], { contentType: 'application/json' }));
      const client = openai(apiKey, { 'x-script': 'say', 'x-chat': 'chat-1' });
      return (await client.chat.completions.create(chat(content))).choices[0]?.message.content;
    };
    assert.equal(await say(jo, `I am ${MAIL}.`), `It is ${MAIL}.`);
    assert.equal(await say(token({ exp: now() + 99 }), 'And I?'), `It is ${MAIL}.`);
    assert.equal(await say(eve, 'And I?'), 'It is <EMAIL_1>.');
  });

  it('leaves no token or key in a log, a record or a metric', async () => {
    const log = stack.weir.tail + JSON.stringify(stack.journal());
    assert.ok(!log.includes(token().split('.')[0] ?? '-') && !log.includes(MAIL));
    await secrets.assertUntold(stack);
  });
});

const MESSAGE = JSON.stringify({
  ...{
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'm',
    stop_reason: 'end_turn',
    stop_sequence: null,
  },
  ...{ content: [{ type: 'text', text: 'A weir.' }], usage: { input_tokens: 1, output_tokens: 1 } },
});
const ECHO = JSON.stringify({
  ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'It is <EMAIL_1>.' } }],
});
