/** OpenAI's completions: prompts, several choices and their tokens (T10), texts that go on over events (S07), endings (S11). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Facts, Reader } from '../../../src/core/segment.ts';
import { openaiCompletions } from '../../../src/dialects/openai-completions/index.ts';
import { skippedIn, told } from './in-words.ts';
import {
  answerReader,
  bytesOf,
  LIMITS,
  type Outcome,
  readAll,
  readAnyhow,
  readUnits,
  textsOf,
} from './read-all.ts';

const REFUSAL = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };
const MODEL = 'gpt-3.5-turbo-instruct';

function requestAt(path: string): Reader {
  const reader = openaiCompletions.request(LIMITS, { method: 'POST', path, headers: [] });
  assert.ok(reader.ok);
  return reader.value;
}

function readRequest(body: object, path = '/v1/completions'): Outcome {
  return readAnyhow(() => requestAt(path), bytesOf(JSON.stringify(body)));
}

/** Lists of tokens are told of as one or as several, by where the bytes were cut. */
function tokensIn(prompt: unknown): Outcome {
  return readAll(requestAt('/v1/completions'), bytesOf(JSON.stringify({ prompt })));
}

describe('a request for completions', () => {
  it('J12 has a prompt, or a list of prompts, each a text of the user', () => {
    assert.deepEqual(told(readRequest({ prompt: 'a' })), ['prompt user a']);
    const outcome = readRequest({ prompt: ['a', 'b', ['c']], suffix: 'd', stop: ['e'], fresh: 'f' });
    assert.deepEqual(told(outcome).slice(0, 5), [
      'prompt[0] user a',
      'prompt[1] user b',
      'prompt[2][0] user c',
      'suffix user d',
      'stop[0] other e',
    ]);
    assert.equal(told(outcome).at(-1), '* unknown f');
  });

  it('names prompts in numbers as not inspected', () => {
    assert.deepEqual(skippedIn(tokensIn([1, 2, 128000])), ['prompt opaque 12']);
    assert.deepEqual(skippedIn(tokensIn([[1, 2], [3]])), ['prompt[0] opaque 8']);
    const mixed = tokensIn(['a', [[7]], ['b', 4]]);
    assert.deepEqual(skippedIn(mixed), ['prompt[1][0] opaque 3', 'prompt[2] opaque 7']);
    assert.deepEqual(told(mixed), ['prompt[0] user a', 'prompt[2][0] user b']);
  });

  it('a number that is long enough to say something is text as well', () => {
    const outcome = readRequest({ prompt: [4111111111111111] });
    assert.deepEqual(told(outcome), ['prompt[0] user 4111111111111111']);
    assert.deepEqual(skippedIn(outcome), ['prompt opaque 18']);
  });

  it('J09 has guides of what an answer looks like, and whatever else servers take', () => {
    const guides = {
      guided_regex: 'a',
      guided_choice: ['b'],
      guided_json: { title: 'c' },
      structured_outputs: 'd',
    };
    assert.deepEqual(told(readRequest({ ...guides, logit_bias: { e: 1 }, user: 'f' })), [
      'guided_regex tool-definition a',
      'guided_choice[0] tool-definition b',
      'guided_json.title tool-definition c',
      'structured_outputs tool-definition d',
      'logit_bias.* other e',
      'user other f',
    ]);
  });

  const FACTS: readonly (readonly [string, object, Facts])[] = [
    ['a prompt', { model: MODEL, prompt: 'a', stream: true }, { model: MODEL, stream: true, choices: 1 }],
    ['no prompt', { model: MODEL, prompt: null, n: 3 }, { model: MODEL, choices: 3 }],
    ['prompts with several choices each', { prompt: ['a', 'b'], n: 2 }, { choices: 4 }],
    ['one prompt in numbers', { prompt: [1, 2, 3] }, { choices: 1 }],
  ];
  for (const [name, body, facts] of FACTS)
    it(`says what will be answered: ${name}`, () => assert.deepEqual(readRequest(body).facts, facts));

  it('says what will be answered: prompts in numbers', () =>
    assert.equal(tokensIn([[1, 2], [3]]).facts.choices, 2));

  it('is for the model that its path names, whatever the body says', () => {
    const path = '/openai/deployments/davinci-2/completions';
    assert.equal(readRequest({ model: 'other', prompt: 'a' }, path).facts.model, 'davinci-2');
    assert.equal(readRequest({ prompt: 'a' }, path).facts.model, 'davinci-2');
  });

  const BROKEN: readonly (readonly [string, object, string])[] = [
    ['a list', [], '$'],
    ['a stream that is a text', { stream: 'true' }, 'stream'],
    ['a model that is no text', { model: ['a'] }, 'model'],
    ['a name in another case', { Prompt: 'a' }, 'prompt'],
  ];
  for (const [name, body, at] of BROKEN) {
    it(`is refused with ${name}`, () => {
      const { fault } = readRequest(body);
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at]);
    });
  }

  it('goes to the paths of servers that speak like OpenAI', () => {
    const paths = [
      '/v1/completions',
      '/completions',
      '/openai/v1/completions',
      '/openai/deployments/a-b.c/completions',
    ];
    const others = [
      '/v2/completions',
      '/v1/completions/',
      '/openai/completions',
      '/v1/chat/completions',
      '/a/completions',
    ];
    const claimed = [...paths, ...others].filter((path) =>
      openaiCompletions.claims({ method: 'POST', path }),
    );
    assert.deepEqual(claimed, paths);
    assert.equal(openaiCompletions.claims({ method: 'GET', path: '/v1/completions' }), false);
  });
});

describe('a whole answer of completions', () => {
  it('T10 n=5, logprobs, echo: each text is judged, tokens by themselves and as one', () => {
    const choice = (index: number) => ({ index, text: `text ${index}`, finish_reason: 'stop' });
    const logprobs = {
      tokens: ['se', 'cret'],
      token_logprobs: [-0.1, -0.123456789012],
      text_offset: [0, 2],
      top_logprobs: [{ se: -0.1, sa: -2.5 }, null],
    };
    const choices = [{ ...choice(0), text: 'prompt and text', logprobs }, ...[1, 2, 3, 4].map(choice)];
    const body = bytesOf(JSON.stringify({ object: 'text_completion', choices }));
    const outcome = readAnyhow(() => answerReader(openaiCompletions, 'application/json'), body);
    assert.equal(outcome.facts.choices, 5);
    assert.deepEqual(told(outcome), [
      'choices[0].text assistant prompt and text',
      'choices[0].logprobs.tokens[0] assistant se',
      'choices[0].logprobs.tokens[0] assistant cret',
      'choices[0].logprobs.top_logprobs[0].* other se',
      'choices[0].logprobs.top_logprobs[0].* other sa',
      ...[1, 2, 3, 4].map((index) => `choices[${index}].text assistant text ${index}`),
    ]);
    const { units } = readUnits(answerReader(openaiCompletions, 'application/json'), [body]);
    const tokens = units.flatMap(({ runs }) => runs.filter(({ text }) => text === 'se' || text === 'cret'));
    assert.equal(tokens[0]?.channel, tokens[1]?.channel);
  });

  it('T10 the tokens of the prompt are judged, and those in numbers are named', () => {
    const decoded = (token: string) => ({ 42: { decoded_token: token, logprob: -1, rank: 1 } });
    const choice = {
      index: 0,
      text: '',
      prompt_logprobs: [null, decoded('se'), decoded('cret')],
      token_ids: [1, 2],
    };
    const body = bytesOf(JSON.stringify({ choices: [{ ...choice, prompt_token_ids: [3] }] }));
    const outcome = readAnyhow(() => answerReader(openaiCompletions, 'application/json'), body);
    assert.equal(textsOf(outcome)['choices[0].prompt_logprobs[1].*.decoded_token'], 'secret');
    assert.deepEqual(skippedIn(outcome), [
      'choices[0].token_ids opaque 5',
      'choices[0].prompt_token_ids opaque 3',
    ]);
  });
});

function stream(request: Facts = {}) {
  const head = { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] };
  const reader = openaiCompletions.response(head, request, LIMITS);
  assert.ok(reader.ok);
  return reader.value;
}

const HEAD = { id: 'cmpl-1', object: 'text_completion', created: 1700000000, model: MODEL };
const event = (index: number, text: string, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ ...HEAD, choices: [{ index, text, logprobs: null, finish_reason }] })}\n\n`;
const DONE = 'data: [DONE]\n\n';

describe('a streamed answer of completions', () => {
  it('S07 has one text for each choice, however events interleave', () => {
    const body = [
      event(1, 'se'),
      event(0, 'a '),
      event(1, 'cret'),
      event(0, 'b'),
      event(1, '', 'stop'),
      DONE,
    ];
    const outcome = readAnyhow(() => stream(), bytesOf(body.join('')));
    const texts = textsOf(outcome);
    assert.deepEqual([texts['choices[0].text'], texts['choices[1].text']], ['a b', 'secret']);
    assert.equal(outcome.facts.choices, 2);
    assert.equal(outcome.units.at(-1)?.closes, true);
  });

  /** The choices of an ending, and what it says of itself. */
  function ended(bytes: Uint8Array) {
    const lines = Buffer.from(bytes)
      .toString()
      .split('\n\n')
      .filter((line) => line !== '');
    assert.equal(lines.pop(), 'data: [DONE]');
    return lines.map((line) => JSON.parse(line.slice('data: '.length)) as object);
  }
  const closing = (index: number, head: object = HEAD) => ({
    ...head,
    choices: [{ index, text: '', logprobs: null, finish_reason: 'content_filter' }],
  });
  const OWN = { id: 'cmpl-w-7', object: 'text_completion', created: 0, model: 'asked' };

  const EVENTS = [event(0, 'a'), event(2, 'b'), event(0, '', 'stop')];
  const CASES: readonly (readonly [string, number, boolean, object[]])[] = [
    ['nothing has left', 0, false, [closing(0, OWN), closing(1, OWN)]],
    ['one event has left', 1, false, [closing(0), closing(1)]],
    ['a choice that nobody asked for is open', 2, false, [closing(0), closing(1), closing(2)]],
    ['a choice has ended', 3, false, [closing(1), closing(2)]],
    [
      'an event was changed',
      2,
      true,
      [0, 1, 2].map((index) => closing(index, { ...OWN, created: 1700000000 })),
    ],
  ];
  for (const [name, sent, mutated, expected] of CASES) {
    it(`S11 T10 ends every open choice alike where ${name}`, () => {
      const reader = stream({ model: 'asked', choices: 2 });
      reader.push(bytesOf(EVENTS.join('')));
      assert.deepEqual(ended(reader.ending(REFUSAL, sent, mutated)), expected);
    });
  }

  it('may be nothing but a refusal', () => {
    const refused = openaiCompletions.refuseStream?.(REFUSAL, { model: 'asked', choices: 1 });
    assert.ok(refused);
    const [said, end] = ended(refused);
    const sentence = 'Denied. (Weir decision w-7)';
    assert.deepEqual(said, {
      ...OWN,
      choices: [{ index: 0, text: sentence, logprobs: null, finish_reason: null }],
    });
    assert.deepEqual(end, closing(0, OWN));
  });
});
