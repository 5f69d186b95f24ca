/** OpenAI's SDK on audio through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI, { toFile } from 'openai';
import { VERSION } from 'openai/version';
import { assertRecorded, CLEAN, recordsOf, skippedOf } from '../answers/support/records.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { hears, SOUND, speaks } from './support/audio-form.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const MODEL = 'gpt-4o-transcribe';
const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const LEAK = ['The river ', 'is calm. ', 'Project ', 'Hal', 'cyon ', 'starts.'];
const MASKED = `Your card ${MASK} is valid.`;
const MUTATED = ['request allow none', 'open mutate mask-cards', 'close complete'];
const DENIED_REQUEST = ['request deny no-heron', 'close denied'];
const DENIED_ANSWER = ['request allow none', 'open deny no-leak', 'close denied'];
const NO_TEXT = 'n/a: sound has no text';

type Denied = { readonly id: string | null; readonly arrived: number };

describe('openai, audio', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: OpenAI;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 2 });
    stack.model.script('clean', hears({ text: PROSE }));
    stack.model.script('card', hears({ text: CARDS }));
    stack.model.script('leak', hears({ text: LEAK, endless: true }));
    stack.model.script('speech', speaks);
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const headers = (script: string) => ({ headers: { 'x-script': script } });
  const polite = () => client.withOptions({ baseURL: `${politeUrl(stack)}/v1` });
  const sound = () => toFile(SOUND, 'speech.wav', { type: 'audio/wav' });

  const written = async (script: string, prompt = 'Weirs?', to = client) => {
    const { data, response } = await to.audio.transcriptions
      .create({ file: await sound(), model: MODEL, prompt }, headers(script))
      .withResponse();
    return { text: data.text, id: response.headers.get('x-weir-id') };
  };

  const streamed = async (script: string, prompt = 'Weirs?', to = client) => {
    const { data, response } = await to.audio.transcriptions
      .create({ file: await sound(), model: MODEL, prompt, stream: true }, headers(script))
      .withResponse();
    const id = response.headers.get('x-weir-id');
    let text = '';
    let done: string | undefined;
    let error: unknown;
    try {
      for await (const event of data) {
        if (event.type === 'transcript.text.delta') text += event.delta;
        else if (event.type === 'transcript.text.done') done = event.text;
      }
    } catch (thrown) {
      error = thrown;
    }
    return { text, done, error, id };
  };

  const denied = async (asked: Promise<unknown>): Promise<Denied> => {
    const before = stack.model.received.length;
    const error = await asked.catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    assert.deepEqual([error.type, error.code], ['permission_error', 'content_policy_violation']);
    return { id: error.headers.get('x-weir-id'), arrived: stack.model.received.length - before };
  };

  sdkRow(`openai ${VERSION}, transcriptions`, {
    clean: async () => {
      const { text, id } = await written('clean');
      assert.equal(text, PROSE.join(''));
      const records = await assertRecorded(stack, id, CLEAN);
      assert.deepEqual(skippedOf(records), { audio: SOUND.length });
      assert.ok(stack.model.received.at(-1)?.body.includes(SOUND), 'the sound arrives as it is');
      return 'ends';
    },
    'clean stream': async () => {
      const { text, done, error, id } = await streamed('clean');
      assert.deepEqual([text, done, error], [PROSE.join(''), PROSE.join(''), undefined]);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { text, id } = await written('card', `Is ${CARD} mine?`);
      assert.equal(text, MASKED);
      const sent = stack.model.received.at(-1)?.body;
      assert.ok(sent?.includes(`\r\n\r\nIs ${MASK} mine?\r\n`) && sent.includes(SOUND));
      await assertRecorded(stack, id, [
        ...['request mutate mask-cards', 'open mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const { text, done, id } = await streamed('card');
      assert.deepEqual([text, done], [MASKED, MASKED]);
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'denied request': async () => {
      const { id, arrived } = await denied(written('clean', `Tell me of ${FORBIDDEN}.`));
      assert.equal(arrived, 0);
      await assertRecorded(stack, id, DENIED_REQUEST);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied(written('leak', 'News?'));
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, DENIED_ANSWER);
      return 'PermissionDeniedError';
    },
    cut: async () => {
      const { text, done, error, id } = await streamed('leak', 'News?');
      assert.deepEqual([text, done], ['The river is calm. ', undefined]);
      assert.ok(error instanceof OpenAI.APIError, String(error));
      assert.deepEqual([error.type, error.code], ['permission_error', 'content_policy_violation']);
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      ]);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'APIError';
    },
    answered: async () => {
      const request = await written('clean', `Tell me of ${FORBIDDEN}.`, polite());
      await assertTold(stack, 'request', request);
      await assertTold(stack, 'answer', await written('leak', 'News?', polite()));
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const request = await streamed('clean', `Tell me of ${FORBIDDEN}.`, polite());
      await assertTold(stack, 'request', request);
      assert.equal(request.done, request.text);
      const cut = await streamed('leak', 'News?', polite());
      assert.equal(cut.error, undefined);
      await assertTold(stack, 'cut', { ...cut, before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  const spoken = async (input: string, to = client) => {
    const asked = { model: 'gpt-4o-mini-tts', voice: 'coral', input };
    const response = await to.audio.speech.create(asked, headers('speech'));
    return { sound: Buffer.from(await response.arrayBuffer()), id: response.headers.get('x-weir-id') };
  };

  sdkRow(`openai ${VERSION}, speech`, {
    clean: async () => {
      const { sound, id } = await spoken('Weirs.');
      assert.ok(sound.equals(SOUND));
      const records = await assertRecorded(stack, id, CLEAN);
      assert.deepEqual(skippedOf(records), { audio: SOUND.length });
      return 'ends';
    },
    'clean stream': async () => {
      const asked = {
        model: 'gpt-4o-mini-tts',
        voice: 'coral',
        input: 'Weirs.',
        stream_format: 'sse' as const,
      };
      const response = await client.audio.speech.create(asked, headers('speech'));
      const [delta, done] = (await response.text()).split('\n\n').map((event) => event.slice(6));
      const { audio } = JSON.parse(delta ?? '') as { audio: string };
      assert.ok(Buffer.from(audio, 'base64').equals(SOUND));
      assert.match(done ?? '', /speech\.audio\.done/);
      const records = await assertRecorded(stack, response.headers.get('x-weir-id'), CLEAN);
      assert.deepEqual(skippedOf(records), { audio: audio.length });
      return 'ends';
    },
    redacted: async () => {
      const { id } = await spoken(`Say ${CARD}.`);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '') as { input: string };
      assert.equal(sent.input, `Say ${MASK}.`);
      await assertRecorded(stack, id, ['request mutate mask-cards', 'open allow none', 'close complete']);
      return 'ends, masked';
    },
    'redacted stream': NO_TEXT,
    'denied request': async () => {
      const { id, arrived } = await denied(spoken(`Say ${FORBIDDEN}.`));
      assert.equal(arrived, 0);
      await assertRecorded(stack, id, DENIED_REQUEST);
      return 'PermissionDeniedError';
    },
    'denied answer': NO_TEXT,
    cut: NO_TEXT,
    answered: async () => {
      const { id } = await denied(spoken(`Say ${FORBIDDEN}.`, polite()));
      await assertRecorded(stack, id, DENIED_REQUEST);
      return 'PermissionDeniedError: sound holds no words';
    },
    'answered stream': NO_TEXT,
  });

  it('a transcript as text is judged', async () => {
    const asked = { file: await sound(), model: 'whisper-1', response_format: 'text' as const };
    const text = await client.audio.transcriptions.create(asked, headers('card'));
    assert.equal(String(text), `${MASKED}\n`);
    const { id } = await denied(client.audio.transcriptions.create(asked, headers('leak')));
    await assertRecorded(stack, id, DENIED_ANSWER);
  });

  it('the tokens of a transcript are refused by name', async () => {
    const asked = { file: await sound(), model: 'whisper-1', response_format: 'verbose_json' as const };
    const error = await client.audio.transcriptions.create(asked, headers('clean')).catch((thrown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    const id = error.headers.get('x-weir-id');
    await assertRecorded(stack, id, ['request allow none', 'open deny uninspected.opaque', 'close denied']);
    assert.match(error.message, /segments\[0\]\.tokens/);
  });

  it('a translation is judged', async () => {
    const { data, response } = await client.audio.translations
      .create({ file: await sound(), model: 'whisper-1' }, headers('card'))
      .withResponse();
    assert.equal(data.text, MASKED);
    await assertRecorded(stack, response.headers.get('x-weir-id'), MUTATED);
    assert.ok((await recordsOf(stack, response.headers.get('x-weir-id'))).length > 0);
  });
});
