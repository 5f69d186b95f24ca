/** Journal failure: the record of a decision could not be written, so that nothing leaves by it. */
import { type Fault, fault } from '../core/fault.ts';

const MESSAGE = 'The record of the decision could not be written; try again later.';

/** Thrown where a record was refused or took too long; `cause` says which. */
export class JournalFailure extends Error {
  constructor(cause: unknown) {
    super(MESSAGE, { cause });
  }

  /** The same as a value. */
  get fault(): Fault {
    return { ...fault('journal', this.message), cause: this };
  }
}
