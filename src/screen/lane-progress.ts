/** What a lane has let leave so far. */
import type { Intake } from './intake.ts';
import type { QueuedUnit } from './queued-unit.ts';

/** Counts and marks that outlive what a lane holds. */
export class LaneProgress {
  /** The most characters that were received and not yet free to leave, over all channels. */
  heldPeak = 0;
  unitsLeft = 0;
  mutated = false;
  /** The rule of the first redaction, or the bound that changed something. */
  mutatedBy: string | undefined;

  /** A unit leaves; `rewritten` are its bytes where they changed. */
  protected released({ settled }: QueuedUnit, rewritten: Uint8Array | undefined): void {
    if (rewritten !== undefined) this.mutated = true;
    this.mutatedBy ??= settled?.by;
    this.unitsLeft++;
  }

  /** What a lane holds now, while a unit waits that is complete. */
  protected noteHeld({ queue, held }: Pick<Intake, 'queue' | 'held'>): void {
    if (queue.first?.unit.bytes !== undefined && held > this.heldPeak) this.heldPeak = held;
  }
}
