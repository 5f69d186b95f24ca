/** AWS Signature Version 4 of one request, in its headers (AWS General Reference, "Signing AWS API requests"). */
import { createHash, createHmac } from 'node:crypto';
import type { HeaderList } from '../core/headers.ts';
import type { ProviderRequest } from '../core/ports.ts';
import { canonicalPath, canonicalQuery } from './canonical.ts';

const ALGORITHM = 'AWS4-HMAC-SHA256';
const TERMINATOR = 'aws4_request';

/** A key of AWS. */
export interface AwsKey {
  readonly id: string;
  readonly secret: string;
  /** Of a session; undefined for a key that lasts. */
  readonly token: string | undefined;
}

/** Whose signature it is, for what, and when. */
export interface Signing {
  readonly key: AwsKey;
  readonly region: string;
  readonly service: string;
  /** The host header as the provider gets it; undefined for the one of the request. */
  readonly host: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Returns the headers that a signed request has beside its own; all but `authorization` are signed, and so is its host. */
export function signRequest(request: ProviderRequest, signing: Signing): HeaderList {
  const { key, host = request.authority } = signing;
  const bodyHash = hashOf(request.body);
  const added = [
    { name: 'x-amz-content-sha256', value: bodyHash },
    { name: 'x-amz-date', value: stampOf(signing.now) },
    ...(key.token === undefined ? [] : [{ name: 'x-amz-security-token', value: key.token }]),
  ];
  const headers = [{ name: 'host', value: host }, ...added];
  return [
    { name: 'authorization', value: authorizationOf({ ...request, headers, bodyHash }, signing) },
    ...added,
  ];
}

/** What a signature is made over. */
export interface Signable {
  readonly method: string;
  readonly target: string;
  /** In order of their names. */
  readonly headers: HeaderList;
  /** SHA-256 of the body, hex. */
  readonly bodyHash: string;
}

/** Returns the value of the header `authorization`. */
export function authorizationOf(request: Signable, { key, region, service, now }: Signing): string {
  const stamp = stampOf(now);
  const scope = [stamp.slice(0, 8), region, service, TERMINATOR];
  const names = request.headers.map(({ name }) => name).join(';');
  const canonical = [
    ...[request.method, canonicalPath(request.target), canonicalQuery(request.target)],
    ...request.headers.map(({ name, value }) => `${name}:${value.trim()}`),
    ...['', names, request.bodyHash],
  ].join('\n');
  const text = [ALGORITHM, stamp, scope.join('/'), hashOf([Buffer.from(canonical)])].join('\n');
  const signature = keyed(signingKey(key.secret, scope), text).toString('hex');
  return `${ALGORITHM} Credential=${key.id}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`;
}

/** The key of one day, region and service. */
function signingKey(secret: string, scope: readonly string[]): Buffer {
  return scope.reduce<Buffer>((key, part) => keyed(key, part), Buffer.from(`AWS4${secret}`));
}

function keyed(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function hashOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** `20150830T123600Z`. */
function stampOf(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}
