/** H09: upgrades in every form that Envoy can be told to let through get one clear answer, and reach nobody. */
import assert from 'node:assert/strict';
import { connect as connectHttp2 } from 'node:http2';
import { after, afterEach, before, describe, it } from 'node:test';
import { assertRecorded } from '../answers/support/records.ts';
import { CHAT, chat } from '../conformance/support/clients.ts';
import { ENVOY_VERSIONS } from '../conformance/support/versions.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { RawClient } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: upgrades }
spec:
  passPaths: [/v1/voices]
  readPaths: [/v1/pooling]
`;
/** An Envoy that lets every upgrade and tunnel through to its filters. */
const OPEN = {
  upgrade_configs: [{ upgrade_type: 'websocket' }, { upgrade_type: 'h2c' }, { upgrade_type: 'CONNECT' }],
  http2_protocol_options: { allow_connect: true },
};
const WEBSOCKET =
  'connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
const REFUSED = ['request deny unsupported', 'close fault'];

interface Answer {
  readonly status: number;
  readonly id: string;
  readonly decision: string | undefined;
  readonly body: string;
}

async function overHttp1(stack: Stack, request: string): Promise<Answer> {
  const client = new RawClient(stack.port);
  await client.send(request);
  const { status, headers, body } = await client.answer();
  client.close();
  const id = headers.get('x-weir-id') ?? '';
  return { status, id, decision: headers.get('x-weir-decision'), body: body.toString() };
}

function overHttp2(stack: Stack, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const session = connectHttp2(stack.url);
  return new Promise<Answer>((resolve, reject) => {
    session.on('error', reject);
    // An extended CONNECT (RFC 8441) may be sent once the server has said that it takes them.
    session.once('remoteSettings', () => {
      const stream = session.request(headers, { endStream: false });
      let seen: Readonly<Record<string, unknown>> = {};
      let body = '';
      stream.setEncoding('utf8');
      stream.on('response', (answer) => {
        seen = answer;
      });
      stream.on('data', (part: string) => {
        body += part;
      });
      stream.on('error', reject);
      stream.on('end', () =>
        resolve({
          ...{ status: Number(seen[':status']), body, id: String(seen['x-weir-id']) },
          decision: String(seen['x-weir-decision']),
        }),
      );
    });
  }).finally(() => session.destroy());
}

const CHAT_BODY = chat('Why does water flow?');
const HTTP1: readonly [title: string, request: string, inDialect: boolean][] = [
  ['WebSocket', `GET /v1/realtime HTTP/1.1\r\nhost: llm\r\n${WEBSOCKET}\r\n`, false],
  ['WebSocket on a path that passes', `GET /v1/voices HTTP/1.1\r\nhost: llm\r\n${WEBSOCKET}\r\n`, false],
  ['WebSocket on a path that is read', `GET /v1/pooling HTTP/1.1\r\nhost: llm\r\n${WEBSOCKET}\r\n`, false],
  ['WebSocket on a chat path', `GET ${CHAT} HTTP/1.1\r\nhost: llm\r\n${WEBSOCKET}\r\n`, true],
  [
    'POST with a body that asks for an upgrade',
    `POST ${CHAT} HTTP/1.1\r\nhost: llm\r\n${WEBSOCKET}content-type: application/json\r\ncontent-length: ${CHAT_BODY.length}\r\n\r\n${CHAT_BODY}`,
    true,
  ],
  ['CONNECT', 'CONNECT llm:443 HTTP/1.1\r\nhost: llm:443\r\n\r\n', false],
];
const HTTP2: readonly [title: string, headers: Readonly<Record<string, string>>][] = [
  [
    'extended CONNECT',
    {
      ...{ ':method': 'CONNECT', ':protocol': 'websocket', ':scheme': 'http', ':path': '/v1/realtime' },
      ...{ ':authority': 'llm', 'sec-websocket-version': '13' },
    },
  ],
  ['CONNECT', { ':method': 'CONNECT', ':authority': 'llm:443' }],
];

for (const version of ENVOY_VERSIONS) {
  describe(`H09 upgrades, Envoy ${version}`, { timeout: 60_000 }, () => {
    let stack: Stack;
    before(async () => {
      stack = await startStack({
        ...{ envoyVersion: version, policy: POLICY },
        envoy: { connectionManager: OPEN },
      });
    });
    afterEach(async () => {
      await assertQuiet(stack);
    });
    after(async () => stack?.stop());

    const assertRefused = async (answer: Answer, inDialect: boolean): Promise<void> => {
      assert.deepEqual([answer.status, answer.decision], [403, 'deny'], answer.body);
      const { error } = JSON.parse(answer.body) as { error: Record<string, unknown> };
      assert.equal(error['code'], 'unsupported');
      assert.match(String(error['message']), /WebSocket/);
      assert.equal(error['type'] !== undefined, inDialect, answer.body);
      assert.equal(stack.model.received.length, 0, 'the upstream got nothing');
      await assertRecorded(stack, answer.id, REFUSED);
    };

    for (const [title, request, inDialect] of HTTP1)
      it(`HTTP/1.1: ${title}`, async () => assertRefused(await overHttp1(stack, request), inDialect));
    for (const [title, headers] of HTTP2)
      it(`HTTP/2: ${title}`, async () => assertRefused(await overHttp2(stack, headers), false));
  });
}
