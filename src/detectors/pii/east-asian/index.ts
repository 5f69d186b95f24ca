/** Names and addresses in Chinese, Japanese and Korean, behind a word that says so. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isLetter } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { WordIndex } from '../../engine/word-index.ts';
import { MORE } from '../../sweep.ts';
import { addressed } from './addressed.ts';
import { said } from './said.ts';
import { surname } from './surname.ts';
import {
  ADDRESS_WORDS,
  BARE_WORDS,
  CLOSE_WORDS,
  JAPANESE,
  LATIN_WORDS,
  LONE_NAMES,
  NAME_WORDS,
  SURNAMES,
} from './words.ts';

const LONGEST_NAME = 16;
const LONGEST_ADDRESS = 80;
/** What stands between a word and its value: `:`, quotes, blanks, the break before the next line. */
const GAP =
  /^(?:様|さま|님)?(?:\([^)\n]{1,8}\))?["'」】\])]? ?(?:[:=|,>는은は\t]|为|是|叫|\n| (?! ))[ |\t]{0,3}["'「]?$/u;
const LONGEST_GAP = 18;
/** Behind the name of a member, before its value. */
const MEMBER_END = '"\'`:=>|,\t';
const NAME =
  /^(?:[\p{sc=Han}々ヶ]{1,4}[ ・][\p{sc=Han}々ヶ\p{sc=Hiragana}]{1,4}|[\p{sc=Han}々ヶ]{1,3}[\p{sc=Han}々ヶ\p{sc=Hiragana}]{1,3}|[\p{sc=Katakana}ー]{2,6}[ ・]?[\p{sc=Katakana}ー]{2,6}|[\p{sc=Hiragana}]{2,5} [\p{sc=Hiragana}]{2,5}|[\p{sc=Hangul}]{2,4}|[\p{sc=Han}]{2,3}·[\p{sc=Han}]{2,6})/u;
/** What ends a name: an honorific, a mark, a break, a word for what follows. */
const NAME_END =
  /^(?:$|[\s,.;:、。,()[\]"'」|/<]|様|さん|殿|氏|先生|女士|小姐|님|씨|です|と申|,|과|의|이|은|는|입니다)/u;
const ADDRESS =
  /^(?:〒? ?\d{3}-?\d{4} ?|\(?\d{5,6}\)? ?)?[\p{sc=Han}\p{sc=Hangul}][\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}\p{sc=Hiragana}々ヶーA-Za-z\d\- ,()#~・]*/u;
const PLACE = /[市区區县縣都道府県郡町村镇鎮路街巷号號省州시군구읍면동로길]/u;
const LINE = /^[^\n。]*/;
/** A Korean word with the particle of an object or a place. */
const OBJECT = /\p{sc=Hangul}{2}[를을에]$/u;
/** Behind a name that stands directly behind its word; behind that of a patient what notes say of one. */
const BEHIND_CLOSE = [
  /^(?:[,.;、。)\n]|$)/,
  /^[,、 ]? ?\(?(?:男|女|性别|性別|年龄|年齡|\d{1,3} ?[岁歲]|出生|生于|生日|电话|手机|身份证|住院|病历|门诊)/u,
] as const;
const PATIENTS: ReadonlySet<string> = new Set(['患者', '病人']);
/** A line of prose is no address; one that ends with a point may be, where it has the number of a house. */
const POINT = '。';
const SENTENCE =
  /[!?]|(?:してください|ください|です|ます|세요|니다|입력|변경|確認|変更|記入|入力|填写|修改|请)/u;

interface Kind extends Pick<Rule, 'name' | 'type' | 'finds'> {
  readonly words: readonly string[];
  readonly longest: number;
  /** May a value begin with a character, behind a word? */
  begins(first: string, word: string): boolean;
  /** Length of the value that the text begins with, 0 for none. */
  length(text: string): number;
}

const KINDS: readonly Kind[] = [
  {
    name: 'person-east-asian',
    type: 'PERSON',
    finds: 'names in Chinese, Japanese and Korean behind a word for a name: 氏名, 姓名, 성명',
    words: NAME_WORDS,
    longest: LONGEST_NAME,
    // Family names of China and Korea are few, those of Japan are not.
    begins: (first, word) => JAPANESE.has(word) || SURNAMES.has(first),
    length: nameLength,
  },
  {
    name: 'address-east-asian',
    type: 'ADDRESS',
    finds: 'addresses in Chinese, Japanese and Korean behind a word for one: 住所, 地址, 주소',
    words: ADDRESS_WORDS,
    longest: LONGEST_ADDRESS,
    begins: () => true,
    length: addressLength,
  },
];

export const eastAsian: readonly Rule[] = [...KINDS.map(labelledRule), addressed, said, surname];

function labelledRule(kind: Kind): Rule {
  const longest = Math.max(...kind.words.map(({ length }) => length));
  const words = { index: new WordIndex(kind.words), reach: longest + LONGEST_GAP };
  return {
    ...{ name: kind.name, type: kind.type, finds: kind.finds },
    source: 'usage; forms of the postal services of China, Japan and Korea',
    lookback: kind.longest + 4,
    context: words.reach + 1,
    triggers: kind.words.map((literal) => ({
      kind: 'before' as const,
      literal,
      start: (text: string, end: number) => valueFrom(literal, text, end),
    })),
    match: (input: ScanInput, at: number) => {
      const word = announcing(input.text, at, words);
      return word === undefined ? undefined : matchValue(input, at, { kind, word });
    },
  };
}

const latin: ReadonlySet<string> = new Set(LATIN_WORDS);

/** Where the value of a word begins: directly behind it, or behind what stands between. */
function valueFrom(word: string, text: string, end: number): number {
  if (latin.has(word) && end < text.length && !MEMBER_END.includes(text.charAt(end))) return -1;
  if (!(BARE_WORDS.has(word) || CLOSE_WORDS.has(word)) || (end < text.length && !isHan(text, end)))
    return valueBehind(text, end);
  return end;
}

const BRACKET = 0x28;

function isHan(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 0x4e00 && text.charCodeAt(at) <= 0x9fff;
}

/** Where the value behind a word begins: -1 for none, the length of the text when it has not come. */
function valueBehind(text: string, end: number): number {
  let bracketed = false;
  for (let at = end; at - end <= LONGEST_GAP; at++) {
    if (at >= text.length) return text.length;
    // Letters stand in brackets alone: most words like these are those of other texts.
    if (isLetter(text.charCodeAt(at)) && !bracketed) return -1;
    bracketed ||= text.charCodeAt(at) === BRACKET;
    if (at === end) continue;
    if (mayBegin(text, at) && GAP.test(text.slice(end, at))) return at;
  }
  return -1;
}

function mayBegin(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x3005 || (unit >= 0x30 && unit <= 0x39) || unit === 0x28;
}

/** Matches a value behind the word that announces it. */
function matchValue(
  { text, final }: ScanInput,
  at: number,
  { kind, word }: { readonly kind: Kind; readonly word: string },
): Hit | undefined | typeof MORE {
  if (!kind.begins(text.charAt(at), word)) return undefined;
  if (!final && text.length - at < kind.longest + 4) return MORE;
  const slice = text.slice(at, at + kind.longest + 4);
  const length = kind.length(slice);
  if (
    isClose(text, at, word) &&
    !(length === 3 && BEHIND_CLOSE[PATIENTS.has(word) ? 1 : 0].test(slice.slice(3)))
  )
    return undefined;
  return length === 0 ? undefined : { type: kind.type, start: at, end: at + length, score: 0.7 };
}

/** Words, and how far before a value they begin at most. */
interface Announcing {
  readonly index: WordIndex;
  readonly reach: number;
}

/** The word that announces a value here, the nearest one first. */
function announcing(text: string, at: number, { index, reach }: Announcing): string | undefined {
  if (!mayBegin(text, at)) return undefined;
  const found = index.wordsIn(text, Math.max(0, at - reach), at).reverse();
  return found.find(({ word, end }) => at - end <= LONGEST_GAP && valueFrom(word, text, end) === at)?.word;
}

/** Does a word that names a person stand directly before a name, with no mark between? */
function isClose(text: string, at: number, word: string): boolean {
  return CLOSE_WORDS.has(word) && text.startsWith(word, at - word.length);
}

function nameLength(text: string): number {
  const name = NAME.exec(text)?.[0] ?? '';
  for (let length = name.length; length > 1; length--)
    if (NAME_END.test(text.slice(length)) && !endsInField(name.slice(0, length)))
      return name.slice(0, length).trimEnd().length;
  return 0;
}

/** Is it the word for another field, or what somebody does something with, or does such a word stand behind the name? */
function endsInField(name: string): boolean {
  if (OBJECT.test(name)) return true;
  return LONE_NAMES.has(name.trim()) || LONE_NAMES.has(name.slice(name.lastIndexOf(' ') + 1));
}

function addressLength(text: string): number {
  const line = text.slice(0, LONGEST_ADDRESS);
  const address = (ADDRESS.exec(line)?.[0] ?? '').split(/ {2}|, ?(?=[^\d\s]{2,6}$)/, 1)[0] ?? '';
  const said = LINE.exec(line)?.[0] ?? '';
  if (!PLACE.test(address) || SENTENCE.test(said)) return 0;
  if (line.charAt(said.length) === POINT && !/\d/.test(address)) return 0;
  const end = address.replace(/[ ,(-]+$/, '');
  return end.length < 5 ? 0 : end.length;
}
