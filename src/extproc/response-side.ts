/** Response side: what the head of an answer decides. */
import { type Fault, fault } from '../core/fault.ts';
import type { HeadersFrame } from '../core/frame.ts';
import { headerValue } from '../core/headers.ts';
import { answerLane } from '../screen/answer-lane.ts';
import { policyWithoutRequest } from '../screen/gate.ts';
import { headersReply } from './deliver.ts';
import { modeFault } from './mode-fault.ts';
import { push, report } from './report.ts';
import { deliver, stopSide } from './side-flow.ts';
import { adoptPolicy, type Effects, type ExchangeState, enforces } from './state.ts';

/** Opens the answer: bodiless ones pass at once, others get their reader and lane, or are refused. */
export function openResponse(state: ExchangeState, frame: HeadersFrame, effects: Effects): void {
  const { response: side } = state;
  side.bare = frame.end;
  side.inputEnded = frame.end;
  const orphan = !state.request.begun;
  if (orphan) adoptPolicy(state, policyWithoutRequest(state.context.policies));
  const named = !orphan && state.request.passing && state.dialect === undefined;
  side.passing = named || !enforces(state);
  if (frame.end) {
    push(effects, report(state, side, { kind: 'open' }));
    deliver(state, side, { out: { chunks: [], ended: true }, effects });
    return;
  }
  const problem = named ? undefined : startLane(state, frame, orphan);
  if (problem !== undefined) stopSide(state, side, { denial: { kind: 'fault', fault: problem }, effects });
  if (state.over) return;
  if (side.passing || !holdsHeaders(state)) effects.replies.push(headersReply(state, side, 'same'));
  if (named) push(effects, report(state, side, { kind: 'open' }));
}

/** Headers wait for the first verdict where Envoy sends the body all the same. */
function holdsHeaders(state: ExchangeState): boolean {
  const { mode } = state.response;
  return mode === 'full-duplex' || (mode === 'streamed' && state.protocol?.sendsBodyEarly === true);
}

function startLane(state: ExchangeState, frame: HeadersFrame, orphan: boolean): Fault | undefined {
  const { policy, response: side } = state;
  if (policy === undefined) return fault('internal', 'No policy selects this exchange.');
  const mode = orphan ? modeFault(state) : undefined;
  if (mode !== undefined) return mode;
  const opened = answerLane({
    policy,
    dialect: state.dialect,
    head: { status: Number(headerValue(frame.headers, ':status') ?? 0), headers: frame.headers },
    request: state.request.lane?.facts ?? {},
    fingerprint: state.context.fingerprint,
    eager: side.mode === 'streamed',
    enforced: enforces(state),
  });
  if (!opened.ok) return opened.fault;
  side.lane = opened.value.lane;
  side.reader = opened.value.reader;
  return undefined;
}
