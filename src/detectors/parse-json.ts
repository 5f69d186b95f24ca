/** Parse JSON: files of Weir's own that come with detectors, as any value. Nothing that others send is read with it. */

/** Returns undefined for what is no JSON; a schema then says what was expected. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
