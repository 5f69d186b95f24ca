/** CountTokens and ApplyGuardrail: paths, whose text is where, what cannot be read, signed requests. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HeaderList } from '../../../src/core/headers.ts';
import { bedrockChecks } from '../../../src/dialects/bedrock-checks/index.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { Talk } from '../../fakes/talk.ts';
import { answerReader, bytesOf, LIMITS, type Outcome, readAll, readAnyhow } from './read-all.ts';

const COUNT = '/model/amazon.nova-lite-v1%3A0/count-tokens';
const GUARDRAIL = '/guardrail/gr-1/version/1/apply';
const TAKEN = [COUNT, `/bedrock${COUNT}`, GUARDRAIL, `/bedrock${GUARDRAIL}`];
const LEFT = ['/model/m/count_tokens', '/model/count-tokens', '/guardrail/gr-1/apply', `${GUARDRAIL}/x`];

function reader(path: string, headers: HeaderList = []) {
  const made = bedrockChecks.request(LIMITS, { method: 'POST', path, headers });
  assert.ok(made.ok);
  return made.value;
}

function read(path: string, body: object): Outcome {
  return readAnyhow(() => reader(path), bytesOf(JSON.stringify(body)));
}

function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

describe('paths of counts and guardrails', () => {
  for (const path of TAKEN)
    it(`H06 are read: ${path}`, () => {
      assert.equal(findDialect({ method: 'POST', path })?.name, 'bedrock-checks');
      assert.equal(findDialect({ method: 'GET', path }), undefined);
    });
  for (const path of LEFT)
    it(`H06 are read by nobody: ${path}`, () =>
      assert.equal(findDialect({ method: 'POST', path }), undefined));
});

describe('a count of tokens', () => {
  it('J12 holds a request to Converse, for the model of its path', () => {
    const messages = [
      { role: 'user', content: [{ text: 'u' }] },
      { content: [{ text: 'a' }], role: 'assistant' },
    ];
    const outcome = read(COUNT, { input: { converse: { messages, system: [{ text: 's' }] } }, fresh: 'f' });
    assert.deepEqual(told(outcome), [
      'input.converse.messages[0].content[0].text user u',
      'input.converse.messages[1].content[0].text assistant a',
      'input.converse.system[0].text system s',
      '$.* unknown fresh',
      '* unknown f',
    ]);
    assert.deepEqual([outcome.facts.model, outcome.facts.messages], ['amazon.nova-lite-v1:0', 2]);
  });

  it('of the body of an InvokeModel cannot be read, and is denied by default', () => {
    const body = Buffer.from(JSON.stringify({ prompt: 'Tell me of the weir at the old mill.' })).toString(
      'base64',
    );
    const asked = { input: { invokeModel: { body } } };
    assert.deepEqual(
      read(COUNT, asked).skipped.map(({ path, reason }) => `${path} ${reason}`),
      ['input.invokeModel.body opaque'],
    );
    const talk = new Talk('  request: {}\n');
    talk.request('full-duplex', { path: COUNT });
    talk.body('request', JSON.stringify(asked), true);
    assert.equal(talk.left('request'), '');
  });
});

describe('texts for a guardrail', () => {
  it('are of an unknown role, and no model is asked', () => {
    const content = [{ text: { text: 'q', qualifiers: ['query', 'own'] } }, { text: { text: 't' } }];
    const outcome = read(GUARDRAIL, { source: 'OUTPUT', content });
    assert.deepEqual(told(outcome), [
      'content[0].text.text unknown q',
      'content[0].text.qualifiers[0] other query',
      'content[0].text.qualifiers[1] other own',
      'content[1].text.text unknown t',
    ]);
    assert.equal(outcome.facts.modelless, true);
  });

  it('are judged by a rule for any role', () => {
    const talk = new Talk(`  request:
    rules:
      - { name: no-heron, detector: keywords, options: { words: [heron] }, on: [tool], action: deny }
`);
    talk.request('full-duplex', { path: GUARDRAIL });
    talk.body('request', '{"source":"INPUT","content":[{"text":{"text":"Of the heron."}}]}', true);
    assert.equal(talk.left('request'), '');
  });

  it('cannot be edited where the request is signed over its body', () => {
    const headers = [{ name: 'authorization', value: 'AWS4-HMAC-SHA256 Credential=x' }];
    const body = bytesOf('{"content":[{"text":{"text":"q"}}]}');
    const reading = reader(GUARDRAIL, headers).push(body);
    assert.deepEqual(
      reading.units.flatMap(({ runs }) => runs.map(({ channel }) => channel.signed)),
      [true],
    );
    assert.equal(readAll(reader(GUARDRAIL, headers), body).fault, undefined);
  });
});

describe('the answer', () => {
  it('is a number, or what the guardrail says and found', () => {
    const answered = (body: object) =>
      told(readAnyhow(() => answerReader(bedrockChecks, 'application/json'), bytesOf(JSON.stringify(body))));
    assert.deepEqual(answered({ inputTokens: 12 }), []);
    assert.deepEqual(
      answered({ action: 'NONE', outputs: [{ text: 'o' }], assessments: [{ own: 'm' }], message: 'e' }),
      [
        'outputs[0].text assistant o',
        'assessments[0].* unknown own',
        'assessments[0].* assistant m',
        'message other e',
      ],
    );
  });
});
