/** The conformance table: one row per case, one cell per version of Envoy and mode, from what really ran. */
import { CASES, type Case, type CaseId, IDS, isShownOn, MODES, type Mode, OTHER } from './cases.ts';
import { cellsOf, GROUPS, type Group } from './groups.ts';
import type { Result } from './results.ts';

/** The table as text, and how many of its cells are neither a pass nor explained. */
export interface Table {
  readonly text: string;
  readonly problems: number;
}

type Cell = 'pass' | 'FAIL' | 'MISSING' | 'n/a';

/** The modes in which a file claims the case. */
export function claimedModes(id: CaseId): Mode[] {
  const claims = (Object.keys(GROUPS) as Group[]).flatMap(cellsOf);
  return MODES.filter((mode) => claims.some(([of, ids]) => of === mode && ids.includes(id)));
}

/** Modes in which nobody claims the case, and why, where a reason is known. */
export interface Gap {
  readonly modes: readonly Mode[];
  readonly why: string | undefined;
}

/** The gaps of a case: body modes first. */
export function gapsOf(id: CaseId): Gap[] {
  const missing = MODES.filter((mode) => !claimedModes(id).includes(mode));
  const modes = missing.filter((mode) => mode !== 'other');
  return [
    ...(modes.length > 0 ? [{ modes, why: (CASES[id] as Case).elsewhere }] : []),
    ...(missing.includes('other') ? [{ modes: ['other' as const], why: OTHER }] : []),
  ];
}

/** Draws the table of a run. */
export function drawTable(versions: readonly string[], results: readonly Result[]): Table {
  const rows = IDS.map((id) => ({ id, cells: cellsOfRow(id, versions, results) }));
  const all = rows.flatMap(({ cells }) => cells);
  const count = (cell: Cell): number => all.filter((each) => each === cell).length;
  const problems =
    count('FAIL') + count('MISSING') + IDS.flatMap(gapsOf).filter(({ why }) => why === undefined).length;
  const lines = [
    `Conformance on a real Envoy: ${versions.join(' and ')}; body mode of both directions, and what else stands under "other"`,
    ...heading(versions),
    ...rows.map(({ id, cells }) => drawRow(id, cells, results)),
    '',
    'n/a, and why:',
    ...IDS.flatMap((id) => explain(id, versions)),
    `all   other: ${OTHER}`,
    '',
    `${IDS.length} cases, ${results.length} checks: ${count('pass')} cells pass, ${count('FAIL')} fail, ${count('MISSING')} missing, ${count('n/a')} n/a with a reason`,
  ];
  return { text: lines.join('\n'), problems };
}

function cellsOfRow(id: CaseId, versions: readonly string[], results: readonly Result[]): Cell[] {
  return versions.flatMap((version) =>
    MODES.map((mode) =>
      cellOf(
        isShownOn(id, version) && claimedModes(id).includes(mode),
        ofCell(results, { id, version, mode }),
      ),
    ),
  );
}

function ofCell(
  results: readonly Result[],
  cell: { readonly id: CaseId; readonly version: string; readonly mode: Mode },
): Result[] {
  return results.filter(
    ({ id, version, mode }) => id === cell.id && version === cell.version && mode === cell.mode,
  );
}

function cellOf(claimed: boolean, results: readonly Result[]): Cell {
  if (results.some(({ ok }) => !ok)) return 'FAIL';
  if (results.length > 0) return 'pass';
  return claimed ? 'MISSING' : 'n/a';
}

const WIDTH = 9;

function heading(versions: readonly string[]): string[] {
  const modes = MODES.map((mode) => mode.padEnd(WIDTH)).join('');
  return [
    `${' '.repeat(17)}${versions.map((version) => version.padEnd(WIDTH * MODES.length)).join('')}`.trimEnd(),
    `case  HTTP       ${versions.map(() => modes).join('')}about`,
  ];
}

function drawRow(id: CaseId, cells: readonly Cell[], results: readonly Result[]): string {
  const spoken = new Set(results.filter((result) => result.id === id).map(({ http }) => http));
  const http = [...spoken].sort().join(', ');
  return `${id.padEnd(6)}${http.padEnd(11)}${cells.map((cell) => cell.padEnd(WIDTH)).join('')}${CASES[id].title}`;
}

function explain(id: CaseId, versions: readonly string[]): string[] {
  const gaps = gapsOf(id).filter(({ why }) => why !== OTHER);
  const older = versions.filter((version) => !isShownOn(id, version));
  return [
    ...gaps.map(({ modes, why = 'NO REASON' }) => `${id}   ${modes.join(', ')}: ${why}`),
    ...older.map((version) => `${id}   Envoy ${version}: ${(CASES[id] as Case).since?.why ?? 'NO REASON'}`),
  ];
}
