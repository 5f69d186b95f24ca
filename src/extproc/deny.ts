/** Deny: a direction is stopped: by a local reply while nothing has left, by a cut once something has. */
import { added } from '../core/added.ts';
import { fault } from '../core/fault.ts';
import type { LocalReply } from '../core/frame.ts';
import type { Refusal } from '../core/verdict.ts';
import type { Denial } from '../screen/denial.ts';
import type { LaneOutput } from '../screen/lane-output.ts';
import { refusalReply } from '../screen/local-reply.ts';
import { waitingIn } from '../screen/patient-lane.ts';
import { inWords } from '../screen/polite.ts';
import { refusalOf, ruleOf, verdictOf } from '../screen/refusal.ts';
import { metadataOf } from './deliver.ts';
import type { Effects } from './effects.ts';
import { deliver } from './release.ts';
import { noteMutation, noteSkipped, report } from './report.ts';
import { type ExchangeState, enforces, type Side } from './state.ts';

/** Stops a side from outside its lane: a deadline, a limit of the process, a shutdown. */
export function stopSide(state: ExchangeState, side: Side, on: { denial: Denial; effects: Effects }): void {
  if (side.done || state.over) return;
  const output = side.lane?.stop(on.denial);
  // What was denied before it was stopped is denied for that.
  const denial = output?.denial ?? on.denial;
  deny(state, side, { denial, effects: on.effects, ...(output === undefined ? {} : { output }) });
}

interface DenyOn {
  readonly denial: Denial;
  readonly effects: Effects;
  readonly output?: LaneOutput;
}

/** A request that was denied, and whose client went away before the rest of it had come: nothing is left but to record it. */
export function recordWaiting(state: ExchangeState, effects: Effects): void {
  const { request: side } = state;
  const denial = waitingIn(side.lane);
  if (denial === undefined || side.done) return;
  side.verdict = 'deny';
  side.rule = ruleOf(denial);
  recordDenial(state, side, { denial, effects, cuts: false });
}

/** Carries out a denial of the lane. */
export function deny(state: ExchangeState, side: Side, on: DenyOn): void {
  const { denial, effects } = on;
  if (denial.kind === 'fault') effects.faults = added(effects.faults, denial.fault);
  if (isAllowedFault(state, denial) && on.output?.remainder !== undefined) {
    allowFault(state, side, on);
    return;
  }
  side.verdict = verdictOf(denial);
  side.rule = ruleOf(denial);
  const cuts =
    enforces(state) && side.direction === 'response' && side.headersAnswered && side.mode !== 'buffered';
  recordDenial(state, side, { denial, effects, cuts });
  if (enforces(state)) carryOut(state, side, { ...on, cuts });
}

/** What is only observed has no effect: its records have the kinds of what would have happened, each once. */
function recordDenial(state: ExchangeState, side: Side, on: DenyOn & { cuts: boolean }): void {
  const late = on.cuts || side.reported.has('open');
  const kind = side.direction === 'request' ? 'request' : late ? 'cut' : 'open';
  if (!enforces(state) && side.reported.has(kind)) return;
  const because = on.denial.kind === 'fault' ? { fault: on.denial.fault } : {};
  on.effects.events = added(on.effects.events, report(state, side, { kind, ...because }));
}

/** A denial becomes a local reply while nothing has left, and a cut once something has. */
function carryOut(state: ExchangeState, side: Side, on: DenyOn & { cuts: boolean }): void {
  const refusal = worded(state, side, on.denial);
  if (!on.cuts) {
    state.ended = on.denial.kind === 'fault' ? 'fault' : 'denied';
    refuse(state, side, { effects: on.effects, reply: replyOf(state, refusal) });
    return;
  }
  state.ended = 'cut';
  cut(state, side, { ...on, ending: endingOf(state, side, refusal) });
}

/** What ends an answer; nothing fits behind bytes that passed as they came. */
function endingOf(state: ExchangeState, side: Side, refusal: Refusal): Uint8Array {
  if (side.passing) return new Uint8Array(0);
  const left = side.lane?.unitsLeft ?? 0;
  if (side.reader?.shape === 'stream') return side.reader.ending(refusal, left, side.lane?.mutated === true);
  return left === 0 ? wholeEnding(state, side, refusal) : new Uint8Array(0);
}

/** An answer that was held whole in streamed mode still has nothing out: the refusal takes its place, under its head. */
function wholeEnding(state: ExchangeState, side: Side, refusal: Refusal): Uint8Array {
  const { says: _, ...error } = refusal;
  const request = { ...state.request.lane?.facts, stream: false };
  return refusalReply(side.failed ? error : refusal, { dialect: state.dialect, request, as: 'error' }).body;
}

function worded(state: ExchangeState, side: Side, denial: Denial): Refusal {
  const refusal = refusalOf(denial, side.direction, state.context.id);
  return state.policy === undefined ? refusal : inWords(refusal, denial, state.policy.refusals);
}

function replyOf(state: ExchangeState, refusal: Refusal): LocalReply {
  const as = state.policy?.refusals.as ?? 'error';
  return refusalReply(refusal, { dialect: state.dialect, request: state.request.lane?.facts, as });
}

function refuse(state: ExchangeState, side: Side, on: { effects: Effects; reply: LocalReply }): void {
  state.over = true;
  side.done = true;
  on.effects.replies = added(on.effects.replies, {
    kind: 'immediate',
    reply: on.reply,
    metadata: metadataOf(state, side),
  });
}

function cut(state: ExchangeState, side: Side, on: DenyOn & { ending: Uint8Array }): void {
  const { effects, ending } = on;
  if (ending.length === 0 || !carriesEnding(side)) {
    state.over = true;
    effects.replies = added(effects.replies, {
      kind: 'abort',
      fault: 'internal',
      message: 'the answer was denied and cannot be ended in its own terms',
    });
    return;
  }
  const chunks = [...(on.output?.chunks ?? []), ending];
  side.cut = true;
  side.trailers = false;
  deliver(state, side, { out: { chunks, ended: true }, effects });
  if (side.mode === 'full-duplex') state.over = true;
}

/** Behind the trailers of a streamed answer no chunk comes that could carry an ending; before a body Envoy takes none. */
function carriesEnding({ mode, trailers, receivedBytes, inputEnded }: Side): boolean {
  if (mode === 'streamed') return !trailers;
  return mode !== 'full-duplex' || inputEnded || receivedBytes > 0;
}

function isAllowedFault(state: ExchangeState, denial: Denial): boolean {
  return denial.kind === 'fault' && denial.rule === undefined && state.policy?.onFault === 'allow';
}

/** The policy lets faults pass: what was held leaves untouched, and so does the rest; counted and recorded. */
function allowFault(state: ExchangeState, side: Side, on: DenyOn): void {
  const cause =
    on.denial.kind === 'fault' ? on.denial.fault : fault('internal', 'a denial without a fault was allowed');
  const rest = on.output?.remainder ?? new Uint8Array(0);
  noteSkipped(side, [{ path: 'body', reason: 'opaque', bytes: rest.length }]);
  noteMutation(side);
  on.effects.events = added(on.effects.events, report(state, side, { kind: 'fault', fault: cause }));
  if (side.direction === 'request' && !side.reported.has('request'))
    on.effects.events = added(on.effects.events, report(state, side, { kind: 'request' }));
  if (side.passing) return;
  side.passing = true;
  side.lane = undefined;
  const chunks = [...(on.output?.chunks ?? []), ...(rest.length === 0 ? [] : [rest])];
  deliver(state, side, { out: { chunks, ended: side.inputEnded }, effects: on.effects });
}
