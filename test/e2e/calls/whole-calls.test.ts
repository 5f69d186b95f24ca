/** Calls of tools that a rule holds: the client gets none of a call before all of it was judged, and then all of it. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { CHAT_STREAMS } from '../../dialects/calls/streams.ts';
import { ARGUMENTS_TEXT, TOOL } from '../../dialects/calls/types.ts';
import { begin, type LiveAnswer, SteppedModel } from '../answers/support/live.ts';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { KEEP_ALIVE } from '../conformance/support/events.ts';
import { JudgeServer } from '../conformance/support/judge-server.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';

function policy(name: string, host: string, response: string): string {
  return `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${name} }
spec:
  selects: { hosts: [${host}] }
  response: { ${response} }
`;
}

const WORDS =
  '{ name: no-force, detector: keywords, options: { words: ["yes"] }, action: deny, calls: whole }';
const LATER = '{ name: no-force, detector: keywords, options: { words: [no] }, action: deny, calls: whole }';
const MASK =
  '{ name: mask, detector: keywords, options: { words: ["/srv/weir"] }, action: redact, replacement: "/tmp", calls: whole }';
const JUDGE =
  '{ name: ask, detector: remote, options: { judge: guard }, on: [assistant], action: deny, calls: whole }';
const POLICY = [
  policy('denying', 'denying.test', `rules: [${WORDS}]`),
  policy('allowing', 'allowing.test', `rules: [${LATER}]`),
  policy('masking', 'masking.test', `rules: [${MASK}]`),
  policy('judging', 'judging.test', `rules: [${JUDGE}]`),
  policy('bounding', 'bounding.test', `limits: { callBytes: 20B }, rules: [${LATER}]`),
].join('---\n');

const CUT = ['request allow none', 'open allow none', 'cut deny no-force', 'close cut'];

const [ROW] = CHAT_STREAMS;
const PIECES = (ROW?.answer?.pieces ?? []).map(String);
const [SAID = '', ...CALL] = PIECES;
const BODY = JSON.stringify(ROW?.body);
/** The events before the one that completes the call. */
const OPEN = CALL.slice(0, -2);

describe('whole calls of tools', { timeout: 120_000 }, () => {
  const judge = new JudgeServer();
  let stack: Stack;
  let model: SteppedModel;
  before(async () => {
    stack = await startStack({
      policy: POLICY,
      config: [
        `judges: { guard: { url: "${await judge.listen()}", deadlineMs: 60000, remember: { entries: 0 }, breaker: { failures: 0 } } }`,
        'deadlines: { keepAliveMs: 50, judgeMs: 60000 }',
      ].join('\n'),
    });
  });
  beforeEach(() => {
    model = new SteppedModel();
    stack.model.script('call', model.script);
  });
  afterEach(() => assertQuiet(stack));
  after(async () => {
    await stack?.stop();
    await judge.close();
  });

  function ask(host: string): Promise<LiveAnswer> {
    return begin(stack, BODY, { host, 'x-script': 'call' });
  }

  /** Sends what comes before the call, and the call but for its end; what is held keeps the client waiting. */
  async function hold(answer: LiveAnswer): Promise<void> {
    model.send(SAID);
    await answer.holds(SAID);
    for (const piece of OPEN) model.send(piece);
    await eventually('the client is kept waiting', () => answer.text.includes(KEEP_ALIVE));
    assert.equal(plain(answer.text), SAID, 'and gets none of the call');
  }

  it('wait with their events, and then leave byte for byte', async () => {
    const answer = await ask('allowing.test');
    await hold(answer);
    for (const piece of CALL.slice(-2)) model.send(piece);
    model.end();
    const { body, headers } = await answer.ending();
    assert.equal(plain(body.toString()), PIECES.join(''));
    const records = await assertRecorded(stack, headers.get('x-weir-id'), CLEAN);
    const totals = records.at(-1)?.['totals'] as { keepAlives: number } | undefined;
    assert.ok((totals?.keepAlives ?? 0) > 0);
  });

  it('are denied by their last argument, and nothing of them leaves', async () => {
    const answer = await ask('denying.test');
    await hold(answer);
    model.send(CALL.at(-2) ?? '');
    const { body, headers } = await answer.ending();
    const text = plain(body.toString());
    assert.ok(text.startsWith(SAID) && !text.includes(TOOL.slice(0, 4)) && !text.includes('arguments'));
    assert.ok(text.includes('content_filter') && text.endsWith('data: [DONE]\n\n'));
    const [, , cut] = await assertRecorded(stack, headers.get('x-weir-id'), CUT);
    const [found] = (cut?.['findings'] ?? []) as { path: string }[];
    assert.equal(found?.path, 'choices[0].delta.tool_calls[0].function.arguments');
  });

  it('leave with what a rule has redacted in them', async () => {
    const answer = await ask('masking.test');
    await hold(answer);
    for (const piece of CALL.slice(-2)) model.send(piece);
    model.end();
    const { body, headers } = await answer.ending();
    const told = argumentsIn(plain(body.toString()));
    assert.equal(told, ARGUMENTS_TEXT.replace('/srv/weir', '/tmp'));
    await assertRecorded(stack, headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'mutate mutate mask', 'close complete'],
    ]);
  });

  it('are shown to a judge once, whole, and wait for what it says', async () => {
    const asked: string[] = [];
    let allow: () => void = () => {};
    const free = new Promise<void>((resolve) => {
      allow = resolve;
    });
    judge.opinion = async (text) => {
      asked.push(text);
      if (text === ARGUMENTS_TEXT) await free;
      return 0;
    };
    const answer = await ask('judging.test');
    for (const piece of PIECES) model.send(piece);
    model.end();
    await eventually('the judge is asked', () => asked.includes(ARGUMENTS_TEXT));
    assert.ok(!answer.text.includes(TOOL.slice(0, 4)));
    allow();
    const { body, headers } = await answer.ending();
    assert.equal(plain(body.toString()), PIECES.join(''));
    assert.deepEqual(asked.toSorted(), [ARGUMENTS_TEXT, TOOL, 'I tidy up. '].toSorted());
    await assertRecorded(stack, headers.get('x-weir-id'), CLEAN);
  });

  it('are denied by a judge, and nothing of them leaves', async () => {
    judge.opinion = async (text) => (text === ARGUMENTS_TEXT ? 1 : 0);
    const answer = await ask('judging.test');
    for (const piece of PIECES) model.send(piece);
    const { body, headers } = await answer.ending();
    assert.ok(body.includes('I tidy up.') && !body.includes(TOOL.slice(0, 4)));
    const records = await assertRecorded(stack, headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'cut deny ask', 'close cut'],
    ]);
    assert.equal(((records[2]?.['findings'] ?? []) as unknown[]).length, 1);
  });

  it('that are larger than the policy allows are cut before they begin', async () => {
    const answer = await ask('bounding.test');
    model.send(SAID);
    await answer.holds(SAID);
    for (const piece of OPEN) model.send(piece);
    const { body, headers } = await answer.ending();
    assert.ok(!plain(body.toString()).includes(TOOL.slice(0, 4)));
    await assertRecorded(stack, headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'cut deny limits.callBytes', 'close cut'],
    ]);
  });
});

/** The text without the comments that keep a client waiting. */
function plain(text: string): string {
  return text.replaceAll(KEEP_ALIVE, '');
}

/** The arguments of the call, as a client joins them. */
function argumentsIn(stream: string): string {
  return [...stream.matchAll(/^data: (\{.*\})$/gm)]
    .map(([, json]) => JSON.parse(json ?? '') as Chunk)
    .map(({ choices }) => choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? '')
    .join('');
}

interface Chunk {
  readonly choices: readonly {
    readonly delta: {
      readonly tool_calls?: readonly { readonly function?: { readonly arguments?: string } }[];
    };
  }[];
}
