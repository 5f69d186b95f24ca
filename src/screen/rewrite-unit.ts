/** Applies the edits of its channels to one unit: the replacement stands where a range begins, the rest of it is gone. */
import { type RunEdit, spliceUnit } from '../dialects/splice.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { FrontQueue } from './front-queue.ts';
import type { QueuedUnit, RunPlace } from './queued-unit.ts';

/**
 * Returns the unit's bytes after the edits of its tracks, or undefined when none touches it. A range over several units
 * puts its replacement into the first. Runs and edits are both in order, so that one walk pairs them.
 */
export function rewriteUnit({ unit, places }: QueuedUnit): Uint8Array | undefined {
  const edits: RunEdit[] = [];
  const walked = new Map<ChannelTrack, number>();
  for (const place of places) {
    if ('denial' in place || place.track.edits.length === 0) continue;
    const next = editRun(place, walked.get(place.track) ?? 0, edits);
    walked.set(place.track, next);
  }
  return edits.length === 0 ? undefined : spliceUnit(unit, edits);
}

/** Adds the parts of edits that fall into one run; returns the first edit that later runs may need. */
function editRun({ run, track, offset }: RunPlace, from: number, edits: RunEdit[]): number {
  const until = offset + run.text.length;
  for (let position = from; ; position++) {
    const edit = track.edits.at(position);
    if (edit === undefined || edit.start >= until) return position;
    if (edit.end > offset) {
      edits.push({
        run,
        start: Math.max(edit.start, offset) - offset,
        end: Math.min(edit.end, until) - offset,
        replacement: edit.start >= offset ? edit.replacement : '',
      });
    }
    if (edit.end > until) return position;
  }
}

/** Bytes of units that wait, and how many bytes they were before their edits. */
export interface Rewritten {
  readonly parts: readonly Uint8Array[];
  readonly length: number;
  readonly mutated: boolean;
}

/** Applies the edits that are decided to all complete units of a queue. */
export function rewriteWaiting(queue: FrontQueue<QueuedUnit>): Rewritten {
  const parts: Uint8Array[] = [];
  let length = 0;
  let mutated = false;
  for (let at = 0; at < queue.length; at++) {
    const entry = queue.at(at);
    if (entry?.unit.bytes === undefined) break;
    const rewritten = rewriteUnit(entry);
    mutated ||= rewritten !== undefined;
    parts.push(rewritten ?? entry.unit.bytes);
    length += entry.unit.bytes.length;
  }
  return { parts, length, mutated };
}
