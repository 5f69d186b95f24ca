/** The requests of Mistral's own endpoints: their places. */
import { mostTokens, someTokens } from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, reference, type Shape, shape, text } from '../json/shape.ts';
import { REQUEST_FORMAT, REQUEST_NAMES } from '../openai-chat/request-format.ts';

function others(names: readonly string[]): Record<string, Shape> {
  return Object.fromEntries(names.map((name) => [name, free('other')]));
}

const model = shape({ role: 'other', mark: 'model' });

/** `POST /v1/fim/completions`: what stands between a prompt and a suffix. */
export const FIM_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      ...others(['temperature', 'top_p', 'stop', 'random_seed', 'metadata']),
      ...others(['prompt_cache_key', 'stream_options', 'service_tier']),
      model,
      stream: shape({ role: 'other', mark: 'stream' }),
      max_tokens: mostTokens(),
      min_tokens: someTokens(),
      prompt: shape({ role: 'user', mark: 'needed' }),
      suffix: text('user'),
    },
  }),
  [],
);

/** `POST /v1/agents/completions`: a chat with an agent, whose model and instructions the provider keeps. */
export const AGENT_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: { ...Object.fromEntries(REQUEST_FORMAT.root.members), agent_id: reference() },
  }),
  REQUEST_NAMES,
);

/** An address, or data in place. */
function place(media: 'file' | 'image'): Shape {
  const url = shape({ role: 'user', media });
  const detail = shape({ role: 'other', words: ['auto', 'low', 'high'] });
  return shape({ role: 'user', media, members: { url, detail } });
}

const document = shape({
  role: 'user',
  members: {
    type: shape({ role: 'other', words: ['document_url', 'image_url', 'file'] }),
    document_url: place('file'),
    document_name: text('user'),
    image_url: place('image'),
    file_id: reference('other', 'file'),
  },
});

/** `POST /v1/ocr`: a document to be read out. */
export const OCR_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      ...others(['id', 'pages', 'include_image_base64', 'image_limit', 'image_min_size', 'table_format']),
      ...others(['extract_header', 'extract_footer', 'include_blocks', 'confidence_scores_granularity']),
      model,
      document,
      document_annotation_prompt: text('user'),
      bbox_annotation_format: free('tool-definition'),
      document_annotation_format: free('tool-definition'),
    },
  }),
  [...SCHEMA_NAMES, 'json_schema', 'schema', 'name', 'strict'],
);
