/** Applies the edits of its channels to one unit: the replacement stands where a range begins, the rest of it is gone. */
import type { TextRun } from '../core/segment.ts';
import { type RunEdit, spliceUnit } from '../dialects/splice.ts';
import type { QueuedUnit, RunPlace } from './queued-unit.ts';

/**
 * Returns the unit's bytes after the edits of its tracks, or undefined when none touches it. A range over several units
 * puts its replacement into the first.
 */
export function rewriteUnit({ unit, places }: QueuedUnit): Uint8Array | undefined {
  if (places.every(({ track }) => track.edits.length === 0)) return undefined;
  const edits = unit.runs.flatMap((run, index) => editsOf(run, places[index]));
  return edits.length === 0 ? undefined : spliceUnit(unit, edits);
}

/** The parts of its track's edits that fall into one run, in offsets of the run. */
function editsOf(run: TextRun, place: RunPlace | undefined): RunEdit[] {
  const from = place?.offset ?? 0;
  const until = from + run.text.length;
  const inside = place?.track.edits.filter((edit) => edit.start < until && edit.end > from) ?? [];
  return inside.map((edit) => ({
    run,
    start: Math.max(edit.start, from) - from,
    end: Math.min(edit.end, until) - from,
    replacement: edit.start >= from ? edit.replacement : '',
  }));
}
