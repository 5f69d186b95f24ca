/** The answers of the audio API: a transcript, whole or in events, and speech in events. */
import { type Format, format, free, type Shape, shape, text, usage } from '../json/shape.ts';

/** Words that events are called by. */
export const EVENT_TYPES: readonly string[] = [
  ...['transcript.text.delta', 'transcript.text.segment', 'transcript.text.done'],
  ...['speech.audio.delta', 'speech.audio.done', 'error'],
];

const NAMES = [
  ...['input_tokens', 'output_tokens', 'total_tokens', 'input_token_details', 'audio_tokens', 'text_tokens'],
  ...['seconds', 'type', 'message', 'code', 'param'],
];

/** The text in numbers, which nothing here reads. */
function numbers(): Shape {
  return shape({ mark: 'opaque', media: 'opaque' });
}

/** A text token by token, which is one text again. */
function tokens(): Shape {
  const token = shape({ role: 'speaker', joined: true, mark: 'token' });
  return shape({ items: shape({ members: { token, bytes: numbers(), logprob: text('other') } }) });
}

/** A word or a sentence of a list: the text again, which is one over all of them. */
function spoken(): Shape {
  return shape({ role: 'speaker', spaced: true });
}

const word = shape({
  members: { word: spoken(), start: text('other'), end: text('other'), probability: text('other') },
});

/** Some servers list words in segments. */
const segment = {
  id: text('other'),
  seek: text('other'),
  start: text('other'),
  end: text('other'),
  text: spoken(),
  speaker: text('speaker'),
  type: shape({ role: 'other', words: EVENT_TYPES }),
  tokens: numbers(),
  temperature: text('other'),
  avg_logprob: text('other'),
  compression_ratio: text('other'),
  no_speech_prob: text('other'),
  words: shape({ items: word }),
};

/** A whole transcript, or an error. */
export const ANSWER_FORMAT: Format = format(
  shape({
    members: {
      text: text('speaker'),
      task: shape({ role: 'other', words: ['transcribe', 'translate'] }),
      language: text('other'),
      duration: text('other'),
      segments: shape({ items: shape({ members: segment }) }),
      words: shape({ items: word }),
      logprobs: tokens(),
      usage: usage({ input: ['input_tokens'], output: ['output_tokens'] }),
      error: free('other'),
    },
  }),
  NAMES,
);

/** One event of a stream. */
export const EVENT_FORMAT: Format = format(
  shape({
    members: {
      ...segment,
      text: text('speaker'),
      type: shape({ role: 'other', mark: 'event-type', words: EVENT_TYPES }),
      delta: shape({ role: 'speaker', joined: true }),
      segment_id: shape({ role: 'other', mark: 'segment' }),
      logprobs: tokens(),
      audio: shape({ role: 'other', media: 'audio' }),
      usage: usage({ input: ['input_tokens'], output: ['output_tokens'] }),
      error: free('other'),
    },
  }),
  NAMES,
);
