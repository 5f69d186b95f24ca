/** Reads the chunks of streamed answers of models other than Anthropic's: text at one place is one text. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, ToolCall } from '../../core/segment.ts';
import { partOfCall } from '../json/call-texts.ts';
import type { Place } from '../json/place.ts';
import type { UnitHooks } from '../json/unit-document.ts';

/** Texts and calls that go on from chunk to chunk; those beyond are judged chunk by chunk. */
const MOST_JOINED = 1024;

const BAD_INDEX = 'The index of a text is not a plain number, so that its text cannot be told apart.';

/** What the chunks of one stream mean; a position in a list counts only where no index is named. */
export class ChunkHooks implements UnitHooks<undefined> {
  readonly facts: Facts = {};
  readonly #texts = new Map<string, Channel>();
  readonly #open = new Set<Channel>();
  readonly #calls = new Map<string, ToolCall>();
  /** Of the chunk being read: the indices that its objects name, and what it says of calls. */
  #indices = new Map<Place, number>();
  #said: { readonly place: Place; readonly value: string }[] = [];

  begin(): void {
    this.#indices = new Map();
    this.#said = [];
  }

  owner(): undefined {}

  channel(place: Place): Channel {
    this.#nameCalls();
    const { path, shape } = place;
    const role = shape.role === 'speaker' ? 'assistant' : shape.role;
    const call = partOfCall(place, { call: this.#callAt(place), inArguments: false });
    const channel: Channel = { path, role, settled: true, ...call };
    const key = shape.joined ? this.#keyOf(place) : undefined;
    if (key === undefined) return channel;
    const kept = this.#texts.get(key);
    if (kept !== undefined) return kept;
    if (this.#texts.size >= MOST_JOINED) return channel;
    this.#texts.set(key, channel);
    this.#open.add(channel);
    return channel;
  }

  goesOn(channel: Channel): boolean {
    return this.#open.has(channel);
  }

  opened({ shape, path }: Place): Fault | undefined {
    return shape.mark === 'index' ? fault('unreadable', BAD_INDEX, path) : undefined;
  }

  /** The end of a block is that of its call. */
  closed(place: Place): undefined {
    const index = place.shape.mark === 'block-end' ? this.#indices.get(place) : undefined;
    if (index !== undefined) delete this.#calls.get(`${index}`)?.open;
  }

  string(place: Place, value: string): Fault | undefined {
    const { mark } = place.shape;
    if (mark === 'index') return fault('unreadable', BAD_INDEX, place.path);
    if (mark === 'call-id' || mark === 'call-name') this.#said.push({ place, value });
    return undefined;
  }

  number({ shape, path, parent }: Place, value: number): Fault | undefined {
    if (shape.mark !== 'index' || parent === undefined) return undefined;
    if (!Number.isSafeInteger(value)) return fault('unreadable', BAD_INDEX, path);
    this.#indices.set(parent, value);
    return undefined;
  }

  word({ shape, path }: Place, value: boolean | null): Fault | undefined {
    return shape.mark === 'index' && value !== null ? fault('unreadable', BAD_INDEX, path) : undefined;
  }

  #nameCalls(): void {
    for (const { place, value } of this.#said.splice(0)) {
      const call = this.#callAt(place);
      if (call === undefined) continue;
      if (place.shape.mark === 'call-id') call.id ??= value;
      else call.name = (call.name ?? '') + value;
    }
  }

  /** The call that a text is of: that of the object around it with an index of its own. */
  #callAt(place: Place): ToolCall | undefined {
    if (!place.shape.mark?.startsWith('call-')) return undefined;
    let around = place.parent;
    while (around !== undefined && !this.#indices.has(around)) around = around.parent;
    if (around === undefined) return { index: 0 };
    const index = this.#indices.get(around) ?? 0;
    // Blocks begin and go on in members of different names.
    const key = around.index < 0 ? `${index}` : (this.#keyOf(around) ?? `${index}`);
    const call = this.#calls.get(key) ?? { index, open: true };
    if (this.#calls.size < MOST_JOINED) this.#calls.set(key, call);
    return call;
  }

  /** Tells places apart by names and by the indices that were named; undefined where names are very long. */
  #keyOf(place: Place): string | undefined {
    const { parent, key } = place;
    if (parent === undefined) return '';
    const around = this.#keyOf(parent);
    const above = parent.key;
    if (around === undefined || above === undefined || key === undefined) return undefined;
    const index = this.#indices.get(place);
    if (index === undefined) return around + key.slice(above.length);
    return place.index < 0 ? `${around}${key.slice(above.length)}#${index}` : `${around}#${index}`;
  }
}
