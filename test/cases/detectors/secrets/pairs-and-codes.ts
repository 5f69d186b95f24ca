/** Passwords in pairs, answers and calls, PINs and recovery codes; and what reads alike and is none. Values are made up. */
import { ISSUED_ROWS } from './issued.ts';
import { type Example, generated } from './tokens.ts';

const built = ['Walnut', '28!', 'Comet'].join('');
const made = ['qW7xK2', 'pV9mLs'].join('');
const code = ['7kqm2', 'xw9tp'].join('-');
const hex = ['815d2802', '827283e0', 'ad841735', '81569969'].join('');
const TYPE = 'GENERIC_SECRET';

/** A rule, the texts in which it finds a value where `%` stands, and those in which it finds nothing. */
type Row = readonly [rule: string, value: string, texts: readonly string[], misses: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'connection-call-password',
    built,
    [
      'client.connect("10.0.0.4", 22, "backup", "%")',
      "mqtt.connect('sensor-4', 'gateway', '%');",
      'conn = FTP("ftp.example.org", "mirror", "%")',
    ],
    [
      'client.connect("10.0.0.4", 22, "backup", password)',
      'socket.connect("tcp", "10.0.0.4", "listening now")',
      'bus.connect("clicked", "panel", "onPanelClicked")',
      `x.reconnected("a", "b", "${built}")`,
    ],
  ],
  [
    'key-store-password',
    built,
    ['ks.load(in, "%".toCharArray());', 'var key = store.getKey(alias, "%".toCharArray());'],
    [
      `cache.load(in, "${built}");`,
      'ks.load(in, password.toCharArray());',
      'ks.load(in, "changeit".toCharArray());',
    ],
  ],
  [
    'user-slash-password',
    built,
    [
      'use report-ro / % for the replica',
      "it's admin / %, don't change it",
      'Benutzer `lager` / `%`',
      'compte admin / % (à changer)',
    ],
    [
      'use src/lib / test/unit2! for both',
      `the harbour / ${built}`,
      'use admin / your-password!1',
      'with TypeScript / JavaScript',
    ],
  ],
  [
    'account-colon-password',
    built,
    ['BTW admin:% still works', '(root:%)', 'try postgres:%.'],
    [
      'image: postgres:16.2-alpine3.19',
      'root:x:0:0:root:/root:/bin/bash',
      'docker run ubuntu:Jammy-2204',
      'admin: Please!2 look at it',
      `sysroot:${built}`,
    ],
  ],
  [
    'answered-line-password',
    built,
    [
      '[12:04] lea: what is the root password on db2?\n[12:05] tom: %\n[12:05] lea: thanks',
      'do you have the wifi pw?\nmira> %',
    ],
    [
      '[12:04] lea: did you change the password?\n[12:05] tom: yesterday',
      `[12:04] lea: where do we meet?\n[12:05] tom: ${built}`,
      `[12:04] lea: is the password long?\n[12:05] tom: ${built} is shorter`,
    ],
  ],
  [
    'named-pin',
    '9761',
    [
      "Door PIN for the server room changed, it's % now.",
      'Code PIN de la carte agent : %',
      'Die PIN lautet %.',
      'PIN: %#',
      'my phone pin is %',
      'El PIN de la alarma es %',
    ],
    [
      'connect pin 4512 to ground',
      'PIN 2048 of the package',
      'The PIN was set on 2024-03-01',
      'your PIN is 1234 by default',
      'PIN: 0000',
      'PIN: 9761-08-203-017',
      'shipping: 9761',
      'PIN: 97613.50',
      '12 MG Road, Bengaluru, PIN: 560001',
      'PIN code - 110001, Delhi',
    ],
  ],
  [
    'named-pin',
    '48120937',
    ['The letter with the new SIM says PUK %, keep it.', 'PIN 6391, PUK %', 'PUK1 % and so on'],
    ['PUK 4812093 is too short', 'the puk 48120937 hit the ice', 'PUK has 10 tries'],
  ],
  [
    'named-pin',
    '6027',
    [
      'The code for the gate is PIN % then hash.',
      'SIM PIN %, thanks',
      'your PIN % works now',
      'PIN2 % of the card',
    ],
    [
      'GPIO PIN 6027 of the board',
      'your PIN 2024 works',
      'your PIN 3000 works',
      'deliver to your PIN 560034',
    ],
  ],
  [
    'named-pin',
    '481726',
    ['my iphone passcode is %', 'the alarm code is %, disarm it', 'Der Türcode lautet %.', 'door code: %'],
    [
      'exit code is 4817',
      'the block code: 4000',
      'the passcode 481726',
      'error code: 481726',
      'passcode is 123456',
    ],
  ],
  ['named-pin', '4817', ['my mastercard pin is %', 'PIN   : %\n'], ['my dashboard pin is 4817']],
  ['named-pin', '248193', ['Die PIN für das Token lautet %', 'Alarm PIN is still %'], ['PIN is 248193']],
  [
    'recovery-code',
    code,
    [
      'here are the backup codes of the shared account, print them:\n%\n',
      'my 2fa recovery code is %, keep it',
      'codes de secours : %',
      'Backup codes\n\n[ ] %\n',
    ],
    [
      'Recovery codes are shown once; each of them works a single time.',
      'error 52113-77120: the recovery code has expired',
      'the backup code of module-v2 is in backup-2024-01',
      'backup codes: see page 1204-1207 of the manual',
      'recovery code: xxxxx-xxxxx',
      'recovery code: abcd-1234',
      'backup codes were made on 20240101',
      `the code is ${code}`,
    ],
  ],
  ['recovery-code', '4821 9930', ['Google recovery codes\n1. %\n'], ['recovery: 4821 9930']],
];

export const PAIRS_AND_CODES: readonly Example[] = [...ROWS, ...ISSUED_ROWS].flatMap(
  ([rule, found, texts, misses]) =>
    texts.map((text, at) => ({
      ...{ rule, type: TYPE, found },
      text: text.replace('%', () => found),
      misses: at === 0 ? misses : [],
    })),
);

/** The first of several codes, and those behind it. */
export const CODES_IN_LISTS: readonly (readonly [text: string, found: readonly string[]])[] = [
  ['backup codes: k3j9x2m1, p0q8w7e6 and z5x4c3v2', ['k3j9x2m1', 'p0q8w7e6', 'z5x4c3v2']],
  ['recovery codes:\n3f2a9-81bc0\nfdbea-77a2f\n', ['3f2a9-81bc0', 'fdbea-77a2f']],
  ['Recovery codes (GitLab):\n- a81bc0f2e9d04e17\n- 7f8d2c9a\n', ['a81bc0f2e9d04e17', '7f8d2c9a']],
];

/** Owners without a preposition, words respelled with digits, small letters and digits in turn. */
export const LATER_GAPS: readonly (readonly [text: string, value: string])[] = [
  ['Passwort Testserver: %', built],
  ['mật khẩu máy chủ dev: %', built],
  ['kata sandi wifi kantor: %', made],
  ['пароль от стенда %', built],
  ['Kennwort vom Datenbankbenutzer "lager": %', built],
  ['the password for staging %, ask me', built],
  ['utente fornitore, password %', ['lr9juy', '546ngd'].join('')],
  ['le mot de passe est %', ['Granit3', '2436'].join('_')],
  ["[db]\npassword = '%'", ['Mang0', '9585'].join('_')],
  ['ldap.bind.credential=%', built],
  ['zf.setpassword(b"%")', built],
  // Between a name and a verb, and names that are inflected.
  ['Mật khẩu máy chủ thử nghiệm là %', built],
  ['Kata laluan pelayan ialah %', built],
  ['รหัสผ่านเซิร์ฟเวอร์คือ %', built],
  ['رمز عبور سرور % است', built],
  ['سرور کا پاس ورڈ % ہے', built],
  ['Az adatbázis jelszava %.', built],
  ['Nova lozinka za bazu je %', built],
  ['Serverio slaptažodis yra %', built],
  ['Паролата за сървъра е %', built],
  ['სერვერის პაროლი: %', built],
  ['Lykilorðið er %', built],
  ['Nenosiri la seva ni %', built],
  ['Parola nouă este %', built],
  ['id      : m.rossi\npass    : %\n', built],
  ['the vault unseal key 1 is %\n', generated('an unseal key', 44)],
  ['ACCESS_CODE=%\n', generated('an access code', 16)],
  ['can you log in with pw % and tell me', built],
  ['new wifi: ssid "north" pass "%"', built],
  ['Default creds (change!): admin/%\n', built],
  // Behind an arrow, other names for it, and schemes of headers.
  ['secret key → %', generated('behind an arrow', 24)],
  ['Klucz do API: %\n', generated('a Polish key', 36)],
  ['p/w: %\n', built],
  ['activation key: %\n', generated('an activation key', 24)],
  ['Authorization: Token token=%\n', generated('a token of Rails', 32)],
  ['Auth: Basic %\n', Buffer.from(`reader:${built}`).toString('base64')],
  ['New temp pw given over phone: %\n', built],
  ['airflow:\n  fernetKey: %\n', `${generated('a fernet key', 43)}=`],
  ['sessionKey: "%"', generated('a session key', 44)],
  ['auth failed user=lena password=% src=10.0.0.3', built],
  ["DB_PASSWORD='%'", ['gran1te', 'Fox!', '88'].join(' ')],
  ['mail.password=%', ['basil', 'dune', '482'].join('.')],
];

/** What reads like those, and holds none. */
export const LATER_GAPS_LEFT: readonly string[] = [
  'Password policy version: Draft-2024-b',
  'password last changed: 2024-05-01',
  'password reset link: https://example.org/r/7f3a91',
  'the password for alice was rotated on 2024-05-01',
  'the password for release 2.14.0-rc1',
  'a password to version 3 of the archive',
  'the password is 2d12h30m15s old',
  'Das Passwort ist 12h30m15s gueltig',
  // Names that say something about a secret, what is encrypted, addresses of accounts, and what is filled in.
  `s3_key: ${hex}`,
  `verify_key = "${hex}"`,
  'passwordEncoder: jenkins-gitHub-Creds-2024',
  `api_key: "enc:v1:${generated('a sealed one', 28)}="`,
  'transferred 12 TOKEN to 0xc219d5b03c840f374c35789d85dcda9864f12452',
  'Server=db;Database=app;User Id=app;Password=#{DbPassword2}#;',
  'credentials fingerprint SHA256:NMc0Fi6j7TvbvRr8zrFhx7PDGwv6N7oV1sHFnA/+wWE',
  // Numbers by which others know a key that signs.
  'The packages are signed with the signing key 4D1F9A0C77B2E3A90C5D8E41B6F023C791AA5E04.',
  'Release signing key (new): 4d1f9a0c77b2e3a90c5d8e41b6f023c791aa5e04',
  'signing key fingerprint: 4D1F9A0C77B2E3A90C5D8E41B6F023C791AA5E04',
  'git config user.signingkey B6F023C791AA5E04',
  '[user]\n  signingkey = B6F023C791AA5E04',
  // Another setting behind a text that ends in the name.
  'msg="refreshed token" user=ab12CD34ef56GH78ij90 status=200',
  'err="bad password" request=kJ82hsLq91mmZ0aB7xQw',
  'password rules are: Minimum-8-chars',
  "MSG_PASSWORD='Enter your password 2 times!'",
];
