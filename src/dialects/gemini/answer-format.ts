/** The answers of Gemini, whole or one chunk of a stream: their places. */
import { alternatives } from '../json/alternatives.ts';
import { type Format, format, free, type Shape, shape, text, usage } from '../json/shape.ts';
import { content } from './parts.ts';
import { message } from './proto.ts';
import { BLOCK_REASONS, FINISH_REASONS, HARMS, LEVELS } from './words.ts';

function safetyRatings(): Shape {
  const level = shape({ role: 'other', words: LEVELS });
  const rating = {
    category: shape({ role: 'other', words: HARMS }),
    probability: level,
    severity: level,
    overwrittenThreshold: level,
    blocked: text('other'),
    probabilityScore: text('other'),
    severityScore: text('other'),
  };
  return shape({ items: message(rating) });
}

/** The sources of an answer, and which of its words rest on them. */
function groundingMetadata(): Shape {
  const rest = free('retrieved');
  const segment = {
    text: text('speaker'),
    partIndex: text('other'),
    startIndex: text('other'),
    endIndex: text('other'),
  };
  const support = {
    segment: message(segment),
    groundingChunkIndices: free('other'),
    confidenceScores: free('other'),
    renderedParts: free('other'),
  };
  const entry = { renderedContent: text('retrieved'), sdkBlob: shape({ role: 'other', media: 'opaque' }) };
  return message(
    {
      groundingChunks: rest,
      groundingSupports: shape({ items: message(support) }),
      searchEntryPoint: message(entry),
      webSearchQueries: free('speaker'),
      imageSearchQueries: free('speaker'),
      retrievalQueries: free('speaker'),
      retrievalMetadata: free('other'),
      googleMapsWidgetContextToken: text('other'),
    },
    { rest },
  );
}

function citations(): Shape {
  const rest = free('retrieved');
  const one = message(
    { startIndex: text('other'), endIndex: text('other'), uri: rest, title: rest },
    { rest },
  );
  const list = shape({ items: one });
  return message({ citations: list, citationSources: list });
}

/** The tokens of a text one by one: one text again. */
function logprobs(): Shape {
  const token = (mark: string) =>
    message({
      tokenId: text('other'),
      logProbability: text('other'),
      token: shape({ role: 'speaker', joined: true, mark }),
    });
  const top = message({ candidates: alternatives((rank) => token(`token ${rank}`)) });
  return message({
    chosenCandidates: shape({ items: token('token') }),
    topCandidates: shape({ items: top }),
    logProbabilitySum: text('other'),
  });
}

function candidate(joined: boolean): Shape {
  return message(
    {
      index: shape({ role: 'other', mark: 'candidate-index' }),
      content: content({ role: 'speaker', joined, answered: true }),
      finishReason: shape({ role: 'other', mark: 'finish', words: FINISH_REASONS }),
      finishMessage: text('speaker'),
      tokenCount: text('other'),
      avgLogprobs: text('other'),
      continuationToken: text('other'),
      safetyRatings: safetyRatings(),
      citationMetadata: citations(),
      groundingMetadata: groundingMetadata(),
      groundingAttributions: free('retrieved'),
      urlContextMetadata: free('retrieved'),
      logprobsResult: logprobs(),
    },
    { mark: 'candidate' },
  );
}

function promptFeedback(): Shape {
  return message({
    blockReason: shape({ role: 'other', words: BLOCK_REASONS }),
    blockReasonMessage: text('other'),
    safetyRatings: safetyRatings(),
  });
}

function answer(joined: boolean): Shape {
  return message({
    candidates: shape({ items: candidate(joined) }),
    promptFeedback: promptFeedback(),
    usageMetadata: usage({
      input: ['promptTokenCount', 'toolUsePromptTokenCount'],
      output: ['candidatesTokenCount', 'thoughtsTokenCount'],
    }),
    modelVersion: shape({ role: 'other', mark: 'model' }),
    modelStatus: free('other'),
    responseId: text('other'),
    createTime: text('other'),
    error: free('other'),
    totalTokens: text('other'),
    totalBillableCharacters: text('other'),
    cachedContentTokenCount: text('other'),
    promptTokensDetails: free('other'),
    cacheTokensDetails: free('other'),
    embedding: free('other'),
    embeddings: free('other'),
    metadata: free('other'),
    truncated: text('other'),
  });
}

/** Names inside the free places of answers. */
export const ANSWER_NAMES: readonly string[] = [
  ...['code', 'message', 'status', 'details', '@type', 'reason', 'domain', 'values', 'statistics'],
  ...['promptTokenCount', 'candidatesTokenCount', 'totalTokenCount', 'thoughtsTokenCount', 'modality'],
  ...['tokenCount', 'cachedContentTokenCount', 'toolUsePromptTokenCount', 'promptTokensDetails'],
  ...['candidatesTokensDetails', 'cacheTokensDetails', 'toolUsePromptTokensDetails', 'trafficType'],
  ...['web', 'retrievedContext', 'maps', 'uri', 'title', 'text', 'domain', 'license', 'publicationDate'],
  ...['urlMetadata', 'retrievedUrl', 'urlRetrievalStatus', 'year', 'month', 'day'],
];

/** An answer that is one document. */
export const whole = answer(false);

/** Any answer that is one document; errors of streams come in a list. */
export const ANSWER_FORMAT: Format = format({ ...whole, items: whole }, ANSWER_NAMES);

/** One chunk of a stream. */
export const CHUNK_FORMAT: Format = format(answer(true), ANSWER_NAMES);
