/**
 * The bodies that models other than Anthropic's take: prompts, messages, pictures to make, texts to embed. One format for
 * all of them, because an ARN does not say which model it stands for; what it does not name is of an unknown role.
 */
import { block, data } from '../bedrock-converse/blocks.ts';
import { answers, likelihoods } from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, type Shape, shape, text } from '../json/shape.ts';
import { call } from './call.ts';
import { config, tokens } from './parameters.ts';

const { members: blockMembers } = block({ voice: 'speaker', answered: false });

/** A part of a message, as Nova and Converse have it, or as OpenAI's models do. */
const part = shape({
  role: 'speaker',
  mark: 'call',
  members: {
    ...Object.fromEntries(blockMembers),
    type: shape({ role: 'other', words: ['text', 'image_url', 'image'] }),
    image_url: shape({
      role: 'speaker',
      media: 'image',
      members: { url: shape({ role: 'speaker', media: 'image' }), detail: text('other') },
    }),
  },
  rest: free('speaker'),
});

const ROLES = [
  ...['user', 'assistant', 'system', 'developer', 'tool'],
  ...['USER', 'CHATBOT', 'SYSTEM', 'TOOL'],
];

/** A message; `message` is the text of one in the history that Cohere's models take. */
const message = shape({
  mark: 'message',
  members: {
    role: shape({ role: 'other', mark: 'role', words: ROLES }),
    content: shape({ role: 'speaker', items: part }),
    message: text('speaker'),
    name: text('speaker'),
    tool_calls: shape({ items: call() }),
    tool_call_id: text('other'),
    reasoning_content: text('reasoning'),
  },
  rest: free('speaker'),
});

const image = data('user', 'image');
const images = shape({ role: 'user', items: image });

/** What a picture is made of. */
const drawing = shape({
  members: {
    text: text('user'),
    negativeText: text('user'),
    image,
    images,
    conditionImage: image,
    maskImage: image,
    maskPrompt: text('user'),
  },
});
const DRAWINGS = [
  ...['textToImageParams', 'imageVariationParams', 'inPaintingParams', 'outPaintingParams'],
  ...['colorGuidedGenerationParams', 'backgroundRemovalParams', 'textToVideoParams'],
];

const PROMPTS = [
  'prompt',
  'inputText',
  'negative_prompt',
  'query',
  'message',
  'search_prompt',
  'select_prompt',
];
const SYSTEMS = ['preamble', 'system_prompt'];
const PICTURES = ['image', 'inputImage', 'init_image', 'mask_image', 'mask', 'init_mask', 'end_frame'];
const OTHER = [
  ...['imageGenerationConfig', 'embeddingConfig'],
  ...['temperature', 'top_p', 'top_k', 'p', 'k', 'stop', 'stop_sequences', 'schemaVersion'],
  ...[
    'taskType',
    'seed',
    'input_type',
    'embedding_types',
    'truncate',
    'output_format',
    'aspect_ratio',
    'mode',
  ],
  ...['dimensions', 'normalize', 'anthropic_version'],
];

function all(names: readonly string[], place: Shape): Record<string, Shape> {
  return Object.fromEntries(names.map((name) => [name, place]));
}

/** `POST /model/ID/invoke` and `/model/ID/invoke-with-response-stream`. */
export const REQUEST_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      ...all(OTHER, free('other')),
      ...tokens(),
      textGenerationConfig: config(),
      inferenceConfig: config(),
      n: answers(),
      num_generations: answers(),
      logprobs: likelihoods(false),
      return_likelihoods: likelihoods('NONE'),
      ...all(PROMPTS, text('user')),
      ...all(SYSTEMS, text('system')),
      ...all(PICTURES, image),
      ...all(DRAWINGS, drawing),
      images,
      messages: shape({ mark: 'messages', items: message }),
      chat_history: shape({ items: message }),
      system: shape({ role: 'system', items: block({ voice: 'system', answered: false }) }),
      text_prompts: shape({ items: shape({ members: { text: text('user'), weight: text('other') } }) }),
      texts: shape({ role: 'user', items: text('user') }),
      documents: free('retrieved'),
      tool_results: free('tool'),
      tools: free('tool-definition'),
      toolConfig: free('tool-definition'),
      response_format: free('tool-definition'),
    },
  }),
  [
    ...SCHEMA_NAMES,
    ...['toolSpec', 'inputSchema', 'json', 'toolChoice', 'parameters', 'schema', 'strict', 'snippet', 'url'],
    ...['maxTokens', 'maxTokenCount', 'topP', 'topK', 'stopSequences', 'outputs', 'thinking', 'data'],
  ],
);
