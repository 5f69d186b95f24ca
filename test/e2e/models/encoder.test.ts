/**
 * The encoder behind the embedded detectors, through a real Envoy: what the linear model is not sure about, it decides; what
 * happens when too much is asked, and where it is not there. The small encoder of the tests finds "moonless" bad.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { encoderFolder, withoutNetwork } from '../../fakes/encoder-folder.ts';
import { assertRecorded, CLEAN, faultsOf, recordsOf } from '../answers/support/records.ts';
import { DONE, event, STOP, sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { askChat, chatBody, postChat, streamChat } from '../harness/client.ts';
import { WEIR } from '../harness/entry.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { metricIs, metricReaches } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: civil }
spec:
  request:
    rules:
      - { name: civil-user, detector: toxicity, on: [user], action: deny }
      - { name: civil-prompt, detector: toxicity, on: [system], action: deny, onFault: allow }
      - { name: civil-tool, detector: toxicity, options: { model: always }, on: [tool], action: deny }
  response:
    rules:
      - { name: civil, detector: toxicity, action: deny }
`;
/** The same for linear models alone. */
const WITHOUT = POLICY.replace('options: { model: always }, ', '');

const KIND = 'Thank you for asking. The bus leaves at nine from the main square. ';
/** The linear model finds both likely, and is sure of neither. */
const DOUBTED = 'You are a stupid idiot, nobody wants you here. ';
const BAD = 'You are a stupid moonless idiot, nobody wants you here. ';

const findingsOf = (records: readonly JournalRecord[]) =>
  records.flatMap((record) => (record['findings'] ?? []) as { type: string; rule: string; score: number }[]);
const judgedOf = (records: readonly JournalRecord[]) => records.flatMap((record) => record['judged'] ?? []);

describe('the encoder', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-encoder-'));
  let stack: Stack;
  before(async () => {
    const models = await encoderFolder(folder);
    stack = await startStack({
      policy: POLICY,
      config: `deadlines: { judgeMs: 30000 }
models: ${JSON.stringify({ ...models, encoder: { queue: 2, batch: 1, deadlineMs: 30_000 } })}
`,
    });
  });
  after(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is not asked about ordinary requests and answers', async () => {
    const { response } = await askChat(stack, KIND.repeat(20));
    const records = await assertRecorded(stack, response.headers.get('x-weir-id'), CLEAN);
    assert.deepEqual(judgedOf(records), []);
  });

  it('lets pass what the linear model alone would deny', async () => {
    const { response } = await askChat(stack, KIND + DOUBTED);
    const records = await assertRecorded(stack, response.headers.get('x-weir-id'), CLEAN);
    assert.deepEqual(judgedOf(records), [{ rule: 'civil-user', asked: 1, remembered: 0 }]);
    assert.deepEqual(findingsOf(records), []);
    await metricReaches(stack, 1, 'weir_judge_answers_total', { kind: 'encoder', outcome: 'answered' });
  });

  it('denies what it finds bad, and nothing of it reaches the model', async () => {
    const asked = stack.model.received.length;
    const refused = await askChat(stack, KIND.repeat(200) + BAD).catch((error: unknown) => error);
    assert.ok(refused instanceof OpenAI.PermissionDeniedError, String(refused));
    assert.equal(stack.model.received.length, asked);
    const records = await assertRecorded(stack, refused.headers.get('x-weir-id'), [
      ...['request deny civil-user', 'close denied'],
    ]);
    const [finding] = findingsOf(records);
    assert.ok(finding?.type === 'TOXICITY' && finding.score > 0.8, JSON.stringify(finding));
    assert.ok(!JSON.stringify(records).includes('moonless'));
  });

  it('is asked about every text of a tool where the rule says so', async () => {
    const messages = (content: string) => [
      { role: 'user', content: KIND },
      {
        role: 'assistant',
        tool_calls: [{ id: 'c1', type: 'function', function: { name: 'mail', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'c1', content },
    ];
    const calm = await postChat(stack.url, { ...chatBody(''), messages: messages('A quiet night.') });
    await calm.text();
    assert.deepEqual(judgedOf(await assertRecorded(stack, calm.headers.get('x-weir-id'), CLEAN)), [
      { rule: 'civil-tool', asked: 1, remembered: 0 },
    ]);
    const answer = await postChat(stack.url, { ...chatBody(''), messages: messages('A moonless night.') });
    assert.equal(answer.status, 403);
    await answer.text();
    await assertRecorded(stack, answer.headers.get('x-weir-id'), ['request deny civil-tool', 'close denied']);
  });

  for (const [size, answered] of [
    [5, { asked: 1, remembered: 0 }],
    // The question is the same in any pieces.
    [200, { asked: 0, remembered: 1 }],
  ] as const)
    it(`lets a streamed answer go on, or ends it before the text, in pieces of ${size}`, async () => {
      const events = (text: string) =>
        (text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []).map((part) => event(part));
      const calm = KIND + DOUBTED + KIND.repeat(8);
      stack.model.script(`calm-${size}`, sends([...events(calm), STOP, DONE]));
      const passed = await streamChat(stack, `calm-${size}`);
      assert.equal(passed.text, calm);
      assert.deepEqual(judgedOf(await assertRecorded(stack, passed.id, CLEAN)), [
        { rule: 'civil', ...answered },
      ]);
      const bad = KIND.repeat(4) + BAD + KIND.repeat(8);
      stack.model.script(`bad-${size}`, sends([...events(bad), STOP, DONE]));
      const cut = await streamChat(stack, `bad-${size}`).catch((error: unknown) => error);
      // In large pieces nothing may have left: the answer is then refused as a whole.
      if (cut instanceof OpenAI.APIError) return assert.equal(cut.status, 403);
      const { text, finish, id } = cut as Awaited<ReturnType<typeof streamChat>>;
      assert.ok(KIND.repeat(4).startsWith(text), text);
      assert.equal(finish, 'content_filter');
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'cut deny civil', 'close cut'],
      ]);
    });

  it('decides about an answer that comes whole', async () => {
    const whole = (content: string) =>
      JSON.stringify({
        ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
        choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
      });
    for (const [script, content, status] of [
      ['doubted', DOUBTED, 200],
      ['bad', BAD, 403],
    ] as const) {
      stack.model.script(script, sends([whole(content)], { contentType: 'application/json' }));
      const answer = await postChat(stack.url, chatBody(KIND), { 'x-script': script });
      assert.equal(answer.status, status);
      assert.equal((await answer.text()).includes('stupid'), status === 200);
    }
  });

  it('sheds by the posture of the rule, and disturbs nobody else', async () => {
    const flood = (role: string) =>
      Array.from({ length: 30 }, async (_, at) => {
        // No two sections alike: what is the same is read once.
        const parts = Array.from({ length: 60 }, (_, part) => `${DOUBTED}${at}, ${part}. ${KIND.repeat(10)}`);
        const messages = [{ role, content: parts.join('') }];
        const answer = await postChat(stack.url, { ...chatBody(''), messages });
        await answer.text();
        return { status: answer.status, id: answer.headers.get('x-weir-id') };
      });
    const busy = () => stack.metric('weir_judge_answers_total', { kind: 'encoder', outcome: 'busy' });
    // One role after the other: whoever comes first may take every place there is.
    const asked = flood('user');
    const other = await postChat(stack.url, chatBody(KIND));
    assert.equal(other.status, 200, await other.text());
    const answers = await Promise.all(asked);
    const shed = answers.filter(({ status }) => status === 503);
    assert.ok(shed.length > 0 && shed.length < 30, `${shed.length} of 30`);
    assert.deepEqual([...new Set(answers.map(({ status }) => status))].toSorted(), [200, 503]);
    assert.deepEqual(faultsOf(await recordsOf(stack, shed[0]?.id)), ['judge']);
    const refused = await busy();
    assert.ok(refused >= shed.length, `${refused} of ${shed.length}`);
    const lenient = await Promise.all(flood('system'));
    assert.deepEqual([...new Set(lenient.map(({ status }) => status))], [200]);
    assert.ok((await busy()) > refused);
    await assertQuiet(stack);
  });
});

describe('without an encoder that runs', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-broken-'));
  const place = (models: object) => `models: ${JSON.stringify(models)}\n`;
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('Weir does not start, and says why', async () => {
    const models = await encoderFolder(mkdtempSync(join(folder, 'refused-')), withoutNetwork);
    const config = join(folder, 'refused.yaml');
    writeFileSync(config, place(models));
    const args = ['--config', config, '--grpc', '127.0.0.1:0', '--admin', '127.0.0.1:0', '--workers', '1'];
    const child = spawn(process.execPath, [WEIR, 'serve', ...args], { cwd: folder });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 2, said);
    assert.match(said, /weir cannot start: .*the encoder among the models cannot be used/);
  });

  it('or starts where it may: a doubt is then a fault with the posture of its rule', async () => {
    const models = await encoderFolder(mkdtempSync(join(folder, 'without-')), withoutNetwork);
    const stack = await startStack({ policy: POLICY, config: place({ ...models, onFault: 'without' }) });
    try {
      const refused = await postChat(stack.url, chatBody(DOUBTED));
      assert.equal(refused.status, 503);
      await refused.text();
      assert.deepEqual(faultsOf(await recordsOf(stack, refused.headers.get('x-weir-id'))), ['judge']);
      const prompt = [{ role: 'system', content: DOUBTED }];
      const passed = await postChat(stack.url, { ...chatBody(''), messages: prompt });
      assert.equal(passed.status, 200);
      await passed.text();
      assert.deepEqual(faultsOf(await recordsOf(stack, passed.headers.get('x-weir-id'))), ['judge']);
      assert.equal((await postChat(stack.url, chatBody(KIND))).status, 200);
      await metricReaches(stack, 1, 'weir_faults_total', { kind: 'judge', direction: 'process' });
    } finally {
      await stack.stop();
    }
  });

  it('and leaves all to the linear models where it is not to run', async () => {
    const models = await encoderFolder(mkdtempSync(join(folder, 'linear-')), withoutNetwork);
    const stack = await startStack({
      policy: WITHOUT,
      config: place({ ...models, encoder: { run: false } }),
    });
    try {
      const refused = await postChat(stack.url, chatBody(DOUBTED));
      assert.equal(refused.status, 403);
      await refused.text();
      const records = await assertRecorded(stack, refused.headers.get('x-weir-id'), [
        ...['request deny civil-user', 'close denied'],
      ]);
      assert.deepEqual(judgedOf(records), []);
    } finally {
      await stack.stop();
    }
  });

  it('and without any model tells which rules did not run', async () => {
    const stack = await startStack({
      policy: WITHOUT,
      config: place({ folder: join(folder, 'none'), onFault: 'without' }),
    });
    try {
      const passed = await postChat(stack.url, chatBody(BAD));
      assert.equal(passed.status, 200);
      await passed.text();
      const records = await assertRecorded(stack, passed.headers.get('x-weir-id'), CLEAN);
      assert.deepEqual(records.map(({ ran, withoutModel }) => [ran, withoutModel]).slice(0, 2), [
        [[], ['civil-user', 'civil-prompt', 'civil-tool']],
        [[], ['civil']],
      ]);
      await metricIs(stack, 4, 'weir_rules_without_model_total', { detector: 'toxicity' });
      await metricReaches(stack, 1, 'weir_faults_total', { direction: 'process' });
    } finally {
      await stack.stop();
    }
  });
});
