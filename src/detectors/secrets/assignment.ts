/** Assignments: a name for a secret, what stands between, and where the value begins. */
import { isWord } from '../characters.ts';
import { WordIndex } from '../engine/word-index.ts';
import { spellings } from '../spellings.ts';
import { gapAfter, type Link, LONGEST_GAP, SAID } from './gap.ts';
import { KEY_NAMES } from './key-names.ts';
import { NAME_REACH } from './nearby.ts';

/** Words for a password, in the languages it is written about in, as folding leaves them; lower case. */
export const PASSWORD_NAMES: readonly string[] = [
  ...[
    'password',
    'passwd',
    'passphrase',
    'passcode',
    'pwd',
    '_pass',
    '-pass',
    '"pass',
    "'pass",
    'identified by',
  ],
  ...[
    'sshpass -p',
    'passwort',
    'kennwort',
    'mot de passe',
    'contraseña',
    'senha',
    'пароль',
    'hasło',
    'wachtwoord',
  ],
  ...[
    'securestring',
    'storepass',
    'keypass',
    'bindpw',
    'bind_pw',
    'rootpw',
    'requirepass',
    'masterauth',
    'psk',
    'palavra-passe',
    ...[
      'dbpass',
      'userpass',
      'smtppass',
      'imappass',
      'authpass',
      'remotepass',
      'adminpass',
      'rootpass',
      '<pass',
    ],
    ...['p/w', 'pword', 'pswd', 'passwrd', 'paswd'],
    // What JNDI and directories call it.
    ...[
      'security_credentials',
      'security.credentials',
      'bind.credential',
      'bindcredential',
      'bind_credential',
    ],
    ...['snmp community', 'community string'],
    ...['wifi key', 'wlan key', 'wpa key', 'wlan-schlüssel', 'netzwerkschlüssel', 'clé wifi'],
    ...['code wifi', 'wifi code', 'wlan-code', 'codigo wifi'],
  ],
  ...[
    'clave',
    'adgangskode',
    'passord',
    'salasana',
    'heslo',
    'jelszó',
    'parola',
    'geslo',
    'lozinka',
    'mật khẩu',
  ],
  ...[
    'kata sandi',
    'κωδικός',
    'סיסמה',
    'סיסמא',
    'كلمة المرور',
    'كلمة السر',
    'كلمة مرور',
    'كلمة سر',
    'पासवर्ड',
    'รหัสผ่าน',
  ],
  ...[
    'парола',
    'رمز عبور',
    'گذرواژه',
    'kata laluan',
    'পাসওয়ার্ড',
    'கடவுச்சொல்',
    'contrasenya',
    'slaptažodis',
    'parool',
  ],
  ...[
    'lösenord',
    'şifre',
    '密码',
    '密碼',
    'パスワード',
    '비밀번호',
    '비번',
    '패스워드',
    '암호',
    '口令',
    'パスコード',
  ],
  // Inflected so that the word itself does not begin it, and words of further languages.
  ...[
    'jelszava',
    'lozinku',
    'סיסמת',
    'kodeord',
    'parole',
    'lykilorð',
    'wagwoord',
    'contrasinal',
    'pasahitza',
  ],
  ...['cyfrinair', 'pasfhocal', 'nenosiri', 'şifrə', 'συνθηματικό', 'лозинка', 'құпия сөз', 'нууц үг'],
  ...['პაროლ', 'գաղտնաբառ', 'پاس ورڈ', 'پسورد', 'પાસવર્ડ', 'పాస్‌వర్డ్', 'ಪಾಸ್‌ವರ್ಡ್', 'ពាក្យសម្ងាត់'],
].flatMap(spellings);

/** What every name for a secret holds one of; lower case. */
export const SECRET_NAMES: readonly string[] = [
  ...PASSWORD_NAMES,
  ...[
    'secret',
    'secret key',
    'token',
    'credential',
    'credentials',
    'redis-cli -a',
    'authorization',
    'bearer',
  ],
  // The salts of WordPress, which are keys.
  ...['auth_salt', 'logged_in_salt', 'nonce_salt'],
  ...[
    'unseal key',
    'recovery key',
    'encryption key',
    'signing key',
    'master key',
    'license key',
    ...['access_code', 'access-code', 'accesscode', 'auth_code', 'authcode', 'auth code'],
    ...['licence key', 'activation key', 'pepper'],
    'account key',
  ],
  ...KEY_NAMES,
  ...['api key', 'apikey', '_key', '-key', 'access key', 'accesskey', 'secretkey', 'authkey', 'signingkey'],
  ...[
    '"auth"',
    '_auth',
    // What a header says in front of credentials in base64.
    ...[': basic', '"basic', "'basic", '`basic', '=basic'],
    '.dockerconfigjson',
    'encryptionkey',
    'validationkey',
    'decryptionkey',
    'masterkey',
    'privatekey',
    'accountkey',
    'sharedkey',
    'sharedaccesskey',
    'licensekey',
    ...['fernetkey', 'hmackey', 'aeskey', 'cipherkey', 'cryptokey', 'cookiekey', 'sessionkey', 'webhookkey'],
    ...['partnerkey', 'vendorkey', 'jwtkey', 'ingestkey', 'gatewaykey', 'writekey', 'integrationkey'],
    ...['adminkey', 'servicekey', 'functionkey', 'hostkey', 'storagekey', 'subscriptionkey', 'serverkey'],
  ],
];

/** Where the value begins that a word leads to; -1 for none, the length of the text when that has not come. */
export function valueAfter(text: string, wordEnd: number): number {
  return gapAfter(text, nameEndFrom(text, wordEnd))?.end ?? -1;
}

/** A name goes on in letters, digits and underscores, and in dots and dashes between them. */
function nameEndFrom(text: string, wordEnd: number): number {
  const limit = Math.min(text.length, wordEnd + LONGEST_GAP);
  let at = wordEnd;
  while (
    at < limit &&
    (isWord(text.charCodeAt(at)) || isInflection(text.charCodeAt(at)) || joinsWords(text, at))
  )
    at++;
  return at;
}

/** A letter of Greek, Cyrillic, Armenian or Georgian, or of Latin that folding leaves: endings of a word are made of them. */
function isInflection(unit: number): boolean {
  return (unit >= 0xdf && unit < 0x590) || (unit >= 0x10d0 && unit <= 0x10ff);
}

function joinsWords(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit === 0x2d || unit === 0x2e) && at + 1 < text.length && isWord(text.charCodeAt(at + 1));
}

/** A name that leads to a value. */
export interface Named {
  /** The whole name as it is written, as far as it is within reach. */
  readonly name: string;
  /** What follows the word for a secret in the name. */
  readonly tail: string;
  /** The character before the name; empty at the beginning of the text. */
  readonly before: string;
  readonly link: Link;
  /** True when a verb or a colon leads to the value, where it is told. */
  readonly isSaid: boolean;
}

/** Of those that end in one place the longest counts. */
const longestFirst = (words: readonly string[]) => words.toSorted((one, other) => other.length - one.length);
const secretNames = new WordIndex(longestFirst(SECRET_NAMES));
const passwordNames = new WordIndex(PASSWORD_NAMES);

/** The names for a secret that lead to a value which begins here, the nearest first; each is read when it is asked for. bench: scan */
export function* namesOf(text: string, at: number): Generator<Named> {
  const floor = Math.max(0, at - NAME_REACH);
  for (const { end, word } of secretNames.wordsIn(text, floor, at).reverse()) {
    const nameEnd = nameEndFrom(text, end);
    const gap = at - nameEnd > LONGEST_GAP ? undefined : gapAfter(text, nameEnd);
    if (gap?.end !== at) continue;
    const last = nameFrom(text, end, floor);
    // What follows a flag of a command is set by it.
    const link = text.charAt(last) === '-' ? 'set' : gap.link;
    const from = Math.min(last, end - word.length);
    const before = from > floor ? text.charAt(from - 1) : '';
    const name = text.slice(from, nameEnd);
    const isSaid = link === 'told' && SAID.test(text.slice(nameEnd, at));
    yield { name, tail: text.slice(end, nameEnd), before, link, isSaid };
  }
}

function nameFrom(text: string, wordEnd: number, floor: number): number {
  let at = wordEnd;
  while (at > floor && belongsToName(text, at - 1)) at--;
  return at;
}

function belongsToName(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isWord(unit) || unit === 0x2d || unit === 0x2e || (unit > 0x7f && /\p{L}/u.test(text.charAt(at)));
}

/** Is it a name for what people choose? */
export function namesPassword(name: string): boolean {
  return passwordNames.holds(name);
}
