/** What SDKs ask before and beside a chat, through a real Envoy: lists of models, one model, vectors. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import { CohereClientV2, CohereError } from 'cohere-ai';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from '../sdk/support/policy.ts';

const said = (body: unknown) => sends([JSON.stringify(body)], { contentType: 'application/json' });
const headers = (script: string) => ({ 'x-script': script });

describe('beside a chat', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    const { model } = stack;
    const ids = (...names: readonly string[]) => names.map((id) => ({ id, object: 'model' }));
    model.script('list', said({ object: 'list', data: ids('gpt-4o-mini', `of ${CARD}`) }));
    model.script('one', said({ id: 'gpt-4o-mini', object: 'model' }));
    const claude = { type: 'model', id: 'claude', display_name: 'Claude' };
    model.script('claude', said({ data: [claude], has_more: false, first_id: 'claude', last_id: 'claude' }));
    model.script('gemini', said({ models: [{ name: 'models/gemini', displayName: 'Gemini' }] }));
    model.script('tags', said({ models: [{ name: 'llama3.2:latest', details: { family: 'llama' } }] }));
    const vectors = { embeddings: { float: [[0.5, 0.25]] }, texts: ['Weirs?'], id: 'e' };
    model.script('vectors', said(vectors));
  });
  after(async () => stack?.stop());

  it('S11 OpenAI’s SDK lists models and looks at one; a value among them is masked', async () => {
    const client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test' });
    const { data, response } = await client.models.list({ headers: headers('list') }).withResponse();
    assert.deepEqual(
      data.data.map(({ id }) => id),
      ['gpt-4o-mini', `of ${MASK}`],
    );
    await assertRecorded(stack, response.headers.get('x-weir-id'), [
      ...['request allow none', 'open mutate mask-cards', 'close complete'],
    ]);
    const one = await client.models.retrieve('gpt-4o-mini', { headers: headers('one') }).withResponse();
    assert.equal(one.data.id, 'gpt-4o-mini');
    await assertRecorded(stack, one.response.headers.get('x-weir-id'), CLEAN);
  });

  it('S11 Anthropic’s and Google’s SDKs list models', async () => {
    const anthropic = new Anthropic({ baseURL: stack.url, apiKey: 'test' });
    const { data } = await anthropic.models.list({}, { headers: headers('claude') });
    assert.deepEqual(
      data.map(({ id }) => id),
      ['claude'],
    );
    const google = new GoogleGenAI({
      ...{ apiKey: 'test', httpOptions: { baseUrl: stack.url, headers: headers('gemini') } },
    });
    const names: (string | undefined)[] = [];
    for await (const { name } of await google.models.list()) names.push(name);
    assert.deepEqual(names, ['models/gemini']);
  });

  it('S11 Ollama’s client lists models', async () => {
    const client = new Ollama({ host: stack.url, headers: headers('tags') });
    const { models } = await client.list();
    assert.deepEqual(
      models.map(({ name }) => name),
      ['llama3.2:latest'],
    );
  });

  it('S11 Cohere’s SDK gets vectors of masked texts, or raises its own error', async () => {
    const client = new CohereClientV2({ token: 'test', environment: stack.url });
    const asked = (text: string) =>
      client.embed(
        { model: 'embed-v4.0', inputType: 'search_query', embeddingTypes: ['float'], texts: [text] },
        { headers: headers('vectors') },
      );
    const { embeddings } = await asked(`Is ${CARD} mine?`);
    assert.deepEqual(embeddings.float, [[0.5, 0.25]]);
    const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
    assert.deepEqual(sent.texts, [`Is ${MASK} mine?`]);
    const error = await asked(`Of ${FORBIDDEN}.`).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof CohereError, String(error));
    assert.equal(error.statusCode, 403);
  });
});
