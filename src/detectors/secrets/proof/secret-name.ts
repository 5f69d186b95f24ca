/** Names: which of those that hold a word for a secret name a secret, and not something about one. */

/** Behind the word: `token_type`, `secretName`, `password_hash`. */
const ABOUT =
  /^(s|id|ids|name|names|type|types|url|uri|urls|path|file|files|dir|ref|refs|reference|field|fields|policy|policies|length|len|size|count|limit|limits|usage|expiry|expires|expired|expiration|expire|ttl|age|lifetime|timeout|scope|scopes|hash|hashes|hashed|hasher|hashers|hashing|md5|sha1|sha256|digest|checksum|fingerprint|thumbprint|label|prefix|suffix|header|headers|param|params|parameter|version|arn|manager|smanager|store|storage|provider|hint|format|status|state|endpoint|server|service|issuer|audience|algorithm|alg|env|var|variable|mode|method|methods|class|error|errors|message|index|idx|pattern|regex|validator|validation|rule|rules|reset|confirmation|strength|input|output|placeholder|based|ize|izer|ized|aries|ary|source|backend|engine|template|location|key_?name|keyname|ring|code|board|word|words|verifier|config|bag|bags|pair|pairs|frame|press|up|down|event|not|is|in|for|to|and|or|of|with|from|encoder|decoder|generator|handler|helper|util|utils|factory|resolver|interceptor|filter|middleware|controller|repository|component|widget|button|icon|image|tooltip|description|owner)$/;
/** In front of it: `page_token`, `max_tokens`, `has_password`. */
const OTHER =
  /^(idempotency|next|starting|update|lock|page|prev|previous|continuation|pagination|cancel|cancellation|cursor|sync|resume|max|min|num|total|input|output|prompt|completion|start|end|eos|bos|pad|unk|mask|special|stop|md5|sha|sha1|sha256|sha512|commit|etag|checksum|integrity|digest|fingerprint|trace|span|request|correlation|no|has|is|get|find|nft|erc20|csrfmiddleware|hash|cache)$/;
/** In front of a key or a token: `primaryKey`, `route_key`, `ssh-key`. */
const OTHER_KEY =
  /^(public|pub|publishable|primary|foreign|sort|partition|shard|row|column|range|object|translation|i18n|message|event|map|dict|lookup|group|routing|surrogate|socket|change|host|site|metric|label|config|json|yaml|xml|data|field|hot|turn|order|search|filter|key|ssh|gpg|pgp|registry|s3|bucket|media|asset|attachment|verify|verifying)$/;
/** In front of a token that a page sends with its forms, and that is worth nothing without the session. */
const OF_FORMS = /^(csrf|xsrf|authenticity|antiforgery)$/;
const OF_FORM = /(^|_)request_verification_token$/;
/** Anywhere in it: what is kept so that nobody can use it. */
const SEALED = /^(encrypted|crypted|hashed|sealed|wrapped|ciphertext|cryptogram)$/;
/** Keys that their issuers call public: they name an application, and stand in its pages. */
const PUBLIC =
  /(?:^|[^a-z])(?:shopify_?api_?key|pusher_?(?:app_?)?key|algolia_?search(?:_only)?(?:_api)?_?key|supabase_?anon_?key|anon_?key|vapid_?public_?key|mixpanel_?token|amplitude_?(?:api_?)?key|consumer_?key)$/;
const CARRIES_KEY = /key$/i;
const CARRIES_PASSWORD = /pass|pwd|secret$/i;

/** The words of a name: `dbPassword_v2` -> db, password, v2. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Does a name name a secret? `tail` is what follows the word for a secret in it. */
export function namesSecret(name: string, tail: string): boolean {
  if (tail !== '' && wordsOf(tail).some((word) => ABOUT.test(word) || SEALED.test(word))) return false;
  const words = wordsOf(name.slice(0, name.length - tail.length));
  const head = words.slice(0, -1);
  if (head.some((word) => word === 'public' || word === 'publishable' || SEALED.test(word))) return false;
  if (PUBLIC.test(words.join('_'))) return false;
  const last = head.at(-1) ?? '';
  if (OTHER.test(last) || isOfForm(words)) return false;
  if (last === 'root') return !CARRIES_KEY.test(name);
  return CARRIES_PASSWORD.test(words.at(-1) ?? '') || !OTHER_KEY.test(last);
}

function isOfForm(words: readonly string[]): boolean {
  return words.at(-1) === 'token' && (OF_FORMS.test(words.at(-2) ?? '') || OF_FORM.test(words.join('_')));
}
