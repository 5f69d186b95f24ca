/** OpenAI's moderations: texts and parts to judge, categories and scores. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiModerations } from '../../../src/dialects/openai-moderations/index.ts';
import { told } from './in-words.ts';
import {
  answerReader,
  bytesOf,
  type Outcome,
  readAll,
  readAnyhow,
  readUnits,
  requestReader,
} from './read-all.ts';

const DATA = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function readRequest(body: object): Outcome {
  return readAll(requestReader(openaiModerations), bytesOf(JSON.stringify(body)));
}

describe('a request for moderations', () => {
  it('J12 has a text or texts of the user', () => {
    assert.deepEqual(told(readRequest({ input: 'a' })), ['input user a']);
    assert.deepEqual(told(readRequest({ input: ['a', 'b'], fresh: 'c' })), [
      ...['input[0] user a', 'input[1] user b', '$.* unknown fresh', '* unknown c'],
    ]);
  });

  it('J08 T09 has parts, which are one text, and images, which are named', () => {
    const url = `data:image/png;base64,${DATA}`;
    const input = [
      { type: 'text', text: 'EV' },
      { type: 'image_url', image_url: { url } },
      { type: 'image_url', image_url: { url: 'https://images.test/1.png' } },
      { type: 'text', text: 'IL' },
    ];
    const bytes = bytesOf(JSON.stringify({ input }));
    const outcome = readAnyhow(() => requestReader(openaiModerations), bytes);
    assert.deepEqual(
      outcome.skipped.map(({ path, reason }) => `${path} ${reason}`),
      ['input[1].image_url.url image', 'input[2].image_url.url image'],
    );
    const runs = readUnits(requestReader(openaiModerations), [bytes]).units.flatMap((unit) => unit.runs);
    const [first, second] = ['EV', 'IL'].map(
      (part) => runs.find(({ text }) => text === part)?.channel.within,
    );
    assert.ok(first !== undefined && first === second);
    assert.equal(first.path, 'input');
  });

  it('names numbers as not inspected', () => {
    const { skipped } = readRequest({ input: [1, 2] });
    assert.deepEqual(skipped, [{ path: 'input', reason: 'opaque', bytes: 5 }]);
  });
});

describe('an answer with moderations', () => {
  it('has categories, scores, and words that are text all the same', () => {
    const result = {
      flagged: true,
      categories: { violence: true, 'self-harm/intent': false },
      category_scores: { violence: 0.98765432109876, fresh: 0.1 },
      category_applied_input_types: { violence: ['image'] },
    };
    const body = bytesOf(JSON.stringify({ id: 'modr-1', model: 'omni', results: [result] }));
    const outcome = readAnyhow(() => answerReader(openaiModerations, 'application/json'), body);
    assert.deepEqual(told(outcome), [
      ...['id other modr-1', 'model other omni', 'results[0].category_scores.* other fresh'],
      'results[0].category_applied_input_types.violence[0] other image',
    ]);
    assert.deepEqual([outcome.facts, outcome.skipped], [{ model: 'omni' }, []]);
  });
});
