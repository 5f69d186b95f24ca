/** A message that stands inside another one: a file in a form, the body of a line. Its text is told as of the outer one. */
import type { Fault } from '../core/fault.ts';
import type { ParameterNote } from '../core/parameter.ts';
import type { Channel, Kept, Reader, Reading, SkippedPart, TextRun } from '../core/segment.ts';
import { pathWithin } from './json/path-within.ts';

/** Where the inner message stands. */
export interface Around {
  /** `lines[3].body`. */
  readonly path: string;
  /** Where its bytes begin in the unit of the outer one. */
  readonly start: number;
  /** Given where its text cannot be edited in place. */
  readonly editable?: false;
}

/** What a message holds, in order of its bytes. */
export interface Inside {
  readonly runs: readonly TextRun[];
  /** `after` counts runs of this message. */
  readonly skipped: readonly SkippedPart[];
  readonly parameters: readonly ParameterNote[];
  /** What it has made. */
  readonly kept: readonly Kept[];
  readonly fault?: Fault;
}

/** Reads all of a message that is complete; its paths and byte ranges become those of the outer one. */
export function readInside(reader: Reader, bytes: Uint8Array, around: Around): Inside {
  const first = reader.push(bytes);
  const readings = first.fault === undefined ? [first, reader.end()] : [first];
  const fault = readings.at(-1)?.fault;
  const inside = moved(readings, around);
  return fault === undefined
    ? inside
    : { ...inside, fault: { ...fault, at: pathWithin(around.path, fault.at ?? '$') } };
}

function moved(readings: readonly Reading[], { path, start, editable }: Around): Inside {
  const runs: TextRun[] = [];
  const skipped: SkippedPart[] = [];
  const parameters: ParameterNote[] = [];
  const kept: Kept[] = [];
  const channels = new Map<Channel, Channel>();
  const named = (channel: Channel): Channel => {
    const known = channels.get(channel);
    if (known !== undefined) return known;
    const { within } = channel;
    const made = {
      ...channel,
      path: pathWithin(path, channel.path),
      ...(within === undefined ? {} : { within: named(within) }),
      ...(editable === undefined ? {} : { editable }),
    };
    channels.set(channel, made);
    return made;
  };
  let at = start;
  // A unit that was read in two pushes is handed out twice.
  for (const unit of new Set(readings.flatMap(({ units }) => units))) {
    for (const skip of unit.skipped ?? []) {
      const part = { ...skip.part, path: pathWithin(path, skip.part.path) };
      skipped.push({ ...skip, part, after: runs.length + skip.after });
    }
    for (const run of unit.runs)
      runs.push({ ...run, channel: named(run.channel), start: at + run.start, end: at + run.end });
    for (const note of unit.parameters ?? [])
      parameters.push({
        ...note,
        ...(editable === undefined ? {} : { fixed: true as const }),
        path: pathWithin(path, note.path),
        start: at + note.start,
        end: at + note.end,
      });
    kept.push(...(unit.kept ?? []));
    at += unit.bytes?.length ?? 0;
  }
  return { runs, skipped, parameters, kept };
}
