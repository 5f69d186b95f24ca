/** What a lane has let leave so far. */
import { added } from '../core/added.ts';
import { type Class, higher } from '../core/classes.ts';
import type { Skipped } from '../core/segment.ts';
import type { Denial } from './denial.ts';
import type { Intake } from './intake.ts';
import type { LaneOptions } from './lane-options.ts';
import type { QueuedUnit } from './queued-unit.ts';
import { rewriteWaiting } from './rewrite-unit.ts';
import type { SourceBytes } from './source-bytes.ts';

/** Counts and marks that outlive what a lane holds. */
export class LaneProgress {
  /** The most characters that were received and not yet free to leave, over all channels. */
  heldPeak = 0;
  unitsLeft = 0;
  mutated = false;
  /** The rule of the first redaction, or the bound that changed something. */
  mutatedBy: string | undefined;
  /** The highest class that what has left says of itself. */
  bears: Class | undefined;
  /** A part behind the last unit is denied. */
  protected tailDenial: Denial | undefined;

  /** A unit leaves; `rewritten` are its bytes where they changed. */
  protected released({ unit, settled, bears }: QueuedUnit, rewritten: Uint8Array | undefined): void {
    if (rewritten !== undefined || unit.rewritten) this.mutated = true;
    this.mutatedBy ??= settled?.by;
    this.bears = higher(this.bears, bears);
    this.unitsLeft++;
  }

  /** A rule has changed something. */
  protected edited(rule: string): void {
    this.mutatedBy ??= rule;
  }

  /** A part stands in no unit; such bytes are dropped. */
  protected skip(
    part: Skipped,
    { uninspected }: Pick<LaneOptions, 'uninspected'>,
    told: { skipped: readonly Skipped[] },
  ): void {
    told.skipped = added(told.skipped, part);
    if (part.reason === 'after-end' || part.reason === 'unterminated')
      this.tailDenial ??= uninspected?.(part)?.denial;
  }

  /** What a fault may pass on: what waits, with the edits already decided, and then the bytes as they came. */
  protected remainder(queue: Intake['queue'], source: SourceBytes): Uint8Array {
    const waiting = rewriteWaiting(queue);
    this.mutated ||= waiting.mutated;
    return Buffer.concat([...waiting.parts, source.remainder(waiting.length)]);
  }

  /** What a lane holds now, while a unit waits that is complete. */
  protected noteHeld({ queue, held }: Pick<Intake, 'queue' | 'held'>): void {
    if (queue.first?.unit.bytes !== undefined && held > this.heldPeak) this.heldPeak = held;
  }
}
