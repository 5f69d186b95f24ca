/** Reads a request for tokens: a chat, or a text that stands alone. */
import type { Fault } from '../../core/fault.ts';
import type { Channel, Facts } from '../../core/segment.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { MessageListHooks } from '../json/message-list-hooks.ts';
import type { Place } from '../json/place.ts';
import { SPEAKERS } from '../openai-chat/roles.ts';

/** What one request means; its messages may be left out. */
export class RequestHooks implements DocumentHooks {
  readonly #chat = new MessageListHooks(SPEAKERS);

  get facts(): Facts {
    return this.#chat.facts;
  }

  channel(place: Place): Channel {
    return this.#chat.channel(place);
  }

  fixed(place: Place, channel: Channel): Channel {
    return this.#chat.fixed(place, channel);
  }

  opened(place: Place, array: boolean): Fault | undefined {
    return this.#chat.opened(place, array);
  }

  closed(place: Place): undefined {
    this.#chat.closed(place);
  }

  string(place: Place, value: string): Fault | undefined {
    return this.#chat.string(place, value);
  }

  number(place: Place, value: number): undefined {
    this.#chat.number(place, value);
  }

  word(place: Place, value: boolean | null): undefined {
    this.#chat.word(place, value);
  }

  done(): undefined {}
}
