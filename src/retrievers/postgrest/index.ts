/**
 * PostgREST (docs: postgrest.org, v12 and v13) in front of PostgreSQL with pgvector: rows of a table or view, rows that a
 * function finds (`rpc/NAME`), and new rows. Everything else is refused.
 */
import { headerValues } from '../../core/headers.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, jsonObject, without } from '../json.ts';
import { NO_HITS, pass, refuse } from '../outcome.ts';
import type {
  AnswerReader,
  GuardedRequest,
  Outcome,
  Retriever,
  RetrieverRequest,
  Scope,
} from '../retriever.ts';
import { isWithin } from '../scope.ts';
import { isError } from '../store-errors.ts';
import { scopeParameters } from './parameters.ts';

const JSON_TYPE = /^(\*\/\*|application\/(json|vnd\.pgrst\.(object|array)(\+json)?))(;\s*charset=utf-8)?$/i;
/** Preferences that say how an answer looks; others change what is written, or tell what the planner knows. */
const PREFERENCE =
  /^(return=(minimal|headers-only|representation)|count=exact|handling=(strict|lenient)|missing=(default|null)|tx=(commit|rollback))$/;
/** Of the other schemas nothing is known, and a part of an answer cannot be judged. */
const REFUSED_HEADERS = ['accept-profile', 'content-profile', 'range', 'range-unit'];
const NOT_THERE = 'It is no table, or no operation, that is let through.';
const UNKNOWN = 'The answer is no list of rows.';
/** Paths of the product where it stands behind a common prefix. */
const PREFIX = 'rest/v1/';

type Kind = 'rows' | 'function' | 'insert';

function guard(request: RetrieverRequest, scope: Scope): Outcome<GuardedRequest> {
  const problem = headProblem(request);
  if (problem !== undefined) return problem;
  const { method, path } = request;
  const kind = kindOf(request, scope);
  if (kind === undefined) return refuse('path', NOT_THERE);
  const body = bodyOf(kind, request, scope);
  if (!body.ok) return body;
  const scoped = scopeParameters(request.query, kind === 'insert' ? { ...scope, constraints: [] } : scope);
  if (!scoped.ok) return scoped;
  const { query, drops } = scoped.value;
  const checks = kind !== 'insert' || selects(query, scope);
  if (!checks)
    return refuse('query', 'What is written comes back with the fields of the scope, or not at all.');
  return pass({ target: { method, path, query }, body: body.value, answer: rowsIn(scope, drops) });
}

/** What is asked of which table or function. */
function kindOf({ method, path }: RetrieverRequest, { collections }: Scope): Kind | undefined {
  const whole = path.join('/');
  const name = whole.startsWith(PREFIX) ? whole.slice(PREFIX.length) : whole;
  if (!collections.includes(name)) return undefined;
  // By GET the parameters of a function are its arguments, and a filter could be taken for one.
  if (name.startsWith('rpc/')) return method === 'POST' ? 'function' : undefined;
  if (name.includes('/')) return undefined;
  if (method === 'GET') return 'rows';
  return method === 'POST' ? 'insert' : undefined;
}

function bodyOf(kind: Kind, { body }: RetrieverRequest, scope: Scope): Outcome<JsonValue | undefined> {
  if (kind === 'rows') return body === undefined ? pass(undefined) : refuse('body', 'It has a body.');
  if (kind === 'function')
    return isJsonObject(body) ? pass(body) : refuse('body', 'Arguments of a function are an object.');
  if (scope.write === 'deny') return refuse('path', 'The policy lets nothing be written.');
  const rows = isJsonList(body) ? body : [body];
  const fits = rows.length > 0 && rows.every((row) => hasTexts(row, scope) && isWithin(row, scope));
  return fits ? pass(body) : refuse('body', 'A new row has the fields of the scope, with values of it.');
}

/** A column holds one value here. */
function hasTexts(row: JsonValue | undefined, { constraints }: Scope): boolean {
  return isJsonObject(row) && constraints.every(({ field }) => typeof row[field] === 'string');
}

function selects(query: RetrieverRequest['query'], { constraints }: Scope): boolean {
  const select = query.find(([name]) => name === 'select')?.[1] ?? '*';
  const columns = select.split(',');
  return select === '' || columns.includes('*') || constraints.every(({ field }) => columns.includes(field));
}

function headProblem({ headers }: RetrieverRequest) {
  const odd = REFUSED_HEADERS.find((name) => headerValues(headers, name).length > 0);
  if (odd !== undefined)
    return refuse(odd, 'This header is not let through; use the parameters limit and offset.');
  const types = ['content-type', 'accept'].flatMap((name) => partsOf(headers, name));
  if (!types.every((type) => JSON_TYPE.test(type)))
    return refuse('headers', 'Bodies are JSON here, also those of answers.');
  const preferred = partsOf(headers, 'prefer').every((one) => PREFERENCE.test(one));
  return preferred ? undefined : refuse('prefer', 'It is no preference that is let through.');
}

function partsOf(headers: RetrieverRequest['headers'], name: string): readonly string[] {
  return headerValues(headers, name).flatMap((value) => value.split(',').map((one) => one.trim()));
}

/** Every row is looked at by its columns, whatever the query was. */
function rowsIn(scope: Scope, drops: readonly string[]): AnswerReader {
  const dropped = new Set(drops);
  const shown = (row: JsonValue) =>
    isJsonObject(row) && isWithin(row, scope) ? [without(row, dropped)] : [];
  return ({ status, body }) => {
    if (body === undefined) return pass({ body, ...NO_HITS });
    if (isError(status)) return pass({ body: withoutDetails(body), ...NO_HITS });
    if (!isJsonList(body) && !isJsonObject(body)) return refuse('answer', UNKNOWN);
    const rows = isJsonList(body) ? body : [body];
    const kept = rows.flatMap(shown);
    const [first = null] = kept;
    return pass({
      body: isJsonList(body) ? kept : first,
      hits: kept.length,
      foreign: rows.length - kept.length,
    });
  };
}

/** The database may put a value of any row into what it says of an error; its code is enough. */
function withoutDetails(body: JsonValue): JsonObject {
  const code = isJsonObject(body) && typeof body['code'] === 'string' ? body['code'] : null;
  const message = 'The store reported an error.';
  return jsonObject({ code, details: null, hint: null, message });
}

export const postgrest: Retriever = {
  name: 'postgrest',
  guard,
  refuse: ({ message, id, rule }) =>
    Buffer.from(
      JSON.stringify({ code: rule, details: null, hint: null, message: `${message} (Weir decision ${id})` }),
      'utf8',
    ),
};
