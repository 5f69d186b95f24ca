/** Readers for files, by their kind. */
import type { ReadLimits } from '../../core/dialect.ts';
import type { Channel, Facts, Reader, Role } from '../../core/segment.ts';
import { unreachable } from '../../core/unreachable.ts';
import { AnyHooks } from '../generic/any-hooks.ts';
import { DocumentReader } from '../json/document-reader.ts';
import type { Place } from '../json/place.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { type Format, format, free } from '../json/shape.ts';
import { LinesReader } from '../ndjson/lines-reader.ts';
import { PlainTextReader } from '../plain-text-reader.ts';
import { BatchLines } from './batch-lines.ts';
import type { FileKind } from './file-kind.ts';

/** How the texts of a file are read. */
export interface FileReading {
  readonly limits: ReadLimits;
  /** Whose they are, where the file does not say it. */
  readonly role: 'retrieved' | 'unknown';
  /** Half a surrogate pair may stand alone, as models write them. */
  readonly loneSurrogates: boolean;
  /** Learns what the file says of itself. */
  readonly facts?: Facts;
}

const FORMATS: Readonly<Record<FileReading['role'], Format>> = {
  retrieved: format(free('retrieved'), []),
  unknown: format(free('unknown'), []),
};

/** Lines that have nothing to do with each other, all of one role. */
class FileLines extends AnyHooks {
  override channel({ path, shape: { role } }: Place): Channel {
    return { path, role: role === 'speaker' ? 'unknown' : role, settled: true };
  }
}

/** The reader of a file. */
export function fileReader(kind: FileKind, reading: FileReading): Reader {
  const { limits, role, loneSurrogates, facts } = reading;
  const options = { format: FORMATS[role], limits, loneSurrogates };
  switch (kind) {
    case 'batch':
      return new BatchLines(limits, loneSurrogates, facts);
    case 'lines':
      return new LinesReader({ ...options, hooks: new FileLines(), apart: true });
    case 'document':
      return new DocumentReader({ ...options, hooks: new PlaceHooks(role satisfies Role) });
    case 'text':
      return new PlainTextReader(role);
    default:
      return unreachable(kind);
  }
}
