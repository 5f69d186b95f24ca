/** Assignments: a name for a secret, what stands between, and where the value begins. */
import { isWord } from '../characters.ts';
import { fold } from '../fold.ts';
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
  ...['lösenord', 'şifre', '密码', '密碼', 'パスワード', '비밀번호'],
].map((word) => fold(word).text);

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
  ...['api key', 'apikey', '_key', '-key', 'access key', 'accesskey', 'secretkey', 'authkey', 'signingkey'],
  ...['encryptionkey', 'masterkey', 'privatekey', 'accountkey', 'sharedkey', 'sharedaccesskey', 'licensekey'],
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

/** The most characters between a name and its value. */
const LONGEST_GAP = 48;
const CLOSE = String.raw`(?:[\\"'\`]|\]){0,4}`;
const SCHEME = String.raw`(?:(?:Bearer|Basic|Token|Bot|ApiKey|Key)[ \t]+)?`;
const OPEN = String.raw`(?:[bfru@$]{0,2}(?:\\{0,2}["'\`]){1,3})?`;
const SET = new RegExp(
  String.raw`^(?:${[
    // With the type that a language puts between: `password: string = `.
    String.raw`${CLOSE}[ \t]{0,20}:[ \t]?(?:string|str|String|&str)[ \t]?=`,
    String.raw`${CLOSE}[ \t]{0,20}(?::=|=>|->|={1,3}|:)`,
    String.raw`["'\`],`,
    String.raw`\((?=[ \t]?["'\`])`,
    String.raw`>(?=[^\s<>])`,
    String.raw`["']?[ \t]{1,4}value[ \t]?=`,
    String.raw`["']?\r?\n[ \t]{0,16}value:`,
  ].join('|')})[ \t]{0,20}${SCHEME}${OPEN}`,
  'i',
);
const TOLD = new RegExp(
  String.raw`^${CLOSE}[ \t]{1,4}(?:(?:is|was|are|ist|lautet|est|es|e|это)[ \t]?:?[ \t]{1,4})?${SCHEME}${OPEN}`,
  'i',
);

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
}

/** The names for a secret that lead to a value which begins here, the nearest first. */
export function namesOf(text: string, at: number): Named[] {
  const floor = Math.max(0, at - NAME_REACH);
  const line: Line = { text: lowered(text.slice(floor, at)), from: floor };
  const found: Named[] = [];
  const ends = new Set(SECRET_NAMES.flatMap((word) => endsOf(word, line)));
  for (const end of [...ends].sort((a, b) => b - a)) {
    const nameEnd = nameEndFrom(text, end);
    const gap = gapAfter(text, nameEnd);
    if (gap?.end !== at) continue;
    const from = nameFrom(text, end, floor);
    const before = from > floor ? text.charAt(from - 1) : '';
    const name = text.slice(from, nameEnd);
    // What follows a flag of a command is set by it.
    const link = name.startsWith('-') ? 'set' : gap.link;
    found.push({ name, tail: text.slice(end, nameEnd), before, link });
  }
  return found;
}

function nameFrom(text: string, wordEnd: number, floor: number): number {
  let at = wordEnd;
  while (at > floor && /[\w.-]/.test(text.charAt(at - 1))) at--;
  return at;
}
