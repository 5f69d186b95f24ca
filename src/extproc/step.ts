/**
 * Step: one frame of an ext_proc conversation -> what to answer, ask and record. Pure but for the state it is given: no
 * I/O, no clock, no await, so that golden cases, property tests and production run the same function.
 */
import { added } from '../core/added.ts';
import type { ClaimOutcome } from '../core/approval.ts';
import type { BudgetAnswer } from '../core/budgets.ts';
import type { Decision } from '../core/decision.ts';
import type { Totals } from '../core/event.ts';
import type { Fault, Result } from '../core/fault.ts';
import type { Hit } from '../core/finding.ts';
import type { BodyFrame, Direction, HeadersFrame, PeerFrame, TrailersFrame } from '../core/frame.ts';
import type { NamedValue } from '../core/ports.ts';
import { unreachable } from '../core/unreachable.ts';
import type { Denial } from '../screen/denial.ts';
import { onClaimed, spend } from './budgets.ts';
import { continueCalls } from './calls.ts';
import { continueConversation } from './conversation.ts';
import { recordWaiting, stopSide } from './deny.ts';
import { type Effects, noEffects } from './effects.ts';
import { takeAnswer } from './lane-answers.ts';
import { continuePins } from './pins.ts';
import { report, totalsOf } from './report.ts';
import { openRequest } from './request-side.ts';
import { openResponse } from './response-side.ts';
import { keepAlive, noteFault, observe } from './side-flow.ts';
import type { ExchangeState, IdentifiedFrame, Side } from './state.ts';
import { answeredEarly, takeBody, takeHeld } from './take-body.ts';
import { takeTrailers } from './trailers.ts';

/** What may happen to an exchange: a message of Envoy, an answer to a question of ours, a wait that ran out, the end. */
export type StepFrame =
  | Exclude<PeerFrame, HeadersFrame>
  | IdentifiedFrame
  | {
      readonly kind: 'judged';
      readonly direction: Direction;
      readonly id: number;
      readonly hits: readonly Hit[];
      /** The rule that asked, for the record; and that the judge was not asked again. */
      readonly rule?: string;
      readonly remembered?: true;
    }
  | { readonly kind: 'unjudged'; readonly direction: Direction; readonly id: number; readonly fault: Fault }
  /** What was looked up is known or not, in order of the keys; or nobody can tell. */
  | {
      readonly kind: 'recalled';
      readonly direction: Direction;
      readonly id: number;
      readonly outcome: Result<readonly boolean[]>;
    }
  /** People have decided about held calls, or nobody has in time. */
  | {
      readonly kind: 'approved';
      readonly direction: Direction;
      readonly outcome: Result<ClaimOutcome>;
    }
  /** An engine outside has decided, or gave no decision. */
  | {
      readonly kind: 'decided';
      readonly direction: Direction;
      readonly id: number;
      readonly outcome: Result<Decision>;
    }
  /** What is known of the conversation of a request, or nobody can tell. */
  | {
      readonly kind: 'conversation';
      readonly about?: 'calls' | 'pins';
      readonly direction: 'request';
      readonly outcome: Result<readonly NamedValue[]>;
    }
  /** Budgets were claimed, or nobody can count. */
  | { readonly kind: 'claimed'; readonly direction: Direction; readonly outcome: Result<BudgetAnswer> }
  /** What the answer has made, or what stands for what, could not be kept. */
  | { readonly kind: 'unremembered'; readonly direction: 'response'; readonly fault: Fault }
  /** A wait ran out; with a rule it is denied whatever the policy says of faults. */
  | {
      readonly kind: 'expired';
      readonly direction: Direction;
      readonly fault: Fault;
      readonly denies?: string;
    }
  | InflatedFrame
  /** The codings of a body cannot be undone. */
  | { readonly kind: 'uninflated'; readonly direction: Direction; readonly fault: Fault }
  /** A streamed answer has been silent for so long that its client may give up. */
  | { readonly kind: 'quiet'; readonly direction: 'response' }
  | { readonly kind: 'closed'; readonly ended: Totals['ended'] };

/** Bytes of a body whose codings were undone; they follow the `body` frame that brought them. */
export interface InflatedFrame {
  readonly kind: 'inflated';
  readonly direction: Direction;
  readonly bytes: Uint8Array;
  /** True on the last piece of one message of Envoy. */
  readonly whole: boolean;
  /** True on the last piece of the body. */
  readonly end: boolean;
  /** True where the last piece came whole and trailers follow it. */
  readonly trailers: boolean;
}

/** Who goes on with what is known of earlier exchanges. */
const KNOWN = { placeholders: continueConversation, calls: continueCalls, pins: continuePins } as const;

/** Takes one frame; `state` is changed in place. Frames after the end of an exchange change nothing (conformance case C27). */
export function step(state: ExchangeState, frame: StepFrame): Effects {
  const effects = noEffects();
  if (frame.kind === 'closed') {
    spend(state, effects, true);
    close(state, frame.ended, effects);
    return effects;
  }
  if (state.over) return effects;
  const side = frame.direction === 'request' ? state.request : state.response;
  switch (frame.kind) {
    case 'headers':
      onHeaders(state, side, { frame, effects });
      break;
    case 'body':
      onBody(state, side, { frame, effects });
      break;
    case 'inflated':
      onInflated(state, side, { frame, effects });
      break;
    case 'trailers':
      onTrailers(state, side, { frame, effects });
      break;
    case 'quiet':
      keepAlive(side, effects);
      break;
    case 'conversation':
      KNOWN[frame.about ?? 'placeholders'](state, { outcome: frame.outcome, effects });
      break;
    case 'claimed':
      onClaimed(state, side, { outcome: frame.outcome, effects });
      break;
    default:
      onOutcome(state, side, { frame, effects });
  }
  spend(state, effects);
  return effects;
}

type Outcome = Extract<
  StepFrame,
  {
    kind:
      | 'judged'
      | 'unjudged'
      | 'recalled'
      | 'decided'
      | 'approved'
      | 'unremembered'
      | 'expired'
      | 'uninflated';
  }
>;

/** What became of a wait of ours. */
function onOutcome(state: ExchangeState, side: Side, on: { frame: Outcome; effects: Effects }): void {
  const { frame, effects } = on;
  switch (frame.kind) {
    case 'judged':
    case 'unjudged':
    case 'recalled':
    case 'decided':
    case 'approved':
      takeAnswer(state, side, { frame, effects });
      break;
    case 'unremembered':
      noteFault(state, side, { cause: frame.fault, effects });
      break;
    case 'expired':
      stopSide(state, side, { denial: expiryOf(frame), effects });
      break;
    case 'uninflated': {
      // What cannot be undone cannot be sent on right either, whatever the policy says of faults.
      const denial = { kind: 'fault', fault: frame.fault, rule: frame.fault.kind } as const;
      stopSide(state, side, { denial, effects });
      break;
    }
    default:
      unreachable(frame);
  }
}

function expiryOf({ fault, denies }: Extract<StepFrame, { kind: 'expired' }>): Denial {
  return { kind: 'fault', fault, ...(denies === undefined ? {} : { rule: denies }) };
}

/** Reports the end, and what passed unjudged since the last event of each direction. */
function close(state: ExchangeState, ended: Totals['ended'], effects: Effects): void {
  state.ended ??= state.response.done ? 'complete' : ended;
  state.over = true;
  // Told by the direction that it came to, so that the journal knows the end of a denied request from that of an answer.
  const [last, other] = state.response.begun
    ? [state.response, state.request]
    : [state.request, state.response];
  noteUnheeded(state, effects);
  recordWaiting(state, effects);
  if (other.skipped.length > 0)
    effects.events = added(effects.events, report(state, other, { kind: 'uninspected' }));
  effects.events = added(effects.events, report(state, last, { kind: 'close', totals: totalsOf(state) }));
}

/** An answer whose body was asked for and never came went to the client unread: Envoy does not heed what is asked. */
function noteUnheeded(state: ExchangeState, effects: Effects): void {
  const { response: side } = state;
  if (side.override === undefined || side.inputEnded || side.owed > 0 || side.receivedBytes > 0) return;
  if (side.done) return;
  const message = 'The body of an answer was asked for and never came; set allow_mode_override: true.';
  const unheeded: Fault = { kind: 'protocol', message };
  effects.faults = added(effects.faults, unheeded);
  effects.events = added(effects.events, report(state, side, { kind: 'fault', fault: unheeded }));
}

/** Reads what only the first message of a stream, or of a direction, carries. */
function begin(state: ExchangeState, side: Side, frame: PeerFrame): void {
  if (frame.protocol !== undefined) state.protocol = frame.protocol;
  if (frame.observed === true) state.observed = true;
  if (frame.attributes !== undefined && side.direction === 'request') {
    state.facts.caller = state.context.callerOf(frame.attributes);
  }
  side.begun = true;
  side.mode = state.protocol?.[side.direction] ?? 'none';
}

function onHeaders(state: ExchangeState, side: Side, on: { frame: IdentifiedFrame; effects: Effects }): void {
  if (side.begun) return;
  begin(state, side, on.frame);
  if (side.direction === 'request') openRequest(state, on.frame, on.effects);
  else if (!answeredEarly(state, on.effects)) openResponse(state, on.frame, on.effects);
}

/** Without its headers nothing says what a message is; Envoy would wait for an answer for ever. */
function refuseHeadless(
  state: ExchangeState,
  side: Side,
  on: { frame: BodyFrame | TrailersFrame; effects: Effects },
): void {
  begin(state, side, on.frame);
  const { direction } = side;
  const message = `The ${direction} ${on.frame.kind} came without its headers; set ${direction}_header_mode: SEND.`;
  stopSide(state, side, {
    denial: { kind: 'fault', fault: { kind: 'protocol', message } },
    effects: on.effects,
  });
}

function onBody(state: ExchangeState, side: Side, on: { frame: BodyFrame; effects: Effects }): void {
  const { frame, effects } = on;
  if (!side.begun) {
    refuseHeadless(state, side, on);
    return;
  }
  // A body whose codings are undone comes again, as `inflated`.
  if (side.inputEnded || side.inflates) return;
  side.owed++;
  // Buffered mode sends one message and says `end` only when no trailers follow (conformance case C01).
  const trailers = side.mode === 'buffered' && !frame.end;
  takeBody(state, side, { bytes: frame.bytes, end: frame.end || trailers, trailers, effects });
}

function onInflated(state: ExchangeState, side: Side, on: { frame: InflatedFrame; effects: Effects }): void {
  const { frame, effects } = on;
  if (!side.inflates) {
    observe(state, side, on);
    return;
  }
  if (side.inputEnded) return;
  if (frame.whole) side.owed++;
  takeBody(state, side, { ...frame, effects });
}

function onTrailers(state: ExchangeState, side: Side, on: { frame: TrailersFrame; effects: Effects }): void {
  if (!side.begun) {
    refuseHeadless(state, side, on);
    return;
  }
  const { effects } = on;
  if (side.choice !== undefined) takeHeld(state, side, { bytes: new Uint8Array(0), end: true, effects });
  if (!state.over) takeTrailers(state, side, on);
}
