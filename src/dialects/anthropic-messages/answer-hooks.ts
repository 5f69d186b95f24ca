/** Reads an answer of the Messages API that is one document, or one line of the results of a batch. */
import type { Fault } from '../../core/fault.ts';
import type { Channel, Facts } from '../../core/segment.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import type { Kinds } from '../json/value-gate.ts';
import type { LinesHooks } from '../ndjson/lines-reader.ts';
import { blockChannel, fixedChannel, type OpenBlock, OpenBlocks } from './open-blocks.ts';

/** What an answer's document means: whoever speaks in it is the assistant, unless a block says otherwise. */
export class AnswerHooks implements DocumentHooks, LinesHooks<OpenBlock> {
  readonly facts: Facts = {};
  readonly #blocks = new OpenBlocks('assistant');
  readonly #parts = new PartTexts();

  owner(): OpenBlock {
    return this.#blocks.current;
  }

  channel(place: Place, owner = this.owner()): Channel {
    return blockChannel(place, owner, this.#parts.of(place));
  }

  fixed(place: Place, channel: Channel, owner = this.owner()): Channel {
    return fixedChannel(place, owner, channel);
  }

  kinds(place: Place, beginning: string): Kinds {
    return this.#blocks.kinds(place, beginning);
  }

  opened(place: Place, array: boolean): undefined {
    this.#blocks.opened(place, array);
  }

  closed(place: Place): undefined {
    if (place.shape.mark === 'block') this.#blocks.close();
  }

  string(place: Place, value: string): Fault | undefined {
    if (place.shape.mark === 'model') this.facts.model = value;
    return this.#blocks.string(place, value);
  }

  number(): undefined {}

  word(): undefined {}

  done(): undefined {}
}
