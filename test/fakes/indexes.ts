/** Indexes for tests: of a small table and of a few documents, and the detectors that have them. */
import { createHash } from 'node:crypto';
import type { Detector, Indexes } from '../../src/core/detector.ts';
import { DocumentIndexBuilder } from '../../src/detectors/documents/build-documents.ts';
import { CellIndexBuilder } from '../../src/detectors/exact-data/build-cells.ts';
import type { Making } from '../../src/detectors/keyed-index/container.ts';
import { openIndex } from '../../src/detectors/open-index.ts';

/** What indexes of tests are made with; the key and the salt say nothing. */
export const MADE: Making = {
  key: new Uint8Array(32).fill(7),
  salt: new Uint8Array(16).fill(9),
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
};

/** The index of a table as a file. */
export function tableFile(rows: readonly (readonly string[])[], made: Making = MADE): Uint8Array {
  const builder = new CellIndexBuilder(rows[0]?.length ?? 0);
  for (const row of rows) builder.add(row);
  return builder.build(made).bytes;
}

/** The index of documents as a file; findings name them by these labels. */
export function documentsFile(texts: Readonly<Record<string, string>>, made: Making = MADE): Uint8Array {
  const builder = new DocumentIndexBuilder(made);
  for (const [label, text] of Object.entries(texts)) builder.add(text, { label });
  return builder.build().bytes;
}

/** Opens files of indexes under names. */
export function opened(files: Readonly<Record<string, Uint8Array>>, made: Making = MADE): Indexes {
  return new Map(
    Object.entries(files).map(([name, bytes]) => {
      const index = openIndex({ ...made, bytes }, createHash('sha256').update(bytes).digest('hex'));
      if (!index.ok) throw new Error(index.fault.message);
      return [name, index.value];
    }),
  );
}

/** Rows whose values are short enough to stand in any text of the property tests. */
export const ROWS = [
  ['Maria Lopez', 'AC-1234', 'Madrid', 'maria@example.org'],
  ['李小龙', '555 0199 22', 'Lopez', 'Maria'],
  ['Jean-Luc Ångström', 'AC-1235', 'Oslo', '555 0199 22'],
];

/** A text of three sentences, of which quotations are found. */
export const MEMO =
  'The board agreed on the twelfth to sell the northern mills before the end of spring. No buyer may learn that the ' +
  'roof of the older mill has to be replaced within two years at our own cost. Until the contract is signed nobody ' +
  'outside this room speaks of price, date or the names of those who have asked.';

/** One of each kind, as the names of the tests call them. */
export const INDEXES = opened({ table: tableFile(ROWS), memos: documentsFile({ memo: MEMO }) });

/** The detector as it runs where these indexes are configured. */
export function ready(detector: Detector): Detector {
  return detector.using?.(INDEXES) ?? detector;
}
