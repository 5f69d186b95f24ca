/** Law 5: ordinary prose is released word by word, hostile text is held within bounds. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../src/detectors/drive.ts';
import { DETECTORS } from '../../src/detectors/index.ts';
import { PROSE } from '../cases/detectors/prose.ts';
import { ready } from '../fakes/indexes.ts';

const OPTIONS: Readonly<Record<string, unknown>> = {
  language: { allowed: ['en'] },
  topic: { denied: [{ use: 'weapons' }] },
  keywords: { words: ['project falcon', 'top secret'] },
  'exact-data': { index: 'table' },
  documents: { index: 'memos' },
  anomaly: { expect: { words: { most: 9000 } } },
  patterns: {
    patterns: [
      { name: 'order', pattern: 'ORD-\\d{6,10}\\b' },
      { name: 'badge', pattern: '\\b[A-Z]{2}\\d{6}\\b' },
      { name: 'project', pattern: 'project\\s{1,3}(?:falcon|eagle)', ignoreCase: true },
    ],
  },
};

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
}

describe('ordinary prose', () => {
  for (const detector of DETECTORS.map(ready)) {
    it(`is held by ${detector.name} at most a word at the median, 40 characters at the 99th percentile`, () => {
      const scanner = detector.compile(OPTIONS[detector.name] ?? detector.widest ?? {});
      const deltas = PROSE.match(/.{1,5}/gs) ?? [];
      const { held, hits } = drive(scanner, deltas);
      assert.deepEqual(hits, []);
      assert.ok(percentile(held, 0.5) <= 8, `median ${percentile(held, 0.5)}`);
      assert.ok(percentile(held, 0.99) <= 40, `99th percentile ${percentile(held, 0.99)}`);
    });
  }
});
