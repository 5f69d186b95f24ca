/** Ids of one person: who asked under one of them does not approve under another. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { idsOf, nobodysId } from '../../../src/approval/same-person.ts';

describe('ids of one person', () => {
  const groups = [
    ['key:bob', 'jwt:staff/bob'],
    ['key:eve', 'spiffe://shop/eve'],
    ['10.0.0.7', 'jwt:staff/bob'],
  ];

  it('are all that the configuration says, over groups that share one', () => {
    for (const id of ['key:bob', 'jwt:staff/bob', '10.0.0.7'])
      assert.deepEqual([...idsOf(id, groups)].toSorted(), ['10.0.0.7', 'jwt:staff/bob', 'key:bob']);
    assert.deepEqual(idsOf('key:eve', groups), ['key:eve', 'spiffe://shop/eve']);
    assert.deepEqual(idsOf('key:ann', groups), ['key:ann']);
  });

  const known = { issuers: ['staff'], others: ['chat:on-call'] };
  it('have the form of ids', () => {
    assert.equal(nobodysId([...groups, ['chat:on-call', '::1']], known), undefined);
  });
  for (const id of ['staff:bob', 'bob', 'jwt:bob', 'jwt:other/bob', 'key:', 'chat:somebody', 'Key:bob', ''])
    it(`are not "${id}"`, () => assert.equal(nobodysId([['key:bob', id]], known), id));
});
