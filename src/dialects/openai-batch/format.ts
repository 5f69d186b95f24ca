/** The documents of the files and the batches API, and one line of a file of requests or of their results. */
import { created, type Format, format, free, reference, type Shape, shape, text } from '../json/shape.ts';

const ENDPOINTS = [
  ...['/v1/chat/completions', '/v1/responses', '/v1/completions', '/v1/embeddings', '/v1/moderations'],
  ...['/v1/images/generations', '/v1/images/edits', '/v1/videos', '/chat/completions'],
];
const expiry = shape({
  members: { anchor: shape({ role: 'other', words: ['created_at'] }), seconds: text('other') },
});

/** `POST /v1/batches`. */
export const BATCH_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      input_file_id: reference('other', 'file'),
      endpoint: shape({ role: 'other', words: ENDPOINTS }),
      completion_window: shape({ role: 'other', words: ['24h'] }),
      metadata: free('other'),
      output_expires_after: expiry,
    },
  }),
  [],
);

const PURPOSES = [
  ...['assistants', 'assistants_output', 'batch', 'batch_output', 'fine-tune', 'fine-tune-results'],
  ...['vision', 'user_data', 'evals'],
];
const STATES = [
  ...['uploaded', 'pending', 'running', 'processed', 'error', 'validating', 'failed', 'in_progress'],
  ...['finalizing', 'completed', 'expired', 'cancelling', 'cancelled'],
];
const OBJECTS = ['file', 'batch', 'list'];

/** The fields of `POST /v1/files`. */
export const UPLOAD_FIELDS: Readonly<Record<string, Shape>> = {
  purpose: shape({ role: 'other', mark: 'purpose', words: PURPOSES }),
  file: shape({ role: 'unknown', mark: 'file' }),
  'expires_after[anchor]': shape({ role: 'other', words: ['created_at'] }),
  'expires_after[seconds]': text('other'),
};

const OTHER = [
  ...['bytes', 'created_at', 'expires_at', 'filename', 'status_details', 'model', 'output_file_id'],
  ...['error_file_id', 'input_file_id', 'cancelled_at', 'cancelling_at', 'completed_at', 'expired_at'],
  ...['failed_at', 'finalizing_at', 'in_progress_at', 'endpoint', 'completion_window', 'errors'],
  ...['request_counts', 'usage', 'error', 'deleted'],
];

/** What is said of a file or of a batch. */
const said = {
  ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
  // Strings by names; what Gemini answers at the same path has all that a model said below this one.
  metadata: shape({ role: 'other', rest: text('other') }),
  id: text('other'),
  object: shape({ role: 'other', words: OBJECTS }),
  purpose: shape({ role: 'other', words: PURPOSES }),
  status: shape({ role: 'other', words: STATES }),
};

/** Any answer that is one document. */
export const ANSWER_FORMAT: Format = format(
  shape({
    members: {
      ...said,
      id: created('file'),
      data: shape({ items: shape({ members: said }) }),
      first_id: text('other'),
      last_id: text('other'),
      has_more: text('other'),
    },
  }),
  [
    'message',
    'code',
    'param',
    'type',
    'line',
    'total',
    'failed',
    'completed',
    'input_tokens',
    'output_tokens',
  ],
);

/**
 * A request or an answer of its own, which is read once more by the format of its endpoint. Its texts are of a known
 * role here, because a vector of long numbers is no text then.
 */
function body(members: Readonly<Record<string, Shape>>): Shape {
  return shape({ mark: 'body', members, rest: free('other'), items: free('other') });
}

/** One line: a request, or what came of one. */
export const LINE_FORMAT: Format = format(
  shape({
    members: {
      custom_id: text('other'),
      id: text('other'),
      method: shape({ role: 'other', words: ['POST'] }),
      url: shape({ role: 'other', mark: 'url', words: ENDPOINTS }),
      body: body({}),
      response: shape({
        members: {
          status_code: text('other'),
          request_id: text('other'),
          body: body({ object: shape({ role: 'other', mark: 'object' }) }),
        },
      }),
      error: free('other'),
    },
  }),
  ['message', 'code', 'param', 'type'],
);
