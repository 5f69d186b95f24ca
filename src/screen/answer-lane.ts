/** The lane of an answer, by the head that announces it. */
import type { ConditionFacts } from '../core/condition.ts';
import type { Dialect, ReadLimits, ResponseHead, ResponseReader } from '../core/dialect.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import type { Coding, Fingerprint } from '../core/ports.ts';
import type { Facts } from '../core/segment.ts';
import { GENERIC } from '../dialects/index.ts';
import { dataIn, mcpMessage } from '../dialects/mcp/message.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { answerClasses } from './answer-classes.ts';
import { answerCap, unseenInAnswer } from './bounds.ts';
import { type CallRules, callRules } from './call-rules.ts';
import { Conditions } from './conditions.ts';
import type { Flow } from './flow.ts';
import { foreignDocuments } from './foreign-documents.ts';
import { type Policy, readableCodings } from './gate.ts';
import { Lane } from './lane.ts';
import type { LaneOptions } from './lane-options.ts';
import type { Pins } from './pins.ts';
import type { Placeholders } from './placeholders/placeholders.ts';
import { replacingWith } from './placeholders/replacing.ts';
import { restoring } from './placeholders/restoring.ts';
import { labelNames } from './request-texts.ts';
import type { Retrieval } from './retrieval/retrieval.ts';
import { type Settle, settlingBoth, settlingOnce } from './settling.ts';
import { ToolGate } from './tool-gate.ts';
import { asksForEnds } from './unfinished-texts.ts';
import { callCap } from './whole-calls.ts';

/** Characters per question to a judge while an answer streams. */
const JUDGE_EVERY = 600;

/** What is cut over two partial answers would be seen in neither (RFC 9110 section 14). */
const PARTIAL_CONTENT = 206;
const PARTIAL = 'The answer is a part of a whole, which cannot be judged; ask without a range.';

export interface AnswerOptions {
  readonly policy: Policy;
  /** Undefined when no request was seen: the generic readers take the answer. */
  readonly dialect: Dialect | undefined;
  readonly head: ResponseHead;
  readonly request: Facts;
  readonly fingerprint: Fingerprint;
  /** True in streamed mode, where text cannot be held. */
  readonly eager: boolean;
  /** True when the verdict is carried out. */
  readonly enforced: boolean;
  /** What hashes and fakes are keyed with; the fingerprint when left out. */
  readonly pseudonym?: Fingerprint;
  /** Rules that compare the answer with its request, made for this exchange. */
  readonly bound?: readonly CompiledRule[];
  /** True while the next unit may not leave. */
  waits?(): boolean;
  /** What is known of the exchange; without it no condition is asked, and calls of tools are not decided about. */
  readonly facts?: ConditionFacts | undefined;
  /** What is known of earlier calls, where conditions ask. */
  readonly flow?: Flow | undefined;
  /** What is pinned of the tools of a server. */
  readonly pins?: Pins | undefined;
  /** Where the answer is a store's. */
  readonly retrieval?: Retrieval | undefined;
  /** What the request had replaced. */
  readonly placeholders?: Placeholders | undefined;
}

export interface AnswerLane {
  readonly lane: Lane;
  readonly reader: ResponseReader;
  /** Content codings that have to be undone before the lane is fed. */
  readonly codings: readonly Coding[];
}

function factsOf({ facts, flow }: AnswerOptions): ConditionFacts | undefined {
  return facts && (flow?.joined(facts) ?? facts);
}

/** What was made for this exchange. Placeholders are brought back only where the request went on with them. */
function ofExchange(
  options: AnswerOptions,
): Pick<LaneOptions, 'replacing' | 'restoring' | 'bound' | 'callRules' | 'conditions' | 'awaitsPeople'> {
  const { policy, enforced, placeholders, fingerprint, pseudonym = fingerprint, flow, bound = [] } = options;
  const facts = factsOf(options);
  const known = enforced ? placeholders : undefined;
  const calls = facts === undefined ? undefined : callRules(policy, facts, { flow });
  return {
    conditions: new Conditions(facts),
    awaitsPeople: enforced && !options.eager,
    ...(calls === undefined ? { bound } : { bound: [...bound, calls.rule], callRules: calls }),
    replacing: replacingWith(pseudonym, known),
    ...(known === undefined || known.isEmpty ? {} : { restoring: restoring(known) }),
  };
}

/** Where arguments stand is asked for only where somebody looks at all of them. */
function readLimits({ response: { limits, rules } }: Policy, bound: readonly CompiledRule[]): ReadLimits {
  return asksForEnds([...rules, ...bound]) ? { ...limits, callValues: true } : limits;
}

function isSuccess({ status }: ResponseHead): boolean {
  return status >= 200 && status <= 299;
}

/** The codings that have to be undone, or why an answer with this head cannot be read. */
function codingsIn({ status, headers }: ResponseHead): Result<readonly Coding[]> {
  if (status === PARTIAL_CONTENT) return failed('unsupported', PARTIAL, ':status');
  return readableCodings(headers);
}

/** What a server of MCP lists, and asks of its client, is decided in each message; the hits of a store are in its answer. */
function gateOf(
  options: AnswerOptions,
  calls: CallRules | undefined,
  event: boolean,
): Pick<LaneOptions, 'asked' | 'settle' | 'settlesEach' | 'callRules' | 'hears' | 'classes'> {
  const { policy, dialect, pins, fingerprint, retrieval } = options;
  if (retrieval !== undefined) return { settle: () => retrieval.settleAnswer(fingerprint) };
  const { tools } = policy;
  const facts = factsOf(options);
  if (dialect?.name !== 'mcp' || facts === undefined) return {};
  const documents = documentsOf(options, facts, event);
  const classes = classesOf(options, documents, event);
  if (tools === undefined || calls === undefined)
    return documents === undefined ? classes : { ...classes, settle: documents, settlesEach: true };
  const read = (bytes: Uint8Array) => mcpMessage(bytes, event);
  const gate = new ToolGate({
    ...{ tools, calls, facts, pins, fingerprint, read, waits: () => false },
    direction: 'response',
  });
  const { settle, ...asking } = gate.asking;
  const both = documents === undefined ? settle : settlingBoth(settle, documents);
  return { ...classes, ...asking, ...(both && { settle: both }), settlesEach: true };
}

/** Resources that the caller may not see are taken out of what the server answers. */
function documentsOf({ policy, fingerprint, request }: AnswerOptions, facts: ConditionFacts, event: boolean) {
  const { documents } = policy;
  if (documents === undefined) return undefined;
  const settle = foreignDocuments({
    ...{ documents, facts, asked: request, fingerprint, signed: false, direction: 'response' },
    ...(event && { pieces: dataIn }),
  });
  return settlingOnce(settle);
}

/** What is taken out of an answer has no say in which class the rest bears. */
function classesOf({ policy, bound = [] }: AnswerOptions, documents: Settle | undefined, event: boolean) {
  return answerClasses({
    ...{ rules: bound, labels: labelNames(policy) },
    ...(event && { pieces: dataIn }),
    removed: (unit) => {
      const settled = documents?.(unit);
      return settled === undefined || 'kind' in settled ? [] : settled.edits;
    },
  });
}

/** How much of an answer, or of a call in it, is held. */
function capsOf({ policy, eager }: AnswerOptions, streams: boolean): Pick<LaneOptions, 'cap' | 'calls'> {
  if (!streams) return { cap: answerCap(policy) };
  const calls = eager ? undefined : callCap(policy);
  return calls === undefined ? {} : { calls };
}

/** Builds the lane of an answer, or says why the answer cannot be read. */
export function answerLane(options: AnswerOptions): Result<AnswerLane> {
  const { policy, head } = options;
  const codings = codingsIn(head);
  if (!codings.ok) return codings;
  const dialect = options.dialect ?? GENERIC;
  const made = ofExchange(options);
  const reader = dialect.response(head, options.request, readLimits(policy, made.bound ?? []));
  if (!reader.ok) return reader;
  const streams = reader.value.shape === 'stream';
  const lane = new Lane({
    direction: 'response',
    reader: reader.value,
    rules: policy.response.rules,
    fingerprint: options.fingerprint,
    eager: options.eager && streams,
    judgeEvery: streams ? JUDGE_EVERY : Number.POSITIVE_INFINITY,
    retain: policy.onFault === 'allow' && options.enforced,
    uninspected: unseenInAnswer(policy),
    keeps: isSuccess(head),
    ...(options.waits === undefined ? {} : { waits: options.waits }),
    ...made,
    ...gateOf(options, made.callRules, streams),
    ...capsOf(options, streams),
  });
  return ok({ lane, reader: reader.value, codings: codings.value });
}
