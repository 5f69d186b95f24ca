/** Places of passwords in calls that log in or connect, by the place of the parameter. */
import type { PasswordPlace } from './places.ts';

/** A parameter that is no password, and the comma behind it. */
const PARAMETER = String.raw`\s{0,12}(?:[bfru]?"[^"\n]{0,60}"|[bfru]?'[^'\n]{0,60}'|[\w.$>-]{1,40}),\s{0,12}`;
/** How the text of the password opens. */
const OPENS = String.raw`(?:Some\()?[bfru]?["']`;

/** Calls that take a password behind so many other parameters. */
function behindParameters(
  count: number,
  calls: readonly string[],
): Pick<PasswordPlace, 'literals' | 'ahead' | 'before'> {
  const names = calls.map((call) => call.replaceAll('.', String.raw`\.`)).join('|');
  return {
    literals: calls.map((call) => `${call}(`),
    ahead: new RegExp(`^(?:${PARAMETER}){${count}}${OPENS}`),
    before: new RegExp(String.raw`(?:${names})\((?:${PARAMETER}){${count}}${OPENS}$`, 'i'),
  };
}

export const CALL_PLACES: readonly PasswordPlace[] = [
  {
    name: 'second-parameter-password',
    finds: 'passwords behind a user name in calls that log in: to servers, databases and directories',
    source:
      'manuals of reqwest, Ruby net/http, SuperAgent, Jakarta Mail, python-ldap, oracledb, PHP oci8, Shiro, Mailjet, Algolia, Paho',
    ...behindParameters(1, [
      ...['basic_auth', 'basicauthentication', '.auth', 'passwordauthentication'],
      ...['simple_bind_s', 'cx_oracle.connect', 'oracledb.connect', 'oci_connect', 'oci_pconnect'],
      ...[
        'usernamepasswordtoken',
        'usernamepasswordauthenticationtoken',
        'setcredentials',
        'mailjet.connect',
        'mailjet.apiconnect',
        'searchclient.create',
        'basiccredentials',
        'basicauth',
        'httpbasic',
        'auth::basic',
        'username_pw_set',
        'wifi.begin',
      ],
    ]),
    least: 8,
    isSpread: true,
  },
  {
    name: 'third-parameter-password',
    finds: 'passwords behind a connection or a host and a user name in calls that log in',
    source:
      'manuals of PHP (ftp, ldap, imap, ssh2, odbc), Sequelize, PyMySQL, mysqlclient, Firebase Authentication',
    ...behindParameters(2, [
      ...['ftp_login', 'ldap_bind', 'imap_open', 'ssh2_auth_password', 'odbc_connect', 'sequelize'],
      ...[
        'pymysql.connect',
        'mysqldb.connect',
        'pymssql.connect',
        'ftplib.ftp',
        'ftp_tls',
        'signinwithemailandpassword',
        'createuserwithemailandpassword',
      ],
    ]),
    least: 8,
    isSpread: true,
  },
  {
    name: 'connection-call-password',
    finds: 'passwords behind a host, its port perhaps, and a user name in calls that connect',
    source: 'manuals of Paramiko (SSHClient.connect), PubSubClient (connect), ftplib (FTP)',
    literals: ['.connect(', ' ftp('],
    ahead: new RegExp(`^(?:${PARAMETER}){2,3}${OPENS}`),
    before: new RegExp(String.raw`(?:\.connect| FTP)\((?:${PARAMETER}){2,3}${OPENS}$`, 'i'),
    built: 'or-chosen',
    isSpread: true,
  },
  {
    name: 'key-store-password',
    finds: 'passwords that open a key store, behind what it is read from',
    source: 'Java SE API, KeyStore (load, getKey) and KeyStore.PasswordProtection',
    literals: ['.load(', '.getkey(', '.store('],
    ahead: new RegExp(`^${PARAMETER}"`),
    before: new RegExp(String.raw`\.(?:load|getKey|store)\(${PARAMETER}"$`),
    behind: /^"\.toCharArray\(\)/,
    isSpread: true,
  },
  {
    name: 'cache-call-password',
    finds: 'passwords in the call `auth` of clients of Redis and of others',
    source: 'manuals of lua-resty-redis, Jedis, phpredis, redis-rb (AUTH)',
    literals: ['auth("', "auth('"],
    ahead: /^/,
    before: /(?:[.:]|->)auth\(["']$/i,
    built: 'or-made',
  },
  {
    name: 'cache-command-password',
    finds: 'passwords in the command AUTH of Redis, in a line of its own or behind the name of a user',
    source: 'Redis commands, AUTH',
    literals: ['auth '],
    ahead: /^(?:[\w-]{1,32} (?=\S))?["']?/,
    before: /(?:^|> )AUTH (?:[\w-]{1,32} )?["']?$/,
    behind: /^["']?[ \t]*(?:\r?\n|$)/,
    built: 'or-made',
  },
  {
    name: 'signing-text-key',
    mayBeWords: true,
    finds: 'keys that sign tokens and cookies, behind the name of the algorithm or alone in the call',
    source: 'manuals of JJWT (signWith) and Express (cookie-parser)',
    literals: ['signwith(', 'cookieparser('],
    ahead: /^(?:(?:SignatureAlgorithm\.)?\w{4,8},\s?)?["']/,
    before: /\b(?:signWith\((?:SignatureAlgorithm\.)?[HRE]S\d{3},\s?|cookieParser\()["']$/,
    least: 12,
  },
  {
    name: 'header-value-call',
    finds: 'keys in calls that set a header whose name follows the value',
    source: 'Apple Developer Documentation, URLRequest (setValue, addValue)',
    literals: ['setvalue("', 'addvalue("'],
    ahead: /^(?:(?:Bearer|Basic|Token) )?/i,
    before: /\.(?:set|add)Value\("(?:(?:Bearer|Basic|Token) )?$/i,
    behind: /^",\s?forHTTPHeaderField:\s?"[\w-]{0,32}(?:key|token|secret|authorization|auth)"/i,
    least: 16,
  },
];
