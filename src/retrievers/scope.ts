/** Whether a document is inside a scope, by the values of its fields. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json.ts';
import type { Constraint, Scope } from './retriever.ts';

/**
 * True where the document carries every field of the scope and all that it carries there may be seen: a string, or a
 * list of strings that are all among the values. Anything else is foreign.
 */
export function isWithin(
  fields: JsonValue | undefined,
  { constraints }: Pick<Scope, 'constraints'>,
): boolean {
  if (!isJsonObject(fields)) return false;
  return constraints.every((constraint) => holds(constraint, valueAt(fields, constraint.field)));
}

/** A field of a document; `a.b` is `b` in the object `a`, as stores name what is nested. */
export function valueAt(fields: JsonObject, name: string): JsonValue | undefined {
  let value: JsonValue | undefined = fields;
  for (const step of name.split('.')) value = isJsonObject(value) ? value[step] : undefined;
  return value;
}

function holds({ anyOf }: Constraint, value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return anyOf.includes(value);
  if (!isJsonList(value)) return false;
  return value.length > 0 && value.every((one) => typeof one === 'string' && anyOf.includes(one));
}
