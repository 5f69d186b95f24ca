/** Document fingerprints: passages of confidential documents, by keyed hashes of them. */
import { z } from 'zod';
import type { Detector, Indexes, Scanner } from '../../core/detector.ts';
import { indexNamed, SILENT } from '../keyed-index/named-index.ts';
import { DocumentIndex } from './document-index.ts';
import { documentScanner } from './scanner.ts';

/** The detector `documents`: reports `DOCUMENT` for what is quoted of one of them, with its id. */
export const documents: Detector = detectorWith(new Map());

function detectorWith(indexes: Indexes): Detector {
  const options = z.strictObject({
    index: indexNamed(indexes, 'documents').describe(
      'name of the index in the process configuration (dlp.indexes)',
    ),
    words: z
      .int()
      .min(20)
      .max(400)
      .default(40)
      .describe('words of the shortest quotation that is surely found; shorter ones often are'),
  });
  return {
    name: 'documents',
    summary: 'Passages quoted from confidential documents of yours, with small changes too.',
    types: ['DOCUMENT'],
    options,
    using: detectorWith,
    compile: (value): Scanner => {
      const { index, words } = options.parse(value);
      const found = indexes.get(index);
      return found instanceof DocumentIndex ? documentScanner({ index: found, words }) : SILENT;
    },
  };
}
