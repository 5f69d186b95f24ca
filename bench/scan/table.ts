/** Tables of the scan's measurements, and what they are held to. */

/** A figure that has to be at most, or at least, so much. */
export interface Bound {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Rows of cells as a table of Markdown, in columns. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** A figure with its bound, as an item of a list. */
export function boundText({ name, value, unit, atMost, atLeast }: Bound): string {
  const holds = value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? 0);
  const bound = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
  return `- ${name}: ${value.toFixed(2)} ${unit}, ${bound} ${unit}: ${holds ? 'ok' : 'missed'}`;
}
