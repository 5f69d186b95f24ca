/** Dates of birth that no label directly before them names: behind a question, a star or a `b.`, of a Japanese era, before 生. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isAlphanumeric, isDigit } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { dateLength, LONGEST_DATE } from './dates.ts';
import { beginsDate } from './index.ts';

/** Characters from a question to its answer. */
const REACH = 48;
/** Characters between a word for birth and the end of its question: `date of birth we have on file`. */
const MOST_ASKED = 36;
const LONGEST_WORD = 20;
/** Characters behind a date that are looked at. */
const BEHIND = 8;
const QUESTIONS: readonly string[] = [
  ...[
    'date of birth',
    'birth date',
    'birthdate',
    'birthday',
    'dob',
    'were you born',
    'was he born',
    'was she born',
  ],
  ...[
    'geburtsdatum',
    'geboren',
    'date de naissance',
    'fecha de nacimiento',
    'nacio',
    'naciste',
    'data di nascita',
  ],
  ...['data de nascimento', 'nasceu', 'geboortedatum', 'data urodzenia', 'fodselsdato', 'fodelsedatum'],
];
const QUESTION = new RegExp(
  `(?:^|[^\\p{L}\\p{N}])(?:${QUESTIONS.join('|')})[^\\n.!?\\d]{0,${MOST_ASKED}}$`,
  'u',
);
const ASKED = new RegExp(`^[^\\n.!?\\d]{0,${MOST_ASKED}}\\?`);
/** The break, who answers, and small words before the date. */
const ANSWER =
  /^ ?\n? ?(?:[\p{L}-][\p{L} .-]{0,20}: ?)?(?:(?:it's|it is|that's|that is|that would be|i was born|yes|yeah|sure|so|um|uh|ok|okay|ja|si|oui|am|le|el|il|the|on)[,.]? ){0,3}["']?$/iu;

const ERAS: readonly string[] = ['明治', '大正', '昭和', '平成', '令和'];
const ERA_DATE = /^(?:明治|大正|昭和|平成|令和) ?(?:\d{1,2}|元)年 ?\d{1,2}月 ?\d{1,2}日/u;
const LABEL = /(?:生年月日|誕生日|出生日|生日)["'」】)]?[ :=|\t\n]{0,3}["'「]?$/u;
const BORN = /^ ?(?:生まれ|出生|生(?!\p{sc=Han})|생(?![산성활명존]))/u;
const DATE_UNITS = new Set('0123456789/.-年月日년월일 明治大正昭和平成令元');
const LONGEST_NUMBERS = 16;
/** Behind a star, as pedigrees have it: never a line of a list, unless a place follows. */
const AFTER_STAR = /^(?: in \p{Lu}|[,);]|\s*$|\n)/u;
const STAR_DATE = /^(?:\d{1,2}\.\d{1,2}\.|\d{1,2}\.? \p{L}{3,10}\.? )(?:18|19|20)\d\d(?![\d.])/u;

const asked: Rule = {
  name: 'date-of-birth-asked',
  type: 'DATE_OF_BIRTH',
  finds: 'dates that answer a question for a birth in one of nine languages',
  source: 'usage; the words are a list of our own',
  lookback: LONGEST_DATE + 2,
  context: REACH + MOST_ASKED + LONGEST_WORD + 4,
  triggers: QUESTIONS.map((literal) => ({ kind: 'before', literal, stands: 'begins', start: answerBehind })),
  match(input, at) {
    const { text } = input;
    if (!beginsDate(text, at)) return undefined;
    const mark = text.lastIndexOf('?', at);
    if (mark < Math.max(0, at - REACH) || !ANSWER.test(text.slice(mark + 1, at))) return undefined;
    const question = text.slice(Math.max(0, mark - MOST_ASKED - LONGEST_WORD - 2), mark).toLowerCase();
    return QUESTION.test(question) ? dateAt(input, at, () => true) : undefined;
  },
};

const starred: Rule = {
  name: 'date-of-birth-starred',
  type: 'DATE_OF_BIRTH',
  finds: 'dates behind the star of pedigrees and curricula: *9.4.1988',
  source: 'genealogical symbols (Unicode TN/N3393)',
  lookback: LONGEST_DATE + 8,
  context: 4,
  triggers: [
    { kind: 'before', literal: '*', start: (text, end) => (text.charAt(end) === ' ' ? end + 1 : end) },
  ],
  match(input, at) {
    const { text } = input;
    const star = /(?:^|[^*\w])\* ?$/.exec(text.slice(Math.max(0, at - 3), at));
    if (star === null || !isDigit(text.charCodeAt(at))) return undefined;
    const heads = text.charAt(at - 1) === ' ' || at < 2 || text.charAt(at - 2) === '\n';
    return dateAt(input, at, (date, behind) => {
      return STAR_DATE.test(date) && (heads ? /^ in \p{Lu}/u : AFTER_STAR).test(behind);
    });
  },
};

/** Behind a name, a number or a bracket; at the head of a line it is a point of a list, behind a number a letter of it. */
const BEFORE_B = /(?:\p{L}{2},? |\d{4},? |\(|, )b\. ?$/u;

/** Behind two words with a capital, or in brackets: the date may have the name of its month. */
const BEFORE_NAMED_B =
  /(?:\p{Lu}[\p{L}'’-]+ (?!(?:Appendix|Annex|Schedule|Section|Part|Option|Plan|Item|Table|Article|Clause) )\p{Lu}[\p{L}'’-]+,? |\()b\. ?$/u;
const LONGEST_BEFORE_B = 44;

const shortened: Rule = {
  name: 'date-of-birth-shortened',
  type: 'DATE_OF_BIRTH',
  finds: 'dates behind the `b.` of records and pedigrees: Milo Kessler, b. 05/05/2014',
  source: 'usage; Chicago Manual of Style section 10.42 (b. for born)',
  lookback: LONGEST_DATE + BEHIND,
  context: LONGEST_BEFORE_B + 2,
  triggers: [
    {
      kind: 'before',
      literal: 'b.',
      stands: 'begins',
      start: (text, end) => (text.charAt(end) === ' ' ? end + 1 : end),
    },
  ],
  match(input, at) {
    const { text } = input;
    if (!beginsDate(text, at)) return undefined;
    const isNamed = BEFORE_NAMED_B.test(text.slice(Math.max(0, at - LONGEST_BEFORE_B), at));
    if (!isNamed && !BEFORE_B.test(text.slice(Math.max(0, at - 10), at))) return undefined;
    return dateAt(input, at, (date) => isNamed || /\d[./ -]\d/.test(date));
  },
};

const eastAsian: Rule = {
  name: 'date-of-birth-east-asian',
  type: 'DATE_OF_BIRTH',
  finds: 'dates before 生, 出生 or 생, and those of Japanese eras behind a word for birth',
  source: 'JIS X 0301 (eras), usage',
  lookback: LONGEST_DATE + BEHIND,
  context: 16,
  triggers: [
    ...ERAS.map((literal) => ({ kind: 'prefix' as const, literal })),
    ...['生', '出生', '생'].map((literal) => ({
      kind: 'inside' as const,
      literal,
      exact: true as const,
      start: dateBefore,
    })),
  ],
  match(input, at) {
    const { text } = input;
    if (at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) return undefined;
    const isLabelled =
      ERAS.some((era) => text.startsWith(era, at)) && LABEL.test(text.slice(Math.max(0, at - 14), at));
    return dateAt(input, at, (_, behind) => isLabelled || BORN.test(behind));
  },
  pending(text, from) {
    // The first of the two characters of 出生 may have come alone.
    let start = unitsBefore(text, text.endsWith('出') ? text.length - 1 : text.length, from);
    while (start < text.length && !isDigit(text.charCodeAt(start)) && !isEra(text, start)) start++;
    return start;
  },
};

export const besideBirth: readonly Rule[] = [asked, starred, shortened, eastAsian];

/** Where the answer to a question begins; -1 for none, the length of the text when it has not come. */
function answerBehind(text: string, end: number): number {
  const asked = ASKED.exec(text.slice(end, end + MOST_ASKED + 2))?.[0];
  if (asked === undefined) return text.length - end <= MOST_ASKED && isUnasked(text, end) ? text.length : -1;
  const from = end + asked.length;
  const limit = Math.min(text.length, from + REACH);
  for (let at = from; at < limit; at++)
    if (beginsDate(text, at) && ANSWER.test(text.slice(from, at))) return at;
  return limit === text.length ? limit : -1;
}

/** May the question that a word for birth is in still end? */
function isUnasked(text: string, end: number): boolean {
  return !/[\n.!?\d]/.test(text.slice(end));
}

/** Does a date begin here that ends before an offset, with a blank between at most? */
function isDateUpTo(text: string, start: number, at: number): boolean {
  if (start > 0 && isAlphanumeric(text.charCodeAt(start - 1))) return false;
  const length = lengthOf(text.slice(start, at));
  return length > 0 && text.slice(start + length, at).trim() === '';
}

function lengthOf(text: string): number {
  return ERA_DATE.exec(text)?.[0].length ?? dateLength(text);
}

function dateAt(
  { text, final }: ScanInput,
  start: number,
  proves: (date: string, behind: string) => boolean,
): Hit | undefined | typeof MORE {
  if (!final && text.length - start <= LONGEST_DATE + BEHIND) return MORE;
  const slice = text.slice(start, start + LONGEST_DATE + 1);
  const length = lengthOf(slice);
  const end = start + length;
  if (length === 0 || isAlphanumeric(text.charCodeAt(end))) return undefined;
  if (!proves(slice.slice(0, length + 1), text.slice(end, end + BEHIND))) return undefined;
  return { type: 'DATE_OF_BIRTH', start, end, score: 0.8 };
}

/** Where the numbers and marks of a date begin that end here; -1 for none. */
function dateBefore(text: string, at: number, floor: number): number {
  for (let start = unitsBefore(text, at, floor); start < at; start++)
    if (isDateUpTo(text, start, at)) return start;
  return -1;
}

function isEra(text: string, at: number): boolean {
  return ERAS.some((era) => text.startsWith(era, at) || era.startsWith(text.slice(at)));
}

/** Where the units of dates begin that stand before an offset. */
function unitsBefore(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST_NUMBERS);
  let start = at;
  while (start > least && DATE_UNITS.has(text.charAt(start - 1))) start--;
  return start;
}
