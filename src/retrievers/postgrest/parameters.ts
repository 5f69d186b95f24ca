/**
 * The query string of PostgREST (docs: postgrest.org, v12 and v13): what of it is let through. Parameters are joined by AND,
 * so that a filter only narrows; what could rename a column, read another table or name an argument is not let through.
 */
import { pass, refuse } from '../outcome.ts';
import type { Outcome, RetrieverTarget, Scope } from '../retriever.ts';

export type Parameters = RetrieverTarget['query'];

/** What goes up, and the columns that were added to check rows by. */
export interface Scoped {
  readonly query: Parameters;
  readonly drops: readonly string[];
}

const COLUMN = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;
const NUMBER = /^\d{1,9}$/;
const ORDER = /^[A-Za-z_][A-Za-z0-9_]{0,62}(\.(asc|desc))?(\.(nullsfirst|nullslast))?$/;
const FILTER =
  /^(not\.)?(eq|neq|gt|gte|lt|lte|like|ilike|match|imatch|in|is|isdistinct|cs|cd|ov|sl|sr|nxr|nxl|adj|fts|plfts|phfts|wfts)(\([A-Za-z_]{1,32}\))?\./;
/** Trees of filters; each is one condition beside the others, however it is nested. */
const TREES: ReadonlySet<string> = new Set(['and', 'or', 'not.and', 'not.or']);
const TREE = /^\(.*\)$/s;
const LONGEST = 8192;
/** What cannot stand between quotes of a list in a way that every version reads alike. */
const ODD_IN_LIST = /["\\]/;
const NO_PARAMETER = 'It is no parameter that is let through.';

/** Writes the scope into the parameters. */
export function scopeParameters(query: Parameters, { constraints }: Scope): Outcome<Scoped> {
  const fields = constraints.map(({ field }) => field);
  if (!fields.every((field) => COLUMN.test(field)))
    return refuse('scope', 'The policy names a field that is no plain column.');
  const odd = query.findIndex(([name, value]) => !isLetThrough(name, value));
  if (odd >= 0) return refuse(`query[${odd}]`, NO_PARAMETER);
  const settings = query.filter(([name]) => SETTINGS.has(name)).map(([name]) => name);
  if (new Set(settings).size < settings.length) return refuse('query', 'It has a parameter twice.');
  const filters: [string, string][] = [];
  for (const { field, anyOf } of constraints) {
    const [first = '', ...more] = anyOf;
    if (more.length > 0 && anyOf.some((value) => ODD_IN_LIST.test(value)))
      return refuse('scope', 'A value of the scope cannot be written in a list.');
    const list = anyOf.map((value) => `"${value}"`).join(',');
    filters.push([field, more.length === 0 ? `eq.${first}` : `in.(${list})`]);
  }
  const columns = columnsIn(query);
  const drops = columns === undefined ? [] : fields.filter((field) => !columns.includes(field));
  const asked = query.map(([name, value]): [string, string] =>
    name === 'select' && columns !== undefined ? [name, [...columns, ...drops].join(',')] : [name, value],
  );
  return pass({ query: [...asked, ...filters], drops });
}

const SETTINGS: ReadonlySet<string> = new Set(['select', 'order', 'limit', 'offset']);

/** The columns that `select` names; undefined for all of them. */
function columnsIn(query: Parameters): readonly string[] | undefined {
  const value = query.find(([name]) => name === 'select')?.[1];
  if (value === undefined || value === '') return undefined;
  const columns = value.split(',');
  return columns.includes('*') ? undefined : columns;
}

function isLetThrough(name: string, value: string): boolean {
  if (value.length > LONGEST) return false;
  switch (name) {
    case 'select':
      return value === '' || value.split(',').every((one) => one === '*' || COLUMN.test(one));
    case 'order':
      return value.split(',').every((one) => ORDER.test(one));
    case 'limit':
    case 'offset':
      return NUMBER.test(value);
    // They say what is written, and over what.
    case 'columns':
    case 'on_conflict':
      return false;
    default:
      return TREES.has(name) ? TREE.test(value) : COLUMN.test(name) && FILTER.test(value);
  }
}
