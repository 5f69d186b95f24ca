/** Canonical JSON: one spelling for one meaning, and small JSON stays small, however it is made. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalJson } from '../../../src/core/canonical-json.ts';

const spelled = (json: string): string => canonicalJson(JSON.parse(json));

/** A tree of objects with two members each. */
function tree(depth: number): string {
  return depth === 0 ? '1' : `{"a":${tree(depth - 1)},"b":${tree(depth - 1)}}`;
}

function object(count: number, nameOf: (at: number) => string): string {
  return `{${Array.from({ length: count }, (_, at) => `"${nameOf(at)}":1`).join(',')}}`;
}

/** JSON that was dear to others: CVE-2025-6203, names that sort badly, members by number, lists of nothing. */
const DEAR: Readonly<Record<string, string>> = {
  'nested as deep as a policy allows': `${'{"a":'.repeat(512)}1${'}'.repeat(512)}`,
  'a tree': tree(14),
  'lists of nothing': `[${'[],'.repeat(50_000)}[]]`,
  'names from behind': object(20_000, (at) => (1_000_000 - at).toString(36)),
  'names that are numbers': object(20_000, (at) => String(1_000_000 - at)),
  'names alike but for their end': object(2000, (at) => `${'k'.repeat(200)}${at}`),
  'one long name': `{"${'k'.repeat(200_000)}":1}`,
  'escapes of control characters': `"${'\\u0001'.repeat(30_000)}"`,
  'halves of pairs': `"${'\\ud800'.repeat(30_000)}"`,
};

describe('canonical JSON', () => {
  it('spells members in the order of their units, without blanks, whatever their order was', () => {
    assert.equal(
      spelled('{ "b": [1, {"d": null, "c": 2.50}], "a": "x" }'),
      '{"a":"x","b":[1,{"c":2.5,"d":null}]}',
    );
    assert.equal(spelled('{"10":1,"9":2,"\u00e9":3,"z":4}'), '{"10":1,"9":2,"z":4,"\u00e9":3}');
  });

  it('spells integers of 64 bits digit by digit', () => {
    assert.equal(canonicalJson({ id: 9_223_372_036_854_775_807n }), '{"id":9223372036854775807}');
  });

  for (const [what, json] of Object.entries(DEAR))
    it(`A06: ${what}: no more characters than came, and the same when spelled again`, () => {
      const once = spelled(json);
      assert.ok(once.length <= json.length, `${once.length} of ${json.length}`);
      assert.equal(spelled(once), once);
    });
});
