/**
 * Deciding: what becomes of findings, in their order, also where that has to wait: for the rest of the message, for what
 * else is found in it, or for a decision that an engine outside makes.
 */
import { NONE } from '../core/added.ts';
import type { ClaimOutcome, HeldCall } from '../core/approval.ts';
import type { Decision } from '../core/decision.ts';
import type { Fault, Result } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { CallNote, CallQuestion } from '../core/tool-call.ts';
import type { CompiledDecision, CompiledRule } from '../policy/compiled-policy.ts';
import { decisionQuestion } from '../policy/decision-input.ts';
import { DECISION_DETECTOR } from '../policy/names.ts';
import type { ChannelTrack } from './channel-track.ts';
import { decideFinding, type FindingDecision } from './decide-finding.ts';
import type { Denial } from './denial.ts';
import { type DecisionAsk, EngineAsks } from './engine-asks.ts';
import type { HeldCalls, HoldDecision, Reached } from './held-calls.ts';
import type { LaneOptions } from './lane-options.ts';
import type { RuleFinding } from './scanning.ts';

/** Findings that conditions are told of. */
const MOST_FOUND = 100;

/** What becomes of findings, for the lane to carry out. */
export interface Decided {
  isOver(): boolean;
  found(finding: Finding): void;
  edited(rule: CompiledRule): void;
  unjudged(rule: Pick<CompiledRule, 'name' | 'onFault' | 'easing'>, cause: Fault): void;
  deny(denial: Denial): void;
}

type Options = Omit<LaneOptions, 'reader'>;

/** A finding whose place the frontier stands at. */
interface Stop {
  readonly track: ChannelTrack;
  readonly found: RuleFinding;
}

/** An answer that is waited for: about a call, or about the request. */
interface Open {
  readonly id: number;
  answered(outcome: Result<Decision>): void;
}

/** The findings of one lane. */
export class Deciding {
  readonly #options: Options;
  readonly #lane: Decided;
  /** Waits for the rest of the message. */
  #stop: Stop | undefined;
  #open: Open | undefined;
  /** Wait for what else is found. */
  readonly #late: Stop[] = [];
  readonly #found: Finding[] = [];
  #read = false;
  readonly #engines = new EngineAsks();
  /** Decisions about the request that were made, or are not to be. */
  #made = 0;
  readonly #holds: boolean;
  /** Kept here, as is the next: what is asked with each event is no getter of a private name, which the engine never inlines. bench: step */
  readonly #held: HeldCalls | undefined;
  readonly #decisions: readonly CompiledDecision[];

  constructor(options: Options, lane: Decided) {
    this.#options = options;
    this.#lane = lane;
    this.#held = options.awaitsPeople === true ? options.callRules?.held : undefined;
    this.#decisions = options.decisions ?? NONE;
    const late = options.rules.some(({ when }) => when?.names.has('findings'));
    this.#holds = options.conditions !== undefined && (late || this.#decisions.length > 0);
  }

  /** True while nothing behind the frontier may be decided. */
  get waits(): boolean {
    return this.#stop !== undefined || this.#open !== undefined || this.#held?.waits === true;
  }

  /** True while the frontier may go on. */
  get free(): boolean {
    return !this.waits && !this.#lane.isOver();
  }

  /** Decides what was found in a track before an offset, until something has to wait. */
  before(track: ChannelTrack, limit: number): void {
    while (this.free) {
      const found = track.next(limit);
      if (found === undefined) return;
      this.decide(track, found);
    }
  }

  /** Decides one finding, at its place. */
  decide(track: ChannelTrack, found: RuleFinding): void {
    this.#carryOut({ track, found }, decideFinding(track, found, this.#options.conditions));
  }

  /** All of the message was read. */
  read(): void {
    if (this.#read) return;
    this.#read = true;
    this.#options.conditions?.read();
    const stop = this.#stop;
    this.#stop = undefined;
    if (stop !== undefined) this.decide(stop.track, stop.found);
  }

  /** True once the message may begin to leave: nothing waits, and all that is asked about it as a whole was answered. */
  get settled(): boolean {
    if (this.waits || !this.#holds) return !this.waits;
    if (!this.#read) return false;
    this.#options.conditions?.found(this.#found);
    for (let late = this.#late.shift(); late !== undefined && !this.#lane.isOver(); late = this.#late.shift())
      this.decide(late.track, late.found);
    while (this.#made < this.#decisions.length && this.free) this.#askNext();
    return this.free;
  }

  /** An engine has decided, or failed. */
  answered(id: number, outcome: Result<Decision>): void {
    this.#engines.answered(id, outcome);
    const open = this.#open;
    if (open?.id !== id) return;
    this.#open = undefined;
    open.answered(outcome);
  }

  /** People have decided about the calls of the message, or nobody has in time. */
  approved(outcome: Result<ClaimOutcome>): void {
    const decision = this.#held?.settle(outcome);
    if (decision !== undefined) this.#approve(decision);
  }

  /** The calls that people have to be asked about now; none twice. */
  claims(): readonly HeldCall[] {
    return (this.#read && !this.#lane.isOver() ? this.#held?.due() : undefined) ?? NONE;
  }

  /** Hands over the questions raised since the last call, those about calls that the frontier has not come to with them. */
  asks(): readonly DecisionAsk[] {
    if (this.#lane.isOver()) return NONE;
    const { callRules } = this.#options;
    // Most rules ask nobody about calls. bench: step
    if (callRules !== undefined) this.#engines.foresee(callRules.takeQuestions());
    return this.#engines.take();
  }

  clear(): void {
    this.#stop = undefined;
    this.#open = undefined;
    this.#late.length = 0;
    this.#engines.clear();
  }

  #carryOut(at: Stop, decision: FindingDecision): void {
    const { rule } = at.found;
    if (decision.kind === 'wait') {
      if (decision.for === 'rest') this.#stop = at;
      else this.#late.push(at);
    }
    if (decision.kind === 'undecided') this.#lane.unjudged(rule, decision.fault);
    if (decision.kind === 'ask') this.#reachCall(at, decision.asks);
    if (decision.kind === 'hold') this.#hold(decision, at.found.rule);
    if (!('finding' in decision) || decision.kind === 'hold') return;
    this.#record(decision.finding);
    if (decision.kind === 'edit') this.#lane.edited(rule);
    const { name, says } = rule;
    if (decision.kind === 'deny') this.#lane.deny({ ...decision, kind: 'finding', rule: name, says });
  }

  /** An engine has to decide about a call, or has. */
  #reachCall({ track, found }: Stop, call: CallQuestion): void {
    const { name } = found.rule;
    const { id, outcome: known } = this.#engines.reach(name, call);
    const answered: Open['answered'] = (outcome) => {
      // What the fault means is in what is told of the call.
      if (!outcome.ok) this.#lane.unjudged({ name, onFault: 'allow' }, outcome.fault);
      for (const note of call.told(outcome))
        if (!this.#lane.isOver()) this.decide(track, toldAt(found, note, this.#options));
    };
    if (known === undefined) this.#open = { id, answered };
    else answered(known);
  }

  /** A person has to approve a call; where nobody can be waited for, it is denied. */
  #hold(reached: Reached, { name }: CompiledRule): void {
    const { finding } = reached;
    const decision =
      this.#held === undefined
        ? { finding, denial: { kind: 'finding', rule: name, finding } as const }
        : this.#held.reach(reached);
    if (decision !== undefined) this.#approve(decision);
  }

  #approve({ finding, denial }: HoldDecision): void {
    this.#record(finding);
    if (denial !== undefined) this.#lane.deny(denial);
  }

  #record(finding: Finding): void {
    if (this.#found.length < MOST_FOUND) this.#found.push(finding);
    this.#lane.found(finding);
  }

  /** The next decision about the request, where its condition is true. */
  #askNext(): void {
    const decision = this.#decisions[this.#made];
    this.#made++;
    const { conditions } = this.#options;
    if (decision === undefined || conditions?.facts === undefined) return;
    const told = conditions.tell(decision);
    if (typeof told !== 'object') return;
    if (!told.ok) this.#lane.unjudged(decision, told.fault);
    if (!told.ok || !told.value) return;
    const { facts } = conditions;
    const question = decisionQuestion(decision.ask, this.#options.told?.(facts) ?? facts);
    const id = this.#engines.ask(decision.name, question);
    this.#open = { id, answered: (outcome) => this.#decided(decision, outcome) };
  }

  #decided(decision: CompiledDecision, outcome: Result<Decision>): void {
    if (!outcome.ok) {
      this.#lane.unjudged(decision, outcome.fault);
      return;
    }
    const { allow, reason } = outcome.value;
    const { name: rule } = decision;
    const eased = allow ? undefined : this.#options.conditions?.easement(decision);
    const finding: Finding = {
      ...{ rule, detector: DECISION_DETECTOR, type: allow ? 'DECISION_ALLOWED' : 'DECISION_DENIED' },
      ...({ score: 1, direction: this.#options.direction, role: 'other', path: 'request' } as const),
      ...{ start: 0, end: 0, hash: this.#options.fingerprint('') },
      ...(reason === undefined ? {} : { source: reason }),
      ...(eased === undefined ? {} : { eased }),
    };
    this.#record(finding);
    if (!allow && eased === undefined) this.#lane.deny({ kind: 'finding', rule, finding });
  }
}

/** What is told of a call in place of the question about it. */
function toldAt(found: RuleFinding, note: CallNote, { callRules }: Options): RuleFinding {
  if (callRules === undefined) return found;
  const { asks: _, ...rest } = found;
  const rule = callRules.ruleFor(note);
  const { reason, type } = note;
  const finding = {
    ...rest.finding,
    rule: rule.name,
    type,
    ...(reason === undefined ? {} : { source: reason }),
  };
  return { ...rest, rule, finding, ...(note.asks === undefined ? {} : { asks: note.asks }) };
}
