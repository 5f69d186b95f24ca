/** Claims: held calls of one message, with everything that their approval is bound to. */
import type { Approvals, Claim, ClaimOutcome, HeldCall } from '../core/approval.ts';
import type { Caller } from '../core/caller.ts';
import { fault, ok, type Result } from '../core/fault.ts';

/** What of an exchange an approval is for. */
export interface ClaimFacts {
  readonly id: string;
  readonly caller: Caller;
  readonly policy: string;
  readonly policyDigest: string;
}

/** The same of a request that has no exchange of its own. */
export function claimFacts(
  { id, caller }: Pick<ClaimFacts, 'id' | 'caller'>,
  { name, digest }: { readonly name: string; readonly digest: string },
): ClaimFacts {
  return { id, caller, policy: name, policyDigest: digest };
}

const NOBODY = fault('state', 'A call has to be approved, and there is no store of tickets.');
const AWAY = 'The tickets of held calls could not be looked up (state.folder).';

/** How long the people are waited for: as the most patient rule says, and never longer than the exchange may take. */
export function waitFor(calls: readonly HeldCall[], mostMs: number): number {
  return Math.max(0, Math.min(mostMs, Math.max(0, ...calls.map(({ terms }) => terms.waitMs))));
}

export function claimOf(
  facts: ClaimFacts,
  asked: { readonly model: string; readonly calls: readonly HeldCall[]; readonly waitMs: number },
): Claim {
  const { id, caller, policy, policyDigest } = facts;
  return { ...asked, exchange: id, caller, policy: { name: policy, digest: policyDigest } };
}

/** Resolves to what people said; to a fault where nobody can tell, or nobody could in time. */
export function askPeople(
  approvals: Approvals | undefined,
  claim: Claim,
  by: { readonly signal: AbortSignal; race<T>(promise: Promise<T>): Promise<T> },
): Promise<Result<ClaimOutcome>> {
  if (approvals === undefined) return Promise.resolve({ ok: false, fault: NOBODY });
  return by.race(approvals.claim(claim, by.signal)).then(ok, (cause: unknown) => ({
    ok: false as const,
    fault: { ...fault('state', AWAY), cause },
  }));
}
