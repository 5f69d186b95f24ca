/** Names of China, Korea and Vietnam in Latin letters, the family name first: `Zhang Wei`, `Park Ji-sung`, `Nguyen Van Son`. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { isCapital } from './evidence.ts';
import { beginsWithCapital } from './names.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Common family names that are no other word in English. */
const CHINESE = setOf(
  'Zhang Wang Li Liu Chen Yang Huang Zhao Wu Zhou Xu Zhu Guo Lin Luo Zheng Liang Xie Deng Feng Peng Zeng Jiang Shen Yao Jin Qian Qin Yan Zou Tsai Hsu',
);
const KOREAN = setOf(
  'Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Seo Shin Kwon Hwang Ahn Yoo Hong Moon Bae Baek Nam Noh Song',
);
const VIETNAMESE = setOf('Nguyen Tran Pham Hoang Huynh Phan Vu Vo Dang Bui Ngo Duong Ly Truong Dinh Trinh');
/** What stands between the family name and the given name of most. */
const MIDDLE = setOf(
  'Van Thi Duc Quoc Thanh Minh Ngoc Hong Xuan Anh Huu Quang Duy Kim Thu Hoang Gia Bao Nhat Dinh Cong Phuong Thuy',
);
const FAMILIES = [...new Set([...CHINESE, ...KOREAN, ...VIETNAMESE])];

const SYLLABLE =
  '(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ao|an|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u))';
const PINYIN = new RegExp(`^(?=.{2})${SYLLABLE}(?:[-']?${SYLLABLE})?$`, 'i');
/** Towns and mountains. */
const PLACES: ReadonlySet<string> = new Set([
  'Shen Zhen',
  'Wu Han',
  'Lin Yi',
  'Huang Shan',
  'Jin Hua',
  'Wu Xi',
  'Zhu Hai',
]);
/** Of English as well. */
const ENGLISH = setOf(
  'can man men pin ban fan pan ran she he me you die lie long hang tan sun bin den pen ten fen gang rang sang bang an in en on no so do to go be bone line mine fine wine ' +
    'dine cane mane lane sale male tale pine nine time lime rime dime game name same came tame fame cafe cage page sage wage rage tie pie lai ban bao ping pong ding dong chao',
);
const HANGUL =
  '(?:ji|min|seo|su|soo|hyun|hyeon|hye|jae|jun|joon|woo|u|young|yeong|yeon|eun|kyung|gyeong|sung|seong|seung|ho|hee|hui|mi|na|ra|ri|rin|in|yong|chul|cheol|dong|sang|tae|won|jin|jung|jeong|kyu|gyu|bin|chan|ha|hwa|hwan|hoon|hun|il|jong|ki|gi|kwang|gwang|man|myung|nam|ok|rim|se|shik|sik|sook|suk|seok|sun|yu|yoo|yun|yoon|ah|a|ae|byung|beom|bum|do|geun|gun|hyo|hyuk|ju|joo|kwon|mo|moo|rae|sol|wan|wook|uk|ye|yul|hong|pyo|ryeong)';
const KOREAN_GIVEN = new RegExp(`^${HANGUL}-${HANGUL}$`, 'i');
const WORDS =
  /^(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+(?:[-']\p{L}\p{Ll}+)?)(?: (\p{Lu}\p{Ll}{1,6}))?(?: (\p{Lu}\p{Ll}{1,6}))?/u;
const LONGEST = 44;

export const familyFirst: Rule = {
  name: 'person-family-first',
  type: 'PERSON',
  finds:
    'names of China, Korea and Vietnam in Latin letters, told by the syllables behind a common family name',
  source:
    'Hanyu Pinyin, Revised Romanization of Korean, usage in Vietnam; the family names are a list of our own',
  lookback: LONGEST + 2,
  context: 1,
  triggers: FAMILIES.map((name) => ({
    kind: 'prefix' as const,
    literal: `${name.toLowerCase()} `,
    stands: 'begins' as const,
  })),
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at) || isInside(text, at)) return undefined;
    const space = text.indexOf(' ', at);
    if (space + 1 < text.length && !isCapital(text, space + 1)) return undefined;
    if (!final && text.length - at < LONGEST) return MORE;
    const length = lengthOf(text.slice(at, at + LONGEST));
    return length === 0 ? undefined : { type: 'PERSON', start: at, end: at + length, score: 0.6 };
  },
};

function isInside(text: string, at: number): boolean {
  return at > 0 && "-'./@_#".includes(text.charAt(at - 1));
}

function lengthOf(slice: string): number {
  const [whole = '', family = '', given = '', third, fourth] = WORDS.exec(slice) ?? [];
  const short = family.length + 1 + given.length;
  if (VIETNAMESE.has(family) && MIDDLE.has(given) && third !== undefined) return endsAt(slice, whole.length);
  if (third !== undefined || fourth !== undefined) return 0;
  if (KOREAN.has(family) && KOREAN_GIVEN.test(given)) return endsAt(slice, short);
  if (!CHINESE.has(family) || ENGLISH.has(given.toLowerCase()) || !PINYIN.test(given)) return 0;
  return PLACES.has(`${family} ${given}`) ? 0 : endsAt(slice, short);
}

/** The end, where the word does and no other word with a capital follows. */
function endsAt(slice: string, end: number): number {
  return /^(?:[\p{L}\p{N}_-]| \p{Lu})/u.test(slice.slice(end, end + 2)) ? 0 : end;
}
