/** Side flow: what happens to a direction's bytes: judged by its lane, and released or denied. */
import { added, addedAll } from '../core/added.ts';
import { type Fault, ok, type Result } from '../core/fault.ts';
import type { Lane } from '../screen/lane.ts';
import type { LaneOutput } from '../screen/lane-output.ts';
import { signed } from './authenticate.ts';
import { callsMade } from './calls-made.ts';
import { joined } from './deliver.ts';
import { deny } from './deny.ts';
import type { Effects } from './effects.ts';
import { madeBy } from './made.ts';
import { namedBy } from './named.ts';
import { pinsMade } from './pins-made.ts';
import { answerTrailers, deliver } from './release.ts';
import { noteFindings, noteMutation, noteSkipped, report } from './report.ts';
import { type ExchangeState, type Side, waitsForState } from './state.ts';

/** No recall has this number. */
const NO_RECALL = 0;

/** Takes the bytes of one body message. */
export function feed(state: ExchangeState, side: Side, on: { bytes: Uint8Array; effects: Effects }): void {
  if (side.cut || side.done) {
    swallow(side, on.effects);
    return;
  }
  if (side.passing) passOn(state, side, on);
  // The lane of a message that passes coded gets what was undone.
  if (side.codings.length === 0 || side.inflates)
    judge(state, side, { bytes: on.bytes, end: side.inputEnded, effects: on.effects });
}

/** Judges what passes as it came: nothing is answered. */
export function observe(
  state: ExchangeState,
  side: Side,
  on: { frame: { readonly bytes: Uint8Array; readonly end: boolean }; effects: Effects },
): void {
  judge(state, side, { ...on.frame, effects: on.effects });
}

function judge(
  state: ExchangeState,
  side: Side,
  on: { bytes: Uint8Array; end: boolean; effects: Effects },
): void {
  const { bytes, effects } = on;
  if (side.lane === undefined || side.lane.over) return;
  settle(state, side, { output: side.lane.push(bytes), effects, bytes });
  // A side that passes is done with its bytes by now, and its lane still has to hear that they ended.
  // A fault that the policy allows takes the lane away.
  const lane: Lane | undefined = side.lane;
  if (on.end && lane?.over === false) settle(state, side, { output: lane.end(), effects });
  // The answer to the last chunk waits for what was asked behind an earlier one, too.
  if (on.end && side.mode === 'streamed') askForTime(state, side, effects);
}

/** Puts a comment between two events, so that a client waits on while text is held. */
export function keepAlive(side: Side, effects: Effects): void {
  const bytes = side.reader?.keepAlive;
  // Before the first event it could push a byte order mark off the start.
  const begun = side.headersAnswered && (side.lane?.unitsLeft ?? 0) > 0;
  const open = side.mode === 'full-duplex' && begun && !side.done && !side.passing;
  if (bytes === undefined || !open) return;
  side.keepAlives++;
  effects.replies = added(effects.replies, { kind: 'chunk', direction: side.direction, bytes, end: false });
}

/** No more body follows: the lane decides what it still held. */
export function finishInput(state: ExchangeState, side: Side, effects: Effects): void {
  side.inputEnded = true;
  if (side.cut || side.done) {
    if (side.trailers) answerTrailers(state, side, effects);
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
  effects.replies = added(effects.replies, { kind: 'body', direction: side.direction, bytes });
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

/** What a lane waited for is there, or nobody can tell. */
export function resume(
  state: ExchangeState,
  side: Side,
  on: { readonly effects: Effects; readonly outcome?: Result<unknown> },
): void {
  const { effects, outcome = ok([]) } = on;
  const recalled = outcome.ok ? ok([]) : outcome;
  const { lane } = side;
  if (lane !== undefined) settle(state, side, { output: lane.recalled(NO_RECALL, recalled), effects });
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
  const asks = raise(side, output, effects);
  const { denial } = output;
  if (output.faults.length > 0) noteFaults(state, side, { output, effects });
  if (denial !== undefined) deny(state, side, { ...on, denial });
  else release(state, side, on);
  if (state.calls !== undefined || state.pins !== undefined)
    effects.conversations = [...effects.conversations, ...callsMade(state), ...pinsMade(state)];
  const waits = side.direction === 'request' && waitsForState(state);
  if (asks || waits) askForTime(state, side, effects);
}

/** Puts the questions of a lane among what a step wants done; true where there are any. */
function raise({ direction }: Side, output: LaneOutput, effects: Effects): boolean {
  const { asks, recalls, decides, claims: calls } = output;
  if (asks.length + recalls.length + decides.length + calls.length === 0) return false;
  for (const ask of asks) effects.asks = added(effects.asks, { direction, ask });
  for (const recall of recalls) effects.recalls = added(effects.recalls, { direction, recall });
  for (const ask of decides) effects.decides = added(effects.decides, { direction, ask });
  if (calls.length > 0) effects.claims = added(effects.claims, { direction, calls });
  return true;
}

/** Envoy's message timeout runs while a judge thinks, but in full-duplex mode; it can be prolonged once. */
export function askForTime(state: ExchangeState, side: Side, effects: Effects): void {
  const timed = side.mode === 'buffered' || side.mode === 'streamed';
  if (!timed || side.extended || side.owed === 0 || side.passing || state.over) return;
  side.extended = true;
  effects.replies = added(effects.replies, { kind: 'more-time', ms: state.context.moreTimeMs });
}

/** Reports the faults of a lane, but for one that it is denied for. */
function noteFaults(
  state: ExchangeState,
  side: Side,
  { output: { denial, faults }, effects }: { output: LaneOutput; effects: Effects },
): void {
  const decisive = denial?.kind === 'fault' ? denial.fault : undefined;
  for (const cause of faults) if (cause !== decisive) noteFault(state, side, { cause, effects });
}

/** Reports a fault that decides nothing by itself. */
export function noteFault(state: ExchangeState, side: Side, on: { cause: Fault; effects: Effects }): void {
  on.effects.faults = added(on.effects.faults, on.cause);
  on.effects.events = added(on.effects.events, report(state, side, { kind: 'fault', fault: on.cause }));
}

function release(
  state: ExchangeState,
  side: Side,
  on: { output: LaneOutput; effects: Effects; bytes?: Uint8Array },
): void {
  const { output, effects } = on;
  const { lane } = side;
  if (lane !== undefined) state.facts.model = lane.facts.model ?? state.facts.model;
  const mutates = noteMutation(side);
  const out = signed(state, side, output);
  if (!out.ok) {
    const denial = { kind: 'fault', fault: out.fault, rule: out.fault.kind } as const;
    deny(state, side, { denial, effects });
    return;
  }
  recordProgress(state, side, { mutates, output, effects });
  if (output.ended && side.direction === 'response')
    effects.remembers = addedAll(effects.remembers, madeBy(state, output.kept));
  if (output.ended && side.direction === 'request')
    effects.conversations = addedAll(effects.conversations, namedBy(state));
  if (side.passing) return;
  deliver(state, side, { out: out.value, effects, bytes: on.bytes });
}

/** The request is recorded once, when it is decided; an answer when it opens and at its first mutation. */
function recordProgress(
  state: ExchangeState,
  side: Side,
  on: { mutates: boolean; output: LaneOutput; effects: Effects },
): void {
  const { output, effects } = on;
  if (side.direction === 'request') {
    if (output.ended) effects.events = added(effects.events, report(state, side, { kind: 'request' }));
    return;
  }
  // A buffered answer opens with its end: until then it may still be refused whole.
  const opens = output.ended || (output.chunks.length > 0 && side.mode !== 'buffered');
  const open = side.reported.has('open');
  if (opens && !open) effects.events = added(effects.events, report(state, side, { kind: 'open' }));
  else if (on.mutates && open)
    effects.events = added(effects.events, report(state, side, { kind: 'mutate' }));
}
