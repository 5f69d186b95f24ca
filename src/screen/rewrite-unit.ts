/** Applies the edits of its channels to one unit: the replacement stands where a range begins, the rest of it is gone. */
import type { Channel, Unit } from '../core/segment.ts';
import { type RunEdit, spliceUnit } from '../dialects/splice.ts';
import type { ChannelEdit } from './channel-track.ts';

/**
 * Returns the unit's bytes after the edits, or undefined when none touches it. `offsets` says where in its channel each
 * run begins; a range over several units puts its replacement into the first.
 */
export function rewriteUnit(
  unit: Unit,
  offsets: readonly number[],
  editsOf: (channel: Channel) => readonly ChannelEdit[],
): Uint8Array | undefined {
  const edits: RunEdit[] = [];
  for (const [index, run] of unit.runs.entries()) {
    const runStart = offsets[index] ?? 0;
    const runEnd = runStart + run.text.length;
    for (const edit of editsOf(run.channel)) {
      if (edit.start >= runEnd || edit.end <= runStart) continue;
      edits.push({
        run,
        start: Math.max(edit.start, runStart) - runStart,
        end: Math.min(edit.end, runEnd) - runStart,
        replacement: edit.start >= runStart ? edit.replacement : '',
      });
    }
  }
  return edits.length === 0 ? undefined : spliceUnit(unit, edits);
}
