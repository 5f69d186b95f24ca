/** What ran: one line of JSON per claim, in the folder that a run of the whole suite names. */
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseId, Mode } from './cases.ts';

/** Names the folder; without it nothing is kept. */
export const RESULTS_FOLDER = 'WEIR_CONFORMANCE';

/** The HTTP versions a client may speak; `-` where no HTTP client is asked. */
export type Http = '1.1' | '2' | '-';

/** One claim that was checked. */
export interface Result {
  readonly id: CaseId;
  readonly group: string;
  readonly version: string;
  readonly mode: Mode;
  readonly http: Http;
  readonly ok: boolean;
}

/** Keeps a result. */
export function keepResult(result: Result): void {
  const folder = process.env[RESULTS_FOLDER];
  if (folder === undefined) return;
  appendFileSync(join(folder, `${result.group}.jsonl`), `${JSON.stringify(result)}\n`);
}

/** All results of a run. */
export function readResults(folder: string): Result[] {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Result])),
  );
}
