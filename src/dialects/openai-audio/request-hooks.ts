/** What the requests of the audio API say of themselves. */
import type { Fault } from '../../core/fault.ts';
import type { Facts, Skipped } from '../../core/segment.ts';
import { AnyHooks } from '../generic/any-hooks.ts';
import type { Place } from '../json/place.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { type FormHooks, fileReason } from '../multipart/form-reader.ts';
import type { PartHead } from '../multipart/part-head.ts';

/** What is asked for: speech of a text; a text of speech, as a document or in events, as it is, or in subtitles. */
export type AudioKind = 'speech' | 'transcript' | 'text' | 'subtitles';

const KINDS: ReadonlyMap<string, AudioKind> = new Map([
  ['text', 'text'],
  ['srt', 'subtitles'],
  ['vtt', 'subtitles'],
]);

/** A request to speak: streamed where it asks for events. */
export class SpeechHooks extends PlaceHooks {
  constructor() {
    super('user');
    this.facts.asks = 'speech' satisfies AudioKind;
  }

  override string(place: Place, value: string): Fault | undefined {
    if (place.shape.mark === 'stream-format') this.facts.stream = value === 'sse';
    return super.string(place, value);
  }
}

/** A form with speech to write down. */
export class TranscriptHooks extends AnyHooks implements FormHooks {
  override readonly facts: Facts = { asks: 'transcript' satisfies AudioKind };

  field(mark: string, text: string): undefined {
    if (mark === 'model') this.facts.model = text;
    else if (mark === 'stream') this.facts.stream = text === 'true';
    else if (mark === 'format') this.facts.asks = KINDS.get(text) ?? 'transcript';
  }

  /** The speech, whatever type it is sent with. */
  file({ name, type }: PartHead): Skipped['reason'] {
    return name.text === 'file' ? 'audio' : fileReason(type);
  }
}
