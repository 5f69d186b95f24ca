/** Applies the edits of its channels to one unit: the replacement stands where a range begins, the rest of it is gone. */
import { type ByteEdit, type RunEdit, spliceUnit } from '../dialects/splice.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { FrontQueue } from './front-queue.ts';
import type { QueuedUnit, RunPlace } from './queued-unit.ts';

/**
 * Returns the unit's bytes after the edits of its tracks and of its bounds, or undefined when none touches it. A range over several units
 * puts its replacement into the first. Runs and edits are both in order, so that one walk pairs them.
 */
export function rewriteUnit({ unit, places, settled }: QueuedUnit): Uint8Array | undefined {
  // Most units leave as they came. bench: step
  if (settled === undefined && !isEdited(places)) return undefined;
  const edits: RunEdit[] = [];
  const walked = new Map<ChannelTrack, number>();
  for (const place of places) {
    if ('denial' in place || place.track.edits.length === 0) continue;
    const next = editRun(place, walked.get(place.track) ?? 0, edits);
    walked.set(place.track, next);
  }
  const all = settled === undefined ? edits : inOrder(edits, settled.edits);
  return all.length === 0 ? undefined : spliceUnit(unit, all);
}

function isEdited(places: QueuedUnit['places']): boolean {
  for (const place of places) if (!('denial' in place) && place.track.edits.length > 0) return true;
  return false;
}

/**
 * Both are in order, and no edit of bytes takes a part of a text: it stands before the text or behind it, or takes all of
 * it, and then nothing is left to be edited there.
 */
function inOrder(texts: readonly RunEdit[], bytes: readonly ByteEdit[]): (RunEdit | ByteEdit)[] {
  const merged: (RunEdit | ByteEdit)[] = [];
  let next = 0;
  for (const edit of bytes) {
    for (let text = texts[next]; text !== undefined && text.run.start < edit.to; text = texts[++next])
      if (text.run.start < edit.from) merged.push(text);
    merged.push(edit);
  }
  return [...merged, ...texts.slice(next)];
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
