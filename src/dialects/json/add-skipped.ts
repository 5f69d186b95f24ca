/** Collects what was skipped. */
import type { Skipped } from '../../core/segment.ts';

/** Adds an entry; opaque ones of one list (the tokens of an answer in numbers) become one. */
export function addSkipped(list: Skipped[], skipped: Skipped): void {
  const before = list.at(-1);
  const joins = before?.reason === 'opaque' && skipped.reason === 'opaque' && isSibling(before, skipped);
  if (joins) list[list.length - 1] = { ...before, bytes: before.bytes + skipped.bytes };
  else list.push(skipped);
}

/** True for paths that differ in their indices only. */
function isSibling(one: Skipped, other: Skipped): boolean {
  return one.path === other.path || shapeOf(one.path) === shapeOf(other.path);
}

function shapeOf(path: string): string {
  return path.replaceAll(/\d+/g, '');
}
