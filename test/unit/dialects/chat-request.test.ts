/** Requests of chat completions, whole answers, refusals, and which target belongs to whom. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { APIError, PermissionDeniedError } from 'openai';
import { DIALECT_NAMES, findDialect, GENERIC } from '../../../src/dialects/index.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import {
  bytesOf,
  everyByte,
  LIMITS,
  type Outcome,
  readAll,
  readUnits,
  requestReader,
  textsOf,
} from './read-all.ts';

function read(value: object, cuts: readonly number[] = []): Outcome {
  return readAll(requestReader(openaiChat), bytesOf(JSON.stringify(value)), cuts);
}

function rolesOf(outcome: Outcome): Record<string, string> {
  return Object.fromEntries(outcome.units.flatMap(({ runs }) => runs.map(({ path, role }) => [path, role])));
}

describe('a chat request', () => {
  it('names the role of every message, also when it comes after the content', () => {
    const roles = rolesOf(
      read({
        messages: [
          { role: 'system', content: 's' },
          { content: 'd', role: 'developer' },
          { content: [{ type: 'text', text: 'u' }], role: 'user' },
          { role: 'assistant', content: 'a', reasoning_content: 'r' },
          { role: 'tool', content: 't', tool_call_id: 'i' },
          { role: 'function', content: 'f', name: 'n' },
          { role: 'SYSTEM', content: 'x' },
          { content: 'y' },
        ],
      }),
    );
    assert.deepEqual(roles, {
      'messages[0].content': 'system',
      'messages[1].content': 'developer',
      'messages[2].content[0].text': 'user',
      'messages[3].content': 'assistant',
      'messages[3].reasoning_content': 'reasoning',
      'messages[4].content': 'tool',
      'messages[4].tool_call_id': 'other',
      'messages[5].content': 'tool',
      'messages[5].name': 'tool',
      'messages[6].role': 'other',
      'messages[6].content': 'unknown',
      'messages[7].content': 'unknown',
    });
  });

  it('settles a channel with its role, or with the end of its message', () => {
    const reader = requestReader(openaiChat);
    const first = reader.push(bytesOf('{"messages":[{"content":"abc"')).units[0]?.runs[0]?.channel;
    assert.deepEqual([first?.role, first?.settled], ['unknown', false]);
    reader.push(bytesOf(',"role":"user"'));
    assert.deepEqual([first?.role, first?.settled], ['user', true]);
    const second = reader.push(bytesOf('},{"content":"abc"')).units[0]?.runs[1]?.channel;
    assert.deepEqual([second?.role, second?.settled], ['unknown', false]);
    reader.push(bytesOf('}'));
    assert.deepEqual([second?.role, second?.settled], ['unknown', true]);
  });

  it('hands out text as it comes', () => {
    const reader = requestReader(openaiChat);
    const texts = ['{"messages":[{"role":"user","content":"ab', 'c\\u00', 'e9', 'd"'].map(
      (part) =>
        reader
          .push(bytesOf(part))
          .units[0]?.runs.map(({ text }) => text)
          .join('|') ?? '',
    );
    assert.deepEqual(texts, ['ab', 'ab|c', 'ab|c|é', 'ab|c|é|d']);
  });

  it('tells its facts', () => {
    const outcome = read({ model: 'gpt-4o', stream: true, n: 3, messages: [{}, {}] });
    assert.deepEqual(outcome.facts, { model: 'gpt-4o', stream: true, choices: 3, messages: 2 });
  });

  it('reads tools, calls and every other text', () => {
    const roles = rolesOf(
      read({
        messages: [
          {
            role: 'assistant',
            tool_calls: [{ id: 'i', type: 'function', function: { name: 'n', arguments: '{}' } }],
          },
        ],
        tools: [
          {
            type: 'function',
            function: { name: 'n', description: 'd', parameters: { properties: { city: { enum: ['x'] } } } },
          },
        ],
        user: 'u',
        stop: ['s'],
        metadata: { k: 'v' },
        prompt: 'p',
      }),
    );
    assert.deepEqual(roles, {
      'messages[0].tool_calls[0].id': 'other',
      'messages[0].tool_calls[0].function.name': 'assistant',
      'messages[0].tool_calls[0].function.arguments': 'assistant',
      'tools[0].function.name': 'tool-definition',
      'tools[0].function.description': 'tool-definition',
      'tools[0].function.parameters.properties.*': 'tool-definition',
      'tools[0].function.parameters.properties.*.enum[0]': 'tool-definition',
      user: 'other',
      'stop[0]': 'other',
      'metadata.*': 'other',
      '$.*': 'unknown',
      '*': 'unknown',
    });
  });

  it('T09 counts data in place of text, in any chunking; an address is judged, and what lies there was not seen', () => {
    const parts = [
      { type: 'image_url', image_url: { url: `data:image/png;base64,${'A'.repeat(500)}` } },
      { type: 'image_url', image_url: { url: 'https://x.test/secret' } },
      { type: 'image_url', image_url: { url: 'data:image/svg+xml,<svg>words</svg>' } },
      { type: 'input_audio', input_audio: { data: 'B'.repeat(200), format: 'wav' } },
      { type: 'input_audio', input_audio: { data: 'plain words in place of sound', format: 'wav' } },
      {
        type: 'file',
        file: { file_data: `data:application/pdf;base64,${'C'.repeat(300)}`, filename: 'f.pdf' },
      },
    ];
    const value = { messages: [{ role: 'user', content: parts }] };
    const outcome = read(value);
    assert.deepEqual(
      outcome.skipped.map(({ path, reason, bytes }) => [path, reason, bytes]),
      [
        ['messages[0].content[0].image_url.url', 'image', 522],
        ['messages[0].content[1].image_url.url', 'image', 21],
        ['messages[0].content[3].input_audio.data', 'audio', 200],
        ['messages[0].content[5].file.file_data', 'file', 328],
      ],
    );
    assert.deepEqual(textsOf(outcome), {
      'messages[0].content[1].image_url.url': 'https://x.test/secret',
      'messages[0].content[2].image_url.url:decoded': 'data:image/svg+xml,<svg>words</svg>',
      'messages[0].content[4].input_audio.data': 'plain words in place of sound',
      'messages[0].content[5].file.filename': 'f.pdf',
    });
    assert.deepEqual(read(value, everyByte(bytesOf(JSON.stringify(value)))), outcome);
  });

  it('writes no content into paths', () => {
    const outcome = read({ messages: [], 'sk-secret': { 'sk-deep': 'x' }, metadata: { 'sk-meta': 'y' } });
    assert.ok(outcome.units[0]?.runs.every(({ path }) => !path.includes('sk-')));
  });

  it('takes a long number for text where text may stand, not among the settings', () => {
    const json =
      '{"seed":4111111111111111,"messages":[{"role":"user","content":4111111111111111,"new":-1.5e1}]}';
    const outcome = readAll(requestReader(openaiChat), bytesOf(json));
    assert.deepEqual(textsOf(outcome), {
      'messages[0].content': '4111111111111111',
      'messages[0].*': 'new',
    });
    assert.deepEqual(readAll(requestReader(openaiChat), bytesOf(json), everyByte(bytesOf(json))), outcome);
  });

  it('marks names as not to be edited', () => {
    const { units } = readUnits(requestReader(openaiChat), [bytesOf('{"messages":[],"new":"text"}')]);
    assert.deepEqual(
      units[0]?.runs.map(({ text, channel }) => [text, channel.editable]),
      [
        ['new', false],
        ['text', undefined],
      ],
    );
  });
});

describe('a whole answer', () => {
  function answer(contentType: string, body: string): Outcome | string {
    const head = { status: 200, headers: [{ name: 'content-type', value: contentType }] };
    const reader = openaiChat.response(head, {}, LIMITS);
    if (!reader.ok) return reader.fault.kind;
    assert.equal(reader.value.shape, 'whole');
    assert.equal(
      reader.value.ending({ status: 403, rule: 'r', code: 'c', message: 'm', id: 'i' }, 0).length,
      0,
    );
    return readAll(reader.value, bytesOf(body));
  }

  it('reads JSON as the assistant speaking', () => {
    const outcome = answer(
      'application/json; charset=utf-8',
      '{"id":"x","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"hi"},"finish_reason":"stop"}]}',
    );
    assert.ok(typeof outcome === 'object');
    assert.deepEqual(rolesOf(outcome), {
      id: 'other',
      model: 'other',
      'choices[0].message.content': 'assistant',
    });
    assert.deepEqual(outcome.facts, { model: 'm', choices: 1 });
  });

  it('reads plain text, characters split or not', () => {
    const head = { status: 500, headers: [{ name: 'content-type', value: 'text/plain' }] };
    const bytes = bytesOf('upstream é \u{1f600} error');
    const texts = [[], everyByte(bytes)].map((cuts) => {
      const reader = openaiChat.response(head, {}, LIMITS);
      assert.ok(reader.ok);
      return readAll(reader.value, bytes, cuts);
    });
    assert.deepEqual(texts[0], texts[1]);
    assert.deepEqual(textsOf(texts[0] as Outcome), { $: 'upstream é \u{1f600} error' });
  });

  it('takes plain text for an answer only where it is an error: else a client may read events in it', () => {
    const kindAt = (status: number): string => {
      const head = { status, headers: [{ name: 'content-type', value: 'text/plain; charset=utf-8' }] };
      const reader = openaiChat.response(head, {}, LIMITS);
      return reader.ok ? reader.value.shape : reader.fault.kind;
    };
    for (const status of [200, 201, 302, 399, Number.NaN]) assert.equal(kindAt(status), 'unsupported');
    for (const status of [400, 429, 503]) assert.equal(kindAt(status), 'whole');
  });

  it('refuses what nothing reads, without repeating the header', () => {
    for (const value of ['text/html', 'multipart/form-data; boundary=b', 'application/x-ndjson']) {
      assert.equal(answer(value, '{}'), 'unsupported', value);
    }
    for (const value of ['application/json; charset=utf-16', '']) {
      assert.equal(answer(value, '{}'), 'unreadable', value);
    }
    const head = { status: 200, headers: [{ name: 'content-type', value: `x/${'y'.repeat(500)}<script>` }] };
    const reader = openaiChat.response(head, {}, LIMITS);
    assert.ok(!reader.ok && reader.fault.message.length < 150 && !reader.fault.message.includes('<'));
    assert.ok(!openaiChat.response({ status: 200, headers: [] }, {}, LIMITS).ok);
  });
});

describe('refusals and targets', () => {
  const refusal = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };

  it('refuses so that the SDK raises its own error', () => {
    const body = JSON.parse(Buffer.from(openaiChat.refuse(refusal)).toString());
    const error = APIError.generate(403, body, undefined, new Headers());
    assert.ok(error instanceof PermissionDeniedError);
    assert.equal(error.code, 'content_policy_violation');
    assert.equal(error.type, 'permission_error');
    assert.match(error.message, /Denied\. \(Weir decision w-7\)/);
  });

  it('refuses in plain terms where no dialect is known', () => {
    const body = JSON.parse(Buffer.from(GENERIC.refuse(refusal)).toString());
    assert.deepEqual(body, { error: { message: 'Denied.', code: 'content_policy_violation', id: 'w-7' } });
  });

  it('H06 claims exact targets only', () => {
    const claimed = (method: string, path: string): string | undefined => findDialect({ method, path })?.name;
    for (const path of [
      '/v1/chat/completions',
      '/chat/completions',
      '/openai/v1/chat/completions',
      '/api/v1/chat/completions',
      '/compatibility/v1/chat/completions',
      '/inference/v1/chat/completions',
      '/inference/chat/completions',
      '/beta/chat/completions',
      '/v1beta/openai/chat/completions',
      '/openai/deployments/gpt-4o/chat/completions',
    ]) {
      assert.equal(claimed('POST', path), 'openai-chat');
      assert.equal(claimed('GET', path), undefined);
    }
    for (const path of [
      '/v1/chat/completions/',
      '/V1/chat/completions',
      '/v2/chat/completions',
      '/api/chat/completions',
      '/openai/chat/completions',
      '/v1beta/chat/completions',
      '/v1/completions',
      '/',
    ]) {
      assert.notEqual(claimed('POST', path), 'openai-chat', path);
    }
  });

  it('is for the deployment that its path names, whatever model the body says', () => {
    const path = '/openai/deployments/gpt-4o.2/chat/completions';
    const made = openaiChat.request(LIMITS, { method: 'POST', path, headers: [] });
    assert.ok(made.ok);
    const body = bytesOf('{"model":"gpt-4o-mini","messages":[]}');
    assert.equal(readAll(made.value, body, [9]).facts.model, 'gpt-4o.2');
  });

  it('is one of several dialects, each with a name of its own, the last for what no other knows', () => {
    assert.equal(DIALECT_NAMES[0], 'openai-chat');
    assert.equal(DIALECT_NAMES.at(-1), 'generic');
    assert.equal(new Set(DIALECT_NAMES).size, DIALECT_NAMES.length);
  });
});
