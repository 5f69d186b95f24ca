/** Whom budgets take for one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countedCaller, countedName } from '../../../../src/screen/budgets/counted-as.ts';

describe('a budget counts as one', () => {
  const CALLERS = [
    ['address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['address', '2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['address', '2001:0db8:0001:2:ffff::', '2001:db8:1:2::/64'],
    ['address', '2001:db8::1:2:3:4:5', '2001:db8:0:1::/64'],
    ['address', '::1', '0:0:0:0::/64'],
    ['address', '2001:db8::', '2001:db8:0:0::/64'],
    ['address', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['address', '10.0.0.7', '10.0.0.7'],
    ['key', 'key:a::b', 'key:a::b'],
    ['spiffe', 'spiffe://shop/a', 'spiffe://shop/a'],
  ] as const;
  for (const [kind, id, counted] of CALLERS)
    it(`${kind} ${id}`, () => assert.deepEqual(countedCaller({ kind, id }), [kind, counted]));

  it('names in any case', () => assert.equal(countedName(' GPT-4o '), countedName('gpt-4o')));
});
