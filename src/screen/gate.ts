/** Gate: what the head of a request says, before its body: which policy and dialect it gets, or why it is refused. */
import type { Dialect } from '../core/dialect.ts';
import { type Fault, fault } from '../core/fault.ts';
import { type HeaderList, headerValue, headerValues } from '../core/headers.ts';
import { contentTypeOf } from '../dialects/content-type.ts';
import { findDialect, GENERIC } from '../dialects/index.ts';
import type { CompiledPolicy, PolicySet } from '../policy/compiled-policy.ts';
import { matchesPath, selectPolicy } from '../policy/match.ts';
import type { Denial } from './denial.ts';

/** The head of a request, as far as Weir needs it. */
export interface Head {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly host: string;
  readonly headers: HeaderList;
}

/** The policy of one exchange, and all that are loaded. */
export type Policy = CompiledPolicy;
export type Policies = PolicySet;

/** What happens to a request: read by a dialect, passed because the policy names its path, or refused. */
export type Admission =
  | { readonly kind: 'inspect'; readonly policy: CompiledPolicy; readonly dialect: Dialect }
  | { readonly kind: 'pass'; readonly policy: CompiledPolicy }
  /** The dialect, where path and method name one, words the refusal. */
  | {
      readonly kind: 'refuse';
      readonly policy: CompiledPolicy | undefined;
      readonly dialect: Dialect | undefined;
      readonly denial: Denial;
    };

/**
 * What one server takes for another path than the next: escaped or backward slashes, escaped dots, empty segments, and
 * segments of dots (RFC 3986 section 6.2.2), also with a parameter behind them.
 */
const AMBIGUOUS_PATH = /%2e|%2f|%5c|\\|\/\/|\/\.{1,2}(?:[/;]|$)/i;
const AMBIGUOUS =
  'A path under passPaths may stand for another one; send it without dot segments, empty segments, backslashes and their escapes.';

/** Reads the head out of the headers of a message; a missing pseudo header is empty text. */
export function headOf(headers: HeaderList): Head {
  const target = headerValue(headers, ':path') ?? '';
  const query = target.search(/[?#]/);
  return {
    method: headerValue(headers, ':method') ?? '',
    path: query < 0 ? target : target.slice(0, query),
    host: headerValue(headers, ':authority') ?? headerValue(headers, 'host') ?? '',
    headers,
  };
}

/** Decides what happens to a request by its head. */
export function admit(head: Head, policies: PolicySet | undefined): Admission {
  const policy =
    policies === undefined ? undefined : selectPolicy(policies, { host: head.host, path: head.path });
  const dialect = readerOf(head, policy);
  const refuse = (because: Fault): Admission => {
    return { kind: 'refuse', policy, dialect, denial: { kind: 'fault', fault: because } };
  };
  if (policies === undefined) return refuse(fault('internal', 'No policy is loaded.'));
  if (policy === undefined) {
    return refuse(fault('unsupported', 'No policy selects this host and path; name them under selects.'));
  }
  const upgrade = upgradeFault(head);
  if (upgrade !== undefined) return refuse(upgrade);
  if (passes(policy, head.path)) {
    return AMBIGUOUS_PATH.test(head.path)
      ? refuse(fault('unsupported', AMBIGUOUS, ':path'))
      : { kind: 'pass', policy };
  }
  if (dialect === undefined) {
    const message =
      'No dialect reads this method and path; name the path under readPaths, or under passPaths to let it pass uninspected.';
    return refuse(fault('unsupported', message, ':path'));
  }
  const problem = encodingFault(head.headers) ?? contentTypeFault(head.headers);
  return problem === undefined ? { kind: 'inspect', policy, dialect } : refuse(problem);
}

/** The dialect that knows the path, or the generic one where the policy names the path under `readPaths`. */
function readerOf({ method, path }: Head, policy: CompiledPolicy | undefined): Dialect | undefined {
  const known = findDialect({ method, path });
  if (known !== undefined || policy === undefined) return known;
  return matchesPath(policy.readPaths, path) ? GENERIC : undefined;
}

/** A path under `readPaths` is read, also when `passPaths` selects it too. */
function passes({ passPaths, readPaths }: CompiledPolicy, path: string): boolean {
  return matchesPath(passPaths, path) && !matchesPath(readPaths, path);
}

/** A stream that begins with the answer (a local reply of an earlier filter) has no request to choose a policy by. */
export function policyWithoutRequest(policies: PolicySet | undefined): CompiledPolicy | undefined {
  return policies === undefined ? undefined : selectPolicy(policies, { host: '', path: '' });
}

/** Upgraded connections carry frames that nothing here reads, and Envoy never ends their bodies. */
function upgradeFault({ method, headers }: Head): Fault | undefined {
  const upgrades =
    method === 'CONNECT' ||
    headerValue(headers, 'upgrade') !== undefined ||
    headerValue(headers, ':protocol') !== undefined ||
    headerValues(headers, 'connection').some((value) => /(^|[,\s])upgrade($|[,\s])/i.test(value));
  return upgrades ? fault('unsupported', 'Upgraded connections cannot be inspected.', 'upgrade') : undefined;
}

/** Anything but identity is refused: what is compressed cannot be judged as it comes. */
export function encodingFault(headers: HeaderList): Fault | undefined {
  const encodings = headerValues(headers, 'content-encoding').join(',').split(',');
  const encoded = encodings.some((value) => !['', 'identity'].includes(value.trim().toLowerCase()));
  const message = 'A body with a content-encoding cannot be inspected; send it without one.';
  return encoded ? fault('unsupported', message, 'content-encoding') : undefined;
}

/** What readers could take for another content type, or for another charset than UTF-8. */
export function contentTypeFault(headers: HeaderList): Fault | undefined {
  const type = contentTypeOf(headers);
  return type.ok ? undefined : type.fault;
}
