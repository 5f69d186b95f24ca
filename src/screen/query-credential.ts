/** Credentials in the query of a request: neither filter of Envoy lets Weir change a path, so that they would go on. */
import { type Fault, fault } from '../core/fault.ts';
import { holdsQueryCredential } from '../core/query-credentials.ts';

/** Why a request cannot get another credential: its caller's own is in its query. */
export function queryCredential(target: string): Fault | undefined {
  if (!holdsQueryCredential(target)) return undefined;
  const message =
    'The query holds a credential, which cannot be taken off; send it in a header, or send none.';
  return fault('unsupported', message, ':path');
}
