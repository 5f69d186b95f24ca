/** Words of the Responses API: kinds of items, parts and events, and what a status may be. */

/** Calls: the name of the tool is that of the item without `_call` where the item names none. */
export const CALL_TYPES = [
  'function_call',
  'custom_tool_call',
  'mcp_call',
  'mcp_approval_request',
  'tool_search_call',
  'web_search_call',
  'file_search_call',
  'computer_call',
  'code_interpreter_call',
  'image_generation_call',
  'local_shell_call',
  'shell_call',
  'apply_patch_call',
  'program',
] as const;

export const ITEM_TYPES = [
  ...CALL_TYPES,
  'message',
  'reasoning',
  'item_reference',
  'compaction',
  'compaction_trigger',
  'additional_tools',
  'mcp_list_tools',
  'mcp_approval_response',
  'function_call_output',
  'custom_tool_call_output',
  'computer_call_output',
  'local_shell_call_output',
  'shell_call_output',
  'apply_patch_call_output',
  'tool_search_output',
  'program_output',
] as const;

export const PART_TYPES = [
  'input_text',
  'input_image',
  'input_file',
  'input_audio',
  'output_text',
  'output_audio',
  'refusal',
  'reasoning_text',
  'summary_text',
  'computer_screenshot',
  'logs',
  'image',
  'url',
] as const;

export const ROLE_WORDS = ['user', 'assistant', 'system', 'developer', 'tool'] as const;

export const STATUS_WORDS = [
  'in_progress',
  'completed',
  'incomplete',
  'failed',
  'cancelled',
  'queued',
  'searching',
  'calling',
  'interpreting',
  'generating',
] as const;

const PROGRESS = ['in_progress', 'completed', 'failed'];

/** Events with a tool's progress; they carry no text. */
const PROGRESSING: Readonly<Record<string, readonly string[]>> = {
  web_search_call: ['searching', ...PROGRESS],
  file_search_call: ['searching', ...PROGRESS],
  code_interpreter_call: ['interpreting', ...PROGRESS],
  image_generation_call: ['generating', 'partial_image', ...PROGRESS],
  mcp_call: PROGRESS,
  mcp_list_tools: PROGRESS,
};

/** Events that begin or end something, or tell of the whole response. */
const OUTLINE = [
  ...['created', 'queued', 'in_progress', 'completed', 'failed', 'incomplete', 'cancelled'],
  ...['output_item.added', 'output_item.done', 'content_part.added', 'content_part.done'],
  ...['reasoning_summary_part.added', 'reasoning_summary_part.done', 'output_text.annotation.added'],
];

/** Texts that come in deltas, each with its `.done`. */
const TEXTS = [
  ...['output_text', 'refusal', 'reasoning_text', 'reasoning_summary_text', 'function_call_arguments'],
  ...['mcp_call_arguments', 'custom_tool_call_input', 'code_interpreter_call_code', 'audio'],
  'audio.transcript',
];

/** Names inside what tools are called with, and inside definitions. */
export const INNER_NAMES: readonly string[] = [
  ...['query', 'queries', 'url', 'sources', 'pattern', 'command', 'commands', 'env', 'path', 'diff', 'keys'],
  ...['text', 'user', 'working_directory', 'strict', 'schema', 'json_schema', 'effort', 'summary', 'mode'],
  ...['server_url', 'server_description', 'allowed_tools', 'tool_names', 'headers', 'authorization'],
  ...['filters', 'allowed_domains', 'user_location', 'city', 'country', 'input_schema', 'output_schema'],
  ...['caller_id', 'compact_threshold', 'ttl', 'include_obfuscation', 'outcome', 'exit_code'],
];

export const EVENT_TYPES: readonly string[] = [
  'error',
  ...OUTLINE.map((name) => `response.${name}`),
  ...TEXTS.flatMap((name) => [`response.${name}.delta`, `response.${name}.done`]),
  ...Object.entries(PROGRESSING).flatMap(([tool, states]) =>
    states.map((state) => `response.${tool}.${state}`),
  ),
];

/** What a response says of itself while the provider goes on with it. */
export const GOES_ON: ReadonlySet<string> = new Set(['queued', 'in_progress']);
