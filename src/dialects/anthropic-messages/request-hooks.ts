/** Reads the requests of the Messages API: who speaks where, and what the request says of itself. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, Role } from '../../core/segment.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import type { Kinds } from '../json/value-gate.ts';
import { blockChannel, fixedChannel, OpenBlocks } from './open-blocks.ts';

const ROLES = new Map<string, Role>([
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['system', 'system'],
]);

const WRONG_TYPE = 'A member of the request has the wrong type; send it as documented.';

/** The list that a request is about. */
export type Listed = 'messages' | 'requests';

/** What one request's document means. */
export class RequestHooks implements DocumentHooks {
  readonly facts: Facts;
  readonly #listed: Listed;
  #found = false;
  readonly #models = new Set<string>();
  readonly #blocks = new OpenBlocks('unknown');
  readonly #parts = new PartTexts();

  /** `facts` are those that the path says. */
  constructor(listed: Listed, facts: Facts) {
    this.#listed = listed;
    this.facts = { ...facts };
    if (facts.model !== undefined) this.#models.add(facts.model);
  }

  channel(place: Place): Channel {
    return blockChannel(place, this.#blocks.current, this.#parts.of(place));
  }

  fixed(place: Place, channel: Channel): Channel {
    return fixedChannel(place, this.#blocks.current, channel);
  }

  kinds(place: Place, beginning: string): Kinds {
    return this.#blocks.kinds(place, beginning);
  }

  opened(place: Place, array: boolean): Fault | undefined {
    const { mark } = place.shape;
    switch (mark) {
      case 'root':
        return array
          ? fault('unreadable', 'The request is not a JSON object; send one.', place.path)
          : undefined;
      case 'messages':
      case 'requests':
        this.#found ||= array && mark === this.#listed;
        return array ? undefined : wrongType(place);
      case 'message':
        this.facts.messages = (this.facts.messages ?? 0) + 1;
        this.#blocks.openMessage();
        return undefined;
      case 'system':
        this.#blocks.openMessage('system');
        return array ? undefined : wrongType(place);
      case 'role':
      case 'model':
      case 'stream':
        return wrongType(place);
      default:
        this.#blocks.opened(place, array);
        return undefined;
    }
  }

  closed({ shape: { mark } }: Place): undefined {
    if (mark === 'message' || mark === 'system' || mark === 'block') this.#blocks.close();
  }

  string(place: Place, value: string): Fault | undefined {
    switch (place.shape.mark) {
      case 'messages':
      case 'requests':
        return wrongType(place);
      case 'role':
        this.#blocks.current.speaker.learn(ROLES.get(value) ?? 'unknown');
        return undefined;
      case 'model':
        this.#model(value);
        return undefined;
      default:
        return this.#blocks.string(place, value);
    }
  }

  number(): undefined {}

  word(place: Place, value: boolean | null): undefined {
    if (place.shape.mark === 'stream' && value !== null) this.facts.stream = value;
  }

  done(): Fault | undefined {
    if (this.#found) return undefined;
    const message = `The request has no list of ${this.#listed}; send ${this.#listed} as an array of objects.`;
    return fault('unreadable', message, this.#listed);
  }

  /** A request that names several models (a batch, one to fall back on) has no single one that a policy could allow. */
  #model(value: string): void {
    this.#models.add(value);
    if (this.#models.size === 1) this.facts.model = value;
    else delete this.facts.model;
  }
}

function wrongType({ path }: Place): Fault {
  return fault('unreadable', WRONG_TYPE, path);
}
