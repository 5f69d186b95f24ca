/** The list of dialects, in the order in which they are asked. */
import type { Dialect, Target } from '../core/dialect.ts';
import { a2a } from './a2a/index.ts';
import { anthropicMessages } from './anthropic-messages/index.ts';
import { bedrockChecks } from './bedrock-checks/index.ts';
import { bedrockConverse } from './bedrock-converse/index.ts';
import { bedrockInvoke } from './bedrock-invoke/index.ts';
import { cohereChat } from './cohere-chat/index.ts';
import { embed } from './embed/index.ts';
import { gemini } from './gemini/index.ts';
import { geminiBatch } from './gemini-batch/index.ts';
import { generic } from './generic/index.ts';
import { mcp } from './mcp/index.ts';
import { mistral } from './mistral/index.ts';
import { models } from './models/index.ts';
import { ollama } from './ollama/index.ts';
import { openaiAudio } from './openai-audio/index.ts';
import { openaiBatch } from './openai-batch/index.ts';
import { openaiChat } from './openai-chat/index.ts';
import { openaiCompletions } from './openai-completions/index.ts';
import { openaiConversations } from './openai-conversations/index.ts';
import { openaiEmbeddings } from './openai-embeddings/index.ts';
import { openaiImages } from './openai-images/index.ts';
import { openaiModerations } from './openai-moderations/index.ts';
import { openaiResponses } from './openai-responses/index.ts';
import { openaiStored } from './openai-stored/index.ts';
import { rerank } from './rerank/index.ts';
import { tgi } from './tgi/index.ts';
import { tokenize } from './tokenize/index.ts';
import { vertexPredict } from './vertex-predict/index.ts';

export const DIALECTS: readonly Dialect[] = [
  openaiChat,
  openaiResponses,
  mcp,
  a2a,
  anthropicMessages,
  gemini,
  geminiBatch,
  cohereChat,
  ollama,
  bedrockConverse,
  bedrockInvoke,
  bedrockChecks,
  rerank,
  mistral,
  openaiCompletions,
  openaiEmbeddings,
  openaiModerations,
  openaiImages,
  openaiAudio,
  openaiBatch,
  openaiConversations,
  openaiStored,
  tgi,
  tokenize,
  embed,
  vertexPredict,
  models,
];

/** What reads an answer whose request is not known. */
export const GENERIC: Dialect = generic;

export const DIALECT_NAMES: readonly string[] = [...DIALECTS.map(({ name }) => name), GENERIC.name];

/** The dialect that reads requests for a target. */
export function findDialect(target: Target): Dialect | undefined {
  return DIALECTS.find((dialect) => dialect.claims(target));
}
