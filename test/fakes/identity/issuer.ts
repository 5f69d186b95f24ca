/** An issuer of tokens: signs them, and publishes its keys over HTTP, or does not. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Json = Readonly<Record<string, unknown>>;

/** A pair of keys under its name. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: 'RS256' | 'ES256';
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Makes a pair of keys. */
export function keyPair(kid: string, alg: SigningKey['alg'] = 'ES256'): SigningKey {
  const pair =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, alg, ...pair };
}

/** The public half, as a set of keys lists it. */
export function publicJwk({ kid, alg, publicKey }: SigningKey): Json {
  return { ...publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' };
}

const encoded = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs claims; `header` is added to what says the algorithm and the key. */
export function tokenBy(key: SigningKey, claims: Json, header: Json = {}): string {
  const signed = `${encoded({ alg: key.alg, kid: key.kid, typ: 'JWT', ...header })}.${encoded(claims)}`;
  const by = { key: key.privateKey, ...(key.alg === 'ES256' ? { dsaEncoding: 'ieee-p1363' as const } : {}) };
  return `${signed}.${sign('sha256', Buffer.from(signed), by).toString('base64url')}`;
}

/** A token of which everything is made up; its signature is an HMAC, or empty. */
export function forgedToken(header: Json, claims: Json, secret?: string | Buffer): string {
  const signed = `${encoded(header)}.${encoded(claims)}`;
  const mac = secret === undefined ? '' : createHmac('sha256', secret).update(signed).digest('base64url');
  return `${signed}.${mac}`;
}

/** Answers one request for the keys. */
export type Publish = (response: ServerResponse) => void;

/** A server of keys. */
export class KeyServer {
  /** Requests so far. */
  fetched = 0;
  publish: Publish;
  readonly #server = createServer((_, response) => {
    this.fetched += 1;
    this.publish(response);
  });

  constructor(keys: readonly SigningKey[]) {
    this.publish = publishing(keys);
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/keys`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The text of a set of keys. */
export function keySet(keys: readonly SigningKey[]): string {
  return JSON.stringify({ keys: keys.map(publicJwk) });
}

export function publishing(keys: readonly SigningKey[]): Publish {
  return (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(keySet(keys));
}
