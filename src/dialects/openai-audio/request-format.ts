/** The requests of the audio API: the places of a document with text to speak, the fields of a form with speech. */
import { likely } from '../json/parameter-places.ts';
import { type Format, format, free, type Shape, shape, text } from '../json/shape.ts';

const FORMATS = ['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'];
const TEXT_FORMATS = ['json', 'text', 'srt', 'verbose_json', 'vtt', 'diarized_json'];

/** `POST /v1/audio/speech`. */
export const SPEECH_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      model: shape({ role: 'other', mark: 'model' }),
      input: text('user'),
      instructions: text('system'),
      voice: free('other'),
      response_format: shape({ role: 'other', words: FORMATS }),
      speed: text('other'),
      stream_format: shape({ role: 'other', mark: 'stream-format', words: ['sse', 'audio'] }),
    },
  }),
  ['id'],
);

/** Lists have `[]` at the end of their name, and some clients leave it out. */
function list(name: string, items: Shape): Record<string, Shape> {
  return { [name]: items, [`${name}[]`]: items };
}

/** `POST /v1/audio/transcriptions` and `/v1/audio/translations`. */
export const SPEECH_FIELDS: Readonly<Record<string, Shape>> = {
  file: text('user'),
  model: shape({ role: 'other', mark: 'model' }),
  prompt: text('user'),
  language: text('other'),
  response_format: shape({ role: 'other', mark: 'format', words: TEXT_FORMATS }),
  temperature: text('other'),
  stream: shape({ role: 'other', mark: 'stream', words: ['true', 'false'] }),
  chunking_strategy: shape({ role: 'other', words: ['auto'] }),
  'chunking_strategy[type]': shape({ role: 'other', words: ['server_vad'] }),
  'chunking_strategy[prefix_padding_ms]': text('other'),
  'chunking_strategy[silence_duration_ms]': text('other'),
  'chunking_strategy[threshold]': text('other'),
  ...list('include', likely('logprobs', shape({ role: 'other', words: ['logprobs'] }))),
  ...list('timestamp_granularities', shape({ role: 'other', words: ['word', 'segment'] })),
  ...list('known_speaker_names', text('other')),
  ...list('known_speaker_references', shape({ role: 'other', media: 'audio' })),
};
