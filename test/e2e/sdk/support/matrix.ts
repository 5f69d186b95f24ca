/** The matrix of SDKs: what each makes of each case, kept while files run, drawn at the end. */
import { appendFileSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Names the folder where outcomes are kept; without it the rows of a file are printed when it ends. */
export const MATRIX_FOLDER = 'WEIR_SDK_MATRIX';

/** What every SDK is put through, in order of the columns. */
export const SDK_CASES = [
  'clean',
  'clean stream',
  'redacted',
  'redacted stream',
  'denied request',
  'denied answer',
  'cut',
  'answered',
  'answered stream',
] as const;
export type SdkCase = (typeof SDK_CASES)[number];

/** One cell. */
export interface SdkOutcome {
  /** The SDK and what of it: `openai 6.49.0, chat`. */
  readonly sdk: string;
  readonly case: SdkCase;
  /** In a few words: `ends`, the class of the error that it raises, or `n/a: WHY`. */
  readonly outcome: string;
  /** The test file. */
  readonly file: string;
}

const printed: SdkOutcome[] = [];

/** Keeps the outcome of a case that held. */
export function record(sdk: string, name: SdkCase, outcome: string): void {
  const kept = { sdk, case: name, outcome, file: basename(process.argv[1] ?? '') };
  const folder = process.env[MATRIX_FOLDER];
  if (folder !== undefined) appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(kept)}\n`);
  else if (printed.push(kept) === 1) process.on('exit', () => console.log(drawMatrix(printed).text));
}

/** All outcomes of a run. */
export function readOutcomes(folder: string): SdkOutcome[] {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as SdkOutcome])),
  );
}

/** The table as text; a problem is a cell without an outcome, or a file of `files` without a row. */
export function drawMatrix(
  outcomes: readonly SdkOutcome[],
  files: readonly string[] = [],
): { readonly text: string; readonly problems: number } {
  const sdks = [...new Set(outcomes.map(({ sdk }) => sdk))].sort();
  const cells = sdks.map((sdk) =>
    SDK_CASES.map((name) => outcomes.find((one) => one.sdk === sdk && one.case === name)?.outcome),
  );
  const rows = [
    ['SDK', ...SDK_CASES],
    ...sdks.map((sdk, at) => [sdk, ...(cells[at] ?? []).map((cell) => cell ?? 'MISSING')]),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const silent = files.filter((file) => !outcomes.some((one) => one.file === file));
  const missing = cells.flat().filter((cell) => cell === undefined).length;
  return {
    text: [...lines, ...silent.map((file) => `MISSING: ${file} recorded nothing`)].join('\n'),
    problems: silent.length + missing,
  };
}

/** The test files that have rows. */
export function sdkFiles(root: string): string[] {
  return globSync('test/e2e/sdk/*.test.ts', { cwd: root }).map((file) => basename(file));
}
