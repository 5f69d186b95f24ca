/** The command line of `weir dlp`. */
import { statSync } from 'node:fs';
import { failed, ok, type Result } from '../../core/fault.ts';
import { readCommandLine, type ValuesOf } from '../command-line.ts';

/** What is asked for. */
export type DlpOptions =
  | { readonly action: 'key'; readonly file: string }
  | { readonly action: 'show'; readonly file: string; readonly keyFile: string }
  | IndexOptions;

/** An index to be made. */
export interface IndexOptions {
  readonly action: 'index';
  readonly keyFile: string;
  readonly out: string;
  readonly of:
    | {
        readonly kind: 'cells';
        readonly file: string;
        readonly delimiter: string;
        readonly columns: readonly string[] | undefined;
      }
    | {
        readonly kind: 'documents';
        readonly folder: string;
        readonly labels: boolean;
        readonly list: boolean;
      };
}

const OPTIONS = {
  cells: { type: 'string' },
  columns: { type: 'string' },
  delimiter: { type: 'string' },
  documents: { type: 'string' },
  labels: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  'key-file': { type: 'string' },
  out: { type: 'string' },
} as const;

/** Reads the arguments after `weir dlp`. */
export function readDlpOptions(args: readonly string[]): Result<DlpOptions> {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return parsed;
  const [action, first, ...more] = parsed.value.positionals;
  if (more.length > 0) return wrong(`"${more.join(' ').slice(0, 60)}" is too much`);
  if (action === 'index') return indexOf(parsed.value.values, first);
  if (action !== 'key' && action !== 'show')
    return wrong('say "weir dlp key", "weir dlp index" or "weir dlp show"');
  if (first === undefined) return wrong(`weir dlp ${action} needs the name of a file`);
  if (action === 'key') return ok({ action, file: first });
  const keyFile = parsed.value.values['key-file'];
  return keyFile === undefined ? wrong('--key-file is missing') : ok({ action, file: first, keyFile });
}

type Values = ValuesOf<typeof OPTIONS>;

function indexOf(values: Values, named: string | undefined): Result<IndexOptions> {
  const { cells, documents = named, out } = values;
  const keyFile = values['key-file'];
  if ((cells === undefined) === (documents === undefined))
    return wrong('name a table with --cells, or a folder of documents; one of the two');
  if (named !== undefined && values.documents !== undefined) return wrong(`"${named}" is too much`);
  if (keyFile === undefined) return wrong('--key-file is missing; weir dlp key makes one');
  if (out === undefined) return wrong('--out is missing; name the file of the index');
  const of = cells === undefined ? documentsOf(values, documents ?? '') : cellsOf(values, cells);
  return of.ok ? ok({ action: 'index', keyFile, out, of: of.value }) : of;
}

function cellsOf(
  { columns, delimiter = ',', labels, list }: Values,
  file: string,
): Result<IndexOptions['of']> {
  if (labels || list) return wrong('--labels and --list are for documents');
  const separator = delimiter === 'tab' ? '\t' : delimiter;
  if ([...separator].length !== 1 || /["\r\n]/.test(separator))
    return wrong('--delimiter is one character, or "tab"');
  const names = columns?.split(',').map((name) => name.trim());
  return ok({ kind: 'cells', file, delimiter: separator, columns: names });
}

function documentsOf(
  { columns, delimiter, labels, list }: Values,
  folder: string,
): Result<IndexOptions['of']> {
  if (columns !== undefined || delimiter !== undefined)
    return wrong('--columns and --delimiter are for tables (--cells)');
  if (statSync(folder, { throwIfNoEntry: false })?.isFile() === true)
    return wrong(`${folder} is a file; name a table with --cells`);
  return ok({ kind: 'documents', folder, labels, list });
}

function wrong(message: string): { ok: false; fault: ReturnType<typeof failed>['fault'] } {
  return failed('unsupported', message);
}
