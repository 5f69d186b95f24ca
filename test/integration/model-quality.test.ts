/** The quality gate: on the committed samples the shipped detectors are not more than a point worse than they were. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DETECTORS, type Figures, knownFigures, measure, POINT, PROCESSORS } from '../../training/gate.ts';
import { TIERS } from '../../training/judged.ts';

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
  it('are all measured', () => assert.deepEqual(Object.keys(known).sort(), Object.keys(DETECTORS).sort()));

  for (const [task, before] of Object.entries(known)) {
    it(`tell ${task} as well as they did, the linear one alone and both together`, async () => {
      const now = await measure(task);
      for (const tiers of TIERS) {
        assert.ok(now[tiers].rows >= 400, `${now[tiers].rows} rows`);
        assert.equal(now[tiers].rows, before[tiers].rows);
        const most = tiers === 'both' ? POINT + PROCESSORS : POINT;
        assert.deepEqual(drops(before[tiers], now[tiers], most), [], JSON.stringify({ tiers, before, now }));
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
