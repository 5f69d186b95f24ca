/** Trim: members and items taken out of a document, with the commas that stood between them. */
import type { ByteEdit } from '../splice.ts';
import type { Value } from './document.ts';

const NOTHING = new Uint8Array(0);

/** A member or an item, as bytes. */
interface Part {
  readonly start: number;
  readonly value: Value;
}

/** The edits that take these values out, each with its name where it has one; in order of their bytes. */
export function editsOf(value: Value, gone: ReadonlySet<Value>): ByteEdit[] {
  const parts: Part[] = [
    ...value.members,
    ...value.items.map((item) => ({ start: item.start, value: item })),
  ];
  const edits: ByteEdit[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (part === undefined) break;
    if (!gone.has(part.value)) {
      edits.push(...editsOf(part.value, gone));
      continue;
    }
    const last = lastGone(parts, at, gone);
    edits.push(edit(parts, at, last));
    at = last;
  }
  return edits;
}

/** The end of a row of parts that all go. */
function lastGone(parts: readonly Part[], from: number, gone: ReadonlySet<Value>): number {
  let last = from;
  for (let next = parts[last + 1]; next !== undefined && gone.has(next.value); next = parts[last + 1]) last++;
  return last;
}

/** With the comma before them, or, of the first parts, with the one behind. */
function edit(parts: readonly Part[], first: number, last: number): ByteEdit {
  const before = parts[first - 1];
  const after = parts[last + 1];
  const from = before?.value.end ?? parts[first]?.start ?? 0;
  const to = before === undefined && after !== undefined ? after.start : (parts[last]?.value.end ?? from);
  return { from, to, bytes: NOTHING };
}
