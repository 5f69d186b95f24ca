/** Text Generation Inference: whose text is where, tokens as one text (S07, T10), endings (S11), refusals, paths. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reader, TextRun } from '../../../src/core/segment.ts';
import { tgi } from '../../../src/dialects/tgi/index.ts';
import { answerReader, bytesOf, LIMITS, type Outcome, readAnyhow, readUnits, textsOf } from './read-all.ts';

const REFUSAL = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };
const SENTENCE = 'Denied. (Weir decision w-7)';

function requestAt(path: string): Reader {
  const reader = tgi.request(LIMITS, { method: 'POST', path, headers: [] });
  assert.ok(reader.ok);
  return reader.value;
}

function readRequest(body: object, path = '/generate'): Outcome {
  return readAnyhow(() => requestAt(path), bytesOf(JSON.stringify(body)));
}

const stream = () => answerReader(tgi, 'text/event-stream');

function events(list: readonly object[]): Buffer {
  return bytesOf(list.map((one) => `data:${JSON.stringify(one)}\n\n`).join(''));
}

function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

/** The whole text of each channel, in order of first text. */
function textsIn(runs: readonly TextRun[]): string[] {
  const texts = new Map<object, string>();
  for (const { channel, text } of runs) texts.set(channel, (texts.get(channel) ?? '') + text);
  return [...texts.values()];
}

const says = (text: string, special = false) => ({ index: 1, token: { id: 5, text, logprob: -1, special } });
const LAST = { ...says('</s>', true), generated_text: 'ab', details: { finish_reason: 'eos_token' } };

describe('a request for a text', () => {
  it('is the text of the user, and what holds the answer to a form', () => {
    const outcome = readRequest({
      inputs: 'a',
      parameters: { stop: ['b'], grammar: { type: 'regex', value: 'c' }, max_new_tokens: 5 },
      fresh: 'd',
    });
    assert.deepEqual(told(outcome), [
      'inputs user a',
      'parameters.stop[0] other b',
      'parameters.grammar.value tool-definition c',
      '$.* unknown fresh',
      '* unknown d',
    ]);
  });

  const STREAMS: readonly (readonly [string, object, boolean | undefined])[] = [
    ['/generate', { stream: true }, false],
    ['/generate_stream', {}, true],
    ['/', { stream: true }, true],
    ['/', {}, undefined],
  ];
  for (const [path, body, expected] of STREAMS) {
    it(`streams at ${path} with ${JSON.stringify(body)}: ${expected}`, () =>
      assert.equal(readRequest({ inputs: 'a', ...body }, path).facts.stream, expected));
  }

  const BROKEN: readonly (readonly [string, object, string])[] = [
    ['no text', { prompt: 'a' }, 'inputs'],
    ['a list for a text', { inputs: ['a'] }, 'inputs'],
    ['a list', [], '$'],
    ['a stream that is a text', { inputs: 'a', stream: 'true' }, 'stream'],
    ['a name in another case', { Inputs: 'a' }, 'inputs'],
  ];
  for (const [name, body, at] of BROKEN) {
    it(`is refused with ${name}`, () => {
      const { fault } = readRequest(body, '/');
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at]);
    });
  }

  it('is read at three paths', () => {
    const others = ['/generate/', '/info', '/tokenize', '/invocations', '/v1/generate'];
    const taken = ['/', '/generate', '/generate_stream', ...others].filter((path) =>
      tgi.claims({ method: 'POST', path }),
    );
    assert.deepEqual(taken, ['/', '/generate', '/generate_stream']);
    assert.equal(tgi.claims({ method: 'GET', path: '/' }), false);
  });
});

describe('an answer that is a text', () => {
  it('T10 has the tokens of each sequence as one text', () => {
    const tokens = (...list: string[]) => ({ tokens: list.map((text) => ({ text, logprob: -1 })) });
    const body = {
      generated_text: 'ab',
      details: {
        prefill: [{ text: 'p' }, { text: 'q' }],
        ...tokens('a', 'b'),
        top_tokens: [[{ text: 'x' }, { text: 'y' }]],
        best_of_sequences: [
          { generated_text: 'cd', ...tokens('c', 'd') },
          { generated_text: 'ef', ...tokens('e', 'f') },
        ],
      },
    };
    const { units } = readUnits(answerReader(tgi, 'application/json'), [bytesOf(JSON.stringify(body))]);
    const runs = units.flatMap((unit) => unit.runs);
    assert.deepEqual(textsIn(runs), ['ab', 'pq', 'ab', 'x', 'y', 'cd', 'cd', 'ef', 'ef']);
    assert.ok(runs.every(({ channel }) => channel.role === 'assistant'));
  });

  it('may be a list of one', () => {
    const body = bytesOf(JSON.stringify([{ generated_text: 'a' }]));
    const outcome = readAnyhow(() => answerReader(tgi, 'application/json'), body);
    assert.deepEqual(told(outcome), ['[0].generated_text assistant a']);
  });

  it('S07 is one text of all its tokens when streamed, without those that are special', () => {
    const list = [says('a'), says('<pad>', true), says('b'), LAST];
    const { units } = readUnits(stream(), [events(list)]);
    assert.deepEqual(textsIn(units.flatMap(({ runs }) => runs)), ['ab', '<pad>', '</s>', 'ab']);
    assert.equal(textsOf(readAnyhow(stream, events(list)))['generated_text'], 'ab');
  });

  it('S07 says that a token is special behind its text, too', () => {
    const list = [
      says('a'),
      { token: { special: true, text: 'x' } },
      { token: { text: 'y', special: true } },
    ];
    const { units } = readUnits(stream(), [events([...list, says('b')])]);
    assert.deepEqual(textsIn(units.flatMap(({ runs }) => runs)), ['ab', 'x', 'y']);
  });
});

describe('a text that is denied', () => {
  const ENDINGS: readonly (readonly [string, number, object | undefined])[] = [
    [
      'before its first token',
      0,
      { error: SENTENCE, error_type: 'incomplete_generation', code: REFUSAL.code },
    ],
    ['behind a token', 1, { error: SENTENCE, error_type: 'incomplete_generation', code: REFUSAL.code }],
    ['behind its end', 2, undefined],
  ];
  for (const [name, sent, expected] of ENDINGS) {
    it(`S11 ends with an error ${name}`, () => {
      const reader = stream();
      reader.push(events([says('a'), LAST]));
      const ending = Buffer.from(reader.ending(REFUSAL, sent)).toString();
      assert.equal(ending, expected === undefined ? '' : `data: ${JSON.stringify(expected)}\n\n`);
    });
  }

  it('S11 ends in the words of the policy', () => {
    const reader = stream();
    reader.push(events([says('a')]));
    const ending = readAnyhow(stream, reader.ending({ ...REFUSAL, says: 'No.' }, 1));
    assert.deepEqual(told(ending), ['token.text assistant \n\nNo.', 'generated_text assistant \n\nNo.']);
  });

  it('is an error of its server, as a document and as an event', () => {
    const error = { error: SENTENCE, error_type: 'validation', code: REFUSAL.code };
    assert.deepEqual(JSON.parse(Buffer.from(tgi.refuse(REFUSAL)).toString()), error);
    const refused = Buffer.from(tgi.refuseStream?.(REFUSAL, {}) ?? '').toString();
    assert.equal(refused, `data: ${JSON.stringify(error)}\n\n`);
    const late = JSON.parse(Buffer.from(tgi.refuse({ ...REFUSAL, status: 503 })).toString()) as object;
    assert.deepEqual(late, { ...error, error_type: 'generation' });
  });

  it('is an ordinary answer where a policy wants it so', () => {
    const whole = tgi.answerWith?.('No.', {}, REFUSAL);
    assert.deepEqual(JSON.parse(Buffer.from(whole?.body ?? '').toString()), { generated_text: 'No.' });
    const streamed = tgi.answerWith?.('No.', { stream: true }, REFUSAL);
    assert.equal(streamed?.contentType, 'text/event-stream');
    assert.equal(textsOf(readAnyhow(stream, streamed?.body ?? bytesOf('')))['generated_text'], 'No.');
  });
});
