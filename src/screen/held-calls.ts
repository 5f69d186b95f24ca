/** Held calls: those of one message that people have to approve; nothing from the first of them on leaves before. */
import type { ClaimOutcome, HeldCall, HoldTerms, TicketName } from '../core/approval.ts';
import { type Fault, fault, type Result } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { CallToHold } from '../core/tool-call.ts';
import type { Denial } from './denial.ts';

/** A call whose place the frontier has come to. */
export interface Reached {
  readonly call: CallToHold;
  readonly finding: Finding;
}

/** What becomes of one. */
export interface HoldDecision {
  readonly finding: Finding;
  readonly denial?: Denial;
}

const UNCLAIMED = 'A call was to be approved that was not asked about.';
const DENIED = 'A person has said no to this (ticket {ticket}).';
const FLOODED = 'Too many calls of yours wait for approval; have some decided first.';

/** The held calls of one lane. */
export class HeldCalls {
  /** All that were found, and what is said of them, whether the frontier has come to them or not. */
  readonly #found: () => readonly CallToHold[];
  readonly #termsOf: (rule: string) => HoldTerms | undefined;
  #first: Reached | undefined;
  #asked: readonly CallToHold[] | undefined;
  #granted: ReadonlyMap<CallToHold, TicketName> | undefined;

  constructor(of: {
    found(): readonly CallToHold[];
    termsOf(rule: string): HoldTerms | undefined;
  }) {
    this.#found = () => of.found();
    this.#termsOf = (rule) => of.termsOf(rule);
  }

  /** True while nothing may leave. */
  get waits(): boolean {
    return this.#first !== undefined && this.#granted === undefined;
  }

  /** The frontier has come to a call: it waits, or what becomes of it is known. */
  reach(reached: Reached): HoldDecision | undefined {
    if (this.#granted === undefined) {
      this.#first ??= reached;
      return undefined;
    }
    const ticket = this.#granted.get(reached.call);
    if (ticket !== undefined) return { finding: approved(reached.finding, ticket) };
    const { rule } = reached.call;
    return { finding: reached.finding, denial: { kind: 'fault', fault: fault('internal', UNCLAIMED), rule } };
  }

  /** All calls of the message, once they are to be asked about: when all of it was read. */
  due(): readonly HeldCall[] | undefined {
    if (this.#first === undefined || this.#asked !== undefined) return undefined;
    this.#asked = this.#found();
    return this.#asked.flatMap((call) => {
      const terms = this.#termsOf(call.rule);
      return terms === undefined ? [] : [{ ...call, terms }];
    });
  }

  /** People have decided, or nobody has in time; what becomes of the first call. */
  settle(outcome: Result<ClaimOutcome>): HoldDecision | undefined {
    const first = this.#first;
    if (first === undefined || this.#asked === undefined || this.#granted !== undefined) return undefined;
    const { call, finding } = first;
    if (!outcome.ok) return { finding, denial: faultDenial(outcome.fault, call) };
    const { kind, tickets } = outcome.value;
    const at = this.#asked.indexOf(call);
    const ticket = tickets[kind === 'denied' ? 0 : at];
    if (kind !== 'granted') {
      const named = ticket === undefined ? finding : { ...finding, source: ticket.id };
      return { finding: named, denial: this.#denial(call, outcome.value) };
    }
    if (ticket === undefined || tickets.length !== this.#asked.length)
      return { finding, denial: faultDenial(fault('internal', UNCLAIMED), call) };
    this.#granted = new Map(this.#asked.flatMap((one, index) => pair(one, tickets[index])));
    return { finding: approved(finding, ticket) };
  }

  #denial(call: CallToHold, { kind, tickets }: ClaimOutcome): Denial {
    const { rule } = call;
    const says =
      kind === 'flooded' ? FLOODED : kind === 'denied' ? DENIED : (this.#termsOf(rule)?.text ?? DENIED);
    const ids = tickets.map(({ id }) => id).join(', ');
    const links = tickets.flatMap(({ link }) => link ?? []).join(' ');
    const filled = says.replaceAll('{ticket}', ids).replaceAll('{link}', links).trim();
    const state = kind === 'pending' ? 'pending' : kind === 'denied' ? 'denied' : 'flooded';
    return { kind: 'held', rule, state, says: filled };
  }
}

/** Of the fault nothing passes, whatever the policy says of others. */
function faultDenial(cause: Fault, { rule }: CallToHold): Denial {
  return { kind: 'fault', fault: cause, rule };
}

function approved(finding: Finding, { id }: TicketName): Finding {
  return { ...finding, type: 'TOOL_APPROVED', source: id };
}

function pair(call: CallToHold, ticket: TicketName | undefined): [CallToHold, TicketName][] {
  return ticket === undefined ? [] : [[call, ticket]];
}
