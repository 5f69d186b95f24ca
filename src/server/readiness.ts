/** Why this process is not ready, as sentences for `/readyz`. */

export interface Readiness {
  /** Until every worker has served once: a burst would find a few workers only, and stay with them. */
  readonly starting: boolean;
  readonly draining: boolean;
  /** Digest of the policies in force. */
  readonly policies: string | undefined;
  readonly workers: readonly WorkerState[];
}

/** What the primary knows of one worker slot. */
export interface WorkerState {
  readonly slot: number;
  readonly serving: boolean;
  readonly journalFault: string | undefined;
  /** Why it refuses new exchanges. */
  readonly shedding: string | undefined;
  /** Why it could not start, until it has. */
  readonly failure: string | undefined;
}

/**
 * Returns the reasons; none means ready. One worker that serves and takes new exchanges is enough to be ready; a process
 * all of whose workers refuse them is better left alone, and answers faster than one that works, which draws more to it.
 */
export function notReady({ starting, draining, policies, workers }: Readiness): string[] {
  const reasons: string[] = [];
  if (starting) reasons.push('starting: not every worker serves yet');
  if (draining) reasons.push('draining: this process is shutting down');
  if (policies === undefined) reasons.push('no policy is in force');
  const serving = workers.filter((worker) => worker.serving);
  if (serving.length === 0) reasons.push('no worker is serving');
  if (serving.every((worker) => worker.shedding !== undefined))
    reasons.push(
      ...serving.slice(0, 1).map(({ shedding }) => `every worker refuses new exchanges: ${shedding}`),
    );
  for (const { slot, journalFault, failure } of workers) {
    if (journalFault !== undefined)
      reasons.push(`journal of worker-${slot} cannot be written: ${journalFault}`);
    if (failure !== undefined) reasons.push(`worker-${slot} cannot start: ${failure}`);
  }
  return reasons;
}
