/** How the audio API says no in its answers: by an error, or by a transcript of the policy's words. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { errorOf } from '../openai-chat/refuse.ts';
import { documentOf, eventsOf } from '../own-answer.ts';

/** One event with the error, of which the SDKs make their exception: a stream has no other word for it. */
export function refuseStream(refusal: Refusal): Uint8Array {
  return stream([{ type: 'error', error: errorOf(refusal) }]);
}

/** The same, or the words of the policy as the rest of a transcript. */
export function endStream(refusal: Refusal, { asks }: Facts): Uint8Array {
  const { says } = refusal;
  if (says === undefined || asks === 'speech') return refuseStream(refusal);
  return spoken(says);
}

/** A transcript of these words; undefined for speech, which has none, and for subtitles, which say when. */
export function answerAudio(text: string, { asks, stream: streams }: Facts): OwnAnswer | undefined {
  if (asks === 'text')
    return { contentType: 'text/plain; charset=utf-8', body: Buffer.from(`${text}\n`, 'utf8') };
  if (asks !== 'transcript') return undefined;
  return streams === true ? eventsOf(spoken(text)) : documentOf({ text });
}

function spoken(text: string): Uint8Array {
  return stream([
    { type: 'transcript.text.delta', delta: text },
    { type: 'transcript.text.done', text: text.trim() },
  ]);
}

function stream(events: readonly object[]): Uint8Array {
  return Buffer.from(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''), 'utf8');
}
