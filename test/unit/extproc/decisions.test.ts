/** What is decided outside (OPA), and by what the whole request says: nothing leaves before it, in any chunking. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Caller } from '../../../src/core/caller.ts';
import { fault } from '../../../src/core/fault.ts';
import type { StepContext } from '../../../src/extproc/state.ts';
import { Talk } from '../../fakes/talk.ts';

const ANN: Caller = { id: 'ann', kind: 'jwt', tenant: 'shop', roles: ['agent'], claims: { level: 3 } };
const JSON_TYPE = { headers: [{ name: 'content-type', value: 'application/json' }] };
const CARD = 'Pay with 4111 1111 1111 1111.';

function talk(spec: string, context: Partial<StepContext> = {}): Talk {
  return new Talk(spec, { callerOf: () => ANN, ...context }).request('full-duplex', JSON_TYPE);
}

/** Sends a request in pieces of so many bytes. */
function send(on: Talk, body: object, piece: number): void {
  const text = JSON.stringify(body);
  for (let at = 0; at < text.length; at += piece)
    on.body('request', text.slice(at, at + piece), at + piece >= text.length);
}

function chat(content: string, more: object = {}): object {
  return { messages: [{ role: 'user', content }], ...more };
}

function decided(on: Talk): (string | undefined)[] {
  const event = on.events.find(({ kind }) => kind === 'request');
  return [event?.verdict, event?.rule];
}

/** What has left towards the model. */
function left(on: Talk): string {
  return on.replies
    .flatMap((reply) => (reply.kind === 'chunk' && reply.direction === 'request' ? [reply.bytes] : []))
    .map((bytes) => Buffer.from(bytes).toString())
    .join('');
}

function types(on: Talk): string[] {
  return on.events.flatMap(({ findings }) =>
    findings.map(({ rule, type, source = '' }) => `${rule} ${type} ${source}`.trim()),
  );
}

const PIECES = [1, 7, 10_000];

describe('a rule of requests that depends on the whole of it', () => {
  const rule = (when: string, action = 'deny') =>
    `  request: { rules: [{ name: cards, detector: pii, action: ${action}, when: '${when}' }, { name: note, detector: keywords, options: { words: [halcyon] }, action: annotate }] }`;
  for (const piece of PIECES) {
    it(`is told the model that stands behind the text, in pieces of ${piece}`, () => {
      const outcomes = ['a', 'b'].map((model) => {
        const on = talk(rule('model == "a" && !request.stream'));
        send(on, chat(CARD, { model }), piece);
        return decided(on);
      });
      assert.deepEqual(outcomes, [
        ['deny', 'cards'],
        ['allow', 'none'],
      ]);
    });

    it(`changes the text all the same, in pieces of ${piece}`, () => {
      const on = talk(rule('request.stream', 'redact'));
      send(on, chat(CARD, { model: 'm', stream: true }), piece);
      assert.deepEqual(decided(on), ['mutate', 'cards']);
      assert.ok(left(on).includes('[CREDIT_CARD]') && !left(on).includes('4111'));
    });

    it(`is told what is found behind it, in pieces of ${piece}`, () => {
      const outcomes = [`${CARD} Project halcyon.`, `Project halcyon. ${CARD}`, CARD].map((text) => {
        const on = talk(rule('findings.exists(f, f.rule == "note")'));
        send(on, chat(text, { model: 'm' }), piece);
        return decided(on);
      });
      assert.deepEqual(outcomes, [
        ['deny', 'cards'],
        ['deny', 'cards'],
        ['allow', 'none'],
      ]);
    });
  }
});

describe('a decision about a request', () => {
  const spec = (more = '') =>
    `  request: { rules: [{ name: note, detector: keywords, options: { words: [halcyon] }, action: annotate }], decisions: [{ name: rego, ask: corp${more} }] }`;

  for (const piece of PIECES)
    it(`is asked for once all was judged, and nothing leaves before it: in pieces of ${piece}`, () => {
      const on = talk(spec());
      const body = chat('Project halcyon.', { model: 'm', stream: true });
      send(on, body, piece);
      assert.deepEqual([left(on), on.replies.length, on.decides.length], ['', 0, 1]);
      const { decider, input } = on.decides[0]?.ask.question ?? {};
      assert.equal(decider, 'corp');
      assert.deepEqual(input, {
        ...{ version: 1, history: [], kind: 'request', policy: 'review', rule: 'rego', model: 'm' },
        caller: {
          id: 'ann',
          kind: 'jwt',
          tenant: 'shop',
          clearance: '',
          roles: ['agent'],
          claims: { level: 3 },
        },
        request: {
          host: 'h',
          path: '/v1/chat/completions',
          method: 'POST',
          dialect: 'openai-chat',
          model: 'm',
          stream: true,
        },
        time: '1970-01-01T00:00:00.000Z',
        findings: [{ rule: 'note', detector: 'keywords', type: 'KEYWORD', role: 'user', score: 1 }],
      });
      assert.equal(JSON.stringify(input).includes('Project'), false);
      on.take({
        kind: 'decided',
        direction: 'request',
        id: 1,
        outcome: { ok: true, value: { allow: true, reason: 'fine' } },
      });
      assert.equal(left(on), JSON.stringify(body));
      assert.deepEqual(decided(on), ['allow', 'none']);
      assert.deepEqual(types(on), ['note KEYWORD', 'rego DECISION_ALLOWED fine']);
    });

  it('denies in its name, with the reason in the record', () => {
    const on = talk(spec());
    send(on, chat('Hello.', { model: 'm' }), 50);
    on.take({
      kind: 'decided',
      direction: 'request',
      id: 1,
      outcome: { ok: true, value: { allow: false, reason: 'no' } },
    });
    assert.deepEqual([decided(on), left(on)], [['deny', 'rego'], '']);
    assert.deepEqual(types(on), ['rego DECISION_DENIED no']);
  });

  it('that does not come denies, unless it may be left out', () => {
    const outcomes = ['', ', onFault: allow'].map((more) => {
      const on = talk(spec(more));
      send(on, chat('Hello.', { model: 'm' }), 50);
      const outcome = { ok: false, fault: fault('decision', 'Nobody answers.') } as const;
      on.take({ kind: 'decided', direction: 'request', id: 1, outcome });
      assert.ok(on.events.some((event) => event.fault?.kind === 'decision'));
      return decided(on);
    });
    assert.deepEqual(outcomes, [
      ['deny', 'rego'],
      ['allow', 'none'],
    ]);
  });

  it('is not asked for where a rule has denied, nor where its condition is not true', () => {
    const denied = talk(
      '  request: { rules: [{ name: cards, detector: pii, action: deny }], decisions: [{ name: rego, ask: corp }] }',
    );
    send(denied, chat(CARD, { model: 'm' }), 50);
    assert.deepEqual([decided(denied), denied.decides], [['deny', 'cards'], []]);
    const other = talk(spec(', when: \'model == "n"\''));
    send(other, chat('Hello.', { model: 'm' }), 50);
    assert.deepEqual([decided(other), other.decides], [['allow', 'none'], []]);
  });
});

describe('what an engine is told', () => {
  const HISTORY = {
    messages: [
      { role: 'user', content: 'Look at my mail.' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'read_mail', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'c', content: 'Project halcyon.' },
    ],
    model: 'm',
  };
  const LABELS = 'labels: [{ tool: read_mail, reads: [untrusted] }, { tool: send, sends: [external] }]';
  const asking = (tell: string) =>
    `  request: { decisions: [{ name: rego, ask: corp${tell} }] }\n  tools: { default: allow, ${LABELS} }`;
  const before = {
    ...{ tool: 'read_mail', reads: ['untrusted'], sends: [], parallel: false },
    time: '1970-01-01T00:00:00.000Z',
  };
  const told = (on: Talk) => {
    const { input, unknown } = on.decides[0]?.ask.question ?? {};
    return { history: input?.history, texts: input?.texts?.map(({ role, text }) => [role, text]), unknown };
  };

  for (const piece of PIECES)
    it(`is earlier calls, and texts where the policy says so, in pieces of ${piece}`, () => {
      const rows = ['', ', tell: []', ', tell: [history, texts]'].map((tell) => {
        const on = talk(asking(tell));
        send(on, HISTORY, piece);
        return told(on);
      });
      const texts = [
        ['user', 'Look at my mail.'],
        ['assistant', 'read_mail'],
        ['assistant', '{}'],
        ['tool', 'Project halcyon.'],
      ];
      assert.deepEqual(
        rows.map(({ history }) => history),
        [[before], undefined, [before]],
      );
      assert.deepEqual(
        rows.map(({ texts: said }) => said?.filter(([role]) => role !== 'other')),
        [undefined, undefined, texts],
      );
    });

  it('is texts as they came, before a rule changes them', () => {
    const on = talk(
      '  request: { rules: [{ name: mask, detector: pii, action: redact }], decisions: [{ name: rego, ask: corp, tell: [texts] }] }',
    );
    send(on, chat(CARD, { model: 'm' }), 50);
    assert.ok(told(on).texts?.some(([, text]) => text === CARD));
  });

  it('is named where nobody knows it, so that nobody is asked', () => {
    const long = talk(
      '  request: { decisions: [{ name: rego, ask: corp, tell: [texts] }] }\n  response: { limits: { requestCharacters: 10 } }',
    );
    send(long, chat('More than ten characters.', { model: 'm' }), 50);
    assert.deepEqual(told(long), { history: undefined, texts: undefined, unknown: 'texts' });
    const nobodys = talk(
      '  request: { decisions: [{ name: rego, ask: corp }] }\n  tools: { history: { by: session } }',
    );
    send(nobodys, chat('Hello.', { model: 'm' }), 50);
    assert.equal(told(nobodys).unknown, 'history');
  });

  it('is, of a call, what the policy says of its tool, what was called before, and what was said', () => {
    const on = talk(
      `  tools: { ${LABELS}, rules: [{ name: out, tool: send, ask: corp, tell: [history, texts], action: allow }] }`,
    );
    send(on, HISTORY, 10_000);
    on.answer('application/json');
    const call = { id: 'd', type: 'function', function: { name: 'send', arguments: '{"to":"a"}' } };
    const message = { role: 'assistant', content: null, tool_calls: [call] };
    on.body('response', JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'x' }] }), true);
    const { input } = on.decides[0]?.ask.question ?? {};
    assert.deepEqual([input?.reads, input?.sends, input?.history], [[], ['external'], [before]]);
    assert.ok(input?.texts?.some(({ text }) => text === 'Project halcyon.'));
  });
});

describe('a decision about each of several calls', () => {
  const SPEC = `  tools: { rules: [{ name: refunds, tool: issue_refund, ask: corp, action: allow }] }`;
  const callsOf = (count: number) =>
    Array.from({ length: count }, (_, amount) => ({
      id: `c${amount}`,
      type: 'function',
      function: { name: 'issue_refund', arguments: JSON.stringify({ amount }) },
    }));
  const answering = (count: number): Talk => {
    const on = talk(SPEC);
    send(on, chat('Go.', { model: 'm' }), 10_000);
    on.answer('application/json');
    const message = { role: 'assistant', content: null, tool_calls: callsOf(count) };
    on.body(
      'response',
      JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'tool_calls' }] }),
      true,
    );
    return on;
  };
  const streaming = (count: number): Talk => {
    const on = talk(SPEC);
    send(on, chat('Go.', { model: 'm', stream: true }), 10_000);
    on.answer();
    const event = (delta: object, reason: string | null) =>
      `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
    for (const [index, call] of callsOf(count).entries())
      on.body('response', event({ tool_calls: [{ index, ...call }] }, null));
    on.body('response', `${event({}, 'tool_calls')}data: [DONE]\n\n`, true);
    return on;
  };
  const answer = (on: Talk, id: number, allow = true) =>
    on.take({ kind: 'decided', direction: 'response', id, outcome: { ok: true, value: { allow } } });
  const asked = (on: Talk) => on.decides.map(({ ask: { question } }) => question.input.args);
  const amounts = (count: number) => Array.from({ length: count }, (_, amount) => ({ amount }));

  for (const [how, begin] of [
    ['an answer', answering],
    ['a stream', streaming],
  ] as const) {
    it(`is asked for at once, and nothing leaves before the last of them came: ${how}`, () => {
      const on = begin(3);
      assert.deepEqual(asked(on), amounts(3));
      const ids = on.decides.map(({ ask: { id } }) => id);
      for (const id of ids.toReversed()) {
        assert.equal(on.left().includes('{\\"amount\\":2}'), false);
        answer(on, id);
      }
      assert.ok(on.left().includes('{\\"amount\\":2}'));
      assert.deepEqual(types(on), Array(3).fill('refunds TOOL_ALLOWED'));
    });

    it(`is bounded, and goes on as answers come: ${how}`, () => {
      const on = begin(12);
      assert.deepEqual(asked(on), amounts(8));
      for (let at = 0; at < 12; at++) {
        const { id } = on.decides[at]?.ask ?? assert.fail(`question ${at}`);
        answer(on, id);
        assert.deepEqual(asked(on), amounts(Math.min(12, 9 + at)));
      }
      assert.ok(on.left().includes('{\\"amount\\":11}'));
    });

    it(`denies by the first that was denied, whoever answered first: ${how}`, () => {
      const on = begin(3);
      const [first, second, third] = on.decides.map(({ ask: { id } }) => id);
      answer(on, third ?? 0, false);
      answer(on, second ?? 0);
      assert.deepEqual(types(on), []);
      answer(on, first ?? 0);
      assert.deepEqual(types(on), ['refunds TOOL_ALLOWED', 'refunds TOOL_ALLOWED', 'refunds TOOL_DENIED']);
      assert.equal(on.left().includes('{\\"amount\\":2}'), false);
    });
  }
});

describe('a decision about a call', () => {
  const SPEC = `  tools: { rules: [{ name: refunds, tool: issue_refund, ask: corp, action: allow }] }`;
  const call = (text: string) =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta: { tool_calls: [{ index: 0, ...(text === '' ? { id: 'a', type: 'function' } : {}), function: { ...(text === '' ? { name: 'issue_refund' } : {}), arguments: text } }] }, finish_reason: null }] })}\n\n`;
  const END = `data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}\n\ndata: [DONE]\n\n`;
  const STREAM = call('') + call('{"amount"') + call(':1e3}') + END;

  for (const piece of PIECES)
    it(`waits for it with the whole call: in pieces of ${piece}`, () => {
      const on = talk(SPEC);
      send(on, chat('Go.', { model: 'm', stream: true }), 10_000);
      on.answer();
      for (let at = 0; at < STREAM.length; at += piece) on.body('response', STREAM.slice(at, at + piece));
      const gone = () =>
        on.replies
          .flatMap((reply) => (reply.kind === 'chunk' && reply.direction === 'response' ? [reply.bytes] : []))
          .map((bytes) => Buffer.from(bytes).toString())
          .join('');
      assert.equal(gone(), '');
      const { input } = on.decides[0]?.ask.question ?? {};
      assert.deepEqual(
        [input?.kind, input?.tool, input?.args, input?.rule],
        ['tool', 'issue_refund', { amount: 1000 }, 'refunds'],
      );
      on.take({
        kind: 'decided',
        direction: 'response',
        id: 1,
        outcome: { ok: true, value: { allow: true, reason: 'small' } },
      });
      on.body('response', '', true);
      assert.equal(gone(), STREAM);
      assert.deepEqual(types(on), ['refunds TOOL_ALLOWED small']);
    });

  it('denies the call, or leaves it to the next rule, and nothing of it leaves', () => {
    const next = `  tools: { rules: [{ name: refunds, tool: issue_refund, ask: corp, onFault: allow, action: allow }] }`;
    const failed = { ok: false, fault: fault('decision', 'Nobody answers.') } as const;
    const outcomes = [
      [SPEC, { ok: true, value: { allow: false, reason: 'large' } }, ['refunds TOOL_DENIED large']],
      [SPEC, failed, ['refunds TOOL_UNDECIDED']],
      [next, failed, ['refunds TOOL_UNDECIDED', 'tools.default TOOL_DENIED']],
    ] as const;
    for (const [spec, outcome, told] of outcomes) {
      const on = talk(spec);
      send(on, chat('Go.', { model: 'm', stream: true }), 10_000);
      on.answer();
      on.body('response', STREAM);
      on.take({ kind: 'decided', direction: 'response', id: 1, outcome });
      const [open] = on.events.filter(({ kind }) => kind === 'open');
      assert.deepEqual([open?.verdict, types(on)], ['deny', told]);
      assert.equal(
        on.replies.some((reply) => reply.kind === 'chunk' && reply.direction === 'response'),
        false,
      );
    }
  });
});
