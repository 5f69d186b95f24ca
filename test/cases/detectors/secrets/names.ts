/** Values that only their name tells, and what a name like it has before what is no secret. */
import { generated } from './tokens.ts';

const mixed = (length: number) => generated(`mixed ${length}`, length);
const hex = (length: number) => generated(`hex ${length}`, length, 'hex');
const uuid = [8, 4, 4, 4, 12].map((length) => generated(`uuid ${length}`, length, 'hex')).join('-');
const noise = (length: number) =>
  mixed(length).replace(
    /(.)(.)./g,
    (_, one, two) => `${one}${two}${'&(#+)=!*'.charAt(one.charCodeAt(0) % 8)}`,
  );
const joined = ['Amber', 'Otter', '58'].join('-');
const odd = ['Wd94', 'qnRk'].join('_');
const built = ['Udt', 'skp', '3150', '!', 'ltlyy'].join('');

/** `%` is where the value stands. */
const TOLD: readonly (readonly [text: string, value: string])[] = [
  ['password: "%"', mixed(16)],
  ['password: "%"', hex(32)],
  ['DB_PASSWORD=%', built],
  ['DB_PASS=%', mixed(18)],
  ['x-api-key: %', hex(64)],
  ['api_secret=%\n', mixed(24)],
  ['{"client_secret":"%","scope":"read"}', mixed(20)],
  [String.raw`{\"api_key\": \"%\"}`, mixed(32)],
  ["'token' => '%',", mixed(32)],
  ["define('DB_PASSWORD', '%');", built],
  ['const apiKey = "%";', mixed(32)],
  ['let token: string = "%";', mixed(32)],
  ['token := "%"', mixed(32)],
  ['os.environ["API_KEY"] = "%"', mixed(32)],
  ['$env:API_KEY = "%"', mixed(32)],
  ['spring.datasource.password=%', mixed(14)],
  ['  - name: DB_PASSWORD\n    value: "%"', mixed(20)],
  ['<password>%</password>', mixed(16)],
  ['<Password><Value>%</Value>', built],
  ['Votre mot de passe provisoire : %', built],
  ['hasło tymczasowe: %', built],
  ['password wifi: %', built],
  ['<add key="ApiKey" value="%"/>', mixed(32)],
  ['Authorization: Bearer %', mixed(40)],
  ['headers = {"Authorization": "Bearer %"}', mixed(43)],
  ['Authorization: token %', mixed(40)],
  ['Authorization: Basic %', Buffer.from(`app:${mixed(14)}`).toString('base64')],
  ['tool --token % --verbose', mixed(40)],
  ["tool --password='%'", built],
  ["sshpass -p '%' ssh me@host", built],
  ['https://api.shop.example/v1?api_key=%&q=1', mixed(32)],
  ['https://shop.example/back#access_token=%&token_type=bearer', mixed(32)],
  ['machine shop.example login me password %', mixed(20)],
  ['The API key is %, please keep it safe.', mixed(32)],
  ['Passwort: %', built],
  ['contraseña: %', built],
  ['пароль: %', built],
  ['密码：%', built],
  ["ALTER USER app IDENTIFIED BY '%'", mixed(20)],
  ['SESSION_SECRET="%"', hex(48)],
  ['ansible_ssh_pass: %', built],
  ['registry_password = "%"', built],
  ['-----\nbindpw=%\n', built],
  ['psk="%"', built],
  ['tool --passphrase % --batch', 'Walnut_Comet-28'],
  ['"auth": "%"', Buffer.from(`app:${mixed(14)}`).toString('base64')],
  ['//shop.example/npm/:_auth=%', Buffer.from(`app:${mixed(14)}`).toString('base64')],
  ['variable "db_password" {\n  type    = string\n  default = "%"\n}', built],
  ['ENCRYPTION_KEY=%', `${mixed(43)}=`],
  ["const secret = '%';", `${mixed(16)}' + '${mixed(16)}`],
  ['api_key = "%"', `${mixed(20)}" \\\n          "${mixed(20)}`],
  ['API_TOKEN = (\n    "%"\n)', `${mixed(24)}"\n    "${mixed(24)}`],
  ['$token = "%";', `${mixed(24)}" . "${mixed(12)}" .\n  "${mixed(12)}`],
  ['token = "%" + suffix', mixed(24)],
  ['token: "%"\n"other"', mixed(24)],
  ['["token: %", "other"]', mixed(24)],
  ['Пароль: %', built],
  ['Κωδικός: %', built],
  ['ΚΩΔΙΚΟΣ: %', built],
  ['ПАРОЛЬ АДМИНА: %', built],
  ['пароль роутера: %', built],
  ['ПАРОЛЬ = "%"', built],
  ['{"name":"DB_PASSWORD","value":"%"}', built],
  ['{ "key": "API_TOKEN", "value": "%", "enabled": true }', mixed(32)],
  ['[{name = "api_token", value = "%"}]', mixed(32)],
  ['"adminPassword": {\n  "value": "%"\n}', built],
  ['password = (\n    "%"\n)', built],
  ['db_password: >-\n  %\n', built],
  ['api_token: |\n    %\nother: 1', mixed(32)],
  ['Recovery Key 1: %', `${mixed(43)}=`],
  ['رمز عبور: %', built],
  ['Unseal Key 3: %', `${mixed(43)}=`],
  ['Encryption key: %', mixed(32)],
  ['the signing key is "%"', mixed(32)],
  ['client_secret=%&scope=read', uuid],
  ['"client_secret": "%"', uuid],
  ["'clientSecret' => '%'", uuid],
  ['"refresh_token":"%"', uuid],
  ["SECRET_KEY = '%'", `django-insecure-${noise(50)}`],
  ["'COOKIE_SECRET' => '%',", noise(40)],
];

/** Passwords that are told, shorter than keys. */
export const TOLD_PASSWORDS: readonly string[] = [
  `the admin password is ${mixed(14)} please keep it`,
  `log in with root and the passphrase ${mixed(13)}.`,
];

/** Passwords that are told with whose they are, or in languages that put no blank between. */
export const OWNED_PASSWORDS: readonly string[] = [
  `the password for the new starter is ${built}, have it changed`,
  `la contraseña del servidor es ${built}`,
  `le mot de passe du compte est ${built}`,
  `пароль от базы: ${built}`,
  `パスワードは ${built} です`,
  `Пароль от базы: ${built}`,
  `Пароль до бази: ${built}`,
  `mật khẩu của máy chủ là ${built}`,
  `kata sandi untuk server adalah ${built}`,
  `Su contraseña temporal es: ${built}`,
  `la password temporanea è ${built}`,
  `كلمة المرور للخادم هي ${built}`,
  `the password for the attic router is ${joined} now`,
  `a senha do banco de dados é ${odd}, usuário: app`,
  `密码是${built} `,
  `ConvertTo-SecureString '${built}' -AsPlainText -Force`,
];

/** Texts with what has to be found in them. */
export const NAMED_EXAMPLES: readonly { readonly text: string; readonly found: string }[] = TOLD.map(
  ([text, value]) => ({ text: text.replace('%', value), found: value }),
);

const PLACEHOLDERS: readonly string[] = [
  ...[
    'changeme',
    'change-me-please',
    'your-token-here',
    'YOUR_API_KEY',
    'YOUR_SECRET_HERE',
    'REPLACE_ME',
    '<your-token>',
  ],
  ...[
    '<REDACTED>',
    '********',
    'xxxxxxxxxxxxxxxx',
    'XXXXXXXXXXXXXXXX',
    '...',
    'sk-...',
    'example-token',
    'password123-example',
  ],
  ...[
    `\${API_KEY}`,
    `\${{ secrets.TOKEN }}`,
    '{{ .Values.token }}',
    '$(cat /run/secrets/key)',
    '$API_KEY_PROD',
    '%API_TOKEN%',
  ],
  ...[
    'process.env.OPENAI_API_KEY',
    'os.environ["TOKEN"]',
    "os.getenv('TOKEN')",
    'ENV["API_TOKEN"]',
    'vault:secret/data/app#key',
  ],
  ...[
    'arn:aws:secretsmanager:eu-west-1:057863328176:secret:db-Ab12Cd',
    'op://vault/item/password',
    '!vault |',
    'ENC[AES256',
  ],
  ...[
    'null',
    'undefined',
    'true',
    'string',
    'password',
    'mySecretPassword',
    'secret_token',
    'test-token-1',
    'P@ssw0rd',
  ],
];
const OTHER_VALUES: readonly string[] = [
  ...[
    '550e8400-e29b-41d4-a716-446655440000',
    `sha256:${hex(64)}`,
    `sha512-${mixed(86)}==`,
    '2024-11-05T10:45:00Z',
    '16000',
  ],
  ...[
    '/var/run/secrets/token',
    './keys/app.pem',
    'https://login.shop.example/oauth2/token',
    'me@shop.example',
    'v1.22.3-rc.1',
  ],
  ...[
    'getSecretManagerServiceClientConfiguration',
    'ThisIsAVeryLongCamelCaseIdentifierForTesting',
    'z.string().min(8)',
  ],
  ...[
    'com.example.internal.AuthenticationTokenProviderFactoryBean',
    'req.headers.authorization',
    'my-secret-name-for-prod',
  ],
  ...[
    'data:image/png;base64,iVBORw0KGgo',
    'correct horse battery staple',
    '$2b$12$abcdefghijklmnopqrstuv',
    'newPassword2',
  ],
];
const NAMES_OF_OTHERS = [
  ...[
    'secret_name',
    'token_type',
    'tokenUrl',
    'password_hash',
    'passwordPolicy',
    'api_key_id',
    'public_key',
    'primary_key',
  ],
  ...[
    'next_page_token',
    'cache_key',
    'sort-key',
    'md5_token',
    'credentials_file',
    'secretsmanager',
    'token_endpoint',
  ],
];

/** Texts in which nothing is a secret. */
export const NAMED_MISSES: readonly string[] = [
  ...[...PLACEHOLDERS, ...OTHER_VALUES].flatMap((value) => [
    `password: "${value}"`,
    `API_TOKEN=${value}`,
    `secret = ${value}\n`,
  ]),
  ...NAMES_OF_OTHERS.map((name) => `${name}: "${mixed(24)}"`),
  `commit ${hex(40)} introduced the bug`,
  `cohere.Client(key)  # since commit ${generated('a commit', 40, 'hex')}`,
  `a hetzner token, image sha256 ${hex(64)}`,
  `md5sum = ${hex(32)}`,
  `ETag: "${hex(32)}"`,
  `docker pull shop@sha256:${hex(64)}`,
  `"integrity": "sha512-${mixed(86)}=="`,
  `traceparent: 00-${hex(32)}-${hex(16)}-01`,
  `<script src="https://cdn.shop.example/assets/${hex(20)}/app.${hex(8)}.js"></script>`,
  `<img src="data:image/png;base64,iVBORw0KGgo${mixed(80)}">`,
  'пароль пользователя: не менее 8 символов, ПАРОЛЬ АДМИНА: обязательно',
  'The token bucket refills every second; a password manager helps; the secret is to begin early.',
  `the token is ${mixed(14)} for this run`,
  'The password is Base64Encoded or PascalCaseName2; see the password HashedWithArgon2.',
  '"auth": "OAuth2-PKCE-Flow"',
  `"auth": "${Buffer.from('app:password').toString('base64')}"`,
  'tool --password Password1 --passphrase <passphrase> --password-file /run/Pass2',
  'the password for the archive is in Folder2024, that to the vault is with Ann-Marie',
  'variable "region_password_policy" {\n  default = "Strict-2024!"\n}',
  'Use passwords of 12 characters, and tokens that expire after 3600 seconds.',
];
