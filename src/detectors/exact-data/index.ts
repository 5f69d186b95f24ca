/** Exact data matching: values of a table of the operator's, by keyed hashes of them. */
import { z } from 'zod';
import type { Detector, Indexes, Scanner } from '../../core/detector.ts';
import { indexNamed, SILENT } from '../keyed-index/named-index.ts';
import { CellIndex } from './cell-index.ts';
import { cellScanner } from './scanner.ts';

/** The detector `exact-data`: reports `EXACT_DATA` for each value of a row of which enough stand near each other. */
export const exactData: Detector = detectorWith(new Map());

function detectorWith(indexes: Indexes): Detector {
  const index = indexNamed(indexes, 'exact-data').describe(
    'name of the index in the process configuration (dlp.indexes)',
  );
  const options = z
    .strictObject({
      index,
      minCells: z
        .int()
        .min(1)
        .max(20)
        .default(2)
        .describe('values of one row that have to stand near each other'),
      within: z
        .int()
        .min(20)
        .max(2000)
        .default(300)
        .describe('most characters between a value that leads to a row and the others'),
    })
    .superRefine(({ index: name, minCells }, context) => {
      const found = indexes.get(name);
      if (!(found instanceof CellIndex) || minCells <= found.columns) return;
      const message = `the index ${name} has only ${found.columns} columns`;
      context.addIssue({ code: 'custom', path: ['minCells'], message });
    });
  return {
    name: 'exact-data',
    summary: 'Values of a table of yours (customers, staff, accounts), several of one row near each other.',
    types: ['EXACT_DATA'],
    options,
    using: detectorWith,
    compile: (value): Scanner => {
      const { index: name, minCells, within } = options.parse(value);
      const found = indexes.get(name);
      return found instanceof CellIndex ? cellScanner({ index: found, minCells, within }) : SILENT;
    },
  };
}
