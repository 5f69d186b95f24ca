/** People as others speak of them: `my wife`, `a friend`, `the novelist`, `directed by`. */
import type { Announced, Place } from './announced.ts';
import { isCapital, standsApart } from './evidence.ts';
import { WHO_IS } from './introduction-words.ts';
import {
  ACCOUNT_HOLDERS,
  ASKING,
  COLLEAGUES_OF,
  DONE_BY,
  DOTTED_TITLES,
  FAMED_KIN,
  KIN_OF,
  KIN_OF_GERMAN,
  KIN_OF_WEST,
  KIN_TITLES,
  MADE_BY,
  OF_COURT,
  OFFICES,
  PLAIN_TITLES,
  PROFESSIONS,
  RANKS,
  RELATIONS,
  SMALL_TITLES,
} from './kin-words.ts';
import { isKnown, isSure, type NameRead } from './names.ts';
import { UNFILLED } from './other-words.ts';
import { isBehindNumber } from './title-beside.ts';

/** A letter that no Latin one looks like. */
const GREEK = /[βγδεζηθλμξπσφψω]/u;
/** What stands before a man in French. */
const FRENCH =
  /(?:^|\n|[^.\p{L}] |[^\p{L}](?:de|à|et|par|pour|chez|avec|que|entre|contre|garant|patient|client|locataire|bailleur|salarié|assuré|conjoint|époux|mari|père|frère|fils|avocat|notaire) )$/iu;
const LONGEST_FRENCH = 12;
/** A word in capitals. */
const SHOUTED = /^ \p{Lu}['’]?\p{Lu}{2}/u;

export const SPOKEN_OF: readonly Announced[] = [
  {
    name: 'person-kin',
    finds: 'whatever name follows a word for a relative of somebody: my wife, his son',
    words: [...KIN_OF, ...KIN_OF_WEST, ...OF_COURT],
    gap: /^,? $/,
    score: 0.7,
    accepts: (name, { text }) => isSure(name) || (name.words.length < 4 && endsSmall(text, name.end)),
  },
  {
    name: 'person-relation',
    finds: 'common given names behind a word for a relative, a friend or a colleague in eight languages',
    words: RELATIONS,
    gap: /^,? $/,
    score: 0.6,
    accepts: (name, { text }) => isSure(name) && endsSmall(text, name.end),
  },
  {
    name: 'person-colleague',
    finds: 'two words behind a word for a colleague of somebody: my manager, her assistant',
    words: [...COLLEAGUES_OF, ...KIN_OF_GERMAN],
    gap: /^,? $/,
    score: 0.6,
    accepts: (name, { text }) => isPair(name) && endsSmall(text, name.end),
  },
  {
    name: 'person-kin-title',
    finds:
      'common given names behind a word for a relative with a capital, as families call each other: Uncle, Tante, Oma',
    words: KIN_TITLES,
    gap: /^ $/,
    score: 0.6,
    accepts: (name, { text, word }) =>
      isCapital(text, word) &&
      isKnown(name) &&
      !FAMED_KIN.has(name.words[0] ?? '') &&
      endsSmall(text, name.end),
  },
  {
    name: 'person-copied',
    finds: 'common given names behind abbreviations for whom a message is meant as well: cc, attn, fao',
    words: ['cc', 'attn', 'fao'],
    gap: /^\.? $/,
    score: 0.6,
    accepts: (name, { text }) => isSure(name) && standsApart(text, name.end),
  },
  {
    name: 'person-with-short',
    finds: 'common given names behind the short form of `with` in notes: spoke w/ Nora',
    words: ['w'],
    gap: /^\/ $/,
    score: 0.6,
    accepts: (name, { text }) => isSure(name) && endsSmall(text, name.end),
  },
  {
    name: 'person-profession',
    finds: 'two words behind a profession, where it is written small and they stand apart',
    words: PROFESSIONS,
    gap: /^ $/,
    score: 0.6,
    accepts: (name, { text, word }) =>
      !isCapital(text, word) && (isSure(name) || isPair(name)) && endsSmall(text, name.end),
  },
  {
    name: 'person-made-by',
    finds: 'two words, or a common given name, behind what only people do: directed by, starring',
    words: MADE_BY,
    gap: /^ $/,
    score: 0.6,
    accepts: (name, { text }) => (isSure(name) || isPair(name)) && endsSmall(text, name.end),
  },
  {
    name: 'person-done-by',
    finds: 'common given names behind what people and firms do: written by, approved by',
    words: DONE_BY,
    gap: /^:? $/,
    score: 0.6,
    accepts: (name, { text }) => isSure(name) && endsSmall(text, name.end),
  },
  {
    name: 'person-told-who',
    finds:
      'two words that stand apart, or a common given name, behind what says who somebody is or whose statement a paper is: `their mentor is Xenia Ypsilon`',
    words: WHO_IS,
    gap: /^:? $/,
    score: 0.6,
    accepts: (name, { text }) => isSure(name) || (isPair(name) && standsApart(text, name.end)),
  },
  {
    name: 'person-asked',
    finds: 'the name that answers a question for one: a common given name, or two words that stand apart',
    words: ASKING,
    gap: /^\?[ \n]$/,
    score: 0.7,
    accepts: (name, { text }) => isKnown(name) || (isPair(name) && standsApart(text, name.end)),
  },
  {
    name: 'person-account-holder',
    finds: 'two words that stand apart behind a word for the holder of an account or a card',
    words: ACCOUNT_HOLDERS,
    gap: /^,? $/,
    initials: true,
    score: 0.6,
    accepts: (name, { text }) => name.words.length > 1 && endsSmall(text, name.end),
  },
  {
    name: 'person-surname',
    finds:
      'the one word with a capital behind `surname`, `last name` and the like that ends its sentence or clause',
    words: [
      'surname',
      'last name',
      'family name',
      'maiden name',
      'first name',
      'given name',
      'preferred name',
    ],
    gap: /^ $/,
    score: 0.6,
    accepts: ({ words: [name = '', ...more], end }, { text }) =>
      more.length === 0 && !UNFILLED.has(name.toLowerCase()) && ',.;\n'.includes(text.charAt(end) || ','),
  },
  {
    name: 'person-rank',
    finds:
      'one to three words behind a rank or an office with a capital, where they stand apart: Judge, Officer, Coach',
    words: RANKS,
    gap: /^ $/,
    initials: true,
    score: 0.6,
    accepts: (name, { text, word }) =>
      isCapital(text, word) && name.words.length < 4 && !isOffice(name) && endsSmall(text, name.end),
  },
  {
    name: 'person-dotted-title',
    finds: 'names behind titles that are other words without their dot: Hr., Capt.',
    words: DOTTED_TITLES,
    gap: /^\. $/,
    initials: true,
    score: 0.7,
    accepts: (name, { text, word }) =>
      isTitled(name) && !isShortRank(text, name) && (isCapital(text, word) || isSmallTitle(text, word)),
  },
  {
    name: 'person-greek-title',
    finds: 'names in Greek letters behind the short titles of Greece: κ., κα.',
    words: ['κ', 'κα'],
    gap: /^\. $/,
    score: 0.7,
    accepts: (name) => name.words.every((word) => GREEK.test(word)),
  },
  {
    name: 'person-french-title',
    finds:
      'common given names, a name before a family name in capitals, and two words that stand apart behind a French word or a mark, behind the M. of French letters; two words behind the m. of pedigrees',
    words: ['m'],
    gap: /^\. $/,
    score: 0.6,
    accepts: (name, { text, word }) =>
      isMarried(name, { text, word }) ||
      (isCapital(text, word) &&
        (isSure(name) ||
          (name.words.length === 1 && SHOUTED.test(text.slice(name.end, name.end + 5))) ||
          (isPair(name) && isFrench(text, word) && endsSmall(text, name.end)))),
    ahead: LONGEST_FRENCH,
  },
  {
    name: 'person-plain-title',
    finds: 'names behind titles of South Asia: Shri, Smt',
    words: PLAIN_TITLES,
    gap: /^ $/,
    score: 0.7,
    accepts: (name, { text, word }) => isCapital(text, word) && isTitled(name),
  },
];

/** The `m.` of pedigrees, behind a mark: `b. 3 May 1961, m. Xenia Ypsilon.` */
function isMarried(name: NameRead, { text, word }: Pick<Place, 'text' | 'word'>): boolean {
  return text.slice(Math.max(0, word - 2), word + 1) === ', m' && isPair(name) && standsApart(text, name.end);
}

/** Does a French word or a mark stand before the title? Behind an initial it is another one: `J. M. Coetzee`. */
function isFrench(text: string, word: number): boolean {
  return FRENCH.test(text.slice(Math.max(0, word - LONGEST_FRENCH), word));
}

/** Is it an office, a ware or a place that is called by the rank? */
function isOffice({ words: [first = '', ...more] }: NameRead): boolean {
  if (more.length > 0 && first.endsWith('.')) return false;
  return first.length < 3 || OFFICES.has(first.toLowerCase());
}

function isPair({ words }: NameRead): boolean {
  return words.length > 1 && words.length < 5;
}

/** `Lt. Gen. Winfield`: another rank that is cut short. */
function isShortRank(text: string, { words, end }: NameRead): boolean {
  return (
    words.length === 1 &&
    text.charAt(end) === '.' &&
    /^(?:Gen|Col|Cmdr|Cdr|Gov|Maj|Sgt|Insp|Supt|Lt|Capt|Const|Cpl)$/.test(words[0] ?? '')
  );
}

function isTitled(name: NameRead): boolean {
  return name.words.some((word) => word.length > 2);
}

/** Is it a title that is written small as often, and no unit behind a number: `mw. Jansen`? */
function isSmallTitle(text: string, word: number): boolean {
  const [title = ''] = text.slice(word, word + 4).split('.', 1);
  return SMALL_TITLES.has(title) && !isBehindNumber(text, word);
}

/** Does the sentence go on small behind the name, or end? */
function endsSmall(text: string, end: number): boolean {
  if (standsApart(text, end)) return true;
  const next = text.charAt(end) === ' ' ? text.charAt(end + 1) : '';
  return next !== '' && next === next.toLowerCase() && next !== next.toUpperCase();
}
