/**
 * JSON (RFC 8259) as retrievers read and write it: one reading per document, so that no store reads it otherwise. Numbers
 * keep their source text, names stand once in an object, and what is written is written here.
 */

/** A number by its source text: ids have 64 bits, and scores go back as they came. */
export interface JsonNumber {
  readonly rawJSON: string;
}
/** Objects have no prototype: any name, `__proto__` too, is a member like any other. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

/** The part of ECMAScript's "JSON.parse source text access" (2025) that is used here. */
interface RawJson {
  rawJSON(text: string): JsonNumber;
  isRawJSON(value: unknown): value is JsonNumber;
}
const raw = JSON as unknown as RawJson;

/** A number as it is written; throws where the text is none. */
export function jsonNumber(source: string | number): JsonNumber {
  return raw.rawJSON(String(source));
}

/** True for a number, and for no object that looks like one. */
export function isJsonNumber(value: unknown): value is JsonNumber {
  return raw.isRawJSON(value);
}

export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isJsonList(value) && !isJsonNumber(value);
}

/** A member of an object; undefined where the value is none, or has no such member. */
export function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Writes a value, without blanks. */
export function writeJson(value: JsonValue): string {
  return JSON.stringify(value);
}

/** An object of these members, in this order; those that are undefined are left out. */
export function jsonObject(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const object: Record<string, JsonValue> = Object.create(null);
  for (const [name, value] of Object.entries(members)) if (value !== undefined) object[name] = value;
  return object;
}

/** The same object without some of its members. */
export function without(object: JsonObject, names: ReadonlySet<string>): JsonObject {
  const entries = Object.entries(object).filter(([name]) => !names.has(name));
  return jsonObject(Object.fromEntries(entries));
}
