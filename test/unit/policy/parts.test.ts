/** The small parts: sizes, suggestions, roles and thresholds, canonical JSON, the JSON Schema. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import { ROLES } from '../../../src/core/segment.ts';
import { matchesPlace, matchesRole, passesThreshold } from '../../../src/policy/decide.ts';
import { guardPolicyJsonSchema } from '../../../src/policy/json-schema.ts';
import { parseSize } from '../../../src/policy/size.ts';
import { editDistance, suggest } from '../../../src/policy/suggest.ts';
import { fc } from '../../property/fast-check.ts';
import { registry } from './fakes/registry.ts';

describe('a size', () => {
  const SIZES = [
    ['1', 1],
    ['512B', 512],
    ['64KiB', 65_536],
    ['10MiB', 10_485_760],
    ['1GiB', 1_073_741_824],
    ['5kB', 5_000],
    ['5MB', 5_000_000],
  ] as const;
  for (const [text, bytes] of SIZES)
    it(`${text} is ${bytes} bytes`, () => assert.equal(parseSize(text), bytes));

  it('is nothing else', () => {
    for (const text of [
      '',
      '0',
      '-1',
      '1.5MiB',
      '1 MiB',
      '1mib',
      '1TiB',
      '1e3',
      '999999999999999GiB',
      'MiB',
      '01',
    ]) {
      assert.equal(parseSize(text), undefined, text);
    }
  });
});

describe('a suggestion', () => {
  it('is the nearest word', () => {
    assert.equal(suggest('pi', ['keywords', 'pii']), 'pii');
    assert.equal(suggest('respones', ['request', 'response']), 'response');
    assert.equal(suggest('CreditCard', ['CREDIT_CARD', 'US_SSN']), 'CREDIT_CARD');
  });
  it('is not made when nothing is near', () =>
    assert.equal(suggest('toxicity', ['pii', 'secrets']), undefined));

  it('rests on a distance that is a metric', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(editDistance(a, b), editDistance(b, a));
        assert.equal(editDistance(a, b) === 0, a === b);
        assert(editDistance(a, b) <= Math.max(a.length, b.length));
        assert(editDistance(a, b) >= Math.abs(a.length - b.length));
      }),
    );
    assert.equal(editDistance('ab', 'ba'), 1);
  });
});

describe('a rule', () => {
  it('is for the roles it names, and always for an unknown one', () => {
    const named = ROLES.filter((role) => matchesRole({ on: new Set(['user', 'tool']) }, role));
    assert.deepEqual(named, ['user', 'tool', 'unknown']);
    assert(ROLES.every((role) => matchesRole({ on: undefined }, role)));
  });

  it('takes scores from its threshold on, and those that are no number', () => {
    const scores = [0.89, 0.9, 1, Number.NaN];
    assert.deepEqual(
      scores.map((score) => passesThreshold({ threshold: 0.9 }, score)),
      [false, true, true, true],
    );
  });
});

describe('canonical JSON', () => {
  it('is the same for the same value, and parses back to it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        assert.equal(canonicalJson(value), canonicalJson(reversed));
        assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('the JSON Schema', () => {
  const text = JSON.stringify(guardPolicyJsonSchema(registry.detectors));

  it('names the detectors and their options', () => {
    assert.match(text, /"enum":\["keywords","pii","remote"\]/);
    assert.match(text, /"const":"keywords"/);
    assert.match(text, /"US_SSN"/);
  });
  it('asks for options only where a detector needs them', () => {
    const { $defs } = JSON.parse(text) as { $defs: { rule: { allOf: { then: { required?: string[] } }[] } } };
    assert.deepEqual(
      $defs.rule.allOf.map((entry) => entry.then.required),
      [['options'], undefined, ['options']],
    );
  });
});

describe('the part of a message that a rule is for', () => {
  const call = (name?: string) => ({
    part: 'arguments' as const,
    call: { index: 0, ...(name === undefined ? {} : { name }) },
  });

  it('is all of it where nothing is said', () => {
    assert(matchesPlace({}) && matchesPlace({}, call('run_sql')));
  });

  it('is text or calls', () => {
    assert(matchesPlace({ within: 'text' }) && !matchesPlace({ within: 'text' }, call('run_sql')));
    assert(!matchesPlace({ within: 'calls' }) && matchesPlace({ within: 'calls' }, call('run_sql')));
  });

  it('is the calls of some tools, and of one that is not named yet', () => {
    const rule = { tools: ['run_sql', 'db_*'] };
    for (const name of [
      'run_sql',
      'RUN_SQL',
      'db_',
      'Db_drop',
      'mcp__crm__run_sql',
      'a.b/Db_drop',
      undefined,
    ])
      assert(matchesPlace(rule, call(name)));
    for (const name of ['run_sql2', 'xdb_', '']) assert(!matchesPlace(rule, call(name)));
    assert(!matchesPlace(rule));
  });
});
