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
  const stamp = stampOf(signing.now);
  const bodyHash = hashOf(request.body);
  const added = [
    { name: 'x-amz-content-sha256', value: bodyHash },
    { name: 'x-amz-date', value: stamp },
    ...(key.token === undefined ? [] : [{ name: 'x-amz-security-token', value: key.token }]),
  ];
  // In order of their names, as the signature wants them.
  const signed = [{ name: 'host', value: host }, ...added];
  const names = signed.map(({ name }) => name).join(';');
  const canonical = [
    ...[request.method, canonicalPath(request.target), canonicalQuery(request.target)],
    ...signed.map(({ name, value }) => `${name}:${value.trim()}`),
    ...['', names, bodyHash],
  ].join('\n');
  const scope = [stamp.slice(0, 8), signing.region, signing.service, TERMINATOR];
  const text = [ALGORITHM, stamp, scope.join('/'), hashOf([Buffer.from(canonical)])].join('\n');
  const signature = keyed(signingKey(key.secret, scope), text).toString('hex');
  const value = `${ALGORITHM} Credential=${key.id}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`;
  return [{ name: 'authorization', value }, ...added];
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
