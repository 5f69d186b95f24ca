/** Gate: what the head of a request says, before its body: which policy and dialect it gets, or why it is refused. */
import type { ConditionFacts, RequestHeadFacts } from '../core/condition.ts';
import type { Dialect, Target } from '../core/dialect.ts';
import { type Fault, fault, type Result } from '../core/fault.ts';
import { type HeaderList, headerValue, headerValues } from '../core/headers.ts';
import type { Coding } from '../core/ports.ts';
import { contentTypeOf } from '../dialects/content-type.ts';
import { findDialect, GENERIC } from '../dialects/index.ts';
import type { CompiledPolicy, PolicySet } from '../policy/compiled-policy.ts';
import { choosePolicy, matchesPath, normaliseHost, selectPolicy } from '../policy/match.ts';
import { codingsOf } from './codings.ts';
import type { Denial } from './denial.ts';
import { destinationPath, headersFault } from './head-fault.ts';
import { openRetrieval, wordsOf } from './retrieval/open-retrieval.ts';
import type { Retrieval } from './retrieval/retrieval.ts';

/** The head of a request, as far as Weir needs it. */
export interface Head {
  readonly method: string;
  /** As it came, with its query. */
  readonly target: string;
  /** As it came, without its query. */
  readonly path: string;
  readonly host: string;
  readonly headers: HeaderList;
}

/** The policy of one exchange, and all that are loaded. */
export type Policy = CompiledPolicy;
export type Policies = PolicySet;

/** What happens to a request: read by a dialect, passed because the policy names its path, or refused. */
export type Admission =
  | {
      readonly kind: 'inspect';
      readonly policy: CompiledPolicy;
      readonly dialect: Dialect;
      /** Where the request goes; its path in the one spelling. */
      readonly target: Target;
      /** Content codings that have to be undone before the body can be read. */
      readonly codings: readonly Coding[];
      /** Where it asks a store; the dialect reads through it. */
      readonly retrieval?: Retrieval;
    }
  | { readonly kind: 'pass'; readonly policy: CompiledPolicy }
  /** The dialect, where path and method name one, words the refusal. */
  | {
      readonly kind: 'refuse';
      readonly policy: CompiledPolicy | undefined;
      readonly dialect: Dialect | undefined;
      readonly denial: Denial;
    };

const NO_POLICY = fault('unsupported', 'No policy selects this host and path; name them under selects.');
const UPGRADE =
  'Upgraded connections (WebSocket, CONNECT) cannot be inspected; send HTTP requests, and stream answers as events.';
const NO_DIALECT = fault(
  'unsupported',
  'No dialect reads this method and path; name the path under readPaths, or under passPaths to let it pass uninspected.',
  ':path',
);

/** Reads the head out of the headers of a message; a missing pseudo header is empty text. */
export function headOf(headers: HeaderList): Head {
  const target = headerValue(headers, ':path') ?? '';
  return {
    ...{ target, path: withoutQuery(target), headers },
    method: headerValue(headers, ':method') ?? '',
    host: headerValue(headers, ':authority') ?? headerValue(headers, 'host') ?? '',
  };
}

/** The path as it came: what is recorded of it. */
export function withoutQuery(target: string): string {
  const query = target.search(/[?#]/);
  return query < 0 ? target : target.slice(0, query);
}

/** What is decided about a request by its head, and where it goes, for conditions. */
export type Admitted = Admission & { readonly request: RequestHeadFacts };

/** Where a request goes, as far as its head says; for conditions. */
export function headFacts(head: Head): RequestHeadFacts {
  return goesTo(head, destinationPath(head)).request;
}

/** Where it goes, and who reads that. */
function goesTo(
  { method, host }: Head,
  to: Result<string>,
): { known: Dialect | undefined; request: RequestHeadFacts } {
  const path = to.ok ? to.value : '';
  const known = findDialect({ method, path });
  return { known, request: { host: normaliseHost(host), path, method, dialect: known?.name ?? '' } };
}

/** Who sends a request, and when; and the model it asks for, where a policy is chosen by that. */
export type Asking = Pick<ConditionFacts, 'caller' | 'time' | 'model'>;

/** Decides what happens to a request by its head, and by who sends it, and when. */
export function admit(head: Head, policies: PolicySet | undefined, asked?: Asking): Admitted {
  const to = destinationPath(head);
  const { known, request } = goesTo(head, to);
  if (!to.ok) {
    const because = upgradeFault(head) ?? to.fault;
    return { ...refuse(because, { policy: generalPolicy(policies, head.host) }), request };
  }
  const admission = decide({ head, path: to.value, known }, policies, asked && { ...asked, request });
  const dialect = admission.kind === 'pass' ? '' : (admission.dialect?.name ?? request.dialect);
  return { ...admission, request: dialect === request.dialect ? request : { ...request, dialect } };
}

function decide(
  { head, path, known }: { readonly head: Head; readonly path: string; readonly known: Dialect | undefined },
  policies: PolicySet | undefined,
  facts: ConditionFacts | undefined,
): Admission {
  const selected = policies && choosePolicy(policies, { host: head.host, path }, facts);
  const policy = selected?.policy;
  const store = policy?.retrieval && wordsOf(policy.retrieval);
  const dialect = store ?? known ?? readAnyway(path, policy);
  const by = { policy, dialect: dialect ?? findDialect({ method: 'POST', path }) };
  if (policies === undefined) return refuse(fault('internal', 'No policy is loaded.'), by);
  if (policy === undefined) return refuse(NO_POLICY, by);
  const problem = selected?.fault ?? headProblem(head);
  if (problem !== undefined) return refuse(problem, by);
  if (passes(policy, path)) return { kind: 'pass', policy };
  if (policy.retrieval !== undefined) return toStore(head, { policy, path }, facts);
  if (dialect === undefined) return refuse(NO_DIALECT, by);
  const codings = readableCodings(head.headers);
  if (!codings.ok) return refuse(codings.fault, by);
  return { kind: 'inspect', policy, dialect, target: { method: head.method, path }, codings: codings.value };
}

/** A request to a store; where nobody knows what the caller may see, it is refused whatever the policy says of faults. */
function toStore(
  head: Head,
  { policy, path }: { readonly policy: CompiledPolicy; readonly path: string },
  facts: ConditionFacts | undefined,
): Admission {
  if (policy.retrieval === undefined) throw new Error('the policy has no store');
  const opened = openRetrieval(policy.retrieval, head, facts);
  if (!opened.ok)
    return refuse(opened.fault, { policy, rule: opened.fault.kind, dialect: wordsOf(policy.retrieval) });
  const retrieval = opened.value;
  const { dialect } = retrieval;
  const codings = readableCodings(head.headers);
  if (!codings.ok) return refuse(codings.fault, { policy, dialect });
  const target = { method: head.method, path };
  return { kind: 'inspect', policy, dialect, target, codings: codings.value, retrieval };
}

/** A refusal; where no dialect reads the request, the one that knows its path words it. */
function refuse(
  because: Fault,
  by: {
    readonly policy: CompiledPolicy | undefined;
    readonly dialect?: Dialect | undefined;
    readonly rule?: string;
  },
): Admission {
  return {
    kind: 'refuse',
    policy: by.policy,
    dialect: by.dialect,
    denial: { kind: 'fault', fault: because, ...(by.rule === undefined ? {} : { rule: by.rule }) },
  };
}

/**
 * The policy of a request of which nobody knows where it goes: the one for every path of its host. One that only observes
 * is taken where no policy enforces anything, so that an odd spelling never leads out of a policy that does.
 */
function generalPolicy(policies: PolicySet | undefined, host: string): CompiledPolicy | undefined {
  if (policies === undefined) return undefined;
  const general = selectPolicy(policies, { host, path: '' });
  const enforced = policies.policies.some(({ mode }) => mode === 'enforce');
  return general?.mode === 'observe' && enforced ? undefined : general;
}

/** The generic dialect, where no other knows the path and the policy names it under `readPaths`. */
function readAnyway(path: string, policy: CompiledPolicy | undefined): Dialect | undefined {
  return policy !== undefined && matchesPath(policy.readPaths, path) ? GENERIC : undefined;
}

/**
 * A path under `readPaths` is read, also when `passPaths` selects it too; what differs from such a path in case or by a
 * final slash does not pass either, because many servers route without regard to these.
 */
function passes({ passPaths, readPaths }: CompiledPolicy, path: string): boolean {
  if (!matchesPath(passPaths, path)) return false;
  return !matchesPath(readPaths, path) && !matchesPath(readPaths.map(roughly), roughly(path));
}

function roughly(path: string): string {
  return path.toLowerCase().replace(/\/$/, '');
}

/** A stream that begins with the answer (a local reply of an earlier filter) has no request to choose a policy by. */
export function policyWithoutRequest(policies: PolicySet | undefined): CompiledPolicy | undefined {
  return policies === undefined ? undefined : selectPolicy(policies, { host: '', path: '' });
}

/** Why no policy lets a message with such a head through to be read. */
export function headProblem(head: Head): Fault | undefined {
  return upgradeFault(head) ?? headersFault(head.headers);
}

/** Upgraded connections carry frames that nothing here reads, and Envoy never ends their bodies. */
function upgradeFault({ method, headers }: Head): Fault | undefined {
  const upgrades =
    method === 'CONNECT' ||
    headerValue(headers, 'upgrade') !== undefined ||
    headerValue(headers, ':protocol') !== undefined ||
    headerValues(headers, 'connection').some((value) => /(^|[,\s])upgrade($|[,\s])/i.test(value));
  return upgrades ? fault('unsupported', UPGRADE, 'upgrade') : undefined;
}

/** The codings that have to be undone, or why a message with these headers cannot be read. */
export function readableCodings(headers: HeaderList): Result<readonly Coding[]> {
  const codings = codingsOf(headers);
  if (!codings.ok) return codings;
  const unread = contentTypeFault(headers);
  return unread === undefined ? codings : { ok: false, fault: unread };
}

/** What readers could take for another content type, or for another charset than UTF-8. */
export function contentTypeFault(headers: HeaderList): Fault | undefined {
  const type = contentTypeOf(headers);
  return type.ok ? undefined : type.fault;
}
