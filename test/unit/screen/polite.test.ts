/** Which denials are told in words of the policy, and what the client gets then. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GENERIC } from '../../../src/dialects/index.ts';
import { ollama } from '../../../src/dialects/ollama/index.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import type { Refusals } from '../../../src/policy/compiled-policy.ts';
import type { Denial } from '../../../src/screen/denial.ts';
import { refusalReply } from '../../../src/screen/local-reply.ts';
import { inWords } from '../../../src/screen/polite.ts';
import { refusalOf } from '../../../src/screen/refusal.ts';

const ANSWER: Refusals = { as: 'answer', text: 'No ({id}, {id}).' };
const limit = (status: number): Denial => ({ kind: 'limit', rule: 'limits.x', status, message: 'No.' });
const FINDING: Denial = {
  kind: 'finding',
  rule: 'r',
  finding: {
    ...{ rule: 'r', detector: 'keywords', type: 'KEYWORD', path: 'messages[0].content', role: 'user' },
    ...{ direction: 'request', start: 0, end: 1, score: 1, hash: 'h' },
  },
};
const told = (denial: Denial, refusals = ANSWER) =>
  inWords(refusalOf(denial, 'request', 'w-1'), denial, refusals);

describe('words of the policy', () => {
  it('are for what was judged and is not allowed', () => {
    assert.equal(told(FINDING).says, 'No (w-1, w-1).');
    assert.equal(told(limit(403)).says, 'No (w-1, w-1).');
    for (const status of [413, 429, 502]) assert.equal(told(limit(status)).says, undefined);
    const fault: Denial = { kind: 'fault', fault: { kind: 'judge', message: 'Away.' }, rule: 'r' };
    assert.equal(told(fault).says, undefined);
    for (const as of ['error', 'events'] as const)
      assert.equal(told(FINDING, { ...ANSWER, as }).says, undefined);
  });

  it('make an answer with status 200 that says deny in its headers, and none of an error', () => {
    const request = { model: 'm', stream: true };
    const reply = refusalReply(told(FINDING), { dialect: openaiChat, request, as: 'answer' });
    assert.deepEqual([reply.status, reply.told, reply.details], [200, 'answer', 'weir_deny_r']);
    assert.deepEqual(
      reply.headers.map(({ name, value }) => `${name}: ${value}`),
      ['content-type: text/event-stream', 'x-weir-decision: deny', 'x-weir-id: w-1', 'x-should-retry: false'],
    );
    const lines = refusalReply(told(FINDING), {
      dialect: ollama,
      request: { ...request, asks: 'chat' },
      as: 'answer',
    });
    assert.equal(lines.headers[0]?.value, 'application/x-ndjson');
  });

  it('give way to the error where no text answers', () => {
    for (const [dialect, request] of [
      [ollama, {}],
      [GENERIC, {}],
      [undefined, undefined],
    ] as const) {
      const reply = refusalReply(told(FINDING), { dialect, request, as: 'answer' });
      assert.deepEqual([reply.status, reply.told], [403, undefined]);
    }
  });
});
