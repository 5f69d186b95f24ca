/** How many workers there are where nobody says: one per core, and no more than the container's memory holds. */

const MIB = 1_048_576;
/** What the primary and one worker need with the defaults, and each further worker: docs/operate/sizing.md. */
const FIRST_BYTES = 1024 * MIB;
const FURTHER_BYTES = 400 * MIB;

/** `bound` is what the kernel lets the container use, undefined for all there is. At least one worker is tried. */
export function defaultWorkers(cores: number, bound: number | undefined): number {
  if (bound === undefined) return cores;
  const further = Math.floor((bound - FIRST_BYTES) / FURTHER_BYTES);
  return Math.min(cores, 1 + Math.max(0, further));
}
