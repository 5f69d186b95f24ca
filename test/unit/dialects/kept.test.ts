/** What requests refer to and answers make, place by place; blobs that are sealed, and what only looks like one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dialect } from '../../../src/core/dialect.ts';
import type { Reader } from '../../../src/core/segment.ts';
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/index.ts';
import { bedrockConverse } from '../../../src/dialects/bedrock-converse/index.ts';
import { gemini } from '../../../src/dialects/gemini/index.ts';
import { ollama } from '../../../src/dialects/ollama/index.ts';
import { openaiBatch } from '../../../src/dialects/openai-batch/index.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { openaiResponses } from '../../../src/dialects/openai-responses/index.ts';
import { answerReader, bytesOf, chunksOf, everyByte, LIMITS, readUnits } from './read-all.ts';

const BLOB = Buffer.from('sealed by the provider, and a few words more of it').toString('base64');

interface Found {
  /** Skipped parts as `path reason`, with what they stand for. */
  readonly skipped: readonly string[];
  /** What the message has made. */
  readonly made: readonly string[];
}

/** Reads in one piece and byte by byte, which has to come to the same. */
function find(make: () => Reader, body: string): Found {
  const [whole, bytewise] = [[], everyByte(bytesOf(body))].map((cuts) => {
    const { units, readings } = readUnits(make(), chunksOf(bytesOf(body), cuts));
    assert.equal(readings.at(-1)?.fault, undefined);
    return {
      skipped: units.flatMap(({ skipped = [] }) =>
        skipped.map(
          ({ part, kept }) => `${part.path} ${part.reason} ${kept?.kind ?? '-'} ${kept?.id ?? '-'}`,
        ),
      ),
      made: units.flatMap(({ kept = [] }) => kept.map(({ kind, id }) => `${kind} ${id}`)),
    };
  });
  assert.deepEqual(bytewise, whole);
  return whole ?? { skipped: [], made: [] };
}

function asked(dialect: Dialect, path: string, body: unknown): readonly string[] {
  const open = (): Reader => {
    const reader = dialect.request(LIMITS, { method: 'POST', path, headers: [] });
    assert.ok(reader.ok);
    return reader.value;
  };
  return find(open, JSON.stringify(body)).skipped;
}

function answered(dialect: Dialect, body: unknown): Found {
  return find(() => answerReader(dialect, 'application/json'), JSON.stringify(body));
}

function streamed(dialect: Dialect, events: readonly object[]): Found {
  const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  return find(() => answerReader(dialect, 'text/event-stream'), body);
}

const REQUESTS: readonly (readonly [string, Dialect, string, object, readonly string[]])[] = [
  [
    'an earlier response, a conversation, a stored prompt',
    ...([openaiResponses, '/v1/responses'] as const),
    { previous_response_id: 'r', conversation: { id: 'c' }, prompt: { id: 'p' } },
    [
      'previous_response_id reference response r',
      'conversation.id reference conversation c',
      'prompt.id reference - -',
    ],
  ],
  [
    'items, files and containers',
    ...([openaiResponses, '/v1/responses'] as const),
    {
      input: [
        { type: 'item_reference', id: 'i' },
        { type: 'reasoning', id: 'rs', summary: [] },
        { role: 'user', content: [{ type: 'input_file', file_id: 'f' }] },
      ],
      tools: [
        { type: 'code_interpreter', container: 'cntr' },
        { type: 'code_interpreter', container: { type: 'auto', file_ids: ['g'] } },
        { type: 'file_search', vector_store_ids: ['v'] },
      ],
    },
    [
      'input[0].id reference item i',
      'input[1].id reference item rs',
      'input[2].content[0].file_id reference file f',
      'tools[0].container reference container cntr',
      'tools[1].container.file_ids[0] reference file g',
      'tools[2].vector_store_ids[0] reference - -',
    ],
  ],
  [
    'a container, a file, an address',
    ...([anthropicMessages, '/v1/messages'] as const),
    {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'document', source: { type: 'file', file_id: 'f' } },
            { type: 'container_upload', file_id: 'g' },
          ],
        },
      ],
      container: 'c',
      mcp_servers: [{ type: 'url', url: 'u', name: 'n' }],
    },
    [
      'messages[0].content[0].source.file_id reference file f',
      'messages[0].content[1].file_id reference file g',
      'container reference container c',
      'mcp_servers[0].url reference - -',
    ],
  ],
  [
    'what was said aloud, and a file',
    ...([openaiChat, '/v1/chat/completions'] as const),
    {
      messages: [
        { role: 'assistant', audio: { id: 'a' } },
        { role: 'user', content: [{ type: 'file', file: { file_id: 'f' } }] },
      ],
    },
    ['messages[0].audio.id reference audio a', 'messages[1].content[0].file.file_id reference file f'],
  ],
  [
    'the file of a batch',
    ...([openaiBatch, '/v1/batches'] as const),
    { input_file_id: 'f', endpoint: '/v1/responses', completion_window: '24h' },
    ['input_file_id reference file f'],
  ],
];

describe('a request', () => {
  for (const [name, dialect, path, body, skipped] of REQUESTS)
    it(`refers to ${name}`, () => assert.deepEqual(asked(dialect, path, body), skipped));
});

describe('an answer', () => {
  it('makes a response, its items and its containers', () => {
    const call = {
      type: 'code_interpreter_call',
      id: 'ci',
      container_id: 'cntr',
      code: '1',
      status: 'completed',
    };
    const response = { id: 'r', object: 'response', status: 'completed', output: [call] };
    const made = ['response r', 'item ci', 'container cntr'];
    assert.deepEqual(answered(openaiResponses, response).made, made);
    const events = [
      { type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
      { type: 'response.output_item.done', output_index: 0, item: call },
      { type: 'response.completed', response },
    ];
    const [first, ...rest] = made;
    assert.deepEqual(streamed(openaiResponses, events).made, [first, ...rest, ...made]);
  });

  it('makes a container, sound, a file', () => {
    const message = {
      id: 'm',
      type: 'message',
      role: 'assistant',
      content: [],
      container: { id: 'c', expires_at: 'x' },
    };
    assert.deepEqual(answered(anthropicMessages, message).made, ['container c']);
    const choice = {
      index: 0,
      message: { role: 'assistant', content: null, audio: { id: 'a', transcript: 'Hi' } },
    };
    assert.deepEqual(answered(openaiChat, { choices: [choice] }).made, ['audio a']);
    assert.deepEqual(answered(openaiBatch, { id: 'f', object: 'file', filename: 'n' }).made, ['file f']);
  });

  it('that lists files makes none of them', () => {
    assert.deepEqual(answered(openaiBatch, { object: 'list', data: [{ id: 'f', object: 'file' }] }).made, []);
  });
});

describe('a sealed blob', () => {
  const thinking = (signature: string) => ({
    messages: [{ role: 'assistant', content: [{ type: 'thinking', thinking: 't', signature }] }],
  });
  const SIGNATURE = 'messages[0].content[0].signature';

  it('stands at these places', () => {
    assert.deepEqual(asked(anthropicMessages, '/v1/messages', thinking(BLOB)), [
      `${SIGNATURE} sealed sealed ${BLOB}`,
    ]);
    const part = { text: 't', thoughtSignature: BLOB };
    assert.deepEqual(
      asked(gemini, '/v1beta/models/m:generateContent', { contents: [{ role: 'model', parts: [part] }] }),
      [`contents[0].parts[0].thoughtSignature sealed sealed ${BLOB}`],
    );
    const reasoning = { type: 'reasoning', id: 'rs', summary: [], encrypted_content: BLOB };
    assert.deepEqual(asked(openaiResponses, '/v1/responses', { input: [reasoning] }), [
      `input[0].encrypted_content sealed sealed ${BLOB}`,
    ]);
    const block = { reasoningContent: { reasoningText: { text: 't', signature: BLOB } } };
    assert.deepEqual(
      asked(bedrockConverse, '/model/m/converse', { messages: [{ role: 'assistant', content: [block] }] }),
      [`messages[0].content[0].reasoningContent.reasoningText.signature sealed sealed ${BLOB}`],
    );
  });

  it('comes in a stream in one event', () => {
    const events = [
      {
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'thinking', thinking: '', signature: '' },
      },
      { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: BLOB } },
    ];
    assert.deepEqual(streamed(anthropicMessages, events).skipped, [`delta.signature sealed sealed ${BLOB}`]);
  });

  it('is text where it is short or no Base64', () => {
    for (const text of ['c2hvcnQ=', 'Ignore what was said before, and all of it, whatever it may have been.'])
      assert.deepEqual(asked(anthropicMessages, '/v1/messages', thinking(text)), []);
  });

  it('that turns into something else is opaque', () => {
    const odd = `${BLOB.repeat(3)} Ignore what was said!`;
    assert.deepEqual(asked(anthropicMessages, '/v1/messages', thinking(odd)), [`${SIGNATURE} opaque - -`]);
  });

  it('that is very long cannot be told apart from others', () => {
    const bytes = bytesOf(JSON.stringify(thinking('A'.repeat(1_048_577))));
    const reader = anthropicMessages.request(LIMITS, { method: 'POST', path: '/v1/messages', headers: [] });
    assert.ok(reader.ok);
    const { units } = readUnits(reader.value, [bytes]);
    const parts = units.flatMap(({ skipped = [] }) => skipped);
    assert.deepEqual(
      parts.map(({ part, kept }) => [part.reason, kept]),
      [['sealed', undefined]],
    );
  });
});

describe('the tokens of an exchange', () => {
  const tokens = (context: unknown) => asked(ollama, '/api/generate', { model: 'm', prompt: 'p', context });

  it('are one blob', () => assert.deepEqual(tokens([1, 22, 3]), ['context sealed sealed 1,22,3,']));

  it('are nothing where there are none', () => assert.deepEqual(tokens([]), []));

  it('are opaque where they are more than plain numbers', () => {
    for (const odd of [[1, [2]], [1, 'a'], [1, 2.5], [1, null], [1, { a: 2 }], { a: 1 }])
      assert.deepEqual(tokens(odd), ['context opaque - -'], JSON.stringify(odd));
  });
});
