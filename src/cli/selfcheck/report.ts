/** What `weir selfcheck` found, as a table, as JSON and as an exit code. */

/** One protection. */
export interface Row {
  readonly name: string;
  readonly direction: 'request' | 'response';
  /** Null when it was not checked, or nothing can be told; `seen` says why. */
  readonly holds: boolean | null;
  readonly expected: string;
  readonly seen: string;
  /** HTTP status of the answer; null without one. */
  readonly status: number | null;
  /** The decision's id (`x-weir-id`), for `weir audit show`. */
  readonly id: string | null;
  /** What to do; null when it holds. */
  readonly hint: string | null;
}

/** A whole run. */
export interface Report {
  readonly url: string;
  /** When it began, in ISO 8601. */
  readonly at: string;
  /** The run's name, as it stands in access logs. */
  readonly run: string;
  /** Why nothing could be checked. */
  readonly error?: string;
  readonly probes: readonly Row[];
}

/** The protection that all others need. */
export const ATTACHED = 'attached';
const NOT_CHECKED = 3;

/** 0 all that was checked holds, 1 something does not, 3 nothing could be checked. */
export function exitCode({ probes }: Report): number {
  if (probes.some(({ holds }) => holds === false)) return 1;
  return probes.some(({ holds }) => holds === true) ? 0 : NOT_CHECKED;
}

/** Returns the table, a hint for each protection that does not hold, and the count. */
export function reportText({ probes, run, url }: Report): string {
  const rows = probes.map(({ name, expected, seen, holds }) => [
    name,
    expected,
    seen,
    WORDS[String(holds)] ?? '',
  ]);
  const hints = hintLines(probes.filter(({ holds }) => holds === false));
  return [
    ...aligned([['probe', 'expected', 'seen', 'holds'], ...rows]),
    '',
    ...(hints.length === 0 ? [] : ['What to do:', ...hints, '']),
    `${countText(probes)}. ${url}, marked weir-selfcheck/${run}.`,
    '',
  ].join('\n');
}

/** One line for each thing to do; while Weir is not asked at all, that comes first. */
function hintLines(broken: readonly Row[]): string[] {
  const first = broken.find(({ name }) => name === ATTACHED);
  if (first !== undefined) return [`  ${first.hint}; then run this again`];
  const byHint = Map.groupBy(broken, ({ hint }) => hint);
  return [...byHint].map(([hint, rows]) => `  ${rows.map(({ name }) => name).join(', ')}: ${hint}`);
}

const WORDS: Readonly<Record<string, string>> = { true: 'yes', false: 'NO', null: '-' };

function countText(probes: readonly Row[]): string {
  const held = probes.filter(({ holds }) => holds === true).length;
  const open = probes.filter(({ holds }) => holds === null).length;
  return `${held} of ${probes.length - open} protections hold; ${open} not checked`;
}

/** Every column is as wide as its widest cell. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
