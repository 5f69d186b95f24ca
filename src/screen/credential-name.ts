/** Which credential a request gets: that of its caller's tenant, where the policy names one for it. */
import type { Caller } from '../core/caller.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import type { Upstream } from '../policy/compiled-policy.ts';

/** The name of the credential; a fault where there is none for this caller. */
export function credentialName(
  { credential, tenants }: Upstream,
  { tenant }: Pick<Caller, 'tenant'>,
): Result<string> {
  const own = tenant === undefined ? undefined : tenants?.get(tenant);
  const name = own ?? credential;
  if (name !== undefined) return ok(name);
  return failed(
    'unauthenticated',
    'The request does not prove that it is of a tenant that has a credential for the provider.',
  );
}
