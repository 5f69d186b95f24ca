/** Profiles that a command line names, `NAME=FILE` each, beside its indexes. */
import type { Indexes, OpenedIndex } from '../../core/detector.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import { namedIndexes } from '../dlp/named-indexes.ts';
import { openProfile } from './profile-shelf.ts';

/** What a command line names. */
export interface Named {
  readonly index: readonly string[];
  readonly 'key-file'?: string | undefined;
  readonly profile: readonly string[];
}

/** Opens all of them, or says what is wrong with one. */
export function namedLookups({ index, 'key-file': keyFile, profile }: Named): Result<Indexes> {
  const indexes = namedIndexes(index, keyFile);
  if (!indexes.ok) return indexes;
  const all = new Map<string, OpenedIndex>(indexes.value);
  for (const text of profile) {
    const equals = text.indexOf('=');
    if (equals < 1) return failed('unsupported', `--profile ${text.slice(0, 60)}: write NAME=FILE`);
    const name = text.slice(0, equals);
    if (indexes.value.has(name))
      return failed('unsupported', `--profile ${name}: an index has the same name`);
    const opened = openProfile({ file: text.slice(equals + 1) });
    if (!opened.ok) return opened;
    all.set(name, opened.value);
  }
  return ok(all);
}
