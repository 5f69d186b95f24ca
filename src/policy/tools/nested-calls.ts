/** Nested calls: one call that stands for several, which clients take apart and make one by one. */

/** What models of OpenAI write for calls at once, whether it was offered or not. */
const PARALLEL = /(?:^|[./:]|__)multi_tool_use\.parallel$/i;
/** The namespace that tools have there, and nowhere else. */
const NAMESPACE = 'functions.';

/** One call in another one; its arguments are plain JSON. */
export interface NestedCall {
  readonly tool: string;
  readonly args: unknown;
}

/** True for the name of a call that stands for others. */
export function standsForOthers(name: string): boolean {
  return PARALLEL.test(name);
}

/** The calls that it stands for; undefined where that cannot be told. */
export function nestedCalls(args: unknown): readonly NestedCall[] | undefined {
  const uses = memberOf(args, 'tool_uses');
  if (!Array.isArray(uses)) return undefined;
  const calls: NestedCall[] = [];
  for (const use of uses) {
    const name = memberOf(use, 'recipient_name');
    if (typeof name !== 'string' || standsForOthers(name)) return undefined;
    const tool = name.startsWith(NAMESPACE) ? name.slice(NAMESPACE.length) : name;
    calls.push({ tool, args: memberOf(use, 'parameters') ?? {} });
  }
  return calls;
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
