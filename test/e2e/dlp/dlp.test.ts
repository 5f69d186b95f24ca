/** Tables and documents that must not leave, through a real Envoy with the OpenAI SDK: indexes as weir dlp makes them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { Language, numbers } from '../../../bench/dlp/made-up.ts';
import { MEMO } from '../../fakes/indexes.ts';
import { assertRecorded, CLEAN, recordsOf } from '../answers/support/records.ts';
import { DONE, event, STOP, sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { chatBody, openai, postChat, streamChat } from '../harness/client.ts';
import { WEIR } from '../harness/entry.ts';
import { eventually } from '../harness/eventually.ts';
import { everywhere } from '../harness/shipped-policy.ts';
import { type Stack, startStack } from '../harness/stack.ts';

/** The shipped policy, for every host. */
const POLICY = everywhere('data-loss');
const HEAD = 'name,mail,phone\n';
const JANE = ['Jane Fairweather', 'jane@fairweather.example', '(555) 013-4477'] as const;
const OMAR = ['Omar Haddad', 'omar@haddad.example', '(555) 017-2210'] as const;
const ASKED = `Write to ${JANE[0]} on 555-013-4477, or to Omar Haddad.`;
const MASKED = 'Write to [EXACT_DATA] on [EXACT_DATA], or to Omar Haddad.';
/** Characters of the memo that may have left when the cut comes. */
const MOST_LEFT = 160;

const folder = mkdtempSync(join(tmpdir(), 'weir-dlp-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

function weir(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [WEIR, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

function makeTable(...people: readonly (readonly string[])[]): void {
  writeFileSync(at('customers.csv'), HEAD + people.map((row) => row.join(',')).join('\n'));
  const made = weir(
    'dlp',
    'index',
    '--cells',
    at('customers.csv'),
    '--key-file',
    at('key'),
    '--out',
    at('customers.idx'),
  );
  assert.equal(made.status, 0, made.stderr);
}

before(() => {
  const language = new Language(1, 3000);
  mkdirSync(at('papers'));
  writeFileSync(at('papers/memo.txt'), MEMO);
  for (let nth = 0; nth < 20; nth++) writeFileSync(at(`papers/${nth}.txt`), language.text(numbers(nth), 400));
  assert.equal(weir('dlp', 'key', at('key')).status, 0);
  assert.equal(weir('dlp', 'key', at('other-key')).status, 0);
  makeTable(JANE, OMAR);
  const made = weir(
    'dlp',
    'index',
    at('papers'),
    '--labels',
    '--key-file',
    at('key'),
    '--out',
    at('papers.idx'),
  );
  assert.equal(made.status, 0, made.stderr);
  assert.match(made.stdout, /21 documents of [\d,]+ words/);
});

function config(key = 'key', file = 'customers.idx'): string {
  return `dlp:
  indexes:
    customers: { file: ${at(file)}, keyFile: ${at(key)} }
    board-papers: { file: ${at('papers.idx')}, keyFile: ${at('key')} }
`;
}

describe('data that must not leave', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY, config: config(), workers: 2 });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const answers = (name: string, text: string, size: number): void => {
    const parts = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
    stack.model.script(name, sends([...parts.map((part) => event(part)), STOP, DONE], { paceMs: 0 }));
  };

  it('masks values of one customer in a request, and the model never sees them', async () => {
    const answer = await postChat(stack.url, chatBody(ASKED));
    assert.equal(answer.status, 200);
    await answer.text();
    const told = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '{}') as {
      messages: { content: string }[];
    };
    assert.equal(told.messages[0]?.content, MASKED);
    const [first] = await recordsOf(stack, answer.headers.get('x-weir-id'));
    assert.deepEqual([first?.['verdict'], first?.['rule']], ['mutate', 'mask-customers-in']);
  });

  it('masks them in a plain answer', async () => {
    const choices = [{ index: 0, message: { role: 'assistant', content: ASKED }, finish_reason: 'stop' }];
    const body = JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
    stack.model.script('plain', sends([body], { contentType: 'application/json' }));
    const { data, response } = await openai(stack)
      .chat.completions.create(chatBody('Who?') as never, { headers: { 'x-script': 'plain' } })
      .withResponse();
    assert.equal((data as OpenAI.ChatCompletion).choices[0]?.message.content, MASKED);
    const records = await assertRecorded(stack, response.headers.get('x-weir-id'), [
      'request allow none',
      'open mutate mask-customers-out',
      'close complete',
    ]);
    const journal = JSON.stringify(records);
    for (const value of [...JANE, '555-013-4477'])
      assert.ok(!journal.includes(value), 'no value is recorded');
  });

  it('masks them in a streamed answer, whatever its pieces', async () => {
    for (const size of [1, 3, 7, 200]) {
      answers('people', ASKED, size);
      assert.equal((await streamChat(stack, 'people')).text, MASKED, `pieces of ${size}`);
    }
  });

  it('masks them in the arguments of a tool', async () => {
    const part = (text: string) =>
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { tool_calls: [{ index: 0, id: 'call', type: 'function', function: { name: 'send', arguments: text } }] }, finish_reason: null }] })}\n\n`;
    const told = JSON.stringify({ to: JANE[1], text: `about ${JANE[0]}` });
    stack.model.script(
      'tool',
      sends([...(told.match(/.{1,5}/g) ?? []).map(part), STOP, DONE], { paceMs: 0 }),
    );
    const { data } = await openai(stack)
      .chat.completions.create({ ...chatBody('Send it.'), stream: true } as never, {
        headers: { 'x-script': 'tool' },
      })
      .withResponse();
    let args = '';
    for await (const chunk of data as unknown as AsyncIterable<OpenAI.ChatCompletionChunk>)
      args += chunk.choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? '';
    assert.equal(args, JSON.stringify({ to: '[EXACT_DATA]', text: 'about [EXACT_DATA]' }));
  });

  it('leaves one value alone, and what is ordinary, as they came', async () => {
    const text = `${JANE[0]} called; the mills are old, and nobody speaks of price.`;
    answers('ordinary', text, 4);
    const seen = await streamChat(stack, 'ordinary');
    assert.equal(seen.text, text);
    await assertRecorded(stack, seen.id, CLEAN);
  });

  it('ends a stream that quotes a paper before much of it has left, and says which paper', async () => {
    const preface = 'What I know of it: ';
    answers('quote', preface + MEMO, 4);
    const seen = await streamChat(stack, 'quote');
    assert.equal(seen.finish, 'content_filter');
    assert.ok((preface + MEMO).startsWith(seen.text));
    assert.ok(
      seen.text.length <= preface.length + MOST_LEFT,
      `${seen.text.length - preface.length} characters left`,
    );
    const records = await assertRecorded(stack, seen.id, [
      'request allow none',
      'open allow none',
      'cut deny no-papers-out',
      'close cut',
    ]);
    const findings = records.flatMap((record) => record['findings'] as { type: string; source?: string }[]);
    assert.deepEqual(
      findings.map(({ type, source }) => [type, source]),
      [['DOCUMENT', 'memo.txt']],
    );
  });

  it('refuses a request that quotes one, with a word changed', async () => {
    const passage = MEMO.split(' ').slice(0, 45);
    passage[20] = 'somebody';
    const error = await openai(stack)
      .chat.completions.create(chatBody(`Translate: ${passage.join(' ')}`) as never)
      .then(
        () => assert.fail('the request was refused'),
        (cause: unknown) => cause,
      );
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    await assertRecorded(stack, error.headers?.get('x-weir-id'), [
      'request deny no-papers-in',
      'close denied',
    ]);
  });

  it('takes a new index over while it serves, and keeps the old one where the new one is broken', async () => {
    const masked = async (): Promise<string> => {
      answers('people', 'Sara Lindqvist, 555-019-8080 and Omar Haddad, 555-017-2210', 9);
      return (await streamChat(stack, 'people')).text;
    };
    const before_ = 'Sara Lindqvist, 555-019-8080 and [EXACT_DATA], [EXACT_DATA]';
    assert.equal(await masked(), before_);
    const refused = await stack.metric('weir_policy_reloads_total', { outcome: 'refused' });
    const good = readFileSync(at('customers.idx'));
    writeFileSync(at('customers.idx'), good.subarray(0, good.length - 5));
    await eventually(
      'the broken one is refused',
      async () => (await stack.metric('weir_policy_reloads_total', { outcome: 'refused' })) > refused,
    );
    assert.equal(await masked(), before_);
    await eventually('the log says why', () =>
      /dlp\.indexes\.customers: .*customers\.idx is damaged/.test(
        readFileSync(join(stack.folder, 'weir.log'), 'utf8'),
      ),
    );
    makeTable(JANE, ['Sara Lindqvist', 'sara@example.org', '(555) 019-8080']);
    await eventually(
      'the new one is in force',
      async () => (await masked()) === '[EXACT_DATA], [EXACT_DATA] and Omar Haddad, 555-017-2210',
    );
  });
});

describe('an index that cannot be used', () => {
  const started = (text: string) => {
    writeFileSync(at('weir.yaml'), text);
    writeFileSync(at('policy.yaml'), POLICY);
    return weir(
      'serve',
      '--config',
      at('weir.yaml'),
      '--policies',
      at('policy.yaml'),
      '--grpc',
      '127.0.0.1:0',
      '--admin',
      '127.0.0.1:0',
      '--audit-dir',
      at('journal'),
    );
  };
  const cases: readonly (readonly [string, () => string, RegExp])[] = [
    [
      'that is not there',
      () => config('key', 'none.idx'),
      /dlp\.indexes\.customers: .*none\.idx is not there/,
    ],
    ['of another key', () => config('other-key'), /customers: .*customers\.idx was made with another key/],
    ['whose key is none', () => config('customers.csv'), /customers\.csv holds no key|is larger than/],
    ['that is none', () => config('key', 'customers.csv'), /customers\.csv is no index of weir dlp/],
    [
      'of the other kind',
      () => config('key', 'papers.idx'),
      /spec\.request\.rules\[1\]\.options\.index: is an index for documents/,
    ],
    [
      'that no section names',
      () => 'grpc: 127.0.0.1:0\n',
      /no index is called "board-papers"; name it under "dlp\.indexes"/,
    ],
  ];
  for (const [what, text, says] of cases) {
    it(`keeps Weir from starting: one ${what}`, () => {
      const { status, stderr } = started(text());
      assert.equal(status, 2, stderr);
      assert.match(stderr, says);
    });
  }
});
