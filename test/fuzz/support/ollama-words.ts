/** Words of Ollama's own API, for mutations. */
import { CHAT_WORDS, LINE_WORDS } from './words.ts';

const PARTS: readonly string[] = [
  ...['"thinking":"x"', '"content":"x"', '"context":[1,2]', '"tool_name":"x"', '"model":"x"'],
  ...['"tool_calls":[{"function":{"name":"f","arguments":{"x":["y"]}}}]', '"arguments":"x"'],
  `"images":["${'A'.repeat(70)}"]`,
];

export const REQUEST_WORDS: readonly string[] = [
  ...CHAT_WORDS,
  ...PARTS,
  ...['"prompt":"x"', '"system":"x"', '"template":"x"', '"suffix":"x"', '"input":["x"]', '"stream":null'],
];

export const ANSWER_WORDS: readonly string[] = [
  ...LINE_WORDS,
  ...PARTS,
  ...['"message":{', '"response":"x"', '"done":true', '"done_reason":"stop"', '"logprobs":[{"token":"x"}]'],
];

export const STREAM_WORDS: readonly string[] = [
  ...ANSWER_WORDS,
  ...['{"message":{"content":"a"}}\n', '{"response":"a"}\n', '{"done":true}\n', '\n', '\r\n'],
];
