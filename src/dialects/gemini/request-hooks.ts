/** Reads the requests of Gemini: who speaks in each content, and what the request says of itself. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, Role } from '../../core/segment.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import type { Kinds } from '../json/value-gate.ts';
import { OpenParts, partChannel } from './open-parts.ts';
import { isArgument } from './parts.ts';

const ROLES = new Map<string, Role>([
  ['user', 'user'],
  ['model', 'assistant'],
  ['function', 'tool'],
  ['system', 'system'],
]);

const NO_OBJECT = 'The request is not a JSON object; send one.';
const NOTHING_ASKED = 'The request has no contents; send contents as an array of objects.';
const WRONG_TYPE = 'A member of the request has the wrong type; send it as documented.';
const FOREIGN_THOUGHT =
  'A part says that it is a thought, but its content is not of the model; send it with the role model, or as text.';

/** What one request's document means. */
export class RequestHooks implements DocumentHooks {
  readonly facts: Facts;
  #found = false;
  readonly #models = new Set<string>();
  readonly #parts = new OpenParts('unknown');
  readonly #texts = new PartTexts();

  /** `facts` are those that the path says. */
  constructor(facts: Facts) {
    this.facts = { ...facts };
    if (facts.model !== undefined) this.#models.add(facts.model);
  }

  channel(place: Place): Channel {
    return partChannel(place, this.#parts.current, this.#texts.of(place));
  }

  fixed(place: Place, channel: Channel): Channel {
    if (!isArgument(place.shape)) return channel;
    return partChannel(place, this.#parts.current, { path: channel.path, editable: false });
  }

  kinds(place: Place, beginning: string): Kinds {
    return this.#parts.kinds(place, beginning);
  }

  opened(place: Place, array: boolean): Fault | undefined {
    const { mark } = place.shape;
    switch (mark) {
      case 'root':
        return array ? fault('unreadable', NO_OBJECT, place.path) : undefined;
      case 'contents':
      case 'content':
        this.#found = true;
        if (!array) this.facts.messages = (this.facts.messages ?? 0) + 1;
        this.#parts.openTurn();
        return undefined;
      case 'system':
        this.#parts.openTurn('system');
        return undefined;
      case 'listed':
        this.#found ||= array;
        return undefined;
      case 'model':
      case 'role':
      case 'thought':
      case 'mime':
        return wrongType(place);
      default:
        this.#parts.opened(place);
        return undefined;
    }
  }

  closed(place: Place): Fault | undefined {
    switch (place.shape.mark) {
      case 'contents':
      case 'content':
        return this.#closeContent(place);
      case 'system':
        this.#parts.closeTurn('system');
        return undefined;
      default:
        this.#parts.closed(place);
        return undefined;
    }
  }

  string(place: Place, value: string): Fault | undefined {
    switch (place.shape.mark) {
      case 'contents':
      case 'content':
      case 'thought':
        return wrongType(place);
      case 'role':
        this.#parts.current.turn.role ??= ROLES.get(value) ?? 'unknown';
        return undefined;
      case 'model':
        this.#model(value);
        return undefined;
      case 'source':
        this.#found = true;
        return undefined;
      case 'candidate-count':
        this.#count(Number(value));
        return undefined;
      default:
        this.#parts.string(place, value);
        return undefined;
    }
  }

  number(place: Place, value: number): undefined {
    if (place.shape.mark === 'candidate-count') this.#count(value);
  }

  word(place: Place, value: boolean | null): undefined {
    this.#parts.word(place, value);
  }

  done(): Fault | undefined {
    return this.#found ? undefined : fault('unreadable', NOTHING_ASKED, 'contents');
  }

  /** A content without a role is the user's; servers drop thoughts, so that none may part a text of others. */
  #closeContent({ path }: Place): Fault | undefined {
    const { role, thinks } = this.#parts.closeTurn('user');
    return thinks && role !== 'assistant' ? fault('unreadable', FOREIGN_THOUGHT, path) : undefined;
  }

  #count(count: number): void {
    if (Number.isSafeInteger(count)) this.facts.choices = count;
  }

  /** A request that names several models (a batch, one beside that of the path) has no single one. */
  #model(value: string): void {
    this.#models.add(value.slice(value.lastIndexOf('/') + 1));
    const [only, ...more] = this.#models;
    if (only !== undefined && more.length === 0) this.facts.model = only;
    else delete this.facts.model;
  }
}

function wrongType({ path }: Place): Fault {
  return fault('unreadable', WRONG_TYPE, path);
}
