/**
 * Unfinished texts: texts that would be wrong if they ended here. What follows them in the stream and says nothing of
 * them (that the answer is over, say) waits until they go on, or until they are known to be over and were judged.
 */
import { fault } from '../core/fault.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { Denial } from './denial.ts';
import type { DeniedPlace } from './queued-unit.ts';

/** Nobody sees it: such a place waits, and passes. */
const DENIAL: Denial = { kind: 'fault', fault: fault('internal', 'A text was not finished.') };

interface Unfinished {
  readonly track: ChannelTrack;
  /** Characters that had come. */
  readonly at: number;
}

/** A place that waits for texts. */
export class UnfinishedTexts implements DeniedPlace {
  readonly denial = DENIAL;
  readonly #texts: readonly Unfinished[];

  constructor(tracks: readonly ChannelTrack[]) {
    this.#texts = tracks.map((track) => ({ track, at: track.received }));
  }

  get recall(): 'waits' | 'known' {
    return this.#texts.some(({ track, at }) => track.received === at && !track.final && track.unfinished)
      ? 'waits'
      : 'known';
  }

  /** Those that ended: what is wrong with that is decided here. */
  get tracks(): readonly ChannelTrack[] {
    return this.#texts
      .filter(({ track, at }) => track.final && track.received === at)
      .map(({ track }) => track);
  }
}

/** True where a rule may say of a text that it ended too early. */
export function asksForEnds(rules: readonly CompiledRule[]): boolean {
  return rules.some(({ by }) => by.kind === 'scanner' && by.scanner.unfinished !== undefined);
}
