/** Words of JSON-RPC, MCP and A2A, for mutations. */
import { JSON_WORDS } from './words.ts';

const RPC_WORDS: readonly string[] = [
  ...JSON_WORDS,
  ...['{"jsonrpc":"2.0","id":1,', '"method":', '"params":', '"result":', '"error":', '"id":"a"', '"id":null'],
  ...['"code":-32000', '"message":', '"data":', '"_meta":', '[{"jsonrpc":"2.0","method":"ping"}]'],
];

const EVENT_WORDS: readonly string[] = [
  ...['data: ', '\ndata: ', '\n\n', '\r\n\r\n', ': c\n', 'event: message\n', 'event: x\n', 'id: 1\n'],
  ...['data: \n\n', 'data: {"jsonrpc":"2.0","id":1,"result":{}}\n\n', 'data: [DONE]\n\n'],
];

export const MCP_WORDS: readonly string[] = [
  ...RPC_WORDS,
  ...['"tools/call"', '"prompts/get"', '"sampling/createMessage"', '"name":', '"arguments":', '"Name":'],
  ...['"content":', '"type":"text"', '"type":"image"', '"type":"tool_use"', '"text":', '"input":{"a":"b"}'],
  ...['"role":"user"', '"role":"assistant"', '"messages":[', '"tools":[', '"contents":[', '"blob":'],
  ...['"resource":', '"structuredContent":', '"action":"accept"', '"systemPrompt":', '"uri":"file:///a"'],
  `"data":"${'A'.repeat(70)}"`,
];

export const MCP_STREAM_WORDS: readonly string[] = [...MCP_WORDS, ...EVENT_WORDS];

export const A2A_WORDS: readonly string[] = [
  ...RPC_WORDS,
  ...['"message/send"', '"message/stream"', '"SendMessage"', '"role":"user"', '"role":"ROLE_AGENT"'],
  ...['"parts":[', '"kind":"text"', '"text":', '"file":', '"raw":', '"data":{"a":"b"}', '"contextId":'],
  ...['"task_id":', '"artifacts":[', '"artifact":', '"artifactId":"a"', '"artifact_id":"a"', '"append":true'],
  ...['"append":1', '"lastChunk":true', '"status":', '"history":[', '"skills":[', '"statusUpdate":'],
  `"bytes":"${'A'.repeat(70)}"`,
];

export const A2A_STREAM_WORDS: readonly string[] = [...A2A_WORDS, ...EVENT_WORDS];
