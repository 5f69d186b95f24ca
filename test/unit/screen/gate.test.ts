/** The gate: which policy and dialect the head of a request gets, and which heads are refused. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fault } from '../../../src/core/fault.ts';
import type { HeaderList } from '../../../src/core/headers.ts';
import { type Admission, admit, headOf, type Policies } from '../../../src/screen/gate.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const policyText = (name: string, ...spec: string[]) =>
  ['apiVersion: weir.dev/v1alpha1', 'kind: GuardPolicy', `metadata: { name: ${name} }`, ...spec].join('\n');
const policies = (...texts: string[]): Policies => policiesOf(texts.join('\n---\n'));
const POLICIES = policies(policyText('test', 'spec:', '  passPaths: ["/v1/models", "/v1/models/*"]'));
const CHAT = '/v1/chat/completions';

/** Headers of a request as Envoy sends them, with others behind them. */
function request(path: string, ...more: readonly (readonly [name: string, value: string])[]): HeaderList {
  const own = [
    [':method', 'POST'],
    [':path', path],
    [':authority', 'llm.test'],
  ] as const;
  const replaced = own.filter(([name]) => !more.some(([other]) => other === name));
  return [...replaced, ...more].map(([name, value]) => ({ name, value }));
}

function admission(headers: HeaderList, set: Policies = POLICIES): Admission {
  return admit(headOf(headers), set);
}

function refusal(headers: HeaderList, set: Policies = POLICIES): Fault {
  const refused = admission(headers, set);
  assert.ok(refused.kind === 'refuse' && refused.denial.kind === 'fault', refused.kind);
  return refused.denial.fault;
}

describe('a path that a policy passes by name', () => {
  for (const path of [
    '/v1/models',
    '/v1/models?limit=1&limit=2',
    '/v1/mod%65ls',
    '/v1/models/gpt-4.1',
    '/v1/models/a..b',
    '/v1/models/.hidden',
    '/v1/models/ft:a%20b',
    '/v1/models/',
  ]) {
    it(`passes ${path}`, () => assert.equal(admission(request(path)).kind, 'pass'));
  }

  for (const path of [
    '/v1/models/%2e%2e/chat/completions',
    '/v1/models/%2E./chat/completions',
    '/v1/models/..%2fchat/completions',
    '/v1/models/a%2Fb',
    '/v1/models/..%5cchat',
    '/v1/models/a%5Cb',
    '/v1/models/a\\b',
    '/v1/models//chat/completions',
    '/v1/models/./a',
    '/v1/models/.',
    '/v1/models/../chat/completions',
    '/v1/models/..',
    '/v1/models/..;/chat/completions',
    '/v1/models/%252e%252e/chat/completions',
  ]) {
    it(`refuses ${path}`, () => {
      const { kind, at } = refusal(request(path));
      assert.deepEqual([kind, at], ['unreadable', ':path']);
    });
  }
});

describe('a path that a dialect reads', () => {
  for (const path of [CHAT, `${CHAT}?a=1&a=2`, '/v1/%63hat/%63ompletions']) {
    it(`is read as ${path}`, () => {
      const admitted = admission(request(path));
      assert.ok(admitted.kind === 'inspect');
      assert.equal(admitted.dialect.name, 'openai-chat');
    });
  }

  for (const path of [`${CHAT}/`, '/v1/Chat/Completions', '/V1/chat/completions', '/v2/chat/completions']) {
    it(`is another one than ${path}, which nobody reads`, () => {
      const { kind, at } = refusal(request(path));
      assert.deepEqual([kind, at], ['unsupported', ':path']);
    });
  }

  for (const path of [
    `//v1/chat/completions`,
    '/v1//chat/./completions',
    '/v1/chat;x=1/completions',
    'http://llm.test/v1/chat/completions',
    '*',
    '',
  ]) {
    it(`is not read in the spelling ${path}`, () => {
      assert.deepEqual([refusal(request(path)).kind, refusal(request(path)).at], ['unreadable', ':path']);
    });
  }

  it('is recorded as it came, without its query', () => {
    assert.equal(headOf(request('/v1/%63hat//x?secret')).path, '/v1/%63hat//x');
  });

  it('with another method is refused in the words of its dialect', () => {
    const refused = admission(request(CHAT, [':method', 'GET']));
    assert.ok(refused.kind === 'refuse');
    assert.equal(refused.dialect?.name, 'openai-chat');
  });
});

describe('an upgrade', () => {
  const FORMS: readonly [title: string, headers: HeaderList][] = [
    ['WebSocket over HTTP/1.1', request('/v1/realtime', [':method', 'GET'], ['upgrade', 'websocket'])],
    ['by the connection header alone', request(CHAT, ['connection', 'keep-alive, Upgrade'])],
    ['WebSocket over HTTP/2', request('/v1/realtime', [':method', 'CONNECT'], [':protocol', 'websocket'])],
    ['a protocol named beside another method', request(CHAT, [':protocol', 'websocket'])],
    ['CONNECT', request('llm.test:443', [':method', 'CONNECT'])],
    ['CONNECT without a path', request('', [':method', 'CONNECT'])],
    ['on a path that passes', request('/v1/models', ['upgrade', 'h2c'])],
  ];
  for (const [title, headers] of FORMS) {
    it(`is refused: ${title}`, () => {
      const { kind, at, message } = refusal(headers);
      assert.deepEqual([kind, at], ['unsupported', 'upgrade']);
      assert.match(message, /WebSocket/);
    });
  }

  it('of a path that a dialect knows is refused in its words', () => {
    const refused = admission(request(CHAT, [':method', 'GET'], ['upgrade', 'websocket']));
    assert.ok(refused.kind === 'refuse');
    assert.equal(refused.dialect?.name, 'openai-chat');
  });
});

describe('headers that contradict each other', () => {
  const TWICE: readonly [name: string, first: string, second: string][] = [
    [':path', CHAT, '/v1/models'],
    [':method', 'POST', 'GET'],
    [':authority', 'llm.test', 'other.test'],
    [':scheme', 'http', 'https'],
    ['host', 'llm.test', 'llm.test'],
    ['content-length', '5', '5'],
    ['transfer-encoding', 'chunked', 'chunked'],
    ['authorization', 'Bearer a', 'Bearer b'],
    ['proxy-authorization', 'Basic a', 'Basic a'],
    ['api-key', 'a', 'b'],
    ['x-api-key', 'a', 'b'],
    ['x-goog-api-key', 'a', 'b'],
    ['content-type', 'application/json', 'text/plain'],
    ['content-encoding', 'gzip', 'gzip'],
  ];
  for (const [name, first, second] of TWICE) {
    it(`are refused: two ${name}`, () => {
      const { kind, at } = refusal(request(CHAT, [name, first], [name, second]));
      assert.deepEqual([kind, at], ['unreadable', name]);
    });
  }

  const ODD: readonly [at: string, ...headers: (readonly [name: string, value: string])[]][] = [
    ['host', ['host', 'other.test']],
    [':authority', [':authority', 'other.test@llm.test']],
    [':authority', [':authority', 'llm.test, other.test']],
    [':authority', [':authority', 'llm.test/x']],
    ['content-length', ['content-length', '5, 5']],
    ['content-length', ['content-length', '+5']],
    ['content-length', ['content-length', '']],
    ['transfer-encoding', ['content-length', '5'], ['transfer-encoding', 'chunked']],
    ['authorization', ['authorization', 'Bearer a, Bearer b']],
    ['authorization', ['authorization', 'Bearer a,b']],
    ['authorization', ['authorization', 'Digest a="b", Bearer c']],
    ['proxy-authorization', ['proxy-authorization', 'Basic YQ==, Basic Yg==']],
    ['api-key', ['api-key', 'a, b']],
    ['x-goog-api-key', ['x-goog-api-key', 'a,a']],
    ['authorization', ['authorization', 'Bearer caf\u00c3\u00a9']],
    ['content-type', ['content-type', 'application/json\u00ff']],
    ['content-type', ['content-type', 'application/json, text/plain']],
    ['content-encoding', ['content-encoding', 'gz\u00efp']],
  ];
  for (const [at, ...headers] of ODD) {
    it(`are refused: ${headers.map((header) => header.join(': ')).join(', ')}`, () => {
      const refused = refusal(request(CHAT, ...headers));
      assert.deepEqual([refused.kind, refused.at], ['unreadable', at]);
    });
  }

  const SOUND: readonly (readonly [name: string, value: string])[] = [
    ['host', 'LLM.test:80'],
    ['authorization', 'Bearer sk-abc.def_ghi~+/=='],
    ['authorization', 'AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host;x-date, Signature=0f'],
    ['authorization', 'Digest username="a, b", realm="x"'],
    ['cookie', 'a=b'],
    ['content-type', 'application/json; charset="utf-8"'],
  ];
  for (const [name, value] of SOUND) {
    it(`are none: ${name}: ${value}`, () => {
      assert.equal(admission(request(CHAT, [name, value])).kind, 'inspect');
    });
  }

  it('are refused on a path that passes, too', () => {
    assert.equal(
      refusal(request('/v1/models', ['authorization', 'a'], ['authorization', 'b'])).at,
      'authorization',
    );
  });
});

describe('the policy of a request of which nobody knows where it goes', () => {
  const policyOf = (set: Policies) => {
    const refused = admission(request('/quiet/..//v1/chat/completions'), set);
    assert.ok(refused.kind === 'refuse');
    return refused.policy?.name;
  };
  const quiet = policyText('quiet', 'spec:', '  mode: observe', '  selects: { paths: ["/quiet/*"] }');
  const watch = policyText('watch', 'spec:', '  mode: observe');
  const guard = policyText('guard', 'spec:', '  selects: { paths: ["/v1/*"] }');
  const all = policyText('all', 'spec: {}');

  it('is the one for every path', () => assert.equal(policyOf(policies(quiet, all)), 'all'));
  it('is none where there is no such policy', () =>
    assert.equal(policyOf(policies(quiet, guard)), undefined));
  it('never observes what another policy would refuse', () =>
    assert.equal(policyOf(policies(watch, guard)), undefined));
  it('observes where all of them do', () => assert.equal(policyOf(policies(quiet, watch)), 'watch'));
});
