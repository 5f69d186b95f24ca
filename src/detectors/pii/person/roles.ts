/** Names behind roles of people and around letters, in the languages of forms and mails. */
import { type Announced, FIELD_GAP, type Place } from './announced.ts';
import { isCapital, isInHeading, standsApart } from './evidence.ts';
import { CLOSINGS, OPENINGS } from './letter-words.ts';
import { isKnown, isSure, type NameRead } from './names.ts';
import { LISTS_OF_PEOPLE, PRESENT, ROLE_FIELDS, ROLE_HOLDERS, THE_ROLES } from './role-words.ts';
import { CAPITAL_TITLES, SHORT_TITLES, TITLES } from './words.ts';

/** Behind the name of who signs. */
const KISSES = /^ x{1,3}(?:[\n\r.]|$)/i;
const LONGEST_KISSES = 5;
/** What somebody is, as reports of police have it: `W/F`. */
const SEX = /^ [A-Z]\/[MF](?:[ ,]|$)/;
/** Marks that end a name in a list of people. */
const LISTED = ',;(&/\n';

/** Behind a title the name begins. */
const titles: ReadonlySet<string> = new Set([...SHORT_TITLES, ...TITLES, ...CAPITAL_TITLES]);

export const ROLES: readonly Announced[] = [
  {
    name: 'person-role-field',
    finds:
      'names in fields for a role of a person in some thirty languages: two words, or a common given name',
    words: ROLE_FIELDS,
    gap: FIELD_GAP,
    initials: true,
    things: true,
    score: 0.7,
    accepts: (name, place) => isSure(name) || (isFull(name) && endsField(name, place)),
  },
  {
    name: 'person-role-holder',
    finds: 'two words that stand apart, or a common given name, directly behind a role of a person',
    words: ROLE_HOLDERS,
    gap: /^,?[ \n]$/,
    things: true,
    score: 0.6,
    accepts: (name, { text, word }) =>
      isSure(name) || (isFull(name) && isApart(text, name.end) && !isInHeading(text, word)),
  },
  {
    name: 'person-present',
    finds: 'the first name of a list of those who were there, before the mark that parts it from the next',
    words: [...PRESENT, ...LISTS_OF_PEOPLE],
    gap: FIELD_GAP,
    initials: true,
    things: true,
    score: 0.6,
    accepts: (name, { text }) => isSure(name) || (isFull(name) && isListed(text, name.end)),
  },
  {
    name: 'person-opening',
    finds: 'names at the beginning of letters in some twenty languages, before the mark that ends it',
    words: OPENINGS,
    gap: /^,? $/,
    things: true,
    score: 0.6,
    accepts: (name, place) =>
      isSure(name) || (isFull(name) && isOpening(name, place) && isCapital(place.text, place.word)),
  },
  {
    name: 'person-closing',
    finds: 'names at the end of letters in some twenty languages, on a line of their own or behind a comma',
    words: CLOSINGS,
    gap: /^[,.!]?(?: ?\r?\n(?:\r?\n)?(?:-{1,2} ?)?|(?<=,) )$/,
    things: true,
    score: 0.6,
    accepts: (name, place) =>
      isCapital(place.text, place.word) && endsLine(name, place) && (isKnown(name) || isFull(name)),
  },
  {
    name: 'person-the-role',
    finds:
      'two words, or a common given name, between two commas or in brackets behind a role with its article: `the executor, Xenia Ypsilon, is`',
    words: THE_ROLES,
    gap: /^(?:, | \()$/,
    score: 0.6,
    accepts: (name, { text }) =>
      (isSure(name) || isFull(name)) && ',).;'.includes(text.charAt(name.end) || '.'),
  },
  {
    name: 'person-care-of',
    finds:
      'two words that stand apart, or a common given name, behind an abbreviation for whom something is meant, or whose child somebody is',
    words: [
      't.n.v',
      't.a.v',
      'z.hd',
      'z. hd',
      'c/o',
      'gez',
      'i.a',
      'i. a',
      'i.v',
      'i. v',
      'im auftrag',
      'l.s',
      's/o',
      'd/o',
      'w/o',
      ...'son of, daughter of, widow of, widower of, spouse of, fils de, fille de, veuve de, epouse de, hijo de, hija de, viuda de'.split(
        ', ',
      ),
      ...'figlio di, figlia di, vedova di, filho de, filha de, viuva de, sohn von, tochter von, witwe von, zoon van, dochter van'.split(
        ', ',
      ),
      'for the attention of',
      'for attention of',
    ],
    gap: /^\.?:? $/,
    initials: true,
    score: 0.6,
    accepts: (name, { text }) => isSure(name) || (isFull(name) && standsApart(text, name.end)),
  },
];

/** Does a mark that parts names in a list follow, or what somebody is, in brackets? */
function isListed(text: string, end: number): boolean {
  return LISTED.includes(text.charAt(end)) || text.startsWith(' (', end) || text.startsWith(' & ', end);
}

/** Two words or more, of which one is no initial. */
function isFull({ words }: NameRead): boolean {
  if (titles.has((words[0] ?? '').toLowerCase())) return false;
  return words.length > 1 && words.length < 5 && words.some((word) => word.length > 2);
}

/** The field holds nothing else on its line, and is no header beside another one. */
function endsField({ end }: NameRead, { text, word }: Place): boolean {
  if (text.slice(word, end).includes('|')) return false;
  return (
    end >= text.length ||
    ',;|\n\r"\'<()[]/.\t'.includes(text.charAt(end)) ||
    standsApart(text, end) ||
    SEX.test(text.slice(end, end + 5))
  );
}

/** The same in a row of cells. */
function isApart(text: string, end: number): boolean {
  return standsApart(text, end) || text.startsWith(' |', end);
}

function isOpening({ end }: NameRead, { text }: Place): boolean {
  return end < text.length && ',!:\n'.includes(text.charAt(end));
}

/** Nothing follows on the line but a comma and what the signer is, or kisses. */
function endsLine({ end }: NameRead, { text }: Place): boolean {
  return (
    end >= text.length ||
    ',\n\r.'.includes(text.charAt(end)) ||
    KISSES.test(text.slice(end, end + LONGEST_KISSES))
  );
}
