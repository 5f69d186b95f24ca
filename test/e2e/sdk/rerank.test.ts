/** Reranking through a real Envoy: Cohere's SDK ends normally or raises its own typed error (S11); other servers by fetch. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CohereClientV2, CohereError } from 'cohere-ai';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { sdkRow } from './support/sdk-row.ts';

/** Of the package, which exports neither its version nor its manifest. */
const VERSION = '8.1.0';

const NO_STREAM = 'n/a: an order of documents is not streamed';
const SCORES = { index: 0, relevance_score: 0.98 };

describe('rerank', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: CohereClientV2;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new CohereClientV2({ token: 'test', environment: stack.url });
    const ranks = (results: object) =>
      sends([JSON.stringify({ id: 'r-scripted', results, meta: {} })], { contentType: 'application/json' });
    const repeats = (text: string) => ranks([{ ...SCORES, document: { text } }]);
    stack.model.script('clean', ranks([SCORES]));
    stack.model.script('card', repeats(`The card ${CARD}.`));
    stack.model.script('leak', repeats(`${BANNED} starts.`));
    const list = [{ index: 0, score: 0.5, text: `The card ${CARD}.` }];
    stack.model.script('list', sends([JSON.stringify(list)], { contentType: 'application/json' }));
  });
  after(async () => stack?.stop());

  const ranked = async (script: string, query = 'Weirs?', documents = ['A barrier.']) => {
    const { data, rawResponse } = await client
      .rerank({ model: 'rerank-v3.5', query, documents }, { headers: { 'x-script': script } })
      .withRawResponse();
    return { data, id: rawResponse.headers.get('x-weir-id') };
  };

  const denied = async (script: string, query: string, documents?: string[]) => {
    const before = stack.model.received.length;
    const error = await ranked(script, query, documents).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof CohereError, String(error));
    assert.deepEqual([error.name, error.statusCode], ['ForbiddenError', 403]);
    const { message } = error.body as { message: string };
    assert.match(message, /denied by rule/);
    const id = error.rawResponse?.headers.get('x-weir-id');
    return { id, message, arrived: stack.model.received.length - before };
  };

  sdkRow(`cohere-ai ${VERSION}, rerank v2`, {
    clean: async () => {
      const { data, id } = await ranked('clean');
      assert.deepEqual(data.results, [{ index: 0, relevanceScore: 0.98 }]);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': NO_STREAM,
    redacted: async () => {
      const { data, id } = await ranked('card', `Is ${CARD} mine?`, ['A hat.', `Card ${CARD}.`]);
      const [result] = data.results as { readonly document?: { readonly text: string } }[];
      assert.equal(result?.document?.text, `The card ${MASK}.`);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
      assert.deepEqual([sent.query, sent.documents], [`Is ${MASK} mine?`, ['A hat.', `Card ${MASK}.`]]);
      await assertRecorded(stack, id, [
        ...['request mutate mask-cards', 'open mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'redacted stream': NO_STREAM,
    'denied request': async () => {
      const { id, message, arrived } = await denied('clean', 'Weirs?', ['A hat.', `Of ${FORBIDDEN}.`]);
      assert.match(message, /documents\[1\]/);
      assert.equal(arrived, 0);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'ForbiddenError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied('leak', 'News?');
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'ForbiddenError';
    },
    cut: NO_STREAM,
    answered: 'n/a: an order of documents has no words',
    'answered stream': NO_STREAM,
  });

  it('texts of Text Embeddings Inference are judged, and its list is read', async () => {
    const ask = async (text: string) => {
      const body = JSON.stringify({ query: 'Weirs?', texts: [text], return_text: true });
      const headers = { 'content-type': 'application/json', 'x-script': 'list' };
      return await fetch(`${stack.url}/rerank`, { method: 'POST', headers, body });
    };
    const masked = await ask('A hat.');
    assert.deepEqual(await masked.json(), [{ index: 0, score: 0.5, text: `The card ${MASK}.` }]);
    await assertRecorded(stack, masked.headers.get('x-weir-id'), [
      ...['request allow none', 'open mutate mask-cards', 'close complete'],
    ]);
    const refused = await ask(`Of ${FORBIDDEN}.`);
    assert.equal(refused.status, 403);
    assert.match(((await refused.json()) as { error: string }).error, /texts\[0\]/);
    await assertRecorded(stack, refused.headers.get('x-weir-id'), ['request deny no-heron', 'close denied']);
  });
});
