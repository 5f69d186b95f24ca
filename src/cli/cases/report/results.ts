/** What a run of cases came to, file by file. */
import type { CaseResult } from '../run-cases.ts';

export interface FileResults {
  readonly file: string;
  /** Cases that were to run. */
  readonly chosen: number;
  readonly results: readonly CaseResult[];
}

export interface Totals {
  readonly chosen: number;
  readonly ran: number;
  readonly failed: number;
}

export function totalsOf(files: readonly FileResults[]): Totals {
  const results = files.flatMap((file) => file.results);
  return {
    chosen: files.reduce((sum, { chosen }) => sum + chosen, 0),
    ran: results.length,
    failed: results.filter(hasFailed).length,
  };
}

export function hasFailed({ differences }: CaseResult): boolean {
  return differences.length > 0;
}

/** The lines that say why a case failed. */
export function reasonsOf({ differences, decided }: CaseResult): readonly string[] {
  return [...differences.map(({ about, message }) => `${about}: ${message}`), `decided: ${decided}`];
}
