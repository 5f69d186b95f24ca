/** Indexes that a command line names: `NAME=FILE` each, all of one key. */
import type { Indexes, OpenedIndex } from '../../core/detector.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import { openFiles } from './index-shelf.ts';

/** Opens them, or says what is wrong with one. */
export function namedIndexes(given: readonly string[], keyFile: string | undefined): Result<Indexes> {
  const indexes = new Map<string, OpenedIndex>();
  for (const text of given) {
    const equals = text.indexOf('=');
    if (equals < 1) return failed('unsupported', `--index ${text.slice(0, 60)}: write NAME=FILE`);
    if (keyFile === undefined) return failed('unsupported', '--index needs the key, with --key-file');
    const opened = openFiles({ file: text.slice(equals + 1), keyFile });
    if (!opened.ok) return opened;
    indexes.set(text.slice(0, equals), opened.value);
  }
  return ok(indexes);
}

/** Indexes of which only the names are known: rules that use them are sound, and find nothing. */
export function unreadIndexes(names: readonly string[]): Indexes {
  return new Map(names.map((name) => [name, { kind: 'unread', digest: '' }]));
}
