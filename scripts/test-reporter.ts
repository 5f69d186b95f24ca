/**
 * A node:test reporter: one line per file-level test, every failure in full, what a file wrote to standard error when it fails
 * as a whole, and the counts for `scripts/test.ts`: how many cases were heard of, in all and by file, and how many each file
 * says that it ran.
 */
import { relative, resolve } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

/** The prefix of the line that carries the counts as JSON. */
export const COUNTS = '@counts ';

/** What one run came to. */
export interface Told {
  passed: number;
  failed: number;
  skipped: number;
  /** By file, relative to the working folder. */
  readonly files: Record<string, Heard>;
}

/** The cases of one file: those that were heard of, and how many it says there were; a file without a process says none. */
interface Heard {
  cases: number;
  own?: number;
}

type Detail = {
  name: string;
  nesting: number;
  file?: string;
  entryFile?: string;
  line?: number;
  skip?: unknown;
  todo?: unknown;
  details: Details;
};
type Details = {
  duration_ms: number;
  type?: string;
  error?: Error & { cause?: unknown; failureType?: string; exitCode?: number; signal?: string };
};

/** What is kept of what each file writes to standard error, and of what the runner says of it: the end. */
const WRITTEN = 4000;
const written = new Map<string, string>();

/** Writes the events of a run as text; the last line is `@counts ` and what was told. */
// biome-ignore lint/style/noDefaultExport: node:test loads a reporter by its default export.
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const told: Told = { passed: 0, failed: 0, skipped: 0, files: {} };
  for await (const event of events) {
    if (event.type === 'test:pass') yield passed(event.data as Detail, told);
    else if (event.type === 'test:fail') yield failed(event.data as Detail, told);
    else if (event.type === 'test:stderr' || event.type === 'test:diagnostic') keep(event.data);
    else if (event.type === 'test:summary' && event.data.file !== undefined) {
      heardOf(event.data.file, told).own = event.data.counts.tests;
    }
  }
  yield `${COUNTS}${JSON.stringify(told)}\n`;
}

function heardOf(file: string, told: Told): Heard {
  const name = relative(process.cwd(), file);
  told.files[name] ??= { cases: 0 };
  return told.files[name];
}

/** Counts a case for the file that was run; a case may be written in another. */
function count({ file, entryFile = file, details }: Detail, told: Told): void {
  if (entryFile !== undefined && details.type !== 'suite') heardOf(entryFile, told).cases += 1;
}

function keep({ file = '', message }: { readonly file?: string; readonly message: string }): void {
  const name = resolve(file);
  written.set(name, `${written.get(name) ?? ''}${message.trimEnd()}\n`.slice(-WRITTEN));
}

function passed(data: Detail, told: Told): string {
  if (data.details.type === 'suite') return heading(data);
  count(data, told);
  if (data.skip !== undefined || data.todo !== undefined) {
    told.skipped += 1;
    return `  skipped: ${data.name}${typeof data.skip === 'string' ? ` (${data.skip})` : ''}\n`;
  }
  told.passed += 1;
  return heading(data);
}

function heading(data: Detail): string {
  return data.nesting === 0 ? `  ok ${data.name} (${Math.round(data.details.duration_ms)} ms)\n` : '';
}

function failed(data: Detail, told: Told): string {
  count(data, told);
  const error = data.details.error;
  const bySubtest = error?.failureType === 'subtestsFailed';
  if (data.details.type === 'suite' && bySubtest) return `  FAILED ${data.name}\n`;
  told.failed += 1;
  if (bySubtest) return `  FAILED ${data.name}\n`;
  const cause = error?.cause;
  const shown = cause instanceof Error ? (cause.stack ?? cause.message) : (cause ?? error?.message);
  const where = data.file === undefined ? '' : ` (${relative(process.cwd(), data.file)}:${data.line ?? 0})`;
  const lines = `${String(shown)}${endOf(data)}`
    .split('\n')
    .filter((line) => !/^\s+at .*\(?node:/.test(line));
  return `  FAILED ${data.name}${where}\n${lines.map((line) => `    ${line}`).join('\n')}\n`;
}

/** How the process of a file ended that failed as a whole, and the last it wrote to standard error. */
function endOf({ name, file, details }: Detail): string {
  const { exitCode, signal } = details.error ?? {};
  if (exitCode === undefined && signal === undefined) return '';
  return `\nexit code ${exitCode}, signal ${signal}; it wrote:\n${written.get(resolve(file ?? name)) ?? ''}`;
}
