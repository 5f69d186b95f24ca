/** Addresses with a password in them (RFC 3986 section 3.2.1): `https://user:password@host`, `postgres://user:password@db/app`. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric, isBlank } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { tableOf } from './form.ts';
import { lowered } from './nearby.ts';
import { isPasswordInPlace } from './proof/password.ts';
import { isPassphrase } from './proof/plain-password.ts';
import { isGenerated } from './proof/random.ts';
import { placeOf } from './proof/remote-host.ts';
import { isAnybody, isNoPassword, isOwnNumber } from './proof/simple-password.ts';
import { isStandIn } from './proof/stand-in.ts';

const LONGEST = 512;
/** Fewest characters of a word in front of a server. */
const SHORTEST_WORD = 5;
/** What ends an address in a text. */
const ENDS = tableOf((unit) => isBlank(unit) || '"\'`<>\\)]}|'.includes(String.fromCharCode(unit)));
const QUERY_PASSWORD = /[?&;](?:password|passwd|pwd|pass|sslpassword|auth_?token)=([^&;]+)/i;
const ORACLE = /^jdbc:oracle:\w+:[^/@\s]+\/([^@\s]+)@/i;

/** What a scheme leads to. */
interface Target {
  readonly type: string;
  readonly finds: string;
  readonly source: string;
}

const WEB: Target = {
  type: 'BASIC_AUTH_URL',
  finds: 'addresses that carry a user name and a password, whole',
  source: 'RFC 3986 section 3.2.1 (userinfo), IANA registry of URI schemes',
};
const STORE: Target = {
  type: 'CONNECTION_STRING',
  finds: 'connection strings of databases and brokers that carry a password, whole',
  source: 'RFC 3986 section 3.2.1 (userinfo), connection strings in the manual of each',
};

const WEB_SCHEMES = [
  ...[
    'http',
    'https',
    'git+http',
    'git+https',
    'git',
    'ssh',
    'git+ssh',
    'svn',
    'svn+ssh',
    'hg',
    'ftp',
    'ftps',
  ],
  ...[
    'sftp',
    'smb',
    'nfs',
    'rsync',
    'dav',
    'davs',
    'ws',
    'wss',
    'socks4',
    'socks5',
    'socks5h',
    'proxy',
    'rtsp',
  ],
  ...[
    'smtp',
    'smtps',
    'imap',
    'imaps',
    'pop3',
    'pop3s',
    'ldap',
    'ldaps',
    'xmpp',
    'irc',
    'ircs',
    'sip',
    'vnc',
    'rdp',
  ],
];
const STORE_SCHEMES = [
  ...['postgres', 'postgresql', 'postgresql+psycopg', 'postgresql+psycopg2', 'postgresql+asyncpg', 'postgis'],
  ...[
    'mysql',
    'mysqlx',
    'mysql2',
    'mysql+pymysql',
    'mysql+mysqldb',
    'mysql+mysqlconnector',
    'mysql+aiomysql',
  ],
  ...['mariadb', 'mariadb+mariadbconnector', 'mssql', 'mssql+pyodbc', 'mssql+pymssql', 'sqlserver', 'oracle'],
  ...[
    'oracle+cx_oracle',
    'oracle+oracledb',
    'mongodb',
    'mongodb+srv',
    'redis',
    'rediss',
    'valkey',
    'amqp',
    'amqps',
  ],
  ...[
    'pyamqp',
    'mqtt',
    'mqtts',
    'nats',
    'kafka',
    'stomp',
    'clickhouse',
    'clickhousedb',
    'cockroachdb',
    'cassandra',
  ],
  ...[
    'scylla',
    'couchbase',
    'couchbases',
    'couchdb',
    'neo4j',
    'bolt',
    'neo4j+s',
    'bolt+s',
    'arangodb',
    'influxdb',
  ],
  ...[
    'elasticsearch',
    'opensearch',
    'snowflake',
    'redshift',
    'trino',
    'presto',
    'vertica',
    'db2',
    'hive',
    'impala',
  ],
  ...[
    'memcached',
    'rethinkdb',
    'surrealdb',
    'libsql',
    'sentinel',
    'crate',
    'firebird',
    'teradata',
    'questdb',
  ],
];

/** One rule for each scheme, and one for the addresses of JDBC. */
export const ADDRESS_RULES: readonly Rule[] = [
  ...STORE_SCHEMES.map((scheme) => addressRule(`${scheme}://`, STORE)),
  addressRule('jdbc:', STORE),
  ...WEB_SCHEMES.map((scheme) => addressRule(`${scheme}://`, WEB)),
];

function addressRule(beginning: string, { type, finds, source }: Target): Rule {
  const scheme = beginning.replace(/:.*/, '');
  return {
    name: `${scheme.replace(/[^a-z0-9]+/g, '-')}-password`,
    type,
    finds: `${finds}: \`${beginning}\``,
    source,
    lookback: LONGEST + 2,
    context: 1,
    triggers: [{ kind: 'prefix', literal: beginning }],
    match: (input, start) => matchAddress(input, start, { beginning, type }),
  };
}

interface Beginning {
  readonly beginning: string;
  readonly type: string;
}

/** Matches the address that starts here. */
function matchAddress(
  input: ScanInput,
  start: number,
  { beginning, type }: Beginning,
): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (start > 0 && joinsScheme(text.charCodeAt(start - 1))) return undefined;
  const begun = lowered(text.slice(start, start + beginning.length));
  if (begun !== beginning) return !final && beginning.startsWith(begun) ? MORE : undefined;
  const end = addressEnd(text, start);
  if (end - start > LONGEST) return undefined;
  if (end === text.length && !final)
    return mayHoldPassword(text.slice(start, end), beginning) ? MORE : undefined;
  const last = trimmedEnd(text, start, end);
  return holdsPassword(text.slice(start, last), beginning)
    ? { type, start, end: last, score: 0.99 }
    : undefined;
}

function joinsScheme(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2b;
}

function addressEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST + 1);
  let at = start;
  while (at < limit && ENDS[text.charCodeAt(at)] !== 1) at++;
  return at;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && '.,:!?'.includes(text.charAt(last - 1))) last--;
  return last;
}

/** An authority that ended without a password is the end of the matter, but for a query that may name one. */
function mayHoldPassword(address: string, beginning: string): boolean {
  if (beginning === 'jdbc:') return true;
  const rest = address.slice(beginning.length);
  const authority = rest.search(/[/?#]/);
  return authority < 0 || rest.slice(0, authority).includes('@') || isStore(beginning);
}

function isStore(beginning: string): boolean {
  return STORE_SCHEMES.includes(beginning.slice(0, -'://'.length));
}

function holdsPassword(address: string, beginning: string): boolean {
  const rest =
    beginning === 'jdbc:' ? address.slice(address.indexOf('//') + 2) : address.slice(beginning.length);
  const isTelling = userinfoTells(rest.split(/[/?#]/, 1)[0] ?? '');
  if (isTelling || beginning !== 'jdbc:')
    return isTelling || (isStore(beginning) && tells(QUERY_PASSWORD, address));
  return tells(QUERY_PASSWORD, address) || tells(ORACLE, address);
}

function tells(form: RegExp, address: string): boolean {
  const password = form.exec(address)?.[1];
  return password !== undefined && isPasswordInPlace(password);
}

/** A token in place of both, as hosts of code take it; what Sentry writes there, 32 hexadecimal digits, is public. */
function isTokenAlone(user: string): boolean {
  return /^[A-Za-z\d]{36,80}$/.test(user) && isGenerated(user) && !isStandIn(user);
}

/** `user:password@host` with a password that is none of the usual stand-ins. */
function userinfoTells(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const colon = authority.indexOf(':');
  if (at < 0 || at === authority.length - 1) return false;
  if (colon < 0 || colon > at) return isTokenAlone(authority.slice(0, at));
  const user = authority.slice(0, colon);
  const password = authority.slice(colon + 1, at);
  if (/[{}<>]|\$\(/.test(authority)) return false;
  if (user !== password && (isPasswordInPlace(password) || isPassphrase(password, true))) return true;
  return isSimpleTold({ user, password }, authority.slice(at + 1));
}

/** What is written into addresses in place of a password: a variable, a format, a blank that is filled. */
const FILLED = /[$%*#[\]()|\\]|^[A-Z_]+$|[_-](?:name|user)$/;
/** Capitals are a variable's, where the server was not made for somebody. */
const FORMAT = /[$*#[\]()|\\]|%(?![\da-f]{2})/i;

/** A word, a name or a number in front of a server that anybody reaches. */
function isSimpleTold(
  { user, password }: { readonly user: string; readonly password: string },
  hosts: string,
): boolean {
  if (user === '' || isNoPassword(password) || FORMAT.test(user + password)) return false;
  const place = placeOf(hosts);
  if (place === 'assigned') return true;
  if (place === 'near' || FILLED.test(password) || FILLED.test(user)) return false;
  if (isOwnNumber(password)) return true;
  return password.length >= SHORTEST_WORD && !isAnybody(password) && !isAnybody(user);
}
