/** Credentials in the query of a request, by the names of its parameters. */

/** Of Google, of gateways of Azure and others; of presigned requests of AWS and Google; and tokens (RFC 6750 section 2.3). */
const NAMES: ReadonlySet<string> = new Set([
  ...['key', 'api-key', 'api_key', 'apikey', 'x-api-key', 'subscription-key', 'access_token', 'sig'],
  ...['x-amz-algorithm', 'x-amz-credential', 'x-amz-signature', 'x-amz-security-token'],
  ...['x-goog-credential', 'x-goog-signature', 'x-goog-api-key'],
]);
const BETWEEN = /([&;#])/;

/** True where the query of a path holds one. */
export function holdsQueryCredential(target: string): boolean {
  return partsOf(target).query.some(isCredentialPair);
}

/** The path with the names of its credentials, and without their values; any other as it came. */
export function blankedQueryCredentials(target: string): string {
  const { path, query } = partsOf(target);
  if (!query.some(isCredentialPair)) return target;
  return `${path}?${query.map((pair) => (isCredentialPair(pair) ? `${spelledName(pair)}=` : pair)).join('')}`;
}

/** Pairs and what stands between them. */
function partsOf(target: string): { readonly path: string; readonly query: readonly string[] } {
  const at = target.indexOf('?');
  if (at < 0) return { path: target, query: [] };
  return { path: target.slice(0, at), query: target.slice(at + 1).split(BETWEEN) };
}

function isCredentialPair(pair: string): boolean {
  return NAMES.has(nameOf(pair));
}

function spelledName(pair: string): string {
  return pair.split('=', 1)[0] ?? '';
}

/** In the one spelling; escapes that spell no text stay. */
function nameOf(pair: string): string {
  const name = spelledName(pair);
  try {
    return decodeURIComponent(name).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}
