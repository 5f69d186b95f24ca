/** Names of headers that do not go on as they came; all lower case, a prefix ends in `-`. */

/** What Weir says of an exchange; nobody else may. */
export const OWN_PREFIX = 'x-weir-';

/** What Envoy tells itself: timeouts and retries of the route, addresses, the path before a rewrite. */
export const ENVOY_PREFIX = 'x-envoy-';

/**
 * With these the proxies of Istio tell each other who they are, for telemetry alone. Without them the metrics of a mesh
 * lose the names of its workloads; nothing decides by them.
 */
export const MESH_TELEMETRY = ['x-envoy-peer-metadata', 'x-envoy-peer-metadata-id'] as const;

/** Who a client says it is, in words that services behind a gateway tend to believe. */
const IDENTITY = ['x-forwarded-client-cert', 'x-user-id', 'x-tenant', 'x-tenant-id'] as const;
export const GUARD_PREFIX = 'x-guard-';

/** With these some servers read another method or path than the one that was judged. */
const OVERRIDES = [
  ...['x-original-url', 'x-rewrite-url'],
  ...['x-http-method', 'x-http-method-override', 'x-method-override'],
] as const;

/** Removed from requests unless the policy trusts them by name, because an earlier filter sets them. */
export const FORGEABLE_PREFIXES = [ENVOY_PREFIX, GUARD_PREFIX] as const;
export const FORGEABLE: readonly string[] = [...IDENTITY, ...OVERRIDES];

/** Credentials that a policy may take off requests. */
export const CREDENTIALS = [
  'authorization',
  'proxy-authorization',
  'api-key',
  'x-api-key',
  'x-goog-api-key',
  'cookie',
] as const;
export type Credential = (typeof CREDENTIALS)[number];

/** True for a header by which a client could pass for someone, or something, else. */
export function isForgeable(name: string): boolean {
  return FORGEABLE.includes(name) || FORGEABLE_PREFIXES.some((prefix) => name.startsWith(prefix));
}
