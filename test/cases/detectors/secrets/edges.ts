/** What is just found and what is just not, rule by rule; values are invented and put together here. */
import { PINNED_KINDS } from './forms.ts';
import { generated, TOKEN_EXAMPLES } from './tokens.ts';

/** A text, and what a rule finds of it; nothing when left out. */
export interface Edge {
  readonly rule: string;
  readonly text: string;
  readonly found?: string;
}

const MIXED = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z';
const again = (text: string, length: number) => text.repeat(length).slice(0, length);

/** A text with `%` where the value stands, and what is found of it; the value when that is left out. */
interface Frame {
  readonly text: string;
  readonly whole?: (value: string) => string;
}

/** Rows of one rule: a value, and whether it is found. */
function edges(
  rule: string,
  { text, whole = (value) => value }: Frame,
  rows: readonly (readonly [value: string, isFound: boolean])[],
): Edge[] {
  return rows.map(([value, isFound]) => ({
    rule,
    text: text.replace('%', () => value),
    ...(isFound ? { found: whole(value) } : {}),
  }));
}

const aws = 'Kq7/hV2bN+mZ4xC8pR5tYw1LsDf9gJ3kXeUo6AiB';
const pairedSecrets = edges(
  'aws-secret-access-key',
  { text: 'String accessKey = "AKIAZ7WDTQHOKWDL2AQX";\n    private final String secretKey = "%";' },
  [[aws, true]],
);
const awsSecrets = edges('aws-secret-access-key', { text: 'aws_secret_access_key = "%"' }, [
  [aws, true],
  [aws.slice(1), false],
  [`${aws}a`, false],
  [`${aws.slice(1)}/`, true],
  [`-${aws}`, false],
  [`_${aws}`, false],
  [`${aws}-`, false],
  [`${aws}_`, false],
  [aws.toLowerCase(), false],
  [aws.toUpperCase(), false],
  [aws.replace(/\d/g, 'x'), false],
  [again(MIXED.slice(0, 16), 40), true],
  [again(MIXED.slice(0, 15), 40), false],
]);

const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
const part = (length: number) => again(MIXED, length);
const tokens = edges('json-web-token', { text: 'see %!' }, [
  [`${header}.${part(16)}.${part(16)}`, true],
  [`${header}.${part(15)}.${part(16)}`, false],
  [`${header}.${part(16)}.${part(15)}`, false],
  [`${header}.${part(8192 - header.length - 18)}.${part(16)}`, true],
  [`${header}.${part(8193 - header.length - 18)}.${part(16)}`, false],
  [`${Buffer.from('{"typ":"JWT", "v":1}').toString('base64url')}.${part(16)}.${part(16)}`, false],
  [`a${header}.${part(16)}.${part(16)}`, false],
  [`-${header}.${part(16)}.${part(16)}`, false],
]);

const putty = (mac: number, more = '') =>
  `PuTTY-User-Key-File-3: ssh-ed25519\n${more}Private-MAC: ${again('0a1b2c3d4e5f6789', mac)}`;
const puttyLength = putty(64).length;
const puttyKeys = edges('putty-private-key', { text: 'see %\n' }, [
  [putty(40), true],
  [putty(64), true],
  [putty(39), false],
  [putty(65), false],
  [putty(64, again('x', 8191 - puttyLength)), true],
  [putty(64, again('x', 8217 - puttyLength)), false],
  [putty(40).replace('-3:', '-1:'), false],
]).concat({ rule: 'putty-private-key', text: `x${putty(40)}\n` });

const BEGIN = '-----BEGIN PRIVATE KEY-----';
const END = '-----END PRIVATE KEY-----';
const body = generated('pem', 64);
const pem = edges('private-key', { text: `${BEGIN}%${END}\n`, whole: (value) => `${BEGIN}${value}${END}` }, [
  [`\n${body}\n`, true],
  [`\n${body.slice(0, 16)}\n`, true],
  [`\n${body.slice(0, 15)}\n`, false],
  [`\nxxx${body}\n`, true],
  [`\nxxxx${body}\n`, false],
  [`\n..${body}\n`, true],
  [`\n...${body}\n`, false],
  [`\n<${body}>\n`, false],
  [`\n[${body}]\n`, false],
  [` I do a test of ${body} `, false],
  [` characteristic responsibility representation transformation ${body} `, false],
  [` internationally incomprehensible responsibilities notwithstanding ${body} `, true],
]);

/** What stands where an address has its password. */
const inPlace = edges(
  'postgres-password',
  {
    text: 'URL=postgres://app:%@db.internal/crm ',
    whole: (value) => `postgres://app:${value}@db.internal/crm`,
  },
  [
    ['k7!q', true],
    ['k7!', false],
    ['krtfwq', false],
    ['krtfw7', true],
    ['Krtfwqzb', false],
    ['KRtfwqzb', true],
    ['krtfwqzB', true],
    ['KrtFwqZbn', true],
    ['KrtFwqZbnm', false],
    ['KrtFwq', false],
    ['krt!wqzb', true],
    ['krt-wqzb', false],
  ],
);

const named = edges('named-secret', { text: 'secret: "%"' }, [
  ['Kr7!wqzb', true],
  ['Kr7!wqz', false],
  ['kr7!wqzb', true],
  ['krt!wqzb', false],
  ['Kr7-wqzb', false],
  ['Kr7(wqzb', false],
  [MIXED.slice(0, 12), true],
  [MIXED.slice(0, 11), false],
  ['kqhv7bnmzx4cprty', true],
  ['kqhv7bnmzxwcprty', false],
  ['kqhvbnmzxcwprt77', false],
  [again(MIXED, 512), true],
  [again(MIXED, 513), false],
]);

const chosen = edges('named-secret', { text: 'password: "%"' }, [
  ['k3strelb', true],
  ['k3strel', false],
  ['Fjords24', true],
  ['Fjordsa2', false],
  ['fjordsa24', false],
  [again(MIXED, 11), true],
  ['drizzle-fox-violin-kayak', true],
  ['drizzle-fo-violin-kayak', false],
  ['drizzle-fox-violin', false],
  ['drizzle-fox-violin_kayak', false],
  ['drizzle-fox-violin-drizzle', false],
]);
const told = edges('named-secret', { text: 'the token is % there' }, [
  [MIXED.slice(0, 16), true],
  [MIXED.slice(0, 15), false],
]);
const address = edges(
  'openweather-key',
  { text: 'https://api.openweathermap.org/data/2.5/weather?q=Bern&appid=%' },
  [
    [generated('openweather', 32, 'hex'), true],
    [generated('openweather', 31, 'hex'), false],
  ],
);
const lines = edges('named-secret', { text: 'name: DB_PASSWORD\nvalue: "%"' }, [[MIXED, true]]);
const gaps = [20, 21].flatMap((blanks) =>
  edges('named-secret', { text: `password:${' '.repeat(blanks)}"%"` }, [[MIXED, blanks === 20]]),
);

const pairs = edges('libpq-user-pairs', { text: '"%"' }, [
  ['user=app ab=1 password=kq7hv9bn host=db', true],
  ['user=app a=1 password=kq7hv9bn host=db', false],
  ['user=app password=kq7hv9bn', true],
]);

/** Whose store it is tells of a key of AWS too. */
const stores = edges('aws-secret-access-key', { text: 's3.secret_key = "%"' }, [[aws, true]]);

/** Among words they are settings of a log, and those of a log have others beside them. */
const logs = edges('libpq-user-pairs', { text: 'failed %' }, [
  ['user=app password=kq7hv9bn', false],
  ['user=app password=kq7hv9bn dbname=crm', true],
  ['user=app password=kq7hv9bn src=db1', false],
]);

/** The point of a sentence is none of a token that may hold one. */
const marked = edges(
  'azure-client-secret',
  { text: 'the secret %', whole: (text) => text.replace(/\.$/, '') },
  [
    [`7Rk8Q~${generated('a client', 34)}.`, true],
    [`7Rk8Q~${generated('a client', 31)}.`, true],
    [`7Rk8Q~${generated('a client', 35)}.`, false],
  ],
);

/** Letters alone are a password beside a server where no word is spelled so. */
const settings = edges('server-settings', { text: '"%"' }, [
  ['Server=db;Database=crm;Uid=crm;Pwd=leSbbJnkpiq', true],
  ['Server=db;Database=crm;Uid=crm;Pwd=leSabJonkpiq', false],
  ['Server=db;Database=crm;Uid=crm;Pwd=lesbbjnkpiq', false],
  ['Server=db;Database=crm;Uid=crm;Pwd=SbbJnkq', false],
]);

/** The issuer is named, and nothing says that a secret follows. */
const SAYS_SECRET = /key|token|secret|pass|auth|credential|pwd|bearer|pat|license|signature|dsn/;
const unsaid = TOKEN_EXAMPLES.flatMap(({ rule, found }) => {
  const [name = 'key'] = PINNED_KINDS.find((kind) => kind.name === rule)?.named ?? [];
  return SAYS_SECRET.test(name) || SAYS_SECRET.test(found) ? [] : [{ rule, text: `${name} id: "${found}"` }];
});

export const EDGES_OF_RULES: readonly Edge[] = [
  ...[...awsSecrets, ...pairedSecrets, ...tokens, ...puttyKeys, ...pem],
  ...[
    ...inPlace,
    ...named,
    ...chosen,
    ...told,
    ...address,
    ...lines,
    ...gaps,
    ...pairs,
    ...logs,
    ...stores,
    ...marked,
    ...settings,
    ...unsaid,
  ],
];
