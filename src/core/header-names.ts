/** Names of headers that do not go on as they came; all lower case, a prefix ends in `-`. */

/** What Weir says of an exchange; nobody else may. */
export const OWN_PREFIX = 'x-weir-';
/** The id of the exchange, on every message; what was decided, on answers. */
export const ID_HEADER = 'x-weir-id';
export const DECISION_HEADER = 'x-weir-decision';

/** What Envoy tells itself: timeouts and retries of the route, addresses, the path before a rewrite. */
const ENVOY_PREFIX = 'x-envoy-';

/**
 * With these the proxies of Istio tell each other who they are, for telemetry alone. Without them the metrics of a mesh
 * lose the names of its workloads; nothing decides by them.
 */
export const MESH_TELEMETRY = ['x-envoy-peer-metadata', 'x-envoy-peer-metadata-id'] as const;

/** Who a client says it is, in words that services behind a gateway tend to believe. */
const IDENTITY = ['x-forwarded-client-cert', 'x-user-id', 'x-tenant', 'x-tenant-id'] as const;
const GUARD_PREFIX = 'x-guard-';

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

/** Kinds of credentials that Weir holds for providers: a secret in a header; or one that signs each request. */
export const CREDENTIAL_KINDS = ['bearer', 'aws'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

/** Headers that such a secret is put into: of OpenAI and most others, of Azure, of Anthropic, of Google. */
export const SECRET_HEADERS = ['authorization', 'api-key', 'x-api-key', 'x-goog-api-key'] as const;

/** What belongs to a signature of AWS, beside `authorization`. */
export const SIGNATURE_HEADERS = ['x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token'] as const;
export const SIGNATURE_PREFIX = 'x-amz-';

/** True for a header by which a provider knows who asks, or a part of a signature. */
export function isCredential(name: string): boolean {
  return CREDENTIALS.some((credential) => credential === name) || name.startsWith(SIGNATURE_PREFIX);
}

/** True for a header by which a client could pass for someone, or something, else. */
export function isForgeable(name: string): boolean {
  return FORGEABLE.includes(name) || FORGEABLE_PREFIXES.some((prefix) => name.startsWith(prefix));
}
