/** The state of one ext_proc conversation: two independent sides, because directions interleave. */
import type { Caller } from '../core/caller.ts';
import type { Class } from '../core/classes.ts';
import type { RequestHeadFacts } from '../core/condition.ts';
import type { Dialect, ResponseReader } from '../core/dialect.ts';
import type { BreakGlass, Lot } from '../core/easement.ts';
import type { ExchangeEvent, ExchangeFacts, Judged, Totals } from '../core/event.ts';
import type { Fault, Result } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Attributes, BodyMode, Direction, HeadersFrame, ModeOverride, Protocol } from '../core/frame.ts';
import type { HeaderList } from '../core/headers.ts';
import type { Authenticate, Coding, Fingerprint, Identified, Proof, ProviderRequest } from '../core/ports.ts';
import type { KeptKind, Skipped } from '../core/segment.ts';
import type { VerdictKind } from '../core/verdict.ts';
import type { Spending } from '../screen/budgets/spending.ts';
import type { Flow } from '../screen/flow.ts';
import type { Policies, Policy } from '../screen/gate.ts';
import { glassOver } from '../screen/glass-over.ts';
import type { Lane } from '../screen/lane.ts';
import type { ModelWait } from '../screen/model-wait.ts';
import type { Pins } from '../screen/pins.ts';
import type { Placeholders } from '../screen/placeholders/placeholders.ts';
import type { RequestTexts } from '../screen/request-texts.ts';
import type { Retrieval } from '../screen/retrieval/retrieval.ts';
import { NOBODY, type Tenant } from '../screen/tenant.ts';
import type { Accounting } from './budget-ask.ts';
import { newSide } from './new-side.ts';

/** What a step needs besides the frame; pure values and functions. */
export interface StepContext {
  readonly id: string;
  /** The policies in force when the exchange began; a reload does not change a running exchange. */
  readonly policies: Policies | undefined;
  readonly fingerprint: Fingerprint;
  /** What hashes and fakes that leave are keyed with; the fingerprint when left out. */
  readonly pseudonym?: Fingerprint;
  /** The caller as far as the connection alone proves it. */
  callerOf(attributes: Attributes): Caller;
  readonly authenticate: Authenticate;
  /** Without it no budget is counted: nobody is there to count (a policy that is tried out). */
  readonly accounting?: Accounting | undefined;
  /** When the exchange began; conditions are told of it. */
  readonly time: Date;
  /** Rules that were suspended when the exchange began. */
  readonly glass?: BreakGlass | undefined;
  /** Why no new exchange can be taken now, or undefined when it can. */
  readonly overload: Fault | undefined;
  /** Milliseconds that one question to a judge may need beyond Envoy's message timeout. */
  readonly moreTimeMs: number;
}

/** The head of a message; that of a request with who asks. */
export interface IdentifiedFrame extends HeadersFrame {
  /** Left out where nothing is known but the connection. */
  readonly identity?: Result<Identified>;
}

/** A request that waits for its policy. */
export interface Choice {
  readonly frame: IdentifiedFrame;
  readonly wait: ModelWait;
  /** Its body so far. */
  readonly held: Uint8Array[];
}

/** One direction. */
export interface Side {
  readonly direction: Direction;
  mode: BodyMode;
  /** True once any frame of this direction came. */
  begun: boolean;
  /** True when bytes go on as they come: a path that is passed, observe mode, or a fault that the policy allows. */
  passing: boolean;
  lane: Lane | undefined;
  reader: ResponseReader | undefined;
  /** Content codings that are undone on the way to the lane; what came comes again as `inflated`. */
  codings: readonly Coding[];
  /** True when what was undone also leaves that way; false where the message passes as it came (observe mode). */
  inflates: boolean;
  /** The body modes that the answer to the headers asks for. */
  override: ModeOverride | undefined;
  /** Envoy was asked for more time. */
  extended: boolean;
  /** Headers, and trailers, of this message that do not go on. */
  stripped: readonly string[];
  strippedTrailers: readonly string[];
  headersAnswered: boolean;
  /** The head of the answer says that something went wrong. */
  failed: boolean;
  /** What came of a request whose policy its model decides; undefined when that is decided, as it mostly is by the head. */
  choice: Choice | undefined;
  /** The headers frame said that nothing follows. */
  bare: boolean;
  /** Streamed and buffered: body frames that still need their one answer, and what goes into it. */
  owed: number;
  backlog: Uint8Array[];
  /** Envoy said that no more body follows (end of stream or trailers). */
  inputEnded: boolean;
  trailers: boolean;
  trailersAnswered: boolean;
  /** The trailers may not leave: the body ends without them. */
  dropsTrailers: boolean;
  /** Nothing more leaves: all was released, or it was denied or cut. */
  done: boolean;
  cut: boolean;
  verdict: VerdictKind;
  rule: string;
  /** Events of this direction that were reported. */
  readonly reported: Set<ExchangeEvent['kind']>;
  /** Types that were found so far, the first of them. */
  readonly types: Set<string>;
  /** The highest class that the texts of a request bear, or that was found in an answer, or that this says of itself; undefined for none. */
  class: Class | undefined;
  /** The metadata that Envoy was told last, to say no more than what is new. */
  told: string;
  findings: Finding[];
  /** The first of all that were found; conditions are told of those of the request. */
  readonly found: Finding[];
  findingCount: number;
  /** Placeholders in it that stand for nothing. */
  invented: number;
  skipped: Skipped[];
  skippedBytes: number;
  judged: Judged[];
  /** Of the body, after its codings were undone. */
  receivedBytes: number;
  /** Keep-alive comments of our own that were put into a streamed answer. */
  keepAlives: number;
}

export interface ExchangeState {
  readonly context: StepContext;
  readonly facts: ExchangeFacts;
  protocol: Protocol | undefined;
  /** Envoy ignores every answer. */
  observed: boolean;
  policy: Policy | undefined;
  dialect: Dialect | undefined;
  /** Where it asks a store. */
  retrieval: Retrieval | undefined;
  /** The header that proved who asks. */
  proof: Proof | undefined;
  /** Where the request goes, in the one spelling; undefined before it was looked at. */
  goesWhere: RequestHeadFacts | undefined;
  /** Who asks. */
  tenant: Tenant;
  /** Whom rollouts choose. */
  lot: Lot | undefined;
  /** What stands for what the request had replaced; undefined where the policy makes no placeholders. */
  placeholders: Placeholders | undefined;
  /** What the request said, where rules compare the answer with it. */
  texts: RequestTexts | undefined;
  /** What the rules that do keep in memory, in bytes. */
  comparing: number;
  /** What it takes of budgets; undefined where the policy has none. */
  spending: Spending | undefined;
  /** Undefined where the exchange is all that placeholders are known in. */
  conversation: Conversation | undefined;
  /** What is known of earlier calls of tools, where conditions ask; and where they are stored. */
  flow: Flow | undefined;
  calls: Conversation | undefined;
  /** The request asks for what it has missed of an earlier answer (`last-event-id`), which comes at once. */
  resumes: boolean;
  /** The session that the request names; undefined where it is not looked up. */
  session: { waits: boolean } | undefined;
  /** What is pinned of the tools of an MCP server; undefined where the policy does not ask. */
  pins: Pins | undefined;
  /** The kinds of things that the answer may have made. */
  creates: readonly KeptKind[];
  readonly request: Side;
  readonly response: Side;
  /** Where a request goes that gets the provider's credential. */
  goesTo: Omit<ProviderRequest, 'body'> | undefined;
  /** What waits for a signature over all of it; undefined where nothing is signed, or all of it is. */
  unsigned: Uint8Array[] | undefined;
  /** The headers of that credential. */
  credential: HeaderList;
  /** An answer ended the whole exchange: nothing is read or written after it. */
  over: boolean;
  ended: Totals['ended'] | undefined;
}

/** The conversation of one exchange, by the keyed hash of its id. */
export interface Conversation {
  readonly key: string;
  readonly minutes: number;
  /** What was known before is not there yet; the request waits for it. */
  waits: boolean;
}

/** The state before the first frame. */
export function newExchange(context: StepContext): ExchangeState {
  return {
    context,
    facts: {
      id: context.id,
      service: 'ext_proc',
      caller: context.callerOf(new Map()),
      method: '',
      host: '',
      path: '',
      dialect: 'none',
      model: '',
      policy: 'none',
      policyDigest: '',
      mode: 'enforce',
    },
    protocol: undefined,
    observed: false,
    policy: undefined,
    ...{ dialect: undefined, retrieval: undefined },
    proof: undefined,
    goesWhere: undefined,
    ...{ tenant: NOBODY, lot: undefined },
    placeholders: undefined,
    texts: undefined,
    comparing: 0,
    spending: undefined,
    conversation: undefined,
    flow: undefined,
    calls: undefined,
    resumes: false,
    session: undefined,
    pins: undefined,
    creates: [],
    goesTo: undefined,
    unsigned: undefined,
    credential: [],
    request: newSide('request'),
    response: newSide('response'),
    over: false,
    ended: undefined,
  };
}

/** True when verdicts are carried out; in observe and observability mode they are only recorded. */
export function enforces(state: ExchangeState): boolean {
  return !state.observed && state.policy?.mode !== 'observe';
}

/** Puts an exchange under a policy, for good. */
export function adoptPolicy(state: ExchangeState, policy: Policy | undefined): void {
  state.policy = policy;
  state.facts.policy = policy?.name ?? 'none';
  state.facts.policyDigest = policy?.digest ?? '';
  state.facts.mode = policy?.mode ?? 'enforce';
  delete state.facts.breakGlass;
  const glass = glassOver(policy, state.context.glass);
  if (glass !== undefined) state.facts.breakGlass = glass;
}

/** True while a request waits for what was known before. */
export function waitsForState({ conversation, calls, session, pins }: ExchangeState): boolean {
  return [conversation, calls, session, pins].some((known) => known?.waits === true);
}
