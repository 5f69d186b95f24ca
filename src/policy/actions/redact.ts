/** `redact`: the type in brackets, or the policy's own text. */
import type { Value, Write } from './value.ts';

/** `[EMAIL]`. */
export function bracketed({ type }: Pick<Value, 'type'>): string {
  return `[${type}]`;
}

/** Writes the same text for every value. */
export function redaction(replacement: string | undefined): Write {
  return replacement === undefined ? bracketed : () => replacement;
}
