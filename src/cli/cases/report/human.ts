/** The report of a run of cases for people: failures with their reasons, and a line for each file. */
import { type FileResults, hasFailed, reasonsOf, totalsOf } from './results.ts';

/** The lines of one file. */
export function fileLines({ file, results }: FileResults): readonly string[] {
  const failed = results.filter(hasFailed);
  const details = failed.flatMap((one) => [
    `FAIL ${file}:${one.line} ${one.name}`,
    ...reasonsOf(one).map((reason) => `     ${reason}`),
  ]);
  return [...details, `${file}: ${results.length - failed.length} of ${results.length} cases passed`];
}

/** The last line. */
export function totalLine(files: readonly FileResults[]): string {
  const { chosen, ran, failed } = totalsOf(files);
  const lost = ran < chosen ? `, ${chosen - ran} did not run` : '';
  const several = files.length === 1 ? '1 file' : `${files.length} files`;
  return `${several}, ${ran} cases, ${ran - failed} passed, ${failed} failed${lost}`;
}
