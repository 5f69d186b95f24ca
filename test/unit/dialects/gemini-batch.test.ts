/** Batches of Gemini: paths, whose text is where, models, references, and what each of its requests may ask for. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { geminiBatch } from '../../../src/dialects/gemini-batch/index.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { openaiBatch } from '../../../src/dialects/openai-batch/index.ts';
import { Talk } from '../../fakes/talk.ts';
import { answerReader, bytesOf, LIMITS, type Outcome, readAnyhow } from './read-all.ts';

const MADE = '/v1beta/models/gemini-2.5-flash:batchGenerateContent';
const TAKEN: readonly (readonly [method: string, path: string, dialect: string])[] = [
  ['POST', MADE, 'gemini-batch'],
  ['POST', `/gemini${MADE}`, 'gemini-batch'],
  ['GET', '/v1beta/batches', 'gemini-batch'],
  ['GET', '/v1beta/batches/b-1', 'gemini-batch'],
  ['DELETE', '/v1alpha/batches/b-1', 'gemini-batch'],
  ['POST', '/v1beta/batches/b-1:cancel', 'gemini-batch'],
  ['GET', '/v1/batches/b-1', 'openai-batch'],
  ['GET', '/v1/batches', 'openai-batch'],
  ['GET', '/gemini/v1/batches/b-1', 'gemini-batch'],
  ['POST', '/v1/batches/b-1:cancel', 'gemini-batch'],
  ['POST', '/v1/batches/b-1/cancel', 'openai-batch'],
  ['DELETE', '/v1/batches/b-1', 'gemini-batch'],
];
const LEFT: readonly (readonly [method: string, path: string])[] = [
  ['POST', '/v1beta/batches'],
  ['POST', '/v1beta/batches/b-1'],
  ['PATCH', '/v1beta/batches/b-1:updateGenerateContentBatch'],
  ['POST', '/v1beta/models/e:asyncBatchEmbedContent'],
  ['POST', '/v1/projects/p/locations/l/publishers/google/models/m:batchGenerateContent'],
  ['POST', '/v1/projects/p/locations/l/batchPredictionJobs'],
];

function read(method: string, path: string, body: string): Outcome {
  return readAnyhow(() => {
    const reader = geminiBatch.request(LIMITS, { method, path, headers: [] });
    assert.ok(reader.ok);
    return reader.value;
  }, bytesOf(body));
}

function asked(...texts: readonly string[]) {
  const requests = texts.map((text) => ({ request: { contents: [{ role: 'user', parts: [{ text }] }] } }));
  return { batch: { inputConfig: { requests: { requests } } } };
}

function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

describe('paths of batches', () => {
  for (const [method, path, dialect] of TAKEN)
    it(`H06 are read: ${method} ${path}`, () => assert.equal(findDialect({ method, path })?.name, dialect));
  for (const [method, path] of LEFT)
    it(`H06 are read by nobody: ${method} ${path}`, () =>
      assert.equal(findDialect({ method, path }), undefined));
});

describe('a batch', () => {
  it('holds the texts of its requests, in either spelling, for the model of its path', () => {
    const outcome = read(
      'POST',
      MADE,
      JSON.stringify({
        batch: {
          display_name: 'd',
          input_config: {
            requests: {
              requests: [
                {
                  request: {
                    contents: [{ parts: [{ text: 'm' }], role: 'model' }],
                    system_instruction: { parts: { text: 's' } },
                  },
                  metadata: { key: 'k' },
                },
                { request: { contents: [{ parts: [{ text: 'u' }] }] }, fresh: 'f' },
              ],
            },
          },
        },
      }),
    );
    const at = 'batch.inputConfig.requests.requests';
    assert.deepEqual(told(outcome), [
      'batch.displayName other d',
      `${at}[0].request.contents[0].parts[0].text assistant m`,
      `${at}[0].request.systemInstruction.parts.text system s`,
      `${at}[0].metadata.* other key`,
      `${at}[0].metadata.* other k`,
      `${at}[1].request.contents[0].parts[0].text user u`,
      `${at}[1].* unknown fresh`,
      `${at}[1].* unknown f`,
    ]);
    assert.deepEqual([outcome.facts.model, outcome.facts.messages], ['gemini-2.5-flash', 2]);
  });

  it('has no single model where one of its requests names another', () => {
    const body = asked('a').batch.inputConfig.requests.requests;
    const requests = [{ request: { ...body[0]?.request, model: 'models/other' } }];
    const { facts } = read(
      'POST',
      MADE,
      JSON.stringify({ batch: { inputConfig: { requests: { requests } } } }),
    );
    assert.equal(facts.model, undefined);
  });

  it('may be a file of requests, which is a reference; with neither it is refused', () => {
    const { skipped, fault } = read('POST', MADE, '{"batch":{"inputConfig":{"fileName":"files/f"}}}');
    assert.equal(fault, undefined);
    assert.deepEqual(
      skipped.map(({ path, reason }) => `${path} ${reason}`),
      ['batch.inputConfig.fileName reference'],
    );
    assert.equal(read('POST', MADE, '{"batch":{"displayName":"d"}}').fault?.kind, 'unreadable');
  });

  it('H02 has no body where it is looked at; where it ends, an empty one or none', () => {
    assert.equal(read('GET', '/v1beta/batches/b', '{}').fault?.kind, 'unsupported');
    for (const body of ['', '{}'])
      for (const [method, path] of [
        ['DELETE', '/v1beta/batches/b'],
        ['POST', '/v1beta/batches/b:cancel'],
      ] as const) {
        const { fault, facts } = read(method, path, body);
        assert.deepEqual([fault, facts.modelless], [undefined, true]);
      }
  });

  it('has the prompt of the operator in each request, and is denied where there is no place for it', () => {
    const policy = '  request: { parameters: { systemPrompt: Be brief. } }\n';
    const talk = new Talk(policy);
    talk.request('full-duplex', { path: MADE });
    talk.body('request', JSON.stringify(asked('a', 'b')), true);
    assert.equal(talk.left('request').match(/"text":"Be brief\./g)?.length, 2);
    const file = new Talk(policy);
    file.request('full-duplex', { path: MADE });
    file.body('request', '{"batch":{"inputConfig":{"fileName":"files/f"}}}', true);
    assert.equal(file.left('request'), '');
  });
});

describe('what has come of it', () => {
  it('is what the model said to each request, wherever the operation has it', () => {
    const content = { role: 'model', parts: [{ text: 'x' }, { text: 'y', thought: true }] };
    const inlinedResponses = { inlinedResponses: [{ response: { candidates: [{ content }] } }] };
    const operation = {
      name: 'n',
      metadata: { state: 'BATCH_STATE_SUCCEEDED', output: { inlinedResponses } },
    };
    const body = { operations: [operation], response: { inlinedResponses } };
    const outcome = readAnyhow(
      () => answerReader(geminiBatch, 'application/json'),
      bytesOf(JSON.stringify(body)),
    );
    const at = 'inlinedResponses.inlinedResponses[0].response.candidates[0].content';
    assert.deepEqual(told(outcome), [
      'operations[0].name other n',
      `operations[0].metadata.output.${at}.parts[0].text assistant x`,
      `operations[0].metadata.output.${at}.parts[1].text reasoning y`,
      `response.${at}.parts[0].text assistant x`,
      `response.${at}.parts[1].text reasoning y`,
    ]);
  });

  it('is of an unknown role at the paths that are those of OpenAI, too', () => {
    const parts = [{ text: 'x' }];
    const one = { response: { candidates: [{ content: { parts } }] } };
    const metadata = { by: 'night', output: { inlinedResponses: { inlinedResponses: [one] } } };
    const outcome = readAnyhow(
      () => answerReader(openaiBatch, 'application/json'),
      bytesOf(JSON.stringify({ metadata })),
    );
    assert.deepEqual(
      told(outcome).filter((line) => line.endsWith(' x') || line.endsWith(' night')),
      ['metadata.* other night', 'metadata.*.*.*[0].*.*[0].*.*[0].* unknown x'],
    );
  });
});
