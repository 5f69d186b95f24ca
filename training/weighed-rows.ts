/** The rows that a task learns from: its own, harmless ones of other tasks, and disguised copies. */
import { EVASIONS, LEARNED } from './evasions/index.ts';
import { type Row, readRows } from './rows.ts';
import { randomOf } from './shuffled.ts';
import type { Task } from './tasks.ts';

/** Rows of other tasks count less. */
const GUEST = 0.7;
const POSITIVE = 1.5;
/** A source with more rows counts less than their number, one with fewer more. */
const EVEN = 200;
const EVENNESS = 0.3;
/** One row of so many is learned disguised too. */
const DISGUISED_EVERY = 5;

/** A row and how much it counts. */
export interface Weighed extends Row {
  readonly cost: number;
}

/** All rows that a task learns from, disguised copies included; the same for the same seed. */
export function trainingRows(data: string, task: Task, seed: number): Weighed[] {
  const own = readRows(data, task.name, 'train');
  const guests = task.harmless.flatMap(({ task: other, labels, every }) =>
    readRows(data, other, 'train')
      .filter((row, index) => labels.includes(row.positive) && index % every === 0)
      .map((row) => ({ ...row, positive: false, source: `${other}: ${row.source}` })),
  );
  const sizes = new Map<string, number>();
  const key = ({ source, positive }: Row) => `${source} ${positive}`;
  for (const row of [...own, ...guests]) sizes.set(key(row), (sizes.get(key(row)) ?? 0) + 1);
  const costOf = (row: Row) =>
    (EVEN / (sizes.get(key(row)) ?? EVEN)) ** EVENNESS * (row.positive ? POSITIVE : 1);
  const rows = [
    ...own.map((row) => ({ ...row, cost: costOf(row) })),
    ...guests.map((row) => ({ ...row, cost: costOf(row) * GUEST })),
  ];
  return [...rows, ...disguisedRows(rows, seed)];
}

function disguisedRows(rows: readonly Weighed[], seed: number): Weighed[] {
  const random = randomOf(seed);
  return rows
    .filter((_, index) => index % DISGUISED_EVERY === 0)
    .map((row) => {
      const evasion = EVASIONS[LEARNED[Math.floor(random() * LEARNED.length)] ?? ''];
      return {
        ...row,
        text: evasion === undefined ? row.text : evasion(row.text, random),
        cost: row.cost / 2,
      };
    });
}
