/** Tokens that prove nothing (I02, I06), with what is said of each. One table for the verifier and for the whole path. */
import { forgedToken, type Json, keyPair, publicJwk, type SigningKey, tokenBy } from './issuer.ts';

export const ISSUER = 'https://login.shop.example';
export const AUDIENCE = 'weir';
/** Seconds that clocks may differ by, in every test. */
export const LEEWAY = 30;

/** What an honest token says; `now` is in seconds. */
export function honestClaims(now: number): Json {
  return {
    ...{ iss: ISSUER, aud: AUDIENCE, sub: 'jo', exp: now + 3600, iat: now },
    ...{ tid: 'shop', roles: ['agent', 'editor'], clearance: 'internal', email: 'jo@shop.example' },
  };
}

export interface Attack {
  readonly title: string;
  readonly token: string;
  /** What the client reads. */
  readonly says: RegExp;
}

const READ = /^The token cannot be read/;
const WAY = /signed in a way that does not count/;
const SIGNATURE = /signature of the token is not that of its issuer/;
const UNKNOWN = /signed with a key that its issuer does not publish/;

const without = (claims: Json, name: string): Json =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));

/** All attacks on an issuer with these two keys. */
export function attacksOn(ec: SigningKey, rsa: SigningKey, now: number): Attack[] {
  const claims = honestClaims(now);
  const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const der = rsa.publicKey.export({ type: 'spki', format: 'der' });
  const hs = { alg: 'HS256', typ: 'JWT', kid: rsa.kid };
  const mallory = keyPair(ec.kid);
  const own = keyPair('mallory');
  const evil = 'http://127.0.0.1:1/keys';
  const by = (title: string, changed: Json, says: RegExp): Attack => ({
    ...{ title, says },
    token: tokenBy(ec, { ...claims, ...changed }),
  });
  const header = (
    title: string,
    [changed, key = own]: readonly [Json, SigningKey?],
    says: RegExp,
  ): Attack => ({
    ...{ title, says },
    token: tokenBy(key, claims, changed),
  });
  const forged = (title: string, head: Json, secret?: string | Buffer): Attack => ({
    ...{ title, says: WAY },
    token: forgedToken(head, claims, secret),
  });
  return [
    forged('alg none without a signature', { alg: 'none', kid: ec.kid }),
    forged('alg nOnE with a signature', { alg: 'nOnE', kid: ec.kid }, 'x'),
    forged('HS256 with the public key as PEM', hs, pem),
    forged('HS256 with the PEM, without its last line end', hs, pem.trim()),
    forged('HS256 with the PEM behind a blank', hs, ` ${pem}`),
    forged('HS256 with the public key as DER', hs, der),
    { title: 'no exp', token: tokenBy(ec, without(claims, 'exp')), says: /no time at which it expires/ },
    { title: 'no aud', token: tokenBy(ec, without(claims, 'aud')), says: /is for another audience/ },
    { title: 'no iss', token: tokenBy(ec, without(claims, 'iss')), says: READ },
    { title: 'no sub', token: tokenBy(ec, without(claims, 'sub')), says: /^The token names nobody/ },
    by('an exp that is text', { exp: String(now + 3600) }, /has no time at which it expires|cannot be read/),
    by('another issuer', { iss: 'https://login.evil.example' }, READ),
    by('the issuer with a slash', { iss: `${ISSUER}/` }, READ),
    by('a list of issuers', { iss: [ISSUER] }, READ),
    by('another audience', { aud: 'billing' }, /is for another audience/),
    by('the audience in another case', { aud: 'WEIR' }, /is for another audience/),
    by('roles that are a number', { roles: 7 }, /roles that are no list of names/),
    by('a tenant that is a list', { tid: ['shop', 'bank'] }, /tenant that is no name/),
    header('crit with an extension that nobody knows', [{ crit: ['x'], x: 1 }, ec], READ),
    header('crit with b64', [{ crit: ['b64'], b64: false }, ec], READ),
    header('a key of its own (jwk)', [{ jwk: publicJwk(own) }], UNKNOWN),
    header('a key of its own under a known name', [{ jwk: publicJwk(mallory) }, mallory], SIGNATURE),
    header('an address of keys (jku)', [{ jku: evil }], UNKNOWN),
    header('an address of a certificate (x5u)', [{ x5u: evil }], UNKNOWN),
    header('a kid that climbs', [{ kid: '../../../../dev/null' }], UNKNOWN),
    header('a kid that is SQL', [{ kid: "' UNION SELECT 'a' --" }], UNKNOWN),
    header('a kid that is an address', [{ kid: evil }], UNKNOWN),
    header('a kid that is no text', [{ kid: 7 }], /key that its issuer|cannot be read/),
    header('another algorithm than that of the key', [{ alg: 'RS256' }, ec], UNKNOWN),
    { title: 'a changed signature', token: `${tokenBy(ec, claims).slice(0, -8)}AAAAAAAA`, says: SIGNATURE },
    {
      title: 'claims of another token',
      token: spliced(tokenBy(ec, claims), { ...claims, sub: 'boss' }),
      says: SIGNATURE,
    },
    by('I06 expired by more than the leeway', { exp: now - LEEWAY - 1 }, /has expired/),
    by('I06 expired five minutes ago', { exp: now - 300 }, /has expired/),
    by('I06 not valid for five minutes', { nbf: now + 300 }, /is not valid yet/),
  ];
}

/** The head and the signature of a token around other claims. */
function spliced(token: string, claims: Json): string {
  const [head, , signature] = token.split('.');
  return `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
}
