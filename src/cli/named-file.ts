/** Named files: `NAME=FILE` of a command line. */
import { failed, ok, type Result } from '../core/fault.ts';

export interface NamedFile {
  readonly name: string;
  readonly file: string;
}

/** Reads what was given to an option, by its name without dashes. */
export function namedFile(option: string, text: string): Result<NamedFile> {
  const equals = text.indexOf('=');
  if (equals < 1) return failed('unsupported', `--${option} ${text.slice(0, 60)}: write NAME=FILE`);
  return ok({ name: text.slice(0, equals), file: text.slice(equals + 1) });
}
