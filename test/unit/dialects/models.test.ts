/** Looking at models, vectors of Cohere and of Vertex, and OpenAI's form elsewhere: paths, whose text is where, refusals. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDialect } from '../../../src/dialects/index.ts';
import { Talk } from '../../fakes/talk.ts';
import { bytesOf, LIMITS, type Outcome, readAnyhow } from './read-all.ts';

const PLACED = '/projects/p/locations/l';

const TAKEN: readonly (readonly [method: string, path: string, dialect: string])[] = [
  ['GET', '/v1/models', 'models'],
  ['GET', '/v1/models/gpt-4o-mini', 'models'],
  ['GET', '/v1/models/ft:gpt-4o-mini:shop::7', 'models'],
  ['GET', '/v1/models/meta-llama/Llama-3.3-70B', 'models'],
  ['GET', '/models', 'models'],
  ['GET', '/openai/v1/models', 'models'],
  ['GET', '/openai/models', 'models'],
  ['GET', '/openai/deployments', 'models'],
  ['GET', '/openai/deployments/gpt', 'models'],
  ['GET', '/api/v1/models/openai/gpt-4o/endpoints', 'models'],
  ['GET', '/anthropic/v1/models', 'models'],
  ['GET', '/v1beta/models', 'models'],
  ['GET', '/v1beta/models/gemini-2.5-flash', 'models'],
  ['GET', '/v1beta/tunedModels/m', 'models'],
  ['GET', '/v1beta/openai/models', 'models'],
  ['GET', '/v1beta1/publishers/google/models', 'models'],
  ['GET', `/v1${PLACED}/publishers/google/models/gemini`, 'models'],
  ['GET', '/api/tags', 'models'],
  ['GET', '/ollama/api/ps', 'models'],
  ['GET', '/api/version', 'models'],
  ['POST', '/api/show', 'models'],
  ['GET', '/info', 'models'],
  ['GET', '/version', 'models'],
  ['POST', '/v2/embed', 'embed'],
  ['POST', '/v1/embed', 'embed'],
  ['POST', '/cohere/v2/embed', 'embed'],
  ['POST', '/embed', 'embed'],
  ['POST', '/embed_sparse', 'embed'],
  ['POST', `/v1${PLACED}/publishers/google/models/text-embedding-005:predict`, 'vertex-predict'],
  ['POST', `/v1beta1${PLACED}/endpoints/7:predict`, 'vertex-predict'],
  ['POST', '/v1beta/models/imagen-4:predict', 'vertex-predict'],
  ['POST', '/compatible-mode/v1/chat/completions', 'openai-chat'],
  ['POST', '/v1/openai/chat/completions', 'openai-chat'],
  ['POST', '/api/paas/v4/chat/completions', 'openai-chat'],
  ['POST', '/api/v3/chat/completions', 'openai-chat'],
  ['POST', '/models/chat/completions', 'openai-chat'],
  ['POST', '/models/embeddings', 'openai-embeddings'],
  ['POST', '/compat/chat/completions', 'openai-chat'],
  ['POST', '/serving-endpoints/chat/completions', 'openai-chat'],
  ['POST', `/v1beta1${PLACED}/endpoints/openapi/chat/completions`, 'openai-chat'],
  ['POST', `/v1${PLACED}/publishers/mistralai/models/mistral-small:rawPredict`, 'openai-chat'],
  ['POST', `/v1${PLACED}/publishers/mistralai/models/mistral-small:streamRawPredict`, 'openai-chat'],
  ['POST', `/v1beta1${PLACED}/publishers/anthropic/models/claude:rawPredict`, 'anthropic-messages'],
  ['POST', '/v1beta/models/m:batchGenerateContent', 'gemini-batch'],
];
const LEFT: readonly (readonly [method: string, path: string])[] = [
  ['POST', '/v1/models'],
  ['DELETE', '/v1/models/ft:gpt-4o-mini:shop::7'],
  ['GET', '/v1/models/a/b/c/d/e'],
  ['GET', '/v1/models/'],
  ['GET', '/V1/models'],
  ['GET', '/api/show'],
  ['POST', '/api/pull'],
  ['POST', '/api/create'],
  ['DELETE', '/api/delete'],
  ['GET', '/metrics'],
  ['GET', '/v2/embed'],
  ['POST', '/v1/embed-jobs'],
  ['POST', `/v1${PLACED}/publishers/google/models/veo:predictLongRunning`],
  ['POST', `/v1${PLACED}/publishers/google/models/m:rawPredict`],
];

describe('paths beside those of chats', () => {
  for (const [method, path, dialect] of TAKEN)
    it(`H06 are read: ${method} ${path}`, () => assert.equal(findDialect({ method, path })?.name, dialect));
  for (const [method, path] of LEFT)
    it(`H06 are read by nobody: ${method} ${path}`, () =>
      assert.equal(findDialect({ method, path }), undefined));
});

/** What is read of a body at a path. */
function read(method: string, path: string, body: object | string): Outcome {
  const dialect = findDialect({ method, path });
  assert.ok(dialect);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readAnyhow(() => {
    const reader = dialect.request(LIMITS, { method, path, headers: [] });
    assert.ok(reader.ok);
    return reader.value;
  }, bytesOf(text));
}

function answered(path: string, body: unknown): Outcome {
  const dialect = findDialect({ method: path.startsWith('/v1/models') ? 'GET' : 'POST', path });
  const headers = [{ name: 'content-type', value: 'application/json' }];
  return readAnyhow(
    () => {
      const reader = dialect?.response({ status: 200, headers }, {}, LIMITS);
      assert.ok(reader?.ok);
      return reader.value;
    },
    bytesOf(JSON.stringify(body)),
  );
}

function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

describe('looking at models', () => {
  it('H02 has no body', () => {
    const { fault } = read('GET', '/v1/models', '{"messages":[]}');
    assert.equal(fault?.kind, 'unsupported');
    assert.equal(read('GET', '/v1/models', '').facts.modelless, true);
  });

  it('names the model that Ollama shows, and no prompt is put into it', () => {
    const { facts } = read('POST', '/api/show', { model: 'llama3.2', verbose: true });
    assert.equal(facts.model, 'llama3.2');
  });

  it('is answered with what servers say of models; the prompt of one is of the system', () => {
    const outcome = answered('/v1/models', { data: [{ id: 'a', owned_by: 'b' }], system: 'c' });
    assert.deepEqual(told(outcome), ['data[0].id other a', 'data[0].owned_by other b', 'system system c']);
  });

  it('passes through a policy that allows other models, and a value in the answer is masked', () => {
    const talk = new Talk(`  request: { models: { allow: [m] } }
  response:
    rules:
      - { name: mails, detector: pii, options: { entities: [EMAIL] }, action: redact }
`);
    const head = [
      { name: ':method', value: 'GET' },
      { name: ':path', value: '/v1/models?limit=20' },
      { name: ':authority', value: 'h' },
    ];
    const protocol = { request: 'full-duplex', response: 'full-duplex', sendsBodyEarly: false } as const;
    talk.take({ kind: 'headers', direction: 'request', headers: head, end: true, protocol });
    talk.answer('application/json');
    talk.body('response', '{"data":[{"id":"m","owned_by":"anna.meier@shop.com"}]}', true);
    assert.equal(talk.left(), '{"data":[{"id":"m","owned_by":"[EMAIL]"}]}');
  });
});

describe('a request for vectors', () => {
  it('holds the texts of the user, by themselves or as parts', () => {
    const outcome = read('POST', '/v2/embed', {
      model: 'embed-v4.0',
      texts: ['a'],
      inputs: [{ content: [{ type: 'text', text: 'b' }] }, 'c'],
      input_type: 'd',
      fresh: 'e',
    });
    assert.equal(outcome.facts.model, 'embed-v4.0');
    assert.deepEqual(told(outcome).slice(1), [
      'texts[0] user a',
      'inputs[0].content[0].text user b',
      'inputs[1] user c',
      'input_type other d',
      '$.* unknown fresh',
      '* unknown e',
    ]);
  });

  it('T10 names texts that come as the numbers of their tokens', () => {
    const { skipped } = read('POST', '/embed', { inputs: [[101, 7592, 102]] });
    assert.deepEqual(
      skipped.map(({ path, reason }) => `${path} ${reason}`),
      ['inputs[0] opaque'],
    );
  });

  it('holds instances at Vertex, whose path names the model', () => {
    const path = `/v1${PLACED}/publishers/google/models/text-embedding-005:predict`;
    const outcome = read('POST', path, { instances: [{ content: 'a', title: 'b', own: 'c' }] });
    assert.equal(outcome.facts.model, 'text-embedding-005');
    assert.deepEqual(told(outcome), [
      'instances[0].content user a',
      'instances[0].title user b',
      'instances[0].* unknown own',
      'instances[0].* unknown c',
    ]);
  });
});

describe('OpenAI’s form at Vertex', () => {
  it('has the model that the path names', () => {
    const path = `/v1${PLACED}/publishers/mistralai/models/mistral-small-2503:rawPredict`;
    const { facts } = read('POST', path, { model: 'mistral-small-2503', messages: [] });
    assert.equal(facts.model, 'mistral-small-2503');
  });
});
