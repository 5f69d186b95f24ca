/** Answers of a scripted model in the form of OpenAI's files and batches. */
import type { Script } from '../../../../demo/scripted-model.ts';
import { sends } from '../../conformance/support/events.ts';

const FILE = {
  object: 'file',
  bytes: 120,
  created_at: 1677610602,
  filename: 'requests.jsonl',
  purpose: 'batch',
  status: 'processed',
};

function document(fields: object): Script {
  return sends([JSON.stringify(fields)], { contentType: 'application/json' });
}

/** A file that the provider keeps under that id; `filename` is what it says of it. */
export function keepsFile(id: string, filename = FILE.filename): Script {
  return document({ ...FILE, id, filename });
}

/** A batch of a file; `note` is what the provider says of it. */
export function keepsBatch(note?: string): Script {
  const errors =
    note === undefined ? null : { object: 'list', data: [{ code: 'invalid', message: note, line: 1 }] };
  return document({
    ...{ id: 'batch_1', object: 'batch', endpoint: '/v1/chat/completions', errors, input_file_id: 'file-1' },
    ...{ completion_window: '24h', status: 'validating', created_at: 1711471533, metadata: { by: 'night' } },
  });
}

/** One line of the results of a batch. */
export function resultOf(said: string): string {
  const message = { role: 'assistant', content: said };
  const body = {
    ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'gpt-4o-mini' },
    choices: [{ index: 0, message, finish_reason: 'stop' }],
  };
  const response = { status_code: 200, request_id: 'req_1', body };
  return `${JSON.stringify({ id: 'batch_req_1', custom_id: 'r-1', response, error: null })}\n`;
}

/** The results of a batch, a line to a write. */
export function sendsResults(said: readonly string[]): Script {
  return sends(said.map(resultOf), {
    contentType: 'application/octet-stream',
    headers: { 'content-disposition': 'attachment; filename="batch_1_output.jsonl"' },
    paceMs: 40,
  });
}

/** One line of a file of requests. */
export function requestOf(asked: string): string {
  const body = { model: 'gpt-4o-mini', messages: [{ role: 'user', content: asked }] };
  return `${JSON.stringify({ custom_id: 'r-1', method: 'POST', url: '/v1/chat/completions', body })}\n`;
}
