/** Requests and whole answers of Gemini: who speaks where, what is refused (J12), how it says no. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ToolCall } from '../../../src/core/segment.ts';
import { gemini } from '../../../src/dialects/gemini/index.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { answerReader, bytesOf, LIMITS, type Outcome, readAnyhow, readUnits } from './read-all.ts';

const PATH = '/v1beta/models/gemini-3-flash:generateContent';
const LONG = 'AAEC'.repeat(40);

function reader(path = PATH) {
  const made = gemini.request(LIMITS, { method: 'POST', path, headers: [] });
  assert.ok(made.ok);
  return made.value;
}

function read(body: object | string, path?: string): Outcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readAnyhow(() => reader(path), bytesOf(text));
}

function rolesOf(outcome: Outcome): Record<string, string> {
  return Object.fromEntries(outcome.units.flatMap(({ runs }) => runs.map(({ path, role }) => [path, role])));
}

function says(part: object, role?: string): object {
  return { contents: [{ parts: [part], ...(role === undefined ? {} : { role }) }] };
}

const HERE = 'contents[0].parts[0]';

describe('a request', () => {
  const ROLES: readonly (readonly [string, object, Record<string, string>])[] = [
    ['a text', says({ text: 'x' }, 'user'), { [`${HERE}.text`]: 'user' }],
    ['a text of nobody', says({ text: 'x' }), { [`${HERE}.text`]: 'user' }],
    ['a text of the model', says({ text: 'x' }, 'model'), { [`${HERE}.text`]: 'assistant' }],
    [
      'a role that nobody knows',
      says({ text: 'x' }, 'root'),
      { 'contents[0].role': 'other', [`${HERE}.text`]: 'unknown' },
    ],
    ['a thought', says({ text: 'x', thought: true }, 'model'), { [`${HERE}.text`]: 'reasoning' }],
    ['no thought', says({ text: 'x', thought: false }, 'user'), { [`${HERE}.text`]: 'user' }],
    [
      'without brackets',
      { contents: { parts: { text: 'x' }, role: 'model' } },
      { 'contents.parts.text': 'assistant' },
    ],
    [
      'the system',
      { systemInstruction: { role: 'user', parts: [{ text: 's' }] }, contents: [] },
      { 'systemInstruction.parts[0].text': 'system' },
    ],
    [
      'what a tool says',
      says({ functionResponse: { name: 'f', response: { a: 'x' } } }, 'user'),
      {
        [`${HERE}.functionResponse.name`]: 'tool',
        [`${HERE}.functionResponse.response.*`]: 'tool',
      },
    ],
    [
      'what code printed',
      says({ codeExecutionResult: { outcome: 'OUTCOME_OK', output: 'x' } }, 'model'),
      { [`${HERE}.codeExecutionResult.output`]: 'tool' },
    ],
    [
      'a tool',
      { contents: [], tools: [{ functionDeclarations: [{ name: 'f', parameters: { description: 'd' } }] }] },
      {
        'tools[0].functionDeclarations[0].name': 'tool-definition',
        'tools[0].functionDeclarations[0].parameters.description': 'tool-definition',
      },
    ],
    [
      'snake_case, by the names of lowerCamelCase',
      { contents: [], system_instruction: { parts: [{ text: 's' }] } },
      { 'systemInstruction.parts[0].text': 'system' },
    ],
    [
      'a member and a part that nobody knows',
      { ...says({ fresh: { text: 'x' } }), more: 'x' },
      { [`${HERE}.*`]: 'unknown', [`${HERE}.*.text`]: 'unknown', '$.*': 'unknown', '*': 'unknown' },
    ],
  ];
  for (const [name, body, roles] of ROLES) {
    it(`says who speaks: ${name}`, () => {
      const outcome = read(body);
      assert.equal(outcome.fault, undefined);
      assert.deepEqual(rolesOf(outcome), roles);
    });
  }

  it('T01 has calls whose name and arguments share one object', () => {
    const call = (name: string) => ({ functionCall: { args: { to: 'x', n: [41111111] }, id: 'i', name } });
    const body = { contents: [{ parts: [call('f'), { text: 'and' }, call('g')], role: 'model' }] };
    const { units } = readUnits(reader(), [bytesOf(JSON.stringify(body))]);
    const called = units.flatMap(({ runs }) => runs.filter(({ channel }) => channel.call !== undefined));
    assert.deepEqual(
      called.map(({ text, channel }) => [text, channel.role, channel.call?.part, channel.call?.call.name]),
      ['f', 'g'].flatMap((name) => [
        ['to', 'assistant', 'arguments', name],
        ['x', 'assistant', 'arguments', name],
        ['n', 'assistant', 'arguments', name],
        ['41111111', 'assistant', 'arguments', name],
        [name, 'assistant', 'name', name],
      ]),
    );
    const calls = new Set(called.map(({ channel }) => channel.call?.call));
    assert.deepEqual([...calls] as ToolCall[], [
      { index: 0, id: 'i', name: 'f' },
      { index: 1, id: 'i', name: 'g' },
    ]);
  });

  it('says of itself what path and body say', () => {
    const config = { generationConfig: { candidateCount: 3 } };
    assert.deepEqual(read({ ...says({ text: 'x' }), ...config }).facts, {
      ...{ asks: 'document', model: 'gemini-3-flash', stream: false, messages: 1, choices: 3 },
    });
    const snake = { contents: [{}, {}], generation_config: { candidate_count: '2' } };
    const path = '/v1/projects/p/locations/l/publishers/google/models/m:streamGenerateContent';
    const streamed = { asks: 'array', model: 'm', stream: true, messages: 2, choices: 2 };
    assert.deepEqual(read(snake, path).facts, streamed);
  });

  it('of two models has none', () => {
    assert.equal(read({ contents: [], model: 'models/gemini-3-flash' }).facts.model, 'gemini-3-flash');
    assert.equal(read({ contents: [], model: 'models/other' }).facts.model, undefined);
  });

  const SKIPPED: readonly (readonly [string, object, readonly string[]])[] = [
    ['an image', { inlineData: { mimeType: 'image/png', data: LONG } }, ['image']],
    ['speech', { inline_data: { mime_type: 'AUDIO/wav', data: LONG } }, ['audio']],
    ['a document', { inlineData: { mimeType: 'application/pdf', data: LONG } }, ['file']],
    [
      'data of a type that follows',
      { inlineData: { data: LONG, mimeType: 'image/png' } },
      ['file', 'image', 'audio'],
    ],
    ['text in place of data', { inlineData: { mimeType: 'image/png', data: 'plain words' } }, []],
    ['a file', { fileData: { fileUri: 'gs://a/b' } }, ['reference']],
    ['a signature', { text: 'x', thoughtSignature: LONG }, ['sealed']],
  ];
  for (const [name, part, reasons] of SKIPPED) {
    it(`names what is not inspected: ${name}`, () => {
      assert.deepEqual(
        read(says(part, 'model')).skipped.map(({ reason }) => reason),
        reasons,
      );
    });
  }

  it('names what a store of the provider brings in', () => {
    const { skipped } = read({ contents: [], cached_content: 'cachedContents/a' });
    assert.deepEqual(skipped, [{ path: 'cachedContent', reason: 'reference', bytes: 16 }]);
  });

  it('has signatures that nobody may change', () => {
    const { units } = readUnits(reader(), [bytesOf(JSON.stringify(says({ thoughtSignature: 'short' })))]);
    const [run] = units.flatMap(({ runs }) => runs);
    assert.deepEqual([run?.text, run?.channel.editable], ['short', false]);
  });

  const FAULTS: readonly (readonly [string, string, string])[] = [
    ['a list', '[]', '$'],
    ['nothing asked', '{"tools":[]}', 'contents'],
    ['contents as a text', '{"contents":"x"}', 'contents'],
    ['a content as a text', '{"contents":["x"]}', 'contents[0]'],
    ['a role as an object', '{"contents":[{"role":{}}]}', 'contents[0].role'],
    ['a thought as a text', '{"contents":[{"parts":[{"thought":"true"}]}]}', `${HERE}.thought`],
    ['a thought of the user', '{"contents":[{"parts":[{"text":"a","thought":true}]}]}', 'contents[0]'],
    ['both spellings', '{"contents":[],"cachedContent":"a","cached_content":"b"}', 'cachedContent'],
    [
      'both spellings in a part',
      '{"contents":[{"parts":[{"inline_data":{},"inlineData":{}}]}]}',
      `${HERE}.inlineData`,
    ],
    ['another case', '{"contents":[],"CachedContent":"a"}', 'cachedContent'],
    ['another case of snake_case', '{"contents":[],"Cached_Content":"a"}', 'cachedContent'],
  ];
  for (const [name, body, at] of FAULTS) {
    it(`J12 is refused: ${name}`, () => {
      const { fault } = read(body);
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at]);
    });
  }
});

describe('paths', () => {
  const TAKEN = [
    '/v1/models/m:generateContent',
    '/v1beta/models/m:streamGenerateContent',
    '/v1alpha/tunedModels/m:countTokens',
    '/gemini/v1beta/models/m:embedContent',
    '/v1beta1/projects/p/locations/l/publishers/meta/models/m:generateContent',
    '/v1beta1/projects/p/locations/l/endpoints/7:generateContent',
    '/v1/publishers/google/models/m:generateContent',
  ];
  for (const path of TAKEN) {
    it(`are read: ${path}`, () => assert.equal(findDialect({ method: 'POST', path }), gemini));
  }
  const LEFT: readonly (readonly [string, string])[] = [
    ['GET', '/v1beta/models/m:generateContent'],
    ['POST', '/v1beta/models/m:predict'],
    ['POST', '/v1beta/models/m:generateContent/'],
    ['POST', '/v1beta/models/a/m:generateContent'],
    ['POST', '/v1/projects/p/locations/l/publishers/google/models/m:rawPredict'],
    ['POST', '/v1beta/cachedContents'],
  ];
  for (const [method, path] of LEFT) {
    it(`are not read: ${method} ${path}`, () => assert.ok(!gemini.claims({ method, path })));
  }
});

describe('a whole answer', () => {
  it('is read candidate by candidate', () => {
    const parts = [
      { text: 'So', thought: true },
      { text: 'a' },
      { functionCall: { name: 'f', args: { k: 'v' } } },
    ];
    const rating = { category: 'HARM_CATEGORY_HATE_SPEECH', probability: 'NEGLIGIBLE' };
    const candidates = [
      { content: { role: 'model', parts }, finishReason: 'STOP', safetyRatings: [rating] },
      { content: { parts: [{ text: 'b' }] }, index: 1 },
    ];
    const outcome = readAnyhow(
      () => answerReader(gemini, 'application/json'),
      bytesOf(JSON.stringify({ candidates, modelVersion: 'm-1' })),
    );
    assert.deepEqual(outcome.facts, { choices: 2, model: 'm-1' });
    assert.deepEqual(rolesOf(outcome), {
      'candidates[0].content.parts[0].text': 'reasoning',
      'candidates[0].content.parts[1].text': 'assistant',
      'candidates[0].content.parts[2].functionCall.name': 'assistant',
      'candidates[0].content.parts[2].functionCall.args.*': 'assistant',
      'candidates[1].content.parts[0].text': 'assistant',
      modelVersion: 'other',
    });
  });

  it('in plain text is an error, or nothing', () => {
    const head = (status: number) => ({ status, headers: [{ name: 'content-type', value: 'text/plain' }] });
    assert.ok(gemini.response(head(503), {}, LIMITS).ok);
    assert.ok(!gemini.response(head(200), {}, LIMITS).ok);
  });
});

describe('a refusal', () => {
  it('is an error of Google', () => {
    const refusal = { status: 403, rule: 'r', code: 'not_allowed', message: 'Denied.', id: 'w-7' };
    const bodyOf = (status: number) =>
      JSON.parse(Buffer.from(gemini.refuse({ ...refusal, status })).toString()).error;
    assert.deepEqual(bodyOf(403), {
      code: 403,
      message: 'Denied. (Weir decision w-7)',
      status: 'PERMISSION_DENIED',
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'NOT_ALLOWED',
          domain: 'weir.dev',
          metadata: { decision: 'w-7' },
        },
      ],
    });
    const names = [422, 429, 502, 503].map((status) => bodyOf(status).status);
    assert.deepEqual(names, ['INVALID_ARGUMENT', 'RESOURCE_EXHAUSTED', 'INTERNAL', 'UNAVAILABLE']);
  });
});
