/** Credentials in the query of a request: neither filter of Envoy lets Weir change a path, so that they would go on. */
import { type Fault, fault } from '../core/fault.ts';

/** Of Google, of gateways of Azure and others; of presigned requests of AWS and Google; and tokens (RFC 6750 section 2.3). */
const NAMES: ReadonlySet<string> = new Set([
  ...['key', 'api-key', 'api_key', 'apikey', 'x-api-key', 'subscription-key', 'access_token', 'sig'],
  ...['x-amz-algorithm', 'x-amz-credential', 'x-amz-signature', 'x-amz-security-token'],
  ...['x-goog-credential', 'x-goog-signature', 'x-goog-api-key'],
]);

/** Why a request cannot get another credential: its caller's own is in its query. */
export function queryCredential(target: string): Fault | undefined {
  const at = target.indexOf('?');
  if (at < 0) return undefined;
  const found = target
    .slice(at + 1)
    .split(/[&;#]/)
    .some((pair) => NAMES.has(nameOf(pair)));
  if (!found) return undefined;
  const message =
    'The query holds a credential, which cannot be taken off; send it in a header, or send none.';
  return fault('unsupported', message, ':path');
}

/** In the one spelling; escapes that spell no text stay. */
function nameOf(pair: string): string {
  const name = pair.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(name).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}
