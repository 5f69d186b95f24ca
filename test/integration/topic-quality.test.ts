/** The quality gate of topics: on the committed sentences the detector is not more than a point worse than it was. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { knownTopicFigures, type MeanFigures, measureSample } from '../../training/embedding/gate.ts';
import { topicRows } from '../../training/embedding/rows.ts';
import { POINT } from '../../training/gate.ts';

/** What got worse, in words. */
function drops(known: MeanFigures, now: MeanFigures): string[] {
  const better = ['area', 'foundAtOnePercent', 'found'] as const;
  const worse = ['ordinary', 'beside'] as const;
  return [
    ...better.filter((name) => now[name] < known[name] - POINT),
    ...worse.filter((name) => now[name] > known[name] + POINT),
  ];
}

describe('topics', () => {
  it('are told as well as they were', () => {
    const rows = topicRows();
    assert.ok(rows.filter(({ kind }) => kind === 'on').length >= 160);
    assert.ok(rows.filter(({ kind }) => kind === 'beside').length >= 50);
    const [before, now] = [knownTopicFigures(), measureSample()];
    assert.deepEqual(drops(before, now), [], JSON.stringify({ before, now }));
  });

  it('would be caught getting worse', () => {
    const figures = { area: 0.9, foundAtOnePercent: 0.5, found: 0.5, ordinary: 0.01, beside: 0 };
    assert.deepEqual(drops(figures, { ...figures, area: 0.88, beside: 0.03 }), ['area', 'beside']);
    assert.deepEqual(drops(figures, { ...figures, found: 0.495 }), []);
  });
});
