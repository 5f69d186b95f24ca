/** An ordinary answer of Weir's own, as one document or in lines. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import { askedModel, documentOf } from '../own-answer.ts';
import { NO_DATE } from './ending.ts';

/** No model was asked. */
const COUNTS = {
  ...{ total_duration: 0, load_duration: 0, prompt_eval_count: 0, prompt_eval_duration: 0 },
  ...{ eval_count: 0, eval_duration: 0 },
};

/** Answers a request for chat or for a text; undefined for other requests. */
export function answerOllama(text: string, request: Facts): OwnAnswer | undefined {
  const { asks, stream } = request;
  if (asks !== 'chat' && asks !== 'generate') return undefined;
  const head = { model: askedModel(request), created_at: NO_DATE };
  const said = (words: string): object =>
    asks === 'chat' ? { message: { role: 'assistant', content: words } } : { response: words };
  const end = { done: true, done_reason: 'stop', ...COUNTS };
  if (stream !== true) return documentOf({ ...head, ...said(text), ...end });
  const lines = [
    { ...head, ...said(text), done: false },
    { ...head, ...said(''), ...end },
  ];
  const body = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'utf8');
  return { contentType: 'application/x-ndjson', body };
}
