/** Collects what was skipped. */
import type { Skipped } from '../../core/segment.ts';

/** Adds an entry; opaque ones next to each other (the tokens of an answer in numbers) become one. */
export function addSkipped(list: Skipped[], skipped: Skipped): void {
  const before = list.at(-1);
  if (before === undefined || before.reason !== 'opaque' || skipped.reason !== 'opaque') list.push(skipped);
  else list[list.length - 1] = { ...before, bytes: before.bytes + skipped.bytes };
}
