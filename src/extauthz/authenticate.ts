/** Authentication by ext_authz: the provider's credential for a request that is allowed, and whose body leaves as it came. */
import type { Caller } from '../core/caller.ts';
import type { CheckQuestion } from '../core/check.ts';
import type { Fault, Result } from '../core/fault.ts';
import type { HeaderList } from '../core/headers.ts';
import type { Authenticate } from '../core/ports.ts';
import { credentialName } from '../screen/credential-name.ts';
import type { Denial } from '../screen/denial.ts';
import type { Admission } from '../screen/gate.ts';
import { queryCredential } from '../screen/query-credential.ts';
import { partialBodyFault } from './partial-body.ts';

/** Returns the headers to set, none where the policy names no credential; or the denial of a request that cannot get it. */
export function credentialFor(
  question: CheckQuestion,
  { policy, kind }: Admission,
  { authenticate, caller }: { readonly authenticate: Authenticate; readonly caller: Caller },
): { readonly headers: HeaderList } | { readonly denial: Denial } {
  const upstream = policy?.upstream;
  if (upstream === undefined || kind === 'refuse') return { headers: [] };
  const problem = queryCredential(question.path) ?? (upstream.signs ? partialBodyFault(question) : undefined);
  const name =
    problem === undefined ? credentialName(upstream, caller) : ({ ok: false, fault: problem } as const);
  const headers: Result<HeaderList> = name.ok
    ? authenticate(name.value, {
        ...{ method: question.method, target: question.path, authority: question.host },
        body: [question.body],
      })
    : name;
  return headers.ok ? { headers: headers.value } : { denial: denied(headers.fault) };
}

/** Whatever the policy says of faults. */
function denied(fault: Fault): Denial {
  return { kind: 'fault', fault, rule: fault.kind };
}
