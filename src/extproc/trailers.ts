/** Trailers: judged like any text, refused, dropped, or sent on behind their body. */
import { added } from '../core/added.ts';
import { type Fault, fault } from '../core/fault.ts';
import type { TrailersFrame } from '../core/frame.ts';
import { Conditions } from '../screen/conditions.ts';
import type { Denial } from '../screen/denial.ts';
import { judgeTrailers } from '../screen/judge-trailers.ts';
import { ruleOf } from '../screen/refusal.ts';
import { type Passage, strippedFromTrailers } from '../screen/stripped.ts';
import { stopSide } from './deny.ts';
import type { Effects } from './effects.ts';
import { conditionFacts } from './facts.ts';
import { answerTrailers } from './release.ts';
import { noteFindings, noteSkipped, report } from './report.ts';
import { requestTrailers } from './request-side.ts';
import { finishInput } from './side-flow.ts';
import { type ExchangeState, enforces, type Side } from './state.ts';

interface On {
  readonly frame: TrailersFrame;
  readonly effects: Effects;
}

/** Takes the trailers of a message: no more body follows. */
export function takeTrailers(state: ExchangeState, side: Side, on: On): void {
  const { frame, effects } = on;
  // Only a body that Envoy sends whole may have trailers behind its end.
  if (side.trailers || (side.inputEnded && side.mode !== 'buffered')) return;
  side.trailers = true;
  side.strippedTrailers = strippedFromTrailers(frame.trailers, passageOf(state, side));
  const bytes = sizeOf(frame);
  if (side.direction === 'request' && requestTrailers(state, bytes, effects) === 'denied') return;
  if (losesAnswer(side)) {
    const message =
      'Trailers in body mode STREAMED would lose an answer that is held whole; use FULL_DUPLEX_STREAMED.';
    // What this mode cannot do is refused whatever the policy says of faults.
    const denial = { kind: 'fault', fault: fault('unsupported', message), rule: 'unsupported' } as const;
    stopSide(state, side, { denial, effects });
    return;
  }
  if (side.lane === undefined) noteSkipped(side, [{ path: 'trailers', reason: 'opaque', bytes }]);
  else judge(state, side, on);
  if (!state.over) finish(state, side, effects);
}

function finish(state: ExchangeState, side: Side, effects: Effects): void {
  if (side.inputEnded) answerTrailers(state, side, effects);
  else finishInput(state, side, effects);
  // An answer that has not opened yet says so when it does.
  if (side.dropsTrailers && side.reported.has('open') && !side.cut)
    effects.events = added(effects.events, report(state, side, { kind: 'mutate' }));
}

function passageOf(state: ExchangeState, side: Side): Passage | undefined {
  if (side.direction === 'response') return undefined;
  return { policy: state.policy, enforced: enforces(state), inspected: false };
}

/** In streamed mode nothing can be added at trailers, so an answer that was held to its end would be lost. */
function losesAnswer(side: Side): boolean {
  const whole = side.mode === 'streamed' && side.reader?.shape === 'whole';
  return side.direction === 'response' && whole && !side.passing && !side.done;
}

function judge(state: ExchangeState, side: Side, on: On): void {
  const { frame, effects } = on;
  const { direction } = side;
  const { findings, denial } = judgeTrailers(frame.trailers, {
    direction,
    rules: state.policy?.[direction].rules ?? [],
    fingerprint: state.context.fingerprint,
    conditions: new Conditions(conditionFacts(state)),
  });
  noteFindings(side, findings);
  if (denial === undefined) return;
  if (denial.kind === 'fault' && state.policy?.onFault === 'allow') {
    passUnjudged(state, side, { cause: denial.fault, on });
    return;
  }
  if (direction === 'request' || !enforces(state)) {
    // In buffered mode the body was answered already; the refusal still comes before the upstream has it all.
    side.done = false;
    stopSide(state, side, { denial, effects });
  } else drop(state, side, { denial, effects });
}

/** The policy lets faults pass: counted and recorded. */
function passUnjudged(state: ExchangeState, side: Side, { cause, on }: { cause: Fault; on: On }): void {
  const { frame, effects } = on;
  noteSkipped(side, [{ path: 'trailers', reason: 'opaque', bytes: sizeOf(frame) }]);
  effects.faults = added(effects.faults, cause);
  effects.events = added(effects.events, report(state, side, { kind: 'fault', fault: cause }));
}

function sizeOf({ trailers }: TrailersFrame): number {
  return trailers.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
}

/** An answer may be out by now: its trailers are left away, which only full-duplex mode can do. */
function drop(state: ExchangeState, side: Side, on: { denial: Denial; effects: Effects }): void {
  const { denial, effects } = on;
  if (side.cut) return;
  if (denial.kind === 'fault') effects.faults = added(effects.faults, denial.fault);
  side.verdict = 'mutate';
  side.rule = ruleOf(denial);
  side.dropsTrailers = true;
  if (side.mode === 'full-duplex') return;
  state.over = true;
  const message = 'trailers that may not pass can only be left away in FULL_DUPLEX_STREAMED';
  effects.replies = added(effects.replies, { kind: 'abort', fault: 'unsupported', message });
}
