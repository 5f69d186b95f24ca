/** Writes what `weir lint` found: as lines, as JSON, or as SARIF for code hosts. */
import { WARNINGS, type Warning } from '../../policy/checks/check.ts';
import { formatProblemAt, type Problem } from '../../policy/problem.ts';

export const LINT_FORMATS = ['text', 'json', 'sarif'] as const;
export type LintFormat = (typeof LINT_FORMATS)[number];

/** One load that was checked. */
export interface LintedPath {
  readonly path: string;
  readonly policies: readonly { readonly name: string; readonly digest: string; readonly rules: number }[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
}

/** Returns the text for the terminal or the file. */
export function writeLint(
  all: readonly LintedPath[],
  { format, sound }: { readonly format: LintFormat; readonly sound: boolean },
): string {
  switch (format) {
    case 'json':
      return JSON.stringify({ ok: sound, checked: all });
    case 'sarif':
      return JSON.stringify(sarif(all), undefined, 2);
    default:
      return all.flatMap(toLines).join('\n');
  }
}

function toLines({ path, policies, problems, warnings }: LintedPath): string[] {
  if (problems.length > 0) return problems.map(formatProblemAt);
  const names = policies.map(({ name, rules }) => `${name} (${rules} ${rules === 1 ? 'rule' : 'rules'})`);
  const count =
    warnings.length === 0 ? '' : `; ${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}`;
  return [
    ...warnings.map(
      (one) => `${formatProblemAt({ ...one, message: `warning: ${one.message}` })} (${one.code})`,
    ),
    `${path}: sound: ${names.join(', ')}${count}`,
  ];
}

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function sarif(all: readonly LintedPath[]): Record<string, unknown> {
  const results = all.flatMap(({ problems, warnings }) => [
    ...problems.map((problem) => sarifResult(problem, 'error', 'invalid')),
    ...warnings.map((warning) => sarifResult(warning, 'warning', warning.code)),
  ]);
  const rules = ['invalid', ...WARNINGS].map((id) => ({ id }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'weir lint', rules } }, results }],
  };
}

function sarifResult(problem: Problem, level: 'error' | 'warning', ruleId: string): Record<string, unknown> {
  const { file, line, column, path, message } = problem;
  const region =
    line === undefined ? {} : { region: { startLine: line, ...(column && { startColumn: column }) } };
  return {
    ...{ ruleId, level, message: { text: path === '' ? message : `${path}: ${message}` } },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, ...region } }],
  };
}
