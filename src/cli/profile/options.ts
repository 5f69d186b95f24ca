/** The command line of `weir profile`. */
import { parseArgs } from 'node:util';
import { failed, ok, type Result } from '../../core/fault.ts';
import { reasonOf } from '../usage-problem.ts';

/** What is asked for. */
export type ProfileOptions =
  | { readonly action: 'learn'; readonly files: readonly string[]; readonly out: string }
  | { readonly action: 'show'; readonly file: string };

/** Reads the arguments after `weir profile`. */
export function readProfileOptions(args: readonly string[]): Result<ProfileOptions> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [action, ...files] = positionals;
  if (action === 'learn') {
    if (values.out === undefined) return wrong('--out is missing; name the file of the profile');
    return ok({ action, files: files.length === 0 ? ['-'] : files, out: values.out });
  }
  if (action !== 'show') return wrong('say "weir profile learn" or "weir profile show"');
  if (values.out !== undefined) return wrong('--out is for learn');
  const [file, ...more] = files;
  return file === undefined || more.length > 0
    ? wrong('weir profile show needs the name of one file')
    : ok({ action, file });
}

function parse(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options: { out: { type: 'string' } }, allowPositionals: true }));
  } catch (cause) {
    return wrong(reasonOf(cause));
  }
}

function wrong(message: string): { ok: false; fault: ReturnType<typeof failed>['fault'] } {
  return failed('unsupported', message);
}
