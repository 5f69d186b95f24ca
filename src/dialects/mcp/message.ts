/** What a message of MCP has done, or lists, beyond its texts: with the bytes that spell it. */
import { argumentsOf, memberOf, type Stretch, treeOf, type Value } from '../json/tree.ts';
import { eventLines } from '../sse/event-lines.ts';

/** Requests of either side that count as tools under the names of their methods; arguments are their parameters. */
export const TOOL_METHODS = [
  'resources/read',
  'resources/subscribe',
  'prompts/get',
  'completion/complete',
  'sampling/createMessage',
  'elicitation/create',
] as const;
const METHODS: ReadonlySet<string> = new Set(TOOL_METHODS);

/** True for the name of a method that counts as a tool. */
export function isMethod(tool: string): boolean {
  return METHODS.has(tool);
}

/** True for a text that only describes what a server has: an entry of its lists. */
export function isListed(path: string): boolean {
  return /^result\.(?:tools|prompts|resources|resourceTemplates)\b/.test(path);
}

/** Something that is asked to be done. */
export interface AskedCall {
  readonly tool: string;
  /** As JSON; undefined where readers could differ in it. */
  readonly args: { readonly json: unknown } | undefined;
  /** Where its name stands, and where its arguments do. */
  readonly path: string;
  readonly argsPath: string;
  /** A tool that has the name of a method, which would be taken for it. */
  readonly misnamed: boolean;
}

/** One thing of a list, and the call that would use it. */
export interface Listed {
  readonly value: Value;
  readonly path: string;
  readonly tool: string;
  /** What is known of the arguments of that call; `whole` where no more could come. */
  readonly args?: { readonly json: unknown; readonly whole: boolean };
  readonly misnamed: boolean;
}

/** What a message lists, in the tree of the message. */
export interface McpList {
  readonly root: Value;
  readonly listed: readonly Listed[];
  /** Those of them that are tools. */
  readonly tools: readonly Listed[];
}

export interface McpMessage {
  readonly call: AskedCall | undefined;
  readonly list: McpList;
}

/** Values of one message that are kept; no message comes near. */
const MOST_VALUES = 200_000;
const KEPT: ReadonlySet<string> = new Set([
  ...['params', 'result'],
  ...['tools', 'prompts', 'resources', 'resourceTemplates'],
]);

/** Reads one document or event; undefined where it holds no message, `too-large` where it holds more than anybody reads. */
export function mcpMessage(bytes: Uint8Array, event: boolean): McpMessage | 'too-large' | undefined {
  const pieces = event ? dataIn(bytes) : undefined;
  if (bytes.length === 0 || pieces?.length === 0) return undefined;
  const options = {
    keeps: (name: string) => KEPT.has(name),
    holds: (name: string) => name === 'result',
    ...{ longestText: Number.POSITIVE_INFINITY, most: MOST_VALUES },
  };
  const root = treeOf(bytes, options, pieces);
  if (root === undefined || root === 'too-large') return root;
  const result = memberOf(root, 'result');
  const params = memberOf(root, 'params');
  const tools = [...toolsIn(result, 'result.'), ...toolsIn(params, 'params.')];
  const listed = [...tools, ...promptsIn(result), ...resourcesIn(result), ...templatesIn(result)];
  return { call: callIn(root, params), list: { root, listed, tools } };
}

/** Where the JSON of an event stands. */
export function dataIn(bytes: Uint8Array): readonly Stretch[] {
  return eventLines(bytes, true).filter(({ kind }) => kind === 'data');
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

function callIn(root: Value, params: Value | undefined): AskedCall | undefined {
  const method = textOf(memberOf(root, 'method'));
  if (method === 'tools/call') {
    const name = params && textOf(memberOf(params, 'name'));
    const args = params && memberOf(params, 'arguments');
    return {
      ...{ tool: name ?? '', args: givenTo(args), misnamed: METHODS.has(name ?? '') },
      ...{ path: 'params.name', argsPath: 'params.arguments' },
    };
  }
  if (method === undefined || !METHODS.has(method)) return undefined;
  return {
    tool: method,
    args: givenTo(params),
    ...{ path: 'method', argsPath: 'params', misnamed: false },
  };
}

/** Without arguments a call is judged with an empty object. */
function givenTo(value: Value | undefined): AskedCall['args'] {
  return value === undefined ? { json: {} } : argumentsOf(value);
}

function itemsOf(holder: Value | undefined, name: string, within: string) {
  const list = holder && memberOf(holder, name);
  return (list?.items ?? []).map((value, index) => ({ value, path: `${within}${name}[${index}]` }));
}

function toolsIn(holder: Value | undefined, within: string): Listed[] {
  return itemsOf(holder, 'tools', within).map((item) => {
    const tool = textOf(memberOf(item.value, 'name')) ?? '';
    return { ...item, tool, misnamed: METHODS.has(tool) };
  });
}

function promptsIn(result: Value | undefined): Listed[] {
  return itemsOf(result, 'prompts', 'result.').map((item) => {
    const name = textOf(memberOf(item.value, 'name')) ?? '';
    return {
      ...item,
      ...{ tool: 'prompts/get', args: { json: { name }, whole: false }, misnamed: false },
    };
  });
}

function resourcesIn(result: Value | undefined): Listed[] {
  return itemsOf(result, 'resources', 'result.').map((item) => {
    const uri = textOf(memberOf(item.value, 'uri')) ?? '';
    return {
      ...item,
      ...{ tool: 'resources/read', args: { json: { uri }, whole: true }, misnamed: false },
    };
  });
}

function templatesIn(result: Value | undefined): Listed[] {
  return itemsOf(result, 'resourceTemplates', 'result.').map((item) => ({
    ...item,
    ...{ tool: 'resources/read', misnamed: false },
  }));
}
