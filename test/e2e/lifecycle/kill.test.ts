/** Weir killed with -9: clients get an error, never what was not inspected; the journal has what it promised. */
import assert from 'node:assert/strict';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import OpenAI from 'openai';
import { SteppedModel } from '../answers/support/live.ts';
import { POLICY } from '../answers/support/spelling.ts';
import { chat } from '../conformance/support/clients.ts';
import { openai, postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { RawClient } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { OPENING, openStreams } from './support/crowd.ts';
import { weir } from './support/weir-cli.ts';

describe('Weir killed with -9', { timeout: 90_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY, weir: ['--audit-mode', 'strict'] });
  });
  afterEach(async () => {
    await stack.restartWeir();
    await eventually('Envoy finds it again', async () => (await postChat(stack.url, chat('?'))).ok, 10_000);
  });
  after(async () => stack?.stop());

  const kill = async (): Promise<void> => {
    stack.weir.signal('SIGKILL');
    await stack.weir.ended;
  };

  it('in mid-stream: the client has what was inspected, then an error; the upstream is cancelled', async () => {
    const streams = await openStreams(stack, 5);
    await kill();
    for (const { model, live } of streams) {
      const answer = await live.ending();
      assert.deepEqual([answer.status, answer.complete, answer.body.toString()], [200, false, OPENING]);
      await eventually('the upstream is cancelled', () => model.cancelled);
    }
  });

  it('in mid-stream: the SDK raises an error', async () => {
    const model = new SteppedModel();
    stack.model.script('stepped', model.script);
    model.send(OPENING);
    const data = await openai(stack).chat.completions.create(
      { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content: '?' }] },
      { headers: { 'x-script': 'stepped' } },
    );
    const seen: unknown[] = [];
    await assert.rejects(
      async () => {
        for await (const chunk of data) {
          seen.push(chunk.choices[0]?.delta.content);
          await kill();
        }
      },
      (error) => error instanceof OpenAI.APIError || error instanceof TypeError,
    );
    assert.deepEqual(seen, ['All is calm. ']);
  });

  it('in mid-request: 503, and the model never hears of it', async () => {
    const seen = stack.model.received.length;
    const client = new RawClient(stack.port);
    const body = chat('How is the river?');
    await client.send(
      `POST /v1/chat/completions HTTP/1.1\r\nhost: llm\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 20)}`,
    );
    await eventually('Weir has the stream', async () => (await stack.metric('weir_open_streams')) === 1);
    await kill();
    await client.send(body.slice(20));
    const answer = await client.answer();
    client.close();
    assert.equal(answer.status, 503, answer.body.toString());
    assert.ok(!answer.body.includes('river'));
    assert.equal(stack.model.received.length, seen);
  });

  it('while the model thinks: an error, and the answer it gives then reaches nobody', async () => {
    const model = new SteppedModel();
    stack.model.script('thinking', ({ body, ...rest }) =>
      model.script({ ...rest, body: body.then(async (bytes) => pause(0, bytes)) }),
    );
    const seen = stack.model.received.length;
    const client = new RawClient(stack.port);
    const body = chat('?', { stream: true });
    await client.send(
      `POST /v1/chat/completions HTTP/1.1\r\nhost: llm\r\nx-script: thinking\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await eventually('the model was asked', () => stack.model.received.at(seen)?.complete);
    await kill();
    model.send(OPENING);
    const answer = await client.answer();
    client.close();
    assert.ok(answer.status >= 500 || !answer.complete, String(answer.status));
    assert.ok(!answer.body.includes('calm'));
    await eventually('the upstream is cancelled', () => model.cancelled);
  });

  it('strict mode: right after an answer or a refusal was seen, its decisions are on disk', async () => {
    const ids: string[] = [];
    for (let round = 0; round < 10; round++) {
      const [answer, refusal] = await Promise.all([
        postChat(stack.url, chat('?')),
        postChat(stack.url, '{"broken'),
      ]);
      assert.deepEqual([answer.status, refusal.status], [200, 400]);
      ids.push(...[answer, refusal].map(({ headers }) => headers.get('x-weir-id') ?? ''));
    }
    await kill();
    const records = stack.journal();
    for (const [at, id] of ids.entries()) {
      const own = records
        .filter(({ exchange }) => exchange === id)
        .map(({ kind, verdict }) => `${kind} ${verdict}`);
      const expected = at % 2 === 0 ? ['request allow', 'open allow'] : ['request deny'];
      assert.deepEqual(own.slice(0, expected.length), expected, `exchange ${at}`);
    }
  });

  it('the journal verifies after all of this, and names the record when one byte of a copy is changed', async () => {
    await kill();
    const intact = await weir('audit', 'verify', '--dir', stack.journalFolder);
    assert.equal(intact.code, 0, intact.stdout + intact.stderr);
    assert.match(intact.stdout, /worker-0: \d+ records, .*chain intact; [1-9]\d* restarts? after a crash/);
    const copy = join(stack.folder, 'copy');
    cpSync(stack.journalFolder, copy, { recursive: true });
    const victim = stack
      .journal()
      .filter(({ kind }) => kind === 'request')
      .at(5);
    assert.ok(victim !== undefined);
    const [file, line] = find(copy, victim.seq);
    const text = readFileSync(file, 'utf8');
    const at = text.indexOf(line) + line.indexOf('"verdict":"') + '"verdict":"'.length;
    writeFileSync(file, `${text.slice(0, at)}d${text.slice(at + 1)}`);
    assert.notEqual(readFileSync(file, 'utf8'), text);
    const broken = await weir('audit', 'verify', '--dir', copy);
    assert.equal(broken.code, 1);
    assert.match(broken.stdout, new RegExp(`BROKEN at record ${victim.seq} \\(`));
    assert.equal((await weir('audit', 'verify', '--dir', stack.journalFolder)).code, 0);
  });
});

/** The file of worker-0's chain that has a record, and its line. */
function find(folder: string, seq: number): [file: string, line: string] {
  for (const name of globSync(join(folder, 'worker-0', '*.jsonl'))) {
    const line = readFileSync(name, 'utf8')
      .split('\n')
      .find((text) => text !== '' && (JSON.parse(text) as { seq: number }).seq === seq);
    if (line !== undefined) return [name, line];
  }
  throw new Error(`no record ${seq} below ${folder}`);
}
