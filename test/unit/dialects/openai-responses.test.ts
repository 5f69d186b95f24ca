/** The Responses API: requests, whole answers, references, calls, targets. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDialect } from '../../../src/dialects/index.ts';
import { openaiResponses } from '../../../src/dialects/openai-responses/index.ts';
import {
  answerReader,
  bytesOf,
  LIMITS,
  type Outcome,
  readAnyhow,
  readUnits,
  requestReader,
  textsOf,
} from './read-all.ts';

function read(value: object): Outcome {
  return readAnyhow(() => requestReader(openaiResponses), bytesOf(JSON.stringify(value)));
}

function answered(value: object): Outcome {
  return readAnyhow(() => answerReader(openaiResponses, 'application/json'), bytesOf(JSON.stringify(value)));
}

/** The role of each text, by path; words of the format have none. */
function rolesOf(outcome: Outcome): Record<string, string> {
  return Object.fromEntries(outcome.units.flatMap(({ runs }) => runs.map(({ path, role }) => [path, role])));
}

function references(outcome: Outcome): string[] {
  return outcome.skipped.flatMap(({ path, reason }) => (reason === 'reference' ? [path] : []));
}

describe('a request for a response', () => {
  it('J12 is the user as a text, and instructions are the system', () => {
    const outcome = read({ model: 'gpt-4o', instructions: 'Be brief.', input: 'Hello', stream: true });
    assert.deepEqual(rolesOf(outcome), { model: 'other', instructions: 'system', input: 'user' });
    assert.deepEqual(outcome.facts, { model: 'gpt-4o', stream: true, messages: 1 });
  });

  it('J12 says who speaks in each item, also when its role comes last', () => {
    const outcome = read({
      input: [
        { role: 'user', content: 'u' },
        { content: [{ type: 'input_text', text: 'd' }], role: 'developer' },
        { content: 's', type: 'message', role: 'system' },
        { role: 'assistant', content: [{ type: 'refusal', refusal: 'a' }] },
        { content: [{ text: 'r', type: 'reasoning_text' }], type: 'reasoning' },
        { type: 'function_call_output', call_id: 'c', output: 't' },
        { role: 'boss', content: 'x' },
        { content: 'y' },
        'z',
      ],
    });
    assert.deepEqual(rolesOf(outcome), {
      'input[0].content': 'user',
      'input[1].content[0].text': 'developer',
      'input[2].content': 'system',
      'input[3].content[0].refusal': 'assistant',
      'input[4].content[0].text': 'reasoning',
      'input[5].call_id': 'other',
      'input[5].output': 'tool',
      'input[6].role': 'other',
      'input[6].content': 'unknown',
      'input[7].content': 'unknown',
      'input[8]': 'unknown',
    });
    assert.equal(outcome.facts.messages, 8);
  });

  it('J08 joins the parts of a message', () => {
    const parts = ['EV', 'IL'].map((text) => ({ type: 'input_text', text }));
    const bytes = bytesOf(JSON.stringify({ input: [{ role: 'user', content: parts }] }));
    const runs = readUnits(requestReader(openaiResponses), [bytes]).units.flatMap((unit) => unit.runs);
    const [first, second] = runs.map(({ channel }) => channel.within);
    assert.ok(first !== undefined && first === second);
  });

  const REFERRING: Readonly<Record<string, [body: object, path: string]>> = {
    'an earlier response': [{ previous_response_id: 'resp_1' }, 'previous_response_id'],
    'a conversation by its id': [{ conversation: 'conv_1' }, 'conversation'],
    'a conversation': [{ conversation: { id: 'conv_1' } }, 'conversation.id'],
    'a stored prompt': [{ prompt: { id: 'pmpt_1', version: '2' } }, 'prompt.id'],
    'a stored item': [{ input: [{ type: 'item_reference', id: 'msg_1' }] }, 'input[0].id'],
    'a stored item without a type': [{ input: [{ id: 'msg_1' }] }, 'input[0].id'],
    'a stored item whose type is null': [{ input: [{ type: null, id: 'msg_1' }] }, 'input[0].id'],
    'stored reasoning': [{ input: [{ type: 'reasoning', id: 'rs_1', summary: [] }] }, 'input[0].id'],
    'stored reasoning with its summary': [
      { input: [{ type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 's' }] }] },
      'input[0].id',
    ],
    'a stored image': [{ input: [{ id: 'ig_1', type: 'image_generation_call' }] }, 'input[0].id'],
    'a file': [
      { input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'file-1' }] }] },
      'input[0].content[0].file_id',
    ],
    'a file at an address': [
      { input: [{ role: 'user', content: [{ type: 'input_file', file_url: 'https://x.test/a.pdf' }] }] },
      'input[0].content[0].file_url',
    ],
    'a store': [
      { tools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }] },
      'tools[0].vector_store_ids[0]',
    ],
    'a container': [{ tools: [{ type: 'code_interpreter', container: 'cntr_1' }] }, 'tools[0].container'],
  };
  for (const [name, [body, path]] of Object.entries(REFERRING)) {
    it(`refers to ${name}: named, and its id is text`, () => {
      const outcome = read(body);
      assert.deepEqual(references(outcome), [path]);
      assert.ok(path in textsOf(outcome));
    });
  }

  it('refers to nothing by the ids of what it holds itself', () => {
    const output = [
      { type: 'message', id: 'msg_1', role: 'assistant', content: [{ type: 'output_text', text: 'a' }] },
      { type: 'function_call', id: 'fc_1', call_id: 'c', name: 'f', arguments: '{}' },
      {
        type: 'reasoning',
        id: 'rs_1',
        summary: [],
        content: [{ type: 'reasoning_text', text: 'open' }],
      },
      { id: 'msg_2', role: 'user', content: 'u' },
    ];
    assert.deepEqual(references(read({ input: output })), []);
  });

  it('names sealed reasoning as such', () => {
    const sealed = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'gAAA'.repeat(40) };
    const outcome = read({ input: [sealed] });
    assert.deepEqual(outcome.skipped, [{ path: 'input[0].encrypted_content', reason: 'sealed', bytes: 160 }]);
  });

  it('is refused where its shape is another', () => {
    const faults = [[], { input: {} }, { input: [{ type: ['message'] }] }, { stream: { a: 1 } }].map(
      (body) => read(body).fault,
    );
    assert.deepEqual(
      faults.map((fault) => [fault?.kind, fault?.at]),
      [
        ['unreadable', '$'],
        ['unreadable', 'input'],
        ['unreadable', 'input[0].type'],
        ['unreadable', 'stream'],
      ],
    );
    assert.equal(read({ Input: 'x' }).fault?.kind, 'unreadable');
  });
});

describe('T01 calls of a request and an answer', () => {
  const CALLS: Readonly<Record<string, [item: object, name: string | undefined]>> = {
    function: [{ type: 'function_call', call_id: 'c', name: 'mail', arguments: '{"to":"a"}' }, 'mail'],
    'function, the name last': [{ arguments: '{"to":"a"}', name: 'mail', type: 'function_call' }, 'mail'],
    custom: [{ type: 'custom_tool_call', call_id: 'c', name: 'sql', input: 'select' }, 'sql'],
    MCP: [{ type: 'mcp_call', name: 'read', arguments: '{}' }, 'read'],
    'of the provider': [{ type: 'web_search_call', action: { type: 'search', query: 'q' } }, 'web_search'],
    shell: [{ type: 'local_shell_call', action: { command: ['ls', '-a'] } }, 'local_shell'],
    code: [{ code: 'print(1)', type: 'code_interpreter_call' }, 'code_interpreter'],
  };
  for (const [kind, [item, name]] of Object.entries(CALLS)) {
    it(`of kind ${kind}: its texts share the call, which knows its name`, () => {
      const readers = [requestReader(openaiResponses), answerReader(openaiResponses, 'application/json')];
      const bodies = [{ input: [item] }, { output: [item] }];
      for (const [at, reader] of readers.entries()) {
        const { units } = readUnits(reader, [bytesOf(JSON.stringify(bodies[at]))]);
        const parts = units.flatMap(({ runs }) => runs.flatMap(({ channel }) => channel.call ?? []));
        assert.ok(parts.some(({ part }) => part === 'arguments'));
        assert.equal(new Set(parts.map(({ call }) => call)).size, 1);
        assert.deepEqual([parts[0]?.call.name, parts[0]?.call.index], [name, 0]);
      }
    });
  }
});

describe('a whole response', () => {
  it('is the assistant, its tools and its reasoning; ids in it refer to nothing', () => {
    const outcome = answered({
      ...{
        id: 'resp_1',
        object: 'response',
        model: 'm',
        status: 'completed',
        previous_response_id: 'resp_0',
      },
      output: [
        { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'r' }] },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'a' }] },
        { type: 'file_search_call', queries: ['q'], results: [{ file_id: 'f', text: 'found' }] },
      ],
    });
    const roles = rolesOf(outcome);
    assert.equal(roles['output[0].summary[0].text'], 'reasoning');
    assert.equal(roles['output[1].content[0].text'], 'assistant');
    assert.equal(roles['output[2].results[0].text'], 'retrieved');
    assert.deepEqual(outcome.skipped, []);
    assert.equal(outcome.facts.model, 'm');
  });

  it('T10 reads the tokens of a text as one text', () => {
    const tokens = ['se', 'cret'].map((token) => ({ token, logprob: -1, top_logprobs: [] }));
    const parts = [1, 2].map(() => ({ type: 'output_text', text: 'secret', logprobs: tokens }));
    const outcome = answered({ output: [{ type: 'message', role: 'assistant', content: parts }] });
    const texts = textsOf(outcome);
    assert.equal(texts['output[0].content[0].logprobs[0].token'], 'secret');
    assert.equal(texts['output[0].content[1].logprobs[0].token'], 'secret');
  });

  it('reads the items that a request was made of by their roles', () => {
    const outcome = answered({ object: 'list', data: [{ type: 'message', role: 'user', content: 'u' }] });
    assert.equal(rolesOf(outcome)['data[0].content'], 'user');
  });
});

describe('targets of the Responses API', () => {
  const claimed = (method: string, path: string) => findDialect({ method, path })?.name;

  it('H06 are exact', () => {
    for (const path of ['/v1/responses', '/responses', '/openai/responses', '/openai/v1/responses'])
      assert.equal(claimed('POST', path), 'openai-responses');
    for (const [method, path] of [
      ['POST', '/v1/responses/'],
      ['POST', '/v2/responses'],
      ['POST', '/v1/responses/resp_1'],
      ['GET', '/v1/responses'],
      ['GET', '/v1/responses/resp_1/other'],
      ['GET', '/v1/responses/a%2Fb'],
      ['DELETE', '/v1/responses'],
      ['PUT', '/v1/responses/resp_1'],
    ] as const)
      assert.notEqual(claimed(method, path), 'openai-responses', `${method} ${path}`);
  });

  it('that take no body refuse one', () => {
    const head = { method: 'GET', path: '/v1/responses/resp_1', headers: [] };
    const reader = openaiResponses.request(LIMITS, head);
    assert.ok(reader.ok);
    assert.equal(reader.value.push(bytesOf('{"input":"x"}')).fault?.kind, 'unsupported');
  });
});
