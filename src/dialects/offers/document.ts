/** A request as a tree of the values that say which tools it offers. */
import { type Member, treeOf, type Value } from '../json/tree.ts';

export type { Member, Value };

/** Members that hold the items of a conversation, some of which offer tools too (OpenAI's Responses and Conversations). */
export const ITEMS: ReadonlySet<string> = new Set(['input', 'items']);

/** Members that hold such requests, or lists of them: of clients of one library, of batches, of conversations. */
export const HOLDERS: ReadonlySet<string> = new Set([
  ...['extra_body', 'params', 'requests'],
  ...['batch', 'inputConfig', 'input_config', 'request'],
  ...ITEMS,
]);

/** Members at the top, and in what holds a request inside another, of which anything is kept. */
const KEPT: ReadonlySet<string> = new Set([
  ...[
    'tools',
    'functions',
    'tool_choice',
    'function_call',
    'parallel_tool_calls',
    'disable_parallel_tool_use',
  ],
  ...['toolConfig', 'tool_config', 'web_search_options', 'search_parameters', 'plugins', 'mcp_servers'],
  ...HOLDERS,
]);

/** Names are short; what is longer is none. */
const LONGEST_TEXT = 512;

/** Reads a document that was read before; undefined for what is none. */
export function documentOf(bytes: Uint8Array): Value | undefined {
  const root = treeOf(bytes, {
    keeps: (name) => KEPT.has(name),
    holds: (name) => HOLDERS.has(name),
    longestText: LONGEST_TEXT,
    most: Number.POSITIVE_INFINITY,
  });
  return root === 'too-large' ? undefined : root;
}
