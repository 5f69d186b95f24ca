/** OpenAI's audio API: who speaks where, what is passed unheard, streams and their endings. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ResponseReader } from '../../../src/core/dialect.ts';
import type { Facts, Reader } from '../../../src/core/segment.ts';
import { openaiAudio } from '../../../src/dialects/openai-audio/index.ts';
import { spliceUnit } from '../../../src/dialects/splice.ts';
import { bytesOf, LIMITS, type Outcome, readAll, readAnyhow, readUnits, textsOf } from './read-all.ts';

const REFUSAL = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };
const BASE64 = Buffer.from(Array.from({ length: 600 }, (_, at) => (at * 37) % 256)).toString('base64');
const FORM = 'multipart/form-data; boundary=b1';

function requestAt(path: string, type = 'application/json'): Reader {
  const headers = [{ name: 'content-type', value: type }];
  const reader = openaiAudio.request(LIMITS, { method: 'POST', path, headers });
  assert.ok(reader.ok);
  return reader.value;
}

function answerOf(type: string, asks = 'transcript', status = 200): ResponseReader {
  const head = { status, headers: [{ name: 'content-type', value: type }] };
  const reader = openaiAudio.response(head, { asks }, LIMITS);
  assert.ok(reader.ok, type);
  return reader.value;
}

function part(name: string, content: string, more = ''): string {
  return `--b1\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
}

function readForm(...parts: string[]): Outcome {
  const body = `${parts.join('')}--b1--\r\n`;
  return readAnyhow(() => requestAt('/v1/audio/transcriptions', FORM), bytesOf(body));
}

function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

function unseen({ skipped }: Outcome): string[] {
  return skipped.map(({ path, reason }) => `${path} ${reason}`);
}

function eventsOf(list: readonly object[]): Buffer {
  return bytesOf(list.map((one) => `data: ${JSON.stringify(one)}\n\n`).join(''));
}

describe('the paths of audio', () => {
  const PATHS: readonly (readonly [path: string, read: boolean])[] = [
    ['/v1/audio/speech', true],
    ['/audio/transcriptions', true],
    ['/openai/v1/audio/translations', true],
    ['/openai/deployments/whisper-1/audio/transcriptions', true],
    ['/openai/deployments/tts/audio/speech', true],
    ['/v1/audio/voices', false],
    ['/v1/audio/speech/x', false],
    ['/v2/audio/speech', false],
  ];
  for (const [path, read] of PATHS) {
    it(`${path}: ${read ? 'read' : 'not read'}`, () => {
      assert.equal(openaiAudio.claims({ method: 'POST', path }), read);
      assert.equal(openaiAudio.claims({ method: 'GET', path }), false);
    });
  }
});

describe('a text to speak', () => {
  it('is of the user, and its instructions are of the system', () => {
    const body = { model: 'tts-1', input: 'a', instructions: 'b', voice: { id: 'c' }, fresh: 'd' };
    const outcome = readAnyhow(() => requestAt('/v1/audio/speech'), bytesOf(JSON.stringify(body)));
    assert.deepEqual(told(outcome), [
      'model other tts-1',
      'input user a',
      'instructions system b',
      'voice.id other c',
      '$.* unknown fresh',
      '* unknown d',
    ]);
    assert.deepEqual(outcome.facts, { asks: 'speech', model: 'tts-1' });
  });

  it('is streamed where it asks for events', () => {
    for (const [format, stream] of [
      ['sse', true],
      ['audio', false],
    ] as const) {
      const bytes = bytesOf(JSON.stringify({ input: 'a', stream_format: format }));
      assert.equal(readAll(requestAt('/v1/audio/speech'), bytes).facts.stream, stream);
    }
  });

  it('is asked of the deployment that the path names', () => {
    const bytes = bytesOf('{"model":"other","input":"a"}');
    assert.equal(readAll(requestAt('/openai/deployments/tts/audio/speech'), bytes).facts.model, 'tts');
  });

  it('is a fault when the document is none', () => {
    const faults: readonly (readonly [body: string, at: string])[] = [
      ['["a"]', '$'],
      ['{"Input":"a"}', 'input'],
      ['{"input":"a","input":"b"}', 'input'],
      ['{"model":{}}', 'model'],
    ];
    for (const [body, at] of faults) {
      const { fault } = readAnyhow(() => requestAt('/v1/audio/speech'), bytesOf(body));
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at], body);
    }
  });
});

describe('speech to write down', () => {
  it('is passed unheard, and what stands around it is read', () => {
    const outcome = readForm(
      part('file', 'RIFF\u0000', '; filename="a.wav"'),
      part('model', 'whisper-1'),
      part('prompt', 'a'),
      part('stream', 'true'),
      part('known_speaker_names[]', 'b'),
      part('known_speaker_references[]', `data:audio/wav;base64,${BASE64}`),
      part('known_speaker_references[]', 'c'),
      part('timestamp_granularities[]', 'word'),
      part('fresh', 'd'),
    );
    assert.equal(outcome.fault, undefined);
    assert.deepEqual(told(outcome), [
      'parts[0].filename unknown a.wav',
      'parts[1].content other whisper-1',
      'parts[2].content user a',
      'parts[4].content other b',
      'parts[6].content other c',
      'parts[8].name unknown fresh',
      'parts[8].content unknown d',
    ]);
    assert.deepEqual(unseen(outcome), ['parts[0].content audio', 'parts[5].content audio']);
    assert.deepEqual(outcome.facts, { asks: 'transcript', model: 'whisper-1', stream: true });
  });

  it('has no field that servers could take for another (H04)', () => {
    for (const name of ['Prompt', 'prompt[]', ' prompt', '%70rompt', 'PROMPT[0]']) {
      const { fault } = readForm(part(name, 'a'));
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', 'parts[0]'], name);
    }
  });

  it('comes in a form and nothing else', () => {
    const headers = [{ name: 'content-type', value: 'application/json' }];
    const head = { method: 'POST', path: '/v1/audio/transcriptions', headers };
    const reader = openaiAudio.request(LIMITS, head);
    assert.ok(!reader.ok);
    assert.equal(reader.fault.kind, 'unsupported');
  });

  it('is edited in its fields alone', () => {
    const body = `${part('prompt', 'one two')}${part('file', 'RIFF', '; filename="a"')}--b1--`;
    const { units } = readUnits(requestAt('/v1/audio/translations', FORM), [bytesOf(body)]);
    const [unit] = units;
    const run = unit?.runs.find(({ text }) => text === 'one two');
    assert.ok(unit !== undefined && run !== undefined);
    const edited = spliceUnit(unit, [{ run, start: 4, end: 7, replacement: '[2]' }]);
    assert.equal(Buffer.from(edited).toString(), body.replace('two', '[2]'));
  });
});

describe('an answer of audio', () => {
  it('is a transcript with its segments, words and tokens', () => {
    const body = {
      text: 'a',
      language: 'english',
      segments: [{ id: 0, text: 'b', speaker: 'c', tokens: [50364, 440] }],
      words: [{ word: 'd', start: 0 }],
      logprobs: [
        { token: 'e', bytes: [1] },
        { token: 'f', bytes: [2] },
      ],
    };
    const outcome = readAll(answerOf('application/json'), bytesOf(JSON.stringify(body)));
    assert.deepEqual(told(outcome), [
      'text assistant a',
      'language other english',
      'segments[0].text assistant b',
      'segments[0].speaker assistant c',
      'words[0].word assistant d',
      'logprobs[0].token assistant e',
      'logprobs[0].token assistant f',
    ]);
    assert.equal(new Set(outcome.order).size, 6, 'the tokens are one text');
    assert.deepEqual([...new Set(unseen(outcome).map((one) => one.split(' ')[1]))], ['opaque']);
  });

  it('is text in other forms', () => {
    for (const type of ['text/plain; charset=utf-8', 'text/vtt', 'application/x-subrip']) {
      const outcome = readAnyhow(() => answerOf(type), bytesOf('[Music]\na\n'));
      assert.deepEqual(told(outcome), ['$ assistant [Music]\na\n'], type);
    }
  });

  it('is read as a document when it begins like one, whatever its type says', () => {
    const outcome = readAnyhow(() => answerOf('text/plain'), bytesOf('{"text":"\\u0061"}'));
    assert.deepEqual(told(outcome), ['text assistant a']);
  });

  it('is sound, in units of one size', () => {
    const sound = Buffer.alloc(10_000, 7);
    for (const type of ['audio/mpeg', 'audio/wav', 'application/octet-stream']) {
      for (const cuts of [[], [1, 5000], [4096]]) {
        const outcome = readAll(answerOf(type, 'speech'), sound, cuts);
        assert.deepEqual(
          outcome.units.map(({ bytes }) => bytes?.length),
          [4096, 4096, 1808],
        );
        assert.equal(
          outcome.skipped.reduce((sum, { bytes }) => sum + bytes, 0),
          sound.length,
        );
        assert.deepEqual([...new Set(unseen(outcome))], ['$ audio']);
      }
    }
  });

  it('is a fault where nothing reads its type', () => {
    const types: readonly (readonly [type: string, asks: string, status: number])[] = [
      ['audio/mpeg', 'transcript', 200],
      ['text/plain', 'speech', 200],
      ['text/vtt', 'speech', 200],
      ['audio/mpeg', 'speech', 500],
      ['text/html', 'transcript', 200],
    ];
    for (const [type, asks, status] of types) {
      const head = { status, headers: [{ name: 'content-type', value: type }] };
      assert.equal(openaiAudio.response(head, { asks }, LIMITS).ok, false, `${type} ${asks} ${status}`);
    }
  });
});

describe('an answer of our own', () => {
  const answer = (request: Facts) => {
    const own = openaiAudio.answerWith?.('Ask the desk.', request, REFUSAL);
    return own && [own.contentType, Buffer.from(own.body).toString().split('\n')[0]];
  };

  it('has the form that was asked for', () => {
    const asked = (format: string) => readForm(part('response_format', format)).facts;
    const json = ['application/json', '{"text":"Ask the desk."}'];
    for (const format of ['json', 'verbose_json', 'diarized_json', 'odd'])
      assert.deepEqual(answer(asked(format)), json, format);
    assert.deepEqual(answer(asked('text')), ['text/plain; charset=utf-8', 'Ask the desk.']);
    assert.deepEqual(answer(readForm(part('stream', 'true')).facts), [
      'text/event-stream',
      'data: {"type":"transcript.text.delta","delta":"Ask the desk."}',
    ]);
  });

  it('is none where nobody reads words', () => {
    for (const asks of ['speech', 'subtitles']) assert.equal(answer({ asks }), undefined);
  });
});

describe('a stream of audio', () => {
  const DELTAS = [
    { type: 'transcript.text.delta', delta: 'a', logprobs: [{ token: 'x' }] },
    { type: 'transcript.text.delta', delta: 'b', logprobs: [{ token: 'y' }] },
    { delta: 'c', segment_id: 's1', type: 'transcript.text.delta' },
    { segment_id: 's2', delta: 'd', type: 'transcript.text.delta' },
    { delta: 'e', segment_id: 's1', type: 'transcript.text.delta' },
    { type: 'transcript.text.done', text: 'abcde' },
  ];

  it('is one text for each segment, however its events interleave (S07)', () => {
    const { units } = readUnits(answerOf('text/event-stream'), [eventsOf(DELTAS)]);
    const texts = new Map<object, string>();
    for (const { channel, text } of units.flatMap(({ runs }) => runs))
      texts.set(channel, (texts.get(channel) ?? '') + text);
    assert.deepEqual([...texts.values()].sort(), ['ab', 'abcde', 'ce', 'd', 's1', 's1', 's2', 'xy']);
  });

  it('passes sound unheard', () => {
    const events = eventsOf([
      { type: 'speech.audio.delta', audio: BASE64 },
      { type: 'speech.audio.done', usage: { total_tokens: 3 } },
    ]);
    const outcome = readAnyhow(() => answerOf('text/event-stream', 'speech'), events);
    assert.deepEqual(unseen(outcome), ['audio audio']);
    assert.deepEqual(told(outcome), []);
  });

  it('ends with an error, and with nothing behind its end (S11)', () => {
    const reader = answerOf('text/event-stream');
    reader.push(eventsOf(DELTAS));
    for (let sent = 0; sent < DELTAS.length; sent++) {
      const ending = Buffer.from(reader.ending(REFUSAL, sent)).toString();
      assert.match(ending, /^data: .*\n\n$/);
      const { type, error } = JSON.parse(ending.slice(6)) as { type: string; error: { code: string } };
      assert.deepEqual([type, error.code], ['error', REFUSAL.code]);
    }
    assert.equal(reader.ending(REFUSAL, DELTAS.length).length, 0);
  });

  it('goes on with the words of the policy, where it is a transcript', () => {
    const reader = answerOf('text/event-stream');
    reader.push(eventsOf(DELTAS));
    const said = (ending: Uint8Array) => textsOf(readAll(answerOf('text/event-stream'), Buffer.from(ending)));
    const words = { ...REFUSAL, says: 'Ask the desk.' };
    assert.deepEqual(said(reader.ending(words, 0)), { delta: 'Ask the desk.', text: 'Ask the desk.' });
    assert.deepEqual(said(reader.ending(words, 2)), { delta: '\n\nAsk the desk.', text: 'Ask the desk.' });
    assert.equal(reader.ending(words, DELTAS.length).length, 0);
    const speech = answerOf('text/event-stream', 'speech');
    assert.match(Buffer.from(speech.ending(words, 0)).toString(), /"type":"error"/);
  });

  it('has no more texts than anybody speaks', () => {
    const reader = answerOf('text/event-stream');
    const events = Array.from({ length: 4097 }, (_, at) => ({ delta: 'a', segment_id: `s${at}` }));
    const { readings } = readUnits(reader, [eventsOf(events)]);
    assert.equal(readings.at(-1)?.fault?.kind, 'too-large');
  });
});
