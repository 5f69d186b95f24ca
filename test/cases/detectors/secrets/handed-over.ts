/** Keys inside Base64, secrets in tables, and pairs of names and passwords that people hand over; invented and put together here. */
import { type Example, generated } from './tokens.ts';

const chosen = ['Walnut', 'Comet', '!', '28'].join('-');
const joined = ['copper', 'lantern', 'drizzle', 'violin'].join('-');
const blanked = joined.replaceAll('-', ' ');
const plain = ['Kestrel', 'bay', '71x'].join('');
const key = generated('a key in a table', 32);
const lines = (seed: string) => [0, 1, 2, 3].map((line) => generated(`${seed} ${line}`, 64)).join('\n');
const encoded = (label: string) =>
  Buffer.from(`-----BEGIN ${label}-----\n${lines(label)}\n-----END ${label}-----\n`).toString('base64');
const wrapped = (text: string) => text.replace(/.{76}(?=.)/g, '$&\n    ');

const ENCODED: readonly Example[] = [
  ['users:\n- user:\n    client-key-data: %\n', encoded('RSA PRIVATE KEY')] as const,
  ['data:\n  tls.key: %\n  tls.crt: ', encoded('PRIVATE KEY')] as const,
  ['SSH_KEY_B64=% make deploy', encoded('OPENSSH PRIVATE KEY')] as const,
  ['key: |\n    %\ncert: none', wrapped(encoded('EC PRIVATE KEY'))] as const,
].map(([text, found]) => ({
  ...{ rule: 'private-key-in-base64', type: 'PRIVATE_KEY', found, text: text.replace('%', found) },
  misses: [
    text.replace('%', encoded('CERTIFICATE')),
    text.replace('%', encoded('PUBLIC KEY')),
    text.replace('%', 'LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVkt...'),
    text.replace('%', `${encoded('PRIVATE KEY').slice(0, 60)}...`),
  ],
}));

/** `%` is where the value stands; then what stands there and is none. */
const TOLD: Readonly<Record<string, readonly (readonly [text: string, value: string])[]>> = {
  'table-cell-secret': [
    ['| host | user | password |\n|---|---|---|\n| db1 | root | % |\n| db2 | app | see vault |\n', chosen],
    ['| host | password |\n|---|---|\n| db1 | % |\n', 'Larkspur-anvil-83'],
    ['user | password | api_key\n---|---|---\nbob | see vault | %\n', key],
    ['username,password,role\nalice,%,admin\n', plain],
    ['username,password\nalice,see vault\nbob,%\n', chosen],
    ['email;passwort;rolle\nalice@shop.example;%;admin\n', joined],
    ['host\tpassword\ndb1\t%\n', chosen],
    ['name,initial_pw,change\nanna,%,yes\n', chosen],
    ['|| User || Password ||\n| ops | % |\n', ['Gravel', 'saffron3889'].join('_')],
  ],
  'named-passphrase': [
    ['passphrase: %', blanked],
    ['PASSPHRASE="%"\nexport PASSPHRASE', blanked],
    ['the passphrase is "%", keep it safe', blanked],
    ['the passphrase for the release key is "%", keep it', blanked],
    ['**Seed phrase:** %\n', `${blanked} orchard pebble signal tunnel marble window kitten forest`],
    ['mnemonic = "%"', `${blanked} orchard pebble signal tunnel marble window kitten forest`],
    ['mnemonic: "%"', `open ${blanked} good use again least water one set`],
    ['Frase de recuperación: %', 'violín cobre farol llovizna pradera'],
  ],
  'credential-pair-password': [
    ['creds -> root:%', plain],
    ['Creds: admin / % for the staging box', chosen],
    ['login for the wiki: `svc.wiki` / `%`', chosen],
    ['Zugangsdaten: backup / %', chosen],
    ['логин/пароль: backup / %', chosen],
    ['De inlog voor het CMS: redactie / %', chosen],
    ['Guest Wi-Fi: SHOP-Guests / %\n', chosen],
  ],
  'account-pair-password': [
    ['for the staging box use root / % until friday', chosen],
    ['log in as admin:% please', chosen],
    ['use deploy/% for ssh', chosen],
    ['you can log in with admin / %', chosen],
    ['log in as `root`:% or ask', chosen],
    ['use `admin` / `%`', chosen],
    ['the credentials are admin/% for now', chosen],
  ],
  'told-pass-password': [
    ['user is bob and pw is %', plain],
    ['the pass is %, delete this mail', chosen],
    ['user bob pass %', plain],
    ['login: bob psw %', chosen],
    ['PW: %', plain],
    ['voici les accès : login bob, mdp %', chosen],
    ['wifi: SHOP-Guests pw %', chosen],
  ],
  'terminal-flag-password': [
    ['plink -ssh root@db -pw % uptime', plain],
    ['pscp.exe -P 2222 -pw "%" a.txt db:/tmp', chosen],
  ],
};

const STAND_INS = [
  ...[
    'changeme',
    `\${PASSWORD}`,
    '********',
    'password',
    'string',
    'varchar(64)',
    'required',
    'sha256',
    'RS256',
  ],
  ...[
    '',
    'yes',
    'v2.1.0',
    '<password>',
    'example-pass-1',
    '12 characters',
    '2024-03-01',
    'com.example.Auth2',
  ],
];
/** A flag takes any word; where nothing but a name tells, more of these stand. */
const standInsFor = (rule: string) => (rule === 'terminal-flag-password' ? STAND_INS.slice(0, 4) : STAND_INS);
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'table-cell-secret': [
    '| password | note |\n|---|---|\n| yes | Walnut-Comet-!-28 |\n',
    '| host | password |\n|---|---|\n| db1 | reset-password-24 |\n',
    `password, then\n${chosen}, and so on`,
    `name | password\n\nName | Note\n---|---\nbob | ${chosen}\n`,
  ],
  'named-passphrase': [
    'passphrase: must have eight words',
    'the passphrase for the release key is copper lantern drizzle violin at night, and so on',
    'Passphrase: enter the passphrase here please',
    'the passphrase is stored under lock and seal',
    'passphrase: four words with blanks between',
    'mnemonic: every good boy deserves fudge and Cake',
    'seed phrase: copper lantern drizzle',
    'the seed phrase opens whatever copper lantern drizzle violin',
    'passphrase = one two three four five, and so on',
    'mnemonic: "keep your twelve words in one safe place and never share them"',
  ],
  'credential-pair-password': [
    ...['credentials: user / password', 'login: bob / support2', 'login: see /docs/login/v2'],
    ...['Login: 2024-03-01 / 10:32', 'credentials provider: aws/ecr2', 'login:failed user:root ip:10.0.0.3'],
  ],
  'account-pair-password': [
    'use root / C++17!A for it',
    'log in as admin / Walnut-28',
    'use root/etc/Conf2!',
    'as service/Payment-V2! is',
    'use admin:rw,Group1+',
  ],
  'told-pass-password': [
    'the pass is 1,200 m high',
    'my pass is valid until 2025-03-01',
    'user tests pass Node-20',
    'the user may pass Walnut-28',
    'pw: power',
  ],
  'terminal-flag-password': ['ls -pw Walnut-Comet-!-28', 'plink -P 2222 root@db'],
};

/** What the rules for these find. */
export const HANDED_OVER: readonly Example[] = [
  ...ENCODED,
  ...Object.entries(TOLD).flatMap(([rule, texts]) =>
    texts.map(([text, found]) => ({
      ...{ rule, type: 'GENERIC_SECRET', score: 0.9, found, text: text.replace('%', () => found) },
      misses: [...standInsFor(rule).map((value) => text.replace('%', () => value)), ...(OTHERS[rule] ?? [])],
    })),
  ),
];

/** Passwords without a sign that tells, where only a password is set. */
export const CHOSEN_PASSWORDS: readonly (readonly [text: string, value: string])[] = [
  ['password: %', joined],
  ['passphrase = "%"', joined],
  ['export VAULT_PASSPHRASE=%', joined.replaceAll('-', '_')],
  ['POSTGRES_PASSWORD=%', ['Fjord', '2024'].join('')],
  ['String password = "%";', plain],
  ['const char* password = "%";', ['Kelp', 'Saffron', '9389'].join('')],
  ['      - POSTGRES_PASSWORD=%', ['walnut', 'Comet', '28'].join('-')],
  ['spring.rabbitmq.password=%', ['copper', 'kiln', '4471'].join('-')],
  ['user: etl\npassword: %', ['Tulp', '93xQ'].join('_')],
  ['MYSQL_ROOT_PASSWORD=%', ['walnut', '2291'].join('')],
  ['passwd = %', ['ghV93', 'mrx'].join('-')],
  ['ansible_become_pass=%', ['Wd94', 'qnR'].join('_')],
  ['spring:\n  datasource:\n    password: %\n', plain],
  ['ds.setPassword("%");', plain],
  ['helm upgrade app ./chart --set auth.password=%', 'Kestrel-Bay-71'],
  ['      POSTGRES_PASSWORD: %\n', ['Meadow', 'Walnut03'].join('')],
  ['      POSTGRES_PASSWORD: %\n', ['Tundra', '41_'].join('')],
  ['web01 ansible_ssh_pass=%\n', ['Herbst2023', 'U'].join('_')],
  ['ansible_become_pass: %\n', ['Winter2023', 'C'].join('.')],
  ['password = "%"', ['canyon.nickel', '770'].join('_')],
];

/** Passwords that are set off, or told in further languages. */
export const SET_OFF_PASSWORDS: readonly string[] = [
  `**Password:** ${chosen}`,
  `**Password**: \`${chosen}\``,
  `<b>Password:</b> ${chosen}`,
  `<td>Password</td><td>${chosen}</td>`,
  `Password (root): ${chosen}`,
  `Passwort - ${chosen}`,
  `Password:\n    ${chosen}\n`,
  `le mot de passe du wifi : ${chosen}`,
  `пароль от сервера - ${chosen}`,
  `The root password has been set to ${chosen}`,
  `temporary password is now "${chosen}"`,
  `비밀번호는 ${chosen} 입니다`,
  `mật khẩu là ${chosen}`,
  `salasana on ${chosen}`,
  `parola este ${chosen}`,
  `the wifi password is ${joined} for guests`,
];

/** The same names with what says something about a password, or names another thing. */
export const NO_PASSWORDS: readonly string[] = [
  ...[
    'password: reset-password-form-page',
    'password: input-field-large-rounded',
    'password: stored-in-key-vault',
  ],
  ...[
    '"password": "must-be-at-least-eight"',
    'password: to-be-set-by-admin',
    'password: use-the-secret-store',
  ],
  ...['password = user_input_from_form;', 'password = argument1;', 'const password = formData.value12;'],
  ...[
    'password = user2password',
    'password: sha256Digest',
    'DB_PASSWORD=sha256',
    'DB_PASSWORD=password2024',
    'PASSWORD_VERSION=walnut2291',
    'PASSWORD = argument12',
    'PASSWORD=min-length12',
    'password: Step2_nextPage',
    'password = input2_fieldName;',
    'password: Win10-Home',
    'password: min-length-12',
    'password: user-name-01',
    'password: db-secret-2024',
    'password: iso-latin-8859',
    'password: VARCHAR2',
    'password: min8chars',
    'password: 12to64chars',
  ],
  ...[
    'password: oauth2-proxy-ref',
    'password: k8s-ref-name2',
    'password: UTF8String',
    '**Password:** required',
  ],
  ...[
    'Password - minimum 8 characters',
    '<td>Password</td><td>Varchar(255)</td>',
    'Password:\n  MinLength: 8\n',
  ],
  ...[
    'password (optional): string',
    'the password is Base64-Url, the other AES-256-GCM',
    'the password for the archive is Folder-2024',
    '{"name":"password","value":"string"}',
    '{"name":"password_field","value":"Otter-Amber-58"}',
    '"password": {\n  "type": "string",\n  "minLength": 12\n}',
    'password: |\n  Must have 12 characters, A1! among them',
    'password = (\n    "Enter your password"\n)',
    'the encryption key is stored in AWS-KMS-2024',
    'Key 3: Encryption at rest with AES-256',
    'client_secret_id: 3f2b8a90-77c1-4e5d-9a0b-5c6d7e8f9a0b',
    'the client_secret looks like 3f2b8a90-77c1-4e5d-9a0b-5c6d7e8f9a0b',
    'client_id=3f2b8a90-77c1-4e5d-9a0b-5c6d7e8f9a0b',
    'secret_key = "hash(concat(user.name, user.salt2), \'sha-256\')"',
    'Пароль: не менее 8 символов',
    'the password was changed to meet policy2024',
    'token: none\nDB_HOST=db-01.shop.example',
  ],
];
