/** One text against one schema, in pieces. */
import assert from 'node:assert/strict';
import { compileSchema } from '../../../src/detectors/schema/compile.ts';
import { Validator, type Violation } from '../../../src/detectors/schema/validator.ts';
import type { Schema } from './arbitrary.ts';

export const BOUNDS = { depth: 64, kept: 100_000 };

/** What is wrong with a text that came in these pieces. */
export function judge(schema: Schema, pieces: readonly string[]): Violation | undefined {
  const compiled = compileSchema(schema, { strict: true });
  assert.ok(compiled.ok, JSON.stringify(compiled));
  const validator = new Validator(compiled.program, BOUNDS);
  for (const piece of pieces) validator.push(piece);
  return validator.end();
}

/** A text in pieces; a cut is a number that says where. */
export function chunks(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((one, other) => one - other);
  return [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length));
}
