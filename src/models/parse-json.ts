/** Parse JSON: files that come with a model, as any value. */

/** Returns undefined for what is no JSON; a schema then says what was expected. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
