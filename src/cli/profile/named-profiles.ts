/** Profiles that a command line names, `NAME=FILE` each, beside its indexes. */
import type { Indexes, OpenedIndex } from '../../core/detector.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import { openProfile } from '../../server/registry/profile-shelf.ts';
import { namedIndexes } from '../dlp/named-indexes.ts';
import { namedFile } from '../named-file.ts';

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
    const named = namedFile('profile', text);
    if (!named.ok) return named;
    const { name, file } = named.value;
    if (indexes.value.has(name))
      return failed('unsupported', `--profile ${name}: an index has the same name`);
    const opened = openProfile({ file });
    if (!opened.ok) return opened;
    all.set(name, opened.value);
  }
  return ok(all);
}
