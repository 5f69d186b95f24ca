/** Authentication: requests get the provider's credential in place of their caller's, where the policy names one. */
import { type Fault, fault, ok, type Result } from '../core/fault.ts';
import { credentialName } from '../screen/credential-name.ts';
import type { Admission, Head } from '../screen/gate.ts';
import { queryCredential } from '../screen/query-credential.ts';
import type { Outgoing } from './deliver.ts';
import { type ExchangeState, enforces, type Side } from './state.ts';

const UNSIGNED =
  'A body that passes uninspected cannot be signed, because it is not held; name its path under readPaths.';

/** Says by its head that a request cannot get the credential; what is signed whole waits for its body. */
export function openCredential(state: ExchangeState, head: Head, { kind }: Admission): Fault | undefined {
  const upstream = state.policy?.upstream;
  if (upstream === undefined || kind === 'refuse' || !enforces(state)) return undefined;
  const inQuery = queryCredential(head.target);
  if (inQuery !== undefined) return inQuery;
  state.goesTo = { method: head.method, target: head.target, authority: head.host };
  if (!upstream.signs || state.request.bare) return authenticate(state, []);
  if (kind === 'pass') return fault('unsupported', UNSIGNED);
  state.unsigned = [];
  return undefined;
}

/** Holds what a lane releases of a request that is signed whole until all of it is there. */
export function signed(state: ExchangeState, side: Side, out: Outgoing): Result<Outgoing> {
  const { unsigned } = state;
  if (side.direction === 'response' || unsigned === undefined) return ok(out);
  unsigned.push(...out.chunks);
  if (!out.ended) return ok({ chunks: [], ended: false });
  state.unsigned = undefined;
  const problem = authenticate(state, unsigned);
  return problem === undefined ? ok({ chunks: unsigned, ended: true }) : { ok: false, fault: problem };
}

/** Bytes that wait for the signature. */
export function unsignedBytes({ unsigned }: ExchangeState): number {
  return unsigned?.reduce((sum, chunk) => sum + chunk.length, 0) ?? 0;
}

function authenticate(state: ExchangeState, body: readonly Uint8Array[]): Fault | undefined {
  const { context, goesTo, policy, facts } = state;
  if (goesTo === undefined || policy?.upstream === undefined)
    return fault('internal', 'A request without a head was to be signed.');
  const name = credentialName(policy.upstream, facts.caller);
  if (!name.ok) return name.fault;
  const headers = context.authenticate(name.value, { ...goesTo, body });
  if (!headers.ok) return headers.fault;
  state.credential = headers.value;
  return undefined;
}
