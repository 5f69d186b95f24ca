/** Samples of what is asked of Bedrock about texts. */
import { ANSWER_FORMAT, COUNT_FORMAT, GUARDRAIL_FORMAT } from '../../src/dialects/bedrock-checks/format.ts';
import { bedrockChecks } from '../../src/dialects/bedrock-checks/index.ts';
import { requestCase } from '../property/every-dialect/cases.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const COUNT = '/model/amazon.nova-lite-v1%3A0/count-tokens';
const GUARDRAIL = '/guardrail/gr-1/version/DRAFT/apply';
const DATA = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, path: string, body: object) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function answer(name: string, body: object, status = 200) {
  return { name, type: 'application/json', status, body: JSON.stringify(body) };
}

const HELLO = { messages: [{ role: 'user', content: [{ text: 'Hello' }] }] };

export const samples: DialectSamples = {
  dialect: 'bedrock-checks',
  words: [
    ...[
      '"input":{',
      '"converse":{',
      '"messages":[{',
      '"role":"user"',
      '"content":[{',
      '"text":"a"',
      '"system":[{',
    ],
    ...['"text":{"text":"a"}', '"source":"INPUT"', '"qualifiers":["query"]', '"invokeModel":{"body":"e30="}'],
    ...['"outputs":[{', '"assessments":[{', '"action":"NONE"', '"inputTokens":3'],
  ],
  formats: {
    counts: { format: COUNT_FORMAT, reader: () => requestReader(bedrockChecks) },
    guardrails: {
      format: GUARDRAIL_FORMAT,
      reader: () => requestCase(bedrockChecks, post('texts', GUARDRAIL, {})).reader(),
    },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(bedrockChecks, 'application/json') },
  },
  requests: [
    post('a count', COUNT, { input: { converse: HELLO } }),
    post('a count behind a gateway', `/bedrock${COUNT}`, { input: { converse: { ...HELLO, system: [] } } }),
    post('texts', GUARDRAIL, {
      source: 'INPUT',
      content: [{ text: { text: 'Hello', qualifiers: ['query'] } }],
    }),
  ],
  answers: [
    answer('a count', { inputTokens: 3 }),
    answer('nothing found', { action: 'NONE', outputs: [], assessments: [], usage: { topicPolicyUnits: 0 } }),
    answer('found', {
      action: 'GUARDRAIL_INTERVENED',
      outputs: [{ text: 'No.' }],
      assessments: [{ wordPolicy: { customWords: [{ match: 'weir', action: 'BLOCKED' }] } }],
    }),
    answer('an error', { message: 'No such guardrail' }, 404),
  ],
  streams: [],
  marked: {
    requests: [
      {
        ...post('everything counted', COUNT, {
          input: {
            converse: {
              messages: [
                {
                  role: 'user',
                  content: [
                    { text: 'mark001' },
                    { image: { format: 'png', source: { bytes: `mark002${DATA}` } } },
                  ],
                },
                {
                  role: 'assistant',
                  content: [
                    { toolUse: { toolUseId: 'mark003', name: 'mark004', input: { mark005: 'mark006' } } },
                  ],
                },
              ],
              system: [{ text: 'mark007' }],
              toolConfig: { tools: [{ toolSpec: { name: 'mark008', description: 'mark009' } }] },
              additionalModelRequestFields: { mark010: 'mark011' },
            },
            invokeModel: { body: `mark012${DATA}`, mark013: 'mark014' },
            mark015: 'mark016',
          },
          mark017: ['mark018'],
        }),
        skipped: {
          mark002: 'input.converse.messages[0].content[1].image.source.bytes',
          mark012: 'input.invokeModel.body',
        },
      },
      {
        ...post('everything for a guardrail', GUARDRAIL, {
          source: 'mark001',
          outputScope: 'mark002',
          content: [
            { text: { text: 'mark003', qualifiers: ['mark004'], mark005: 'mark006' } },
            { image: { format: 'mark007', source: { bytes: `mark008${DATA}` } } },
            { mark009: 'mark010' },
            'mark011',
          ],
          mark012: { mark013: 'mark014' },
        }),
        skipped: { mark008: 'content[1].image.source.bytes' },
      },
    ],
    answers: [
      answer('everything', {
        ...{ message: 'mark001', Message: 'mark002', __type: 'mark003', inputTokens: 'mark004' },
        usage: { mark005: 'mark006' },
        ...{ action: 'mark007', actionReason: 'mark008', outputs: [{ text: 'mark009', mark010: 'mark011' }] },
        assessments: [{ topicPolicy: { topics: [{ name: 'mark012' }] }, mark013: 'mark014' }],
        guardrailCoverage: { mark015: 'mark016' },
        mark017: 'mark018',
      }),
    ],
    streams: [],
  },
};
