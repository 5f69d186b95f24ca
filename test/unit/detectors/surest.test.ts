/** Detectors that say how sure they can be are never surer. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DETECTORS } from '../../../src/detectors/index.ts';
import { SNIPPETS } from '../../cases/detectors/snippets.ts';

describe('the highest score of a detector', () => {
  for (const { name, surest, compile, widest = {} } of DETECTORS) {
    if (surest === undefined) continue;
    it(`${name}: ${surest}, and no snippet scores more`, () => {
      const scanner = compile(widest);
      const hits = SNIPPETS.flatMap((text) => {
        const of = scanner.open?.() ?? scanner;
        return of.scan({ text, from: 0, fresh: 0, final: true, first: true }).hits;
      });
      assert.ok(hits.length >= 5, `${hits.length} hits`);
      assert.deepEqual(
        hits.filter(({ score }) => score > surest),
        [],
      );
    });
  }
});
