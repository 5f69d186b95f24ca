/** Reader for a message that has no body: requests by GET and DELETE, answers that only say yes. */
import { type Fault, fault } from '../core/fault.ts';
import type { Facts, Reader, Reading } from '../core/segment.ts';

const NOT_EMPTY = 'The message has a body where none belongs; send none.';

/** Takes no byte; where its facts have no model, nothing else names one. */
export class EmptyBody implements Reader {
  readonly facts: Facts;
  readonly #refused: Fault;

  /** `refused` is the fault of a body that comes all the same. */
  constructor(facts: Facts = {}, refused: Fault = fault('unsupported', NOT_EMPTY, '$')) {
    this.facts = facts;
    if (facts.model === undefined) facts.modelless = true;
    this.#refused = refused;
  }

  push(bytes: Uint8Array): Reading {
    const reading = { units: [], skipped: [] };
    return bytes.length === 0 ? reading : { ...reading, fault: this.#refused };
  }

  end(): Reading {
    return { units: [{ bytes: new Uint8Array(0), runs: [], closes: false }], skipped: [] };
  }
}
