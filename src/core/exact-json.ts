/** Exact JSON: integers of 64 bits that a double would round are `bigint`, and keep their digits. */

/** The part of ECMAScript's "JSON.parse source text access" (2025) that is used here. */
interface RawJson {
  parse(
    text: string,
    look: (name: string, value: unknown, source: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): object;
}
const raw = JSON as unknown as RawJson;

/** Reads JSON; `number` says what a number is by how it is spelled. Throws where the text is none. */
export function parseNumbers(text: string, number: (spelled: string) => unknown): unknown {
  return raw.parse(text, (_name, value, { source = '' }) =>
    typeof value === 'number' ? number(source) : value,
  );
}

/** Writes JSON. */
export function exactJson(value: unknown): string {
  return JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'bigint' ? raw.rawJSON(String(one)) : one,
  );
}

/** The same JSON in lines, every number as it was spelled. */
export function jsonInLines(text: string): string {
  return JSON.stringify(
    parseNumbers(text, (spelled) => raw.rawJSON(spelled)),
    undefined,
    2,
  );
}
