/** References: named as not inspected, and read as text all the same; numbers at places that a dialect listens to. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { bytesOf, type Outcome, readAnyhow, requestReader, textsOf } from './read-all.ts';

const PATH = 'messages[0].content[0].file.file_id';

function readPart(part: object): Outcome {
  const body = JSON.stringify({ messages: [{ role: 'user', content: [part] }] });
  return readAnyhow(() => requestReader(openaiChat), bytesOf(body));
}

function fileOf(id: unknown): Outcome {
  return readPart({ type: 'file', file: { file_id: id } });
}

describe('a reference', () => {
  it('is skipped with its bytes, and is text', () => {
    const outcome = fileOf('file-\u00e9');
    assert.deepEqual(outcome.skipped, [{ path: PATH, reason: 'reference', bytes: 7 }]);
    assert.equal(textsOf(outcome)[PATH], 'file-\u00e9');
  });

  it('is one part however long its text is', () => {
    const outcome = fileOf('x'.repeat(400));
    assert.deepEqual(outcome.skipped, [{ path: PATH, reason: 'reference', bytes: 400 }]);
  });

  it('that is empty or null refers to nothing', () => {
    for (const id of ['', null]) assert.deepEqual(fileOf(id).skipped, []);
  });
});

describe('a long number', () => {
  it('is text where a dialect listens for a name, as it is elsewhere', () => {
    const call = { function: { name: 4111111111111111, arguments: 5500005555555559 } };
    const message = { role: 'assistant', tool_calls: [call] };
    const bytes = bytesOf(JSON.stringify({ messages: [message] }));
    const texts = textsOf(readAnyhow(() => requestReader(openaiChat), bytes));
    assert.deepEqual(texts, {
      'messages[0].tool_calls[0].function.name': '4111111111111111',
      'messages[0].tool_calls[0].function.arguments': '5500005555555559',
    });
  });
});
