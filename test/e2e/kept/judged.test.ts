/** A judge is asked once about a text that it finds clean: a long chat costs a question per new message. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { assertRecorded, CLEAN, recordsOf } from '../answers/support/records.ts';
import { JudgeServer } from '../conformance/support/judge-server.ts';
import { postChat } from '../harness/client.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { metricIs } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: judged }
spec:
  request:
    rules:
      - { name: civil, detector: remote, options: { judge: probe }, on: [user, assistant], threshold: 0.8, action: deny }
`;

interface Message {
  readonly role: string;
  readonly content: string;
}

describe('what a judge found clean', { timeout: 120_000 }, () => {
  let stack: Stack;
  let judge: JudgeServer;
  /** Texts that the judge was asked about. */
  let heard: string[];
  afterEach(async () => {
    await stack?.stop();
    await judge?.close();
  });

  const start = async (remember = ''): Promise<void> => {
    judge = new JudgeServer();
    heard = [];
    judge.opinion = async (text) => {
      heard.push(text);
      return text.includes('vile') ? 0.9 : 0.1;
    };
    const url = await judge.listen();
    const config = `judges: { probe: { url: "${url}"${remember} } }\n`;
    stack = await startStack({ policy: POLICY, config });
  };
  const say = async (messages: readonly Message[], key = 'sk-one') => {
    heard.length = 0;
    const body = { model: 'gpt-4o-mini', messages };
    const answer = await postChat(stack.url, body, { authorization: `Bearer ${key}` });
    await answer.text();
    return { status: answer.status, id: answer.headers.get('x-weir-id') };
  };
  const judgedIn = (records: readonly JournalRecord[]): unknown =>
    records.find(({ kind }) => kind === 'request')?.['judged'];

  it('is not asked again: turn n is a question about its new texts', async () => {
    await start();
    const chat: Message[] = [];
    for (let turn = 1; turn <= 6; turn += 1) {
      const fresh = [{ role: 'user', content: `Question ${turn}?` }];
      if (turn > 1) fresh.unshift({ role: 'assistant', content: `Answer ${turn - 1}.` });
      chat.push(...fresh);
      const { status, id } = await say(chat);
      assert.equal(status, 200);
      assert.deepEqual(heard.toSorted(), fresh.map(({ content }) => content).toSorted(), `turn ${turn}`);
      const records = await assertRecorded(stack, id, CLEAN);
      const remembered = chat.length - fresh.length;
      assert.deepEqual(judgedIn(records), [{ rule: 'civil', asked: fresh.length, remembered }]);
    }
    await metricIs(stack, 11, 'weir_judge_questions_total', { by: 'judge' });
    await metricIs(stack, 25, 'weir_judge_questions_total', { by: 'memory' });
  });

  it('is asked again for another credential, and in another role', async () => {
    await start();
    const text = { content: 'Why?' };
    await say([{ role: 'user', ...text }]);
    assert.deepEqual(heard, ['Why?']);
    await say([{ role: 'user', ...text }], 'sk-two');
    assert.deepEqual(heard, ['Why?']);
    await say([
      { role: 'assistant', ...text },
      { role: 'user', ...text },
    ]);
    assert.deepEqual(heard, ['Why?']);
    await say([{ role: 'user', ...text }]);
    assert.deepEqual(heard, []);
  });

  it('is nothing that it objected to: that is asked every time, and denied every time', async () => {
    await start();
    for (let time = 0; time < 2; time += 1) {
      const { status, id } = await say([{ role: 'user', content: 'A vile thing.' }]);
      assert.equal(status, 403);
      assert.deepEqual(heard, ['A vile thing.']);
      const records = await recordsOf(stack, id);
      assert.deepEqual(judgedIn(records), [{ rule: 'civil', asked: 1, remembered: 0 }]);
    }
  });

  it('is asked every time where the configuration says so', async () => {
    await start(', remember: { entries: 0 }');
    for (let time = 0; time < 2; time += 1) {
      await say([{ role: 'user', content: 'Why?' }]);
      assert.deepEqual(heard, ['Why?']);
    }
  });
});
