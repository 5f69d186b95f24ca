/** Fields of documents that are asked for only to check them, and are taken out again. */
import { isJsonObject, type JsonObject, type JsonValue, jsonObject } from './json.ts';

/** True where a name is the other, or an object around it: `a` covers `a.b`. */
export function covers(outer: string, name: string): boolean {
  return outer === name || name.startsWith(`${outer}.`);
}

/** The document without some of its fields; an object that is empty afterwards goes as well. */
export function withoutFields(document: JsonObject, names: readonly string[]): JsonObject {
  return names.reduce((rest, name) => removed(rest, name.split('.')), document);
}

function removed(object: JsonObject, [first = '', ...rest]: readonly string[]): JsonObject {
  const value = object[first];
  if (value === undefined) return object;
  const inner = rest.length === 0 || !isJsonObject(value) ? undefined : removed(value, rest);
  if (inner === value) return object;
  const left =
    inner === undefined || (rest.length > 0 && Object.keys(inner).length === 0) ? undefined : inner;
  const kept: Record<string, JsonValue | undefined> = { ...object, [first]: left };
  // A value that is no object has nothing in it to take out.
  return rest.length > 0 && !isJsonObject(value) ? object : jsonObject(kept);
}
