/** Providers whose secret Weir holds: the caller's never gets there, whatever header it came in. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import OpenAI, { AzureOpenAI } from 'openai';
import { CREDENTIALS } from '../../../src/core/header-names.ts';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { ask } from '../kept/support/ask.ts';
import { keepsAnswers, lastId } from '../kept/support/kept-model.ts';
import { Secrets } from './secrets.ts';

const CARD = '4111 1111 1111 1111';
const CALLER = 'sk-of-the-caller';
/** Of Weir, by the paths that they are for. */
const HEADERS = {
  openai: 'authorization',
  azure: 'api-key',
  anthropic: 'x-api-key',
  google: 'x-goog-api-key',
} as const;
const PATHS = {
  openai: '/v1/*',
  azure: '/openai/*',
  anthropic: '/v1/messages*',
  google: '/v1beta/*',
} as const;
const NAMES = Object.keys(HEADERS) as (keyof typeof HEADERS)[];

const POLICY = NAMES.map(
  (name) => `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${name} }
spec:
  selects: { paths: ["${PATHS[name]}"] }
  upstream: { credential: ${name} }
  passPaths: [/v1/models]
  request:
    rules:
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: "[CARD]" }
`,
).join('---');

for (const filter of ['ext_proc', 'ext_authz'] as const)
  describe(`secrets of Weir, through ${filter}`, { timeout: 120_000 }, () => prove(filter));

function prove(filter: 'ext_proc' | 'ext_authz'): void {
  let stack: Stack;
  const secrets = new Secrets();
  const allowed = filter === 'ext_proc' ? CLEAN : ['request allow none', 'close complete'];
  before(async () => {
    const sections = NAMES.map((name) => {
      const file = secrets.write(name, `sk-of-weir-for-${name}\n`, [`sk-of-weir-for-${name}`]);
      return [name, { kind: 'bearer', header: HEADERS[name], file }];
    });
    stack = await startStack({
      ...{ policy: POLICY, config: JSON.stringify({ credentials: Object.fromEntries(sections) }) },
      envoy: { filters: [filter] },
    });
    stack.model.script('message', sends([MESSAGE], { contentType: 'application/json' }));
    stack.model.script('content', sends([CONTENT], { contentType: 'application/json' }));
    stack.model.script('kept', keepsAnswers(stack));
  });
  after(async () => {
    await stack?.stop();
    secrets.close();
  });

  /** Asserts that of all credentials the upstream saw the one of Weir alone. */
  const assertOurs = (name: keyof typeof HEADERS, secret = `sk-of-weir-for-${name}`): void => {
    const { headers, rawHeaders } = stack.model.received.at(-1) ?? assert.fail('nothing came');
    const value = name === 'openai' ? `Bearer ${secret}` : secret;
    const seen = CREDENTIALS.filter((credential) => headers[credential] !== undefined);
    assert.deepEqual(seen, [HEADERS[name]]);
    assert.equal(headers[HEADERS[name]], value);
    assert.ok(!rawHeaders.join('\n').includes(CALLER), 'nothing of the caller');
  };
  const defaultHeaders = (script: string) => ({ 'x-script': script });

  it('the SDK of OpenAI', async () => {
    const client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: CALLER, maxRetries: 0 });
    const { data, response } = await client.chat.completions
      .create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Weirs?' }] })
      .withResponse();
    assert.ok(data.choices.length > 0);
    assertOurs('openai');
    assert.ok(![...response.headers].join('\n').includes('sk-of-weir'));
    await assertRecorded(stack, response.headers.get('x-weir-id'), allowed);
  });

  it('the SDK of OpenAI for Azure', async () => {
    const client = new AzureOpenAI({
      ...{ endpoint: stack.url, apiKey: CALLER, apiVersion: '2024-10-21', maxRetries: 0 },
    });
    await client.chat.completions.create({
      model: 'gpt-4o',
      messages: [{ role: 'user', content: 'Weirs?' }],
    });
    assertOurs('azure');
  });

  it('the SDK of Anthropic', async () => {
    const client = new Anthropic({
      ...{ baseURL: stack.url, apiKey: CALLER, maxRetries: 0, defaultHeaders: defaultHeaders('message') },
    });
    const messages = [{ role: 'user' as const, content: 'Weirs?' }];
    await client.messages.create({ model: 'claude-scripted', max_tokens: 9, messages });
    assertOurs('anthropic');
  });

  it('the SDK of Google', async () => {
    const httpOptions = { baseUrl: stack.url, apiVersion: 'v1beta', headers: defaultHeaders('content') };
    const client = new GoogleGenAI({ apiKey: CALLER, httpOptions });
    await client.models.generateContent({ model: 'gemini-2.0-flash', contents: 'Weirs?' });
    assertOurs('google');
  });

  it('every credential in its header, and a signature', async () => {
    const forged = Object.fromEntries(CREDENTIALS.map((name) => [name, CALLER]));
    const answer = await fetch(`${stack.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { ...forged, 'x-amz-date': CALLER, 'x-amz-security-token': CALLER },
      body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Weirs?' }] }),
    });
    assert.equal(answer.status, 200, await answer.text());
    assertOurs('openai');
  });

  it('no credential, on a path that passes', async () => {
    assert.equal((await fetch(`${stack.url}/v1/models`)).status, 200);
    assertOurs('openai');
  });

  it('a key in the query is refused', async () => {
    const seen = stack.model.received.length;
    const answer = await fetch(`${stack.url}/v1beta/models/m:generateContent?key=${CALLER}`, {
      method: 'POST',
      body: JSON.stringify({ contents: [{ parts: [{ text: 'Weirs?' }] }] }),
    });
    assert.deepEqual([answer.status, stack.model.received.length], [403, seen]);
    const ended = filter === 'ext_proc' ? 'close fault' : 'close denied';
    await assertRecorded(stack, answer.headers.get('x-weir-id'), ['request deny unsupported', ended]);
  });

  if (filter === 'ext_proc') {
    it('a redaction, and a credential that changes', async () => {
      const client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: CALLER, maxRetries: 0 });
      const send = () =>
        client.chat.completions.create({
          model: 'm',
          messages: [{ role: 'user', content: `Is ${CARD} mine?` }],
        });
      await send();
      assertOurs('openai');
      assert.match(String(stack.model.received.at(-1)?.body), /Is \[CARD\] mine/);
      secrets.write('openai', 'sk-next');
      await eventually('it is taken', () => /"credential":"openai"/.test(stack.weir.tail));
      await send();
      assertOurs('openai', 'sk-next');
    });

    it('callers who share it are tenants of their own', async () => {
      const told = { say: 'A weir is low.' };
      assert.equal((await ask(stack, { key: CALLER, told })).status, 200);
      const body = { previous_response_id: lastId() };
      const mine = await ask(stack, { key: CALLER, body, told });
      assert.equal(mine.status, 200, mine.text);
      const theirs = await ask(stack, { key: 'sk-of-another', body, told });
      assert.equal(theirs.status, 403, theirs.text);
      await assertRecorded(stack, theirs.id, ['request deny uninspected.reference', 'close denied']);
    });
  }

  it('no secret stands anywhere', async () => secrets.assertUntold(stack));
}

const MESSAGE = JSON.stringify({
  ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-scripted', stop_reason: 'end_turn' },
  ...{ content: [{ type: 'text', text: 'Low.' }], usage: { input_tokens: 1, output_tokens: 1 } },
});
const CONTENT = JSON.stringify({
  candidates: [{ index: 0, content: { role: 'model', parts: [{ text: 'Low.' }] }, finishReason: 'STOP' }],
});
