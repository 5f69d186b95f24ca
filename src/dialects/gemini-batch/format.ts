/** Gemini's batches: their requests, and the operations that they are answered with. */
import { ANSWER_NAMES, whole } from '../gemini/answer-format.ts';
import { message, messages } from '../gemini/proto.ts';
import { generated, REQUEST_NAMES } from '../gemini/request-format.ts';
import { type Format, format, free, shape, text } from '../json/shape.ts';

const asked = message({ request: message(generated), metadata: free('other') });

/** Where the requests come from: they stand in place, or in a file that nobody here has seen. */
const source = message({
  requests: message({ requests: messages(asked) }),
  fileName: shape({ role: 'other', mark: 'source', media: 'reference', keeps: 'file' }),
});

/** A batch that is made. */
export const REQUEST_FORMAT: Format = format(
  message(
    {
      batch: message({
        name: text('other'),
        displayName: text('other'),
        model: generated.model,
        inputConfig: source,
        priority: text('other'),
        webhookConfig: free('other'),
      }),
    },
    { mark: 'root' },
  ),
  REQUEST_NAMES,
);

/** An end that is asked for: a message without members. */
export const END_FORMAT: Format = format(shape({ mark: 'root' }), []);

const answered = message({ response: whole, metadata: free('other'), error: free('other') });
const list = messages(message({ inlinedResponses: messages(answered) }, { items: answered }));

/** What came of a batch. */
const output = { responsesFile: text('other'), inlinedResponses: list };

const OTHER = ['name', 'displayName', 'model', 'createTime', 'endTime', 'updateTime', 'batchStats'];
const STATES = [
  ...['BATCH_STATE_UNSPECIFIED', 'BATCH_STATE_PENDING', 'BATCH_STATE_RUNNING', 'BATCH_STATE_SUCCEEDED'],
  ...['BATCH_STATE_FAILED', 'BATCH_STATE_CANCELLED', 'BATCH_STATE_EXPIRED'],
];

const operation = {
  name: text('other'),
  done: text('other'),
  error: free('other'),
  metadata: message({
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    '@type': text('other'),
    state: shape({ role: 'other', words: STATES }),
    priority: text('other'),
    output: message(output),
  }),
  response: message({ '@type': text('other'), ...output }),
};

/** A batch, or a list of batches. */
export const ANSWER_FORMAT: Format = format(
  message({ ...operation, operations: shape({ items: message(operation) }), nextPageToken: text('other') }),
  [
    ...ANSWER_NAMES,
    ...['requestCount', 'successfulRequestCount', 'failedRequestCount', 'pendingRequestCount', 'key'],
  ],
);
