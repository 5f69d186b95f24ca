/** Outcomes of guards: what passes, and what is refused with a place and a sentence. */
import type { z } from 'zod';
import type { JsonObject, JsonValue } from './json.ts';
import type { Outcome } from './retriever.ts';

/** Of an answer that holds no documents. */
export const NO_HITS = { hits: 0, foreign: 0 } as const;

/** What passes. */
export function pass<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** What is refused, and where; `at` holds names of the format and indices, never content. */
export function refuse(at: string, message: string): Extract<Outcome<never>, { ok: false }> {
  return { ok: false, refused: { at, message } };
}

/**
 * Reads a value by a schema that names all that may pass (strict objects). The refusal names the place, but not a member
 * that is not in the schema: that is content.
 */
export function readBy<T>(schema: z.ZodType<T>, value: JsonValue | undefined, root = 'body'): Outcome<T> {
  const read = schema.safeParse(value);
  if (read.success) return pass(read.data);
  const issue = read.error.issues[0];
  const path = issue?.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  const unknown = issue?.code === 'unrecognized_keys';
  const message = unknown
    ? 'It has a member that is not let through.'
    : 'It is not one of the forms that are let through.';
  return refuse(`${root}${path?.join('') ?? ''}`, message);
}

/** An object that a schema let through, as the JSON that it still is: schemas take members as they came. */
export function asJson(read: object): JsonObject {
  return read as JsonObject;
}
