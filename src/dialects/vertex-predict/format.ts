/** Prediction at Vertex, where models take instances: vectors of texts, pictures, and models of other kinds. */
import { type Format, format, free, reference, type Shape, shape, text } from '../json/shape.ts';

function picture(role: 'user' | 'assistant'): Readonly<Record<string, Shape>> {
  return {
    bytesBase64Encoded: shape({ role, media: 'image' }),
    gcsUri: reference('other'),
    mimeType: text('other'),
  };
}

const instance = shape({
  role: 'user',
  members: {
    content: text('user'),
    title: text('user'),
    prompt: text('user'),
    text: text('user'),
    task_type: text('other'),
    taskType: text('other'),
    image: shape({ members: picture('user') }),
  },
});

export const REQUEST_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      instances: shape({ role: 'user', items: instance }),
      parameters: free('other'),
      labels: free('other'),
    },
  }),
  [],
);

const prediction = shape({
  role: 'assistant',
  members: {
    ...picture('assistant'),
    embeddings: free('other'),
    textEmbedding: free('other'),
    imageEmbedding: free('other'),
    prompt: text('assistant'),
    content: text('assistant'),
  },
});

export const ANSWER_FORMAT: Format = format(
  shape({
    members: {
      predictions: shape({ role: 'assistant', items: prediction }),
      deployedModelId: text('other'),
      model: text('other'),
      modelDisplayName: text('other'),
      modelVersionId: text('other'),
      metadata: free('other'),
      error: free('other'),
    },
  }),
  ['values', 'statistics', 'truncated', 'token_count', 'code', 'message', 'status', 'details'],
);
