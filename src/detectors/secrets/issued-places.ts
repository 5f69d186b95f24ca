/** Places of secrets that a tool makes or a service hands out: alone in a line below what tells of them, beside their name. */
import type { PasswordPlace } from './places.ts';

/** Commands that make a secret and print it. */
const MAKERS = [
  String.raw`openssl rand -(?:base64|hex) \d{1,3}`,
  String.raw`pwgen(?: -\w{1,6}){0,3}(?: \d{1,3}){0,2}`,
  'wg gen(?:key|psk)',
  String.raw`head -c ?\d{1,3} /dev/u?random ?\| ?base64(?: -w ?0)?`,
  String.raw`python3? -c ["'](?:import|from) secrets[^\n]{1,60}`,
  '(?:bin/)?rails secret',
  String.raw`mix phx\.gen\.secret(?: \d{1,3})?`,
  'php artisan key:generate --show',
].join('|');
/** Nothing but the value in its line. */
const ALONE = String.raw`[ \t]{0,8}["'\x60]?(?=[^\s"'\x60<>,;()]{1,100}["'\x60]?[ \t]{0,4}\r?(?:\n|$))`;
const LINE_ENDS = /^["'`]?[ \t]*(?:\r?\n|$)/;
/** What a service calls a secret that it shows, in a title of its own. */
const TITLE = String.raw`(?:^|\n)[ \t#*>-]{0,8}(?:(?:your|the|new|my|our|personal|copy|save|here is|this is) ){0,3}(?:\w{2,16} )?(?:api|access|client|auth|signing|webhook|bearer|app|secret)[ -]?(?:key|token|secret|password)\*{0,2}`;
const NAMES = ['key', 'token', 'secret', 'password'];

export const ISSUED_PLACES: readonly PasswordPlace[] = [
  {
    name: 'made-secret',
    finds: 'secrets in the line below a command that makes them: `openssl rand`, `pwgen`, `wg genkey`',
    source: 'manual pages of openssl-rand, pwgen and wg; manuals of Rails, Phoenix and Laravel',
    literals: [
      ...['openssl rand -', 'pwgen ', 'wg genkey', 'wg genpsk', 'random | base64', 'random|base64'],
      ...[' secrets', 'rails secret', 'gen.secret', 'key:generate --show'],
    ],
    ahead: new RegExp(`^[^\\n>]{0,64}\\r?\\n${ALONE}`),
    before: new RegExp(`(?:^|[\\s$#>;&(])(?:${MAKERS})[ \\t]*\\r?\\n[ \\t]{0,8}["'\x60]?$`),
    behind: LINE_ENDS,
    built: 'or-chosen',
    alsoIs: /^base64:[A-Za-z\d+/]{43}=$/,
    least: 20,
    isSpread: true,
  },
  {
    name: 'printed-column-secret',
    finds: 'secrets in the second column of what a tool prints, two blanks or more behind their name',
    source: 'HashiCorp Vault documentation, vault read (database, AWS and token secrets)',
    literals: ['password  ', 'secret_key  ', 'secret_id  ', 'security_token  ', 'session_token  ', 'token  '],
    ahead: /^[ \t]{0,24}/,
    before:
      /(?:^|\n)[ \t]{0,8}(?:password|secret_key|secret_id|security_token|session_token|token)[ \t]{2,30}$/,
    behind: LINE_ENDS,
    built: 'or-chosen',
    least: 12,
    ends: /[\s"'`<>,;()]/,
  },
  {
    name: 'titled-secret',
    finds: 'secrets alone in the line below a title that names them: `Client secret`, `New API key`',
    source: 'usage; the words are a list of our own',
    literals: NAMES.flatMap((name) => [`${name}\n`, `${name}\r\n`, `${name}**\n`]),
    ahead: new RegExp(`^${ALONE}`),
    before: new RegExp(`${TITLE}\\r?\\n[ \\t]{0,8}["'\x60]?$`, 'i'),
    behind: LINE_ENDS,
    built: 'or-chosen',
    least: 20,
    isSpread: true,
  },
  {
    name: 'once-shown-secret',
    finds: 'secrets alone in the line below a title that tells in brackets of how they are shown or kept',
    source: 'usage; the words are a list of our own',
    literals: NAMES.map((name) => `${name} (`),
    ahead: new RegExp(`^[^()\\n]{1,48}\\):?[ \\t]{0,4}\\r?\\n${ALONE}`),
    before: new RegExp(`${TITLE} \\([^()\\n]{1,48}\\):?[ \\t]{0,4}\\r?\\n[ \\t]{0,8}["'\x60]?$`, 'i'),
    behind: LINE_ENDS,
    built: 'or-chosen',
    least: 20,
    isSpread: true,
  },
  {
    name: 'realm-client-secret',
    finds: 'secrets of clients of Keycloak, which are UUIDs in its older releases',
    source: 'Keycloak documentation, securing applications (adapter configuration, credentials)',
    literals: ['credentials:', '"credentials"', 'credentials.secret'],
    ahead: /^[ \t]?(?::?[ \t]?\{?\s{1,12}|: ?\{\s{0,12}|[:=][ \t]?)(?:["']?secret["']?: ?)?["']?(?=[\da-f])/i,
    before:
      /(?:["']?credentials["']?:?[ \t]?:?[ \t]?\{?\s{0,12}["']?secret["']?: ?|keycloak[\w.-]{0,24}\.credentials\.secret[ \t]?[:=][ \t]?)["']?$/i,
    alsoIs: /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/,
    built: true,
    least: 36,
    isSpread: true,
  },
  {
    name: 'collection-api-key',
    finds: 'keys that a collection of Postman sends, in its list of the parts of an API key',
    source: 'Postman Collection Format 2.1, auth (apikey)',
    literals: ['"key":"value",', '"key": "value",'],
    ahead: /^\s{0,24}"value": ?"/,
    before: /"apikey": ?\[[^\]]{0,110}"key": ?"value",\s{0,24}"value": ?"$/,
    behind: /^"/,
    built: 'or-chosen',
    least: 12,
    isSpread: true,
  },
];
