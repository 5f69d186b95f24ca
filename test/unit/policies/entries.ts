/** The entries of a policy that can be left out: rules, bounds, and keys that say something of their own. */

export interface Entry {
  /** What cases that need it would name. */
  readonly name: string;
  readonly path: readonly (string | number)[];
}

/** Lists of which each element is an entry, and mappings of which each member is one. */
const EACH = [
  ['request', 'rules'],
  ['request', 'limits'],
  ['request', 'parameters'],
  ['request', 'removeHeaders'],
  ['response', 'rules'],
  ['response', 'limits'],
  ['response', 'format'],
  ['response', 'schema'],
  ['budgets'],
  ['tools', 'rules'],
  ['tools', 'labels'],
  ['tools', 'http'],
  ['selects'],
  ['passPaths'],
  ['readPaths'],
  ['uninspected'],
] as const;
/** Keys that are entries themselves. */
const WHOLE = [
  ['callers'],
  ['request', 'models'],
  ['tools'],
  ['tools', 'default'],
  ['tools', 'arguments'],
  ['refusals'],
] as const;

type Members = Readonly<Record<string | number, unknown>>;

/** All entries of a policy document. */
export function entriesOf(document: unknown): readonly Entry[] {
  const spec = ['spec'];
  const each = EACH.flatMap((path) => {
    const whole = [...spec, ...path];
    const value = valueAt(document, whole);
    if (value === undefined) return [];
    return Object.keys(value).map((key) => {
      const step = Array.isArray(value) ? Number(key) : key;
      return { name: nameOf((value as Members)[step], [...path, key]), path: [...whole, step] };
    });
  });
  const whole = WHOLE.map((path) => ({ name: path.join('.'), path: [...spec, ...path] }));
  return [...each, ...whole.filter(({ path }) => says(valueAt(document, path)))];
}

/** A key says nothing of its own where it repeats what is so without it: tools are denied. */
function says(value: object | undefined): boolean {
  return value !== undefined && String(value) !== 'deny';
}

/** The document without it; what it was in is left. */
export function without(document: unknown, { path }: Entry): unknown {
  const copy: unknown = structuredClone(document);
  const last = path.at(-1) ?? '';
  const holder = valueAt(copy, path.slice(0, -1));
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (holder !== undefined) Reflect.deleteProperty(holder, last);
  return copy;
}

function nameOf(entry: unknown, path: readonly string[]): string {
  const { name } = (typeof entry === 'object' && entry !== null ? entry : {}) as { readonly name?: string };
  if (name !== undefined) return name;
  return typeof entry === 'string' ? entry : path.slice(-2).join('.');
}

function valueAt(value: unknown, path: readonly (string | number)[]): object | undefined {
  let here: unknown = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Members)[step];
  }
  if (typeof here === 'object' && here !== null) return here;
  return here === undefined ? undefined : Object(here);
}
