/** The caller: who asks, from proven facts only. */
export interface Caller {
  /** Stable name for records and budgets: the SPIFFE id of the peer certificate, else the source address. */
  readonly id: string;
  readonly kind: 'spiffe' | 'address' | 'unknown';
}

export const UNKNOWN_CALLER: Caller = { id: 'unknown', kind: 'unknown' };
