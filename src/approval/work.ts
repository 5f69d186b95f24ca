/** Work on tables as data: statements that are asked for and the rows that come back, so that one text runs on every database. */
import type { Row } from './ticket-rows.ts';

export type Value = string | number | null | Uint8Array;

/** One statement, its values in the places of `?`. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Asks for one statement after the other; whoever runs it gives the rows of each. */
export type Work<T> = Generator<Statement, T, readonly Row[]>;

/** All rows of a statement. */
export function* all(sql: string, ...values: readonly Value[]): Work<readonly Row[]> {
  return yield { sql, values };
}

/** The first row, where there is one. */
export function* first(sql: string, ...values: readonly Value[]): Work<Row | undefined> {
  const rows = yield { sql, values };
  return rows[0];
}

/** Does the work on a database that answers at once. */
export function runWork<T>(work: Work<T>, ask: (statement: Statement) => readonly Row[]): T {
  let step = work.next();
  while (step.done !== true) step = work.next(ask(step.value));
  return step.value;
}

/** Does the work on a database that answers later. */
export async function awaitWork<T>(
  work: Work<T>,
  ask: (statement: Statement) => Promise<readonly Row[]>,
): Promise<T> {
  let step = work.next();
  while (step.done !== true) step = work.next(await ask(step.value));
  return step.value;
}
