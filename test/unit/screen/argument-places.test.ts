/** Rules for single arguments of calls: in every wire form, whole and in pieces, and where their JSON is written oddly. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ArgumentPlaces } from '../../../src/screen/argument-places.ts';
import type { Policy } from '../../../src/screen/gate.ts';
import { ARGUMENTS, TOOL, type WireCall } from '../../dialects/calls/types.ts';
import { titleOf, WIRE_CALLS } from '../../dialects/calls/wire-calls.ts';
import { Talk } from '../../fakes/talk.ts';
import { fc } from '../../property/fast-check.ts';
import { split } from '../../property/split.ts';
import { answeredCall, answerPolicy } from './answered-call.ts';

/** A form that nothing here puts together may be any argument: a path and its value (Gemini). */
const IN_PIECES = /member by member/;

const ruleFor = (named: readonly string[]) => ({
  ...{ name: 'no-weir', detector: 'keywords', options: { words: [ARGUMENTS.path] }, action: 'deny' },
  ...{ tools: [TOOL], arguments: named },
});

const policyFor = (named: readonly string[]) => answerPolicy({ rules: [ruleFor(named)] });
const FOR_PATH = policyFor(['force', 'PATH']);
const FOR_OTHERS = policyFor(['force', 'pat', 'path.x']);

/** What comes of an answer under a policy. */
function judged(row: WireCall, policy: Policy, everywhere: boolean): 'denied' | 'passed' {
  return answeredCall(row, policy, everywhere).denied ? 'denied' : 'passed';
}

describe('a rule for one argument', () => {
  const rows = WIRE_CALLS.filter((row) => row.answer !== undefined);
  assert.ok(rows.length > 20, String(rows.length));
  for (const row of rows)
    it(`is for that one alone: ${titleOf(row)}`, () => {
      for (const everywhere of [false, true]) {
        assert.equal(judged(row, FOR_PATH, everywhere), 'denied');
        const other = IN_PIECES.test(row.title) ? 'denied' : 'passed';
        assert.equal(judged(row, FOR_OTHERS, everywhere), other);
      }
    });

  const requests = WIRE_CALLS.filter((row) => row.answer === undefined);
  assert.ok(requests.length > 5, String(requests.length));
  for (const row of requests)
    it(`is for that one alone: ${titleOf(row)}`, () => {
      const denied = (named: readonly string[]) => {
        const talk = new Talk(`  request: ${JSON.stringify({ rules: [ruleFor(named)] })}`);
        talk.request('full-duplex', {
          path: row.path,
          headers: [{ name: 'content-type', value: 'application/json' }],
        });
        talk.body('request', JSON.stringify(row.body), true);
        assert.equal(talk.events[0]?.fault, undefined);
        return talk.events[0]?.verdict === 'deny';
      };
      assert.ok(denied(['path']));
      assert.ok(!denied(['force']));
    });
});

/** JSON text in which X stands, the names that a rule has, and whether it is for X. */
const PLACES: readonly (readonly [text: string, named: string, is: boolean])[] = [
  ['{"to":"X"}', 'to', true],
  ['{"to":"X"}', 'from', false],
  ['{"from":"a","to":"X","cc":"b"}', 'to', true],
  ['{"to":"a","body":"X"}', 'to', false],
  ['{"body":"X","to":"a"}', 'to', false],
  ['{"to":{"list":["a","X"]}}', 'to', true],
  ['{"to":{"list":["a","X"]}}', 'to.list', true],
  ['{"to":{"list":["a"],"no":"X"}}', 'to.list', false],
  ['{"parts":[{"text":"a"},{"text":"X"}]}', 'parts.text', true],
  ['{"parts":[{"text":"a"},{"note":"X"}]}', 'parts.text', false],
  ['{"a":{"text":"X"}}', '*.text', true],
  ['{"a":{"b":{"text":"X"}}}', '*.text', false],
  ['{"a":{"b":{"text":"X"}}}', 'a.*.text', true],
  ['{"text":{"a":"b"},"a":"X"}', 'text', false],
  ['{"TO":"X"}', 'to', true],
  ['{"t\\u006f":"X"}', 'to', true],
  ['{"to\\u0000x":"X"}', 'to', true],
  ['{"ｔｏ":"X"}', 'to', true],
  ['{"to":"a","to":"X"}', 'to', true],
  ['{"a":"\\"to\\":","b":"X"}', 'to', false],
  ['{"a":"{\\"to\\":","b":"X"}', 'to', false],
  ['{"to":[[],[{}],{"a":[1,true,null]}],"b":"X"}', 'to', false],
  ['{"X":"a"}', 'to', false],
  ['{"to":{"X":"a"}}', 'to', true],
  // What is no object may be anything.
  ['X', 'to', true],
  ['["X"]', 'to', true],
  ['"X"', 'to', true],
  ['{"a":"b"} X', 'to', true],
  ['{a:"X"}', 'to', true],
  ['{"a":"b",,"c":"X"}', 'to', true],
  ['{"a":"X"},', 'to', false],
  ['{"a":"X', 'to', false],
  ['{"to":"X', 'to', true],
];

describe('the places of arguments in JSON text', () => {
  for (const [text, named, is] of PLACES)
    it(`${JSON.stringify(text)} ${is ? 'has' : 'has not'} X in ${named}, in any chunking`, () => {
      const wanted = named.split('.');
      const start = text.lastIndexOf('X');
      for (let size = 1; size <= text.length; size++) {
        const places = new ArgumentPlaces([['other'], wanted]);
        for (const chunk of split(text, [size])) places.push(chunk);
        assert.equal(places.touches(wanted, start, start + 1), is, `chunks of ${size}`);
      }
    });

  it('are the same when not all of the text has come', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const names = [['a'], ['a', 'b'], ['*', 'c']];
    const named = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'A'), json, { maxKeys: 4 });
    const nested = fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(named, fc.array(named), json), {
      maxKeys: 3,
    });
    fc.assert(
      fc.property(nested, fc.nat(), fc.nat(30), (value, seed, length) => {
        const text = JSON.stringify(value);
        const start = seed % text.length;
        const end = Math.min(text.length, start + 1 + length);
        const [whole, begun] = [new ArgumentPlaces(names), new ArgumentPlaces(names)];
        whole.push(text);
        begun.push(text.slice(0, end));
        for (const name of names)
          assert.equal(begun.touches(name, start, end), whole.touches(name, start, end), text);
      }),
      { numRuns: 500 },
    );
  });
});
