/** Words of Anthropic's Messages API, for mutations. */
import { ANSWER_WORDS, CHAT_WORDS, STREAM_WORDS } from './words.ts';

const BLOCKS: readonly string[] = [
  ...[
    '"type":"tool_result",',
    '"type":"document",',
    '"type":"image",',
    '"type":"tool_use",',
    '"type":"text",',
  ],
  ...['"source":{"type":"text","data":"x"}', '"source":{"type":"url","url":"x"}', '"source":{', '"data":"'],
  ...['"content":[{"type":"text","text":"x"}]', '"content":{"type":"web_fetch_result"}', '"content":"x"'],
  ...['"thinking":"x"', '"signature":"x"', '"input":{"x":["y"]}', '"name":"x"', '"file_id":"x"'],
];

export const REQUEST_WORDS: readonly string[] = [
  ...CHAT_WORDS,
  ...BLOCKS,
  ...['"system":[{"type":"text","text":"x"}]', '"container":"x"', '"requests":[{"params":{', '"model":"x"'],
];

export const MESSAGE_WORDS: readonly string[] = [...ANSWER_WORDS, ...BLOCKS, '"stop_reason":"refusal"'];

export const EVENT_WORDS: readonly string[] = [
  ...STREAM_WORDS,
  ...BLOCKS,
  ...[
    '"index":0,',
    '"index":1,',
    '"index":-1,',
    '"type":"content_block_start"',
    '"type":"content_block_stop"',
  ],
  ...['"type":"message_start"', '"type":"message_stop"', '"content_block":{', '"partial_json":"{"'],
  'data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"a"}}\n\n',
  'data: {"type":"content_block_stop","index":0}\n\n',
  'data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"a"}}\n\n',
];
