/** Tool calls of a document: the texts of one call share an object that learns its id and its name. */
import type { CallPart, ToolCall } from '../../core/segment.ts';
import type { Place } from './place.ts';

/** The call that a string stands in, and whether among its arguments. */
export interface CallOwner {
  readonly call: ToolCall | undefined;
  readonly inArguments: boolean;
}

const NO_CALL: CallOwner = { call: undefined, inArguments: false };

/**
 * Follows the calls of one document by the marks of its shapes: `call` (the object of one call; a call that is no item
 * has index 0), `call-id`, `call-name` and `call-arguments` (text, or an object whose every string is of the arguments).
 */
export class CallTexts {
  #owner = NO_CALL;

  /** Where the document is now; for those who learn later what a string is. */
  get owner(): CallOwner {
    return this.#owner;
  }

  opened({ shape, index }: Place): void {
    if (shape.mark === 'call') this.#owner = { call: { index: Math.max(index, 0) }, inArguments: false };
    else if (shape.mark === 'call-arguments') this.#owner = { ...this.#owner, inArguments: true };
  }

  closed({ shape }: Place): void {
    if (shape.mark === 'call') this.#owner = NO_CALL;
    else if (shape.mark === 'call-arguments') this.#owner = { ...this.#owner, inArguments: false };
  }

  string({ shape }: Place, value: string): void {
    const { call } = this.#owner;
    if (call === undefined) return;
    if (shape.mark === 'call-id') call.id = value;
    else if (shape.mark === 'call-name') call.name = value;
  }

  /** `{ call }` for a text of a call; else `{}`. */
  of(place: Place): { readonly call?: CallPart } {
    return partOfCall(place, this.#owner);
  }
}

/** `{ call }` for a text of a call; else `{}`. */
export function partOfCall({ shape }: Place, { call, inArguments }: CallOwner): { readonly call?: CallPart } {
  if (call === undefined) return {};
  if (inArguments || shape.mark === 'call-arguments') return { call: { part: 'arguments', call } };
  return shape.mark === 'call-name' ? { call: { part: 'name', call } } : {};
}
