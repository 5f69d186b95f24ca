/** Samples of OpenAI's images. */
import { ANSWER_FORMAT } from '../../src/dialects/openai-images/answer-format.ts';
import { openaiImages } from '../../src/dialects/openai-images/index.ts';
import { REQUEST_FORMAT } from '../../src/dialects/openai-images/request-format.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const MAKE = '/v1/images/generations';
const EDIT = '/v1/images/edits';
const MODEL = 'gpt-image-1';
const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, body: object, path = MAKE) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

/** A form: fields as `[name, text]`, files as `[name, content, the name of the file, its type]`. */
function form(name: string, parts: readonly (readonly string[])[], path = EDIT) {
  const body = parts.map(([field = '', content = '', file, type]) => {
    const filename = file === undefined ? '' : `; filename="${file}"\r\ncontent-type: ${type ?? 'image/png'}`;
    return `--b0\r\ncontent-disposition: form-data; name="${field}"${filename}\r\n\r\n${content}\r\n`;
  });
  return {
    name,
    method: 'POST',
    path,
    type: 'multipart/form-data; boundary=b0',
    body: `${body.join('')}--b0--\r\n`,
  };
}

function events(list: readonly { readonly type: string; readonly [member: string]: unknown }[]): string {
  return list.map((one) => `event: ${one.type}\ndata: ${JSON.stringify(one)}\n\n`).join('');
}

const LOOK = { background: 'opaque', output_format: 'png', quality: 'low', size: '1024x1024' };
const partial = (index: number, data: string) => ({
  type: 'image_generation.partial_image',
  ...{ b64_json: data, created_at: 1700000000, partial_image_index: index, ...LOOK },
});
const completed = (data: string) => ({
  type: 'image_generation.completed',
  ...{ b64_json: data, created_at: 1700000000, ...LOOK, usage: { total_tokens: 9, input_tokens: 4 } },
});

const markedDocument = {
  ...post('everything', {
    model: 'mark001',
    prompt: 'mark002',
    size: 'mark003',
    user: 'mark004',
    style: { mark005: 'mark006' },
    negative_prompt: 'mark007',
    image: { url: `data:image/png;base64,mark008${BASE64}`, type: 'mark009' },
    images: [{ image_url: 'https://images.test/mark010' }, { file_id: 'mark011' }, `mark012${BASE64}`],
    mask: { image_url: `data:image/png;base64,mark013${BASE64}` },
    mark014: { mark015: ['mark016'] },
  }),
  skipped: {
    mark008: 'image.url',
    mark010: 'images[0].image_url',
    mark011: 'images[1].file_id',
    mark012: 'images[2]',
    mark013: 'mask.image_url',
  },
};

const markedForm = {
  ...form('everything, as a form', [
    ['prompt', 'mark020'],
    ['model', 'mark021'],
    ['size', 'mark022'],
    ['user', 'mark023'],
    ['stream', 'mark024'],
    ['mark025', 'mark026'],
    ['image[]', 'mark027', 'mark028.png'],
    ['image[]', 'mark029', 'mark030.png', 'application/octet-stream'],
    ['mask', 'mark031', 'mark032'],
    ['note', 'mark033', 'mark034.txt', 'text/plain'],
    ['image', `data:image/png;base64,mark035${BASE64}`],
  ]),
  skipped: {
    mark027: 'parts[6].content',
    mark029: 'parts[7].content',
    mark031: 'parts[8].content',
    mark033: 'parts[9].content',
    mark035: 'parts[10].content',
  },
};

const markedAnswer = {
  name: 'everything, whole',
  type: 'application/json',
  body: JSON.stringify({
    created: 1700000000,
    data: [
      { b64_json: `mark001${BASE64}`, revised_prompt: 'mark002', mark003: 'mark004' },
      { url: 'https://images.test/mark005', content_filter_results: { hate: { severity: 'mark006' } } },
      { b64_json: 'mark007', mime_type: 'mark008' },
    ],
    background: 'mark009',
    output_format: 'mark010',
    quality: 'mark011',
    size: 'mark012',
    usage: { input_tokens: 4, mark013: 'mark014' },
    error: { message: 'mark015', code: 'mark016' },
    mark017: ['mark018'],
  }),
  skipped: { mark001: 'data[0].b64_json', mark005: 'data[1].url' },
};

const markedStream = {
  name: 'everything, streamed',
  type: 'text/event-stream',
  body: `: mark030\nevent: mark031\n${events([
    { ...partial(0, `mark001${BASE64}`), size: 'mark002', mark003: 'mark004' },
    { ...completed(`mark005${BASE64}`), revised_prompt: 'mark006', usage: { mark007: 'mark008' } },
  ])}data: {"type":"mark011","error":{"message":"mark010"}}\n\n`,
  skipped: { mark001: 'b64_json', mark005: 'b64_json' },
};

export const samples: DialectSamples = {
  dialect: 'openai-images',
  words: [
    ...[
      '"prompt":"x"',
      '"model":"x"',
      '"n":2',
      '"stream":true',
      '"image":{"url":"x"}',
      '"images":[{"file_id":"x"}]',
    ],
    ...[
      '--b0\r\n',
      '--b0--\r\n',
      'content-disposition: form-data; name="prompt"\r\n\r\n',
      '; filename="f.png"',
    ],
    ...[
      'name="image[]"',
      'name="stream"',
      '"data":[{',
      `"b64_json":"${'A'.repeat(70)}"`,
      '"revised_prompt":"x"',
    ],
    ...[
      'event: image_generation.completed\n',
      '"type":"image_edit.partial_image"',
      'data: ',
      '\n\n',
      '"error":{',
    ],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(openaiImages) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(openaiImages, 'application/json') },
    streams: {
      format: ANSWER_FORMAT,
      reader: () => answerReader(openaiImages, 'text/event-stream'),
      frame: (document) => `data: ${document}\n\n`,
    },
  },
  requests: [
    post('a prompt', { model: MODEL, prompt: 'A weir', n: 2 }),
    post(
      'at a deployment',
      { prompt: 'A weir', stream: true },
      '/openai/deployments/dalle/images/generations',
    ),
    post('an edit', { model: MODEL, prompt: 'A weir', images: [] }, '/openai/v1/images/edits'),
    form('an edit, as a form', [
      ['image', '\u0089PNG', 'a.png'],
      ['prompt', 'A low weir'],
      ['stream', 'true'],
    ]),
    form('a variation', [['image', '\u0089PNG', 'a.png']], '/images/variations'),
  ],
  answers: [
    {
      name: 'an image',
      type: 'application/json',
      body: JSON.stringify({
        created: 1700000000,
        data: [{ b64_json: BASE64 }],
        ...LOOK,
        usage: { total_tokens: 9 },
      }),
    },
    {
      name: 'an image at an address',
      type: 'application/json',
      body: '{"created":1,"data":[{"url":"https://images.test/1.png","revised_prompt":"A low weir"}]}',
    },
    { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
  ],
  streams: [
    {
      name: 'an image in events',
      type: 'text/event-stream',
      body: events([partial(0, BASE64), partial(1, BASE64), completed(BASE64)]),
    },
  ],
  marked: { requests: [markedDocument, markedForm], answers: [markedAnswer], streams: [markedStream] },
};
