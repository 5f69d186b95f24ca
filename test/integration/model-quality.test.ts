/** The quality gate: on the committed samples the shipped detectors are not more than a point worse than they were. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Figures, GATED, knownFigures, measure, POINT, PROCESSORS } from '../../training/gate.ts';
import { readOnce } from '../../training/read-once.ts';

readOnce();

/** What got worse, in words. */
function drops(known: Figures, now: Figures, most = POINT): string[] {
  const better = ['area', 'recallAtOnePercent', 'recall'] as const;
  return [
    ...better.filter((name) => now[name] < known[name] - most),
    ...(now.falsePositives > known.falsePositives + most ? ['falsePositives'] : []),
  ];
}

describe('the shipped models', () => {
  const known = knownFigures();
  it('are all measured', () => assert.deepEqual(Object.keys(known).sort(), Object.keys(GATED).sort()));

  for (const [name, before] of Object.entries(known)) {
    const tiers = GATED[name]?.tiers ?? [];
    it(`tell ${name} as well as they did, by ${tiers.join(' and by ')}`, async () => {
      const now = await measure(name);
      for (const one of tiers) {
        const [was, is] = [before[one], now[one]];
        assert.ok(was !== undefined && is !== undefined, one);
        assert.ok(is.rows >= 400, `${is.rows} rows`);
        assert.equal(is.rows, was.rows);
        const most = one === 'both' ? POINT + PROCESSORS : POINT;
        assert.deepEqual(drops(was, is, most), [], JSON.stringify({ one, was, is }));
      }
    });
  }

  it('would be caught getting worse', () => {
    const figures = { rows: 1, area: 0.9, recallAtOnePercent: 0.5, recall: 0.5, falsePositives: 0.01 };
    assert.deepEqual(drops(figures, { ...figures, area: 0.88, falsePositives: 0.03 }), [
      'area',
      'falsePositives',
    ]);
    assert.deepEqual(drops(figures, { ...figures, recall: 0.495 }), []);
  });
});
