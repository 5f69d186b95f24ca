/** JSON web keys as libraries write them, and what has members of the same names; values are invented and put together here. */
import { type Example, generated } from './tokens.ts';

const value = (name: string, length: number) => generated(`jwk ${name}`, length);
const curve = value('curve', 43);
const wide = value('wide curve', 88);
const exponent = value('exponent', 342);
const factor = value('factor', 171);
const shared = value('shared', 43);
const [x, y, n] = [value('x', 43), value('y', 43), value('n', 342)];

/** `%` is where the value stands. */
const FOUND: readonly (readonly [text: string, found: string])[] = [
  [`{"kty":"EC","crv":"P-256","x":"${x}","y":"${y}","d":"%","use":"sig"}`, curve],
  [`{"kty":"EC","crv":"P-521","x":"${value('X', 88)}","y":"${value('Y', 88)}","d":"%"}`, wide],
  ['{"crv":"Ed25519","d":"%","x":"abc","kty":"OKP"}', curve],
  ['{"d":"%","kty":"OKP","crv":"X25519"}', curve],
  ['{\n    "kty": "OKP",\n    "d": "%",\n    "crv": "Ed25519"\n}', curve],
  [String.raw`JWK="{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"%\"}"`, curve],
  [`{"kty":"RSA","n":"${n}","e":"AQAB","d":"%","p":"...`, exponent],
  ['{"alg":"RS256","d":"%","dp":"...', exponent],
  ['"p":"%","q":"..."', factor],
  ['"p":"%","kty":"RSA"', factor],
  ['{"kty":"RSA","q":"%","alg":"RS256"}', factor],
  ['"qi":"%"}', factor],
  ['{"k":"%","kty":"oct"}', shared],
  ['{"kty":"oct","alg":"HS256","k":"%"}', shared],
];

const MISSES: readonly string[] = [
  `{"kty":"EC","crv":"P-256","x":"${x}","y":"${y}"}`,
  `{"kty":"EC","crv":"P-256","d":"${curve.slice(1)}"}`,
  `{"kty":"EC","crv":"P-256","d":"${'A'.repeat(43)}"}`,
  `{"kty":"EC","crv":"P-256","x":"${x}"} {"d":"${curve}"}`,
  `{"d":"${curve}","x":"${x}"}`,
  `{"d":"${exponent}"}`,
  `{"d":"${exponent}","id":"7"}`,
  `{"p":"${factor}","t":"1"}`,
  `{"kty":"RSA","p":"${factor.slice(0, 60)}"}`,
  `{"k":"${shared}","v":"${shared}"}`,
  `{"kty":"oct","k":"${shared.slice(0, 21)}"}`,
  `{"kty":"RSA","n":"${n}","e":"AQAB"}`,
  '{"x":12,"y":40,"d":"M10 20 L30 40"}',
];

export const WEB_KEY_EXAMPLES: readonly Example[] = FOUND.map(([text, found], at) => ({
  ...{ rule: 'json-web-key', type: 'PRIVATE_KEY', found, score: 0.99 },
  text: text.replace('%', found),
  misses: at === 0 ? MISSES : [],
}));
