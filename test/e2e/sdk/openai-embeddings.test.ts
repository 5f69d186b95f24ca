/** OpenAI's SDK on embeddings and moderations through a real Envoy: each case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { VERSION } from 'openai/version';
import type { Script } from '../../../demo/scripted-model.ts';
import { assertRecorded, CLEAN, skippedOf } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { sdkRow } from './support/sdk-row.ts';

const VECTOR = new Float32Array(Array.from({ length: 1536 }, (_, at) => Math.sin(at) / 40));
const NO_STREAM = 'n/a: no stream' as const;
const NO_TEXT = 'n/a: an answer without text' as const;
const DENIED_REQUEST = ['request deny no-heron', 'close denied'];
const DENIED_ANSWER = ['request allow none', 'open deny no-leak', 'close denied'];

/** A server of vectors, in the encoding that it is asked for; `told` is what it says for a usage. */
function embeds(model: string): Script {
  return async (exchange) => {
    const asked = JSON.parse((await exchange.body).toString()) as {
      input: string | string[];
      encoding_format?: string;
    };
    const bytes = Buffer.from(VECTOR.buffer);
    const embedding = asked.encoding_format === 'base64' ? bytes.toString('base64') : [...VECTOR];
    const data = [asked.input].flat().map((_, index) => ({ object: 'embedding', index, embedding }));
    const answer = { object: 'list', data, model, usage: { prompt_tokens: 2, total_tokens: 2 } };
    await sends([JSON.stringify(answer)], { contentType: 'application/json' })(exchange);
  };
}

function moderates(model: string): Script {
  const scores = { hate: 0.00012, violence: 0.98 };
  const result = { flagged: true, categories: { hate: false, violence: true }, category_scores: scores };
  const answer = { id: 'modr-1', model, results: [result] };
  return sends([JSON.stringify(answer)], { contentType: 'application/json' });
}

describe('openai, embeddings and moderations', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: OpenAI;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 2 });
    stack.model.script('vectors', embeds('text-embedding-3-small'));
    stack.model.script('odd-vectors', embeds(BANNED));
    stack.model.script('moderates', moderates('omni-moderation-latest'));
    stack.model.script('odd-moderates', moderates(BANNED));
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const headers = (script: string) => ({ headers: { 'x-script': script } });
  const sent = (): { input?: unknown; encoding_format?: string } =>
    JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');

  const embed = async (script: string, input: OpenAI.EmbeddingCreateParams['input'], more: object = {}) => {
    const request = { model: 'text-embedding-3-small', input, ...more };
    const { data, response } = await client.embeddings.create(request, headers(script)).withResponse();
    return { vectors: data.data.map(({ embedding }) => embedding), id: response.headers.get('x-weir-id') };
  };

  const moderate = async (script: string, input: OpenAI.ModerationCreateParams['input']) => {
    const { data, response } = await client.moderations.create({ input }, headers(script)).withResponse();
    return { results: data.results, id: response.headers.get('x-weir-id') };
  };

  /** A request that is denied by itself (`request ...` in its records), or whose answer is; nothing is asked again. */
  const denied = async (records: readonly string[], asked: () => Promise<unknown>) => {
    const before = stack.model.received.length;
    const error = await asked().catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    const code = records[0]?.includes('uninspected') === true ? 'not_allowed' : 'content_policy_violation';
    assert.deepEqual([error.type, error.code], ['permission_error', code]);
    assert.equal(
      stack.model.received.length - before,
      records[0]?.startsWith('request deny') === true ? 0 : 1,
    );
    await assertRecorded(stack, error.headers.get('x-weir-id'), records);
    return 'PermissionDeniedError';
  };

  sdkRow(`openai ${VERSION}, embeddings`, {
    clean: async () => {
      const { vectors, id } = await embed('vectors', 'A weir');
      assert.equal(sent().encoding_format, 'base64', 'as the SDK asks by itself');
      assert.deepEqual(vectors, [[...VECTOR]]);
      const records = await assertRecorded(stack, id, CLEAN);
      assert.deepEqual(skippedOf(records), { vector: VECTOR.byteLength * (4 / 3) });
      return 'ends';
    },
    'clean stream': NO_STREAM,
    redacted: async () => {
      const { vectors, id } = await embed('vectors', ['A weir', `Is ${CARD} mine?`]);
      assert.equal(vectors.length, 2);
      assert.deepEqual(sent().input, ['A weir', `Is ${MASK} mine?`]);
      await assertRecorded(stack, id, ['request mutate mask-cards', 'open allow none', 'close complete']);
      return 'ends, masked';
    },
    'redacted stream': NO_STREAM,
    'denied request': () => denied(DENIED_REQUEST, () => embed('vectors', ['A weir', `Of ${FORBIDDEN}.`])),
    'denied answer': () => denied(DENIED_ANSWER, () => embed('odd-vectors', 'A weir')),
    cut: NO_STREAM,
    answered: NO_TEXT,
    'answered stream': NO_STREAM,
  });

  it('vectors in numbers pass, and nothing of them is uninspected', async () => {
    const { vectors, id } = await embed('vectors', 'A weir', { encoding_format: 'float' });
    assert.deepEqual(vectors, [[...VECTOR]]);
    assert.deepEqual(skippedOf(await assertRecorded(stack, id, CLEAN)), {});
  });

  it('J12 texts in numbers are refused by name', async () => {
    await denied(['request deny uninspected.opaque', 'close denied'], () => embed('vectors', [[464, 7850]]));
  });

  sdkRow(`openai ${VERSION}, moderations`, {
    clean: async () => {
      const { results, id } = await moderate('moderates', 'A weir');
      assert.deepEqual([results[0]?.flagged, results[0]?.category_scores.violence], [true, 0.98]);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': NO_STREAM,
    redacted: async () => {
      const { id } = await moderate('moderates', [{ type: 'text', text: `Is ${CARD} mine?` }]);
      assert.deepEqual(sent().input, [{ type: 'text', text: `Is ${MASK} mine?` }]);
      await assertRecorded(stack, id, ['request mutate mask-cards', 'open allow none', 'close complete']);
      return 'ends, masked';
    },
    'redacted stream': NO_STREAM,
    'denied request': () => {
      const parts = ['Project ', 'Heron'].map((text) => ({ type: 'text' as const, text }));
      return denied(DENIED_REQUEST, () => moderate('moderates', parts));
    },
    'denied answer': () => denied(DENIED_ANSWER, () => moderate('odd-moderates', 'A weir')),
    cut: NO_STREAM,
    answered: NO_TEXT,
    'answered stream': NO_STREAM,
  });
});
