/** Side flow: what happens to a direction's bytes: judged by its lane, delivered in its mode, or stopped. */
import { type Fault, fault } from '../core/fault.ts';
import type { LocalReply, Reply } from '../core/frame.ts';
import { unreachable } from '../core/unreachable.ts';
import type { Denial } from '../screen/denial.ts';
import type { Lane } from '../screen/lane.ts';
import type { LaneOutput } from '../screen/lane-output.ts';
import { localReply } from '../screen/local-reply.ts';
import { refusalOf, ruleOf } from '../screen/refusal.ts';
import {
  deliverBuffered,
  deliverDuplex,
  deliverStreamed,
  headersReply,
  joined,
  metadataOf,
  type Outgoing,
} from './deliver.ts';
import { noteFindings, noteSkipped, push, report } from './report.ts';
import { type Effects, type ExchangeState, enforces, type Side } from './state.ts';

/** Takes the bytes of one body message. */
export function feed(state: ExchangeState, side: Side, on: { bytes: Uint8Array; effects: Effects }): void {
  const { bytes, effects } = on;
  if (side.cut || side.done) {
    swallow(side, effects);
    return;
  }
  if (side.passing) passOn(state, side, on);
  if (side.lane === undefined || side.lane.over) return;
  settle(state, side, { output: side.lane.push(bytes), effects, bytes });
  // A side that passes is done with its bytes by now, and its lane still has to hear that they ended.
  // A fault that the policy allows takes the lane away.
  const lane: Lane | undefined = side.lane;
  if (side.inputEnded && lane?.over === false) settle(state, side, { output: lane.end(), effects });
}

/** No more body follows: the lane decides what it still held. */
export function finishInput(state: ExchangeState, side: Side, effects: Effects): void {
  side.inputEnded = true;
  if (side.cut || side.done) {
    if (side.trailers) answerTrailers(side, effects);
    return;
  }
  if (side.passing && side.trailers) deliver(state, side, { out: { chunks: [], ended: true }, effects });
  if (side.lane !== undefined && !side.lane.over) settle(state, side, { output: side.lane.end(), effects });
}

/** After a cut, streamed mode still wants one answer per chunk; the rest of the answer is swallowed. */
function swallow(side: Side, effects: Effects): void {
  if (side.owed === 0 || side.mode === 'full-duplex') return;
  side.owed--;
  // An ending that came between two chunks leaves with the next one.
  const bytes = joined(side.backlog);
  side.backlog = [];
  effects.replies.push({ kind: 'body', direction: side.direction, bytes });
}

function passOn(state: ExchangeState, side: Side, on: { bytes: Uint8Array; effects: Effects }): void {
  if (side.lane === undefined)
    noteSkipped(side, [{ path: 'body', reason: 'opaque', bytes: on.bytes.length }]);
  const chunks = on.bytes.length === 0 ? [] : [on.bytes];
  deliver(state, side, {
    out: { chunks, ended: side.inputEnded && !side.trailers },
    effects: on.effects,
    bytes: on.bytes,
  });
}

/** Answers trailers that come after the body was answered (buffered and streamed mode). */
export function answerTrailers(side: Side, effects: Effects): void {
  if (side.mode === 'full-duplex' && side.done) return;
  effects.replies.push({ kind: 'trailers', direction: side.direction, mutation: {} });
}

/** Carries out what a lane said: notes, questions, bytes that may leave, or the end of it. */
export function settle(
  state: ExchangeState,
  side: Side,
  on: { output: LaneOutput; effects: Effects; bytes?: Uint8Array },
): void {
  const { output, effects } = on;
  noteFindings(side, output.findings);
  noteSkipped(side, output.skipped);
  for (const ask of output.asks) effects.asks.push({ direction: side.direction, ask });
  const { denial } = output;
  const decisive = denial?.kind === 'fault' ? denial.fault : undefined;
  for (const cause of output.faults) if (cause !== decisive) noteFault(state, side, { cause, effects });
  if (denial !== undefined) deny(state, side, { ...on, denial });
  else release(state, side, on);
}

function noteFault(state: ExchangeState, side: Side, on: { cause: Fault; effects: Effects }): void {
  on.effects.faults.push(on.cause);
  push(on.effects, report(state, side, { kind: 'fault', fault: on.cause }));
}

function release(
  state: ExchangeState,
  side: Side,
  on: { output: LaneOutput; effects: Effects; bytes?: Uint8Array },
): void {
  const { output, effects } = on;
  const { lane } = side;
  if (lane !== undefined) state.facts.model = lane.facts.model ?? state.facts.model;
  const mutates = lane?.mutated === true && side.verdict === 'allow';
  if (mutates) {
    side.verdict = 'mutate';
    side.rule = lane.mutatedBy ?? side.rule;
  }
  recordProgress(state, side, { mutates, output, effects });
  if (side.passing) return;
  deliver(state, side, { out: output, effects, ...(on.bytes === undefined ? {} : { bytes: on.bytes }) });
}

/** The request is recorded once, when it is decided; an answer when it opens and at its first mutation. */
function recordProgress(
  state: ExchangeState,
  side: Side,
  on: { mutates: boolean; output: LaneOutput; effects: Effects },
): void {
  const { output, effects } = on;
  if (side.direction === 'request') {
    if (output.ended) push(effects, report(state, side, { kind: 'request' }));
    return;
  }
  // A buffered answer opens with its end: until then it may still be refused whole.
  const opens = output.ended || (output.chunks.length > 0 && side.mode !== 'buffered');
  const open = side.reported.has('open');
  if (opens && !open) push(effects, report(state, side, { kind: 'open' }));
  else if (on.mutates && open) push(effects, report(state, side, { kind: 'mutate' }));
}

/** Turns what may leave into answers in the side's body mode. */
export function deliver(
  state: ExchangeState,
  side: Side,
  on: { out: Outgoing; effects: Effects; bytes?: Uint8Array },
): void {
  const { out, effects } = on;
  if (out.ended) side.done = true;
  if (side.bare) {
    if (out.ended && !side.headersAnswered) effects.replies.push(headersReply(state, side, 'same'));
    return;
  }
  effects.replies.push(...inMode(state, side, on));
  if (out.ended && side.trailers && side.mode !== 'full-duplex') answerTrailers(side, effects);
}

function inMode(state: ExchangeState, side: Side, on: { out: Outgoing; bytes?: Uint8Array }): Reply[] {
  switch (side.mode) {
    case 'full-duplex':
      return deliverDuplex(state, side, on.out);
    case 'streamed': {
      // Headers that are held go first: until something may leave, the chunks stay unanswered.
      if (side.headersAnswered) return deliverStreamed(side, on.out, on.bytes);
      if (on.out.chunks.length === 0 && !on.out.ended) return [];
      return [headersReply(state, side, 'unknown'), ...deliverStreamed(side, on.out, on.bytes)];
    }
    case 'buffered':
      return deliverBuffered(state, side, on.out);
    case 'buffered-partial':
      // Nothing is enforced in this mode: what comes here passes.
      return deliverStreamed(side, on.out, on.bytes);
    case 'none':
    case 'grpc':
      return [];
    default:
      return unreachable(side.mode);
  }
}

/** Stops a side from outside its lane: a deadline, a limit of the process, a shutdown. */
export function stopSide(state: ExchangeState, side: Side, on: { denial: Denial; effects: Effects }): void {
  if (side.done || state.over) return;
  const output = side.lane?.stop(on.denial);
  deny(state, side, { denial: on.denial, effects: on.effects, ...(output === undefined ? {} : { output }) });
}

interface DenyOn {
  readonly denial: Denial;
  readonly effects: Effects;
  readonly output?: LaneOutput;
}

function deny(state: ExchangeState, side: Side, on: DenyOn): void {
  const { denial, effects } = on;
  if (denial.kind === 'fault') effects.faults.push(denial.fault);
  if (isAllowedFault(state, denial) && on.output?.remainder !== undefined) {
    allowFault(state, side, on);
    return;
  }
  side.verdict = 'deny';
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
  push(on.effects, report(state, side, { kind, ...because }));
}

/** A denial becomes a local reply while nothing has left, and a cut once something has. */
function carryOut(state: ExchangeState, side: Side, on: DenyOn & { cuts: boolean }): void {
  const refusal = refusalOf(on.denial, side.direction, state.context.id);
  const reply = localReply(refusal, state.dialect);
  if (!on.cuts) {
    state.ended = on.denial.kind === 'fault' ? 'fault' : 'denied';
    refuse(state, side, { effects: on.effects, reply });
    return;
  }
  state.ended = 'cut';
  const left = side.lane?.unitsLeft ?? 0;
  const ending =
    side.reader?.shape === 'stream'
      ? side.reader.ending(refusal, left, side.lane?.mutated === true)
      : wholeEnding(side, reply);
  cut(state, side, { ...on, ending });
}

/** An answer that was held whole in streamed mode still has nothing out: the refusal takes its place. */
function wholeEnding(side: Side, reply: LocalReply): Uint8Array {
  return (side.lane?.unitsLeft ?? 0) === 0 ? reply.body : new Uint8Array(0);
}

function refuse(state: ExchangeState, side: Side, on: { effects: Effects; reply: LocalReply }): void {
  state.over = true;
  side.done = true;
  on.effects.replies.push({ kind: 'immediate', reply: on.reply, metadata: metadataOf(state, side) });
}

function cut(state: ExchangeState, side: Side, on: DenyOn & { ending: Uint8Array }): void {
  const { effects, ending } = on;
  // Behind the trailers of a streamed answer no chunk comes that could carry the ending.
  if (ending.length === 0 || (side.mode === 'streamed' && side.trailers)) {
    state.over = true;
    effects.replies.push({
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

function isAllowedFault(state: ExchangeState, denial: Denial): boolean {
  return denial.kind === 'fault' && denial.rule === undefined && state.policy?.onFault === 'allow';
}

/** The policy lets faults pass: what was held leaves untouched, and so does the rest; counted and recorded. */
function allowFault(state: ExchangeState, side: Side, on: DenyOn): void {
  const cause =
    on.denial.kind === 'fault' ? on.denial.fault : fault('internal', 'a denial without a fault was allowed');
  const rest = on.output?.remainder ?? new Uint8Array(0);
  noteSkipped(side, [{ path: 'body', reason: 'opaque', bytes: rest.length }]);
  push(on.effects, report(state, side, { kind: 'fault', fault: cause }));
  if (side.direction === 'request' && !side.reported.has('request'))
    push(on.effects, report(state, side, { kind: 'request' }));
  if (side.passing) return;
  side.passing = true;
  side.lane = undefined;
  const chunks = [...(on.output?.chunks ?? []), ...(rest.length === 0 ? [] : [rest])];
  deliver(state, side, { out: { chunks, ended: side.inputEnded }, effects: on.effects });
}
