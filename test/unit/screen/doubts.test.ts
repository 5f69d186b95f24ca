/** What a scanner is not sure about waits for its judge, and nothing else does: the lane of an answer and of a request. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fault } from '../../../src/core/fault.ts';
import type { Hit } from '../../../src/core/finding.ts';
import { DETECTORS } from '../../../src/detectors/index.ts';
import { DIALECTS } from '../../../src/dialects/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import { questionOf } from '../../../src/screen/doubts.ts';
import type { Lane } from '../../../src/screen/lane.ts';
import type { Ask, LaneOutput } from '../../../src/screen/lane-output.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import { asksEncoder } from '../../fakes/models.ts';
import { fc } from '../../property/fast-check.ts';
import { split } from '../../property/split.ts';

const KIND = 'Thank you for asking. The bus leaves at nine from the main square. ';
/** The linear model is not sure about either. */
const ABUSE = 'You are a stupid idiot, and nobody wants you here. ';
const QUOTED = 'You are a stupid donkey, said the stubborn little horse. ';

interface Rule {
  readonly onFault?: string;
  readonly posture?: string;
  readonly threshold?: number;
}

const compiled = new Map<string, ReturnType<typeof compiledOf>>();

function policyOf(rule: Rule) {
  const key = JSON.stringify(rule);
  const policy = compiled.get(key) ?? compiledOf(rule);
  compiled.set(key, policy);
  return policy;
}

function compiledOf({ onFault = 'deny', posture = 'wait', threshold = 0.5 }: Rule) {
  const rule = `{ name: civil, detector: toxicity, threshold: ${threshold}, action: deny, onFault: ${onFault}`;
  const [policy] = policiesOf(
    `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: doubts }
spec:
  request: { rules: [ ${rule} } ] }
  response: { rules: [ ${rule}${posture === 'cut' ? ', posture: cut' : ''} } ] }
`,
    DETECTORS.map(asksEncoder),
  ).policies;
  if (policy === undefined) throw new Error('no policy');
  return policy;
}

const STREAMED = (text: string) =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { content: text } }] })}\n\n`;

function answerOf(rule: Rule = {}): Lane {
  const lane = answerLane({
    policy: policyOf(rule),
    dialect: DIALECTS.find(({ name }) => name === 'openai-chat'),
    head: { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] },
    request: { stream: true },
    ...{ fingerprint: () => '', eager: false, enforced: true },
  });
  if (!lane.ok) throw new Error(lane.fault.message);
  return lane.value.lane;
}

function requestOf(rule: Rule = {}): Lane {
  const dialect = DIALECTS.find(({ name }) => name === 'openai-chat');
  const headers = [{ name: 'content-type', value: 'application/json' }];
  const head = { method: 'POST', path: '/v1/chat/completions', host: 'h', headers };
  if (dialect === undefined) throw new Error('no dialect');
  const lane = requestLane(policyOf(rule), dialect, { head, fingerprint: () => '', tenant: () => undefined });
  if (!lane.ok) throw new Error(lane.fault.message);
  return lane.value;
}

/** What the encoder of these tests says: what a sentence that it knows is worth. */
function judged({ text }: Ask): Hit[] {
  let end = 0;
  const { texts, doubts = [] } = questionOf(text);
  return texts.map(({ text: one }, at) => {
    const start = end;
    end += one.length;
    const score = one.includes('idiot') ? 0.9 : 0.1;
    return { type: doubts[at]?.type ?? '', start, end, score };
  });
}

/** What left, why it ended, and what was asked. */
class Run {
  left = '';
  denied: string | undefined;
  ended = false;
  readonly asks: Ask[] = [];
  readonly findings: { score: number; start: number }[] = [];

  add(output: LaneOutput): readonly Ask[] {
    this.left += Buffer.concat(output.chunks).toString();
    const { denial } = output;
    if (denial !== undefined) this.denied = denial.kind === 'fault' ? `fault ${denial.rule}` : denial.kind;
    this.ended ||= output.ended;
    this.findings.push(...output.findings.map(({ score, start }) => ({ score, start })));
    this.asks.push(...output.asks);
    return output.asks;
  }

  /** Bytes in, in these pieces; questions are answered at once. */
  static of(lane: Lane, pieces: readonly string[]): Run {
    const run = new Run();
    const take = (output: LaneOutput) => {
      for (const ask of run.add(output)) take(lane.answer(ask.id, judged(ask)));
    };
    for (const piece of pieces) take(lane.push(Buffer.from(piece)));
    take(lane.end());
    return run;
  }

  get text(): string {
    const events = this.left.split('\n\n').filter((line) => line.startsWith('data: {'));
    return events.map((line) => JSON.parse(line.slice(6)).choices[0].delta.content ?? '').join('');
  }
}

const END = 'data: [DONE]\n\n';
const tokens = (text: string) => (text.match(/.{1,6}/gs) ?? []).map(STREAMED);

describe('doubts in a streamed answer', () => {
  it('are asked about, and ordinary text before and behind them is not', () => {
    const run = Run.of(answerOf(), [...tokens(KIND + QUOTED + KIND.repeat(8)), END]);
    assert.equal(run.text, KIND + QUOTED + KIND.repeat(8));
    assert.equal(run.denied, undefined);
    assert.ok(run.asks.length === 1 && run.ended);
    const question = run.asks[0] && questionOf(run.asks[0].text);
    assert.equal(question?.judge, 'weir/encoder');
    assert.ok(question?.texts[0]?.text.startsWith(KIND + QUOTED), 'with what stands before');
    assert.deepEqual(
      question?.doubts?.map(({ task, type }) => [task, type]),
      [['toxicity', 'TOXICITY']],
    );
  });

  it('hold their text and nothing before it until the answer is there', () => {
    const lane = answerOf();
    const run = new Run();
    for (const piece of tokens(KIND + ABUSE + KIND.repeat(8))) run.add(lane.push(Buffer.from(piece)));
    assert.ok(KIND.startsWith(run.text.trimEnd()) && run.text.length > KIND.length - 8, run.text);
    const [ask] = run.asks;
    assert.ok(ask !== undefined && run.asks.length === 1);
    run.add(lane.answer(ask.id, judged(ask)));
    assert.equal(run.denied, 'finding');
    assert.ok(!run.text.includes('stupid'));
    assert.deepEqual(run.findings, [{ score: 0.9, start: KIND.length }]);
  });

  it('with posture cut leave, and the answer ends when it turns out bad', () => {
    const lane = answerOf({ posture: 'cut' });
    const run = new Run();
    for (const piece of tokens(KIND + ABUSE + KIND.repeat(8))) run.add(lane.push(Buffer.from(piece)));
    assert.ok(run.text.includes('stupid'));
    const [ask] = run.asks;
    assert.ok(ask !== undefined);
    run.add(lane.answer(ask.id, judged(ask)));
    assert.equal(run.denied, 'finding');
  });

  for (const [onFault, denied] of [
    ['deny', 'fault civil'],
    ['allow', undefined],
  ] as const)
    it(`that nobody answers have the posture of the rule: ${onFault}`, () => {
      const lane = answerOf({ onFault });
      const run = new Run();
      const pieces = [...tokens(KIND + ABUSE + KIND.repeat(8)), END];
      for (const piece of pieces) run.add(lane.push(Buffer.from(piece)));
      run.add(lane.end());
      for (const { id } of [...run.asks]) run.add(lane.unanswered(id, fault('judge', 'The judge failed.')));
      assert.equal(run.denied, denied);
      assert.equal(run.text.includes('stupid'), onFault === 'allow');
    });

  it('have the same verdict in any chunking', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 9 });
    // Of the same insult again and again the linear model is sure by itself, whoever says it.
    const parts = fc
      .array(fc.constantFrom(KIND, QUOTED, ABUSE, KIND.repeat(6)), { maxLength: 6 })
      .filter((texts) => texts.filter((text) => text === QUOTED).length <= 3);
    let denied = 0;
    fc.assert(
      fc.property(parts, sizes, fc.boolean(), (texts, lengths, whole) => {
        const bytes = [...(whole ? [STREAMED(texts.join(''))] : tokens(texts.join(''))), END].join('');
        const expected = Run.of(answerOf(), [bytes]);
        const run = Run.of(answerOf(), split(bytes, lengths));
        assert.equal(run.denied, expected.denied);
        assert.equal(run.denied !== undefined, texts.includes(ABUSE));
        assert.deepEqual(run.findings, expected.findings);
        const safe = texts.join('').split(ABUSE)[0] ?? '';
        assert.ok(safe.startsWith(run.text), `${run.text} left`);
        if (run.denied === undefined) assert.equal(run.left, expected.left);
        else denied++;
      }),
      { numRuns: 120 },
    );
    assert.ok(denied > 20, `${denied} of the answers were denied`);
  });
});

describe('doubts in a request', () => {
  const body = (content: string) => JSON.stringify({ model: 'm', messages: [{ role: 'user', content }] });

  it('are one question for each text, with all that is in doubt in it', () => {
    const long = KIND.repeat(7);
    const run = Run.of(requestOf(), [body(QUOTED + long + QUOTED + long)]);
    assert.ok(run.denied === undefined && run.ended);
    assert.equal(run.asks.length, 1);
    assert.equal(run.asks[0] && questionOf(run.asks[0].text).texts.length, 2);
    const caught = Run.of(requestOf(), [body(QUOTED + long + ABUSE + long)]);
    assert.equal(caught.denied, 'finding');
    assert.equal(caught.left, '');
    assert.deepEqual(caught.findings, [{ score: 0.9, start: (QUOTED + long).length }]);
  });

  it('are told by the score of both models', () => {
    assert.equal(Run.of(requestOf({ threshold: 0.95 }), [body(ABUSE)]).denied, undefined);
    assert.equal(Run.of(requestOf({ threshold: 0.85 }), [body(ABUSE)]).denied, 'finding');
  });

  it('are the same in any chunking', () => {
    const text = body(KIND + QUOTED + KIND.repeat(5) + ABUSE);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (lengths) => {
        const run = Run.of(requestOf(), split(text, lengths));
        assert.deepEqual([run.denied, run.asks.length, run.left], ['finding', 1, '']);
      }),
      { numRuns: 40 },
    );
  });
});
