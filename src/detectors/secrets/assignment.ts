/** Assignments: a name for a secret, what stands between, and where the value begins. */
import { isWord } from '../characters.ts';
import { spellings } from '../spellings.ts';
import { KEY_NAMES } from './key-names.ts';
import { endsOf, type Line, lowered, NAME_REACH } from './nearby.ts';

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
  ...['lösenord', 'şifre', '密码', '密碼', 'パスワード', '비밀번호'],
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
    'account key',
  ],
  ...KEY_NAMES,
  ...['api key', 'apikey', '_key', '-key', 'access key', 'accesskey', 'secretkey', 'authkey', 'signingkey'],
  ...[
    '"auth"',
    '_auth',
    '.dockerconfigjson',
    'encryptionkey',
    'masterkey',
    'privatekey',
    'accountkey',
    'sharedkey',
    'sharedaccesskey',
    'licensekey',
  ],
];

/** How a name and its value stand to each other. */
export type Link =
  /** `name = value`, `name: value`, `name("value"`, `<name>value` */
  | 'set'
  /** `name is value`, or only a blank between */
  | 'told';

/** Where a value begins. */
export interface Gap {
  readonly link: Link;
  readonly end: number;
}

/** Characters of a value alone in a list: `client_secret=[...]`. */
export const LONGEST_LISTED = 80;
/** The most characters between a name and its value. */
const LONGEST_GAP = 48;
/** One of some words, as folding leaves them. */
const oneOf = (words: string) => `(?:${[...new Set(words.split(' ').flatMap(spellings))].join('|')})`;
/** What kind of password it is, in languages that say so behind it. */
const KIND = `(?:[ \\t]${oneOf('provisoire temporaire initial initiale temporal provisional inicial provisoria temporanea provvisoria iniziale tymczasowe początkowe админа администратора пользователя сервера роутера базы почты доступа dostępu nueva maestra πρόσβασης wifi wi-fi wlan vpn')})?`;
/** A word for the value, as files have it that keep a name and a value beside each other. */
const VALUE = String.raw`["']?value["']?[ \t]?[:=]`;
const CLOSE = String.raw`(?:[\\"'\`]|\]){0,4}`;
const SCHEME = String.raw`(?:(?:Bearer|Basic|Token|Bot|ApiKey|Key)[ \t]+)?`;
const OPEN = String.raw`(?:[bfru@$]{0,2}(?:\\{0,2}["'\`]){1,3}|\[(?=[\w.~+/-]{8,${LONGEST_LISTED}}\]))?`;
const SET = new RegExp(
  String.raw`^${KIND}(?:${[
    // Beside the value, or around it: `"name": "password", "value": `, `"password": { "value": `.
    String.raw`["'],\s{0,16}${VALUE}`,
    String.raw`["']?[ \t]?[:=][ \t]?\{\s{1,16}${VALUE}`,
    // In the next line: `password = (`, `password: >-`; in a list of keys: `Unseal Key 1:`.
    String.raw`[ \t]?=[ \t]?\(\r?\n[ \t]{1,16}(?=["'])`,
    String.raw`["']?:[ \t][>|][-+]?\r?\n[ \t]{1,16}`,
    String.raw`[ \t]\d{1,2}:`,
    // With the type that a language puts between: `password: string = `.
    String.raw`${CLOSE}[ \t]{0,20}:[ \t]?(?:string|str|String|&str)[ \t]?=`,
    String.raw`${CLOSE}[ \t]{0,20}(?::=|=>|->|<-|={1,3}|:(?![*_]{2}|</|[ \t]{0,2}\r?\n))`,
    String.raw`["'\`],`,
    String.raw`\((?=[ \t]?["'\`])`,
    String.raw`["']?>(?=[^\s<>])`,
    String.raw`>\s{0,12}<value>`,
    String.raw`["']?[ \t]{1,4}value[ \t]?=`,
    String.raw`["']?\r?\n[ \t]{0,16}value:`,
    // The variable of a module, in HCL.
    String.raw`" \{\s{1,8}(?:type\s{1,8}= string\s{1,8})?default\s{1,8}=`,
  ].join('|')})[ \t]{0,20}${SCHEME}${OPEN}`,
  'i',
);
/** Vietnamese for `is`, which folding makes an article of other languages: no word and a blank behind it. */
const LA = String.raw`la(?![ \t]{1,4}[a-z]{2,16}[ \t])`;
const VERB = `(?:(?:${LA}|${oneOf('is was are stays remains ist lautet lautete bleibt est reste es é è e sigue continúa resta rimane er är blir jest to brzmi je on este adalah είναι هي هو הוא היא это luidt blijft zostaje остается')})(?:[ \t]${oneOf('now still jetzt nun weiterhin désormais maintenant ahora agora ora adesso nu fortan noch teraz теперь')})?|(?:(?:has been|was|is|were)[ \t])?(?:re)?(?:set|changed)[ \t]to)`;
/** Whose it is: `password for the new starter`, `mot de passe du compte`. */
/** One of its words, perhaps with an article that is joined to it: `dell'account`, `l'imprimante`. */
const OWNED = String.raw`(?:(?:[dl]|dell|all|nell|sull)['’])?[^\s"'=:;,.<>(){}]{1,16}`;
const OWNER = String.raw`[ \t](?:(?:${oneOf(
  'for of to on from für vom von der des zum zur du de pour del della dei di do da van voor till para per dla от для до к за на của cho untuk pentru pro για του της',
)}[ \t]|(?:d|dell)['’])${OWNED}(?:[ \t]${OWNED}){0,4}?|[\u0621-\u064a]{2,16}(?:[ \t][\u0621-\u064a]{2,16}){0,3}?|[\u0900-\u097f]{1,12}(?:[ \t][\u0900-\u097f]{1,12}){0,4})`;
/** In prose that is set, or in brackets behind its name: `**Password:** `, `<td>Password</td><td>`, `Password (root): `, `Password - `, a line of its own. */
const SET_OFF = `(?:${[
  String.raw`[ \t]?[([][^)\]\n]{1,24}[)\]][ \t]?:[ \t]{1,4}`,
  String.raw`[ \t]\((?=[^\s()]{12})`,
  String.raw`:?[*_]{1,2}:?[ \t]{1,4}`,
  String.raw`[ \t]{1,2}[-–—][ \t]{1,2}`,
  String.raw`:?</\w{1,6}>:?\s{0,8}(?:<\w{1,6}>)?`,
  String.raw`:[ \t]{0,2}\r?\n[ \t]{0,8}(?![\w.-]{1,40}[:=])`,
].join('|')})`;
const TOLD = new RegExp(
  String.raw`^${KIND}(?:${OWNER}(?:[ \t]${VERB}[ \t]?:?|[ \t]?:|[ \t]-)[ \t]{1,4}|${SET_OFF}|${CLOSE}[ \t]{1,4}(?:${VERB}[ \t]?:?[ \t]{1,4})?|[ \t]?(?:は|是|为|為|는|은)[ \t:]{0,2}「?)${SCHEME}${OPEN}`,
  'i',
);

/** The end of a gap in which a verb or a colon leads to the value. */
const SAID = new RegExp(String.raw`(?:[ \t]${VERB}[ \t]?:?|:)[ \t]{1,4}${OPEN}$`, 'i');

/** What stands between a name that ends here and its value; undefined when nothing links them. */
export function gapAfter(text: string, nameEnd: number): Gap | undefined {
  const ahead = text.slice(nameEnd, nameEnd + LONGEST_GAP);
  const set = SET.exec(ahead);
  if (set !== null) return { link: 'set', end: nameEnd + set[0].length };
  const told = TOLD.exec(ahead);
  return told === null ? undefined : { link: 'told', end: nameEnd + told[0].length };
}

/** Where the value begins that a word leads to; -1 for none, the length of the text when that has not come. */
export function valueAfter(text: string, wordEnd: number): number {
  return gapAfter(text, nameEndFrom(text, wordEnd))?.end ?? -1;
}

/** A name goes on in letters, digits and underscores, and in dots and dashes between them. */
function nameEndFrom(text: string, wordEnd: number): number {
  const limit = Math.min(text.length, wordEnd + LONGEST_GAP);
  let at = wordEnd;
  while (at < limit && (isWord(text.charCodeAt(at)) || joinsWords(text, at))) at++;
  return at;
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

/** The names for a secret that lead to a value which begins here, the nearest first. */
export function namesOf(text: string, at: number): Named[] {
  const floor = Math.max(0, at - NAME_REACH);
  const line: Line = { text: lowered(text.slice(floor, at)), from: floor };
  const found: Named[] = [];
  const lengths = new Map<number, number>();
  for (const word of SECRET_NAMES)
    for (const end of endsOf(word, line)) lengths.set(end, Math.max(word.length, lengths.get(end) ?? 0));
  for (const [end, length] of [...lengths].sort(([a], [b]) => b - a)) {
    const nameEnd = nameEndFrom(text, end);
    const gap = gapAfter(text, nameEnd);
    if (gap?.end !== at) continue;
    const last = nameFrom(text, end, floor);
    // What follows a flag of a command is set by it.
    const link = text.charAt(last) === '-' ? 'set' : gap.link;
    const from = Math.min(last, end - length);
    const before = from > floor ? text.charAt(from - 1) : '';
    const name = text.slice(from, nameEnd);
    const isSaid = link === 'told' && SAID.test(text.slice(nameEnd, at));
    found.push({ name, tail: text.slice(end, nameEnd), before, link, isSaid });
  }
  return found;
}

function nameFrom(text: string, wordEnd: number, floor: number): number {
  let at = wordEnd;
  while (at > floor && /[\p{L}\w.-]/u.test(text.charAt(at - 1))) at--;
  return at;
}

/** Is it a name for what people choose? */
export function namesPassword(name: string): boolean {
  const low = lowered(name);
  return PASSWORD_NAMES.some((word) => low.includes(word));
}
