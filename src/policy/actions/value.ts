/** A value that a rule found and puts something else in place of. Content: it is never recorded. */
import type { Fingerprint } from '../../core/ports.ts';

export interface Value {
  /** The type of the finding: `EMAIL`, `CREDIT_CARD`. */
  readonly type: string;
  readonly text: string;
}

/** What an exchange brings for the actions that need more than the value. */
export interface Replacing {
  /** Keyed hash of a value, hex, with a key of its own: it leaves Weir, and must not lead into the journal. */
  readonly pseudonym: Fingerprint;
  /** The placeholder of a value, undefined when the exchange has as many as it may. */
  placeholderOf(value: Value): string | undefined;
  /** What a placeholder stands for, undefined for one that Weir did not make. */
  valueOf(placeholder: string): string | undefined;
}

/** Says what stands in place of a value. */
export type Write = (value: Value, by: Replacing) => string;
