/** Stand-ins: what is written where a secret would be - placeholders, references, names of other things. */
import { isSealed } from './sealed.ts';

/** Anywhere in a value. */
const PLACEHOLDER =
  /x{5}|\*{3}|\.{3}|…|_{4}|-{4}|change.?(me|this|it)|example|sample|dummy|placeholder|redacted|masked|your[-_ ]|[-_ ]here\b|replace|insert[-_ ]|to[-_ ]?do\b|fix[-_ ]?me|lorem|qwerty|123456|abc123|deadbeef|cafebabe|foobar/i;
/**
 * How keys begin that their issuers publish for everybody, and that open nothing: of emulators (Azurite, Azure Cosmos DB), of
 * the documentation of Stripe and GitHub, of captchas for tests (Google), of examples of RFC 6749.
 */
const PUBLISHED =
  /Eby8vdM02xNO|C2y6yDjf5\/R|4eC39HqLyjWD|BQokikJOvBiI|16C7e42F292c|eIxAcTAAAAA|7Fjfp0ZBr1Kt|2YotnFZFEjr1|tGzv3JOkF0XG|czZCaGRSa3F0/;
/** How the signatures of published tokens begin: of jwt.io, and of RFC 7515 appendix A. */
const PUBLISHED_SIGNATURE =
  /^(?:SflKxwRJSMeK|TJVA95OrM7E2|KMUFsIDTnFmy|dBjftJeZ4CVP|cC4hiUPoj9Ee|DtEhU3ljbEg8)/;
/** A word of it, alone or with a number: it names a secret and is none. */
const NAMING =
  /(^|[-_. /])(my|your|test|new|old|user|admin|root|db|default|super|secret|the|some|app|secure|strong|client|access|api|wi-?fi|wlan|network|router|mqtt|broker|smtp|mail|email|server|database|mysql|wrong|invalid|incorrect|valid|correct|bad|weak|nota|another|other)*(password|passwort|passwd|passphrase|pass|p[a@4][s$5]{2}w[o0]rd|s[e3]cr[e3]t|token|apikey|credentials?|key|test|testing|fake|mock|demo|your|my|some|none|null|undefined|true|false|string|foo|bar|value)([-_. /]|\d{0,4}[!?]?$)/i;
/** The value comes from somewhere else. */
const REFERENCE =
  /[#$]\{|\{\{|\$\(|<[^>]*>?|^%[A-Za-z_]+%|^\$[A-Za-z_]|^!(ref|vault|secret|env|sub|getatt|join)|^@[a-z][\w.-]*([/:]|$)|process\.env|os\.environ|getenv|\benv[.[(:]|vault:|secret:\/\/|secretsmanager|keyvault|ssm:|^arn:|^kms:|^op:\/\/|^file:|^ref[+:]|^enc[[(:]|^sops|^sm:\/\/|^gcp:|^\/run\/secrets/i;
const VARIABLE = /\$[A-Z][A-Z_]{2}/;
/** Hashes, checksums, identifiers, addresses, places, times, versions. */
const OTHER_THINGS = [
  /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  /^(sha\d+|md5|crc32|blake\w*)[-:=]/i,
  // A way to log in (RFC 5802), and what Google Cloud calls its resources.
  /^scram-sha-\d+(?:-plus)?$/i,
  /^projects\/[^/]+\/(?:global|locations|regions|secrets|serviceAccounts|zones)\//,
  /^\$(2[abxy]?|1|5|6|7|y|apr1|argon2\w*|scrypt|pbkdf2\S*)\$/,
  /^(?:data|urn):/i,
  /^[a-z][a-z0-9+.-]*:\/\//i,
  /^(~|\.{1,2})?\/[\w.@-]+(\/[\w.@-]*)*\.?[a-z]*$/i,
  // A file of code or settings, in folders.
  /^(?:[\w.@-]+\/)+[\w.@-]+\.(?:asm|cc|conf|cpp|crt|css|go|h|html|jar|java|js|json|key|md|pem|php|py|rb|rs|sh|toml|ts|txt|xml|ya?ml)$/i,
  /^[A-Za-z]:\\/,
  /^[\w.+-]+@[\w-]+\.[\w.-]+$/,
  /^v?\d+(\.\d+)+([-+.]\w+)*$/,
  /^\d{4}-\d\d-\d\d(T|$)/,
  /^[\d.,:_+-]+[a-z]{0,3}$/i,
  /^0x(?:[0-9a-f]{1,16}|[0-9a-f]{40})$/i,
  // A type that is pointed to (Go): `*ecdsa.PrivateKey`.
  /^[*&](?:[A-Za-z_]\w*\.)+[A-Z][A-Za-z]*$/,
  // Colours, and what a module keeps in capitals.
  /^#[0-9a-f]{3,8}$/i,
  /^[A-Za-z_]{3,64}\.[A-Z]{3,}(_[A-Z0-9]+)*$/,
  /^(ssh-(rsa|ed25519)|ecdsa-sha2)/,
  // Public by what their issuers say: tokens of Mapbox for pages, publishable keys of Stripe.
  /^(pk\.eyJ|pk_(live|test)_)/,
];

/** Is it a text that stands for a secret: `changeme`, `your-token-here`, `${TOKEN}`, `xxxxxx`? */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value) || REFERENCE.test(value) || VARIABLE.test(value) || PUBLISHED.test(value);
}

/** Is it the signature of a token that everybody has read? */
export function isPublishedSignature(signature: string): boolean {
  return PUBLISHED_SIGNATURE.test(signature);
}

/** Is it a placeholder, or a word for a secret in place of one: `mypassword1`, `wrong-password`? */
export function isUsual(value: string): boolean {
  return isPlaceholder(value) || NAMING.test(value);
}

/** The same, and what is told to be something else by its form: a UUID, a checksum, what is encrypted, an address, a version. */
export function isStandIn(value: string): boolean {
  return isUsual(value) || OTHER_THINGS.some((form) => form.test(value)) || isSealed(value);
}
