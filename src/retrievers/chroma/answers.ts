/** Answers of Chroma, which are columns: what is not of a document in the scope goes out of each of them. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, jsonObject, memberOf } from '../json.ts';
import { NO_HITS, pass, refuse } from '../outcome.ts';
import type { AnswerReader, CheckedAnswer, Outcome, RetrieverAnswer, Scope } from '../retriever.ts';
import { isWithin } from '../scope.ts';
import { isError, isShort, sentenceOf } from '../store-errors.ts';

/** Columns, and what a client calls those that it may ask for. */
export const COLUMNS = ['metadatas', 'documents', 'embeddings', 'uris', 'distances'] as const;
export type Column = (typeof COLUMNS)[number];

/** Reads answers that `check` looks at; those that say that something went wrong keep their sentence. */
export function answered(check: (body: JsonValue | undefined) => Outcome<CheckedAnswer>): AnswerReader {
  return (answer) => (isError(answer.status) ? failure(answer) : check(answer.body));
}

function failure({ body }: RetrieverAnswer): Outcome<CheckedAnswer> {
  const said = (['error', 'message'] as const).map((name) => {
    return [name, sentenceOf(memberOf(body, name))] as const;
  });
  return pass({ body: jsonObject(Object.fromEntries(said)), ...NO_HITS });
}

/** Rows of one table: `ids` is a list of texts, and each column that is there is as long. */
interface Table {
  readonly ids: readonly JsonValue[];
  readonly columns: ReadonlyMap<Column, readonly JsonValue[]>;
}

/** What `get` answers: one table. */
export function rowsIn(include: readonly Column[], scope: Scope): AnswerReader {
  return answered((body) => {
    const table = tableOf(body, (value) => value);
    if (table === undefined) return unknown();
    const kept = within(table, scope);
    const shown = columnsOf([pick(table, kept)], include, ([one]) => one ?? []);
    return pass({ body: shown, hits: kept.length, foreign: table.ids.length - kept.length });
  });
}

/** What `query` answers: a table for each vector. */
export function tablesIn(include: readonly Column[], scope: Scope): AnswerReader {
  return answered((body) => {
    const lists = memberOf(body, 'ids');
    if (!isJsonList(lists)) return unknown();
    const shown: Table[] = [];
    let foreign = 0;
    for (const at of lists.keys()) {
      const table = tableOf(body, (value) => (isJsonList(value) ? value[at] : undefined));
      if (table === undefined) return unknown();
      const kept = within(table, scope);
      shown.push(pick(table, kept));
      foreign += table.ids.length - kept.length;
    }
    const hits = shown.reduce((sum, { ids }) => sum + ids.length, 0);
    return pass({ body: columnsOf(shown, include, (all) => all), hits, foreign });
  });
}

function tableOf(
  body: JsonValue | undefined,
  of: (value: JsonValue) => JsonValue | undefined,
): Table | undefined {
  const ids = of(memberOf(body, 'ids') ?? null);
  if (!isJsonList(ids)) return undefined;
  const columns = new Map<Column, readonly JsonValue[]>();
  for (const name of COLUMNS) {
    const value = memberOf(body, name);
    if (value === undefined || value === null) continue;
    const column = of(value);
    if (!isJsonList(column) || column.length !== ids.length) return undefined;
    columns.set(name, column);
  }
  return { ids, columns };
}

/** The rows whose metadata is in the scope. */
function within({ ids, columns }: Table, scope: Scope): number[] {
  const metadatas = columns.get('metadatas') ?? [];
  return [...ids.keys()].filter((at) => isWithin(metadatas[at], scope));
}

function pick({ ids, columns }: Table, rows: readonly number[]): Table {
  const of = (list: readonly JsonValue[]) => rows.map((row) => list[row] ?? null);
  return { ids: of(ids), columns: new Map([...columns].map(([name, list]) => [name, of(list)])) };
}

/** Columns that the client did not ask for are null, as the store has it. */
function columnsOf(
  tables: readonly Table[],
  include: readonly Column[],
  join: (lists: readonly (readonly JsonValue[])[]) => JsonValue,
): JsonObject {
  const columns = COLUMNS.map((name) => {
    const there = include.includes(name) && tables.every((table) => table.columns.has(name));
    return [name, there ? join(tables.map((table) => table.columns.get(name) ?? [])) : null] as const;
  });
  return jsonObject({
    ids: join(tables.map(({ ids }) => ids)),
    ...Object.fromEntries(columns),
    include,
  });
}

/** Collections of the policy, as the store tells of them. */
export function collectionsIn(isKnown: (name: string) => boolean): AnswerReader {
  return answered((body) => {
    if (!isJsonList(body)) return unknown();
    const known = body.filter((one) => {
      const name = memberOf(one, 'name');
      return typeof name === 'string' && isKnown(name);
    });
    return pass({ body: known, ...NO_HITS });
  });
}

/** One collection, which has to be the one that was asked for. */
export function collectionNamed(name: string): AnswerReader {
  return answered((body) => {
    const called = [memberOf(body, 'name'), memberOf(body, 'id')];
    return isJsonObject(body) && called.includes(name) ? pass({ body, ...NO_HITS }) : unknown();
  });
}

/** What says nothing of documents: numbers, and texts that are short. */
export const told: AnswerReader = answered((body) => {
  const values = isJsonObject(body) ? Object.values(body) : [body];
  const short = values.every((value) => typeof value !== 'object' || !isJsonList(value));
  return short && isShort(body) ? pass({ body, ...NO_HITS }) : unknown();
});

export function unknown(): ReturnType<typeof refuse> {
  return refuse('body', 'The answer is not in the format of Chroma.');
}
