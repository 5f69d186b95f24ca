/** Calls of tools in the messages of Ollama; the arguments of one are an object. */
import type { CallPart, Channel, ToolCall } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';

/** The call that a string stands in, and whether among its arguments. */
export interface CallOwner {
  readonly call: ToolCall | undefined;
  readonly inArguments: boolean;
}

const NO_CALL: CallOwner = { call: undefined, inArguments: false };

/** Follows the calls of one document by the marks `call`, `call-id`, `call-name` and `call-arguments`. */
export class OpenCalls {
  #owner = NO_CALL;

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
}

/** `{ call }` for a text of a call; else `{}`. */
export function partOfCall({ shape }: Place, { call, inArguments }: CallOwner): { readonly call?: CallPart } {
  if (call === undefined) return {};
  if (inArguments || shape.mark === 'call-arguments') return { call: { part: 'arguments', call } };
  return shape.mark === 'call-name' ? { call: { part: 'name', call } } : {};
}

/** The channel of a name or a long number: those among arguments are of the call. */
export function fixedInCall(channel: Channel, { call, inArguments }: CallOwner): Channel {
  return call !== undefined && inArguments ? { ...channel, call: { part: 'arguments', call } } : channel;
}
