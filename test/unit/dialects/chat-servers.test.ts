/** Chat completions of Mistral and vLLM: who speaks in what they add, and what of it is not inspected (T09). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { answerReader, bytesOf, type Outcome, readAnyhow, readUnits, requestReader } from './read-all.ts';

const DATA = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';
const SIGNATURE = Buffer.alloc(75, 'seal').toString('base64');

function readRequest(body: object): Outcome {
  return readAnyhow(() => requestReader(openaiChat), bytesOf(JSON.stringify({ messages: [], ...body })));
}

function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

function unseen({ skipped }: Outcome): string[] {
  return skipped.map(({ path, reason }) => `${path} ${reason}`);
}

describe('a request to vLLM', () => {
  const ROLES: readonly (readonly [object, string])[] = [
    [{ guided_json: { title: 'a' } }, 'guided_json.title tool-definition a'],
    [{ guided_regex: 'a' }, 'guided_regex tool-definition a'],
    [{ guided_choice: ['a'] }, 'guided_choice[0] tool-definition a'],
    [{ guided_grammar: 'a' }, 'guided_grammar tool-definition a'],
    [{ structured_outputs: { regex: 'a' } }, 'structured_outputs.regex tool-definition a'],
    [{ chat_template: 'a' }, 'chat_template system a'],
    [{ chat_template_kwargs: { title: 'a' } }, 'chat_template_kwargs.title system a'],
    [{ documents: [{ text: 'a' }] }, 'documents[0].text retrieved a'],
    [{ add_generation_prompt: 'a' }, 'add_generation_prompt other a'],
    [{ continue_final_message: 'a' }, 'continue_final_message other a'],
    [{ prompt_logprobs: 'a' }, 'prompt_logprobs other a'],
    [{ messages: [{ role: 'assistant', reasoning: 'a' }] }, 'messages[0].reasoning reasoning a'],
  ];
  for (const [body, expected] of ROLES) {
    it(`says ${expected}`, () => assert.deepEqual(told(readRequest(body)), [expected]));
  }

  it('names what another server has read as a reference', () => {
    const outcome = readRequest({ kv_transfer_params: { do_remote_prefill: true, remote_host: 'a' } });
    assert.deepEqual(unseen(outcome), ['kv_transfer_params.remote_host reference']);
    assert.deepEqual(told(outcome), ['kv_transfer_params.remote_host other a']);
  });
});

describe('a request to Mistral', () => {
  it('thinks in parts, and its words rest on references', () => {
    const content = [
      {
        type: 'thinking',
        thinking: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ],
        signature: SIGNATURE,
      },
      { type: 'tool_reference', tool: 'web_search', title: 'c', url: 'd' },
      { type: 'text', text: 'e' },
    ];
    const outcome = readRequest({ messages: [{ role: 'assistant', prefix: true, content }] });
    assert.deepEqual(told(outcome), [
      'messages[0].content[0].thinking[0].text reasoning a',
      'messages[0].content[0].thinking[1].text reasoning b',
      'messages[0].content[1].tool other web_search',
      'messages[0].content[1].title retrieved c',
      'messages[0].content[1].url retrieved d',
      'messages[0].content[2].text assistant e',
    ]);
    assert.deepEqual(unseen(outcome), ['messages[0].content[0].signature sealed']);
  });

  it('T09 names documents, images, speech and files as not inspected, where they stand as texts', () => {
    const content = [
      { type: 'document_url', document_url: 'https://files.test/a.pdf' },
      { type: 'image_url', image_url: `data:image/png;base64,${DATA}` },
      { type: 'input_audio', input_audio: DATA },
      { type: 'file', file_id: 'f1' },
    ];
    const tools = [{ type: 'document_library', library_ids: ['l1'] }];
    assert.deepEqual(unseen(readRequest({ messages: [{ role: 'user', content }], tools })), [
      'messages[0].content[0].document_url file',
      'messages[0].content[1].image_url image',
      'messages[0].content[2].input_audio audio',
      'messages[0].content[3].file_id reference',
      'tools[0].library_ids[0] reference',
    ]);
  });
});

describe('a streamed answer of Mistral', () => {
  it('S07 has one text of all its parts and strings, and one of what it thinks', () => {
    const thinks = (text: string) => ({
      content: [{ type: 'thinking', thinking: [{ type: 'text', text }] }],
    });
    const deltas = [
      thinks('a'),
      { content: [{ type: 'text', text: 'x' }] },
      thinks('b'),
      { content: 'y' },
      { content: [{ type: 'text', text: 'z' }] },
    ];
    const events = deltas.map((delta) => `data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`);
    const { units } = readUnits(answerReader(openaiChat, 'text/event-stream'), [bytesOf(events.join(''))]);
    const texts = new Map<object, string>();
    for (const { channel, text } of units.flatMap(({ runs }) => runs))
      texts.set(channel, `${texts.get(channel) ?? channel.role} ${text}`);
    assert.deepEqual([...texts.values()], ['reasoning a b', 'assistant x y z']);
  });
});

describe('an answer of vLLM', () => {
  it('names tokens in numbers as opaque', () => {
    const body = { choices: [{ index: 0, token_ids: [1, 2] }], prompt_token_ids: [3] };
    const outcome = readAnyhow(
      () => answerReader(openaiChat, 'application/json'),
      bytesOf(JSON.stringify(body)),
    );
    assert.deepEqual(outcome.skipped, [
      { path: 'choices[0].token_ids', reason: 'opaque', bytes: 5 },
      { path: 'prompt_token_ids', reason: 'opaque', bytes: 3 },
    ]);
  });

  it('T10 has the tokens of the prompt as one text', () => {
    const tokens = ['4111', '1111'].map((decoded_token, at) => ({ [at]: { decoded_token, rank: 1 } }));
    const body = { choices: [], prompt_logprobs: [null, ...tokens] };
    const { units } = readUnits(answerReader(openaiChat, 'application/json'), [
      bytesOf(JSON.stringify(body)),
    ]);
    const runs = units.flatMap((unit) => unit.runs).filter(({ channel }) => channel.role === 'assistant');
    assert.deepEqual(
      runs.map(({ text }) => text),
      ['4111', '1111'],
    );
    assert.equal(new Set(runs.map(({ channel }) => channel)).size, 1);
  });
});
