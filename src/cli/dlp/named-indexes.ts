/** Indexes that a command line names: `NAME=FILE` each, all of one key. */
import type { Indexes, OpenedIndex } from '../../core/detector.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import { openFiles } from '../../server/registry/index-shelf.ts';
import { namedFile } from '../named-file.ts';

/** Opens them, or says what is wrong with one. */
export function namedIndexes(given: readonly string[], keyFile: string | undefined): Result<Indexes> {
  const indexes = new Map<string, OpenedIndex>();
  for (const text of given) {
    const named = namedFile('index', text);
    if (!named.ok) return named;
    const { name, file } = named.value;
    if (keyFile === undefined) return failed('unsupported', '--index needs the key, with --key-file');
    const opened = openFiles({ file, keyFile });
    if (!opened.ok) return opened;
    indexes.set(name, opened.value);
  }
  return ok(indexes);
}

/** Indexes of which only the names are known: rules that use them are sound, and find nothing. */
export function unreadIndexes(names: readonly string[]): Indexes {
  return new Map(names.map((name) => [name, { kind: 'unread', digest: '' }]));
}
