/** Head fault: what in the head of a request two readers would read differently, so that nobody knows what was judged. */
import { type Fault, fault, type Result } from '../core/fault.ts';
import { type HeaderList, headerValue, headerValues } from '../core/headers.ts';
import { normaliseHost } from '../policy/match.ts';
import { canonicalPath } from '../policy/path.ts';

/** What of a head says where the request goes. */
export interface Destined {
  /** As it came, with its query. */
  readonly target: string;
  readonly host: string;
  readonly headers: HeaderList;
}

export const DESTINATION = [':method', ':scheme', ':authority', 'host'] as const;
/** Framing and credentials, of which there is one: one reader takes the first line, the next one the last. */
export const SINGLE = [
  ...(['content-length', 'transfer-encoding', 'authorization', 'proxy-authorization'] as const),
  ...(['api-key', 'x-api-key', 'x-goog-api-key'] as const),
];
const KEYS: readonly string[] = SINGLE.filter((name) => name.endsWith('api-key'));
const READ: readonly string[] = [...SINGLE, 'content-type', 'content-encoding'];

/** Returns the path that policies and dialects are looked up by, or why it is not clear where the request goes. */
export function destinationPath({ target, host, headers }: Destined): Result<string> {
  const unclear = repeated(headers, [...DESTINATION, ':path']) ?? hostFault(host, headers);
  return unclear === undefined ? canonicalPath(target) : { ok: false, fault: unclear };
}

/** Why the framing or the credentials of a request are not clear, or undefined when they are. */
export function headersFault(headers: HeaderList): Fault | undefined {
  return repeated(headers, SINGLE) ?? foreignBytes(headers) ?? lengthFault(headers) ?? listFault(headers);
}

function repeated(headers: HeaderList, names: readonly string[]): Fault | undefined {
  const name = names.find((one) => headerValues(headers, one).length > 1);
  return name === undefined ? undefined : unclear(name, `The request has more than one ${name}; send one.`);
}

/** Userinfo, lists and what is no name of a host (RFC 9110 section 7.2) are read in many ways. */
function hostFault(host: string, headers: HeaderList): Fault | undefined {
  if (/[^A-Za-z0-9._~:[\]-]/.test(host))
    return unclear(':authority', 'The authority is not the name of one host, with or without a port.');
  const other = headerValue(headers, 'host');
  if (other === undefined || normaliseHost(other) === normaliseHost(host)) return undefined;
  return unclear('host', 'The host header names another host than the authority; send one of them.');
}

/** Values are kept byte for byte, so a character over 0x7e is a byte that readers decode in several ways. */
function foreignBytes(headers: HeaderList): Fault | undefined {
  const found = headers.find(({ name, value }) => READ.includes(name) && /[^\t\u0020-\u007e]/.test(value));
  if (found === undefined) return undefined;
  return unclear(found.name, `The ${found.name} has bytes outside of ASCII; send it without them.`);
}

/** Two lengths, also joined into one value (RFC 9112 section 6.3), let others read another body than this one. */
function lengthFault(headers: HeaderList): Fault | undefined {
  const length = headerValue(headers, 'content-length');
  if (length === undefined) return undefined;
  if (!/^\d+$/.test(length))
    return unclear('content-length', 'The content-length is not one number; send one.');
  if (headerValue(headers, 'transfer-encoding') === undefined) return undefined;
  return unclear('transfer-encoding', 'The request has a content-length and a transfer-encoding; send one.');
}

/** Lines of one name may arrive joined by commas; a key has none. */
function listFault(headers: HeaderList): Fault | undefined {
  const found = headers.find(({ name, value }) => {
    if (KEYS.includes(name)) return value.includes(',');
    return name.endsWith('authorization') && isList(value);
  });
  if (found === undefined) return undefined;
  return unclear(found.name, `The ${found.name} holds more than one set of credentials; send one.`);
}

/** A comma may part the parameters of one scheme (RFC 9110 section 11.4), but the tokens of two never. */
function isList(value: string): boolean {
  const [first = '', ...rest] = value.replaceAll(/"[^"]*"/g, '').split(',');
  if (rest.length === 0) return false;
  return (
    /^[ \t]*(?:bearer|basic)[ \t]/i.test(first) ||
    rest.some((part) => !/^[ \t]*[\w!#$%&'*+.^`|~-]+[ \t]*=/.test(part))
  );
}

function unclear(at: string, message: string): Fault {
  return fault('unreadable', message, at);
}
