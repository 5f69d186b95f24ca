/**
 * An evaluator of PostgREST's query language, for tests: after its documentation (v12: tables and views, functions), and with
 * nothing of src/. It makes SQL of a request, for a real PostgreSQL.
 */

/** What it is asked: the path, and the parameters of the query in their order. */
export interface EvaluatedRequest {
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly args?: Readonly<Record<string, unknown>>;
}

const OPERATORS: Readonly<Record<string, string>> = {
  ...{ eq: '=', neq: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=', match: '~', imatch: '~*' },
  ...{ like: 'LIKE', ilike: 'ILIKE', isdistinct: 'IS DISTINCT FROM' },
};
const KEYWORDS = new Set(['select', 'order', 'limit', 'offset', 'and', 'or', 'not.and', 'not.or']);
const WORDS = new Set(['null', 'true', 'false', 'unknown']);

/** The statement whose one row has the rows of the answer. */
export function sqlOf({ path, query, args = {} }: EvaluatedRequest): string {
  const of = (name: string) => query.find(([one]) => one === name)?.[1];
  const columns = (of('select') ?? '*')
    .split(',')
    .map((one) => (one === '*' || one === '' ? '*' : selected(one)));
  const where = query.flatMap(([name, value]) => {
    if (name === 'and' || name === 'or') return [tree(name, value)];
    if (name === 'not.and' || name === 'not.or') return [`NOT ${tree(name.slice(4), value)}`];
    return KEYWORDS.has(name) ? [] : [condition(name, value)];
  });
  const order = of('order')?.split(',').map(ordered);
  const sql = [
    `SELECT ${columns.join(', ')} FROM ${source(path, args)}`,
    where.length > 0 ? `WHERE ${where.join(' AND ')}` : '',
    order === undefined ? '' : `ORDER BY ${order.join(', ')}`,
    of('limit') === undefined ? '' : `LIMIT ${Number(of('limit'))}`,
    of('offset') === undefined ? '' : `OFFSET ${Number(of('offset'))}`,
  ].join(' ');
  return `SELECT coalesce(json_agg(found), '[]') AS rows FROM (${sql}) found`;
}

/** A table, or the rows of a function by the names of its arguments. */
function source(path: string, args: Readonly<Record<string, unknown>>): string {
  if (!path.startsWith('rpc/')) return name(path);
  const given = Object.entries(args).map(([key, value]) => `${name(key)} => ${literal(argument(value))}`);
  return `${name(path.slice('rpc/'.length))}(${given.join(', ')})`;
}

function argument(value: unknown): string {
  return Array.isArray(value) ? `{${value.join(',')}}` : String(value);
}

/** `alias:column::cast`. */
function selected(text: string): string {
  const [, alias, column = '', cast] = /^(?:([^:]+):)?([^:]+)(?:::(.+))?$/.exec(text) ?? [];
  const read = cast === undefined ? name(column) : `CAST(${name(column)} AS ${name(cast)})`;
  return alias === undefined ? read : `${read} AS ${name(alias)}`;
}

function ordered(text: string): string {
  const [column = '', ...words] = text.split('.');
  const told = words.map((word) =>
    word.replace('nullsfirst', 'NULLS FIRST').replace('nullslast', 'NULLS LAST'),
  );
  return `${name(column)} ${told.join(' ')}`;
}

/** `(a.eq.1,not.or(b.gt.2,c.is.null))`. */
function tree(by: string, text: string): string {
  const inner = text.slice(1, -1);
  const parts = split(inner).map((part) => {
    const [, not, operator, rest] = /^(not\.)?(and|or)(\(.*\))$/s.exec(part) ?? [];
    if (operator !== undefined && rest !== undefined)
      return `${not === undefined ? '' : 'NOT '}${tree(operator, rest)}`;
    const at = part.indexOf('.');
    return condition(part.slice(0, at), part.slice(at + 1), true);
  });
  return `(${parts.join(by === 'and' ? ' AND ' : ' OR ')})`;
}

/** At commas that stand in no brackets and no quotes. */
function split(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '\\' && quoted) parts.push(`${parts.pop()}${character}${text[++at] ?? ''}`);
    else {
      if (character === '"') quoted = !quoted;
      if (!quoted && '({'.includes(character)) depth++;
      if (!quoted && ')}'.includes(character)) depth--;
      if (!quoted && depth === 0 && character === ',') parts.push('');
      else parts.push(`${parts.pop()}${character}`);
    }
  }
  return parts;
}

/** `not.in.("a","b")`; a value in a tree may stand in quotes. */
function condition(column: string, text: string, inTree = false): string {
  if (text.startsWith('not.')) return `NOT (${condition(column, text.slice(4), inTree)})`;
  const at = text.indexOf('.');
  const [, operator = '', some] = /^([a-z]+)(?:\((any|all)\))?$/.exec(text.slice(0, at)) ?? [];
  const value = text.slice(at + 1);
  const left = name(column);
  if (operator === 'is') return `${left} IS ${WORDS.has(value) ? value.toUpperCase() : wrong(value)}`;
  if (operator === 'in') return listed(left, split(value.slice(1, -1)));
  const sign = OPERATORS[operator] ?? wrong(operator);
  const shown = operator === 'like' || operator === 'ilike' ? value.replaceAll('*', '%') : value;
  if (some !== undefined) {
    const each = split(shown.slice(1, -1)).map((one) => `${left}::text ${sign} ${literal(unquoted(one))}`);
    return `(${each.join(some === 'any' ? ' OR ' : ' AND ')})`;
  }
  return `${left}::text ${sign} ${literal(inTree ? unquoted(shown) : shown)}`;
}

function listed(left: string, values: readonly string[]): string {
  const all = values.map((value) => literal(unquoted(value)));
  return values.join('') === '' ? 'FALSE' : `${left}::text IN (${all.join(', ')})`;
}

function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : text;
}

function name(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function wrong(text: string): never {
  throw new Error(`not in the language: ${text}`);
}
