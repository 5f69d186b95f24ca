/** Request side: what the head of a request decides, and its trailers. */
import { added } from '../core/added.ts';
import { fault } from '../core/fault.ts';
import { headerValue } from '../core/headers.ts';
import { callerDenial } from '../screen/caller-denial.ts';
import type { Denial } from '../screen/denial.ts';
import { type Admission, type Admitted, admit, type Head, headOf } from '../screen/gate.ts';
import { lotsOf } from '../screen/lots.ts';
import { awaitModel, ModelWait } from '../screen/model-wait.ts';
import { Placeholders } from '../screen/placeholders/placeholders.ts';
import { replacingWith } from '../screen/placeholders/replacing.ts';
import { requestLane } from '../screen/request-lane.ts';
import { keepingFor, requestTextsFor } from '../screen/request-texts.ts';
import { strippedFromRequest } from '../screen/stripped.ts';
import { tenantOf } from '../screen/tenant.ts';
import { openCredential } from './authenticate.ts';
import { openSpending, waitsForBudget } from './budgets.ts';
import { openCalls, openFlow } from './calls.ts';
import { beginChoice } from './choosing.ts';
import { openConversation } from './conversation.ts';
import { headersReply } from './deliver.ts';
import { stopSide } from './deny.ts';
import type { Effects } from './effects.ts';
import { conditionFacts } from './facts.ts';
import { modeFault } from './mode-fault.ts';
import { openPins } from './pins.ts';
import { noteSkipped, report } from './report.ts';
import { openSession } from './session.ts';
import { finishInput } from './side-flow.ts';
import {
  adoptPolicy,
  type ExchangeState,
  enforces,
  type IdentifiedFrame,
  type Side,
  waitsForState,
} from './state.ts';

/** Recorded names of client data are capped. */
const MAX_RECORDED = 256;
/** Of server-sent events: the last one that a client has seen. */
const RESUMED = 'last-event-id';

/** Opens the request: selects policy and dialect, refuses by the head, or starts its lane. */
export function openRequest(state: ExchangeState, frame: IdentifiedFrame, effects: Effects): void {
  const { request: side, context } = state;
  const head = headOf(frame.headers);
  side.bare = frame.end;
  side.inputEnded = frame.end;
  state.resumes = headerValue(frame.headers, RESUMED) !== undefined;
  noteCaller(state, frame);
  const asked = { caller: state.facts.caller, time: context.time };
  const by = awaitModel(head, context.policies, asked);
  if (by instanceof ModelWait) {
    noteFacts(state, head, by.admission());
    if (!beginChoice(state, { frame, wait: by }, effects)) return;
  }
  const admission = by instanceof ModelWait ? by.admission() : (by ?? admit(head, context.policies, asked));
  openAdmitted(state, frame, { admission, effects });
}

/** Opens a request of which it is known what happens to it. */
export function openAdmitted(
  state: ExchangeState,
  frame: IdentifiedFrame,
  { admission, effects }: { readonly admission: Admitted; readonly effects: Effects },
): void {
  const { request: side } = state;
  const head = headOf(frame.headers);
  noteFacts(state, head, admission);
  side.stripped = strippedFromRequest(frame.headers, {
    ...{ policy: state.policy, enforced: enforces(state) },
    ...{ inspected: admission.kind === 'inspect', proof: state.proof },
  });
  if (admission.kind !== 'pass') state.dialect = admission.dialect;
  const refused =
    denialOf(state, admission) ??
    callerDenial(frame.identity, state.facts.caller, state.policy) ??
    credentialDenial(state, head, admission) ??
    startLane(state, frame, { admission, effects });
  if (refused !== undefined) {
    if (!enforces(state)) side.lane = undefined;
    stopSide(state, side, { denial: refused, effects });
    if (state.over) return;
  }
  const inspects = admission.kind === 'inspect' && refused === undefined;
  if (inspects) openState(state, frame, effects);
  if (state.over) return;
  proceed(state, inspects, effects);
}

/** Asks for what is known of earlier exchanges. */
function openState(state: ExchangeState, { headers, end }: IdentifiedFrame, effects: Effects): void {
  if (!end) openConversation(state, headers, effects);
  openSession(state, headers, effects);
  if (!state.over) openCalls(state, headers, effects);
}

function noteCaller(state: ExchangeState, { identity, headers }: IdentifiedFrame): void {
  const { facts, context } = state;
  const identified = identity?.ok ? identity.value : { caller: facts.caller };
  facts.caller = identified.caller;
  state.proof = identified.proof;
  state.tenant = tenantOf(identified, headers, context.fingerprint);
  state.lot = lotsOf({ caller: facts.caller, headers }, context.fingerprint);
}

function noteFacts(state: ExchangeState, head: Head, admission: Admitted): void {
  const { facts } = state;
  adoptPolicy(state, admission.policy);
  facts.method = head.method.slice(0, MAX_RECORDED);
  facts.host = head.host.slice(0, MAX_RECORDED);
  facts.path = head.path.slice(0, MAX_RECORDED);
  if (admission.kind !== 'pass') facts.dialect = admission.dialect?.name ?? facts.dialect;
  state.goesWhere = admission.request;
}

/** Why the request is refused before its body, or undefined. */
function denialOf(state: ExchangeState, admission: Admission): Denial | undefined {
  if (admission.kind === 'refuse') return admission.denial;
  if (admission.kind === 'pass') return undefined;
  const problem = modeFault(state);
  // A mode that cannot enforce is refused whatever the policy says of faults.
  if (problem !== undefined) return { kind: 'fault', fault: problem, rule: problem.kind };
  const { overload } = state.context;
  return overload === undefined ? undefined : { kind: 'fault', fault: overload };
}

/** A request that the provider would take for its caller's, or for nobody's, is refused whatever the policy says of faults. */
function credentialDenial(state: ExchangeState, head: Head, admission: Admission): Denial | undefined {
  const problem = openCredential(state, head, admission);
  return problem === undefined ? undefined : { kind: 'fault', fault: problem, rule: problem.kind };
}

function startLane(
  state: ExchangeState,
  frame: IdentifiedFrame,
  { admission, effects }: { readonly admission: Admission; readonly effects: Effects },
): Denial | undefined {
  if (admission.kind !== 'inspect') return undefined;
  const { request: side, context } = state;
  if (admission.policy.placeholders !== undefined) state.placeholders = new Placeholders();
  openFlow(state, admission, frame.headers);
  openPins(state, effects);
  const texts = requestTextsFor(admission.policy);
  state.texts = texts;
  const dialect = openSpending(state, admission.dialect);
  const { target } = headOf(frame.headers);
  state.retrieval = admission.retrieval;
  const lane = requestLane(admission.policy, dialect, {
    head: { ...admission.target, headers: frame.headers, target },
    fingerprint: context.fingerprint,
    tenant: state.tenant,
    facts: conditionFacts(state),
    replacing: replacingWith(context.pseudonym ?? context.fingerprint, state.placeholders),
    waits: () => waitsForState(state) || waitsForBudget(state, 'request'),
    ...{ flow: state.flow, pins: state.pins, target },
    retrieval: state.retrieval,
    ...(texts === undefined ? {} : { hears: (run) => texts.take(run) }),
    ...(texts !== undefined && keepingFor(texts, admission.policy)),
  });
  if (!lane.ok) return { kind: 'fault', fault: lane.fault };
  side.lane = lane.value;
  state.creates = admission.dialect.creates?.(admission.target) ?? [];
  side.codings = admission.codings;
  side.inflates = admission.codings.length > 0 && enforces(state);
  if (side.mode === 'none' && !side.bare && state.protocol !== undefined) {
    side.mode = 'buffered';
    side.override = { request: 'buffered', response: state.protocol.response };
  }
  return undefined;
}

/** Answers the head now where nothing is held, and records what is passed by name. */
function proceed(state: ExchangeState, inspects: boolean, effects: Effects): void {
  const { request: side } = state;
  side.passing = !inspects || !enforces(state);
  // Held in full-duplex mode until the verdict: nothing is forwarded, and a denial is a clean answer.
  const holds = side.mode === 'full-duplex' || side.bare;
  // They were answered where the body had to come first, for its model.
  if ((side.passing || !holds) && !side.headersAnswered)
    effects.replies = added(effects.replies, headersReply(state, side, 'same'));
  if (!inspects && !side.reported.has('request')) {
    if (side.bare) side.done = true;
    else noteSkipped(side, [{ path: 'body', reason: 'opaque', bytes: 0 }]);
    effects.events = added(effects.events, report(state, side, { kind: 'request' }));
  }
  if (side.bare) finishInput(state, side, effects);
}

/** True for a request whose trailers will be refused when they come. */
export function refusesTrailers({ policy }: ExchangeState, side: Side): boolean {
  return side.direction === 'request' && !side.passing && policy?.request.trailers !== 'allow';
}

/** Request trailers: refused unless the policy allows them, because Envoy's retries double such bodies. */
export function requestTrailers(state: ExchangeState, bytes: number, effects: Effects): 'denied' | 'allowed' {
  const { request: side, policy } = state;
  const loses = side.mode === 'streamed' && side.lane !== undefined && !side.passing;
  if (policy?.request.trailers === 'allow' && !loses) return 'allowed';
  if (side.passing) return 'allowed';
  const message = loses
    ? 'Request trailers in body mode STREAMED would lose the held body; use FULL_DUPLEX_STREAMED.'
    : 'Requests with trailers are refused; set request.trailers: allow on routes without retries.';
  noteSkipped(side, [{ path: 'trailers', reason: 'opaque', bytes }]);
  // Behind a body that was said to be all, they still get an answer.
  side.done = false;
  const refused = fault('unsupported', message, 'trailers');
  stopSide(state, side, { denial: { kind: 'fault', fault: refused, rule: refused.kind }, effects });
  return 'denied';
}
