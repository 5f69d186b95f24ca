/** Cells of tables that the header of their column names: in every form of a table, in the first row and far below. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../src/detectors/drive.ts';
import { findDetector } from '../../../src/detectors/index.ts';
import { NO_TABLES, TABLE_FORMS, TABLE_NUMBERS, TABLE_VALUES } from '../../cases/detectors/tables.ts';

const ROWS = [0, 5, 20];

for (const detector of ['secrets', 'pii'] as const) {
  describe(`${detector} in tables`, () => {
    for (const [type, value, columns] of TABLE_VALUES[detector]) {
      const scanner = findDetector(detector)?.compile({});
      const found = (text: string) => {
        const whole = text.replace('%', value);
        const hits =
          scanner === undefined ? [] : drive(scanner, [whole]).hits.filter(({ score }) => score >= 0.5);
        return hits.map((hit) => `${hit.type} ${whole.slice(hit.start, hit.end)}`);
      };
      for (const { name, text } of TABLE_FORMS) {
        it(`finds ${value} in ${name}`, () => {
          for (const column of columns)
            for (const rows of ROWS)
              assert.deepEqual(found(text(column, rows)), [`${type} ${value}`], text(column, rows));
        });
      }
      it(`leaves ${value} where no header names it`, () => {
        for (const text of NO_TABLES) assert.deepEqual(found(text.replace('NAME', columns[0])), []);
      });
    }
  });
}

describe('pii in tables of numbers that a state gives', () => {
  const scanner = findDetector('pii')?.compile({});
  for (const [type, value, columns] of TABLE_NUMBERS)
    it(`finds ${type}`, () => {
      for (const { text } of TABLE_FORMS)
        for (const column of columns)
          for (const rows of ROWS) {
            const whole = text(column, rows).replace('%', value);
            const hits = scanner === undefined ? [] : drive(scanner, [whole]).hits;
            const told = hits
              .filter(({ score }) => score >= 0.5)
              .map((hit) => [hit.type, hit.start, hit.end]);
            const at = whole.indexOf(value);
            assert.deepEqual(told, [[type, at, at + value.length]], whole);
          }
    });
});
