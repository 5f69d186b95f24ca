/** Where a tool may be called: the parameters of a request, or a part of a message. */
import type { CallPart, ToolCall } from '../../core/segment.ts';
import type { Shape } from '../json/shape.ts';

/** The first characters of a string are all that is told of it; a name of as many may go on. */
const LONGEST = 256;

/** One place and the call that it may turn out to be. */
export class CallScope {
  readonly #call: ToolCall;
  readonly #applies: () => boolean;
  /** What the part says it is. */
  type: string | undefined;

  /** `applies` says, as far as the place was read, whether it is a call; where that is open, yes. */
  constructor(index: number, applies: (scope: CallScope) => boolean) {
    this.#call = { index: Math.max(index, 0) };
    this.#applies = () => applies(this);
  }

  /** Takes the id or the name of the call. */
  string(mark: string | undefined, value: string): void {
    if (value.length >= LONGEST) return;
    if (mark === 'call-id') this.#call.id = value;
    if (mark === 'call-name') this.#call.name = value;
  }

  /** What a text here is of the call, once more is known too; `{}` where no call has such a text. */
  of({ mark }: Shape, inArguments: boolean): { readonly call?: CallPart | undefined } {
    const part = inArguments || mark === 'call-arguments' ? 'arguments' : 'name';
    if (part === 'name' && mark !== 'call-name') return {};
    const whole: CallPart = { part, call: this.#call };
    const applies = this.#applies;
    return {
      get call(): CallPart | undefined {
        return applies() ? whole : undefined;
      },
    };
  }
}
