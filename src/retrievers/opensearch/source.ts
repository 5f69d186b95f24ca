/** `_source`: what of a document comes back. The fields of the scope always do, and go again where nobody asked for them. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, jsonObject } from '../json.ts';
import { pass, refuse } from '../outcome.ts';
import type { Outcome, Scope } from '../retriever.ts';

/** What is asked for, and what is taken out of the answer. */
export interface SourcePlan {
  readonly ask: JsonValue | undefined;
  /** Fields that nobody asked for; `all`: the client wants no `_source`. */
  readonly drops: readonly string[] | 'all';
}

const FORM = 'It is not one of the forms that are let through.';

/** Plans `_source` of a request. */
export function planSource(asked: JsonValue | undefined, { constraints }: Scope): Outcome<SourcePlan> {
  const fields = constraints.map(({ field }) => field);
  if (asked === undefined || asked === null || asked === true) return pass({ ask: undefined, drops: [] });
  if (asked === false) return pass({ ask: fields, drops: 'all' });
  const includes = namesIn(isJsonObject(asked) ? (asked['includes'] ?? asked['include']) : asked);
  const excludes = namesIn(isJsonObject(asked) ? (asked['excludes'] ?? asked['exclude']) : undefined);
  const known = !isJsonObject(asked) || Object.keys(asked).every((name) => FORMS.has(name));
  if (includes === undefined || excludes === undefined || !known) return refuse('body._source', FORM);
  if (fields.some((field) => isNamed(field, excludes)))
    return refuse('body._source', 'Fields of the scope cannot be excluded.');
  const drops = includes.length === 0 ? [] : fields.filter((field) => !isNamed(field, includes));
  return pass({ ask: jsonObject({ includes: [...includes, ...drops], excludes }), drops });
}

const FORMS: ReadonlySet<string> = new Set(['includes', 'excludes', 'include', 'exclude']);

function namesIn(value: JsonValue | undefined): readonly string[] | undefined {
  if (value === undefined) return [];
  const list: readonly JsonValue[] = isJsonList(value) ? value : [value];
  return list.every((one) => typeof one === 'string' && one !== '') ? (list as readonly string[]) : undefined;
}

/** True where one of the patterns names a field, or an object around it; `*` stands for anything. */
function isNamed(field: string, patterns: readonly string[]): boolean {
  const steps = field.split('.');
  const names = steps.map((_, index) => steps.slice(0, index + 1).join('.'));
  return patterns.some((pattern) => names.some((name) => matches(name, pattern.split('*'))));
}

/** Whether a name has these pieces, in order, with anything between them; linear. */
function matches(name: string, [first = '', ...rest]: readonly string[]): boolean {
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last))
    return false;
  let at = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}

/**
 * The values of a field of a document. Names may hold dots, which stores read as objects: `{ "a.b": 1 }` and
 * `{ "a": { "b": 1 } }` are one document, and one with both has both values.
 */
function valuesAt(document: JsonValue | undefined, field: string): readonly JsonValue[] {
  if (isJsonList(document)) return document.flatMap((one) => valuesAt(one, field));
  if (!isJsonObject(document)) return [];
  return Object.entries(document).flatMap(([name, value]) => {
    if (name === field) return isJsonList(value) ? value.flat(9) : [value];
    return field.startsWith(`${name}.`) ? valuesAt(value, field.slice(name.length + 1)) : [];
  });
}

/** True where the document has each field of the scope, and every value of it may be seen. */
export function isVisible(
  document: JsonValue | undefined,
  { constraints }: Pick<Scope, 'constraints'>,
): boolean {
  return constraints.every(({ field, anyOf }) => {
    const values = valuesAt(document, field);
    return values.length > 0 && values.every((value) => typeof value === 'string' && anyOf.includes(value));
  });
}

/** A document without fields that nobody asked for; an object that is empty then goes as well. */
export function withoutFields(document: JsonObject, fields: readonly string[]): JsonObject {
  const kept: Record<string, JsonValue | undefined> = {};
  for (const [name, value] of Object.entries(document)) {
    if (fields.includes(name)) continue;
    const inner = fields.flatMap((field) =>
      field.startsWith(`${name}.`) ? [field.slice(name.length + 1)] : [],
    );
    const left = inner.length > 0 && isJsonObject(value) ? withoutFields(value, inner) : value;
    kept[name] = isJsonObject(left) && left !== value && Object.keys(left).length === 0 ? undefined : left;
  }
  return jsonObject(kept);
}
