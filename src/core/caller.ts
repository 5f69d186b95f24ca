/** The caller: who asks, from proven facts only. */

/** What proved who asks: a token, a certificate that Envoy checked, one that a trusted hop vouches for, a key, an address. */
export const CALLER_KINDS = ['jwt', 'spiffe', 'xfcc', 'key', 'address', 'unknown'] as const;
export type CallerKind = (typeof CALLER_KINDS)[number];

export interface Caller {
  /** Stable name for records, rules and budgets: of the token, the certificate or the key, else the source address. */
  readonly id: string;
  readonly kind: CallerKind;
  /** Whom the caller belongs to, where it is proven. */
  readonly tenant?: string;
  /** In order, each once. */
  readonly roles: readonly string[];
  /** A class of confidentiality: what the caller may be told. */
  readonly clearance?: string;
  /** Facts that the configuration takes over by name, and no others. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Of a caller of whom no more is known than who it is. */
export const NO_GRANTS = { roles: [], claims: {} } as const satisfies Partial<Caller>;

export const UNKNOWN_CALLER: Caller = { id: 'unknown', kind: 'unknown', ...NO_GRANTS };
