/** Names in capitals behind a title: `DEAR MR FINCH`, `SEEN BY DR OKAFOR`, `Mme DUVAL`, `Monsieur DUVAL Paul`. */
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { isCapital } from './evidence.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { isOfFirm } from './legal-form.ts';
import { beginsWithCapital } from './names.ts';
import {
  beginsCell,
  capitalized,
  endsCell,
  isPlain,
  LONGEST_SHOUTED,
  PARTICLES,
  readShouted,
  shoutedWords,
} from './shouted.ts';

const TITLES: readonly string[] = (
  'mr mrs ms dr prof mx mme mlle herr herrn frau dhr mevr sr sra srta sig hr monsieur madame mademoiselle senor senora signor ' +
  'signora professor doctor'
).split(' ');
/** In capitals of streets and of firms as well: `OAK DR SPRINGFIELD`, `MS OFFICE`. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['DR', 'MS', 'PROF', 'HR', 'SIG', 'SR', 'M']);
const SPELLINGS = TITLES.map((title) => title.toUpperCase()).flatMap((title) => [title, capitalized(title)]);
/** In French, where it has its point. */
const SHORT = 'm';
const TITLE = new RegExp(`(?:^|[^\\p{L}\\p{N}'’.-])((?:${SPELLINGS.join('|')})\\.? |M\\. )$`, 'u');
/** Degrees of masters. */
const DEGREES = /^(?:TECH|PHIL|PHARM|ARCH|ENG|EDUC|STAT|COMM)(?![\p{L}\p{N}])/u;
const LONGEST_DEGREE = 6;
const LONGEST_TITLE = 14;
/** What stands before a title: a mark or the beginning of a line, or a word that a name may follow. */
const BEFORE =
  /(?:^|[\n\t|;:,.("'>-] ?| {2}|(?:^|[^\p{L}])(?:DEAR|BY|WITH|TO|FROM|FOR|AND|OF|SEE|SAW|PER|ASK|CALL|CONTACT|TELL|ATTN|PATIENT|GUEST|PHYSICIAN|PROVIDER|SURGEON|CONSULTANT|REFERRING|ATTENDING|[ÀAàa]|[Dd]e|[Pp]ar|[Ee]t|[Aa]vec|[Pp]our|[Cc]hez|[Qq]ue|[Ee]ntre) )$/u;
const BEFORE_REACH = 16;
const FAMILY = /^\p{Lu}[\p{Lu}'’-]+$/u;
const INITIAL = /^\p{Lu}\.?$/u;
/** The given name behind a family name in capitals, as papers in France have it. */
const GIVEN = /^ ((\p{Lu}\p{Ll}+)(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}\p{N}])/u;
const LONGEST_GIVEN = 26;
const LONGEST = LONGEST_SHOUTED + LONGEST_GIVEN;

export const titledCapitals: Rule = {
  name: 'person-titled-in-capitals',
  type: 'PERSON',
  finds: 'names in capitals behind a title in one of nine languages: MR, Mme, Herr',
  source: 'usage; records and letters in capitals',
  lookback: LONGEST,
  context: BEFORE_REACH + LONGEST_TITLE + 1,
  triggers: [...TITLES, SHORT].map(
    (literal): Trigger => ({
      kind: 'before',
      literal,
      stands: 'whole',
      start: (text, end) => (isCapital(text, end - literal.length) ? nameBehind(text, end) : -1),
    }),
  ),
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at) || !isTitled(text, at)) return undefined;
    const slice = text.slice(at, at + LONGEST_SHOUTED);
    const words = shoutedWords(slice);
    const isOpen = !final && text.length - at < LONGEST;
    if (isOpen && (words.at(-1)?.end ?? 0) + 2 >= slice.length) return MORE;
    const length = readShouted(slice)?.length ?? withGiven(slice, familyEnd(words.slice(0, 5)));
    if (length === 0) return undefined;
    if (isOpen && slice.length - length < LONGEST_GIVEN) return MORE;
    return isSomebody(text, at, at + length)
      ? { type: 'PERSON', start: at, end: at + length, score: 0.7 }
      : undefined;
  },
};

/** Where the name behind a title begins; -1 for none, the length of the text when it has not come. */
function nameBehind(text: string, end: number): number {
  let at = end;
  while (at < text.length && at - end < 2 && '. '.includes(text.charAt(at))) at++;
  return at === end ? -1 : at;
}

function isTitled(text: string, at: number): boolean {
  const title = titleBefore(text, at);
  if (title === '' || (title === 'M. ' && DEGREES.test(text.slice(at, at + LONGEST_DEGREE)))) return false;
  const before = text.slice(Math.max(0, at - title.length - BEFORE_REACH), at - title.length);
  return (
    !AMBIGUOUS.has(title.replace(/\.? $/, '')) || BEFORE.test(before) || beginsCell(text, at - title.length)
  );
}

function titleBefore(text: string, at: number): string {
  return TITLE.exec(text.slice(Math.max(0, at - LONGEST_TITLE - 1), at))?.[1] ?? '';
}

/** Is it no firm? `MS` before a word that goes on may be the beginning of one. */
function isSomebody(text: string, at: number, end: number): boolean {
  if (isOfFirm(text, { start: at, end, last: '' }, true) === true) return false;
  return !titleBefore(text, at).startsWith('MS') || endsCell(text, end);
}

/** Where a family name ends, behind initials and small words; 0 for none. */
function familyEnd(words: ReturnType<typeof shoutedWords>): number {
  const found = words.find(({ word }) => !INITIAL.test(word) && !PARTICLES.has(word));
  if (found === undefined || found.word.length < 3 || !FAMILY.test(found.word) || isPlain(found.word))
    return 0;
  return found.end;
}

/** With the given name behind it, where a common one follows. */
function withGiven(slice: string, end: number): number {
  const [whole = '', , first = ''] = (end === 0 ? null : GIVEN.exec(slice.slice(end))) ?? [];
  return GIVEN_NAMES.has(first) ? end + whole.length : end;
}
