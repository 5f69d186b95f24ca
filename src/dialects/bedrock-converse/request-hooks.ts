/** Reads the requests of Converse: who speaks where, and what the request says of itself. */
import type { Channel, Role, Skipped } from '../../core/segment.ts';
import { MessageListHooks } from '../json/message-list-hooks.ts';
import type { Place } from '../json/place.ts';
import type { Told } from '../json/told.ts';
import type { Kinds } from '../json/value-gate.ts';
import { type BedrockTarget, isStoredPrompt } from './targets.ts';
import { kindsOf, toldBy } from './texts.ts';

/** Who speaks, by the words of Converse and of the models that take a body of their own. */
const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['system', 'system'],
  ['developer', 'developer'],
  ['tool', 'tool'],
  ['USER', 'user'],
  ['CHATBOT', 'assistant'],
  ['SYSTEM', 'system'],
  ['TOOL', 'tool'],
]);

/** What the path says. */
export type Asked = Pick<BedrockTarget, 'model' | 'stream'>;

/** What one request's document means; `messages` says whether it has to have some. */
export class RequestHooks extends MessageListHooks {
  readonly #model: string;

  constructor({ model, stream }: Asked, messages: 'needed' | 'optional') {
    // A stored prompt has messages of its own.
    super(ROLES, { needed: messages === 'needed' && !isStoredPrompt(model), facts: { model, stream } });
    this.#model = model;
  }

  protected override told(place: Place): Told {
    return toldBy(place, this.parts, this.calls);
  }

  /** Names and long numbers inside the arguments of a call are of whoever calls. */
  override fixed(place: Place, channel: Channel): Channel {
    const { path } = channel;
    const call = this.calls.of(place);
    if (call.call === undefined) return channel;
    return this.speaker.channel({ path, ...call, editable: false });
  }

  kinds(place: Place, beginning: string): Kinds {
    return kindsOf(place, beginning);
  }

  unseen({ shape }: Place): Skipped | undefined {
    if (shape.mark !== 'root' || !isStoredPrompt(this.#model)) return undefined;
    return { path: 'modelId', reason: 'reference', bytes: this.#model.length };
  }
}
