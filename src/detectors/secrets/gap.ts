/** What stands between a name and its value: signs that set it, words that tell it. */
import { ABOUT, ADVERBS, BE, CHANGED, KINDS, NEW_ONE, OF, OWNING, SET_TO } from './gap-words.ts';

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
export const LONGEST_GAP = 64;
/** What kind of password it is, in languages that say so behind it. */
const KIND = `(?:[ \\t](?:${KINDS}|#?\\d{1,2}(?=[ \\t])))?`;
/** A word for the value, as files have it that keep a name and a value beside each other. */
const VALUE = String.raw`["']?(?:parameter)?value["']?[ \t]?[:=]`;
const CLOSE = String.raw`(?:[\\"'\`]|\]){0,4}`;
const SCHEMES = String.raw`(?:Bearer|Basic|Token(?:[ \t]+token=\\{0,2}["']?)?|Bot|ApiKey|Key)[ \t]*(?<=[ \t="'])`;
/** The scheme of a header, which may stand inside the quotes. */
const SCHEME = String.raw`(?:\\{0,2}["'\`](?=${SCHEMES}))?(?:${SCHEMES})?`;
/** Quotes; those of French have a blank inside, and folding makes the others of them. */
const OPEN = String.raw`(?:[bfrun@$]{0,2}(?:\\{0,2}["'\`]){1,3}(?:(?<=")[ \t])?|\[(?=[\w.~+/-]{8,${LONGEST_LISTED}}\]))?`;
/** A call that makes a hash of the password which is written into it. */
const HASHED = String.raw`(?:(?:[\w.$:>-]{0,24}(?:md5|sha\d{1,3}|crypt|encrypt|hash|hashsync|hash(?:::|\.)make|make_password)|password)\((?=["']))?`;
/** A type that keeps the value which is written into it from logs, or describes a field. */
const KEPT = String.raw`(?:(?:Field|SecretStr|SecretString(?:::(?:new|from))?|Secret(?:::new)?|pulumi\.secret|String::from)\((?:default[ \t]?=[ \t]?)?(?=["']))?`;
const SET = new RegExp(
  String.raw`^${KIND}(?:${[
    // Beside the value, or around it: `"name": "password", "value": `, `"password": { "value": `.
    String.raw`["'],\s{0,16}${VALUE}`,
    String.raw`["']?[ \t]?[:=][ \t]?\{\s{1,16}${VALUE}`,
    // In the next line: `password = (`, `password: >-`; in a list of keys: `Unseal Key 1:`.
    String.raw`[ \t]?=[ \t]?\(\r?\n[ \t]{1,16}(?=["'])`,
    String.raw`["']?:[ \t][>|][-+]?\r?\n[ \t]{1,16}`,
    String.raw`[ \t]\d{1,2}:`,
    // With the type that a language puts between: `password: string = `, `@password nvarchar(50) = `.
    String.raw`${CLOSE}[ \t]{0,20}:[ \t]?(?:string|str|String|&str)[ \t]?=`,
    String.raw`[ \t]{1,4}(?:As[ \t])?string[ \t]?=`,
    String.raw`[ \t]{1,4}n?(?:var)?char2?(?:\(\w{1,4}\))?[ \t]?(?::?=|default)`,
    String.raw`${CLOSE}[ \t]{0,20}(?::=|=>|->|[→➜➔➡⇒]|<-|={1,3}|:(?![*_]{2}|</|[ \t]{0,2}\r?\n))`,
    // In place of a variable that is not set, behind `||`; where a flag has none: `"--password", default=`.
    String.raw`["']?[)\]]?[ \t]{1,2}(?:\|\||\?\?|or)[ \t]{1,2}(?=["'\`])`,
    String.raw`["'],[ \t]{0,4}(?:[a-z_]{2,12}=[\w.]{1,24},[ \t]{0,4}){0,3}default[ \t]?=`,
    String.raw`["'\`],`,
    String.raw`\((?=[ \t]?[bru]?["'\`])`,
    String.raw`["']?>(?=[^\s<>])`,
    String.raw`["']?>\s{0,12}<value>`,
    String.raw`["']?[ \t]{1,4}value[ \t]?=`,
    String.raw`["']?\r?\n[ \t]{0,16}value:`,
    // The variable of a module, in HCL.
    String.raw`" \{\s{1,8}(?:type\s{1,8}= string\s{1,8})?default\s{1,8}=`,
  ].join('|')})[ \t]{0,20}${HASHED}${KEPT}${SCHEME}${OPEN}`,
  'i',
);
/** Vietnamese for `is`, which folding makes an article of other languages: no word and a blank behind it. */
const LA = String.raw`la(?![ \t]{1,4}[a-z]{2,16}[ \t])`;
const VERB = `(?:${SET_TO}|(?:${LA}|${BE})(?:[ \\t]${ADVERBS})?)`;
/** One of the words for whose it is, perhaps with an article that is joined to it: `dell'account`, `l'imprimante`; a host. */
const OWNED = String.raw`(?:(?:[dl]|dell|all|nell|sull)['’])?["'\`]?[^\s"'\`=:;,.<>(){}]{1,24}(?:[.][\w-]{1,16}){0,3}["'\`]?`;
/** Whose it is: `password for the new starter`, `mot de passe du compte`. */
const OWNER = String.raw`[ \t](?:(?:${OWNING}[ \t]|(?:d|dell)['’])${OWNED}(?:[ \t]${OWNED}){0,4}?|[\u0621-\u06cc]{2,16}(?:[ \t][\u0621-\u06cc]{2,16}){0,3}?|[\u0900-\u097f]{1,12}(?:[ \t][\u0900-\u097f]{1,12}){0,4})`;
/** The same without a word that leads to it, in front of a colon: `Passwort Testserver: `, `mật khẩu máy chủ: `; words alone, which say nothing of it. */
const THING = String.raw`[^\s\d"'\`=:;,.<>(){}!?@#$%&*+/\\|~^]{2,20}\d{0,2}`;
/** One that cannot be a value itself: right behind the name, a word with a number that is not short may be the password. */
const NO_VALUE = String.raw`(?![^\s\d]{4,20}\d)${THING}`;
/** A value with a digit in it, as far as it has come. */
const NUMBERED = String.raw`(?![([{<])(?=["'\`]?[^\s"'\`]{0,32}(?:\d|$))(?=["'\`]?(?:[^\s"'\`]{8}|[^\s"'\`]{0,7}$))`;
const THINGS = String.raw`[ \t](?!(?:${ABOUT})(?![^\s:]))${NO_VALUE}(?:[ \t](?!(?:${ABOUT})(?![^\s:]))${THING}){0,3}?`;
const BESIDE = String.raw`${THINGS}[ \t]?:[ \t]{1,4}`;
/** Whose it is, and right behind that a value with a digit in it, as far as it has come: `пароль от стенда `, `password for staging `. */
const OF_THING = String.raw`(?:[ \t]${OF}[ \t]${THING}(?:[ \t]${THING})?|(?:[ \t][\u0621-\u06cc]{2,16}){1,3})[ \t]{1,4}${NUMBERED}`;
/** The same behind a verb: `mật khẩu máy chủ thử nghiệm là `, `kata laluan pelayan ialah `. */
const THING_IS = String.raw`${THINGS}[ \t](?:la|${VERB})[ \t]{1,4}${NUMBERED}`;
/** Where it stands, as a review says it: `in line 4`. */
const LINE = String.raw`[ \t](?:on|in|at)[ \t]line[ \t]\d{1,5}`;
/** In prose that is set, or in brackets behind its name: `**Password:** `, `<td>Password</td><td>`, `Password (root): `, `Password - `, a line of its own; behind dots that lead to it. */
const SET_OFF = `(?:${[
  String.raw`[ \t]?[([][^)\]\n]{1,24}[)\]][ \t]?:[ \t]{1,4}`,
  String.raw`${CLOSE}(?:${LINE}|${OWNER})?[ \t]\((?:(?:currently|now)[ \t:]{1,2})?(?=["'\`]?[^\s()"'\`]{12})`,
  String.raw`${LINE}[ \t]?:[ \t]{1,4}`,
  String.raw`:?[*_]{1,2}:?[ \t]{1,4}`,
  String.raw`[ \t]{1,2}[-–—][ \t]{1,2}`,
  String.raw`[ \t]?\.{4,32}[ \t]{1,2}`,
  String.raw`:?</\w{1,6}>:?\s{0,8}(?:<\w{1,6}>)?`,
  String.raw`:[ \t]{0,2}\r?\n[ \t]{0,8}(?![\w.-]{1,40}[:=])`,
].join('|')})`;
/** It has changed, and what it is now: `changed, it is now `, `mudou: agora é `, `. New one: `. */
const NOW = String.raw`(?:${OWNER})?(?:[ \t]${CHANGED}[ \t]?[:;,.–—-]?|[ \t]?[;,.–—])[ \t]{1,2}${NEW_ONE}[ \t]?:?[ \t]{1,4}`;
/** The particle or the verb that follows without a blank, in languages that have none. */
const JOINED = String.raw`[ \t]?(?:は|是|为|為|는|은|가|를|을|[\u0e00-\u0e7f]{0,32}?(?:คือ|เป็น)|を(?=「)|(?:已经?|被|现在|目前){0,2}(?:改|更新|设置?|重置|修改|变更|更改|换|更換|設定|變更)(?:成|为|為)了?|(?:现在|目前|暂时|仍然)(?:是|为))[ \t:]{0,2}「?(?=[!-~])`;
const TOLD = new RegExp(
  String.raw`^${KIND}(?:${NOW}|${OWNER}(?:[ \t]${VERB}[ \t]?:?|[ \t]?(?::|[-=]>|→)|[ \t]-)[ \t]{1,4}|${BESIDE}|${OF_THING}|${THING_IS}|${SET_OFF}|${CLOSE}[ \t]{1,4}(?:${VERB}[ \t]?:?[ \t]{1,4})?|${JOINED})${SCHEME}${OPEN}`,
  'i',
);

/** Words that tell a value behind a name that is short: `pw for the door is `, `PW auf db2 ist jetzt `, `mdp wifi : `. */
export const TOLD_BEHIND: string = String.raw`${KIND}(?:${OWNER})?(?:[ \t]${VERB}[ \t]?:?|[ \t]{0,8}[:=]|[ \t][-–—])[ \t]{1,4}`;

/** Whose it is without a word that leads to it, in front of a colon: `given over the phone: `. */
export const BESIDE_BEHIND: string = BESIDE;

/** Words that tell a value that has changed: `changed, it's now `. */
export const NOW_BEHIND: string = NOW;

/** The end of a gap in which a verb, a particle, a colon or a dash leads to the value. */
export const SAID = new RegExp(
  String.raw`(?:(?:[ \t]${VERB}[ \t]?:?|:|[ \t][-–—])[ \t]{1,4}|^[ \t]?(?:は|是|为|為|는|은)[ \t:]{0,2}「?)${OPEN}$`,
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
