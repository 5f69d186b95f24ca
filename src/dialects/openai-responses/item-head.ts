/** What an item says of itself: its kind, who speaks in it, which call it is. */
import type { CallPart, Role, ToolCall } from '../../core/segment.ts';
import type { UnseenPart } from '../json/document-reader.ts';
import type { Place } from '../json/place.ts';

const ROLES = new Map<string, Role>([
  ['system', 'system'],
  ['developer', 'developer'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
]);

const CALL = /^(.+)_call$/;

/** Kinds whose content the provider keeps: an id alone brings it back. */
const KEPT = new Set(['reasoning', 'image_generation_call', 'compaction']);

/** One item while it is read. */
export class ItemHead {
  /** The call that it is, where it is one. */
  call: ToolCall;
  type: string | undefined;
  #role: Role | undefined;
  #id = '';
  /** It carries what its id stands for. */
  #filled = false;

  constructor(index: number) {
    this.call = { index: Math.max(index, 0) };
  }

  /** A string at a marked place of the item. */
  string({ shape }: Place, value: string): void {
    switch (shape.mark) {
      case 'item-type':
        this.type = value;
        break;
      case 'item-role':
        this.#role = ROLES.get(value) ?? 'unknown';
        break;
      case 'item-id':
        this.#id = value;
        break;
      case 'call-id':
        this.call.id = value;
        break;
      case 'call-name':
        this.call.name = value;
        break;
      case 'result':
      case 'sealed':
        this.#filled ||= value !== '';
        break;
      default:
    }
  }

  /** A part with text of its own. */
  fill(): void {
    this.#filled = true;
  }

  get id(): string {
    return this.#id;
  }

  /** Who speaks, once it was said. */
  get role(): Role | undefined {
    return this.type === 'reasoning' ? 'reasoning' : this.#role;
  }

  /** The tool of a call that has no name is its kind. */
  close(): void {
    const name = CALL.exec(this.type ?? '')?.[1];
    if (name !== undefined) this.call.name ??= name;
  }

  /** What the item stands for without holding it; known at its end. */
  unseen(path: string): UnseenPart | undefined {
    if (this.#id === '' || this.#filled) return undefined;
    const bare = this.type === undefined && this.#role === undefined;
    if (!bare && this.type !== 'item_reference' && !KEPT.has(this.type ?? '')) return undefined;
    const kept = { kind: 'item', id: this.#id } as const;
    return { path: `${path}.id`, reason: 'reference', bytes: Buffer.byteLength(this.#id), kept };
  }
}

/** What a text at a place is of the call of its item. */
export function callOf(
  { shape }: Place,
  given: { readonly item: ItemHead | undefined; readonly inArguments: boolean },
): { readonly call?: CallPart } {
  const call = given.item?.call;
  if (call === undefined) return {};
  if (given.inArguments || shape.mark === 'call-arguments') return { call: { part: 'arguments', call } };
  return shape.mark === 'call-name' ? { call: { part: 'name', call } } : {};
}
