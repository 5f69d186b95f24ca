/** Rules that compare an answer with its request: what they are given, and what it means when the request is not there. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROMPT, QUESTION } from '../../cases/detectors/prompts.ts';
import { Talk } from '../../fakes/talk.ts';

const rules = (more = '') =>
  `  response:\n    rules: [{ name: no-leak, detector: system-prompt-leak, ${more} action: deny }]\n`;
const chat = (messages: readonly object[]) => JSON.stringify({ model: 'm', messages });
const ASKED = chat([
  { role: 'system', content: PROMPT },
  { role: 'user', content: QUESTION },
]);
const said = (content: string) =>
  JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }] });

/** What the records of the answer say: kind, verdict, rule and kind of fault. */
function decisions(talk: Talk): unknown[] {
  return talk.events
    .filter(({ direction }) => direction === 'response')
    .map(({ kind, verdict, rule, fault }) => [kind, verdict, rule, fault?.kind]);
}

function answered(talk: Talk, content: string): Talk {
  talk.answer('application/json').body('response', said(content), true);
  return talk;
}

describe('an answer whose request was seen', () => {
  it('is compared with the system prompt, also where the role comes behind the text', () => {
    for (const body of [ASKED, chat([{ content: PROMPT, role: 'system' }])]) {
      const talk = new Talk(rules('options: { prompts: [system] },')).request('full-duplex');
      talk.body('request', body.slice(0, -20));
      talk.body('request', body.slice(-20), true);
      assert.deepEqual(decisions(answered(talk, `Sure: ${PROMPT}`)), [
        ['open', 'deny', 'no-leak', undefined],
      ]);
      assert.equal(talk.left(), '');
    }
  });

  it('is not where the text is of a user', () => {
    const talk = new Talk(rules()).request('full-duplex');
    talk.body('request', chat([{ role: 'user', content: PROMPT }]), true);
    assert.equal(answered(talk, PROMPT).left(), said(PROMPT));
  });

  it('is compared with the system prompt that the policy adds', () => {
    const parameters =
      '  request: { parameters: { systemPrompt: "The spare master key hangs behind the map." } }\n';
    const talk = new Talk(parameters + rules()).request('full-duplex');
    talk.body('request', chat([{ role: 'user', content: 'Hi' }]), true);
    assert.deepEqual(decisions(answered(talk, 'Well: the spare master key hangs behind the map!')), [
      ['open', 'deny', 'no-leak', undefined],
    ]);
  });

  it('is recorded where the policy only observes', () => {
    const talk = new Talk(`  mode: observe\n${rules()}`).request('full-duplex');
    talk.body('request', ASKED, true);
    answered(talk, PROMPT);
    assert.equal(talk.left(), said(PROMPT));
    assert.deepEqual(decisions(talk).slice(0, 1), [['open', 'deny', 'no-leak', undefined]]);
  });

  for (const type of ['application/json', 'text/event-stream'] as const)
    it(`may repeat its instructions beside the text, as the Responses API does: ${type}`, () => {
      const talk = new Talk(rules()).request('full-duplex', { path: '/v1/responses' });
      talk.body('request', JSON.stringify({ model: 'm', instructions: PROMPT, input: 'Hi' }), true);
      const response = { id: 'resp_1', object: 'response', instructions: PROMPT, output: [] };
      const text =
        type === 'application/json'
          ? JSON.stringify(response)
          : `event: response.created\ndata: ${JSON.stringify({ type: 'response.created', response })}\n\n`;
      talk.answer(type).body('response', text, true);
      assert.equal(talk.left(), text);
    });
});

describe('an answer whose request was not seen', () => {
  it('is refused under the name of the rule', () => {
    const talk = new Talk(rules());
    talk.take({
      kind: 'headers',
      direction: 'response',
      headers: [
        { name: ':status', value: '200' },
        { name: 'content-type', value: 'application/json' },
      ],
      end: false,
      protocol: { request: 'full-duplex', response: 'full-duplex', sendsBodyEarly: false },
    });
    assert.deepEqual(decisions(talk), [['open', 'deny', 'no-leak', 'protocol']]);
  });

  it('is refused where a fault let the request pass unread, and only recorded where the rule lets faults pass', () => {
    const broken = (more: string) => {
      const talk = new Talk(`  onFault: allow\n${rules(more)}`).request('full-duplex');
      talk.body('request', '{"model":"m","messages":[', true);
      return answered(talk, PROMPT);
    };
    const refused = broken('onFault: deny,');
    assert.deepEqual(decisions(refused), [['open', 'deny', 'no-leak', 'protocol']]);
    assert.equal(refused.left(), '');
    const passed = broken('');
    assert.equal(passed.left(), said(PROMPT));
    assert.deepEqual(decisions(passed).slice(0, 1), [['fault', 'allow', 'none', 'protocol']]);
  });

  it('is refused where more of it is to be kept than the policy allows, and the rest is held in sight', () => {
    const limits = '  response:\n    limits: { requestCharacters: 50 }\n';
    const talk = new Talk(limits + rules().replace('  response:\n', '')).request('full-duplex');
    talk.body('request', ASKED, true);
    assert.ok((talk.state.texts?.holding ?? Infinity) < 2000, 'no more is kept');
    assert.deepEqual(decisions(answered(talk, 'Hello.')), [['open', 'deny', 'no-leak', 'too-large']]);
  });

  it('counts what is kept of a long prompt while the answer runs', () => {
    const talk = new Talk(rules()).request('full-duplex');
    const prompt = PROMPT.repeat(300);
    talk.body('request', chat([{ role: 'system', content: prompt }]), true);
    assert.ok((talk.state.texts?.holding ?? 0) >= prompt.length * 2);
    talk.answer();
    assert.ok(talk.state.comparing >= prompt.length * 14);
    const short = new Talk(rules()).request('full-duplex');
    short.body('request', ASKED, true);
    assert.equal(short.answer().state.comparing, 0, 'a prompt that others have too');
  });

  it('passes where nothing of the request went on: the answer is none of a model', () => {
    const talk = new Talk(rules()).request('full-duplex');
    talk.body('request', ASKED.slice(0, 60));
    assert.equal(answered(talk, 'Too slow.').left(), said('Too slow.'));
  });
});

describe('a policy with such a rule', () => {
  const refused = (spec: string): string => {
    try {
      new Talk(spec);
    } catch (problems) {
      return String(problems);
    }
    return 'not refused';
  };

  it('is refused where the rule stands under request', () => {
    assert.match(refused(rules().replace('response:', 'request:')), /put the rule under response/);
  });

  it('is refused where it asks for readings that the detector does not have', () => {
    assert.match(refused(rules('views: all,')), /use decoded/);
    assert.equal(refused(rules('views: plain,')), 'not refused');
  });
});

describe('a policy whose rules compare nothing', () => {
  it('keeps nothing of the request', () => {
    const talk = new Talk('  response:\n    rules: [{ name: n, detector: pii, action: redact }]\n');
    talk.request('full-duplex').body('request', ASKED, true);
    assert.equal(talk.state.texts, undefined);
  });
});
