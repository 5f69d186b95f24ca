/** Schemas that the forms of several products are made of. */
import { z } from 'zod';
import { isJsonNumber, isJsonObject, type JsonNumber, type JsonObject, type JsonValue } from './json.ts';

/** A number by its source text. */
export const number = z.custom<JsonNumber>(isJsonNumber);
/** A whole number, not negative. */
export const count = z.custom<JsonNumber>((value) => isJsonNumber(value) && /^\d{1,15}$/.test(value.rawJSON));
/** A list of numbers, as vectors are. */
export const numbers = z.custom<readonly JsonNumber[]>(
  (value) => Array.isArray(value) && value.every(isJsonNumber),
);
/** Any object, taken as it is. */
export const anyObject = z.custom<JsonObject>((value) => isJsonObject(value as JsonValue));
export const name = z.string().min(1).max(255);
