/** The tenant of an exchange: whoever asks, with the credential that the provider knows them by. */
import { type HeaderList, headerValue } from '../core/headers.ts';
import type { Fingerprint, Identified } from '../core/ports.ts';
import type { Kept } from '../core/segment.ts';

/** Headers by which providers know an account. */
const ACCOUNTS = ['authorization', 'api-key', 'x-api-key', 'x-goog-api-key'] as const;
/** Google takes a key in the query, too. */
const QUERY_KEY = /[?&]key=([^&#]*)/;
/** Of a signed request (AWS Signature Version 4) only the id of the key stays the same. */
const SIGNED = /^AWS4-HMAC-SHA256 .*?Credential=([^/,\s]+)/;

/** A keyed hash that tells tenants apart; undefined for a caller of whom nothing is proven. */
export type Tenant = () => string | undefined;

export const NOBODY: Tenant = () => undefined;

/** Tells who asks; hashed when it is first wanted, for most exchanges never want it. */
export function tenantOf(
  { caller, proof }: Identified,
  headers: HeaderList,
  fingerprint: Fingerprint,
): Tenant {
  if (caller.kind === 'unknown') return NOBODY;
  // What proved the caller is no account at a provider: a token is another one after an hour.
  const account = ACCOUNTS.map((name) =>
    name === proof?.header ? '' : credentialIn(headerValue(headers, name) ?? ''),
  );
  const inQuery = QUERY_KEY.exec(headerValue(headers, ':path') ?? '')?.[1] ?? '';
  const whose = caller.tenant === undefined ? [] : [caller.tenant];
  const told = JSON.stringify(['tenant', caller.kind, caller.id, ...account, inQuery, ...whose]);
  let tenant: string | undefined;
  return () => {
    tenant ??= fingerprint(told);
    return tenant;
  };
}

function credentialIn(value: string): string {
  return SIGNED.exec(value)?.[1] ?? value;
}

/** The key under which a thing of a tenant is remembered. */
export function keyOf(tenant: string, { kind, id }: Kept, fingerprint: Fingerprint): string {
  const spelled = kind === 'sealed' ? plainBase64(id) : id;
  return fingerprint(`${kind}\n${tenant}\n${spelled}`);
}

/** Clients may write a blob again in the other alphabet of Base64 (RFC 4648 section 5), and without its padding. */
function plainBase64(blob: string): string {
  return blob.replaceAll('-', '+').replaceAll('_', '/').replaceAll(/[=\s]/g, '');
}
