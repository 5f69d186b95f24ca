/** Samples of OpenAI's Conversations API. */
import {
  ANSWER_FORMAT,
  ITEM_FORMAT,
  REQUEST_FORMAT,
} from '../../src/dialects/openai-conversations/format.ts';
import { openaiConversations } from '../../src/dialects/openai-conversations/index.ts';
import { answerReaderOf } from '../property/every-dialect/cases.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import { MARKED_OUTPUT } from './openai-responses/answers.ts';
import { MARKED_ITEMS, MARKED_REQUEST } from './openai-responses/request.ts';
import type { AnswerSample, DialectSamples, SkippedMarks } from './types.ts';

const PATH = '/v1/conversations';
const ID = `${PATH}/conv_1`;

function post(name: string, body: object, path = PATH) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function bare(method: string, path: string) {
  return { name: `${method} ${path}`, method, path, body: '' };
}

function answer(name: string, body: object, more: Partial<AnswerSample> = {}): AnswerSample {
  return { name, type: 'application/json', body: JSON.stringify(body), ...more };
}

/** Marks that stand below a place, which is another here. */
function moved(skipped: SkippedMarks | undefined, from: string, to: string): SkippedMarks {
  const marks = Object.entries(skipped ?? {}).filter(([, path]) => path.startsWith(`${from}[`));
  return Object.fromEntries(marks.map(([mark, path]) => [mark, to + path.slice(from.length)]));
}

const ONE_ITEM = { request: { asks: 'item' } };
const MESSAGE = {
  ...{ type: 'message', id: 'msg_1', status: 'completed', role: 'user' },
  content: [{ type: 'input_text', text: 'Hello' }],
};
const CONVERSATION = { id: 'conv_1', object: 'conversation', created_at: 1741900000, metadata: {} };

export const samples: DialectSamples = {
  dialect: 'openai-conversations',
  words: [
    ...['"items":[{', '"type":"message"', '"role":"user"', '"content":"a"', '"content":[{', '"text":"a"'],
    ...[
      '"type":"input_text"',
      '"id":"i"',
      '"metadata":{"a":"b"}',
      '"data":[{',
      '"summary":[',
      '"inputs":"a"',
    ],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(openaiConversations) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(openaiConversations, 'application/json') },
    items: {
      format: ITEM_FORMAT,
      reader: () => answerReaderOf(openaiConversations, { type: 'application/json', ...ONE_ITEM }),
    },
  },
  requests: [
    post('begun with a message', { items: [{ role: 'user', content: 'Hello' }], metadata: { shop: '7' } }),
    post('begun with nothing', { items: null }, '/openai/v1/conversations'),
    { ...bare('POST', PATH), name: 'begun without a body' },
    post('described', { metadata: { shop: '8' } }, ID),
    post('items', { items: [MESSAGE] }, `${ID}/items`),
    bare('GET', ID),
    bare('DELETE', ID),
    bare('GET', `${ID}/items`),
    bare('GET', `${ID}/items/msg_1`),
    bare('DELETE', `${ID}/items/msg_1`),
  ],
  answers: [
    answer('a conversation', CONVERSATION),
    answer('deleted', { id: 'conv_1', object: 'conversation.deleted', deleted: true }),
    answer('items', {
      object: 'list',
      data: [MESSAGE],
      first_id: 'msg_1',
      last_id: 'msg_1',
      has_more: false,
    }),
    answer('an item', MESSAGE, ONE_ITEM),
    answer('an error', { error: { message: 'No such item' } }, { ...ONE_ITEM, status: 404 }),
    { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
  ],
  streams: [],
  marked: {
    requests: [
      {
        ...post('everything', {
          items: MARKED_ITEMS,
          metadata: { mark200: 'mark201' },
          mark202: ['mark203'],
        }),
        skipped: moved(MARKED_REQUEST.skipped, 'input', 'items'),
      },
    ],
    answers: [
      answer(
        'everything, listed',
        {
          ...{ id: 'mark001', object: 'mark002', created_at: 'mark003', deleted: 'mark004' },
          metadata: { mark005: 'mark006' },
          data: MARKED_OUTPUT,
          ...{ first_id: 'mark050', last_id: 'mark051', has_more: 'mark052' },
          error: { message: 'mark053' },
          mark054: 'mark055',
        },
        {
          skipped: { mark019: 'data[0].content[2].data', mark027: 'data[4].encrypted_content' },
        },
      ),
      ...MARKED_OUTPUT.slice(0, 4).map((item, index) =>
        answer(`everything in an item, ${index}`, item, {
          ...ONE_ITEM,
          skipped: index === 0 ? { mark019: 'content[2].data' } : {},
        }),
      ),
    ],
    streams: [],
  },
};
