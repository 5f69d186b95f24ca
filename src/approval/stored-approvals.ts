/** The `Approvals` port over the store of tickets: claims, and waits for the people who decide. */
import type { Approvals, Claim, ClaimOutcome, HeldCall } from '../core/approval.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import type { Clock, Fingerprint } from '../core/ports.ts';
import { linkOf } from './links.ts';
import type { BoundClaim, Tickets } from './tickets.ts';

/** Between two looks at what exchanges of this worker wait for; one look for all of them. */
const LOOK_MS = 250;

export interface StoredApprovalsOptions {
  readonly client: Pick<Tickets, 'ask'>;
  readonly fingerprint: Fingerprint;
  readonly clock: Clock;
  /** Where links lead; none without it. */
  readonly url: string | undefined;
}

interface Waiter {
  readonly ids: readonly string[];
  wake(): void;
}

/** What one worker claims, in the store of all. */
export class StoredApprovals implements Approvals {
  readonly #options: StoredApprovalsOptions;
  readonly #waiters = new Set<Waiter>();
  #timer: NodeJS.Timeout | undefined;
  /** A store that is slow is not asked again before it has answered. */
  #looking = false;

  constructor(options: StoredApprovalsOptions) {
    this.#options = options;
  }

  async claim(claim: Claim, signal: AbortSignal): Promise<ClaimOutcome> {
    const { clock } = this.#options;
    const bound = this.#bind(claim);
    const until = clock.monotonic() + claim.waitMs;
    for (;;) {
      const outcome = await this.#ask(bound);
      const left = until - clock.monotonic();
      if (outcome.kind !== 'pending' || left <= 0 || signal.aborted) return outcome;
      await this.#settled(
        outcome.tickets.map(({ id }) => id),
        { ms: left, signal },
      );
      // Whoever is gone uses nothing up.
      if (signal.aborted) return outcome;
    }
  }

  async #ask(claim: BoundClaim): Promise<ClaimOutcome> {
    const { claimed } = await this.#options.client.ask({ kind: 'claim', claim });
    if (claimed === undefined) throw new Error('the store of tickets did not answer');
    const tickets = claimed.ids.map((id) => ({ id, link: linkOf(this.#options.url, id) }));
    return { kind: claimed.kind, tickets };
  }

  /** Each call is bound to everything that it is approved for; one that is made twice needs two approvals. */
  #bind({ caller, exchange, model, policy, calls }: Claim): BoundClaim {
    const seen = new Map<string, number>();
    const about = { kind: caller.kind, caller: caller.id, tenant: caller.tenant ?? null, model, ...policy };
    const bindingOf = (call: HeldCall) => {
      const spelled = canonicalJson(['ticket', { ...about, rule: call.rule, tool: call.tool }, call.args]);
      const nth = seen.get(spelled) ?? 0;
      seen.set(spelled, nth + 1);
      return this.#options.fingerprint(`${spelled}\n${nth}`);
    };
    return {
      ...{
        exchange,
        caller: caller.id,
        tenant: caller.tenant,
        model,
        policy: policy.name,
        digest: policy.digest,
      },
      calls: calls.map((call) => {
        const { approvers, quorum, timeoutMs } = call.terms;
        const { rule, tool, args } = call;
        return { binding: bindingOf(call), rule, tool, args, approvers, quorum, timeoutMs };
      }),
    };
  }

  /** Resolves when one of the tickets is decided, the time is over, or nobody waits any longer. */
  async #settled(
    ids: readonly string[],
    by: { readonly ms: number; readonly signal: AbortSignal },
  ): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(end);
        by.signal.removeEventListener('abort', wake);
        this.#waiters.delete(waiter);
        resolve();
      };
      const end = setTimeout(wake, by.ms);
      const waiter: Waiter = { ids, wake };
      by.signal.addEventListener('abort', wake, { once: true });
      this.#waiters.add(waiter);
      this.#timer ??= setInterval(() => void this.#look(), LOOK_MS).unref();
    });
  }

  async #look(): Promise<void> {
    const ids = [...new Set([...this.#waiters].flatMap((one) => one.ids))];
    if (ids.length === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    if (this.#looking) return;
    this.#looking = true;
    // A store that is away is met by the claim itself, which then is a fault.
    const answer = await this.#options.client.ask({ kind: 'settled', ids }).catch(() => ({ ids }));
    this.#looking = false;
    const settled = new Set(answer.ids);
    for (const waiter of this.#waiters) if (waiter.ids.some((id) => settled.has(id))) waiter.wake();
  }
}
