/** Case files of test/cases/reliability: rows of data, counted twice, so that none is lost between the file and its run. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What every case says. */
export interface Row {
  /** H01, J08, S04. */
  readonly id: string;
  readonly title: string;
}

/** The rows of one file. */
export interface CaseFile<Case extends Row> {
  readonly cases: readonly Case[];
  /** A case ran to its end, or did not; with the name of where. */
  ran(where: string): void;
  /** Asserts that every row of the file ran at a place, but for `without` of them, which the data leave out by name. */
  assertAllRan(where: string, without: number): void;
}

/** Reads one file. A row begins with `- { id: X00` or `- id: X00`: they are counted in the text as well. */
export function readCases<Case extends Row>(name: string): CaseFile<Case> {
  const text = readFileSync(new URL(`../../../cases/reliability/${name}`, import.meta.url), 'utf8');
  const { cases } = parse(text) as { cases: readonly Case[] };
  const rows = text.match(/^ {2}- (?:\{ )?id: /gm)?.length ?? 0;
  assert.equal(cases.length, rows, `every row of ${name} is a case`);
  // A comma in a title without quotes makes a key of what follows it.
  for (const row of cases)
    assert.ok(!Object.values(row).includes(null), `a title of ${name} wants quotes: ${row.title}`);
  const titles = new Set(cases.map(({ id, title }) => `${id} ${title}`));
  assert.equal(titles.size, rows, `every row of ${name} has a title of its own`);
  const counts = new Map<string, number>();
  return {
    cases,
    ran: (where) => {
      counts.set(where, (counts.get(where) ?? 0) + 1);
    },
    assertAllRan: (where, without) => {
      assert.equal(counts.get(where), rows - without, `every row of ${name} ran, ${where}`);
    },
  };
}
