/** The schemas that requests give, on every wire. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askedIn, parsed } from '../../../src/detectors/schema/asked.ts';

const SCHEMA = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const GEMINI = {
  type: 'OBJECT',
  properties: { city: { type: 'STRING', nullable: true } },
  required: ['city'],
};
const FROM_GEMINI = { ...SCHEMA, properties: { city: { type: ['string', 'null'] } } };

const ANSWERS: readonly (readonly [name: string, request: object, schema: unknown])[] = [
  ['nothing', { messages: [] }, undefined],
  ['text', { response_format: { type: 'text' } }, undefined],
  ['OpenAI, any JSON', { response_format: { type: 'json_object' } }, true],
  [
    'OpenAI',
    { response_format: { type: 'json_schema', json_schema: { name: 'c', schema: SCHEMA } } },
    SCHEMA,
  ],
  ['OpenAI, responses', { text: { format: { type: 'json_schema', name: 'c', schema: SCHEMA } } }, SCHEMA],
  ['Anthropic', { output_config: { format: { type: 'json_schema', schema: SCHEMA } } }, SCHEMA],
  ['Anthropic, before', { output_format: { type: 'json_schema', schema: SCHEMA } }, SCHEMA],
  ['Cohere', { response_format: { type: 'json_object', json_schema: SCHEMA } }, SCHEMA],
  ['Ollama, any JSON', { format: 'json' }, true],
  ['Ollama', { format: SCHEMA }, SCHEMA],
  ['Gemini', { generationConfig: { responseJsonSchema: SCHEMA } }, SCHEMA],
  ['Gemini, its own kind', { generationConfig: { responseSchema: GEMINI } }, FROM_GEMINI],
  ['Gemini, any JSON', { generationConfig: { responseMimeType: 'application/json' } }, true],
  [
    'Bedrock',
    { outputConfig: { textFormat: { structure: { jsonSchema: { schema: JSON.stringify(SCHEMA) } } } } },
    SCHEMA,
  ],
  ['TGI', { parameters: { grammar: { type: 'json', value: SCHEMA } } }, SCHEMA],
  ['vLLM', { structured_outputs: { json: SCHEMA } }, SCHEMA],
  ['vLLM, before', { guided_json: SCHEMA }, SCHEMA],
];

const NAME = 'weather';
const TOOLS: readonly (readonly [name: string, request: object, schema?: unknown])[] = [
  ['OpenAI', { tools: [{ type: 'function', function: { name: NAME, parameters: SCHEMA } }] }],
  ['OpenAI, functions', { functions: [{ name: NAME, parameters: SCHEMA }] }],
  ['OpenAI, responses', { tools: [{ type: 'function', name: NAME, parameters: SCHEMA }] }],
  ['Anthropic', { tools: [{ name: NAME, input_schema: SCHEMA }] }],
  ['Gemini', { tools: [{ functionDeclarations: [{ name: NAME, parametersJsonSchema: SCHEMA }] }] }],
  [
    'Gemini, its own kind',
    { tools: [{ function_declarations: [{ name: NAME, parameters: GEMINI }] }] },
    FROM_GEMINI,
  ],
  ['Bedrock', { toolConfig: { tools: [{ toolSpec: { name: NAME, inputSchema: { json: SCHEMA } } }] } }],
];

describe('what a request asks its answer to be', () => {
  for (const [name, request, schema] of ANSWERS)
    it(name, () => assert.deepEqual(askedIn(parsed(JSON.stringify(request))).answer, schema));
});

describe('what a request asks the arguments of a tool to be', () => {
  for (const [name, request, schema = SCHEMA] of TOOLS) {
    it(name, () => {
      const { tools } = askedIn(parsed(JSON.stringify(request)));
      assert.deepEqual([...tools], [[NAME, schema]]);
    });
  }

  it('is nothing where no document says so', () => {
    for (const text of ['', 'no JSON', '[]', 'null', '{"tools": 1}', '{"tools": [1, null, {}]}'])
      assert.deepEqual(askedIn(parsed(text)), { answer: undefined, tools: new Map() });
  });
});
