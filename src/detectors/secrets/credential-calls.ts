/** Places of passwords in pairs of code and in calls that make credentials of a user name and a password. */
import type { PasswordPlace } from './places.ts';

/** A text of code with what makes an object of it: `"svc".to_string()`. */
const TEXT = String.raw`(?:[bfru]?"[^"\n]{0,90}"|[bfru]?'[^'\n]{0,90}')(?:\.\w{2,16}\(\))?`;
/** A parameter that is no password, and the comma behind it. */
const PARAMETER = String.raw`\s{0,12}(?:${TEXT}|[\w.$>\[\]-]{1,40}),\s{0,12}`;
const OPENS = String.raw`(?:String::from\()?[bfru]?["']`;
/** Names for a pair, and what opens it. */
const PAIRS = ['creds', 'credentials', 'credential', 'auth', 'login', 'userpass', 'user_pass'];
const OPENINGS = [' = (', '=(', ' = [', '=[', ': [', ':[', ' => [', '=>[', ': {', ' = {', ': ('];
/** Calls, and how they are written where an object is made. */
const CALLS = [
  ...[
    'credentials',
    'credential',
    'credentials.new',
    'credentials::new',
    'credential.new',
    'login',
    'signin',
  ],
  ...['authenticate', 'authenticator', 'basicauthinterceptor', 'basicauthenticationinterceptor'],
  ...['basicauthprovider', 'basicauthorization', 'digestauth', 'ntlmauth', 'crammd5auth', 'setauth'],
  ...['userpassword', 'newstaticv4', 'newstaticcredentials', 'newstaticcredentialsprovider'],
  ...['plaintextauthprovider', 'auth.basic', 'authtokens.basic', 'oauthhandler', 'oauth1userhandler'],
  ...['oauth1', 'oauth1session', 'set_access_token', 'yagmail.smtp'],
];
const LONGER_CALLS = [
  ...['clientsecretcredential', 'usernamepasswordcredential', 'plainauth', 'transport.connect'],
  ...['setvapiddetails', 'set_password'],
];
/** Calls that make credentials of a key alone. */
const KEY_CALLS = [
  ...['keycredential', 'apikeyauth', 'authapikey', 'bearerauth', 'bearer_auth', 'tokenauth', 'bearertoken'],
  ...['fernet', 'aes.new', 'secretbox'],
];

const anyOf = (words: readonly string[]) =>
  words.map((word) => word.replaceAll(/[.()[{]/g, String.raw`\$&`)).join('|');

export const CREDENTIAL_CALLS: readonly PasswordPlace[] = [
  {
    name: 'paired-value-password',
    finds:
      'passwords behind a user name in a pair of code that is called credentials: `creds = ("...", "...")`',
    source: 'manuals of Requests (auth), Guzzle (auth), Finch and Tesla (basic_auth)',
    literals: PAIRS.flatMap((name) =>
      ['', '"', "'"].flatMap((quote) => OPENINGS.map((opening) => `${name}${quote}${opening}`)),
    ),
    ahead: new RegExp(`^${PARAMETER}${OPENS}`),
    before: new RegExp(
      String.raw`(?:^|\W|_)(?:${anyOf(PAIRS)})["']?(?:${anyOf(OPENINGS)})${PARAMETER}${OPENS}$`,
      'i',
    ),
    behind: /^["'](?:\.\w{2,16}\(\))?\)?,?\s{0,12}[)\]}]/,
    built: 'or-chosen',
    mayBeOfApp: true,
    least: 8,
    isSpread: true,
  },
  {
    name: 'credentials-call-password',
    finds: 'passwords behind a user name in calls that make credentials or log in',
    source:
      'manuals of Ktor, lettre, Go (net/url, net/smtp), MinIO, Cassandra and Neo4j drivers, Tweepy, httr, yagmail',
    literals: CALLS.map((call) => `${call}(`),
    ahead: new RegExp(`^${PARAMETER}${OPENS}`),
    before: new RegExp(String.raw`(?:${anyOf(CALLS)})\(${PARAMETER}${OPENS}$`, 'i'),
    built: 'or-chosen',
    mayBeOfApp: true,
    least: 8,
    isSpread: true,
  },
  {
    name: 'credentials-call-third-password',
    finds: 'passwords and secrets behind two other parameters in calls that make credentials',
    source: 'Microsoft Learn, Azure Identity client libraries; Go net/smtp, PlainAuth; Jakarta Mail',
    literals: LONGER_CALLS.map((call) => `${call}(`),
    ahead: new RegExp(`^(?:${PARAMETER}){2}${OPENS}`),
    before: new RegExp(String.raw`(?:${anyOf(LONGER_CALLS)})\((?:${PARAMETER}){2}${OPENS}$`, 'i'),
    mayBeOfApp: true,
    least: 8,
    isSpread: true,
  },
  {
    name: 'key-call-secret',
    finds: 'keys and tokens in calls that make credentials of them: `AzureKeyCredential("...")`',
    source: 'Microsoft Learn, Azure SDK (AzureKeyCredential, ApiKeyCredential); manuals of reqwest and Ktor',
    literals: KEY_CALLS.flatMap((call) => ['"', "'", 'b"', "b'"].map((quote) => `${call}(${quote}`)),
    ahead: /^/,
    before: new RegExp(String.raw`(?:${anyOf(KEY_CALLS)})\(b?["']$`, 'i'),
    behind: /^["']/,
    built: 'or-chosen',
    least: 16,
  },
  {
    name: 'bare-call-password',
    finds: 'passwords behind a user name in calls without brackets, as Ruby writes them',
    source: 'Ruby documentation, net/http (basic_auth); Faraday, request basic_auth',
    literals: ['basic_auth ', 'basic_auth, ', 'basic_authorize ', ':basic, '],
    ahead: new RegExp(`^${PARAMETER}${OPENS}`),
    before: new RegExp(`(?:basic_auth,? |basic_authorize |:basic, )${PARAMETER}${OPENS}$`),
    least: 8,
  },
];
