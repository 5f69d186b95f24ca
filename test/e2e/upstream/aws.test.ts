/** Bedrock behind Weir that holds the key of AWS: requests may be edited, and arrive with a signature that counts. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  BedrockRuntimeServiceException,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
} from '@aws-sdk/client-bedrock-runtime';
import type { EnvoyBodyMode } from '../../../envoy/render.ts';
import { signIndependently } from '../../fakes/independent-signer.ts';
import { assertRecorded, CLEAN, faultsOf } from '../answers/support/records.ts';
import { eventually } from '../harness/eventually.ts';
import { metricReaches } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { bedrockClient } from '../sdk/support/bedrock-client.ts';
import { saysBedrock } from '../sdk/support/bedrock-form.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from '../sdk/support/policy.ts';
import { Secrets } from './secrets.ts';

const MODEL = 'anthropic.claude-sonnet-4-20250514-v1:0';
const PROFILE = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123';
const OURS = {
  accessKeyId: 'AKIDOFWEIR',
  secretAccessKey: 'the/secret+of+weir',
  sessionToken: 'token-of-weir',
};
const NEXT = { accessKeyId: 'AKIDOFWEIR2', secretAccessKey: 'another/secret+of+weir' };
const HOST = 'bedrock-runtime.us-east-1.amazonaws.com';
/** A date, and a key, that the caller makes up. */
const FORGED = {
  'x-amz-date': '20150830T123600Z',
  'x-amz-security-token': 'token-of-caller',
  'x-amz-user-agent': 'caller',
};

const POLICY = `${SDK_POLICY.replaceAll('\nspec:\n', '\nspec:\n  upstream: { credential: bedrock }\n  passPaths: [/guardrails]\n')}`;

interface Account {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

function profile({ accessKeyId, secretAccessKey, sessionToken }: Account): string {
  const token = sessionToken === undefined ? '' : `aws_session_token = ${sessionToken}\n`;
  return `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n${token}`;
}

interface By {
  readonly account?: Account;
  /** As the provider gets it; the one that came when left out. */
  readonly host?: string;
  readonly query?: string;
}

/** What a server of AWS does: signs what arrived as the account would have, and compares. */
async function assertSigned(stack: Stack, { account = OURS, host, query = '' }: By = {}): Promise<void> {
  const { method, path, headers, body, rawHeaders } =
    stack.model.received.at(-1) ?? assert.fail('nothing came');
  const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  const wanted = [
    ...['authorization', 'x-amz-content-sha256', 'x-amz-date'],
    ...(account.sessionToken === undefined ? [] : ['x-amz-security-token']),
  ];
  assert.deepEqual(
    names.filter((name) => name === 'authorization' || name.startsWith('x-amz-')).sort(),
    wanted,
    'each once, and nothing of the caller',
  );
  const [, date = ''] = /^(\d{8}T\d{6})Z$/.exec(String(headers['x-amz-date'])) ?? [];
  const now = Date.parse(date.replace(/(....)(..)(..T..)(..)(..)/, '$1-$2-$3:$4:$5Z'));
  assert.ok(Math.abs(Date.now() - now) < 300_000, 'signed now');
  const arrived = { method, target: path + query, headers: { host: host ?? String(headers['host']) }, body };
  const signed = await signIndependently(arrived, { account, region: 'us-east-1', service: 'bedrock', now });
  assert.deepEqual(
    wanted.map((name) => headers[name]),
    wanted.map((name) => signed[name]),
  );
}

const asked = (content: string, modelId = MODEL) => ({
  modelId,
  messages: [{ role: 'user' as const, content: [{ text: content }] }],
});

/** What a file tells of a change, in a second or two. */
async function takes(stack: Stack, says: RegExp): Promise<void> {
  await eventually(`the log says ${says}`, () => says.test(stack.weir.tail));
}

for (const mode of ['FULL_DUPLEX_STREAMED', 'BUFFERED'] as const)
  describe(`requests to Bedrock with the key of Weir, ${mode}`, { timeout: 120_000 }, () => prove(mode));

function prove(mode: EnvoyBodyMode): void {
  let stack: Stack;
  const secrets = new Secrets();
  const secretsOf = (account: Account) => [
    account.secretAccessKey,
    account.sessionToken ?? account.secretAccessKey,
  ];
  before(async () => {
    const file = secrets.write('aws', profile(OURS), secretsOf(OURS));
    stack = await startStack({
      policy: POLICY,
      config: `credentials: { bedrock: { kind: aws, region: us-east-1, file: ${file} } }\n`,
      envoy: {
        ...{ requestBody: mode, responseBody: mode },
        connectionManager: { path_with_escaped_slashes_action: 'KEEP_UNCHANGED' },
      },
    });
    stack.model.script('clean', saysBedrock({ text: ['A weir ', 'is low.'] }));
  });
  after(async () => {
    await stack?.stop();
    secrets.close();
  });

  /** Asks through the SDK; returns the id of the exchange. */
  const converse = async (
    content: string,
    { credentials = 'signed', model = MODEL }: { credentials?: 'key' | 'signed'; model?: string } = {},
  ): Promise<string | undefined> => {
    const bedrock = bedrockClient(stack.url, 'clean', credentials);
    try {
      const { output } = await bedrock.client.send(new ConverseCommand(asked(content, model)));
      assert.deepEqual(output?.message?.content, [{ text: 'A weir is low.' }]);
      return bedrock.id();
    } finally {
      bedrock.client.destroy();
    }
  };
  const post = async (path: string, headers: Readonly<Record<string, string>> = {}, body?: string) => {
    const answer = await fetch(stack.url + path, {
      method: 'POST',
      headers: { 'x-script': 'clean', 'content-type': 'application/json', ...headers },
      body: body ?? JSON.stringify({ messages: asked(`Is ${CARD} mine?`).messages }),
    });
    return { status: answer.status, id: answer.headers.get('x-weir-id'), text: await answer.text() };
  };
  const sent = () => stack.model.received.at(-1)?.body.toString() ?? '';

  for (const credentials of ['signed', 'key'] as const) {
    it(`a redaction is signed anew, whatever the caller sent: ${credentials}`, async () => {
      const id = await converse(`Is ${CARD} mine?`, { credentials });
      assert.equal(JSON.parse(sent()).messages[0].content[0].text, `Is ${MASK} mine?`);
      await assertSigned(stack);
      await assertRecorded(stack, id, ['request mutate mask-cards', 'open allow none', 'close complete']);
    });
  }

  it('what is clean leaves as it came, signed by Weir', async () => {
    const id = await converse('Weirs?');
    assert.deepEqual(JSON.parse(sent()), { messages: asked('Weirs?').messages });
    await assertSigned(stack);
    await assertRecorded(stack, id, CLEAN);
  });

  it('a stream, a body of a model of its own, and an ARN with its escaped slash', async () => {
    const bedrock = bedrockClient(stack.url, 'clean', 'signed');
    const { stream } = await bedrock.client.send(new ConverseStreamCommand(asked(`Is ${CARD} mine?`)));
    let events = 0;
    for await (const _ of stream ?? []) events++;
    assert.ok(events > 3);
    await assertSigned(stack);
    const body = {
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 9,
      ...{ messages: [{ role: 'user', content: CARD }] },
    };
    await bedrock.client.send(new InvokeModelCommand({ modelId: MODEL, body: JSON.stringify(body) }));
    assert.equal(JSON.parse(sent()).messages[0].content, MASK);
    await assertSigned(stack);
    bedrock.client.destroy();
    await converse('Weirs?', { model: PROFILE });
    assert.equal(stack.model.received.at(-1)?.path, `/model/${encodeURIComponent(PROFILE)}/converse`);
    await assertSigned(stack);
  });

  it('no credential, made-up headers, a large body, a query: all signed, by Weir alone', async () => {
    for (const headers of [{}, { authorization: 'AWS4-HMAC-SHA256 nonsense', ...FORGED }]) {
      const answer = await post('/model/m/converse', headers);
      assert.equal(answer.status, 200, answer.text);
      await assertSigned(stack);
      await assertRecorded(stack, answer.id, [
        'request mutate mask-cards',
        'open allow none',
        'close complete',
      ]);
    }
    const large = JSON.stringify({ messages: asked('The river is calm. '.repeat(20_000)).messages });
    const query = '?b=2&a=%20x&a=&c=(d)*';
    assert.equal((await post(`/model/m/converse${query}`, {}, large)).status, 200);
    assert.equal(sent(), large);
    await assertSigned(stack, { query });
  });

  it('a rule still denies, in the words of Bedrock, and nothing goes on', async () => {
    const seen = stack.model.received.length;
    const error = await converse(`Tell me of ${FORBIDDEN}.`).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof BedrockRuntimeServiceException, String(error));
    assert.equal(stack.model.received.length, seen);
  });

  it('a credential in the query is refused, because it would go on', async () => {
    const seen = stack.model.received.length;
    for (const query of ['X-Amz-Signature=00', 'x=y&X-Amz-Credential=a', '%6bey=sk-caller']) {
      const answer = await post(`/model/m/converse?${query}`);
      assert.equal(answer.status, 403, answer.text);
      assert.match(answer.text, /The query holds a credential/);
      await assertRecorded(stack, answer.id, ['request deny unsupported', 'close fault']);
    }
    assert.equal(stack.model.received.length, seen);
  });

  it('a path that passes is signed without a body, and refused with one', async () => {
    const answer = await fetch(`${stack.url}/guardrails`, { headers: FORGED });
    assert.equal(answer.status, 200);
    await assertSigned(stack);
    const refused = await post('/guardrails');
    assert.equal(refused.status, 403, refused.text);
    assert.match(refused.text, /cannot be signed, because it is not held/);
    await assertRecorded(stack, refused.id, ['request deny unsupported', 'close fault']);
  });

  it('a key that changes is taken; one that is gone is a fault, and comes back', async () => {
    secrets.write('aws', profile(NEXT), secretsOf(NEXT));
    await takes(stack, /"credential":"bedrock".*"msg":"credential changed"/);
    await converse('Weirs?');
    await assertSigned(stack, { account: NEXT });
    const seen = stack.model.received.length;
    secrets.remove('aws');
    await takes(stack, /credential cannot be read/);
    const refused = await post('/model/m/converse');
    assert.deepEqual([refused.status, stack.model.received.length], [503, seen]);
    assert.match(refused.text, /The provider cannot be asked now; try again later\./);
    assert.doesNotMatch(refused.text, /bedrock\\?"|credentials/);
    assert.ok(!refused.text.includes(secrets.folder), 'nothing of where it is');
    const records = await assertRecorded(stack, refused.id, ['request deny credential', 'close fault']);
    assert.deepEqual(faultsOf(records), ['credential']);
    await metricReaches(stack, 1, 'weir_faults_total', { kind: 'credential' });
    secrets.write('aws', profile(OURS), secretsOf(OURS));
    await eventually('it is back', async () => (await post('/model/m/converse')).status === 200);
    await assertSigned(stack);
  });

  it('no secret stands anywhere', async () => secrets.assertUntold(stack));
}

describe('a signature for a host that Envoy writes', { timeout: 60_000 }, () => {
  for (const filter of ['ext_proc', 'ext_authz'] as const) {
    it(`counts for the host of the configuration, through ${filter}`, async () => {
      const secrets = new Secrets();
      const accessKeyFile = secrets.write('id', `${NEXT.accessKeyId}\n`, []);
      const secretKeyFile = secrets.write('secret', NEXT.secretAccessKey);
      const credential = { kind: 'aws', region: 'us-east-1', host: HOST, accessKeyFile, secretKeyFile };
      const stack = await startStack({
        ...{ policy: POLICY, config: JSON.stringify({ credentials: { bedrock: credential } }) },
        envoy: { filters: [filter], route: { host_rewrite_literal: HOST } },
      });
      try {
        stack.model.script('clean', saysBedrock({ text: ['A weir.'] }));
        const ask = (content: string) =>
          fetch(`${stack.url}/model/m/converse`, {
            method: 'POST',
            headers: { 'x-script': 'clean', ...FORGED, authorization: 'Bearer sk-caller' },
            body: JSON.stringify({ messages: asked(content).messages }),
          });
        assert.equal((await ask('Weirs?')).status, 200);
        assert.equal(stack.model.received.at(-1)?.headers['host'], HOST);
        await assertSigned(stack, { account: NEXT, host: HOST });
        const redacted = await ask(`Is ${CARD} mine?`);
        assert.equal(redacted.status, filter === 'ext_proc' ? 200 : 403, 'ext_authz changes no body');
        await secrets.assertUntold(stack);
      } finally {
        await stack.stop();
        secrets.close();
      }
    });
  }
});
