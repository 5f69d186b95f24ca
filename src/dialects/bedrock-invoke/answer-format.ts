/** The answers of models other than Anthropic's that are one document: their places. */
import { block, data } from '../bedrock-converse/blocks.ts';
import { counted, type Format, format, free, shape, text, usage } from '../json/shape.ts';
import { call } from './call.ts';

const image = data('speaker', 'image');

const said = shape({
  members: {
    role: shape({ role: 'other', words: ['assistant'] }),
    content: shape({ role: 'speaker', items: block({ voice: 'speaker', answered: true }) }),
    reasoning_content: text('reasoning'),
    tool_calls: shape({ items: call() }),
  },
  rest: free('speaker'),
});

const NAMES = [
  ...['tokenCount', 'completionReason', 'finish_reason', 'stop_reason', 'stopReason', 'type', 'object'],
  ...['created', 'logprobs', 'prompt_tokens', 'completion_tokens', 'total_tokens', 'inputTextTokenCount'],
  ...['prompt_token_count', 'generation_token_count'],
];

/** One document: an answer or an error; text that it does not name is of an unknown role. */
export const ANSWER_FORMAT: Format = format(
  shape({
    members: {
      message: text('speaker'),
      output: shape({ members: { message: said }, rest: free('speaker') }),
      choices: shape({
        items: shape({ members: { index: text('other'), message: said }, rest: free('speaker') }),
      }),
      results: free('speaker'),
      outputs: free('speaker'),
      generations: free('speaker'),
      generation: text('speaker'),
      outputText: text('speaker'),
      text: text('speaker'),
      // Vectors: numbers without end.
      embedding: free('other'),
      embeddings: free('other'),
      embeddingsByType: free('other'),
      images: shape({ role: 'speaker', items: image }),
      artifacts: shape({ items: shape({ members: { base64: image }, rest: free('speaker') }) }),
      usage: usage({
        input: ['prompt_tokens', 'inputTokens'],
        output: ['completion_tokens', 'outputTokens'],
      }),
      prompt_token_count: counted('input', 'prompt_token_count'),
      generation_token_count: counted('output', 'generation_token_count'),
      id: text('other'),
      model: text('other'),
    },
  }),
  NAMES,
);
