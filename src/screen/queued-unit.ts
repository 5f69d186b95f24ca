/** A unit on its way through a lane. */
import type { TextRun, Unit } from '../core/segment.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { Denial } from './denial.ts';

/** A run which the frontier has to pass, and where it stands in its channel. */
export interface RunPlace {
  readonly run: TextRun;
  readonly track: ChannelTrack;
  /** Channel offset where the run begins. */
  readonly offset: number;
}

/** A part that is denied as soon as the frontier reaches it. */
export interface DeniedPlace {
  readonly denial: Denial;
}

export interface QueuedUnit {
  readonly unit: Unit;
  /** Runs that were found to hold something, or may, and denied parts; what is whole and clean is not kept. */
  readonly places: (RunPlace | DeniedPlace)[];
  /** How many places the frontier has passed. */
  passed: number;
  /** Runs taken out of the unit so far. */
  taken: number;
  /** Characters of all its runs. */
  characters: number;
  /** Places and findings that are kept for it. */
  kept: number;
}

/** A unit that has just come. */
export function queuedUnit(unit: Unit): QueuedUnit {
  return { unit, places: [], passed: 0, taken: 0, characters: 0, kept: 0 };
}
