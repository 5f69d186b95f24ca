/** Members of a request that servers take beside those of OpenAI: vLLM's and Mistral's. */
import { free, reference, type Shape, shape } from '../json/shape.ts';

/** How an answer is made, and by which numbers. */
const OTHER = [
  ...[
    'add_generation_prompt',
    'add_special_tokens',
    'allowed_token_ids',
    'bad_words',
    'best_of',
    'cache_salt',
  ],
  ...['continue_final_message', 'echo', 'guided_decoding_backend', 'ignore_eos', 'include_reasoning'],
  ...['include_stop_str_in_output', 'length_penalty', 'logits_processors', 'media_io_kwargs', 'min_tokens'],
  ...['mm_processor_kwargs', 'priority', 'prompt_logprobs', 'request_id', 'return_token_ids'],
  ...['return_tokens_as_token_ids', 'skip_special_tokens', 'spaces_between_special_tokens', 'stop_token_ids'],
  ...['thinking_token_budget', 'truncate_prompt_tokens', 'use_beam_search', 'vllm_xargs'],
  ...['guardrails', 'prompt_mode', 'random_seed', 'safe_prompt'],
];

/** What the answer has to look like; models are often told so in words. */
const SCHEMAS = [
  ...['guided_choice', 'guided_grammar', 'guided_json', 'guided_regex', 'guided_whitespace_pattern'],
  ...['structural_tag', 'structured_outputs'],
];

/** Where the server of the answer finds what another one has read; the text itself does not come. */
function elsewhere(): Shape {
  return shape({ role: 'other', rest: reference(), items: reference() });
}

export const SERVER_MEMBERS: Readonly<Record<string, Shape>> = {
  ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
  ...Object.fromEntries(SCHEMAS.map((name) => [name, free('tool-definition')])),
  // A template makes the whole prompt, of the messages and of these.
  chat_template: free('system'),
  chat_template_kwargs: free('system'),
  documents: free('retrieved'),
  kv_transfer_params: elsewhere(),
};

/** Names inside of them. */
export const SERVER_NAMES: readonly string[] = [
  ...['json', 'regex', 'choice', 'grammar', 'structural_tag', 'json_object', 'disable_any_whitespace'],
  ...['enable_thinking', 'title', 'text', 'remote_engine_id', 'remote_block_ids', 'remote_host'],
  ...['do_remote_prefill', 'do_remote_decode', 'block_on_error', 'moderation_llm_v1', 'library_ids'],
];
