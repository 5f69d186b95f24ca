/** OpenAI's SDK on images through a real Envoy: every case ends normally or raises its own typed error (S11, T09). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI, { toFile } from 'openai';
import { VERSION } from 'openai/version';
import type { Script } from '../../../demo/scripted-model.ts';
import { assertRecorded, CLEAN, skippedOf } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { sdkRow } from './support/sdk-row.ts';

const MODEL = 'gpt-image-1';
/** The beginning of a PNG, and bytes that are no text. */
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 151) % 256)),
]);
const DATA = PNG.toString('base64');
const DENIED_ANSWER = ['request allow none', 'open deny no-leak', 'close denied'];

/** A model that makes an image, of a prompt that it made better; streamed where it is asked to. */
function draws(revised_prompt: string): Script {
  return async (exchange) => {
    const body = (await exchange.body).toString('latin1');
    const streams = /"stream":true|name="stream"\r\n\r\ntrue/.test(body);
    const common = { b64_json: DATA, created_at: 1741570283, size: '1024x1024', output_format: 'png' };
    const events = [
      { type: 'image_generation.partial_image', ...common, partial_image_index: 0 },
      { type: 'image_generation.completed', ...common, revised_prompt, usage: { total_tokens: 9 } },
    ].map((one) => `event: ${one.type}\ndata: ${JSON.stringify(one)}\n\n`);
    const document = JSON.stringify({ created: 1741570283, data: [{ b64_json: DATA, revised_prompt }] });
    const script = streams
      ? sends(events, { paceMs: 20 })
      : sends([document], { contentType: 'application/json' });
    await script(exchange);
  };
}

describe('openai, images', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: OpenAI;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 2 });
    stack.model.script('draws', draws('A low weir in the morning'));
    stack.model.script('card', draws(`A card with ${CARD} on it`));
    stack.model.script('leak', draws(`A map of ${BANNED}`));
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const headers = (script: string) => ({ headers: { 'x-script': script } });
  const sent = () => stack.model.received.at(-1)?.body.toString('latin1') ?? '';

  const make = async (script: string, prompt = 'A weir') => {
    const { data, response } = await client.images
      .generate({ model: MODEL, prompt }, headers(script))
      .withResponse();
    return { image: data.data?.[0], id: response.headers.get('x-weir-id') };
  };

  const edit = async (script: string, prompt: string) => {
    const image = await toFile(PNG, 'weir.png', { type: 'image/png' });
    const { data, response } = await client.images
      .edit({ model: MODEL, prompt, image: [image, image] }, headers(script))
      .withResponse();
    return { image: data.data?.[0], id: response.headers.get('x-weir-id') };
  };

  /** The events that came, what ended them, and the id. */
  const streamed = async (script: string) => {
    const { data, response } = await client.images
      .generate({ model: MODEL, prompt: 'A weir', stream: true, partial_images: 1 }, headers(script))
      .withResponse();
    const events: (OpenAI.ImageGenStreamEvent & { revised_prompt?: string })[] = [];
    let error: unknown;
    try {
      for await (const event of data) events.push(event);
    } catch (thrown) {
      error = thrown;
    }
    return { events, error, id: response.headers.get('x-weir-id') };
  };

  const denied = async (asked: () => Promise<unknown>) => {
    const before = stack.model.received.length;
    const error = await asked().catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    assert.deepEqual([error.type, error.code], ['permission_error', 'content_policy_violation']);
    return { id: error.headers.get('x-weir-id'), arrived: stack.model.received.length - before };
  };

  sdkRow(`openai ${VERSION}, images`, {
    clean: async () => {
      const { image, id } = await make('draws');
      assert.deepEqual(image, { b64_json: DATA, revised_prompt: 'A low weir in the morning' });
      assert.deepEqual(skippedOf(await assertRecorded(stack, id, CLEAN)), { image: DATA.length });
      return 'ends';
    },
    'clean stream': async () => {
      const { events, error, id } = await streamed('draws');
      assert.equal(error, undefined);
      assert.deepEqual(
        events.map(({ type, b64_json }) => [type, b64_json === DATA]),
        [
          ['image_generation.partial_image', true],
          ['image_generation.completed', true],
        ],
      );
      assert.deepEqual(skippedOf(await assertRecorded(stack, id, CLEAN)), { image: 2 * DATA.length });
      return 'ends';
    },
    redacted: async () => {
      const { image, id } = await make('card', `Draw ${CARD}`);
      assert.equal(image?.revised_prompt, `A card with ${MASK} on it`);
      assert.equal(JSON.parse(sent()).prompt, `Draw ${MASK}`);
      await assertRecorded(stack, id, [
        ...['request mutate mask-cards', 'open mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const { events, error, id } = await streamed('card');
      assert.equal(error, undefined);
      assert.equal(events.at(-1)?.revised_prompt, `A card with ${MASK} on it`);
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'denied request': async () => {
      const { id, arrived } = await denied(() => make('draws', `A map of ${FORBIDDEN}`));
      assert.equal(arrived, 0);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied(() => make('leak'));
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, DENIED_ANSWER);
      return 'PermissionDeniedError';
    },
    cut: async () => {
      const { events, error, id } = await streamed('leak');
      assert.deepEqual(
        events.map(({ type }) => type),
        ['image_generation.partial_image'],
      );
      assert.ok(error instanceof OpenAI.APIError, String(error));
      assert.equal(error.code, 'content_policy_violation');
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      ]);
      return 'APIError';
    },
    answered: 'n/a: an answer without text',
    'answered stream': 'n/a: an answer without text',
  });

  it('T09 a form with images: the prompt is masked, the images arrive as they are and are named', async () => {
    const { image, id } = await edit('draws', `Draw ${CARD}`);
    assert.equal(image?.b64_json, DATA);
    const body = stack.model.received.at(-1)?.body ?? Buffer.alloc(0);
    assert.ok(body.includes(`Draw ${MASK}`) && !body.includes(CARD));
    assert.ok(body.includes(PNG) && body.lastIndexOf(PNG) > body.indexOf(PNG));
    const records = await assertRecorded(stack, id, [
      ...['request mutate mask-cards', 'open allow none', 'close complete'],
    ]);
    assert.deepEqual(skippedOf(records), { image: 2 * PNG.length + DATA.length });
  });

  it('T09 a form with a prompt that is denied does not arrive', async () => {
    const { id, arrived } = await denied(() => edit('draws', `A map of ${FORBIDDEN}`));
    assert.equal(arrived, 0);
    await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
  });

  it('T09 a variation has no text at all', async () => {
    const image = await toFile(PNG, 'weir.png', { type: 'image/png' });
    const { data, response } = await client.images
      .createVariation({ image }, headers('draws'))
      .withResponse();
    assert.equal(data.data?.[0]?.b64_json, DATA);
    await assertRecorded(stack, response.headers.get('x-weir-id'), CLEAN);
  });
});
