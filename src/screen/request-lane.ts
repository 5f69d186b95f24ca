/** The lane of a request, as its policy and dialect want it. */
import type { ConditionFacts } from '../core/condition.ts';
import type { Dialect, ReadLimits, RequestHead } from '../core/dialect.ts';
import { ok, type Result } from '../core/fault.ts';
import { isCredential } from '../core/header-names.ts';
import type { Facts, Reader, TextRun, Unit } from '../core/segment.ts';
import { isSigned } from '../dialects/bedrock-converse/signed.ts';
import { type MarkedPassage, MarkedReader } from '../dialects/documents/marked-reader.ts';
import type { Replacing } from '../policy/actions/value.ts';
import { type ForTenant, requestBounds, requestCap, scriptBounds, unseenInRequest } from './bounds.ts';
import { Conditions } from './conditions.ts';
import type { Flow } from './flow.ts';
import { foreignDocuments } from './foreign-documents.ts';
import type { Policy } from './gate.ts';
import { Lane } from './lane.ts';
import type { LaneOptions } from './lane-options.ts';
import { offeredTools } from './offered-tools.ts';
import { parameterBounds } from './parameter-bounds.ts';
import { PatientLane } from './patient-lane.ts';
import type { Pins } from './pins.ts';
import type { Retrieval } from './retrieval/retrieval.ts';
import { settlingBoth, settlingFirst } from './settling.ts';
import { SystemPrompts } from './system-prompts.ts';
import { toolRequest } from './tool-requests.ts';
import { type Turns, turnsFor } from './turns.ts';

type Bounding = Pick<LaneOptions, 'bounds' | 'textBounds' | 'settle' | 'settlesEach' | 'asked' | 'callRules'>;

export interface RequestParts extends ForTenant {
  readonly head: RequestHead;
  /** What edits are written with; without it no value gets a placeholder. */
  readonly replacing?: Replacing;
  /** True while nothing may leave. */
  waits?(): boolean;
  /** Takes what rules of the answer compare it with. */
  hears?(run: TextRun): void;
  /** Takes the request itself, when it is about to leave, and the passages of its texts that the policy marks. */
  keeps?(unit: Unit, passages: readonly MarkedPassage[]): void;
  /** What is known of earlier calls, where conditions ask. */
  readonly flow?: Flow | undefined;
  /** What is pinned of the tools of a server. */
  readonly pins?: Pins | undefined;
  /** Where it asks a store. */
  readonly retrieval?: Retrieval | undefined;
  /** Path and query, as they came. */
  readonly target?: string;
  /** What is known of the exchange by the head; without it no condition is asked, and no tool is kept back. */
  readonly facts?: ConditionFacts;
}

/** A request with its dialect and its reader. */
interface WithReader extends RequestParts {
  readonly dialect: Dialect;
  readonly asked: Facts;
  readonly reader: Reader;
}

/** Builds a lane that holds the whole request until it is judged, or says why the request cannot be read. */
export function requestLane(policy: Policy, dialect: Dialect, parts: RequestParts): Result<Lane> {
  const { rules } = policy.request;
  const reader = dialect.request(readLimits(policy), asItGoesOn(parts.head, policy));
  if (!reader.ok) return reader;
  const { documents } = policy;
  const marked = documents !== undefined && documents.marks.length > 0;
  const reading = marked ? new MarkedReader(reader.value, documents.marks) : reader.value;
  const told = { ...parts, dialect, asked: reading.facts, reader: reading };
  const scoped = withDocuments(inScope(boundsOf(policy), parts), policy, told);
  // An error is read alike by every client; other refusals take the form that the whole request asks for.
  const Kind = policy.refusals.as === 'error' ? Lane : PatientLane;
  const lane = new Kind({
    direction: 'request',
    reader: reading,
    rules,
    fingerprint: parts.fingerprint,
    eager: false,
    judgeEvery: Number.POSITIVE_INFINITY,
    retain: policy.onFault === 'allow',
    cap: requestCap(policy),
    ...keeping(withTools(scoped, policy, told), told),
    conditions: new Conditions(parts.facts, reading.facts),
    turns: turnsOf(policy, parts),
    decisions: policy.request.decisions,
    told: (facts) => parts.flow?.told(facts) ?? facts,
    uninspected: unseenInRequest(policy, parts),
    awaitsPeople: policy.mode === 'enforce',
    ...editsOf(parts),
  });
  return ok(lane);
}

/** What goes to a store goes within the scope of its caller. */
function inScope(bounds: Bounding, { retrieval }: RequestParts): Bounding {
  if (retrieval === undefined) return bounds;
  return {
    ...bounds,
    settle: settlingBoth(() => retrieval.settleRequest(), bounds.settle ?? (() => undefined)),
  };
}

/** What several messages of a user say together. */
function turnsOf(policy: Policy, { fingerprint, tenant }: RequestParts): Turns | undefined {
  const settings = { direction: 'request', fingerprint, eager: false } as const;
  return turnsFor({
    ...{ rules: policy.request.rules, fingerprint, tenant },
    settings: { ...settings, judgeEvery: Number.POSITIVE_INFINITY },
  });
}

/** Documents that the caller may not see are taken out of every part of the request. */
function withDocuments(bounds: Bounding, policy: Policy, parts: WithReader): Bounding {
  const { facts, fingerprint, head, asked, dialect, reader } = parts;
  const { documents } = policy;
  if (documents === undefined || facts === undefined || parts.retrieval !== undefined) return bounds;
  const settle = foreignDocuments({
    ...{ documents, facts, asked, fingerprint, direction: 'request' },
    signed: isSigned(asItGoesOn(head, policy)),
    packed: dialect.name === 'openai-batch',
    ...(reader instanceof MarkedReader && { passages: (unit) => reader.passagesOf(unit) }),
  });
  return { ...bounds, settle: settlingBoth(settlingFirst(bounds.settle), settle), settlesEach: true };
}

/** A request may be a call of a tool itself; from others the tools are taken out that are not allowed. */
function withTools(bounds: Bounding, policy: Policy, parts: WithReader): Bounding {
  const { facts, fingerprint, head, asked, dialect, flow, pins, target = '', waits = () => false } = parts;
  const { tools } = policy;
  if (tools === undefined || facts === undefined) return bounds;
  const told = flow?.joined(facts) ?? facts;
  const gate = toolRequest({ policy, dialect, head, target, facts: told, flow, pins, fingerprint, waits });
  if (gate !== undefined) {
    const { asking } = gate;
    return { ...bounds, ...asking, settle: settlingBoth(bounds.settle, (unit) => asking.settle?.(unit)) };
  }
  const signed = isSigned(asItGoesOn(head, policy));
  const settle = offeredTools({ tools, facts: told, asked, fingerprint, signed });
  return { ...bounds, settle: settlingBoth(bounds.settle, settle) };
}

/** The request is kept as it came, before the policy's own parameters are put in. */
function keeping(bounds: Bounding, { keeps, reader }: WithReader): Bounding {
  if (keeps === undefined) return bounds;
  const kept = settlingFirst((unit) => {
    keeps(unit, reader instanceof MarkedReader ? reader.passagesOf(unit) : []);
    return undefined;
  });
  return {
    ...bounds,
    settle: (unit) => {
      kept(unit);
      return bounds.settle?.(unit);
    },
  };
}

function editsOf({
  replacing,
  waits,
  ...parts
}: RequestParts): Pick<LaneOptions, 'replacing' | 'waits' | 'hears'> {
  const hears = hearing(parts);
  return { ...(replacing && { replacing }), ...(waits && { waits }), ...(hears && { hears }) };
}

/** Whoever wants to hear the texts of the request. */
function hearing({ hears, flow }: Pick<RequestParts, 'hears' | 'flow'>): LaneOptions['hears'] {
  if (flow === undefined) return hears;
  return (run) => {
    flow.hears(run);
    hears?.(run);
  };
}

/** A signature that does not go on protects nothing: what it covers may be changed. */
function asItGoesOn(head: RequestHead, { upstream }: Policy): RequestHead {
  if (upstream === undefined) return head;
  return { ...head, headers: head.headers.filter(({ name }) => !isCredential(name)) };
}

function readLimits({ request: { limits, parameters } }: Policy): ReadLimits {
  const bounds = { depth: limits.depth, eventBytes: limits.bodyBytes };
  return parameters === undefined ? bounds : { ...bounds, parameters: parameters.names };
}

/** What is looked at when the whole request is there. */
function boundsOf(policy: Policy): Bounding {
  const bounds = requestBounds(policy);
  const textBounds = scriptBounds(policy);
  const { parameters } = policy.request;
  const texts = textBounds === undefined ? {} : { textBounds };
  if (parameters === undefined) return { bounds, ...texts };
  const settle = parameterBounds(parameters);
  if (!parameters.ownPromptsOnly) return { bounds, ...texts, settle };
  const prompts = new SystemPrompts();
  return {
    bounds: (lane) => bounds(lane) ?? prompts.end(),
    textBounds: (run) => textBounds?.(run) ?? prompts.seen(run),
    settle,
  };
}
