/** A unit on its way through a lane. */
import { added, addedAll } from '../core/added.ts';
import type { Class } from '../core/classes.ts';
import type { Finding } from '../core/finding.ts';
import type { TextRun, Unit } from '../core/segment.ts';
import { spellsAgain } from './bounds.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { Denial } from './denial.ts';
import type { FrontQueue } from './front-queue.ts';
import type { Settled, Settling } from './settling.ts';

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
  /** Of a part that passes where it is known, and of a call that does once it is complete and judged. */
  recall?: 'waits' | 'known' | 'unknown';
  /** All that was found in these is decided here, before anything behind it leaves. */
  readonly tracks?: Iterable<ChannelTrack>;
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
  settled: Settled | undefined;
  /** The class that it says of itself. */
  bears: Class | undefined;
  /** It holds the text of the message in another form, which nobody can edit: denied once something was redacted. */
  repeats: Denial | undefined;
}

/** A unit that has just come. */
export function queuedUnit(unit: Unit): QueuedUnit {
  return {
    unit,
    places: [],
    passed: 0,
    taken: 0,
    characters: 0,
    kept: 0,
    settled: undefined,
    bears: undefined,
    repeats: unit.restates === undefined ? undefined : spellsAgain(unit.restates),
  };
}

/** Keeps what a bound changes of a unit, or returns its denial. */
export function settleUnit(
  entry: QueuedUnit,
  { settle }: Settling,
  told: { findings: readonly Finding[] },
): Denial | undefined {
  const outcome = settle?.(entry.unit);
  if (outcome === undefined) return undefined;
  if ('kind' in outcome) {
    if (outcome.kind === 'finding') told.findings = added(told.findings, outcome.finding);
    return outcome;
  }
  entry.settled = outcome;
  if (outcome.findings !== undefined) told.findings = addedAll(told.findings, outcome.findings);
  return undefined;
}

/** The frontier has to pass here. */
export function keep(
  entry: QueuedUnit,
  run: TextRun,
  { track, found }: { readonly track: ChannelTrack; readonly found: number },
): void {
  entry.places.push({ run, track, offset: track.received - run.text.length });
  entry.kept += 1 + found;
}

/** The frontier has to wait, or to decide something, behind all that the unit has so far. */
export function wait(entry: QueuedUnit, place: DeniedPlace): void {
  entry.places.push(place);
  entry.kept++;
}

/** Takes back the last places of a unit that are of a track which proved clean. */
export function forget(entry: QueuedUnit, track: ChannelTrack): void {
  const { places } = entry;
  for (let last = places.at(-1); last !== undefined && 'track' in last; last = places.at(-1)) {
    if (last.track !== track) break;
    places.pop();
    entry.kept--;
  }
  entry.passed = Math.min(entry.passed, places.length);
}

/** True of a unit in which text of a track stands. */
export function says({ places }: QueuedUnit, track: ChannelTrack): boolean {
  for (const place of places) if ('track' in place && place.track === track) return true;
  return false;
}

/** Bytes of the units of a queue that are complete. */
export function waitingBytes(queue: FrontQueue<QueuedUnit>): number {
  let waiting = 0;
  for (let at = 0; at < queue.length; at++) waiting += queue.at(at)?.unit.bytes?.length ?? 0;
  return waiting;
}
