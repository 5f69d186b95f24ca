/** Names in Chinese, Japanese and Korean before a word that somebody is addressed by: 小野寺 ミツ様, 황보람 님, 李小明先生. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { isGiven } from './said.ts';
import { LONE_NAMES, SURNAMES } from './words.ts';

const LONGEST = 12;
const KANJI = '[\\p{sc=Han}々ヶ]';
/** With the blank between that forms have: `お客様` and `皆さん` are nobody. */
const JAPANESE = new RegExp(
  `^${KANJI}{1,4}(?<![部課室社店局院係署所様方]) (?:${KANJI}{1,3}|[\\p{sc=Katakana}ー]{2,5}|[\\p{sc=Hiragana}]{2,5})(?= ?(?:様|さん|殿|氏)(?!${KANJI}))`,
  'u',
);
/** Three syllables, the last of which is none of a role: 신청자, 지배인, 고객. */
const KOREAN = /^\p{sc=Hangul}{2}(?![자인객분])\p{sc=Hangul}(?= 님)/u;
const CHINESE = /^(?!.{0,2}[的了是和在有个這这那我你他她们們位名大老各])\p{sc=Han}{2,4}(?=先生|女士|小姐)/u;
/** Before what somebody says of themselves: 山本健太郎と申します. */
const SELF = new RegExp(
  `^(?!.{0,5}(?:会社|[部課室社店局院様方者]と))(?:${KANJI}{2,6}|${KANJI}{1,3} ${KANJI}{1,3}|[\\p{sc=Katakana}ー]{3,8})(?=と申し)`,
  'u',
);
const HONORIFICS: readonly string[] = ['と申し', '様', 'さん', '殿', '氏', '님', '先生', '女士', '小姐'];
/** The same without the blank, where the syllables are those of names: 이영희님. */
const JOINED = /^\p{sc=Hangul}{3}(?=님)/u;
/** Before one of these a name does not begin. */
const IN_NAME = /[\p{sc=Han}々ヶ\p{sc=Katakana}ー]/u;
/** Units that may still become part of a name. */
const UNITS = /[\p{sc=Han}々ヶ\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Hangul} ]/u;

export const addressed: Rule = {
  name: 'person-east-asian-addressed',
  type: 'PERSON',
  finds: 'names in Chinese, Japanese and Korean before 様, さん, 님, 先生, と申します and the like',
  source: 'usage; Korean, Japanese and Chinese forms of address',
  lookback: LONGEST + 4,
  context: 2,
  triggers: HONORIFICS.map((literal) => ({
    kind: 'inside' as const,
    literal,
    exact: true as const,
    start: nameBefore,
  })),
  match({ text, final }: ScanInput, at): Hit | undefined | typeof MORE {
    if (!final && text.length - at < LONGEST + 4) return MORE;
    const length = nameLength(text, at);
    return length === 0 ? undefined : { type: 'PERSON', start: at, end: at + length, score: 0.7 };
  },
  pending(text, from) {
    return unitsBefore(text, text.length, from);
  },
};

/** Where the units begin that lead to an offset and may all be of a name. */
function unitsBefore(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST);
  let start = at;
  while (start > least && UNITS.test(text.charAt(start - 1))) start--;
  return start;
}

/** Where the name before an honorific begins; -1 for none. */
function nameBefore(text: string, at: number, floor: number): number {
  for (let start = unitsBefore(text, at, floor); start < at; start++) {
    const length = nameLength(text, start);
    if (length > 0 && at - start - length <= 1) return start;
  }
  return -1;
}

function nameLength(text: string, at: number): number {
  const slice = text.slice(at, at + LONGEST + 4);
  const isInside = at > 0 && isUnit(text.charAt(at - 1));
  const spaced = isInside ? 0 : (spacedName(slice) ?? 0);
  if (spaced > 0) return spaced;
  const self = at > 0 && IN_NAME.test(text.charAt(at - 1)) ? 0 : (SELF.exec(slice)?.[0].length ?? 0);
  return self > 0 ? self : chineseName(slice);
}

/** The Japanese or Korean name that a word begins with. */
function spacedName(slice: string): number | undefined {
  const japanese = JAPANESE.exec(slice)?.[0] ?? '';
  if (japanese !== '') return LONE_NAMES.has(japanese.split(' ', 1)[0] ?? '') ? 0 : japanese.length;
  if (!SURNAMES.has(slice.charAt(0))) return 0;
  const joined = JOINED.exec(slice)?.[0] ?? '';
  return joined !== '' && isGiven(joined) ? joined.length : KOREAN.exec(slice)?.[0].length;
}

function chineseName(slice: string): number {
  const length = CHINESE.exec(slice)?.[0].length ?? 0;
  return length === 3 && SURNAMES.has(slice.charAt(0)) ? length : 0;
}

function isUnit(character: string): boolean {
  return character !== ' ' && UNITS.test(character);
}
