/** The indexes of the process configuration, opened. */
import type { OpenedIndex } from '../../core/detector.ts';
import type { Result } from '../../core/fault.ts';
import { openIndex } from '../../detectors/open-index.ts';
import { readIndex, sha256Of } from '../../dlp/index-files.ts';
import type { DlpSection, IndexSection } from '../../dlp/section.ts';
import { FileShelf } from './file-shelf.ts';

export class IndexShelf extends FileShelf<IndexSection, OpenedIndex> {
  constructor({ indexes }: DlpSection) {
    super(indexes, {
      place: 'dlp.indexes',
      filesOf: ({ file, keyFile }) => [file, keyFile],
      open: openFiles,
    });
  }
}

/** Reads and opens one index; the fault names the file. */
export function openFiles(section: IndexSection): Result<OpenedIndex> {
  const read = readIndex(section);
  if (!read.ok) return read;
  const { bytes, key, digest } = read.value;
  const opened = openIndex({ bytes, key, sha256: sha256Of }, digest);
  if (opened.ok) return opened;
  const { fault } = opened;
  return { ok: false, fault: { ...fault, message: `${section.file} ${fault.message}` } };
}
