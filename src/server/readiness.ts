/** Why this process is not ready, as sentences for `/readyz`. */

export interface Readiness {
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
  /** Why it could not start, until it has. */
  readonly failure: string | undefined;
}

/** Returns the reasons; none means ready. One serving worker with a working journal is enough to be ready. */
export function notReady({ draining, policies, workers }: Readiness): string[] {
  const reasons: string[] = [];
  if (draining) reasons.push('draining: this process is shutting down');
  if (policies === undefined) reasons.push('no policy is in force');
  if (!workers.some((worker) => worker.serving)) reasons.push('no worker is serving');
  for (const { slot, journalFault, failure } of workers) {
    if (journalFault !== undefined)
      reasons.push(`journal of worker-${slot} cannot be written: ${journalFault}`);
    if (failure !== undefined) reasons.push(`worker-${slot} cannot start: ${failure}`);
  }
  return reasons;
}
