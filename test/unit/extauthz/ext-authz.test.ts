/** ext_authz without Envoy: what is not judged to its end, or cannot be read, is denied. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CheckAnswer, CheckQuestion } from '../../../src/core/check.ts';
import type { ExchangeEvent } from '../../../src/core/event.ts';
import { type Fault, failed, ok, type Result } from '../../../src/core/fault.ts';
import type { HeaderList } from '../../../src/core/headers.ts';
import { type AuthzDependencies, ExtAuthz } from '../../../src/extauthz/ext-authz.ts';
import type { CompiledPolicy, PolicySet } from '../../../src/policy/compiled-policy.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const PROMPT = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
const policies = (...spec: string[]): PolicySet =>
  policiesOf(
    ['apiVersion: weir.dev/v1alpha1', 'kind: GuardPolicy', 'metadata: { name: test }', ...spec].join('\n'),
  );
const BANNED = [
  'spec:',
  '  request:',
  '    rules:',
  '      - { name: banned, detector: keywords, options: { words: ["project bluebird"] }, action: deny }',
];

const length = (value: string): HeaderList[number] => ({ name: 'content-length', value });
const QUESTION: CheckQuestion = {
  method: 'POST',
  path: '/v1/chat/completions',
  host: 'h',
  headers: [length(String(PROMPT.length))],
  body: Buffer.from(PROMPT),
  bodyIsText: false,
  attributes: new Map(),
  extensions: new Map(),
};

interface Asked {
  readonly answer: CheckAnswer;
  readonly events: readonly ExchangeEvent[];
}

/** Asks one question; the encoder notes the answer. */
async function ask(
  question: Result<CheckQuestion>,
  set: PolicySet = policies(...BANNED),
  more: Partial<AuthzDependencies> = {},
): Promise<Asked> {
  const events: ExchangeEvent[] = [];
  const answers: CheckAnswer[] = [];
  const parts: AuthzDependencies = {
    codec: {
      decodeCheck: () => question,
      encodeCheck: (answer) => {
        answers.push(answer);
        return Buffer.alloc(0);
      },
    },
    deadlines: { judgeMs: 1000, stateMs: 1000, journalMs: 1000 },
    policies: () => set,
    journal: {
      record: async (event) => {
        events.push(event);
      },
      strict: false,
      fault: undefined,
    },
    meter: { event() {}, fault() {} },
    clock: { now: () => 0, monotonic: () => 0 },
    newId: () => 'x',
    fingerprint: () => 'h',
    callerOf: () => ({ id: 'u', kind: 'unknown', roles: [], claims: {} }),
    identify: () => ({ ok: true, value: { caller: { id: 'u', kind: 'unknown', roles: [], claims: {} } } }),
    authenticate: () => ({ ok: true, value: [] }),
    judge: { ask: async () => [] },
    clean: { has: () => false, add() {} },
    memory: { recall: async (keys) => keys.map(() => false), remember: async () => undefined },
    shed: () => undefined,
    onFault() {},
    ...more,
  };
  await new ExtAuthz(parts).check(new Uint8Array());
  const [answer] = answers;
  assert.ok(answer !== undefined && answers.length === 1);
  return { answer, events };
}

/** The same policies with rules whose scanner never lets go of its text. */
function stuck({ policies: all, ...rest }: PolicySet, onFault: CompiledPolicy['onFault']): PolicySet {
  const scanner = {
    lookback: 1,
    context: 0,
    scan: ({ from }: { readonly from: number }) => ({ hits: [], holdFrom: from }),
  };
  const frozen = all.map((policy) => ({
    ...policy,
    onFault,
    request: {
      ...policy.request,
      rules: policy.request.rules.map((rule) => ({ ...rule, by: { kind: 'scanner' as const, scanner } })),
    },
  }));
  return { ...rest, policies: frozen };
}

describe('ext_authz', () => {
  it('lets a clean body pass', async () => {
    assert.equal((await ask(ok(QUESTION))).answer.kind, 'allow');
  });

  const DECISIONS = [
    [async () => ({ allow: true, reason: 'fine' }), 'allow', 'none', undefined],
    [async () => ({ allow: false, reason: 'no' }), 'deny', 'rego', undefined],
    [() => Promise.reject(new Error('down')), 'deny', 'rego', 'decision'],
    [() => new Promise<never>(() => {}), 'deny', 'rego', 'decision'],
    [undefined, 'deny', 'rego', 'decision'],
  ] as const;
  for (const [at, [decide, kind, rule, because]] of DECISIONS.entries())
    it(`does what an engine outside decides, and denies where it does not: ${at}`, async () => {
      const set = policies('spec: { request: { decisions: [{ name: rego, ask: corp }] } }');
      const deadlines = { judgeMs: 50, stateMs: 1000, journalMs: 1000 };
      const more = decide === undefined ? { deadlines } : { deadlines, decider: { decide } };
      const { answer, events } = await ask(ok(QUESTION), set, more);
      const [event] = events;
      assert.deepEqual([answer.kind, event?.rule, event?.fault?.kind], [kind, rule, because]);
      assert.ok(event?.ran.includes('rego'));
    });

  for (const onFault of ['deny', 'allow'] as const) {
    it(`denies a body whose lane never came to its end, also with onFault: ${onFault}`, async () => {
      const { answer, events } = await ask(ok(QUESTION), stuck(policies(...BANNED), onFault));
      assert.equal(answer.kind, 'deny');
      assert.equal(events[0]?.fault?.kind, 'internal');
    });
  }

  const JOURNALS: readonly [what: string, record: () => Promise<void>][] = [
    ['is refused', () => Promise.reject(new Error('no space left'))],
    ['is not written in time', () => new Promise(() => {})],
  ];
  for (const [what, record] of JOURNALS)
    it(`denies what would pass where its record ${what}`, async () => {
      const faults: Fault[] = [];
      const { answer } = await ask(ok(QUESTION), policies(...BANNED), {
        journal: { record, strict: true, fault: undefined },
        deadlines: { judgeMs: 1000, stateMs: 1000, journalMs: 20 },
        onFault: (fault) => void faults.push(fault),
      });
      assert.ok(answer.kind === 'deny');
      const { error } = JSON.parse(Buffer.from(answer.reply.body).toString());
      assert.deepEqual([answer.reply.status, error.code], [503, 'journal_unavailable']);
      assert.deepEqual(
        faults.map(({ kind }) => kind),
        ['journal'],
      );
    });

  it('denies a request that names more than one length, or one that is no number', async () => {
    const own = String(PROMPT.length);
    const odd = [[own, own], [own, '5'], [`${own}, ${own}`], [''], [`+${own}`], ['0x39'], ['x']];
    for (const lengths of odd) {
      const extensions = new Map([['weir.max_request_bytes', '9999']]);
      const question = { ...QUESTION, headers: lengths.map(length), extensions };
      const { answer, events } = await ask(ok(question));
      assert.equal(answer.kind, 'deny', lengths.join());
      assert.equal(events[0]?.fault?.at, 'content-length', lengths.join());
    }
  });

  it('denies what asks a store: its answer would reach the client unchecked', async () => {
    const store = policies(
      ...['spec:', '  retrieval:', '    store: qdrant', '    collections: [docs]'],
      ...['    scope:', '      - { field: tenant, equals: \'"a"\' }'],
    );
    const question = {
      ...QUESTION,
      method: 'GET',
      path: '/collections/docs',
      headers: [],
      body: Buffer.alloc(0),
    };
    const { answer, events } = await ask(ok(question), store);
    assert.equal(answer.kind, 'deny');
    assert.deepEqual([events[0]?.rule, events[0]?.fault?.kind], ['retrieval.request', 'unsupported']);
  });

  it('records a question that cannot be decoded', async () => {
    const { answer, events } = await ask(failed('protocol', 'Not a question.'));
    assert.equal(answer.kind, 'deny');
    assert.deepEqual(
      events.map(({ kind, verdict, fault, exchange }) => [kind, verdict, fault?.kind, exchange.id]),
      [
        ['request', 'deny', 'protocol', 'x'],
        ['close', 'deny', 'protocol', 'x'],
      ],
    );
  });

  describe('with policies that the model decides between', () => {
    const one = (name: string, spec: string) =>
      `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: ${name} }\nspec: { ${spec} }\n`;
    const set = policiesOf(
      `${one('any', 'request: { models: { allow: [llama] } }')}---\n${one('four', 'selects: { models: ["gpt-4*"] }')}`,
    );
    const rows = [
      ['{"messages":[],"model":"gpt-4o"}', 'allow', 'four', 'none'],
      ['{"messages":[],"model":"llama"}', 'allow', 'any', 'none'],
      ['{"messages":[],"model":"other"}', 'deny', 'any', 'models'],
      ['{"messages":[],"model":"GPT-4o"}', 'deny', 'four', 'selects.models'],
      ['{"messages":[]}', 'deny', 'four', 'selects.models'],
      ['{"messages":[],"model":"llama","model":"gpt-4o"}', 'deny', 'four', 'unreadable'],
    ] as const;
    for (const [body, kind, policy, rule] of rows)
      it(`${body}: ${kind} under ${policy}`, async () => {
        const headers = [length(String(body.length)), { name: 'x-model', value: 'gpt-4o' }];
        const { answer, events } = await ask(ok({ ...QUESTION, body: Buffer.from(body), headers }), set);
        assert.deepEqual([answer.kind, events[0]?.exchange.policy, events[0]?.rule], [kind, policy, rule]);
      });

    it('refuses a body of which a part may be missing', async () => {
      const { answer, events } = await ask(ok({ ...QUESTION, headers: [length('9999')] }), set);
      assert.deepEqual([answer.kind, events[0]?.exchange.policy], ['deny', 'four']);
    });
  });
});
