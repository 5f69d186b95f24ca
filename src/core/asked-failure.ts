/** Asked failure: why a service that a policy asks gave no answer that can be used, as a fault that the policy has a posture for. */
import { type Fault, fault } from './fault.ts';

/** The words for what is asked, and the kind of fault that it leaves. */
const KINDS = { judge: 'judge', decider: 'decision' } as const;

/** Whom a failure is of. */
export interface AskedService {
  readonly kind: keyof typeof KINDS;
  readonly name: string;
}

/** Thrown by what asks; `fault.at` is the name of the service. */
export abstract class AskedFailure<Reason extends string> extends Error {
  readonly reason: Reason;
  readonly fault: Fault;

  constructor({ kind, name }: AskedService, reason: Reason, detail: string) {
    const message = `${kind} ${name}: ${detail}`;
    super(message);
    this.reason = reason;
    this.fault = fault(KINDS[kind], message, name);
  }
}
