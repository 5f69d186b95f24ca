/** Tool calls of a document: the texts of one call share an object that learns its id and its name. */
import type { CallPart, ToolCall } from '../../core/segment.ts';
import type { Place } from './place.ts';

/**
 * Follows the calls of one document by the marks of its shapes: `call` (the object of one call; a call that is no item
 * has index 0), `call-id`, `call-name` and `call-arguments` (text, or an object whose every string is of the arguments).
 */
export class CallTexts {
  #call: ToolCall | undefined;
  #inArguments = false;

  opened({ shape, index }: Place): void {
    if (shape.mark === 'call') this.#call = { index: Math.max(index, 0) };
    else if (shape.mark === 'call-arguments') this.#inArguments = true;
  }

  closed({ shape }: Place): void {
    if (shape.mark === 'call') this.#call = undefined;
    else if (shape.mark === 'call-arguments') this.#inArguments = false;
  }

  string({ shape }: Place, value: string): void {
    if (this.#call === undefined) return;
    if (shape.mark === 'call-id') this.#call.id = value;
    else if (shape.mark === 'call-name') this.#call.name = value;
  }

  /** `{ call }` for a text of a call; else `{}`. */
  of({ shape }: Place): { readonly call?: CallPart } {
    const call = this.#call;
    if (call === undefined) return {};
    if (this.#inArguments || shape.mark === 'call-arguments') return { call: { part: 'arguments', call } };
    return shape.mark === 'call-name' ? { call: { part: 'name', call } } : {};
  }
}
