/** An example and near misses for every rule that is no kind of token; values are invented and put together here. */
import { type Example, generated } from './tokens.ts';

const password = generated('a password', 14);
const base64 = (text: string) => Buffer.from(text).toString('base64url');
const jwt = (header: string) =>
  `${base64(header)}.${base64('{"sub":"17464240","iat":1663438722}')}.${generated('jwt', 43)}`;
const lines = (seed: string) => [0, 1, 2].map((line) => generated(`${seed} ${line}`, 64)).join('\n');
const pem = (label: string) => `-----BEGIN ${label}-----\n${lines(label)}\n-----END ${label}-----`;

const STORES = [
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
const WEB = [
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

function address(scheme: string, type: string): Example {
  const found = `${scheme}://app:${password}@db.internal:5432/main`;
  return {
    rule: `${scheme.replace(/[^a-z0-9]+/g, '-')}-password`,
    type,
    text: `URL=${found}, and so on`,
    found,
    misses: [
      `URL=${scheme}://db.internal:5432/main`,
      `URL=${scheme}://app@db.internal/main`,
      `URL=${scheme}://user:password@db.internal/main`,
      `URL=${scheme}://\${USER}:\${PASS}@db/main`,
      `URL=${scheme}://app:****@db.internal/main`,
      `URL=${scheme}://<user>:<password>@db.internal/main`,
      `URL=x${found}`,
    ],
  };
}

/** The beginning of a connection string of settings, by rule, and what is needed beside it. */
const SETTINGS: Readonly<Record<string, string>> = {
  'server-settings': 'Server=tcp:db.internal,1433;Database=crm;User ID=admin;',
  'server-settings-spaced': 'Server = db.internal; Database = crm; User ID = admin; ',
  'data-source-settings': 'Data Source=db.internal;Initial Catalog=crm;User ID=admin;',
  'driver-settings': 'Driver={ODBC Driver 17 for SQL Server};Server=db.internal;UID=admin;',
  'provider-settings': 'Provider=SQLOLEDB;Data Source=db.internal;User ID=admin;',
  'dsn-settings': 'DSN=crm;UID=admin;',
  'host-settings': 'Host=db.internal;Port=5432;Username=admin;',
  'user-settings': 'User ID=admin;Data Source=db.internal;',
  'uid-settings': 'Uid=admin;Server=db.internal;',
  'catalog-settings': 'Initial Catalog=crm;Data Source=db.internal;User ID=admin;',
  'database-settings': 'Database=crm;Server=db.internal;Uid=admin;',
  'address-settings': 'Addr=db.internal;Database=crm;Uid=admin;',
};
const AZURE: Readonly<Record<string, string>> = {
  'azure-storage-settings': 'DefaultEndpointsProtocol=https;AccountName=acct268;AccountKey=',
  'azure-endpoint-settings':
    'Endpoint=sb://bus.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=',
  'azure-account-endpoint-settings': 'AccountEndpoint=https://crm.documents.azure.com:443/;AccountKey=',
  'azure-account-name-settings': 'AccountName=acct268;AccountKey=',
  'azure-blob-endpoint-settings':
    'BlobEndpoint=https://acct268.blob.core.windows.net/;AccountName=acct268;AccountKey=',
  'azure-hub-settings': 'HostName=hub.azure-devices.net;DeviceId=d1;SharedAccessKey=',
};
const PAIRS: Readonly<Record<string, string>> = {
  'libpq-host-pairs': 'host=db.internal port=5432 user=app password=%s dbname=crm sslmode=require',
  'libpq-database-pairs': "dbname=crm user=app password='%s'",
  'libpq-user-pairs': 'user=app password=%s host=db.internal',
};

function settings(rule: string, whole: (value: string) => string, value: string): Example {
  const found = whole(value);
  return {
    rule,
    type: 'CONNECTION_STRING',
    text: `"${found}"`,
    found,
    misses: [
      `"${whole('')}"`,
      `"${whole('<password>')}"`,
      `"${whole(`\${PASSWORD}`)}"`,
      `"${whole('********')}"`,
      `"x${found}"`,
    ],
  };
}

const KEYS: readonly Example[] = [
  {
    rule: 'private-key',
    type: 'PRIVATE_KEY',
    text: `Here it is:\n${pem('EC PRIVATE KEY')}\nDone.`,
    found: pem('EC PRIVATE KEY'),
    misses: [
      pem('PUBLIC KEY'),
      pem('CERTIFICATE'),
      '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
      'key = "-----BEGIN RSA PRIVATE KEY-----...",\ncert = "..."',
      'It starts with -----BEGIN PRIVATE KEY----- and what follows is base64 of the key.',
    ],
  },
  {
    rule: 'private-key',
    type: 'PRIVATE_KEY',
    text: `${pem('PGP PRIVATE KEY BLOCK')}\n`,
    found: pem('PGP PRIVATE KEY BLOCK'),
    misses: [pem('PGP PUBLIC KEY BLOCK'), pem('PGP MESSAGE')],
  },
  {
    rule: 'putty-private-key',
    type: 'PRIVATE_KEY',
    text: `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n${lines('ppk')}\nPrivate-MAC: ${generated('mac', 64, 'hex')}\n`,
    found: `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n${lines('ppk')}\nPrivate-MAC: ${generated('mac', 64, 'hex')}`,
    misses: ['A PuTTY-User-Key-File-3: is a file', 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n'],
  },
  {
    rule: 'json-web-token',
    type: 'JWT',
    text: `Authorization: Bearer ${jwt('{"alg":"RS256","typ":"JWT"}')}.`,
    found: jwt('{"alg":"RS256","typ":"JWT"}'),
    misses: [
      jwt('{"typ":"JWT"}'),
      jwt('{"alg"'),
      jwt('{"alg":"RS256"}').split('.').slice(0, 2).join('.'),
      `x${jwt('{"alg":"RS256"}')}`,
    ],
  },
  {
    rule: 'aws-secret-access-key',
    type: 'AWS_SECRET_KEY',
    text: `aws_secret_access_key = ${generated('aws', 40)}\n`,
    found: generated('aws', 40),
    misses: [
      `key = ${generated('aws', 40)}`,
      `aws commit ${generated('aws', 40, 'hex')}`,
      `aws_secret_access_key = ${generated('aws', 41)}`,
      `aws_secret_access_key = ${generated('aws', 33)}EXAMPLE`,
    ],
  },
  {
    rule: 'go-driver-password',
    type: 'CONNECTION_STRING',
    text: `dsn := "shop:${password}@tcp(db.internal:3306)/orders?parseTime=true"`,
    found: `shop:${password}@tcp(db.internal:3306)/orders?parseTime=true`,
    misses: [
      'dsn := "user:password@tcp(localhost:3306)/orders"',
      'dsn := "shop@tcp(db.internal:3306)/orders"',
      `dsn := "\${USER}:\${PASS}@tcp(db.internal:3306)/orders"`,
      `shop:${password}@tcp is how it begins`,
      'fmt.Sprintf("%s:%s@tcp(%s)/%s", user, pass, host, name)',
    ],
  },
  {
    rule: 'go-driver-password',
    type: 'CONNECTION_STRING',
    text: `DATABASE_DSN=app:${password}@unix(/run/mysqld/mysqld.sock)/crm\n`,
    found: `app:${password}@unix(/run/mysqld/mysqld.sock)/crm`,
    misses: [],
  },
  {
    rule: 'cache-settings-password',
    type: 'CONNECTION_STRING',
    text: `options.Configuration = "shop.redis.cache.windows.net:6380,ssl=True,password=${password},abortConnect=False";`,
    found: `shop.redis.cache.windows.net:6380,ssl=True,password=${password},abortConnect=False`,
    misses: [
      'shop.redis.cache.windows.net:6380,ssl=True,password=$(pw),abortConnect=False',
      'cache:6379,password=,ssl=False',
      `see chapter two,password=${password}`,
    ],
  },
  {
    rule: 'cache-settings-password',
    type: 'CONNECTION_STRING',
    text: `REDIS=cache-0:6379,cache-1:6379,password=${password}\n`,
    found: `cache-0:6379,cache-1:6379,password=${password}`,
    misses: [],
  },
  {
    rule: 'command-line-password',
    type: 'GENERIC_SECRET',
    text: `curl -u admin:${password} https://db.internal`,
    found: password,
    misses: [
      'curl -u admin:password https://x',
      'curl -u admin https://x',
      `curl -u admin:$PASS https://x`,
      'curl -u shop:shopAdmin x',
    ],
  },
];

/** Every rule has at least one; what a name alone tells is in names.ts. */
export const OTHER_EXAMPLES: readonly Example[] = [
  ...KEYS,
  ...STORES.map((scheme) => address(scheme, 'CONNECTION_STRING')),
  ...WEB.map((scheme) => address(scheme, 'BASIC_AUTH_URL')),
  {
    rule: 'jdbc-password',
    type: 'CONNECTION_STRING',
    text: `url: jdbc:postgresql://db:5432/crm?user=app&password=${password}\n`,
    found: `jdbc:postgresql://db:5432/crm?user=app&password=${password}`,
    misses: [
      'jdbc:postgresql://db:5432/crm?user=app',
      'jdbc:postgresql://db:5432/crm?user=app&password=secret',
    ],
  },
  {
    rule: 'jdbc-password',
    type: 'CONNECTION_STRING',
    text: `jdbc:sqlserver://db:1433;databaseName=crm;user=sa;password=${password};`,
    found: `jdbc:sqlserver://db:1433;databaseName=crm;user=sa;password=${password};`,
    misses: [
      'jdbc:sqlserver://db:1433;databaseName=crm;integratedSecurity=true;',
      `jdbc:oracle:thin:@db:1521/crm`,
    ],
  },
  ...Object.entries(SETTINGS).map(([rule, beginning]) =>
    settings(
      rule,
      (value) => `${beginning}Password${beginning.includes(' = ') ? ' = ' : '='}${value};`,
      password,
    ),
  ),
  ...Object.entries(AZURE).map(([rule, beginning]) =>
    settings(rule, (value) => `${beginning}${value}`, `${generated(rule, 86)}==`),
  ),
  ...Object.entries(PAIRS).map(([rule, form]) =>
    settings(rule, (value) => form.replace('%s', value), password),
  ),
];
