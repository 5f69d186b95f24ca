/** The outermost object of a JSON-RPC 2.0 message: a request, a notification or an answer. */
import { type Fault, fault } from '../../core/fault.ts';
import type { RpcId } from './error.ts';

/** The first characters of a string are all that is told of it; an id of as many may go on. */
const LONGEST = 256;

const BATCH = 'The body is a JSON-RPC batch, which this protocol does not have; send one message.';
const NO_MESSAGE =
  'The body is no JSON-RPC message; send an object with a method, or with a result or an error.';
const AMBIGUOUS = 'The message is a request and an answer in one; send a method, a result or an error.';
const WRONG_TYPE = 'A member of the JSON-RPC message has the wrong type; send it as documented.';

/** Follows one message; its places are marked `root`, `id`, `method`, `result` and `error`. */
export class Envelope {
  /** False for bodies of which only the text matters (errors of HTTP, documents that are no messages). */
  readonly #strict: boolean;
  method: string | undefined;
  id: RpcId | undefined;
  #asks = false;
  #answers = false;

  constructor(strict: boolean) {
    this.#strict = strict;
  }

  /** Makes ready for the next message. */
  begin(): void {
    this.method = undefined;
    this.id = undefined;
    this.#asks = false;
    this.#answers = false;
  }

  /** True for an answer, be it a result or an error. */
  get answers(): boolean {
    return this.#answers;
  }

  opened(mark: string | undefined, array: boolean): Fault | undefined {
    if (mark === 'root') return array ? fault('unreadable', BATCH, '$') : undefined;
    if (mark === 'id' || mark === 'method') return fault('unreadable', WRONG_TYPE, mark);
    this.#see(mark);
    return undefined;
  }

  string(mark: string | undefined, value: string): Fault | undefined {
    this.#see(mark);
    if (mark === 'id' && value.length < LONGEST) this.id = value;
    if (mark === 'method') this.method = value;
    return this.#alone(mark);
  }

  /** `NaN` stands for a number that is no plain integer. */
  number(mark: string | undefined, value: number): Fault | undefined {
    this.#see(mark);
    if (mark === 'id' && Number.isSafeInteger(value)) this.id = value;
    return mark === 'method' ? fault('unreadable', WRONG_TYPE, mark) : this.#alone(mark);
  }

  word(mark: string | undefined): Fault | undefined {
    this.#see(mark);
    return mark === 'method' ? fault('unreadable', WRONG_TYPE, mark) : this.#alone(mark);
  }

  /** The message is complete; a fault says what it lacks. */
  closed(): Fault | undefined {
    if (!this.#strict) return undefined;
    if (this.#asks && this.#answers) return fault('unreadable', AMBIGUOUS, '$');
    return this.#asks || this.#answers ? undefined : fault('unreadable', NO_MESSAGE, '$');
  }

  #see(mark: string | undefined): void {
    if (mark === 'method') this.#asks = true;
    if (mark === 'result' || mark === 'error') this.#answers = true;
  }

  /** The whole document is a single value. */
  #alone(mark: string | undefined): Fault | undefined {
    return mark === 'root' ? this.closed() : undefined;
  }
}
