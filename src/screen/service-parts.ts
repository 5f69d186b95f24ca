/** What both services, ext_proc and ext_authz, are given to judge with; `main.ts` passes it in. */
import type { Approvals } from '../core/approval.ts';
import type { Caller } from '../core/caller.ts';
import type { BreakGlass } from '../core/easement.ts';
import type { Fault } from '../core/fault.ts';
import type { Attributes } from '../core/frame.ts';
import type {
  Authenticate,
  CleanTexts,
  Clock,
  Decider,
  Fingerprint,
  Identify,
  Journal,
  Judge,
  Memory,
  Meter,
} from '../core/ports.ts';
import type { Policies } from './gate.ts';

export interface ServiceParts {
  /** The policies in force now. */
  policies(): Policies | undefined;
  /** Rules that an operator has suspended; asked once, when an exchange begins. */
  glass?(): BreakGlass | undefined;
  readonly journal: Journal;
  readonly meter: Meter;
  readonly clock: Clock;
  /** A decision id, unique over all workers. */
  newId(): string;
  readonly fingerprint: Fingerprint;
  /** The caller as far as the connection alone proves it. */
  callerOf(attributes: Attributes): Caller;
  readonly identify: Identify;
  readonly authenticate: Authenticate;
  readonly judge: Judge;
  /** The policy engines that policies may ask; where it is left out, asking one is a fault. */
  readonly decider?: Decider;
  /** Texts that judges have found clean; in this process. */
  readonly clean: CleanTexts;
  readonly memory: Memory;
  /** Who approves held calls; where it is left out, a held call is a fault. */
  readonly approvals?: Approvals;
  /** Why no new exchange can be taken now, or undefined when it can; asked once, when an exchange begins. */
  shed(): Fault | undefined;
  /** Reports a fault that no event carries. */
  onFault(fault: Fault): void;
}
