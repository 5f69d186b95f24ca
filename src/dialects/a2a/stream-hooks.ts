/** Reads the events of a streamed task: an artifact that comes in pieces is one text, whatever comes between them. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import type { Kinds } from '../json/value-gate.ts';
import type { MessageHooks, Owner } from '../json-rpc/message-hooks.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';

/** Artifacts that one stream may have. */
const MOST_ARTIFACTS = 1024;
const TOO_MANY = fault(
  'too-large',
  `The answer has more than ${MOST_ARTIFACTS} artifacts.`,
  'result.artifact',
);

const TWO_IDS = fault('unreadable', 'An artifact of the answer has two ids; send one.', 'result.artifact');

/** One artifact of one event. */
interface Piece {
  id: string;
}

export interface PieceOwner {
  readonly owner: Owner;
  readonly piece: Piece | undefined;
}

/** What the events of one stream mean. */
export class A2aStreamHooks implements StreamHooks<PieceOwner> {
  readonly messages = true;
  readonly #messages: MessageHooks;
  /** Texts of artifacts by their id, and the piece that went on with each last. */
  readonly #texts = new Map<string, { readonly channel: Channel; piece: Piece }>();
  /** Of the event being read: where it is, its artifacts, and what it says of them. */
  #piece: Piece | undefined;
  #pieces: Piece[] = [];
  #appends = false;
  #last = false;
  #ended: Channel[] = [];

  constructor(messages: MessageHooks) {
    this.#messages = messages;
  }

  get facts(): Facts {
    return this.#messages.facts;
  }

  begin(event: number): void {
    this.#messages.begin(event);
    this.#piece = undefined;
    this.#pieces = [];
    this.#appends = false;
    this.#last = false;
  }

  owner(): PieceOwner {
    return { owner: this.#messages.owner(), piece: this.#piece };
  }

  /** A piece goes on with the text of its artifact when the event says so; else its text takes the place of that. */
  channel(place: Place, { owner, piece }: PieceOwner): Channel | Fault {
    const made = this.#messages.channel(place, owner);
    if (!place.shape.joined || piece === undefined) return made;
    const kept = this.#texts.get(piece.id);
    if (kept !== undefined && (kept.piece === piece || this.#appends)) {
      kept.piece = piece;
      return kept.channel;
    }
    if (kept !== undefined) this.#ended.push(kept.channel);
    else if (this.#texts.size >= MOST_ARTIFACTS) return TOO_MANY;
    this.#texts.set(piece.id, { channel: made, piece });
    return made;
  }

  fixed(place: Place, channel: Channel, { owner }: PieceOwner): Channel {
    return this.#messages.fixed(place, channel, owner);
  }

  kinds(place: Place, beginning: string): Kinds {
    return this.#messages.kinds(place, beginning);
  }

  /** Texts that another took the place of, and those of which the last piece came. */
  ended(): readonly Channel[] {
    const ended = this.#ended;
    this.#ended = [];
    for (const { id } of this.#last ? this.#pieces : []) {
      const text = this.#texts.get(id);
      if (text !== undefined) ended.push(text.channel);
      this.#texts.delete(id);
    }
    return ended;
  }

  opened(place: Place, array: boolean): Fault | undefined {
    this.#says(place.shape.mark, true);
    if (place.shape.mark === 'artifact') {
      this.#piece = { id: '' };
      this.#pieces.push(this.#piece);
    }
    return this.#messages.opened(place, array);
  }

  closed(place: Place): Fault | undefined {
    if (place.shape.mark === 'artifact') this.#piece = undefined;
    return this.#messages.closed(place);
  }

  string(place: Place, value: string): Fault | undefined {
    const { mark } = place.shape;
    if (mark === 'artifact-id' && this.#piece !== undefined) {
      if (this.#piece.id !== '' && this.#piece.id !== value) return TWO_IDS;
      this.#piece.id = value;
    }
    this.#says(mark, value !== '');
    return this.#messages.string(place, value);
  }

  number(place: Place, value: number): Fault | undefined {
    this.#says(place.shape.mark, value !== 0);
    return this.#messages.number(place, value);
  }

  word(place: Place, value: boolean | null): Fault | undefined {
    this.#says(place.shape.mark, value === true);
    return this.#messages.word(place);
  }

  /**
   * An event carries one update; what it says of the artifact stands beside it, before or after. A text goes on for
   * whatever some reader may take for true, and ends for nothing but that.
   */
  #says(mark: string | undefined, truthy: boolean): void {
    if (mark === 'append' && truthy) this.#appends = true;
    if (mark === 'last-chunk') this.#last = truthy;
  }
}
