/** Names of models against patterns: exact, or all that begin with what stands before a final `*`. */

/** What a name may be made of where a policy is chosen by it: nothing that a server could drop, fold or take for another. */
const PLAIN = /^[!-~]+$/;

/**
 * True where servers could take a name for one that a policy lists, and Weir would not: it holds blanks or characters
 * outside of ASCII, or it differs from what is listed in case alone.
 */
export function isDoubtfulModel(model: string, patterns: Iterable<string>): boolean {
  if (!PLAIN.test(model)) return true;
  const lower = model.toLowerCase();
  let near = false;
  for (const pattern of patterns) {
    if (pattern === model) return false;
    near ||= !matches(pattern, model) && matches(pattern.toLowerCase(), lower);
  }
  return near;
}

function matches(pattern: string, model: string): boolean {
  return pattern.endsWith('*') ? model.startsWith(pattern.slice(0, -1)) : model === pattern;
}
