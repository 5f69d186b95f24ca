/** Rules that are tried, rolled out or excepted from, at work in a conversation: what leaves, and what the records say. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Caller } from '../../../src/core/caller.ts';
import type { Finding } from '../../../src/core/finding.ts';
import type { StepContext } from '../../../src/extproc/state.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import { Talk } from '../../fakes/talk.ts';

const ANN: Caller = { id: 'ann', kind: 'jwt', tenant: 'shop', roles: [], claims: {} };
const BOB: Caller = { id: 'bob', kind: 'jwt', tenant: 'bank', roles: [], claims: {} };
const CARD = 'Pay with 4111 1111 1111 1111.';
const JSON_TYPE = [{ name: 'content-type', value: 'application/json' }];
const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

function talk(spec: string, caller: Caller = ANN, context: Partial<StepContext> = {}): Talk {
  return new Talk(spec, {
    callerOf: () => caller,
    fingerprint,
    time: new Date('2027-01-15T12:00:00Z'),
    ...context,
  });
}

/** What became of a request, what left of it, and its findings as `rule type easement`. */
interface Seen {
  readonly verdict: string;
  readonly rule: string;
  readonly left: string;
  readonly findings: readonly string[];
  readonly faults: readonly string[];
}

function seenOf(on: Talk, direction: 'request' | 'response'): Seen {
  const events = on.events.filter((event) => event.direction === direction);
  const decisive = events.find(({ kind }) => kind === 'request' || kind === 'open' || kind === 'cut');
  return {
    ...{ verdict: decisive?.verdict ?? '', rule: decisive?.rule ?? '', left: on.left(direction) },
    findings: events.flatMap(({ findings }) => findings.map(told)),
    faults: events.flatMap(({ fault }) => (fault === undefined ? [] : [fault.kind])),
  };
}

function told({ rule, type, eased }: Finding): string {
  return [rule, type, eased?.by, eased?.name].filter((word) => word !== undefined).join(' ');
}

const bodyOf = (text: string): string =>
  JSON.stringify({ model: 'm', messages: [{ role: 'user', content: text }] });

function asked(on: Talk, { text = CARD, headers = [] as { name: string; value: string }[] } = {}): Seen {
  on.request('full-duplex', { headers: [...JSON_TYPE, ...headers] });
  on.body('request', bodyOf(text), true);
  return seenOf(on, 'request');
}

function answered(on: Talk, message: object): Seen {
  asked(on, { text: 'Hello.' });
  on.answer('application/json');
  const whole = {
    id: 'x',
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message } }],
  };
  on.body('response', JSON.stringify(whole), true);
  return seenOf(on, 'response');
}

const rules = (...list: string[]): string => `  request: { rules: [${list.join(', ')}] }\n`;
const exceptions = (...list: string[]): string => `  exceptions: [${list.join(', ')}]\n`;
const DENIES = '{ name: cards, detector: pii, action: deny }';
const EDITS = '{ name: cards, detector: pii, action: redact }';
const except = (more: string): string =>
  `{ name: moving, rules: [cards], owner: payments, reason: Import of May, until: 2027-01-31${more} }`;

const FREE = { verdict: 'allow', rule: 'none', left: bodyOf(CARD), faults: [] };
const DENIED = { verdict: 'deny', rule: 'cards', left: '', findings: ['cards CREDIT_CARD'], faults: [] };

describe('a rule that observes', () => {
  const observing = (rule: string): string => rules(rule.replace(/ }$/, ', mode: observe }'));

  it('records what it finds, and all of it goes on as it came', () => {
    for (const rule of [DENIES, EDITS])
      assert.deepEqual(asked(talk(observing(rule))), { ...FREE, findings: ['cards CREDIT_CARD observe'] });
  });

  it('acts where it enforces', () => {
    assert.deepEqual(asked(talk(rules(DENIES))), DENIED);
    assert.deepEqual(asked(talk(rules(DENIES.replace(' }', ', mode: enforce }')))), DENIED);
  });

  it('leaves the others as they are', () => {
    const both = rules(
      DENIES.replace(' }', ', mode: observe }'),
      '{ name: mails, detector: pii, action: redact, options: { entities: [EMAIL] } }',
    );
    const seen = asked(talk(both), { text: `${CARD} From a@b.example` });
    assert.deepEqual(
      [seen.verdict, seen.rule, seen.left],
      ['mutate', 'mails', bodyOf(`${CARD} From [EMAIL]`)],
    );
    assert.deepEqual(seen.findings, ['cards CREDIT_CARD observe', 'cards EMAIL observe', 'mails EMAIL']);
  });

  it('is not missed where its judge fails, and the fault is told', () => {
    const judge = '{ name: cards, detector: remote, options: { judge: guard }, action: deny }';
    const ends = (spec: string): Seen => {
      const on = talk(spec);
      asked(on);
      const [ask] = on.asks;
      assert.ok(ask !== undefined);
      on.take({
        ...({ kind: 'unjudged', direction: 'request', id: ask.ask.id } as const),
        fault: { kind: 'judge', message: 'It is down.' },
      });
      return seenOf(on, 'request');
    };
    assert.deepEqual(ends(rules(judge)).verdict, 'deny');
    assert.deepEqual(ends(observing(judge)), { ...FREE, findings: [], faults: ['judge'] });
  });

  it('is not missed where its condition cannot be told', () => {
    const when = `when: 'caller.claims.level == "high"'`;
    const rule = DENIES.replace(' }', `, ${when} }`);
    assert.equal(asked(talk(rules(rule))).verdict, 'deny');
    assert.deepEqual(asked(talk(observing(rule))), { ...FREE, findings: [], faults: ['condition'] });
  });

  it('observes in answers as well', () => {
    const spec = (mode: string): string =>
      `  response: { rules: [{ name: cards, detector: pii, action: deny, mode: ${mode} }] }\n`;
    assert.equal(answered(talk(spec('enforce')), { content: CARD }).verdict, 'deny');
    const seen = answered(talk(spec('observe')), { content: CARD });
    assert.deepEqual([seen.verdict, seen.findings], ['allow', ['cards CREDIT_CARD observe']]);
    assert.ok(seen.left.includes(CARD));
  });
});

describe('an exception', () => {
  it('lets whom it names pass, until its day is over', () => {
    const on = (more: string, caller = ANN, time = '2027-01-15T12:00:00Z'): Seen =>
      asked(talk(rules(DENIES) + exceptions(except(more)), caller, { time: new Date(time) }));
    const passed = { ...FREE, findings: ['cards CREDIT_CARD exception moving'] };
    const cases: readonly (readonly [more: string, caller: Caller, time: string, passes: boolean])[] = [
      ['', ANN, '2027-01-15T12:00:00Z', true],
      ['', ANN, '2027-01-31T23:59:59Z', true],
      ['', ANN, '2027-02-01T00:00:00Z', false],
      [', callers: [ann]', ANN, '2027-01-15T12:00:00Z', true],
      [', callers: [ann]', BOB, '2027-01-15T12:00:00Z', false],
      [', callers: [Ann]', ANN, '2027-01-15T12:00:00Z', false],
      [', tenants: [shop]', ANN, '2027-01-15T12:00:00Z', true],
      [', tenants: [shop]', BOB, '2027-01-15T12:00:00Z', false],
      [', tenants: [shop], callers: [bob]', ANN, '2027-01-15T12:00:00Z', false],
      [`, when: 'request.path == "/v1/chat/completions"'`, ANN, '2027-01-15T12:00:00Z', true],
      [`, when: 'request.path == "/other"'`, ANN, '2027-01-15T12:00:00Z', false],
      [`, when: 'caller.claims.level == "high"'`, ANN, '2027-01-15T12:00:00Z', false],
      [', tools: [refund]', ANN, '2027-01-15T12:00:00Z', false],
    ];
    for (const [more, caller, time, passes] of cases)
      assert.deepEqual(on(more, caller, time), passes ? passed : DENIED, `${more} ${caller.id} ${time}`);
  });

  it('ends at a moment where it names one', () => {
    const until = except('').replace('2027-01-31', '"2027-01-15T12:00:00+01:00"');
    const at = (time: string): string =>
      asked(talk(rules(DENIES) + exceptions(until), ANN, { time: new Date(time) })).verdict;
    assert.deepEqual([at('2027-01-15T10:59:59Z'), at('2027-01-15T11:00:00Z')], ['allow', 'deny']);
  });

  it('is from the rules that it names, and no others', () => {
    const both = rules(DENIES, '{ name: keys, detector: keywords, options: { words: [pay] }, action: deny }');
    const seen = asked(talk(both + exceptions(except(''))));
    assert.deepEqual([seen.verdict, seen.rule], ['deny', 'keys']);
  });
});

describe('a rollout', () => {
  const NOTES = '{ name: cards, detector: keywords, options: { words: [pay] }, action: deny }';
  const policiesFor = (spec: string) =>
    policiesOf(
      `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: review }\nspec:\n${spec}`,
    );
  const callers = Array.from(
    { length: 200 },
    (_, at): Caller => ({ ...ANN, id: `caller-${at}`, tenant: `t-${at % 20}` }),
  );
  const denied = (rollout: string, who = callers): readonly string[] => {
    const rule = rules(NOTES.replace(/ }$/, `, rollout: ${rollout} }`));
    const policies = policiesFor(rule);
    return who
      .filter((caller) => asked(talk('  {}', caller, { policies })).verdict === 'deny')
      .map(({ id }) => id);
  };

  it('acts on a share of callers, always the same, and keeps them when it grows', () => {
    const [none, some, more, all] = [0, 20, 50, 100].map((percent) => denied(`{ percent: ${percent} }`));
    assert.deepEqual([none?.length, all?.length], [0, callers.length]);
    assert.ok((some?.length ?? 0) > 20 && (some?.length ?? 0) < 60, `${some?.length} of 200 at 20 %`);
    assert.ok(some?.every((id) => more?.includes(id)));
    assert.deepEqual(denied('{ percent: 20 }'), some);
  });

  it('observes the others', () => {
    const rule = rules(NOTES.replace(/ }$/, ', rollout: { percent: 0 } }'));
    assert.deepEqual(asked(talk(rule)), { ...FREE, findings: ['cards KEYWORD rollout'] });
  });

  it('acts on all of a tenant, or on nobody of it', () => {
    const chosen = new Set(denied('{ percent: 40, by: tenant }'));
    const byTenant = Map.groupBy(callers, ({ tenant }) => tenant);
    for (const [tenant, members] of byTenant)
      assert.equal(new Set(members.map(({ id }) => chosen.has(id))).size, 1, tenant);
    assert.ok(chosen.size > 0 && chosen.size < callers.length);
  });

  it('acts on all of a conversation, or on nothing of it', () => {
    const rule = rules(
      NOTES.replace(/ }$/, ', rollout: { percent: 50, by: conversation, header: x-chat } }'),
    );
    const policies = policiesFor(rule);
    const verdicts = (ids: readonly string[]): string[] =>
      ids.map(
        (value) => asked(talk('  {}', ANN, { policies }), { headers: [{ name: 'x-chat', value }] }).verdict,
      );
    const ids = Array.from({ length: 40 }, (_, at) => `chat-${at}`);
    const first = verdicts(ids);
    assert.deepEqual([...new Set(first)].sort(), ['allow', 'deny']);
    assert.deepEqual(verdicts(ids), first);
  });

  it('acts on whom it does not know', () => {
    const unknown: Caller = { ...ANN, id: 'unknown', kind: 'unknown' };
    assert.equal(denied('{ percent: 0 }', [unknown]).length, 1);
    const { tenant: _, ...alone } = ANN;
    assert.equal(denied('{ percent: 0, by: tenant }', [alone]).length, 1);
    const rule = rules(NOTES.replace(/ }$/, ', rollout: { percent: 0, by: conversation, header: x-chat } }'));
    assert.equal(asked(talk(rule)).verdict, 'deny');
    const twice = ['a', 'b'].map((value) => ({ name: 'x-chat', value }));
    assert.equal(asked(talk(rule), { headers: twice }).verdict, 'deny');
  });
});

describe('broken glass', () => {
  const glass = (policies: readonly string[] | undefined) => ({ glass: { id: 'glass-1', policies } });

  it('suspends the rules of the policies that it names, and every record says so', () => {
    for (const policies of [undefined, ['review']]) {
      const on = talk(rules(DENIES), ANN, glass(policies));
      assert.deepEqual(asked(on), { ...FREE, findings: ['cards CREDIT_CARD break-glass glass-1'] });
      assert.deepEqual([...new Set(on.events.map(({ exchange }) => exchange.breakGlass))], ['glass-1']);
    }
    const other = talk(rules(DENIES), ANN, glass(['another']));
    assert.deepEqual(asked(other), DENIED);
    assert.equal(other.events[0]?.exchange.breakGlass, undefined);
  });

  it('suspends neither bounds, nor what cannot be read, nor who may ask', () => {
    const bounds = talk(`  request: { limits: { messages: 1 } }\n`, ANN, glass(undefined));
    bounds.request('full-duplex', { headers: JSON_TYPE });
    bounds.body(
      'request',
      JSON.stringify({ model: 'm', messages: [1, 2].map(() => ({ role: 'user', content: 'x' })) }),
      true,
    );
    assert.equal(seenOf(bounds, 'request').verdict, 'deny');
    const unreadable = talk(rules(DENIES), ANN, glass(undefined));
    unreadable.request('full-duplex', { headers: JSON_TYPE });
    unreadable.body('request', '{"a":1,"a":2}', true);
    assert.equal(seenOf(unreadable, 'request').verdict, 'deny');
    const callers = talk('  callers: { kinds: [spiffe] }\n', ANN, glass(undefined));
    assert.equal(asked(callers).rule, 'callers');
  });
});

describe('rules on tools', () => {
  const call = (name: string) => ({
    content: null,
    tool_calls: [{ id: 'c', type: 'function', function: { name, arguments: '{}' } }],
  });
  const tools = (more: string): string => `  tools: ${more}\n`;

  it('that observe leave the decision to those behind them', () => {
    const refuses = '{ name: no-shell, tool: shell, action: deny, mode: observe }';
    const allowed = answered(
      talk(tools(`{ rules: [${refuses}, { name: rest, tool: shell, action: allow }] }`)),
      call('shell'),
    );
    assert.deepEqual(
      [allowed.verdict, allowed.findings],
      ['allow', ['no-shell TOOL_DENIED observe', 'rest TOOL_ALLOWED']],
    );
    const denied = answered(talk(tools(`{ rules: [${refuses}] }`)), call('shell'));
    assert.deepEqual(
      [denied.verdict, denied.rule, denied.findings],
      ['deny', 'tools.default', ['no-shell TOOL_DENIED observe', 'tools.default TOOL_DENIED']],
    );
  });

  it('may be excepted from for a tool, the default too', () => {
    const spec = (name: string): string =>
      tools('{ rules: [{ name: look, tool: look_up, action: allow }] }') +
      exceptions(except(`, tools: [${name}]`).replace('rules: [cards]', 'rules: [tools.default]'));
    const passed = answered(talk(spec('shell')), call('shell'));
    assert.deepEqual(
      [passed.verdict, passed.findings],
      ['allow', ['tools.default TOOL_DENIED exception moving']],
    );
    assert.equal(answered(talk(spec('"sh*"')), call('shell')).verdict, 'allow');
    for (const name of ['Shell', 'other'])
      assert.equal(answered(talk(spec('shell')), call(name)).verdict, 'deny');
  });

  it('stay offered where the rule that keeps them back does not act, and the record says so', () => {
    const offer = JSON.stringify({
      ...{ model: 'm', messages: [{ role: 'user', content: 'x' }] },
      tools: ['shell', 'look_up', 'other'].map((name) => ({ type: 'function', function: { name } })),
    });
    const on = talk(
      tools(
        '{ rules: [{ name: no-shell, tool: shell, action: deny, mode: observe }, { tool: shell, action: allow }, { tool: look_up, action: allow }] }',
      ),
    );
    on.request('full-duplex', { headers: JSON_TYPE });
    on.body('request', offer, true);
    const seen = seenOf(on, 'request');
    assert.deepEqual(seen.findings, ['tools.default TOOL_REMOVED', 'no-shell TOOL_REMOVED observe']);
    assert.ok(seen.left.includes('shell') && seen.left.includes('look_up') && !seen.left.includes('other'));
  });

  it('whose calls have no readable name or arguments are denied all the same', () => {
    const spec = tools('{ default: allow, rules: [{ tool: a, when: "args.x == 1", action: allow }] }');
    const on = talk(spec, ANN, { glass: { id: 'g', policies: undefined } });
    assert.equal(answered(on, call('sh\u0435ll')).rule, 'tools.names');
  });
});
