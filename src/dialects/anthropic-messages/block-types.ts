/** The kinds of content blocks, and who speaks in each. */
import type { Role } from '../../core/segment.ts';

/** Whoever the message, or the block around, says. */
export type Voice = Role | 'around';

const AROUND = [
  ...['text', 'image', 'thinking', 'redacted_thinking', 'tool_use', 'server_tool_use', 'mcp_tool_use'],
  ...['tool_reference', 'container_upload', 'compaction', 'fallback'],
  // What the results of server tools hold.
  ...['code_execution_result', 'code_execution_output', 'encrypted_code_execution_result'],
  ...['bash_code_execution_result', 'bash_code_execution_output'],
  ...['text_editor_code_execution_view_result', 'text_editor_code_execution_create_result'],
  ...['text_editor_code_execution_str_replace_result', 'tool_search_tool_search_result'],
  ...['advisor_result', 'advisor_redacted_result', 'web_search_result', 'web_fetch_result'],
  ...['web_search_tool_result_error', 'web_fetch_tool_result_error', 'code_execution_tool_result_error'],
  ...['bash_code_execution_tool_result_error', 'text_editor_code_execution_tool_result_error'],
  ...['tool_search_tool_result_error', 'advisor_tool_result_error'],
];
const TOOL = [
  ...['tool_result', 'mcp_tool_result', 'code_execution_tool_result', 'bash_code_execution_tool_result'],
  ...['text_editor_code_execution_tool_result', 'tool_search_tool_result', 'advisor_tool_result'],
  'browser_state',
];
const RETRIEVED = ['document', 'search_result', 'web_search_tool_result', 'web_fetch_tool_result'];
const DEFINITION = ['tool_addition', 'tool_removal', 'mcp_tool_listing'];

const VOICES: ReadonlyMap<string, Voice> = new Map<string, Voice>([
  ...AROUND.map((type) => [type, 'around'] as const),
  ...TOOL.map((type) => [type, 'tool'] as const),
  ...RETRIEVED.map((type) => [type, 'retrieved'] as const),
  ...DEFINITION.map((type) => [type, 'tool-definition'] as const),
]);

export const BLOCK_TYPES: readonly string[] = [...VOICES.keys()];

/** Who speaks in a block of that type; in one that nobody knows, anybody may. */
export function voiceOf(type: string): Voice {
  return VOICES.get(type) ?? 'unknown';
}
