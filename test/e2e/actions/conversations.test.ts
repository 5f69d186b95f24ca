/** Placeholders of a conversation: known to every worker and over restarts, to one tenant alone, and encrypted on disk. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { faultsOf, recordsOf } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, type StackOptions, startStack } from '../harness/stack.ts';

const policy = (more = ''): string => `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: chats }
spec:
  placeholders: { scope: conversation, header: x-chat, minutes: 10 }${more}
  request:
    rules:
      - { name: hide, detector: pii, options: { entities: [EMAIL] }, action: placeholder }
`;
/** Two streams a connection, so that few streams are on both workers. */
const NARROW = {
  weirCluster: {
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
        explicit_http_config: { http2_protocol_options: { max_concurrent_streams: 2 } },
      },
    },
  },
};

const JANE = ['jane', 'example.org'].join('@');
const JOHN = ['john', 'example.org'].join('@');

describe('a conversation', { timeout: 120_000 }, () => {
  let stack: Stack;
  afterEach(async () => stack?.stop());

  const start = async (options: StackOptions = {}): Promise<void> => {
    stack = await startStack({ policy: policy(), ...options });
  };

  /** What the model says to one message, as the caller reads it; and what the model was told. */
  const say = async (content: string, says: string, { chat = 'chat-1', key = 'sk-one' } = {}) => {
    const message = { role: 'assistant', content: says };
    const body = {
      id: 'c',
      object: 'chat.completion',
      created: 1,
      model: 'm',
      choices: [{ index: 0, message }],
    };
    stack.model.script('say', sends([JSON.stringify(body)], { contentType: 'application/json' }));
    const headers = { 'x-script': 'say', 'x-chat': chat, authorization: `Bearer ${key}` };
    const answer = await postChat(stack.url, { model: 'm', messages: [{ role: 'user', content }] }, headers);
    const read = (await answer.json()) as { choices?: { message: { content: string } }[] };
    const told = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '{}') as typeof answer & {
      messages?: { content: string }[];
    };
    return {
      status: answer.status,
      id: answer.headers.get('x-weir-id'),
      read: read.choices?.[0]?.message.content,
      told: told.messages?.[0]?.content,
    };
  };

  it('is known to every worker, and to Weir after a restart', async () => {
    await start({ workers: 2, envoy: NARROW });
    const first = await say(`I am ${JANE}.`, 'Hello <EMAIL_1>.');
    assert.deepEqual([first.told, first.read], ['I am <EMAIL_1>.', `Hello ${JANE}.`]);
    await eventually('another worker knows it', async () => (await say('And I?', '<EMAIL_1>')).read === JANE);
    const many = await Promise.all(Array.from({ length: 12 }, () => say('And I?', '<EMAIL_1> <EMAIL_2>')));
    assert.deepEqual(new Set(many.map(({ read }) => read)), new Set([`${JANE} <EMAIL_2>`]));
    stack.weir.signal('SIGTERM');
    await stack.weir.ended;
    await stack.restartWeir();
    const later = await say(`Write to ${JOHN} and ${JANE}.`, '<email_2>, <email_1>');
    assert.deepEqual([later.told, later.read], ['Write to <EMAIL_2> and <EMAIL_1>.', `${JOHN}, ${JANE}`]);
  });

  it('gives nothing to another tenant, another conversation, or a request that names none', async () => {
    await start();
    assert.equal((await say(JANE, '<EMAIL_1>')).read, JANE);
    assert.equal((await say('Who?', '<EMAIL_1>')).read, JANE);
    assert.equal((await say('Who?', '<EMAIL_1>', { key: 'sk-two' })).read, '<EMAIL_1>');
    assert.equal((await say('Who?', '<EMAIL_1>', { chat: 'chat-2' })).read, '<EMAIL_1>');
    assert.equal((await say('Who?', '<EMAIL_1>', { chat: '' })).read, '<EMAIL_1>');
    const other = await say(JOHN, '<EMAIL_1>', { key: 'sk-two' });
    assert.deepEqual([other.told, other.read], ['<EMAIL_1>', JOHN]);
    assert.equal((await say('Who?', '<EMAIL_1>')).read, JANE);
  });

  it('is encrypted on disk, and in no record or log', async () => {
    await start();
    await say(JANE, '<EMAIL_1>');
    await eventually('it is kept', async () => (await say('Who?', '<EMAIL_1>')).read === JANE);
    const files = readdirSync(stack.journalFolder, { recursive: true, encoding: 'utf8' });
    assert.ok(files.includes('conversations.sqlite'));
    const texts = files.map((file) => join(stack.journalFolder, file)).filter((file) => existsSync(file));
    for (const file of texts) {
      const bytes = readOf(file);
      for (const word of [JANE, 'jane', 'chat-1', 'sk-one'])
        assert.ok(!bytes.includes(word), `${word} in ${file}`);
    }
    assert.ok(!stack.weir.tail.includes('jane'));
  });

  it('that cannot be looked up denies the request, or is only the exchange where faults are allowed', async () => {
    await start();
    await breakStore();
    const { id, status } = await say(JANE, '<EMAIL_1>');
    assert.equal(status, 503);
    assert.ok(faultsOf(await recordsOf(stack, id)).includes('state'));
    await stack.stop();
    await start({ policy: policy('\n  onFault: allow') });
    await breakStore();
    const passed = await say(JANE, '<EMAIL_1>');
    assert.deepEqual([passed.status, passed.told, passed.read], [200, '<EMAIL_1>', JANE]);
    assert.ok(faultsOf(await recordsOf(stack, passed.id)).includes('state'));
  });

  /** A folder where the file should be: whoever opens it fails. */
  const breakStore = async (): Promise<void> => {
    const file = join(stack.journalFolder, 'conversations.sqlite');
    rmSync(file, { force: true });
    mkdirSync(file);
  };
});

function readOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
