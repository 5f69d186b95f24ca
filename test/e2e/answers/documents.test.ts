/** Answers that cannot be read never pass; what can be read passes whole, up to the limit of the policy. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import OpenAI from 'openai';
import { assertRefused, chat } from '../conformance/support/clients.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { chatBody, openai, postChat } from '../harness/client.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { begin } from './support/live.ts';
import { assertRecorded, CLEAN, faultsOf } from './support/records.ts';
import { POLICY, pieces } from './support/spelling.ts';

const MIB = 1024 * 1024;
/** Stands in every answer that must not pass. */
const MARK = 'the river is calm';

/** A whole answer of about that many bytes. */
function document(size: number): string {
  const content = `${MARK}. `.repeat(Math.ceil(size / (MARK.length + 2)));
  return JSON.stringify({
    ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}

const GOOD = document(100);
const UNREADABLE = [
  { title: 'JSON that is none', body: GOOD.replace('"created":1', '"created":01'), kind: 'unreadable' },
  { title: 'JSON that is cut off', body: GOOD.slice(0, -20), kind: 'unreadable' },
  { title: 'JSON with more behind it', body: `${GOOD}${GOOD}`, kind: 'unreadable' },
  { title: 'JSON with a name twice', body: GOOD.replace('"model"', '"id"'), kind: 'unreadable' },
  { title: 'no bytes at all', body: '', kind: 'unreadable' },
  {
    title: 'bytes that are not UTF-8',
    body: Buffer.concat([Buffer.from(GOOD.slice(0, -80)), Buffer.from([0xff]), Buffer.from(GOOD.slice(-80))]),
    kind: 'unreadable',
  },
  { title: 'HTML', body: `<p>${MARK}</p>`, type: 'text/html', kind: 'unsupported' },
  {
    title: 'a content type that nobody knows',
    body: GOOD,
    type: 'application/x-unknown',
    kind: 'unsupported',
  },
  {
    title: 'another charset',
    body: Buffer.from(GOOD, 'utf16le'),
    type: 'application/json; charset=utf-16le',
    kind: 'unreadable',
  },
  {
    title: 'two charsets',
    body: GOOD,
    type: 'application/json; charset=utf-8; charset=utf-7',
    kind: 'unreadable',
  },
  {
    title: 'an event stream of what is no JSON',
    body: `data: ${MARK}\n\n`,
    type: 'text/event-stream',
    kind: 'unreadable',
  },
  {
    title: 'a coding that nobody undoes, although accept-encoding was removed',
    body: gzipSync(GOOD),
    headers: { 'content-encoding': 'compress' },
    kind: 'unsupported',
  },
  { title: 'gzip that says it is none', body: gzipSync(GOOD), kind: 'unreadable' },
  {
    title: 'an encoding that nobody knows',
    body: GOOD,
    headers: { 'content-encoding': 'rot13' },
    kind: 'unsupported',
  },
] as const;

describe('answers in one piece', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  for (const [index, { title, body, kind, ...rest }] of UNREADABLE.entries()) {
    it(`${title}: 502 in OpenAI's form, none of its bytes`, async () => {
      const { type = 'application/json', headers = {} } = rest as { type?: string; headers?: object };
      stack.model.script(
        `unreadable-${index}`,
        sends([body], { contentType: type, headers: { ...headers } }),
      );
      const live = await begin(stack, chat('How is the river?'), {
        ...{ 'x-script': `unreadable-${index}`, 'accept-encoding': 'gzip, br' },
      });
      const answer = await live.ending();
      const id = assertRefused(answer, 502, { secrets: [MARK] });
      const { error } = JSON.parse(answer.body.toString()) as { error: Record<string, string> };
      assert.deepEqual([error['type'], error['code']], ['server_error', `${kind}_answer`]);
      const received = stack.model.received.at(-1);
      assert.equal(received?.body.toString(), chat('How is the river?'));
      assert.equal(received?.headers['accept-encoding'], undefined);
      const records = await assertRecorded(stack, id, [
        ...['request allow none', `open deny ${kind}`, 'close fault'],
      ]);
      assert.deepEqual(faultsOf(records), [kind]);
    });
  }

  it('the SDK turns an unreadable answer into its own error and does not ask again', async () => {
    stack.model.script('cut-off', sends([GOOD.slice(0, -20)], { contentType: 'application/json' }));
    const seen = stack.model.received.length;
    const client = openai(stack).withOptions({ maxRetries: 2 });
    await assert.rejects(
      client.chat.completions.create(
        { model: 'gpt-4o-mini', messages: [{ role: 'user', content: '?' }] },
        { headers: { 'x-script': 'cut-off' } },
      ),
      (error) =>
        error instanceof OpenAI.InternalServerError &&
        error.status === 502 &&
        error.code === 'unreadable_answer' &&
        error.headers.get('x-weir-decision') === 'deny',
    );
    assert.equal(stack.model.received.length, seen + 1);
  });

  it('10 MB arrive byte for byte', async () => {
    const sent = Buffer.from(document(10 * MIB));
    const parts = Array.from({ length: 41 }, (_, at) => sent.subarray(at * 262_144, (at + 1) * 262_144));
    stack.model.script('ten', sends(parts, { contentType: 'application/json', paceMs: 0 }));
    const answer = await postChat(stack.url, chatBody('How is the river?'), { 'x-script': 'ten' });
    assert.ok(Buffer.from(await answer.arrayBuffer()).equals(sent), 'the same bytes');
    assert.deepEqual([answer.status, answer.headers.get('x-weir-decision')], [200, 'allow']);
    const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
    const totals = records.at(-1)?.['totals'] as { responseBytes: number } | undefined;
    assert.equal(totals?.responseBytes, sent.length);
  });

  for (const over of [0, 1]) {
    const title = over === 0 ? 'exactly limits.bodyBytes: passes' : 'one byte over limits.bodyBytes: 502';
    it(`an answer of ${title}`, async () => {
      const short = document(60_000);
      const sent = short + ' '.repeat(65_536 + over - short.length);
      const name = `limit-${over}`;
      stack.model.script(name, sends(pieces(sent, 20_000), { contentType: 'application/json' }));
      const live = await begin(stack, chat('?'), { host: 'small.test', 'x-script': name });
      const answer = await live.ending();
      const id = answer.headers.get('x-weir-id');
      if (over === 0) {
        assert.deepEqual([answer.status, answer.body.toString()], [200, sent]);
        await assertRecorded(stack, id, CLEAN);
      } else {
        assertRefused(answer, 502, { secrets: [MARK] });
        await assertRecorded(stack, id, [
          ...['request allow none', 'open deny limits.bodyBytes', 'close denied'],
        ]);
      }
      assert.equal(stack.model.received.at(-1)?.complete, true);
    });
  }
});
