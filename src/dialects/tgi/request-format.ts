/** The request of Text Generation Inference: its places. */
import { answers, echoed, likelihoods, mostTokens, tokensWithin } from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, type Shape, shape, text } from '../json/shape.ts';

const OTHER = [
  ...['adapter_id', 'do_sample', 'frequency_penalty', 'repetition_penalty', 'seed', 'stop', 'temperature'],
  ...['top_k', 'top_p', 'truncate', 'typical_p', 'watermark'],
];

/** What the text is held to. */
const grammar = shape({
  members: {
    type: shape({ role: 'tool-definition', words: ['json', 'regex', 'json_schema'] }),
    value: free('tool-definition'),
  },
});

const parameters = shape({
  role: 'other',
  members: {
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    max_new_tokens: mostTokens(),
    best_of: answers(text('other')),
    details: likelihoods(false),
    top_n_tokens: likelihoods(0),
    decoder_input_details: likelihoods(false),
    return_full_text: echoed(),
    grammar,
  },
});

/** `stream` is what the member of that name is. */
function request(stream: Shape): Format {
  const root = shape({
    mark: 'root',
    members: {
      inputs: shape({ role: 'user', mark: 'needed' }),
      parameters: tokensWithin('max_new_tokens', parameters),
      stream,
    },
  });
  return format(root, SCHEMA_NAMES);
}

/** At paths that say by themselves whether they stream. */
export const PATH_FORMAT: Format = request(text('other'));

/** At the one path where the request says it. */
export const BODY_FORMAT: Format = request(shape({ role: 'other', mark: 'stream' }));
