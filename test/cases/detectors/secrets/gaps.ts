/** What people, tools and languages put between a name and its value; `%` is where the value stands. */
import { generated } from './tokens.ts';

const built = ['Harbour', '2291'].join('!');
const word = ['Lavande', '882'].join('#');
const made = ['xm3I', 'btBB', '5v0O', 'zUbi'].join('');
const letters = ['vphiu', 'FKJ', 'NcHD'].join('');
const pointed = ['Sommer', 'Saddle39'].join('.');
const signed = ['nHHd', 'GR5H=', '9nr^K'].join('');
const slashed = ['sgDM', '/9QCE', '_k/rQ'].join('');
const digitFirst = ['pYlS', 'XpfK', 'tHF4'].join('');
const shortest = ['WAyx', 'Gjw1', 'iYpxV'].join('');
const joined = ['amber', 'orchid', 'cobalt', 'copper'].join('-');
const hex = ['815d2802', '827283e0', 'ad841735', '81569969'].join('');
const token = generated('a value behind a gap', 40);
const noise = ['gThm', 'iQJnV-', 'nyjd'].join('');
const shortMade = ['Orva', 'Nu', 'EYH0'].join('');
const seed = ['UWMANL2XR4RT', 'BXOSUICY3JK7', 'TNFZJ4QZ'].join('');
const basic = Buffer.from(`reader:${['ukIdt0', 'qekXuZ', '3K'].join('/')}`).toString('base64');

export const BEHIND_GAPS: readonly (readonly [text: string, value: string])[] = [
  // Since when it is, in the languages that passwords are told in.
  ['the password for the file server is from today %. Please', built],
  ['Das Kennwort für den Fileserver lautet ab heute %. Bitte nicht weitergeben', built],
  ['Das neue Kennwort vom Drucker ist seit gestern %, bitte merken.', built],
  ['Le mot de passe du wifi est désormais %.', word],
  ['La contraseña nueva para entrar es a partir de hoy %.', built],
  ['Het wachtwoord van de NAS is vanaf nu %.', built],
  ['Hasło do wifi to od dziś %.', built],
  ['Пароль от сервера теперь %, не теряйте.', built],
  // In quotes of other languages.
  ['mot de passe : «%»', word],
  ['пароль: «%»', built],
  ['le mot de passe « % » ne fonctionne plus', built],
  ['mot de passe : « % ».', word],
  ['пароль: « % », логин прежний', built],
  // Letters alone, in both cases and with a joint.
  ['(user ops, password %), become root', noise],
  ['password = "%"', noise],
  // Letters and a digit behind a verb.
  ['Ihr Erstpasswort für das Portal lautet: %\n', shortMade],
  ['The password is: %\n', shortMade],
  ['Temporary password - %\n', shortMade],
  ['パスワードは%です。', shortMade],
  ['密码是%，请更新', shortMade],
  // What stands between in further words.
  ['Passwort fürs WLAN: %\n', built],
  ['Mein Passwort ist übrigens %\n', built],
  ["Mon mot de passe c'est %.", word],
  ['le code wifi est %', word],
  ['Root password for db2 -> %\n', built],
  ['아이디 admin 비번 %\n', built],
  // That it changed, and what it is now.
  ["The wifi password changed, it's now %.", built],
  ['The wifi password has changed: it is % from Monday.', built],
  ['We changed the door system password. New one: %', built],
  ['A senha do Wi-Fi do escritório mudou: agora é %. Abraço', built],
  ['La contraseña del wifi ha cambiado, ahora es %.', built],
  ["Le mot de passe de la messagerie a changé : c'est maintenant %.", word],
  ['La password del wifi è cambiata: adesso è %.', built],
  ['Het wachtwoord is gewijzigd naar %.', built],
  ['Пароль на стенд поменяли, новый: %', built],
  ['Hasło do panelu zmieniło się na %.', built],
  ['服务器密码改成了 %，请更新。', built],
  ['数据库密码已更新为：%', word],
  ['root密码现在是%', built],
  // Whose it is: hosts, quoted names, those who use it.
  ['the password for db1.shop.example is %', built],
  ['the password for `backup` is %', built],
  ['The password you need is %', built],
  ['New password as of Monday: %', built],
  // Names and values in quotes, as reviews of code say them.
  ['the `POSTGRES_PASSWORD` is set to `%`. Move it', made],
  ['In your .env, `DB_PASSWORD` has the value `%`.', made],
  ['Your `JWT_SECRET` (currently `%`) is committed', `${made}7Zq2`],
  ['I see that `SMTP_PASS` equals "%" in the file', made],
  ['The admin password in line 4 (`%`) is hardcoded', made],
  ['Hardcoded password on line 12: `%`', made],
  // Settings and code.
  ['storePassword "%"\n', letters],
  ['spring.datasource.password=%\n', digitFirst],
  ['db:\n  password: %\n', pointed],
  ['db:\n  password: %\n', signed],
  ['Password: %\n', slashed],
  ['auth_token = "%"', hex],
  ['<property name="password"><value>%</value></property>', made],
  ["DECLARE @password NVARCHAR(50) = N'%';", made],
  ["const password = process.env.DB_PASSWORD || '%';", made],
  ['secret: process.env.JWT_SECRET ?? "%",', token],
  ['password = os.getenv("DB_PASSWORD") or "%"', made],
  ['parser.add_argument("--password", type=str, default="%")', made],
  ['var dbPassword string = "%"', made],
  ['Dim pwd As String = "%"', made],
  ['password: str = Field(default="%")', made],
  ['let token = Secret::new("%");', token],
  ["UPDATE users SET password = MD5('%') WHERE id = 1", built],
  ["'password' => Hash::make('%'),", built],
  ['password: bcrypt.hash("%", 10)', built],
  ['headers = {"Authorization": "Basic %"}', basic],
  ['proxy_set_header Authorization "Basic %";', basic],
  ["headers.append('Authorization', 'Token %');", token],
  // Keys that are told by which one they are, or whose, and in other languages.
  ['sandbox key: %\n', token],
  ['Here is the key for the billing API: %\n', token],
  ['Your key is %, keep it safe.', token],
  ['Ключ доступа: %\n', token],
  ['访问令牌：%\n', token],
  ['Wifi key: %\n', made],
  ['<machineKey validationKey="%" />', generated('a machine key', 64, 'hex')],
  ['La clé API de production (%) a été publiée', token],
  ['the API key for billing (%) leaked', token],
  ['le compte utilise désormais la clé % ; gardez-la', token],
  ['Der neue Schlüssel lautet %.', token],
  ['новый ключ: %\n', token],
  ['* Backup key for 2FA: %\n', seed],
  ['{"adminKey":"%"}', hex],
  ['SNMP community changed to %, please', made],
  ['Das Passwort auf db2.shop.example ist %.', built],
  // A particle follows without a blank.
  ['APIキーは%です', token],
  ['パスワードは%です。', built],
  // Pairs in braces and brackets are no connection string.
  ['config {host=node-1.shop.example, user=crm, password=%, pool=10}', shortest],
  ['Config(host=db, user=crm, password=%)', shortest],
];

/** The same with a type of its own. */
export const OTHER_TYPES: readonly (readonly [text: string, found: string])[] = [
  [
    'tweepy.Client(bearer_token="%")',
    `TWITTER_TOKEN ${'A'.repeat(21)}otdKVItlAAAAAAA${generated('a bearer', 42)}%3D${generated('its end', 50)}`,
  ],
  ["algoliasearch('f6ZAk18hnB', '%'); // admin", `ALGOLIA_KEY ${hex}`],
  [
    `provider "aws" {\n  access_key = "${['AKIA', 'Q7TNZ3XL', 'KMWB5R2D'].join('')}"\n  secret_key = "%"\n}`,
    `AWS_SECRET_KEY ${generated('an aws key', 40)}`,
  ],
  ['curl -u svc:% https://shop.example', `GENERIC_SECRET ${joined}`],
  ['see % now', `BASIC_AUTH_URL https://svc:${joined}@shop.example/q`],
  ['pg: %\n', `CONNECTION_STRING host=a.shop.example,b.shop.example user=crm password=${shortest}`],
];

/** What is no value, behind the same words. */
export const GAPS_LEFT: readonly string[] = [
  'the password is set to expire on 2026-01-01T00:00:00Z',
  'The password changed, it is now longer than before.',
  'The password policy has changed: it is now 12 characters at least.',
  'My password has expired. Use https://shop.example/reset?id=7f3a to choose another.',
  'Das Passwort ist ab heute zwölf Zeichen lang.',
  'the token in line 4 (`TokenKind.IDENTIFIER`) is unexpected',
  'the password in line 12: see RFC-2617/Section-3',
  'The `PASSWORD_HASHER` is set to `argon2id$v19`',
  '密码已更新为：更安全的密码',
  'password = getpass("Password: ")',
  'const password = process.env.DB_PASSWORD || options.password2;',
  'if (!password || "admin-user2" === name) return;',
  'parser.add_argument("--password", default=None)',
  'password: str = Field(default="")',
  'password = wqTkvRbzLaMeHo\n',
  'password: node-v18.1/x64-Linux\n',
  `\`DB_PASSWORD\` is set to \`\${DB_PASSWORD}\``,
  'headers = {"Authorization": "Basic realm"}',
  // Public by what their issuers say.
  `SHOPIFY_API_KEY=${hex}`,
  `PUSHER_APP_KEY=${hex.slice(0, 20)}`,
  `ALGOLIA_SEARCH_KEY=${hex}`,
  `MIXPANEL_TOKEN=${hex}`,
  `oauth_consumer_key="${token}"`,
  // What is said of keys.
  'The key to a good password is length-and-nothing-else-2024.',
  'the key is user.profile.avatarUrl',
  'The key is SHA-256/Base64url encoded.',
  '密码已更新为更安全的格式V2.0-Beta!',
  'パスワードを「8文字以上A-z0-9!」に設定してください',
  'your key: KEY_ROTATION_INTERVAL_30',
  'this key is used by createHttpClient2 only',
  'la clé est dans le tiroir du bureau-2024',
  'la clé de voûte (une pierre) est ancienne',
  'Le mot de passe « oublié » est un lien sous le formulaire.',
  'throw new Error("password: " + valueOfField2Name);',
  'The password is: required for GetUserById2',
  'password: user.firstNameOfPerson',
  'HostKey /etc/ssh/ssh_host_ed25519_key',
];
