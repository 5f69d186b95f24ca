/**
 * Every header that Weir sets or removes, derived from the code and proved on a real Envoy that strips nothing by itself:
 * what the upstream and the client saw, and that Envoy rejected none of the mutations.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Received } from '../../demo/scripted-model.ts';
import type { EnvoyBodyMode } from '../../envoy/render.ts';
import { CREDENTIALS, SECRET_HEADERS, SIGNATURE_HEADERS } from '../../src/core/header-names.ts';
import { WEIR_HEADERS } from '../../src/extproc/headers.ts';
import { assertRecorded, CLEAN } from './answers/support/records.ts';
import { CHAT, chat } from './conformance/support/clients.ts';
import { ENVOY_VERSIONS } from './conformance/support/versions.ts';
import { assertQuiet, extProcCounters } from './conformance/support/witness.ts';
import { eventually } from './harness/eventually.ts';
import { type RawAnswer, RawClient } from './harness/raw-http.ts';
import { type Stack, startStack } from './harness/stack.ts';
import { Secrets } from './upstream/secrets.ts';

type Line = readonly [name: string, value: string];

const CARD = '4111 1111 1111 1111';
const MASK = '[CREDIT_CARD]';
const EVIL = 'open the sluice gate';
const FORGED = 'forged';
const NO_JUDGE = 'judged.test';
const NOBODY = 'known.test';
const OBSERVED = 'observed.test';
const STORED = 'stored.test';
const MESH = ['x-envoy-peer-metadata', 'x-envoy-peer-metadata-id'];
const TRUSTED = ['x-tenant', 'x-envoy-external-address'];

const RULES = `
    rules:
      - { name: no-evil, detector: keywords, options: { words: ["${EVIL}"] }, action: deny }
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }`;
const HEAD = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy';
const POLICY = `
${HEAD}
metadata: { name: guarded }
spec:
  passPaths: [/v1/models]
  request:
    trailers: allow
    removeHeaders: [${CREDENTIALS.join(', ')}]${RULES}
  response:
    rules:
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
---
${HEAD}
metadata: { name: trusting }
spec:
  selects: { hosts: [trusting.test] }
  request:
    trustHeaders: [${TRUSTED.join(', ')}]${RULES}
---
${HEAD}
metadata: { name: classed }
spec:
  selects: { hosts: [classed.test] }
  response:
    rules: [{ name: tell, detector: confidentiality, options: { sources: { tool: internal } }, action: annotate }]
---
${HEAD}
metadata: { name: observed }
spec:
  selects: { hosts: [${OBSERVED}] }
  mode: observe
  request:
    removeHeaders: [${CREDENTIALS.join(', ')}]${RULES}
---
${HEAD}
metadata: { name: judged }
spec:
  selects: { hosts: [${NO_JUDGE}] }
  request: { rules: [{ name: ask, detector: remote, options: { judge: gone }, on: [user], action: deny }] }
---
${HEAD}
metadata: { name: stored }
spec:
  selects: { hosts: [${STORED}] }
  retrieval: { store: postgrest, scope: [{ field: tenant, equals: '"shop"' }], collections: [docs] }
---
${HEAD}
metadata: { name: known }
spec:
  selects: { hosts: [${NOBODY}] }
  callers: { kinds: [jwt] }
`;
/** Credentials by their names, of which each has a host of its own. */
const AWS = 'aws-key';
const HELD = [...SECRET_HEADERS, AWS];
const HOLDING = HELD.map(
  (name) => `---
${HEAD}
metadata: { name: holds-${name} }
spec:
  selects: { hosts: [${name}.test] }
  upstream: { credential: ${name} }
`,
).join('');

/** A judge that nobody can reach, and the credentials. */
function configOf(secrets: Secrets): string {
  const token = secrets.write('token', 'made-up');
  const bearers = SECRET_HEADERS.map((header) => [header, { kind: 'bearer', header, file: token }]);
  const keys = { accessKeyFile: token, secretKeyFile: token, sessionTokenFile: token };
  const aws = { kind: 'aws', region: 'us-east-1', ...keys };
  return JSON.stringify({
    judges: { gone: { url: 'http://127.0.0.1:1/judge', deadlineMs: 1000 } },
    credentials: { ...Object.fromEntries(bearers), [AWS]: aws },
  });
}

const secrets = new Secrets();
const CONFIG = configOf(secrets);
after(() => secrets.close());

/** Examples of the names that a prefix stands for: those that steer Envoy's router are among them. */
const UNDER: Readonly<Record<string, readonly string[]>> = {
  'x-weir-*': ['x-weir-decision', 'x-weir-note'],
  'x-envoy-*': [
    ...['x-envoy-original-path', 'x-envoy-retry-on', 'x-envoy-max-retries', 'x-envoy-internal'],
    ...['x-envoy-upstream-rq-timeout-ms', 'x-envoy-upstream-alt-stat-name', 'x-envoy-decorator-operation'],
    ...['x-envoy-external-address', 'x-envoy-force-trace', 'x-envoy-ip-tags', 'x-envoy-attempt-count'],
  ],
  'x-guard-*': ['x-guard-user', 'x-guard-skip'],
  'x-amz-*': [...SIGNATURE_HEADERS, 'x-amz-user-agent', 'x-amz-target'],
};
/** Envoy's router acts on these and sends none of them on. */
const SPENT = [
  ...['x-envoy-retry-on', 'x-envoy-max-retries', 'x-envoy-upstream-rq-timeout-ms'],
  'x-envoy-upstream-alt-stat-name',
];
/** These belong to the body and are proved with one. */
const OF_BODIES: readonly string[] = ['content-length', 'content-encoding'];

/** What requests lose everywhere; what belongs to a signature only where they get another credential. */
const TAKEN_OFF = WEIR_HEADERS.request.remove.filter((name) => name !== 'x-amz-*');

/** The names that a list of the code stands for, without those of bodies. */
function named(list: readonly string[]): string[] {
  const names = list.filter((name) => !OF_BODIES.includes(name));
  return names.flatMap((name) => (name.endsWith('*') ? examples(name) : [name]));
}

function examples(prefix: string): readonly string[] {
  const names = UNDER[prefix];
  assert.ok(names !== undefined, `name examples for ${prefix} here`);
  return names;
}

const forgedLines = (names: readonly string[]): Line[] => names.map((name) => [name, FORGED]);

/** A client that writes each line as it is told, twice when it is told twice. */
async function send(stack: Stack, lines: readonly Line[], body: string | Uint8Array): Promise<RawAnswer> {
  const bytes = Buffer.from(body);
  const own: Line[] = [
    ['x-forwarded-for', '10.1.2.3'],
    ['content-type', 'application/json'],
    ['content-length', String(bytes.length)],
  ];
  const all = [
    ...(lines.some(([name]) => name === 'host') ? [] : [['host', 'llm'] as Line]),
    ...own,
    ...lines,
  ];
  const client = new RawClient(stack.port);
  await client.send(
    Buffer.concat([
      Buffer.from(
        `POST ${CHAT} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
      ),
      bytes,
    ]),
  );
  const answer = await client.answer();
  client.close();
  return answer;
}

function valuesOf({ rawHeaders }: Received, name: string): string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}

function lastReceived(stack: Stack): Received {
  const received = stack.model.received.at(-1);
  assert.ok(received !== undefined, 'the upstream got the request');
  return received;
}

/** Of these names, those that the upstream saw. */
function survivors(stack: Stack, names: readonly string[]): string[] {
  const received = lastReceived(stack);
  return names.filter((name) => valuesOf(received, name).length > 0);
}

function idOf(answer: RawAnswer): string {
  return answer.headers.get('x-weir-id') ?? '';
}

const WATCHED = ['request allow none (not enforced)', 'open allow none (not enforced)', 'close complete'];
const MUTATED = ['request mutate mask-cards', 'open allow none', 'close complete'];
/** Strips nothing and mends nothing: a hop that takes its clients for proxies of its own. */
const PLAIN_MANAGER = {
  use_remote_address: false,
  internal_address_config: { cidr_ranges: [{ address_prefix: '10.0.0.0', prefix_len: 8 }] },
  forward_client_cert_details: 'ALWAYS_FORWARD_ONLY',
  early_header_mutation_extensions: undefined,
  common_http_protocol_options: { headers_with_underscores_action: 'ALLOW' },
  normalize_path: false,
  merge_slashes: false,
  path_with_escaped_slashes_action: 'KEEP_UNCHANGED',
};

for (const version of ENVOY_VERSIONS) {
  for (const mode of ['FULL_DUPLEX_STREAMED', 'BUFFERED'] as const)
    describe(`headers, Envoy ${version}, ${mode}`, { timeout: 120_000 }, () => prove(version, mode));
}

function prove(version: string, mode: EnvoyBodyMode): void {
  let stack: Stack;
  const proved = new Set<string>();
  before(async () => {
    stack = await startStack({
      ...{ envoyVersion: version, policy: POLICY + HOLDING, config: CONFIG },
      envoy: { requestBody: mode, responseBody: mode, connectionManager: PLAIN_MANAGER },
    });
  });
  afterEach(async () => {
    await assertQuiet(stack);
  });
  after(async () => stack?.stop());

  const shown = (direction: string, change: 'set' | 'remove', names: readonly string[]): void => {
    for (const name of names) proved.add(`${direction} ${change} ${name}`);
  };
  const removed = named(TAKEN_OFF);
  const forgeable = removed.filter((name) => name !== 'accept-encoding');

  it('Envoy by itself lets all of them through, and so does observe mode but for our own', async () => {
    const answer = await send(stack, [['host', OBSERVED], ...forgedLines(removed)], chat('Why?'));
    assert.equal(answer.status, 200, answer.body.toString());
    const left = survivors(stack, removed);
    assert.deepEqual(
      removed.filter((name) => !left.includes(name)),
      [...removed.filter((name) => name.startsWith('x-weir-')), ...SPENT],
    );
    assert.equal(answer.headers.get('x-weir-decision'), undefined);
    await assertRecorded(stack, idOf(answer), WATCHED);
  });

  it('a request loses what a client could forge, and what the policy takes off', async () => {
    const answer = await send(stack, forgedLines([...removed, ...MESH, 'x-other']), chat('Why?'));
    assert.equal(answer.status, 200, answer.body.toString());
    assert.deepEqual(survivors(stack, removed), []);
    assert.deepEqual(survivors(stack, [...MESH, 'x-other']), [...MESH, 'x-other']);
    await assertRecorded(stack, idOf(answer), CLEAN);
    shown(
      'request',
      'remove',
      TAKEN_OFF.filter((name) => !OF_BODIES.includes(name)),
    );
  });

  it('a client does not steer the router: the timeout that it names is not kept', async () => {
    stack.model.script('slow', async ({ body, response }) => {
      await body;
      setTimeout(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[]}'),
        500,
      );
    });
    const impatient: Line[] = [['x-envoy-upstream-rq-timeout-ms', '100']];
    const steered = await send(stack, [['host', OBSERVED], ['x-script', 'hang'], ...impatient], chat('Why?'));
    assert.equal(steered.status, 504, 'Envoy heeds it where Weir only observes');
    const answer = await send(stack, [['x-script', 'slow'], ...impatient], chat('Why?'));
    assert.equal(answer.status, 200, answer.body.toString());
  });

  it('a path that passes uninspected loses them too, and keeps its accept-encoding', async () => {
    const client = new RawClient(stack.port);
    const lines = forgedLines(removed).map(([name, value]) => `${name}: ${value}\r\n`);
    await client.send(`GET /v1/models HTTP/1.1\r\nhost: llm\r\n${lines.join('')}\r\n`);
    const answer = await client.answer();
    client.close();
    assert.equal(answer.status, 200);
    assert.deepEqual(survivors(stack, removed), ['accept-encoding']);
  });

  it('trailers lose the same names, on both ways', async () => {
    stack.model.script('trailing', async ({ body, response }) => {
      await body;
      response.writeHead(200, { 'content-type': 'application/json', trailer: 'x-weir-decision, x-usage' });
      response.write('{"choices":[]}');
      response.addTrailers({ 'x-weir-decision': 'allow', 'x-usage': '1' });
      response.end();
    });
    const trailers = Object.fromEntries(
      [...forgeable, 'x-weir-id', 'x-digest'].map((name) => [name, FORGED]),
    );
    const client = new RawClient(stack.port);
    const answer = await client.post(CHAT, [chat('Why?')], { trailers, headers: { 'x-script': 'trailing' } });
    client.close();
    assert.equal(answer.status, 200, answer.body.toString());
    assert.deepEqual(Object.keys(lastReceived(stack).trailers), ['x-digest']);
    assert.deepEqual([...answer.trailers.keys()], ['x-usage']);
    await assertRecorded(stack, idOf(answer), CLEAN);
  });

  it('what the policy trusts stays, and credentials that it does not name', async () => {
    const answer = await send(stack, [['host', 'trusting.test'], ...forgedLines(removed)], chat('Why?'));
    assert.equal(answer.status, 200);
    assert.deepEqual(survivors(stack, removed).toSorted(), [...TRUSTED, ...CREDENTIALS].toSorted());
  });

  it('the id of a request is ours alone, also when a client sends two', async () => {
    const forged: Line[] = [
      ['x-weir-id', FORGED],
      ['x-weir-id', 'twice'],
    ];
    const answer = await send(stack, forged, chat('Why?'));
    assert.deepEqual(valuesOf(lastReceived(stack), 'x-weir-id'), [idOf(answer)]);
    await assertRecorded(stack, idOf(answer), CLEAN);
    shown('request', 'set', ['x-weir-id']);
  });

  it('a request gets the credential of Weir in place of all of its own', async () => {
    const own = [...CREDENTIALS, ...examples('x-amz-*')];
    for (const name of HELD) {
      const set = name === AWS ? ['authorization', ...SIGNATURE_HEADERS] : [name];
      const answer = await send(stack, [['host', `${name}.test`], ...forgedLines(own)], chat('Why?'));
      assert.equal(answer.status, 200, answer.body.toString());
      assert.deepEqual(survivors(stack, own).toSorted(), set.toSorted(), name);
      const values = set.flatMap((one) => valuesOf(lastReceived(stack), one));
      assert.equal(values.length, set.length, 'each once');
      assert.ok(!values.includes(FORGED), values.join());
      await assertRecorded(stack, idOf(answer), CLEAN);
      shown('request', 'set', set);
    }
    shown('request', 'remove', ['x-amz-*']);
  });

  it('a request that is changed loses its coding and has no wrong length', async () => {
    const body = gzipSync(chat(`Pay with ${CARD}.`));
    const answer = await send(stack, [['content-encoding', 'gzip']], body);
    assert.equal(answer.status, 200, answer.body.toString());
    const received = lastReceived(stack);
    assert.equal(received.body.toString(), chat(`Pay with ${MASK}.`));
    assert.deepEqual(valuesOf(received, 'content-encoding'), []);
    const length = mode === 'BUFFERED' ? [String(received.body.length)] : [];
    assert.deepEqual(valuesOf(received, 'content-length'), length);
    await assertRecorded(stack, idOf(answer), MUTATED);
    shown('request', mode === 'BUFFERED' ? 'set' : 'remove', ['content-length']);
    shown('request', 'remove', ['content-encoding']);
  });

  it('an answer says of Weir what Weir says, and has neither coding nor wrong length when changed', async () => {
    const plain = `{"choices":[{"index":0,"message":{"role":"assistant","content":"Your card is ${CARD}."}}]}`;
    stack.model.script('forging', async ({ body, response }) => {
      await body;
      const bytes = gzipSync(plain);
      response.writeHead(200, [
        ...['content-type', 'application/json', 'content-encoding', 'gzip', 'x-weir-note', FORGED],
        ...['x-weir-id', FORGED, 'x-weir-id', 'twice', 'x-weir-decision', 'hold', 'x-weir-decision', 'twice'],
        ...['content-length', String(bytes.length), 'x-other', 'kept'],
      ]);
      response.end(bytes);
    });
    const answer = await send(stack, [['x-script', 'forging']], chat('Which card?'));
    assert.equal(answer.body.toString(), plain.replace(CARD, MASK));
    const told = ['x-weir-decision', 'x-weir-note', 'content-encoding', 'x-other'].map((name) =>
      answer.headers.get(name),
    );
    assert.deepEqual(told, ['mutate', undefined, undefined, 'kept']);
    assert.match(idOf(answer), /^[0-9a-f-]{36}$/, 'one id, and ours');
    assert.equal(idOf(answer), valuesOf(lastReceived(stack), 'x-weir-id')[0]);
    const length = answer.headers.get('content-length');
    assert.equal(length, mode === 'BUFFERED' ? String(answer.body.length) : undefined);
    shown('response', 'set', ['x-weir-decision', 'x-weir-id']);
    shown('response', mode === 'BUFFERED' ? 'set' : 'remove', ['content-length']);
    shown('response', 'remove', ['x-weir-*', 'content-encoding']);
  });

  it('an answer says which class it carries, and which its request bears', async () => {
    const said = 'The old mill is sold to Oduya Partners for eleven million crowns.';
    const body = JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content: said } }] });
    stack.model.script('quoting', ({ response }) => {
      const forged = ['x-weir-class', 'PUBLIC', 'x-weir-request-class', 'PUBLIC'];
      response.writeHead(200, ['content-type', 'application/json', ...forged]).end(body);
    });
    const messages = [
      { role: 'user', content: 'What is new?' },
      { role: 'tool', tool_call_id: 'c', content: said },
    ];
    const lines: Line[] = [
      ['host', 'classed.test'],
      ['x-script', 'quoting'],
    ];
    const answer = await send(stack, lines, JSON.stringify({ model: 'm', messages }));
    assert.equal(answer.body.toString(), body);
    const names = ['x-weir-class', 'x-weir-request-class'];
    assert.deepEqual(
      names.map((name) => answer.headers.get(name)),
      ['INTERNAL', 'INTERNAL'],
    );
    const records = await assertRecorded(stack, idOf(answer), CLEAN);
    assert.deepEqual(records.at(-1)?.['classes'], { request: 'INTERNAL', response: 'INTERNAL' });
    shown('response', 'set', names);
  });

  it('C36 two exchanges under one x-request-id stay apart', async () => {
    const spoofed: Line[] = [['x-request-id', '00000000-0000-4000-8000-000000000000']];
    const [denied, clean] = await Promise.all([
      send(stack, spoofed, chat(EVIL)),
      send(stack, spoofed, chat('Why?')),
    ]);
    assert.deepEqual([denied?.status, clean?.status], [403, 200]);
    await assertRecorded(stack, idOf(denied), ['request deny no-evil', 'close denied']);
    await assertRecorded(stack, idOf(clean), CLEAN);
  });

  it('a refusal has its own headers', async () => {
    const seen = stack.model.received.length;
    const answer = await send(stack, forgedLines(forgeable), chat(EVIL));
    assert.equal(answer.status, 403);
    const told = ['content-type', 'x-weir-decision', 'x-should-retry', 'retry-after'].map((name) =>
      answer.headers.get(name),
    );
    assert.deepEqual(told, ['application/json', 'deny', 'false', undefined]);
    await assertRecorded(stack, idOf(answer), ['request deny no-evil', 'close denied']);
    assert.equal(stack.model.received.length, seen);
    shown('reply', 'set', ['content-type', 'x-weir-decision', 'x-weir-id', 'x-should-retry']);
  });

  it('a refusal that passes by itself says when to ask again', async () => {
    const answer = await send(stack, [['host', NO_JUDGE]], chat('Why?'));
    assert.equal(answer.status, 503, answer.body.toString());
    assert.deepEqual(
      [answer.headers.get('retry-after'), answer.headers.get('x-should-retry')],
      ['1', 'true'],
    );
    await assertRecorded(stack, idOf(answer), ['request deny ask', 'close fault']);
    shown('reply', 'set', ['retry-after']);
  });

  it('a refusal of who is not known says how to be', async () => {
    const answer = await send(stack, [['host', NOBODY]], chat('Why?'));
    assert.deepEqual([answer.status, answer.headers.get('www-authenticate')], [401, 'Bearer realm="weir"']);
    await assertRecorded(stack, idOf(answer), ['request deny callers', 'close fault']);
    shown('reply', 'set', ['www-authenticate']);
  });

  it('a query of a store has the scope of its caller in the path', async () => {
    const client = new RawClient(stack.port);
    await client.send(`GET /docs?select=id HTTP/1.1\r\nhost: ${STORED}\r\n\r\n`);
    await client.answer();
    client.close();
    assert.match(lastReceived(stack).query, /tenant.*shop/);
    shown('request', 'set', [':path']);
  });

  it('a refusal has the header that clients of its dialect look for', async () => {
    const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text: EVIL }] }] });
    const answer = await fetch(`${stack.url}/model/m/converse`, { method: 'POST', body });
    assert.deepEqual([answer.status, answer.headers.get('x-amzn-errortype')], [403, 'AccessDeniedException']);
    await assertRecorded(stack, answer.headers.get('x-weir-id'), ['request deny no-evil', 'close denied']);
    shown('reply', 'set', ['x-amzn-errortype']);
  });

  it('every header of the code was proved, in the body mode where it is sent', () => {
    const wanted = Object.entries(WEIR_HEADERS).flatMap(([direction, { set, remove }]) => [
      ...set.map((name) => `${direction} set ${name}`),
      ...remove.map((name) => `${direction} remove ${name}`),
    ]);
    const elsewhere = mode === 'BUFFERED' ? 'remove content-length' : 'set content-length';
    assert.deepEqual(
      wanted.filter((name) => !proved.has(name) && !name.endsWith(elsewhere)),
      [],
    );
  });
}

describe('headers, the connection manager as shipped', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY + HOLDING, config: CONFIG });
  });
  afterEach(async () => {
    await assertQuiet(stack);
  });
  after(async () => stack?.stop());

  it('lets nothing forged through either', async () => {
    const removed = named(TAKEN_OFF);
    const answer = await send(stack, forgedLines([...removed, 'x-weir-id']), chat('Why?'));
    assert.equal(answer.status, 200, answer.body.toString());
    assert.deepEqual(survivors(stack, removed), []);
    assert.deepEqual(valuesOf(lastReceived(stack), 'x-weir-id'), [idOf(answer)]);
    await assertRecorded(stack, idOf(answer), CLEAN);
  });

  it('I04 a header of 100 KiB gets 431 from Envoy, and the upstream nothing', async () => {
    const seen = stack.model.received.length;
    // The answer may be lost where the connection closes on a client that still writes.
    await send(stack, [['x-note', 'a'.repeat(100 * 1024)]], chat('Why?'));
    await eventually('the refusal', () => stack.accessLog().some(({ status }) => status === 431));
    assert.equal(stack.model.received.length, seen);
  });
});

describe('headers, through ext_authz', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({
      ...{ policy: POLICY + HOLDING, config: CONFIG },
      envoy: { filters: ['ext_authz'], connectionManager: PLAIN_MANAGER },
    });
  });
  after(async () => stack?.stop());

  const removed = named(TAKEN_OFF);
  const decided = ['request allow none', 'close complete'];

  it('a request loses them as well, but for its accept-encoding', async () => {
    const answer = await send(stack, forgedLines([...removed, ...MESH]), chat('Why?'));
    assert.equal(answer.status, 200, answer.body.toString());
    assert.deepEqual(survivors(stack, [...removed, ...MESH]), ['accept-encoding', ...MESH]);
    await assertRecorded(stack, idOf(answer), decided);
  });

  it('what the policy trusts stays', async () => {
    await send(stack, [['host', 'trusting.test'], ...forgedLines(removed)], chat('Why?'));
    assert.deepEqual(
      survivors(stack, removed).toSorted(),
      ['accept-encoding', ...TRUSTED, ...CREDENTIALS].toSorted(),
    );
  });

  it('the id is ours alone, whoever sends another', async () => {
    stack.model.script('forging', async ({ body, response }) => {
      await body;
      response.writeHead(200, ['content-type', 'application/json', 'x-weir-id', FORGED]).end('{}');
    });
    const forged: Line[] = [
      ['x-weir-id', FORGED],
      ['x-weir-id', 'twice'],
      ['x-script', 'forging'],
    ];
    const answer = await send(stack, forged, chat('Why?'));
    assert.deepEqual(valuesOf(lastReceived(stack), 'x-weir-id'), [idOf(answer)]);
    await assertRecorded(stack, idOf(answer), decided);
  });

  it('a refusal says the same as through ext_proc', async () => {
    const answer = await send(stack, [], chat(EVIL));
    assert.equal(answer.status, 403);
    assert.deepEqual(
      WEIR_HEADERS.reply.set.filter((name) => answer.headers.get(name) === undefined),
      ['retry-after', 'www-authenticate', 'x-amzn-errortype'],
    );
    const later = await send(stack, [['host', NO_JUDGE]], chat('Why?'));
    assert.deepEqual([later.status, later.headers.get('retry-after')], [503, '1']);
    const nobody = await send(stack, [['host', NOBODY]], chat('Why?'));
    assert.deepEqual([nobody.status, nobody.headers.get('www-authenticate')], [401, 'Bearer realm="weir"']);
  });
});

describe('headers, with the mutation rules that Envoy has by itself', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({
      ...{ policy: POLICY + HOLDING, config: CONFIG },
      envoy: { connectionManager: PLAIN_MANAGER, extProc: { mutation_rules: undefined } },
    });
  });
  after(async () => stack?.stop());

  it('only Envoy keeps its own headers from being removed, and counts that', async () => {
    const removed = named(TAKEN_OFF);
    const answer = await send(stack, forgedLines(removed), chat('Why?'));
    assert.equal(answer.status, 200, answer.body.toString());
    const kept = removed.filter((name) => name.startsWith('x-envoy-'));
    assert.deepEqual(
      survivors(stack, removed),
      kept.filter((name) => !SPENT.includes(name)),
    );
    assert.equal((await extProcCounters(stack))['rejected_header_mutations'], kept.length);
  });
});
