/** The answers of Mistral's own endpoints: those of a chat, and the pages of a document. One format for all. */
import { type Format, format, free, type Shape, shape, text } from '../json/shape.ts';
import { ANSWER_NAMES, ANSWER_FORMAT as CHAT_FORMAT } from '../openai-chat/answer-format.ts';

/** The words of a page one by one: one text again. */
function words(): Shape {
  const word = shape({
    members: {
      text: shape({ role: 'speaker', joined: true }),
      confidence: text('other'),
      start_index: text('other'),
    },
  });
  return shape({ items: word });
}

function scores(): Shape {
  const members = {
    word_confidence_scores: words(),
    average_page_confidence_score: text('other'),
    minimum_page_confidence_score: text('other'),
  };
  return shape({ members });
}

const corners = Object.fromEntries(
  ['top_left_x', 'top_left_y', 'bottom_right_x', 'bottom_right_y'].map((name) => [name, text('other')]),
);

const image = shape({
  members: {
    id: text('other'),
    ...corners,
    image_base64: shape({ role: 'speaker', media: 'image' }),
    image_annotation: text('speaker'),
  },
});

const table = shape({
  members: {
    id: text('other'),
    content: text('speaker'),
    format: shape({ role: 'other', words: ['markdown', 'html'] }),
    word_confidence_scores: words(),
  },
});

const BLOCK_TYPES = [
  ...['aside_text', 'caption', 'code', 'equation', 'footer', 'header', 'image', 'list'],
  ...['references', 'signature', 'table', 'text', 'title'],
];

const block = shape({
  members: {
    type: shape({ role: 'other', words: BLOCK_TYPES }),
    content: text('speaker'),
    ...corners,
    image_id: text('other'),
    table_id: text('other'),
    confidence_scores: scores(),
  },
});

/** What one page says; its words go on in no other. */
const page = shape({
  mark: 'choice',
  members: {
    index: text('other'),
    markdown: text('speaker'),
    header: text('speaker'),
    footer: text('speaker'),
    hyperlinks: shape({ items: text('speaker') }),
    images: shape({ items: image }),
    tables: shape({ items: table }),
    blocks: shape({ items: block }),
    dimensions: free('other'),
    confidence_scores: scores(),
  },
});

const root = shape({
  mark: 'root',
  members: {
    ...Object.fromEntries(CHAT_FORMAT.root.members),
    pages: shape({ items: page }),
    document_annotation: text('speaker'),
    usage_info: free('other'),
    message: free('other'),
    detail: free('other'),
    type: text('other'),
    code: text('other'),
    param: text('other'),
    raw_status_code: text('other'),
    request_id: text('other'),
  },
});

export const ANSWER_FORMAT: Format = format(root, [
  ...ANSWER_NAMES,
  ...['dpi', 'height', 'width', 'pages_processed', 'doc_size_bytes', 'loc', 'msg', 'input', 'ctx'],
]);
