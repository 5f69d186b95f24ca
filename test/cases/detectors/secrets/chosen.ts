/** Passwords of words that people choose, where one is set or told; and what reads alike and is none. */
const mixed = ['plover', 'Alder', '309'].join('_');
const short = ['tables', 'et', 'vin', '47'].join('-');
const odd = ['gorse', 'Wagtail', 'drum'].join('-');
const inner = ['Pinien', 'na4bergen'].join('_');
const one = ['Gletscher', '27'].join('');
/** Letters alone, as chance makes them. */
const letters = ['tqkz', 'uviR', 'tdBN', 'Mn'].join('');
const abroad = ['Береза', 'біля', '4', 'ставка'].join('-');

/** Found as the whole value of their names, in settings. */
export const CHOSEN_WORDS: readonly (readonly [text: string, value: string])[] = [
  ["CREATE ROLE reports LOGIN PASSWORD '%';", mixed],
  ["ALTER USER app WITH ENCRYPTED PASSWORD '%';", odd],
  ["CREATE LOGIN [app] WITH PASSWORD = N'%';", mixed],
  ['password: "%"', mixed],
  ['DB_PASSWORD=%', mixed],
  ['docker run -e MINIO_ROOT_PASSWORD=% minio', odd],
  ["define('DB_PASSWORD', '%');", ['Meadow', 'Finch-2931'].join(';')],
  ['password: "%"', ['Seven_Larks', 'wade4'].join('=')],
  ['const char* password = "%";', ['beetroots', 'marrows'].join('&')],
  ['DB_PASSWORD="%"', 'ferry & lantern 52'],
  ['password=%', short],
  ['Passwort: %', ['Ålegränd', '6', 'lingon'].join('-')],
  ['Benutzer app, Kennwort: %', ['Lantern', 'heron9257'].join('.')],
];

/** Found where they are told. */
export const TOLD_WORDS: readonly (readonly [text: string, value: string])[] = [
  ['the login is lab and the password is %, capital G', one],
  ['Das Kennwort für den Anrufbeantworter bleibt %.', one],
  ['le réseau « Atelier », mot de passe %. Le code', short],
  ['användare styrelsen, lösenord %.', ['Ålegränd', '6', 'lingon'].join('-')],
  ['käyttäjä kassa, salasana %.', 'mansikka.Leivos48'],
  ['programın şifresi % oldu', 'Incir.Dali_68'],
  ['login serwer, hasło %. FTP', inner],
  ['логін operator, пароль %. Адреса', abroad],
  ['كلمة مرور شبكة المكتب الجديدة هي % ورقم', 'Zaytun-68-Nahr'],
  ['the VPN password is %. Please', ['Bri11iant', 'Otter', '49'].join('-')],
  ['la contraseña del wifi de la oficina es % no la compartas', 'Patio.Verde.139'],
  ["la password dell'account admin è %, dimmi se funziona", 'Gatto.Nero.222'],
  ["le mot de passe de l'imprimante est % merci", 'Vrai.Soleil.312'],
  // Ten characters and more that no word and no name of code is made of.
  ['le mot de passe du compte est %', ['Jfev', 'SBO5', 'kG'].join('')],
  ['la contraseña de la base es %', ['ZP3c', 'dDgs', 'aFK'].join('')],
  ['the password is % now', ['Ldja', 'IBGJ', 'jUm'].join('')],
  ['Ο κωδικός πρόσβασης είναι %', 'Elia.Thalassa.138'],
  ['user alice / password % still works', ['tango', '8608', 'Delta'].join('')],
  ['Das WLAN-Passwort ist %. Bitte', letters],
  ['la contraseña del usuario sa es %. Caduca', ['Meadow', 'Orchid94'].join('')],
  ['temporary password % (must change)', 'Welcome-Kittiwake-4'],
  ['la contraseña sigue siendo la misma; la contraseña del wifi sigue %', 'Golondrina-y-mar-82'],
];

/** The same names before what is no password. */
export const NO_WORDS: readonly string[] = [
  'the password is Chapter12 of the book',
  'the password is NoSuchUserXY in that case',
  'the password is linkInJDoe or none',
  'the password was Mondays2 better',
  'The password is Windows10 compatible, Optional2',
  'store it in the password KeePassXC-2.7 database',
  'the password CVE-2021-44228 is about',
  'the password for room Berlin2024',
  'password: Spring_Boot_3',
  'password: "p4ssw0rd"',
  'db_password: s3cr3t-1',
  'password: "StringField2024"',
  'password: step_Two_24',
  'password: fieldName_inputBox24',
  'password = user.name_Field22',
  'password = config.Section_22',
  'password: "login&register"',
  'password: "terms&conditions"',
  'DB_PASSWORD=Reset-login-Form',
  'DB_PASSWORD=not-A-Secret',
  'DB_PASSWORD="the value of this 40"',
  'password: "kite and lantern 52"',
  'PASSWORD = Foo-bar-Baz',
  'password="Name_Of=field4"',
  'mot de passe : voir Article-12',
  "select password 'user' from role",
  "INSERT INTO users (login, password) VALUES ('mira', 'pbkdf2_sha256$260000$Jfev2SBO5$kGZP3cdDgsaFK');",
  "all tests pass, it's fine!",
  'the user has the password 404ae0bc-a041-480f-9f10-2f5805a91740',
];
