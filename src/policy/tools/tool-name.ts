/** Names of tools as those of a policy are compared with them. */

/** A name as rules are compared with it. */
export interface ToolName {
  readonly exact: string;
  /** In lower case, and what stands behind its last prefix. */
  readonly lower: string;
  readonly last: string;
}

/** Behind a dot, a slash or a colon: `functions.search`, `crm/search`. */
const LAST = /[^./:]*$/;

export function toolName(exact: string): ToolName {
  const lower = exact.toLowerCase();
  return { exact, lower, last: lower.slice(lower.search(LAST)) };
}

/** True where a name of a policy is that very name, or begins it. */
export function matchesName(tool: string, prefix: boolean, name: string): boolean {
  return prefix ? name.startsWith(tool) : name === tool;
}

/** The same in any case, and behind any prefix. */
export function matchesAnywhere(lower: string, prefix: boolean, name: ToolName): boolean {
  return matchesName(lower, prefix, name.lower) || matchesName(lower, prefix, name.last);
}
