/** The fault of a memory that gave no answer. */
import { type Fault, fault } from '../core/fault.ts';

/** Says what could not be done; `cause` is what its promise rejected with. */
export function stateFault(what: 'looked up' | 'kept', cause: unknown): Fault {
  return { ...fault('state', `What was seen before could not be ${what} (state.folder).`), cause };
}
