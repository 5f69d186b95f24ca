/** Response side: what the head of an answer decides. */
import { added, addedAll } from '../core/added.ts';
import { type Fault, fault } from '../core/fault.ts';
import type { HeadersFrame } from '../core/frame.ts';
import { headerValue } from '../core/headers.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { answerLane } from '../screen/answer-lane.ts';
import { bindRules, type Said } from '../screen/bound-rules.ts';
import type { Denial } from '../screen/denial.ts';
import { policyWithoutRequest } from '../screen/gate.ts';
import { strippedFromAnswer } from '../screen/stripped.ts';
import { waitsForBudget } from './budgets.ts';
import { headersReply } from './deliver.ts';
import { stopSide } from './deny.ts';
import type { Effects } from './effects.ts';
import { conditionFacts } from './facts.ts';
import { modeFault } from './mode-fault.ts';
import { deliver } from './release.ts';
import { report } from './report.ts';
import { sessionOpened } from './session.ts';
import { noteFault } from './side-flow.ts';
import { adoptPolicy, type ExchangeState, enforces } from './state.ts';

const FIRST_ERROR = 400;

/** Opens the answer: bodiless ones pass at once, others get their reader and lane, or are refused. */
export function openResponse(state: ExchangeState, frame: HeadersFrame, effects: Effects): void {
  const { response: side } = state;
  side.bare = frame.end;
  side.inputEnded = frame.end;
  side.stripped = strippedFromAnswer(frame.headers);
  const orphan = !state.request.begun;
  if (orphan) adoptPolicy(state, policyWithoutRequest(state.context.policies));
  const named = !orphan && state.request.passing && state.dialect === undefined;
  side.passing = named || !enforces(state);
  const denial = named ? undefined : denialOf(state, { frame, orphan, effects });
  if (denial !== undefined) stopSide(state, side, { denial, effects });
  if (state.over) return;
  effects.remembers = addedAll(effects.remembers, sessionOpened(state, frame.headers));
  if (frame.end) {
    effects.events = added(effects.events, report(state, side, { kind: 'open' }));
    deliver(state, side, { out: { chunks: [], ended: true }, effects });
    return;
  }
  if (side.passing || !holdsHeaders(state))
    effects.replies = added(effects.replies, headersReply(state, side, 'same'));
  if (named || (listens(state) && !side.passing))
    effects.events = added(effects.events, report(state, side, { kind: 'open' }));
}

/** Why the answer is refused before its body, or undefined; its lane is open then, where it has a body. */
function denialOf(
  state: ExchangeState,
  { frame, orphan, effects }: { frame: HeadersFrame; orphan: boolean; effects: Effects },
): Denial | undefined {
  const unseen = unseenRequest(state);
  // What was not judged is refused whatever the policy says of faults.
  if (unseen !== undefined) return { kind: 'fault', fault: unseen, rule: unseen.kind };
  if (frame.end) return undefined;
  const bound = bindRules(state.policy?.response.rules ?? [], saidIn(state), conditionFacts(state));
  state.request.class = bound.bears;
  if (bound.denial !== undefined) return bound.denial;
  state.comparing = bound.holding;
  const problem = startLane(state, frame, { orphan, bound: bound.rules });
  if (problem !== undefined) return { kind: 'fault', fault: problem };
  for (const cause of bound.faults) noteFault(state, state.response, { cause, effects });
  return undefined;
}

/** What the request said; the model has got nothing of one that has not left, and what passed unread nobody knows. */
function saidIn({ request, texts }: ExchangeState): Said {
  if (request.bare) return 'nothing';
  if (request.lane === undefined) return 'unseen';
  if (request.reported.has('request')) return texts ?? 'nothing';
  return request.passing ? 'unseen' : 'nothing';
}

/** Where Weir asked for the request's body and the answer came without it, Envoy does not heed what is asked. */
function unseenRequest({ request }: ExchangeState): Fault | undefined {
  if (request.override === undefined || request.inputEnded) return undefined;
  const message =
    'The answer came before the request body; set allow_mode_override: true, or the body is over the buffer limit.';
  return fault('protocol', message);
}

/** Headers wait for the first verdict where Envoy sends the body all the same. */
function holdsHeaders(state: ExchangeState): boolean {
  const { mode, override } = state.response;
  // What is asked for stands in the answer to the headers.
  if (override !== undefined || listens(state)) return false;
  return mode === 'full-duplex' || (mode === 'streamed' && state.protocol?.sendsBodyEarly === true);
}

/** A client of MCP that listens for what the server may once say: nothing may come for minutes, and it should know that it is heard. */
function listens({ dialect, request, response, resumes }: ExchangeState): boolean {
  // What is buffered may be refused whole until its end.
  if (dialect?.name !== 'mcp' || response.mode === 'buffered') return false;
  return request.bare && !resumes && response.reader?.shape === 'stream';
}

function startLane(
  state: ExchangeState,
  frame: HeadersFrame,
  { orphan, bound }: { orphan: boolean; bound: readonly CompiledRule[] },
): Fault | undefined {
  const { policy, response: side } = state;
  if (policy === undefined) return fault('internal', 'No policy selects this exchange.');
  const mode = orphan ? modeFault(state) : undefined;
  if (mode !== undefined) return mode;
  const status = Number(headerValue(frame.headers, ':status') ?? 0);
  side.failed = status >= FIRST_ERROR;
  const opened = answerLane({
    policy,
    dialect: state.spending?.dialect ?? state.dialect,
    waits: () => waitsForBudget(state, 'response'),
    head: { status, headers: frame.headers },
    request: state.request.lane?.facts ?? {},
    fingerprint: state.context.fingerprint,
    eager: side.mode === 'streamed',
    enforced: enforces(state),
    pseudonym: state.context.pseudonym ?? state.context.fingerprint,
    placeholders: state.placeholders,
    facts: conditionFacts(state),
    ...{ flow: state.flow, pins: state.pins, retrieval: state.retrieval },
    bound,
  });
  if (!opened.ok) return opened.fault;
  side.lane = opened.value.lane;
  side.reader = opened.value.reader;
  side.codings = opened.value.codings;
  side.inflates = side.codings.length > 0 && !side.passing;
  if (side.mode === 'none') overrideMode(state);
  return undefined;
}

/** Asks for the body in the mode that suits it, and for the request as it runs: Envoy takes both as they are named. */
function overrideMode(state: ExchangeState): void {
  const { response: side, request, protocol } = state;
  if (protocol === undefined) return;
  side.mode = side.reader?.shape === 'stream' ? 'full-duplex' : 'buffered';
  side.override = { request: request.begun ? request.mode : protocol.request, response: side.mode };
}
