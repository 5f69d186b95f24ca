/** Where a tool may be called: the parameters of a request, or a part of a message. */
import type { CallPart, ToolCall } from '../../core/segment.ts';
import type { Shape } from '../json/shape.ts';

/** The first characters of a string are all that is told of it; a name of as many may go on. */
const LONGEST = 256;

/** Says, as far as the place was read, whether it is a call; where that is open, yes. */
export type Applies = (scope: CallScope) => boolean;

/** One place and the call that it may turn out to be. */
export class CallScope {
  readonly #index: number;
  readonly #applies: Applies;
  #call: ToolCall | undefined;
  /** What the part says it is. */
  type: string | undefined;

  constructor(index: number, applies: Applies) {
    this.#index = Math.max(index, 0);
    this.#applies = applies;
  }

  /** Takes the id or the name of the call. */
  string(mark: string | undefined, value: string): void {
    if (value.length >= LONGEST) return;
    if (mark === 'call-id') this.#shared().id = value;
    if (mark === 'call-name') this.#shared().name = value;
  }

  /** What a text here is of the call, as far as it is one; undefined where no call has such a text. */
  of({ mark }: Shape, inArguments: boolean): { readonly call?: CallPart | undefined } | undefined {
    const part = inArguments || mark === 'call-arguments' ? 'arguments' : 'name';
    if (part === 'name' && mark !== 'call-name') return undefined;
    const whole: CallPart = { part, call: this.#shared() };
    const applies = (): boolean => this.#applies(this);
    return {
      get call(): CallPart | undefined {
        return applies() ? whole : undefined;
      },
    };
  }

  #shared(): ToolCall {
    this.#call ??= { index: this.#index };
    return this.#call;
  }
}
