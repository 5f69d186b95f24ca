/** Conditions: what CEL may say in a policy, what it is told, and what it may cost. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConditionFacts } from '../../../src/core/condition.ts';
import { compilePattern } from '../../../src/detectors/pattern.ts';
import { compileCondition } from '../../../src/policy/cel/compile-condition.ts';
import { PLACES, type Place } from '../../../src/policy/cel/place.ts';
import { celValue } from '../../../src/policy/cel/values.ts';

const FACTS: ConditionFacts = {
  caller: { id: 'ann', kind: 'jwt', tenant: 'shop', roles: ['clerk', 'agent'], claims: { team: 'blue' } },
  request: {
    host: 'llm.shop.internal',
    path: '/v1/chat/completions',
    method: 'POST',
    dialect: 'openai-chat',
  },
  time: new Date(Date.UTC(2026, 0, 5, 9, 30)),
  model: 'small',
  stream: true,
  findings: [],
  tool: 'issue_refund',
  args: celValue(JSON.parse('{"amount":40,"note":"aaab","items":[{"n":3}],"__proto__":{"x":1}}')),
};

function compiled(text: string, place: Place = 'tool') {
  return compileCondition(text, place, compilePattern);
}

function told(text: string, facts: ConditionFacts = FACTS): unknown {
  const condition = compiled(text);
  assert.ok(condition.ok, `${text}: ${condition.ok ? '' : condition.message}`);
  const outcome = condition.condition.evaluate(facts);
  return outcome.ok ? outcome.value : outcome.fault;
}

describe('a condition', () => {
  const TRUE = [
    'caller.roles.exists(r, r == "agent") && caller.tenant == "shop"',
    'caller.clearance == ""',
    'caller.claims.team == "blue" && !has(caller.claims.floor)',
    'request.host.endsWith(".internal") && request.stream && request.model == model',
    'args.amount <= 50 && args.amount == 40 && args.amount > 39.5',
    'has(args.amount) && !has(args.to) && size(args.items) == 1',
    'args.items.all(item, item.n > 2)',
    'args.note.matches("^a+b$") && !args.note.matches("c") && tool.matches("^issue")',
    '(args.note + "x").matches("bx$")',
    'time.getHours() == 9 && time < timestamp("2026-02-01T00:00:00Z")',
    'tool in ["issue_refund", "search_orders"]',
    'size(findings) == 0',
    '"https://Shop.Example:8443/a".host() == "shop.example" && "/data/a".isWithin("/data")',
    '!args.note.isWithin("/data")',
    'int("+40") == int(args.amount + 0.5) && double("4e1") == args.amount && int(double(int("7"))) == 7',
    '("A" + args.note).lowerAscii().upperAscii() == "AAAAB" && int((("5"))) == 5',
    'args.note.lowerAscii().matches("^a+b$") && int(args.items.map(i, i.n)[0]) == 3',
    // The Kelvin sign is no k, and the sharp s stays what it is.
    '"\\u212a\\u00df".lowerAscii() == "\\u212a\\u00df" && "k\\u00df".upperAscii() == "K\\u00df"',
    // What cannot be told does not matter where the rest decides (CEL, logical operators).
    'args.missing.deep == 1 || true',
  ];
  const EXACTLY = [
    'args.id == 9007199254740993 && args.id != 9007199254740992 && args.id > 9007199254740992.0',
    'args.id in [1, 9007199254740993] && !(args.id in [9007199254740992]) && args.id > args.rounded',
    'int(args.id) == 9007199254740993 && string(args.id) == "9007199254740993" && args.all[0] == args.id',
    'args.id > 50 && !(args.id <= 50) && args.largest > 9223372036854775807',
  ];
  for (const text of EXACTLY)
    it(`is told of integers of 64 bits exactly: ${text}`, () => {
      const id = 9007199254740993n;
      const args = celValue({ id, rounded: 2 ** 53, all: [id], largest: 2n ** 64n - 1n });
      assert.equal(told(text, { ...FACTS, args }), true);
    });

  for (const text of TRUE) it(`is told: ${text}`, () => assert.equal(told(text), true));

  const FAULTS = [
    ['args.missing == 1', 'no_such_key'],
    ['args.constructor == null', 'no_such_key'],
    ['args.note <= 50', 'no_such_overload'],
    ['args.note.host() == "shop.example"', 'error'],
    ...['', ' 5', '0x10', '0b1', '1e2', '5.0', '5\\n', '\\u0665'].map(
      (text) => [`int("${text}") <= 100`, 'error'] as const,
    ),
    ...['', '0x10', 'NaN', '-Infinity', '1_0', '.'].map(
      (text) => [`double("${text}") <= 100.0`, 'error'] as const,
    ),
    ['int(args.items) == 1', 'no_matching_overload'],
    ['args.amount.host() == "shop.example"', 'no_matching_overload'],
    ['1 / (size(findings)) == 1', 'division_by_zero'],
  ] as const;
  for (const [text, code] of FAULTS)
    it(`is a fault without a value: ${text}`, () =>
      assert.deepEqual(told(text), {
        kind: 'condition',
        message: `A condition of the policy could not be told (${code}).`,
      }));

  const WRONG = [
    ['caller.tenent == "shop"', 'No such key: tenent (at character 8); known here: caller'],
    ['amount > 5', 'Unknown variable: amount'],
    ['tool', 'says string and has to say true or false'],
    ['args.amount', 'says dyn and has to say true or false'],
    ['1 + ', 'Unexpected token: EOF'],
    ['tool + 1 == "a"', 'no such overload: string + int'],
    ['args.note.split("") == []', 'calls "split", which conditions do not have'],
    ['intStrict(args.amount) == 1', 'calls "intStrict", which conditions do not have'],
    ['matchesCompiled(0)', 'calls "matchesCompiled", which conditions do not have'],
    ['args.note.matches(tool)', 'a pattern that is no text'],
    ['args.note.matches("(?=a)")', 'RE2'],
    ['args.a.all(x, args.a.all(y, args.a.all(z, z == x)))', 'loops within loops more than 2 deep'],
  ] as const;
  for (const [text, message] of WRONG)
    it(`is refused with its place: ${text}`, () => {
      const condition = compiled(text);
      assert.ok(!condition.ok);
      assert.ok(condition.message.includes(message), condition.message);
    });

  it('names only what is known where it stands', () => {
    const outcomes = (['head', 'request', 'answer', 'tool'] as const).map((place) =>
      ['caller.id == "a"', 'model == "m"', 'args.x == 1'].map((text) => compiled(text, place).ok),
    );
    assert.deepEqual(outcomes, [
      [true, false, false],
      [true, true, false],
      [true, true, false],
      [true, true, true],
    ]);
    assert.equal(compiled('request.model == "m"', 'head').ok, false);
    assert.deepEqual(PLACES.head, ['caller', 'request', 'time']);
  });

  it('says what it names', () => {
    const condition = compiled('args.amount < 5 && caller.roles.exists(model, model == "x")');
    assert.ok(condition.ok);
    assert.deepEqual([...condition.condition.names].sort(), ['args', 'caller', 'model']);
    const names = (text: string) => {
      const one = compiled(text, 'request');
      assert.ok(one.ok);
      return [...one.condition.names].sort();
    };
    assert.deepEqual(names('request.path == "/"'), ['request']);
    // What the body says is not known by the head.
    assert.deepEqual(names('request.stream'), ['model', 'request']);
    assert.deepEqual(names('[request].exists(r, r.model == "m")'), ['model', 'request']);
  });

  it('is not told of arguments that would cost too much', () => {
    const many = { ...FACTS, args: celValue({ items: Array.from({ length: 1001 }, () => ({ n: 3 })) }) };
    const long = { ...FACTS, args: celValue({ note: 'a'.repeat(9000), items: [] }) };
    const nested = 'args.items.all(x, args.items.all(y, x == y))';
    const limit = (facts: ConditionFacts, text: string) => {
      const outcome = told(text, facts);
      return typeof outcome === 'boolean' ? outcome : 'limit';
    };
    assert.equal(limit(many, 'args.items.all(item, item.n > 2)'), 'limit');
    assert.equal(limit(many, 'size(args.items) > 5'), true);
    assert.equal(limit(long, nested), 'limit');
    assert.equal(limit(long, 'args.items.all(item, item.n > 2)'), true);
  });
});
