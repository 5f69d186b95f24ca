/** Makes the index of a folder of documents. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../core/fault.ts';
import { type DocumentFigures, DocumentIndexBuilder } from '../../detectors/documents/build-documents.ts';
import type { Making } from '../../detectors/keyed-index/container.ts';
import { type Listener, reasonOf } from './make-cells.ts';

/** What the index is made of. */
export interface Folder {
  readonly folder: string;
  /** True where findings name documents by their paths, which then stand in the index. */
  readonly labels: boolean;
  /** Told which id a document has. */
  named(id: string, path: string): void;
}

const LARGEST = 256 * 1_048_576;

/** Reads all files of a folder and of those in it; names that begin with a dot are passed over. */
export function makeDocuments(
  { folder, labels, named }: Folder,
  made: Making,
  listener: Listener,
): Result<{ readonly bytes: Uint8Array; readonly figures: DocumentFigures }> {
  const paths = pathsIn(folder);
  if (!paths.ok) return paths;
  const builder = new DocumentIndexBuilder(made);
  let bytes = 0;
  let rows = 0;
  for (const [at, path] of paths.value.entries()) {
    const text = readText(join(folder, path));
    if (text.ok) {
      bytes += text.value.length;
      rows++;
      named(builder.add(text.value, labels ? { label: path } : { name: path }), path);
    } else listener.bad(`${path}: ${text.fault.message}`);
    listener.step(() => ({ rows, bytes, part: (at + 1) / paths.value.length }));
  }
  return rows === 0 ? failed('unreadable', `${folder}: holds no text`) : ok(builder.build());
}

/** Relative to the folder, with slashes, in order. */
function pathsIn(folder: string): Result<readonly string[]> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => !/(^|\/)\./.test(path));
    return ok(paths.sort());
  } catch (cause) {
    return failed('unreadable', `${folder}: ${reasonOf(cause)}`);
  }
}

function readText(file: string): Result<string> {
  try {
    if (statSync(file).size > LARGEST) return failed('too-large', 'larger than 256 MiB; split it');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return text.includes('\0') ? failed('unreadable', 'is no text') : ok(text);
  } catch (cause) {
    return failed('unreadable', reasonOf(cause));
  }
}
