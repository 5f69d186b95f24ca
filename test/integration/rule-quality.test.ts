/** The quality gate of rules: on the committed samples what finds personal data, secrets and leaks is not more than a point worse than it was. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { POINT } from '../../training/gate.ts';
import { knownRuleFigures, measureRules, RULED, type RuleFigures } from '../../training/rules-gate.ts';

/** What got worse. */
function drops(known: RuleFigures, now: RuleFigures): string[] {
  return Object.entries(known).flatMap(([name, was]) => ((now[name] ?? 0) < was - POINT ? name : []));
}

describe('rules', () => {
  const known = knownRuleFigures();
  it('are all measured', () => assert.deepEqual(Object.keys(known).sort(), Object.keys(RULED).sort()));

  for (const [task, before] of Object.entries(known))
    it(`find ${task} as well as they did`, async () => {
      const now = await measureRules(task);
      assert.ok(now.rows >= 300, `${now.rows} rows`);
      assert.equal(now.rows, before.rows);
      assert.deepEqual(drops(before, now), [], JSON.stringify({ before, now }));
    });

  it('would be caught getting worse', () => {
    const figures = { rows: 1, typed: 0.9, leftAlone: 1 };
    assert.deepEqual(drops(figures, { rows: 1, typed: 0.895, leftAlone: 0.98 }), ['leftAlone']);
    assert.deepEqual(drops(figures, { rows: 1, typed: 0.9 }), ['leftAlone']);
  });
});
