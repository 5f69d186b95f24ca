/** A unit on its way through a lane. */
import type { Unit } from '../core/segment.ts';
import type { ChannelTrack } from './channel-track.ts';

/** Where a run stands in its channel. */
export interface RunPlace {
  readonly track: ChannelTrack;
  /** Channel offset where the run begins. */
  readonly offset: number;
}

export interface QueuedUnit {
  readonly unit: Unit;
  /** Of the runs that the windows have taken. */
  readonly places: RunPlace[];
  /** How many runs the frontier has passed. */
  passed: number;
}

/** A unit that has just come. */
export function queuedUnit(unit: Unit): QueuedUnit {
  return { unit, places: [], passed: 0 };
}
