/** The rows that a task learns from: its own, harmless ones of other tasks, and disguised copies. */
import { documentPassages } from './documents.ts';
import { EVASIONS, LEARNED, UNREAD } from './evasions/index.ts';
import { everydaySentences } from './everyday.ts';
import { ownSentences, rowsInARow, writtenRows } from './own-rows.ts';
import { type Row, readRows } from './rows.ts';
import { oneOf, randomOf } from './shuffled.ts';
import type { Task } from './tasks.ts';
import { technicalPassages } from './technical.ts';

/** Rows of other tasks count less. */
const GUEST = 0.7;
/** Sentences of a language count more: a task may have many attacks in it and nothing else. */
const EVERYDAY = 5;
const POSITIVE = 1.5;
/** Rows of our own count less: one grammar makes many that are alike. */
const OWN = 0.4;
/** A source with more rows counts less than their number, one with fewer more. */
const EVEN = 200;
const EVENNESS = 0.3;
/** A row and how much it counts. */
export interface Weighed extends Row {
  readonly cost: number;
}

/** All rows that a task learns from, disguised copies included; the same for the same seed. */
export function trainingRows(data: string, task: Task, seed: number): Weighed[] {
  const own = readRows(data, task.name, 'train');
  const made = task.own ? [...ownSentences(seed), ...rowsInARow(seed)] : [];
  const written = writtenRows(task.name);
  const guests = task.harmless.flatMap(({ task: other, labels, every }) =>
    readRows(data, other, 'train')
      .filter((row, index) => labels.includes(row.positive) && index % every === 0)
      .map((row) => ({ ...row, positive: false, source: `${other}: ${row.source}` })),
  );
  guests.push(...languages(), ...(task.passages ? [...documents(), ...technical()] : []));
  const sizes = new Map<string, number>();
  const key = ({ source, positive }: Row) => `${source} ${positive}`;
  for (const row of [...own, ...made, ...written, ...guests])
    sizes.set(key(row), (sizes.get(key(row)) ?? 0) + 1);
  const costOf = (row: Row) =>
    (EVEN / (sizes.get(key(row)) ?? EVEN)) ** EVENNESS * (row.positive ? POSITIVE : 1);
  const rows = [
    ...own.map((row) => ({ ...row, cost: costOf(row) })),
    ...made.map((row) => ({ ...row, cost: costOf(row) * OWN })),
    ...written.map((row) => ({ ...row, cost: costOf(row) })),
    ...guests.map((row) => ({ ...row, cost: costOf(row) * (row.kind === 'everyday' ? EVERYDAY : GUEST) })),
  ];
  return [...rows, ...disguisedRows(rows, task.recipe.disguised, seed)];
}

/** Everyday sentences of many languages, so that a language by itself says nothing. */
function languages(): Row[] {
  return everydaySentences().map(({ text, lang }) => ({
    ...{ text, lang, positive: false, kind: 'everyday' },
    source: `languages: ${lang}`,
  }));
}

/** Long ones, of which a task may have attacks alone. */
function documents(): Row[] {
  return documentPassages().map(({ text, lang }) => ({
    ...{ text, lang, positive: false, kind: 'document' },
    source: `documents: ${lang}`,
  }));
}

/** Code and tables repeat themselves, as noise behind an attack does. */
function technical(): Row[] {
  return technicalPassages().map(({ text, source }) => ({
    ...{ text, lang: 'en', positive: false, kind: 'technical' },
    source: `technical: ${source}`,
  }));
}

/** One row of so many, disguised; attacks only where the disguise is read as it stands. */
function disguisedRows(rows: readonly Weighed[], every: number, seed: number): Weighed[] {
  const random = randomOf(seed);
  return rows
    .filter((_, index) => index % every === 0)
    .map((row) => {
      const names = row.positive ? LEARNED : [...LEARNED, ...UNREAD];
      const evasion = EVASIONS[oneOf(names, random)];
      const text = evasion === undefined ? row.text : evasion(row.text, random);
      return { ...row, text, cost: row.cost / 2 };
    });
}
