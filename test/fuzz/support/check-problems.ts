/** What holds for the problems of a file that a person wrote. */
import assert from 'node:assert/strict';
import { formatProblem, type Problem } from '../../../src/policy/problem.ts';
import { plain } from './check-reader.ts';

/** Longer than any problem; those of the YAML library repeat a tag as it stands. */
const LONGEST_PROBLEM = 40_000;
const MOST_PROBLEMS = 100_000;

/** Problems have a message, and a line that the text has; says in a few words which there are. */
export function checkProblems(problems: readonly Problem[], text: string): string {
  assert.ok(problems.length > 0 && problems.length < MOST_PROBLEMS, 'refused, and no problem says why');
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const problem of problems) {
    assert.ok(problem.message.length > 0 && problem.message.length < LONGEST_PROBLEM);
    const { line } = problem;
    assert.ok(line === undefined || (line >= 1 && line <= lines), 'a problem names a line that is not there');
    assert.ok(formatProblem(problem).length > 0);
  }
  return plain((problems[0]?.message ?? '').replaceAll(/"[^"]*"/g, '""').slice(0, 60));
}
