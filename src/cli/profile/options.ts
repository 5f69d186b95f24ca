/** The command line of `weir profile`. */
import { failed, ok, type Result } from '../../core/fault.ts';
import { readCommandLine } from '../command-line.ts';

/** What is asked for. */
export type ProfileOptions =
  | { readonly action: 'learn'; readonly files: readonly string[]; readonly out: string }
  | { readonly action: 'show'; readonly file: string };

/** Reads the arguments after `weir profile`. */
export function readProfileOptions(args: readonly string[]): Result<ProfileOptions> {
  const parsed = readCommandLine(args, OPTIONS);
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

const OPTIONS = { out: { type: 'string' } } as const;

function wrong(message: string): { ok: false; fault: ReturnType<typeof failed>['fault'] } {
  return failed('unsupported', message);
}
