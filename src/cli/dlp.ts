/** `weir dlp`: keys, and indexes of tables and documents that must not leave. */
import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode } from '../core/error-code.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import type { CellFigures } from '../detectors/exact-data/build-cells.ts';
import { SALT_BYTES } from '../detectors/keyed-index/keys.ts';
import { readKey, sha256Of } from '../dlp/index-files.ts';
import { openFiles } from '../server/registry/index-shelf.ts';
import { type Listener, makeCells } from './dlp/make-cells.ts';
import { makeDocuments } from './dlp/make-documents.ts';
import { type DlpOptions, type IndexOptions, readDlpOptions } from './dlp/options.ts';
import { type Done, Progress } from './progress.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir dlp key FILE
       weir dlp index --cells TABLE.csv [--columns A,B] [--delimiter C] --key-file KEY --out INDEX
       weir dlp index FOLDER [--labels] [--list] --key-file KEY --out INDEX
       weir dlp show INDEX --key-file KEY

key makes a key: 32 random bytes as hexadecimal digits, in a file that only its owner may read. It replaces no file.
index makes keyed fingerprints, in which no value and no text can be read: of the cells and rows of a table, for the detector
exact-data, or of the documents in a folder (text in UTF-8), for the detector documents. An index that was there is replaced.
show checks an index and says of which kind it is.

  --cells TABLE     a table (CSV, RFC 4180, UTF-8) whose first row holds the names of the columns
  --columns A,B     compare only these columns
  --delimiter C     what stands between cells, a comma when left out; "tab" is one
  --documents DIR   another way to name the folder
  --labels          findings name documents by their paths, which then stand in the index as they are; else by an id
  --list            print the id and the path of each document
  --key-file KEY    the key
  --out INDEX       the index

Exit codes: 0 done, 1 something could not be read and was left out, or the index is not sound, 2 wrong usage or no index.
`;

/** Lines about what was left out. */
const MOST_TOLD = 10;

/** The verb `dlp`. */
export const dlp: Verb = {
  name: 'dlp',
  summary: 'make indexes of data that must not leave',
  usage: USAGE,
  run: async (args) => {
    const options = readDlpOptions(args);
    if (options.ok) return await run(options.value);
    process.stderr.write(usageProblem('dlp', options.fault.message));
    return 2;
  },
};

async function run(options: DlpOptions): Promise<number> {
  switch (options.action) {
    case 'key':
      return makeKey(options.file);
    case 'show':
      return show(options);
    case 'index':
      return await makeIndex(options);
  }
}

function makeKey(file: string): number {
  try {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
    return 0;
  } catch (cause) {
    const there = errorCode(cause) === 'EEXIST';
    return complain(`${file} ${there ? 'is there already' : `cannot be written (${errorCode(cause)})`}`, 2);
  }
}

function show({ file, keyFile }: { readonly file: string; readonly keyFile: string }): number {
  const opened = openFiles({ file, keyFile });
  if (!opened.ok) return complain(opened.fault.message, 1);
  process.stdout.write(`${file}: sound, for ${opened.value.kind}, SHA-256 ${opened.value.digest}\n`);
  return 0;
}

async function makeIndex(options: IndexOptions): Promise<number> {
  const key = readKey(options.keyFile);
  if (!key.ok) return complain(key.fault.message, 2);
  const told = new Told();
  const made = { key: key.value, salt: new Uint8Array(randomBytes(SALT_BYTES)), sha256: sha256Of };
  const { of } = options;
  const index =
    of.kind === 'cells' ? await makeCells(of, made, told) : makeDocuments(folderOf(of), made, told);
  told.end();
  if (!index.ok) return complain(index.fault.message, 2);
  const { bytes, figures } = index.value;
  const written = write(options.out, bytes);
  if (!written.ok) return complain(written.fault.message, 2);
  const facts = 'rows' in figures ? cellFacts(figures) : documentFacts(figures);
  process.stdout.write(`${options.out}: ${facts}; ${megabytes(bytes.length)}\n`);
  if ('keys' in figures && figures.keys === 0)
    process.stderr.write('weir dlp: no value leads to a row: all are too short or in too many rows\n');
  return told.left === 0 ? 0 : 1;
}

function folderOf(of: Extract<IndexOptions['of'], { kind: 'documents' }>) {
  const named = (id: string, path: string) => {
    if (of.list) process.stdout.write(`${id}\t${path}\n`);
  };
  return { ...of, named };
}

/** Tells the person at the terminal how it goes, and what was left out. */
class Told implements Listener {
  /** How much that was. */
  left = 0;
  readonly #progress = new Progress(process.stderr, () => performance.now());

  step(done: () => Done): void {
    this.#progress.step(done);
  }

  bad(message: string): void {
    this.left++;
    if (this.left <= MOST_TOLD) this.#tell(`${message}; left out`);
  }

  end(): void {
    this.#progress.hide();
    if (this.left > MOST_TOLD) this.#tell(`${this.left - MOST_TOLD} more were left out`);
  }

  #tell(message: string): void {
    this.#progress.hide();
    process.stderr.write(`weir dlp: ${message}\n`);
  }
}

/** Puts the file in place at once, so that nobody reads half of it. */
function write(file: string, bytes: Uint8Array): Result<true> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, bytes);
    renameSync(temporary, file);
    return ok(true);
  } catch (cause) {
    rmSync(temporary, { force: true });
    return failed('unreadable', `${file} cannot be written (${errorCode(cause)})`);
  }
}

function cellFacts({ rows, cells, keys, short, common }: CellFigures): string {
  const left = `${count(short)} too short and ${count(common)} in too many rows were left out`;
  return `${count(rows)} rows, ${count(cells)} cells (${left}), ${count(keys)} values lead to rows`;
}

function documentFacts(figures: {
  readonly documents: number;
  readonly words: number;
  readonly prints: number;
  readonly common: number;
}): string {
  const { documents, words, prints, common } = figures;
  const left = `${count(common)} in too many documents were left out`;
  return `${count(documents)} documents of ${count(words)} words, ${count(prints)} prints (${left})`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function complain(message: string, code: number): number {
  process.stderr.write(`weir dlp: ${message}\n`);
  return code;
}
