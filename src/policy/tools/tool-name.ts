/** Names of tools as those of a policy are compared with them. */

/** A name as rules are compared with it. */
export interface ToolName {
  readonly exact: string;
  /** In lower case: all of it, what stands behind each of its prefixes, and the same of its pieces. */
  readonly endings: readonly string[];
  /** What some clients take for the name, where it came in several events. */
  readonly pieces: readonly string[];
}

/** What ends a prefix: `functions.search`, `crm/search`, `mcp:search`, `mcp__crm__search`. */
const PREFIX_END = /[./:]|__+/g;

export function toolName(exact: string, pieces: readonly string[] = []): ToolName {
  return { exact, endings: [exact, ...pieces].flatMap(endingsOf), pieces };
}

function endingsOf(name: string): string[] {
  const lower = name.toLowerCase();
  const behind = [...lower.matchAll(PREFIX_END)].map(({ index, 0: sign }) =>
    lower.slice(index + sign.length),
  );
  return [lower, ...behind];
}

/** True where a name of a policy is that very name, or begins it. */
export function matchesName(tool: string, prefix: boolean, name: string): boolean {
  return prefix ? name.startsWith(tool) : name === tool;
}

/** The same in any case, and behind any prefix. */
export function matchesAnywhere(lower: string, prefix: boolean, { endings }: ToolName): boolean {
  return endings.some((ending) => matchesName(lower, prefix, ending));
}
