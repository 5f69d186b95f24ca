/** Texts as tokens: whose text is where, tokens as one text (T10), paths. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PARAMETERS } from '../../../src/core/parameter.ts';
import { tokenize } from '../../../src/dialects/tokenize/index.ts';
import {
  answerReader,
  bytesOf,
  LIMITS,
  type Outcome,
  readAnyhow,
  readUnits,
  requestReader,
} from './read-all.ts';

function readRequest(body: object): Outcome {
  return readAnyhow(() => requestReader(tokenize), bytesOf(JSON.stringify(body)));
}

function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

describe('a request for tokens', () => {
  it('is a text of the user, or a chat', () => {
    const outcome = readRequest({
      prompt: 'a',
      inputs: ['b'],
      content: 'c',
      messages: [
        { role: 'system', content: 'd' },
        { content: 'e', role: 'tool' },
      ],
      tools: [{ function: { name: 'f' } }],
      chat_template: 'g',
      fresh: 'h',
    });
    assert.deepEqual(told(outcome), [
      'prompt user a',
      'inputs[0] user b',
      'content user c',
      'messages[0].content system d',
      'messages[1].content tool e',
      'tools[0].function.name tool-definition f',
      'chat_template system g',
      '$.* unknown fresh',
      '* unknown h',
    ]);
    assert.equal(outcome.facts.messages, 2);
  });

  it('is one for a text with tokens alone', () => {
    const outcome = readRequest({ model: 'llama', tokens: [1, 15043, 4111111111] });
    assert.deepEqual([outcome.fault, told(outcome)], [undefined, ['model other llama']]);
  });

  it('has nothing put into it, for no model reads it', () => {
    const limits = { ...LIMITS, parameters: new Set(PARAMETERS) };
    const reader = requestReader(tokenize, undefined, limits);
    const { units } = readUnits(reader, [bytesOf('{"messages":[],"prompt":"a"}')]);
    assert.deepEqual(
      units.flatMap(({ parameters = [] }) => parameters),
      [],
    );
  });

  it('is refused where its messages are no list', () => {
    const { fault } = readRequest({ messages: 'a' });
    assert.deepEqual([fault?.kind, fault?.at], ['unreadable', 'messages']);
  });

  it('is read at two paths', () => {
    const paths = ['/tokenize', '/detokenize', '/v1/tokenize', '/tokenizer_info', '/tokenize/'];
    const taken = paths.filter((path) => tokenize.claims({ method: 'POST', path }));
    assert.deepEqual(taken, ['/tokenize', '/detokenize']);
    assert.equal(tokenize.claims({ method: 'GET', path: '/tokenize' }), false);
  });
});

describe('an answer of tokens', () => {
  const ANSWERS: readonly (readonly [string, unknown])[] = [
    ['texts beside numbers', { tokens: [1, 2], token_strs: ['ab', 'cd'] }],
    [
      'pieces',
      {
        tokens: [
          { id: 1, piece: 'ab' },
          { id: 2, piece: 'cd' },
        ],
      },
    ],
    [
      'a list',
      [
        { id: 1, text: 'ab' },
        { id: 2, text: 'cd' },
      ],
    ],
    [
      'a list for each text',
      [
        [
          { id: 1, text: 'ab' },
          { id: 2, text: 'cd' },
        ],
      ],
    ],
    ['a text', { prompt: 'abcd' }],
  ];
  for (const [name, body] of ANSWERS) {
    it(`T10 is one text: ${name}`, () => {
      const reader = answerReader(tokenize, 'application/json');
      const { units } = readUnits(reader, [bytesOf(JSON.stringify(body))]);
      const runs = units.flatMap((unit) => unit.runs);
      assert.equal(runs.map(({ text }) => text).join(''), 'abcd');
      assert.deepEqual([...new Set(runs.map(({ channel }) => channel.role))], ['assistant']);
      assert.equal(new Set(runs.map(({ channel }) => channel)).size, 1);
    });
  }
});
