/** What the edits of one exchange are written with. */
import type { Fingerprint } from '../../core/ports.ts';
import type { Replacing } from '../../policy/actions/value.ts';
import type { Placeholders } from './placeholders.ts';

/** Writes hashes and fakes with a key; where nothing can be brought back, no value gets a placeholder. */
export function replacingWith(pseudonym: Fingerprint, placeholders?: Placeholders): Replacing {
  return {
    pseudonym,
    placeholderOf: (value) => placeholders?.placeholderOf(value),
    valueOf: (placeholder) => placeholders?.valueOf(placeholder),
  };
}
