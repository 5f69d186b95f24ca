/** Models to fall back on: a request that names another one beside its own has none that a policy could allow. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDialect } from '../../../src/dialects/index.ts';

const BODIES = {
  '/v1/chat/completions': { messages: [] },
  '/v1/completions': { prompt: 'hi' },
  '/v1/responses': { input: 'hi' },
  '/v1/messages': { messages: [] },
} as const;
const OTHERS: Record<string, object> = {
  'a list of names': { models: ['a', 'b'] },
  'a list without its own': { models: ['b'] },
  'requests to fall back on': { fallbacks: [{ model: 'b', max_tokens: 5 }] },
};
/** Of gateways that speak OpenAI's dialects. */
const NAMES: Record<string, object> = {
  'names to fall back on': { fallbacks: ['b'] },
  'names by what they stand in for': { fallbacks: [{ a: ['b'] }] },
};
const SAME = { models: ['a', 'a'], fallbacks: [{ model: 'a' }] };

function modelOf(path: string, body: object): string | undefined {
  const target = { method: 'POST', path, headers: [] };
  const reader = findDialect(target)?.request({ depth: 32, eventBytes: 65_536 }, target);
  assert.ok(reader?.ok);
  const { value } = reader;
  assert.equal(value.push(Buffer.from(JSON.stringify(body))).fault, undefined);
  assert.equal(value.end().fault, undefined);
  return value.facts.model;
}

for (const [path, body] of Object.entries(BODIES)) {
  describe(`${path} with models to fall back on`, () => {
    for (const [what, others] of Object.entries({ ...OTHERS, ...(path === '/v1/messages' ? {} : NAMES) })) {
      it(`names no single one: ${what}, before and behind its own`, () => {
        assert.equal(modelOf(path, { model: 'a', ...body, ...others }), undefined);
        assert.equal(modelOf(path, { ...others, ...body, model: 'a' }), undefined);
      });
    }

    it('names one where all are the same, or where the lists are empty', () => {
      assert.equal(modelOf(path, { model: 'a', ...body, ...SAME }), 'a');
      assert.equal(modelOf(path, { ...SAME, ...body, model: 'a' }), 'a');
      assert.equal(modelOf(path, { model: 'a', ...body, models: [], fallbacks: [] }), 'a');
    });
  });
}

describe('a deployment with models to fall back on', () => {
  const path = '/openai/deployments/four/chat/completions';

  it('is no single one, whatever the body calls its own', () => {
    assert.equal(modelOf(path, { messages: [], model: 'b' }), 'four');
    assert.equal(modelOf(path, { messages: [], model: 'b', models: ['b'] }), undefined);
    assert.equal(modelOf(path, { messages: [], model: 'b', models: ['four'] }), 'four');
  });
});
