/** Reads a document whose places say by themselves who speaks: a request that is no list of messages, or an answer. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, Role, Skipped } from '../../core/segment.ts';
import { CallTexts } from './call-texts.ts';
import type { DocumentHooks } from './document-reader.ts';
import { nameModel, nameOther, OTHER_MODEL } from './other-models.ts';
import { PartTexts } from './part-texts.ts';
import type { Place } from './place.ts';
import { TextLists } from './text-lists.ts';
import type { Told } from './told.ts';

const NO_OBJECT = 'The request is not a JSON object; send one.';
const LACKING = 'The request lacks a text that it needs; send it as documented.';
const WRONG_TYPE = 'A member of the request has the wrong type; send it as documented.';

/**
 * What one document means, by the marks of its shapes: `root` (an object), `model`, `stream` and `n`, `needed` (a text without
 * which a document is refused), and those of calls and of lists of texts.
 */
export class PlaceHooks implements DocumentHooks {
  readonly facts: Facts = {};
  readonly #speaker: Role;
  /** The path of a text that is needed and has not come. */
  #lacking: string | undefined;
  protected readonly parts = new PartTexts();
  protected readonly calls = new CallTexts();
  readonly #texts = new TextLists();

  /** `speaker` speaks where a format leaves it open; `needed` is the path of the text that is needed. */
  constructor(speaker: Role, needed?: string) {
    this.#speaker = speaker;
    this.#lacking = needed;
  }

  channel(place: Place): Channel {
    const { shape, path } = place;
    const role = shape.role === 'speaker' ? this.#speaker : shape.role;
    return { path, role, settled: true, ...this.told(place) };
  }

  /** What is known of a text beside where it stands and who speaks. */
  protected told(place: Place): Told {
    return { ...this.parts.of(place), ...this.calls.of(place) };
  }

  /** A name inside the arguments of a call is of the call. */
  fixed(place: Place, channel: Channel): Channel {
    return { ...channel, ...this.calls.of(place) };
  }

  opened(place: Place, array: boolean, at: number): Fault | undefined {
    this.calls.opened(place);
    this.#texts.opened(place, array, at);
    switch (place.shape.mark) {
      case 'root':
        return array ? fault('unreadable', NO_OBJECT, place.path) : undefined;
      case 'model':
      case 'stream':
      case 'n':
        return fault('unreadable', WRONG_TYPE, place.path);
      default:
        return undefined;
    }
  }

  closed(place: Place): undefined {
    this.calls.closed(place);
  }

  /** The tokens of a list of texts. */
  unseen(place: Place, at: number): Skipped | undefined {
    return this.#texts.closed(place, at);
  }

  string(place: Place, value: string): Fault | undefined {
    this.calls.string(place, value);
    this.#texts.string(place);
    if (place.shape.mark === 'stream') return fault('unreadable', WRONG_TYPE, place.path);
    if (place.shape.mark === 'model') nameModel(this.facts, value);
    if (place.shape.mark === OTHER_MODEL) nameOther(this.facts, value);
    if (place.shape.mark === 'needed') this.#lacking = undefined;
    return undefined;
  }

  number(place: Place, value: number): undefined {
    this.#texts.number(place);
    if (place.shape.mark === 'n' && Number.isSafeInteger(value)) this.facts.choices = value;
  }

  word(place: Place, value: boolean | null): undefined {
    if (place.shape.mark === 'stream' && value !== null) this.facts.stream = value;
  }

  /** Each prompt has as many choices as were asked for. */
  done(): Fault | undefined {
    const { prompts } = this.#texts;
    if (prompts > 0) this.facts.choices = (this.facts.choices ?? 1) * prompts;
    return this.#lacking === undefined ? undefined : fault('unreadable', LACKING, this.#lacking);
  }
}
