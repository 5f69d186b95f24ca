/** Texts of the items of one document: whose they are, also when an item says so at its end. */
import type { Channel, Role } from '../../core/segment.ts';
import type { UnseenPart } from '../json/document-reader.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import type { Shape } from '../json/shape.ts';
import { callOf, ItemHead } from './item-head.ts';

/** Follows the items of a document; they do not stand in one another. */
export class ItemTexts {
  /** Who speaks where no item says so. */
  readonly #nobody: Role;
  #item: ItemHead | undefined;
  #inArguments = false;
  /** Channels of the item that wait for its role. */
  #undecided: Channel[] = [];
  /** Texts of the part being read that go on over several strings. */
  readonly #joined = new Map<Shape, Channel>();
  readonly #parts = new PartTexts();

  constructor(nobody: Role) {
    this.#nobody = nobody;
  }

  channel(place: Place): Channel {
    const { shape } = place;
    const known = shape.joined ? this.#joined.get(shape) : undefined;
    if (known !== undefined) return known;
    const role = shape.role === 'speaker' ? this.#speaker() : shape.role;
    const called = callOf(place, { item: this.#item, inArguments: this.#inArguments });
    const channel: Channel = {
      path: place.path,
      role: role ?? 'unknown',
      settled: role !== undefined,
      ...this.#parts.of(place),
      ...called,
    };
    if (role === undefined) this.#undecided.push(channel);
    if (shape.joined) this.#joined.set(shape, channel);
    return channel;
  }

  /** A name inside the arguments of a call is of the call. */
  fixed(place: Place, channel: Channel): Channel {
    return { ...channel, ...callOf(place, { item: this.#item, inArguments: this.#inArguments }) };
  }

  opened({ shape, index }: Place): void {
    if (shape.mark === 'item') this.#item = new ItemHead(index);
    else if (shape.mark === 'call-arguments') this.#inArguments = true;
    if (shape.mark !== 'part') return;
    this.#joined.clear();
    this.#item?.fill();
  }

  closed({ shape }: Place): void {
    if (shape.mark === 'call-arguments') this.#inArguments = false;
    if (shape.mark !== 'item') return;
    this.#settle(this.#item?.role ?? this.#nobody);
    this.#item?.close();
    this.#item = undefined;
  }

  string(place: Place, value: string): void {
    this.#item?.string(place, value);
    const role = this.#item?.role;
    if (role !== undefined) this.#settle(role);
  }

  /** What the item that closes there stands for without holding it. */
  unseen({ shape, path }: Place): UnseenPart | undefined {
    return shape.mark === 'item' ? this.#item?.unseen(path) : undefined;
  }

  /** Who speaks; undefined while the item may still say so. */
  #speaker(): Role | undefined {
    return this.#item === undefined ? this.#nobody : this.#item.role;
  }

  #settle(role: Role): void {
    for (const channel of this.#undecided) {
      channel.role = role;
      channel.settled = true;
    }
    this.#undecided.length = 0;
  }
}
