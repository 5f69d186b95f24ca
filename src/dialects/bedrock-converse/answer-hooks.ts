/** Reads an answer of Converse that is one document. */
import type { Channel, Facts } from '../../core/segment.ts';
import { CallTexts } from '../json/call-texts.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import type { Kinds } from '../json/value-gate.ts';
import { fixedBy, kindsOf, partAround } from './texts.ts';

/** What an answer's document means: whoever speaks in it is the assistant. */
export class AnswerHooks implements DocumentHooks {
  readonly facts: Facts = {};
  readonly #parts = new PartTexts();
  readonly #calls = new CallTexts();

  channel(place: Place): Channel {
    const { shape, path } = place;
    const role = shape.role === 'speaker' ? 'assistant' : shape.role;
    const part = this.#parts.of(partAround(place));
    return { path, role, settled: true, ...part, ...this.#calls.of(place), ...fixedBy(place) };
  }

  /** Names and long numbers inside the arguments of a call are of whoever calls. */
  fixed(place: Place, channel: Channel): Channel {
    const call = this.#calls.of(place);
    return call.call === undefined ? channel : { ...channel, role: 'assistant', ...call };
  }

  kinds(place: Place, beginning: string): Kinds {
    return kindsOf(place, beginning);
  }

  opened(place: Place): undefined {
    this.#calls.opened(place);
  }

  closed(place: Place): undefined {
    this.#calls.closed(place);
  }

  string(place: Place, value: string): undefined {
    this.#calls.string(place, value);
  }

  number(): undefined {}

  word(): undefined {}

  done(): undefined {}
}
