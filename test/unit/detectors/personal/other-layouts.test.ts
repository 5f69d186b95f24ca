/** Personal data in layouts of many styles: what is reported, exactly, and what is not, in one piece and in many. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../../src/detectors/drive.ts';
import { pii } from '../../../../src/detectors/pii/index.ts';
import { GENRES } from '../../../cases/detectors/other-genres.ts';
import { LAYOUTS } from '../../../cases/detectors/other-layouts.ts';
import { foundIn } from './found.ts';

const MARKED = /\{([A-Z_]+)\|([^}]*)\}/g;
const scanner = pii.compile({ entities: ['ALL'] });

describe('personal data in other layouts', () => {
  for (const [what, rows] of Object.entries({ ...LAYOUTS, ...GENRES }))
    for (const row of rows) {
      const text = row.replaceAll(MARKED, '$2');
      const wanted = [...row.matchAll(MARKED)].map(([, type, value]) => `${type} ${value}`);
      it(`${what}: ${row}`, () => assert.deepEqual(foundIn(text), wanted));
      it(`${what}, one character at a time: ${row}`, () =>
        assert.deepEqual(drive(scanner, text).hits, drive(scanner, [text]).hits));
    }
});
