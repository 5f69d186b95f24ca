/** What somebody says of themselves in Korean: `저는 홍길동입니다`. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { SURNAMES } from './words.ts';

const WORDS = ['저는', '전', '제가', '나는', '난'];
/** A name and what ends it: `홍길동이라고`. */
const LONGEST = 6;
const LONGEST_WORD = 3;
/** A family name of one syllable and a given name of two, as nearly all are. */
const NAME = /^\p{sc=Hangul}{3}(?=입니다|이라고|라고|이에요|이예요|예요|이고|이구요|이며)/u;
/** What given names end in. */
const LAST: ReadonlySet<string> = new Set(
  '준서윤우진현수영희호은아지훈석철식경숙미혜나라린정선성규빈환욱용태헌재찬혁민연원인솔율결별늘람온울',
);
/** Words for what somebody is end in these too: then the syllable before is one of given names. */
const OF_WORDS: ReadonlySet<string> = new Set('원인수지성선민용호');
const FIRST: ReadonlySet<string> = new Set(
  '지채혜예다서하희가소정수민현승은영윤태진경시유세재도준동상성종기미명규철인나리수',
);
/** Words that are like a name all the same. */
const WORDS_TOO: ReadonlySet<string> = new Set([
  ...[
    '이용수',
    '장기수',
    '전도연구',
    '고정민',
    '정규민',
    '한가인',
    '임시선',
    '전기수',
    '유명인',
    '현지인',
    '지성인',
  ],
  ...['하수인', '성도민', '경기도', '전세민', '신도민', '이재민', '진도민', '제주도', '강동구'],
]);

export const said: Rule = {
  name: 'person-korean-said',
  type: 'PERSON',
  finds: 'names of three syllables behind words for oneself in Korean: 저는 …입니다',
  source: 'usage; the syllables of given names are a list of our own',
  lookback: LONGEST + 1,
  context: LONGEST_WORD + 1,
  triggers: WORDS.map((word) => ({
    kind: 'before' as const,
    literal: `${word} `,
    start: (_: string, end: number) => end,
  })),
  match({ text, final }, at) {
    if (!WORDS.some((word) => text.startsWith(`${word} `, at - word.length - 1))) return undefined;
    if (!SURNAMES.has(text.charAt(at))) return undefined;
    if (!final && text.length - at < LONGEST) return MORE;
    const name = NAME.exec(text.slice(at, at + LONGEST))?.[0];
    return name !== undefined && isGiven(name)
      ? { type: 'PERSON', start: at, end: at + name.length, score: 0.7 }
      : undefined;
  },
};

/** Are the last two of these three syllables those of a given name? */
export function isGiven(name: string): boolean {
  const [first = '', last = ''] = [name.charAt(1), name.charAt(2)];
  if (!LAST.has(last) || WORDS_TOO.has(name)) return false;
  return !OF_WORDS.has(last) || FIRST.has(first);
}
