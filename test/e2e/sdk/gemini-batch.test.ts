/** Google's SDK on batches through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { ApiError, GoogleGenAI } from '@google/genai';
import type { Script } from '../../../demo/scripted-model.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const VERSION = '3.1.0';
const DOCUMENT = 'n/a: the answer is one document';

/** A batch that is done, and what the model said to its one request. */
function done(said: string): Script {
  const content = { role: 'model', parts: [{ text: said }] };
  const one = { response: { candidates: [{ content, finishReason: 'STOP' }] } };
  const output = { inlinedResponses: { inlinedResponses: [one] } };
  const metadata = { model: 'models/gemini-2.5-flash', state: 'BATCH_STATE_SUCCEEDED', output };
  return sends([JSON.stringify({ name: 'batches/b-1', done: true, metadata })], {
    contentType: 'application/json',
  });
}

describe('google genai, batches', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    stack.model.script('clean', done('A weir.'));
    stack.model.script('card', done(`Your card ${CARD}.`));
    stack.model.script('leak', done(`${BANNED} starts.`));
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const client = (script: string, baseUrl = stack.url) =>
    new GoogleGenAI({ apiKey: 'test', httpOptions: { baseUrl, headers: { 'x-script': script } } });

  /** Makes a batch of one request. */
  const made = (text: string, baseUrl = stack.url) =>
    client('clean', baseUrl).batches.create({
      model: 'gemini-2.5-flash',
      src: [{ contents: [{ role: 'user', parts: [{ text }] }] }],
    });

  const looked = async (script: string) => {
    const job = await client(script).batches.get({ name: 'batches/b-1' });
    return job.dest?.inlinedResponses?.[0]?.response?.candidates?.[0]?.content?.parts?.[0]?.text;
  };

  const denied = async (asked: Promise<unknown>) => {
    const before = stack.model.received.length;
    const error = await asked.catch((thrown: unknown) => thrown);
    assert.ok(error instanceof ApiError, String(error));
    assert.equal(error.status, 403);
    return stack.model.received.length - before;
  };

  sdkRow(`@google/genai ${VERSION}, batches`, {
    clean: async () => {
      await made('Weirs?');
      assert.equal(await looked('clean'), 'A weir.');
      return 'ends';
    },
    'clean stream': DOCUMENT,
    redacted: async () => {
      await made(`Is ${CARD} mine?`);
      assert.ok(stack.model.received.at(-1)?.body.toString().includes(`Is ${MASK} mine?`));
      assert.equal(await looked('card'), `Your card ${MASK}.`);
      return 'ends, masked';
    },
    'redacted stream': DOCUMENT,
    'denied request': async () => {
      assert.equal(await denied(made(`Of ${FORBIDDEN}.`)), 0);
      return 'ApiError 403';
    },
    'denied answer': async () => {
      assert.equal(await denied(looked('leak')), 1, 'nothing is asked again');
      return 'ApiError 403';
    },
    cut: DOCUMENT,
    answered: async () => {
      assert.equal(await denied(made(`Of ${FORBIDDEN}.`, politeUrl(stack))), 0);
      return 'ApiError 403: the answer holds no words';
    },
    'answered stream': DOCUMENT,
  });

  it('a batch is ended and deleted; the journal names the dialect', async () => {
    await client('clean').batches.cancel({ name: 'batches/b-1' });
    assert.equal(stack.model.received.at(-1)?.path, '/v1/batches/b-1:cancel');
    await client('clean').batches.delete({ name: 'batches/b-1' });
    assert.equal(stack.model.received.at(-1)?.method, 'DELETE');
    assert.ok(stack.journal().some(({ dialect }) => dialect === 'gemini-batch'));
  });
});
