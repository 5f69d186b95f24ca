/** Places of keys in the calls that sign: an HMAC or a token, with its key written into the call. */
import type { PasswordPlace } from './places.ts';

/** A parameter before the key: a name, a call or a short text. */
const PARAMETER = String.raw`(?:["'\x60][\w.-]{1,24}["'\x60]|\{[^{}\n]{0,80}\}|[\w.$:\[\]]{1,48}(?:\([^()\n]{0,32}\))?),\s{0,16}`;
/** How a text begins, perhaps as bytes. */
const TEXT = String.raw`(?:key ?= ?)?(?:\[\]byte\(|[bru]{1,2}|Buffer\.from\()?["'\x60]`;

export const SIGNING_PLACES: readonly PasswordPlace[] = [
  {
    name: 'mac-call-key',
    finds: 'keys that are written into the call which makes a message authentication code',
    source:
      'RFC 2104; manuals of Python (hmac), Node.js (crypto.createHmac), Go (crypto/hmac), PHP (hash_hmac), Ruby (OpenSSL::HMAC)',
    literals: ['hmac.new(', 'hmac.digest(', 'createhmac(', 'hash_hmac(', 'hmac.hexdigest('],
    ahead: new RegExp(`^\\s{0,16}(?:${PARAMETER}){0,2}${TEXT}`),
    before: new RegExp(
      `(?:hmac\\.(?:new|digest)\\(\\s{0,16}(?:[\\w.]{1,24}New\\w{0,8},\\s?)?|(?:createHmac|HMAC\\.(?:hex)?digest)\\(\\s{0,16}${PARAMETER}|hash_hmac\\(\\s{0,16}(?:${PARAMETER}){2})${TEXT}$`,
      'i',
    ),
    least: 8,
    isSpread: true,
  },
  {
    name: 'token-call-key',
    finds: 'keys that are written into the call which signs or checks a JSON web token',
    source: 'RFC 7518 section 3.2; manuals of PyJWT, jsonwebtoken, ruby-jwt, php-jwt, java-jwt, JJWT',
    literals: [
      ...['jwt.encode(', 'jwt.decode(', 'jwt.sign(', 'jwt.verify(', 'jwt::encode(', 'jwt::decode('],
      ...['hmacshakeyfor(', 'algorithm.hmac256(', 'algorithm.hmac384(', 'algorithm.hmac512('],
      ...['secretkeyspec('],
    ],
    ahead: new RegExp(`^\\s{0,16}(?:${PARAMETER})?(?:new Key\\()?${TEXT}`),
    before: new RegExp(
      `(?:jwt(?:\\.|::)(?:encode|decode|sign|verify)\\(\\s{0,16}${PARAMETER}(?:new Key\\()?|(?:hmacShaKeyFor|Algorithm\\.HMAC\\d{3}|SecretKeySpec)\\(\\s{0,16})${TEXT}$`,
      'i',
    ),
    least: 8,
    isSpread: true,
  },
];
