/** The ext_authz service: one question about one request, over the same policy as ext_proc. */
import { type Caller, UNKNOWN_CALLER } from '../core/caller.ts';
import { type CheckAnswer, type CheckQuestion, NO_QUESTION } from '../core/check.ts';
import type { ExchangeEvent, Judged, Totals } from '../core/event.ts';
import { type Fault, faultFrom, type Result } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import { ID_HEADER } from '../core/header-names.ts';
import type { HeaderList } from '../core/headers.ts';
import type { Identified, Proof } from '../core/ports.ts';
import type { Facts, Skipped } from '../core/segment.ts';
import type { VerdictKind } from '../core/verdict.ts';
import { within } from '../extproc/within.ts';
import { claimFacts } from '../screen/claims.ts';
import type { Denial } from '../screen/denial.ts';
import { type Admission, type Admitted, withoutQuery } from '../screen/gate.ts';
import { glassOver } from '../screen/glass-over.ts';
import { JournalFailure } from '../screen/journal-failure.ts';
import { localReply, refusalReply } from '../screen/local-reply.ts';
import { lotsOf } from '../screen/lots.ts';
import { inWords } from '../screen/polite.ts';
import { refusalOf, ruleOf, verdictOf } from '../screen/refusal.ts';
import { requestLane } from '../screen/request-lane.ts';
import type { ServiceParts } from '../screen/service-parts.ts';
import { strippedFromRequest } from '../screen/stripped.ts';
import { tenantOf } from '../screen/tenant.ts';
import { requestFlow } from '../screen/tool-requests.ts';
import { admitWhole } from './admit-whole.ts';
import { credentialFor } from './authenticate.ts';
import { codedFault, rewriteDenial, UNSCOPED } from './beyond.ts';
import { exchangeFacts } from './exchange-facts.ts';
import { judgeWhole } from './judge-whole.ts';
import { partialBodyFault } from './partial-body.ts';
import { recorded } from './recorded.ts';
import { refusedHere } from './refused-here.ts';

/** What the service is built from. */
export interface AuthzDependencies extends ServiceParts {
  readonly codec: {
    decodeCheck(bytes: Uint8Array): Result<CheckQuestion>;
    encodeCheck(answer: CheckAnswer): Buffer;
  };
  readonly deadlines: { readonly judgeMs: number; readonly stateMs: number; readonly journalMs: number };
  /** Returns the parts of a question that is recorded; left out where nothing is. */
  readonly recording?: ((parts: AuthzDependencies) => AuthzDependencies) | undefined;
}

/** What was decided about one question. */
interface Decision {
  readonly denial: Denial | undefined;
  readonly findings: readonly Finding[];
  readonly skipped: readonly Skipped[];
  readonly judged: readonly Judged[];
  readonly inspected: number;
  /** What was read of the request. */
  readonly request: Facts;
  /** Headers of the provider's credential. */
  readonly credential?: HeaderList;
}

/** Of a question whose body was not looked at. */
const NOTHING = { findings: [], skipped: [], judged: [], inspected: 0, request: {} as Facts } as const;

/** Who asks, in which exchange, and what suspends the rules of the policy. */
type Asker = Identified & { readonly id: string; readonly glass: string | undefined };

/** Serves `envoy.service.auth.v3.Authorization/Check`. */
export class ExtAuthz {
  readonly #with: AuthzDependencies;

  constructor(dependencies: AuthzDependencies) {
    this.#with = dependencies;
  }

  /** Answers one question; whatever goes wrong is a denial. */
  async check(request: Uint8Array): Promise<Buffer> {
    const recorded = this.#with.recording?.(this.#with);
    return await (recorded === undefined ? this : new ExtAuthz(recorded)).#check(request);
  }

  async #check(request: Uint8Array): Promise<Buffer> {
    const id = this.#with.newId();
    try {
      const question = this.#with.codec.decodeCheck(request);
      if (!question.ok) return await this.#undecoded(id, question.fault);
      return await this.#answer(id, question.value);
    } catch (cause) {
      const because = cause instanceof JournalFailure ? cause.fault : faultFrom(cause);
      this.#with.onFault(because);
      return this.#fault(id, because);
    }
  }

  async #answer(id: string, question: CheckQuestion): Promise<Buffer> {
    const began = this.#with.clock.monotonic();
    const head = { ...question, target: question.path, path: withoutQuery(question.path) };
    const identity = await this.#with.identify(question);
    const who = identity.ok ? identity.value : { caller: this.#with.callerOf(question.attributes) };
    const by = { policies: this.#with.policies(), asked: this.#asked(who) };
    const admission = admitWhole(question, head, by);
    const glass = glassOver(admission.policy, this.#with.glass?.());
    const refused = this.#refused(admission, identity, who.caller);
    const decision: Decision =
      refused === undefined
        ? this.#authenticated(question, admission, {
            caller: who.caller,
            decision: await this.#decide(question, admission, { ...who, id, glass }),
          })
        : { ...NOTHING, denial: refused };
    const facts = exchangeFacts(
      id,
      { ...question, path: head.path },
      { admission, model: decision.request.model ?? '', caller: who.caller, glass },
    );
    const enforced = facts.mode === 'enforce';
    const verdict: VerdictKind = decision.denial === undefined ? 'allow' : verdictOf(decision.denial);
    const event = {
      exchange: facts,
      direction: 'request',
      verdict,
      enforced,
      ...recorded(admission, decision),
    } as const;
    await this.#record({ ...event, kind: 'request' });
    await this.#record({
      ...event,
      kind: 'close',
      findings: [],
      findingCount: 0,
      skipped: [],
      judged: [],
      totals: this.#totals(question, decision, began),
    });
    return this.#with.codec.encodeCheck(
      answerOf({ id, admission, decision, enforced, headers: question.headers, proof: who.proof }),
    );
  }

  #asked({ caller }: Identified): { caller: Caller; time: Date } {
    return { caller, time: new Date(this.#with.clock.now()) };
  }

  /** Why a request is refused before it is read. */
  #refused(admission: Admission, told: Result<Identified>, caller: Caller): Denial | undefined {
    const denial = admission.kind === 'refuse' ? undefined : refusedHere(told, caller, admission.policy);
    const shed = this.#with.shed();
    return denial ?? (shed && { kind: 'fault', fault: shed });
  }

  #authenticated(
    question: CheckQuestion,
    admission: Admission,
    { decision, caller }: { readonly decision: Decision; readonly caller: Caller },
  ): Decision {
    if (decision.denial !== undefined) return decision;
    const credential = credentialFor(question, admission, { authenticate: this.#with.authenticate, caller });
    if ('denial' in credential) return { ...decision, denial: credential.denial };
    return { ...decision, credential: credential.headers };
  }

  async #decide(question: CheckQuestion, admission: Admitted, who: Asker): Promise<Decision> {
    if (admission.kind === 'refuse') return { ...NOTHING, denial: admission.denial };
    if (admission.kind === 'pass') {
      return {
        ...NOTHING,
        denial: undefined,
        skipped: [{ path: 'body', reason: 'opaque', bytes: question.body.length }],
      };
    }
    if (admission.retrieval !== undefined) return { ...NOTHING, denial: UNSCOPED };
    const partial = codedFault(admission) ?? partialBodyFault(question);
    if (partial !== undefined) return { ...NOTHING, denial: { kind: 'fault', fault: partial } };
    const headers = [...question.headers, { name: ':path', value: question.path }];
    const tenant = tenantOf(who, headers, this.#with.fingerprint);
    const { policy, dialect } = admission;
    const head = { ...admission.target, headers: question.headers, target: question.path };
    const asked = this.#asked(who);
    const opened = requestLane(policy, dialect, {
      ...{
        head,
        target: question.path,
        flow: requestFlow({ policy, dialect, head }, { id: '', time: asked.time }),
      },
      fingerprint: this.#with.fingerprint,
      tenant,
      facts: {
        ...{ ...this.#asked(who), request: admission.request },
        lot: lotsOf({ caller: who.caller, headers: question.headers }, this.#with.fingerprint),
        ...(who.glass === undefined ? {} : { glass: who.glass }),
      },
    });
    if (!opened.ok) return { ...NOTHING, denial: { kind: 'fault', fault: opened.fault } };
    const lane = opened.value;
    const whole = await judgeWhole({
      lane,
      bytes: question.body,
      policy: admission.policy,
      tenant,
      facts: claimFacts(who, admission.policy),
      by: this.#with,
    });
    return {
      ...whole,
      denial: whole.denial ?? rewriteDenial(whole),
      inspected: lane.inspected,
      request: lane.facts,
    };
  }

  #totals(question: CheckQuestion, decision: Decision, began: number): Totals {
    return {
      requestBytes: question.body.length,
      responseBytes: 0,
      inspectedChars: decision.inspected,
      skippedBytes: decision.skipped.reduce((sum, { bytes }) => sum + bytes, 0),
      heldChars: 0,
      weaker: [],
      inflated: [],
      keepAlives: 0,
      timings: { request: this.#with.clock.monotonic() - began },
      ended: decision.denial === undefined ? 'complete' : 'denied',
    };
  }

  /** Rejects with a `JournalFailure` where the record is refused or late. */
  async #record(event: ExchangeEvent): Promise<void> {
    const { meter, journal, deadlines } = this.#with;
    meter.event(event);
    const record = journal.record(event);
    try {
      await within(deadlines.journalMs, record);
    } catch (cause) {
      throw new JournalFailure(cause);
    }
  }

  /** A question that cannot be decoded says nothing of its request; that it was denied is recorded all the same. */
  async #undecoded(id: string, cause: Fault): Promise<Buffer> {
    const denial: Denial = { kind: 'fault', fault: cause };
    const admission: Admission = { kind: 'refuse', policy: undefined, dialect: undefined, denial };
    const decision = { ...NOTHING, denial };
    const exchange = exchangeFacts(id, NO_QUESTION, { admission, model: '', caller: UNKNOWN_CALLER });
    const event = { exchange, direction: 'request', verdict: 'deny', enforced: true } as const;
    const told = recorded(admission, decision);
    const totals = this.#totals(NO_QUESTION, decision, this.#with.clock.monotonic());
    await this.#record({ ...event, ...told, kind: 'request' });
    await this.#record({ ...event, ...told, kind: 'close', totals });
    return this.#fault(id, cause);
  }

  #fault(id: string, cause: Fault): Buffer {
    this.#with.meter.fault(cause);
    const refusal = refusalOf({ kind: 'fault', fault: cause }, 'request', id);
    return this.#with.codec.encodeCheck({
      kind: 'deny',
      reply: localReply(refusal, undefined),
      metadata: { id, request_decision: 'deny' },
    });
  }
}

function answerOf(of: {
  id: string;
  admission: Admission;
  decision: Decision;
  enforced: boolean;
  headers: HeaderList;
  proof: Proof | undefined;
}): CheckAnswer {
  const { id, admission, decision, enforced } = of;
  const { denial } = decision;
  const metadata = {
    id,
    request_decision: denial === undefined ? 'allow' : 'deny',
    request_rule: denial === undefined ? 'none' : ruleOf(denial),
    policy: admission.policy?.name ?? 'none',
  };
  if (denial === undefined || !enforced) {
    const own = [{ name: ID_HEADER, value: id }];
    const set = [...own, ...(decision.credential ?? [])];
    // No answer is read here, so it may come compressed.
    const passage = { policy: admission.policy, enforced, inspected: false, proof: of.proof };
    const stripped = strippedFromRequest(of.headers, passage);
    const remove = stripped.filter((name) => !set.some((header) => header.name === name));
    return { kind: 'allow', set, remove, responseSet: own, metadata };
  }
  const dialect = admission.kind === 'pass' ? undefined : admission.dialect;
  const refusal = refusalOf(denial, 'request', id);
  const { refusals } = admission.policy ?? {};
  const worded = refusals === undefined ? refusal : inWords(refusal, denial, refusals);
  const refused = { dialect, request: decision.request, as: refusals?.as ?? 'error' };
  return { kind: 'deny', reply: refusalReply(worded, refused), metadata };
}
