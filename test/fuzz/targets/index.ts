/** The fuzz targets: one for each reader of bytes that others wrote, and one for the step function. */
import type { Target } from '../framework/target.ts';
import { sampleTargets } from '../sample-targets.ts';
import { a2aAnswer } from './a2a-answer.ts';
import { a2aRequest } from './a2a-request.ts';
import { a2aStream } from './a2a-stream.ts';
import { anthropicAnswer } from './anthropic-answer.ts';
import { anthropicRequest } from './anthropic-request.ts';
import { anthropicStream } from './anthropic-stream.ts';
import { bedrockChunks } from './bedrock-chunks.ts';
import { bedrockEvents } from './bedrock-events.ts';
import { chatAnswer } from './chat-answer.ts';
import { chatRequest } from './chat-request.ts';
import { chatStream } from './chat-stream.ts';
import { checkRequest } from './check-request.ts';
import { cohereAnswer } from './cohere-answer.ts';
import { cohereRequest } from './cohere-request.ts';
import { cohereStream } from './cohere-stream.ts';
import { config } from './config.ts';
import { contentEncoding } from './content-encoding.ts';
import { contentType } from './content-type.ts';
import { encodedTextTarget } from './encoded-text.ts';
import { form } from './form.ts';
import { geminiAnswer } from './gemini-answer.ts';
import { geminiArray } from './gemini-array.ts';
import { geminiRequest } from './gemini-request.ts';
import { geminiStream } from './gemini-stream.ts';
import { genericAnswer } from './generic-answer.ts';
import { genericRequest } from './generic-request.ts';
import { genericStream } from './generic-stream.ts';
import { healthRequest } from './health-request.ts';
import { journal } from './journal.ts';
import { jsonDocument } from './json-document.ts';
import { judgeAnswer } from './judge-answer.ts';
import { linesAnswer } from './lines-answer.ts';
import { linesRequest } from './lines-request.ts';
import { mcpAnswer } from './mcp-answer.ts';
import { mcpRequest } from './mcp-request.ts';
import { mcpStream } from './mcp-stream.ts';
import { ollamaAnswer } from './ollama-answer.ts';
import { ollamaRequest } from './ollama-request.ts';
import { ollamaStream } from './ollama-stream.ts';
import { packedBody } from './packed-body.ts';
import { parameters } from './parameters.ts';
import { path } from './path.ts';
import { plainText } from './plain-text.ts';
import { policy } from './policy.ts';
import { processingRequest } from './processing-request.ts';
import { requestHead } from './request-head.ts';
import { responsesAnswer } from './responses-answer.ts';
import { responsesRequest } from './responses-request.ts';
import { responsesStream } from './responses-stream.ts';
import { sseSplitter } from './sse-splitter.ts';
import { stepTarget } from './step.ts';
import { tokenizerFile } from './tokenizer-file.ts';
import { weaviateQuery } from './weaviate-query.ts';

export const TARGETS: readonly Target[] = [
  jsonDocument,
  chatRequest,
  chatAnswer,
  chatStream,
  responsesRequest,
  responsesAnswer,
  responsesStream,
  anthropicRequest,
  anthropicAnswer,
  anthropicStream,
  mcpRequest,
  mcpAnswer,
  mcpStream,
  a2aRequest,
  a2aAnswer,
  a2aStream,
  bedrockEvents,
  bedrockChunks,
  cohereRequest,
  cohereAnswer,
  cohereStream,
  ollamaRequest,
  ollamaAnswer,
  ollamaStream,
  geminiRequest,
  geminiAnswer,
  geminiStream,
  geminiArray,
  genericRequest,
  genericAnswer,
  genericStream,
  linesRequest,
  linesAnswer,
  form,
  plainText,
  sseSplitter,
  processingRequest,
  checkRequest,
  healthRequest,
  contentType,
  contentEncoding,
  encodedTextTarget,
  packedBody,
  parameters,
  path,
  requestHead,
  judgeAnswer,
  policy,
  config,
  journal,
  weaviateQuery,
  tokenizerFile,
  stepTarget,
  ...(await sampleTargets()),
];

/** The target of that name; throws when there is none. */
export function targetNamed(name: string): Target {
  const target = TARGETS.find((entry) => entry.name === name);
  if (target === undefined) throw new Error(`no fuzz target is named "${name}"`);
  return target;
}
