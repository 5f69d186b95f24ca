/** Words of Cohere's chat, for mutations. */
import { ANSWER_WORDS, CHAT_WORDS, STREAM_WORDS } from './words.ts';

const PARTS: readonly string[] = [
  ...['"type":"thinking","thinking":"x"', '"type":"document","document":{"data":"x"}', '"tool_plan":"x"'],
  ...['"tool_calls":[{"id":"c","function":{"name":"f","arguments":"{}"}}]', '"arguments":{"x":["y"]}'],
  ...['"citations":[{"text":"x","sources":[{"type":"tool","tool_output":{"x":"y"}}]}]', '"token_ids":[1]'],
];

export const REQUEST_WORDS: readonly string[] = [
  ...CHAT_WORDS,
  ...PARTS,
  ...['"documents":["x"]', '"documents":[{"id":"d","data":{"x":"y"}}]', '"role":"tool"', '"model":"x"'],
];

export const MESSAGE_WORDS: readonly string[] = [...ANSWER_WORDS, ...PARTS, '"finish_reason":"ERROR"'];

export const EVENT_WORDS: readonly string[] = [
  ...STREAM_WORDS,
  ...PARTS,
  ...['"index":0,', '"index":1,', '"index":-1,', '"type":"content-start"', '"type":"content-end"'],
  ...['"type":"tool-call-start"', '"type":"message-start"', '"type":"message-end"', '"delta":{"message":{'],
  'data: {"type":"content-delta","index":0,"delta":{"message":{"content":{"text":"a"}}}}\n\n',
  'data: {"type":"content-end","index":0}\n\n',
];
