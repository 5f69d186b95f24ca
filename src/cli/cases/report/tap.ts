/** The report of a run of cases as TAP, version 14. */
import { stringify } from 'yaml';
import { type FileResults, hasFailed, reasonsOf, totalsOf } from './results.ts';

/** The whole document. The plan counts what was to run, so that a reader misses what did not. */
export function tapText(files: readonly FileResults[]): string {
  const lines = ['TAP version 14', `1..${totalsOf(files).chosen}`];
  let number = 0;
  for (const { file, results } of files)
    for (const result of results) {
      const title = `${file}: ${result.name}`.replaceAll('\\', '\\\\').replaceAll('#', '\\#');
      lines.push(`${hasFailed(result) ? 'not ok' : 'ok'} ${++number} - ${title}`);
      if (hasFailed(result)) lines.push(...diagnostics(result.line, reasonsOf(result)));
    }
  return `${lines.join('\n')}\n`;
}

function diagnostics(line: number, reasons: readonly string[]): readonly string[] {
  const block = stringify({ line, reasons }, { lineWidth: 0 }).trimEnd().split('\n');
  return ['---', ...block, '...'].map((text) => `  ${text}`);
}
