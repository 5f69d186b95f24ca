/** OpenAI's SDK on files and batches through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI, { toFile } from 'openai';
import { VERSION } from 'openai/version';
import { assertRecorded, CLEAN, skippedOf } from '../answers/support/records.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { keepsBatch, keepsFile, requestOf, resultOf, sendsResults } from './support/batch-form.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const DENIED_REQUEST = ['request deny no-heron', 'close denied'];
const DENIED_ANSWER = ['request allow none', 'open deny no-leak', 'close denied'];
const MUTATED = ['request mutate mask-cards', 'open allow none', 'close complete'];
const DOCUMENT = 'n/a: the answer is one document';
const NO_WORDS = 'PermissionDeniedError: the answer holds no words';

describe('openai, files and batches', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: OpenAI;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 2 });
    stack.model.script('file', keepsFile('file-1'));
    stack.model.script('odd file', keepsFile('file-2', `${BANNED}.jsonl`));
    stack.model.script('batch', keepsBatch());
    stack.model.script('odd batch', keepsBatch(`${BANNED} is not a model.`));
    stack.model.script('results', sendsResults(['A weir.', 'A barrier.']));
    stack.model.script('cards', sendsResults(['A weir.', `Your card ${CARD}.`]));
    stack.model.script('leak', sendsResults([`${BANNED} starts.`]));
    stack.model.script('late leak', sendsResults(['A weir.', `${BANNED} starts.`]));
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const headers = (script: string) => ({ headers: { 'x-script': script } });
  const polite = () => client.withOptions({ baseURL: `${politeUrl(stack)}/v1` });
  const received = () => stack.model.received.at(-1)?.body.toString() ?? '';

  const denied = async (asked: Promise<unknown>, code = 'content_policy_violation') => {
    const before = stack.model.received.length;
    const error = await asked.catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    assert.deepEqual([error.type, error.code], ['permission_error', code]);
    const arrived = stack.model.received.length - before;
    return { id: error.headers.get('x-weir-id'), message: error.message, arrived };
  };

  /** Sends a file of requests. */
  const sent = async (asked: readonly string[], script = 'file', to = client) => {
    const file = await toFile(Buffer.from(asked.map(requestOf).join('')), 'requests.jsonl');
    const { data, response } = await to.files
      .create({ file, purpose: 'batch' }, headers(script))
      .withResponse();
    return { data, id: response.headers.get('x-weir-id') };
  };

  const content = async (script: string) => {
    const response = await client.files.content('file-9', headers(script));
    return { text: () => response.text(), id: response.headers.get('x-weir-id') };
  };

  sdkRow(`openai ${VERSION}, files`, {
    clean: async () => {
      const { data, id } = await sent(['Weirs?', 'Barriers?']);
      assert.deepEqual([data.id, data.status], ['file-1', 'processed']);
      assert.ok(received().includes(requestOf('Weirs?') + requestOf('Barriers?')));
      const records = await assertRecorded(stack, id, CLEAN);
      assert.deepEqual(skippedOf(records), {}, 'every byte of it was read');
      return 'ends';
    },
    'clean stream': async () => {
      const { text, id } = await content('results');
      assert.equal(await text(), resultOf('A weir.') + resultOf('A barrier.'));
      const records = await assertRecorded(stack, id, CLEAN);
      assert.deepEqual(skippedOf(records), {}, 'every byte of it was read');
      return 'ends';
    },
    redacted: async () => {
      const { id } = await sent(['Weirs?', `Is ${CARD} mine?`]);
      assert.ok(received().includes(requestOf('Weirs?') + requestOf(`Is ${MASK} mine?`)));
      await assertRecorded(stack, id, MUTATED);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const { text, id } = await content('cards');
      assert.equal(await text(), resultOf('A weir.') + resultOf(`Your card ${MASK}.`));
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'denied request': async () => {
      const { id, arrived, message } = await denied(sent(['Weirs?', `Of ${FORBIDDEN}.`]));
      assert.equal(arrived, 0);
      assert.match(message, /lines\[1\]\.body\.messages\[0\]\.content/);
      await assertRecorded(stack, id, DENIED_REQUEST);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied(content('leak'));
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, DENIED_ANSWER);
      return 'PermissionDeniedError';
    },
    cut: async () => {
      const { text, id } = await content('late leak');
      await assert.rejects(text(), TypeError);
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      ]);
      return 'TypeError: lines have no other end';
    },
    answered: async () => {
      const { id } = await denied(sent([`Of ${FORBIDDEN}.`], 'file', polite()));
      await assertRecorded(stack, id, DENIED_REQUEST);
      return NO_WORDS;
    },
    'answered stream': 'n/a: lines hold no words of ours',
  });

  /** A batch of a file that was sent before. */
  const begun = async (metadata: Record<string, string>, script = 'batch', to = client) => {
    await sent(['Weirs?'], 'file', to);
    const asked = {
      input_file_id: 'file-1',
      endpoint: '/v1/chat/completions',
      completion_window: '24h',
      metadata,
    };
    const { data, response } = await to.batches
      .create(asked as OpenAI.BatchCreateParams, headers(script))
      .withResponse();
    return { data, id: response.headers.get('x-weir-id') };
  };

  sdkRow(`openai ${VERSION}, batches`, {
    clean: async () => {
      const { data, id } = await begun({ by: 'night' });
      assert.deepEqual([data.id, data.status], ['batch_1', 'validating']);
      await assertRecorded(stack, id, CLEAN);
      const { data: seen, response } = await client.batches
        .retrieve('batch_1', headers('batch'))
        .withResponse();
      assert.deepEqual(seen.metadata, { by: 'night' });
      await assertRecorded(stack, response.headers.get('x-weir-id'), CLEAN);
      return 'ends';
    },
    'clean stream': DOCUMENT,
    redacted: async () => {
      const { id } = await begun({ note: `Is ${CARD} mine?` });
      assert.equal((JSON.parse(received()) as OpenAI.Batch).metadata?.['note'], `Is ${MASK} mine?`);
      await assertRecorded(stack, id, MUTATED);
      return 'ends, masked';
    },
    'redacted stream': DOCUMENT,
    'denied request': async () => {
      const { id, arrived } = await denied(begun({ note: FORBIDDEN }));
      assert.equal(arrived, 1, 'the file alone');
      await assertRecorded(stack, id, DENIED_REQUEST);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      const { id } = await denied(client.batches.retrieve('batch_1', headers('odd batch')));
      await assertRecorded(stack, id, DENIED_ANSWER);
      return 'PermissionDeniedError';
    },
    cut: DOCUMENT,
    answered: async () => {
      const { id } = await denied(begun({ note: FORBIDDEN }, 'batch', polite()));
      await assertRecorded(stack, id, DENIED_REQUEST);
      return NO_WORDS;
    },
    'answered stream': DOCUMENT,
  });

  it('a file that nobody sent through Weir is refused by name', async () => {
    const asked = {
      ...{ input_file_id: 'file-77', endpoint: '/v1/responses' as const, completion_window: '24h' as const },
    };
    const { id, arrived } = await denied(client.batches.create(asked, headers('batch')), 'not_allowed');
    assert.equal(arrived, 0);
    await assertRecorded(stack, id, ['request deny uninspected.reference', 'close denied']);
  });

  it('what hides in the escapes of a line is read', async () => {
    const hidden = requestOf(`Of ${FORBIDDEN}.`).replace('Project', '\\u0050roject');
    assert.ok(!hidden.includes(FORBIDDEN));
    const file = await toFile(Buffer.from(hidden), 'notes.bin');
    const { id, arrived } = await denied(client.files.create({ purpose: 'batch', file }, headers('file')));
    assert.equal(arrived, 0);
    await assertRecorded(stack, id, DENIED_REQUEST);
  });

  it('a text to retrieve from is judged, and a picture is named', async () => {
    const create = (body: Buffer, name: string, type: string) =>
      toFile(body, name, { type }).then((file) =>
        client.files.create({ file, purpose: 'user_data' }, headers('file')).withResponse(),
      );
    const text = Buffer.from(`# Notes\nOf ${FORBIDDEN}.`);
    const { id } = await denied(create(text, 'notes.md', 'text/markdown'));
    await assertRecorded(stack, id, DENIED_REQUEST);
    const { response } = await create(Buffer.alloc(700, '\u0089PNG'), 'a.png', 'image/png');
    const records = await assertRecorded(stack, response.headers.get('x-weir-id'), CLEAN);
    assert.deepEqual(skippedOf(records), { image: 700 });
  });

  it('what the provider says of a file is judged', async () => {
    const { id } = await denied(client.files.retrieve('file-2', headers('odd file')));
    await assertRecorded(stack, id, DENIED_ANSWER);
    const { data, response } = await client.files.delete('file-1', headers('file')).withResponse();
    assert.equal(data.id, 'file-1');
    await assertRecorded(stack, response.headers.get('x-weir-id'), CLEAN);
    const files = await client.batches.cancel('batch_1', headers('batch'));
    assert.equal(files.object, 'batch');
  });
});
