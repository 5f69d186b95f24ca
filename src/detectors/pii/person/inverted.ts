/** Names as records write them, behind a field: `DOE, Margaret`, `DOE/MARGARET MS`, and in capitals alone. */
import type { Hit } from '../../../core/finding.ts';
import { joinsPhraseWord, joinsWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { spellings } from '../../spellings.ts';
import { MORE } from '../../sweep.ts';
import { isCapital } from './evidence.ts';
import { LONGEST_NOTE, noteBefore, noteEnd } from './field-note.ts';
import { fieldTriggers } from './field-triggers.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { beginsWithCapital } from './names.ts';
import { OTHERS, THINGS, UNFILLED } from './other-words.ts';
import { ROLE_FIELDS, ROLE_HOLDERS } from './role-words.ts';
import { isFamilyToo } from './thing-families.ts';
import { FIELDS, HOLDERS, LOOSE_FIELDS, PART_FIELDS } from './words.ts';

const LONGEST = 64;
/** Characters between a field and the name. */
const MOST_BETWEEN = 48;
const BETWEEN = /^(?: ?\((?:L,F)\))?["']? {0,3}(?:[:=|>#.\t]|[.·_]{2,32}:?)? {0,9}["']?$/i;
const PART = "\\p{Lu}(?:\\p{L}|['’-](?=\\p{L}))*";
const SMALL = '(?:de|van|von|der|den|del|della|di|da|dos|la|el|al|bin|ibn) ';
const SHOUT = "\\p{Lu}+(?:['’-]\\p{Lu}+)*";
const GIVEN = "\\p{Lu}(?:\\p{Ll}+(?:['’-]\\p{Lu}?\\p{Ll}+)*|\\.)";
/** `DOE, MARGARET A.`; `DOE/MARGARET`; what follows in capitals may be the name of the next field. */
const INVERTED_SHOUTED = new RegExp(
  `^${SHOUT}(?: ${SHOUT}){0,2}(?:, ?| ?/ ?)(?!(?:DOB|SSN|MRN|SEX|AGE|ID|TEL)\\b)${SHOUT}(?: \\p{Lu}\\.?(?!\\p{L}))?(?![\\p{L}\\p{N}@])`,
  'u',
);
/** `Doe-Smith, Margaret`; `VAN DER BERG, Jan`. */
const INVERTED_PLAIN = new RegExp(
  `^${PART}(?: (?:${SMALL})?${PART}){0,2}, ?(?!(?:La|Le|Les|Los|Las|The|Villa|Haus|Hof) )${GIVEN}(?: ${GIVEN}){0,2}(?![\\p{L}\\p{N}@])`,
  'u',
);
/** What stands behind such a name: the end of it, or what identifies its owner. */
const BEHIND_BARE = /^(?:, ?(?!\p{Lu}\p{Ll})|[;:.)\n]| \(|$)/u;
/** The number of a house. */
const NUMBERED = /^\.? \d/;
/** `DOE Margaret`, `DOE-SMITH Margaret A.`, as forms in France have it. */
const FAMILY_SHOUTED = new RegExp(
  `^\\p{Lu}${SHOUT}(?: ${SHOUT}){0,2} ${GIVEN}(?: ${GIVEN}){0,2}(?![\\p{L}\\p{N}@])`,
  'u',
);
/** `M R DOE`, as on cards. */
const SHOUTED_INITIALS = /^(?:\p{Lu}\.? ){1,3}\p{Lu}{3,}(?:['’-]\p{Lu}+)?(?![\p{L}\p{N}@:])/u;
/** `MARGARET A. DOE`. */
const CAPITALS =
  /^\p{Lu}{2,}(?:['’-]\p{Lu}+)?(?: \p{Lu}\.?)?(?: \p{Lu}{2,}(?:['’-]\p{Lu}+)?){1,3}(?![\p{L}\p{N}@:])/u;
/** Nothing but a name has a lone letter between its words. */
const WITH_INITIAL = /\p{L}{2} \p{Lu}\.? \p{L}{2}/u;
/** `HOLLOWAY`, `GARCIA PEREZ`. */
const PART_IN_CAPITALS = new RegExp(`^\\p{Lu}{2}${SHOUT}(?: ${SHOUT}){0,2}(?![\\p{L}\\p{N}@:])`, 'u');
const TITLE_BEHIND = / (?:MRS?|MS|MISS|DR|MSTR)\.?$/i;

/** Fields for nothing but the name of a person. */
const ROLES = ['pt', 'pax', 'resident', 'defendant', 'plaintiff', 'subscriber', 'decedent'];
const partFields: ReadonlySet<string> = new Set(PART_FIELDS.flatMap(spelled));
const strict = [...FIELDS, ...PART_FIELDS, ...ROLE_FIELDS, ...ROLES].flatMap(spelled);
/** Those in which a name in capitals is one, whatever it is. */
const roleFields: ReadonlySet<string> = new Set(ROLE_FIELDS.flatMap(spelled));
const strictFields: ReadonlySet<string> = new Set(strict);
/** Those that need no mark before a name with a common given name in it. */
const bareFields: ReadonlySet<string> = new Set([...ROLE_HOLDERS, ...HOLDERS, 'member'].flatMap(spelled));
const fields: ReadonlySet<string> = new Set([...strict, ...LOOSE_FIELDS.flatMap(spelled), ...bareFields]);
const bareOrPart: ReadonlySet<string> = new Set([...bareFields, ...partFields]);
const longestField = Math.max(...[...fields].map(({ length }) => length));

export const inverted: Rule = {
  name: 'person-inverted-field',
  type: 'PERSON',
  finds: 'names with the family name first and a comma behind it, or in capitals, in a field for a name',
  source: 'forms and records as people fill them in',
  lookback: LONGEST,
  context: longestField + LONGEST_NOTE + MOST_BETWEEN + 2,
  triggers: [...fields].flatMap((word) =>
    fieldTriggers(word, bareOrPart.has(word) ? nameBehind : nameBehindMark),
  ),
  match({ text, final }, at) {
    const field = beginsWithCapital(text, at) ? fieldOf(text, at) : undefined;
    if (field === undefined) return undefined;
    if (!final && text.length - at < LONGEST) return MORE;
    const slice = text.slice(at, at + LONGEST);
    const { word, strict } = field;
    const between = text.slice(Math.max(0, at - MOST_BETWEEN), at);
    const marked = isMarked(between);
    if (!marked && LINED_UP.test(between)) return hitOf(at, partIn(slice, word));
    return hitOf(at, (marked ? partIn(slice, word) : undefined) ?? nameIn(slice, { word, strict, marked }));
  },
};

/** Blanks that line a value up behind its field. */
const LINED_UP = /[^ ](?: {2,}|\t)$/;

/** The field that a name stands in, and whether it is for nothing but the name of a person. */
interface Field {
  readonly word: string;
  readonly strict: boolean;
}

/** The part of a name that fills a field for one, in capitals. */
function partIn(slice: string, field: string): string | undefined {
  const part = partFields.has(field) ? PART_IN_CAPITALS.exec(slice)?.[0] : undefined;
  return fills(slice, part) ? part : undefined;
}

/** The name that a field is filled with. */
function nameIn(
  slice: string,
  { word, strict, marked }: Field & { readonly marked: boolean },
): string | undefined {
  const order = marked ? (INVERTED_SHOUTED.exec(slice)?.[0] ?? plainOrder(slice)) : bareOrder(slice);
  const shouted = order === undefined ? CAPITALS.exec(slice)?.[0] : undefined;
  const name = (order ?? shouted)?.replace(TITLE_BEHIND, '');
  if (holdsGiven(name)) return name;
  if (!marked) return undefined;
  if (!strict) return familyFirst(slice, false);
  if (order !== undefined || isShouted(word, slice, shouted)) return name;
  return familyFirst(slice, true) ?? initialsIn(slice);
}

/** Does a name in capitals fill a field for a role, or hold an initial? */
function isShouted(word: string, slice: string, name: string | undefined): boolean {
  return (roleFields.has(word) || WITH_INITIAL.test(name ?? '')) && fills(slice, name);
}

/** `Doe-Smith, Margaret`, but for a name before a street and its number: `Ada Byron, Storgatan 7`. */
function plainOrder(slice: string): string | undefined {
  const order = INVERTED_PLAIN.exec(slice)?.[0];
  if (order === undefined || !NUMBERED.test(slice.slice(order.length))) return order;
  return isGiven(
    order
      .slice(order.indexOf(',') + 1)
      .trim()
      .split(/[ -]/, 1)[0] ?? '',
  )
    ? order
    : undefined;
}

/** The same behind nothing but a blank: a given name behind a family name that is none, and nobody else behind it: `Patientin Byron, Ada, geb.` */
function bareOrder(slice: string): string | undefined {
  const order = plainOrder(slice);
  const [family = '', given = ''] = order?.split(/, ?/) ?? [];
  if (
    order === undefined ||
    isGiven(family.split(/[ -]/, 1)[0] ?? '') ||
    !isGiven(given.split(/[ -]/, 1)[0] ?? '')
  )
    return undefined;
  return BEHIND_BARE.test(slice.slice(order.length)) ? order : undefined;
}

/** The family name in capitals before the given one: a common one, but in a field for nothing else. */
function familyFirst(slice: string, strict: boolean): string | undefined {
  const name = FAMILY_SHOUTED.exec(slice)?.[0];
  if (name === undefined) return undefined;
  const isKnown = name.split(' ').some((word) => GIVEN_NAMES.has(word.split('-', 1)[0] ?? ''));
  return isKnown || (strict && fills(slice, name)) ? name : undefined;
}

function initialsIn(slice: string): string | undefined {
  const name = SHOUTED_INITIALS.exec(slice)?.[0];
  return fills(slice, name) ? name : undefined;
}

function hitOf(start: number, name: string | undefined): Hit | undefined {
  if (name === undefined || name.length < 4) return undefined;
  const words = name
    .toLowerCase()
    .split(/[ ,/.]+/)
    .filter((word) => word.length > 2);
  if (
    words.some((word) => (THINGS.has(word) && !isFamilyToo(word)) || OTHERS.has(word) || UNFILLED.has(word))
  )
    return undefined;
  return { type: 'PERSON', start, end: start + name.length, score: 0.7 };
}

/** In capitals it fills its field, as far as the line or the quotes go. */
function fills(slice: string, name: string | undefined): boolean {
  return name !== undefined && /^(?:["'<;|]|,["'\n ]| *(?:\r?\n|$))/.test(slice.slice(name.length));
}

/** Does more than a blank part the field from what stands in it? */
function isMarked(between: string): boolean {
  return /[:=|>]|[.·_]{2}/.test(between);
}

function spelled(word: string): readonly string[] {
  return spellings(word).map((spelling) => spelling.toLowerCase());
}

function holdsGiven(name = ''): boolean {
  return name.split(/[ ,/-]+/).some(isGiven);
}

function isGiven(word: string): boolean {
  return GIVEN_NAMES.has(word.charAt(0) + word.slice(1).toLowerCase());
}

/** Where the value behind a field begins: -1 for none, the length of the text when it has not come. */
function nameBehind(text: string, end: number): number {
  const begin = noteEnd(text, end);
  let at = begin;
  while (at < text.length && at - begin < MOST_BETWEEN && !joinsWord(text.charCodeAt(at))) at++;
  if (at === text.length) return at;
  return isCapital(text, at) && BETWEEN.test(text.slice(begin, at)) ? at : -1;
}

/** The same behind a field that needs a mark before the name. */
function nameBehindMark(text: string, end: number): number {
  const at = nameBehind(text, end);
  return at < 0 || at === text.length || isMarked(text.slice(end, at)) ? at : -1;
}

/** The fields that may stand before what parts one from its value. */
function knownBehind(between: string): ReadonlySet<string> | undefined {
  if (isMarked(between)) return fields;
  if (/^ ?[ \n]$/.test(between)) return between === '  ' ? bareOrPart : bareFields;
  return /^(?: {2,}|\t)$/.test(between) ? partFields : undefined;
}

/** The field that a name would stand in that begins here. */
function fieldOf(text: string, at: number): Field | undefined {
  let last = at;
  while (last > 0 && at - last < MOST_BETWEEN && !joinsWord(text.charCodeAt(last - 1))) last--;
  const { field: end, gap, order } = noteBefore(text, last);
  const between = text.slice(gap, at);
  if (!BETWEEN.test(between)) return undefined;
  const known = knownBehind(between);
  if (known === undefined) return undefined;
  const before = text.slice(Math.max(0, end - longestField), end).toLowerCase();
  for (let from = 0; from < before.length - 1; from++) {
    const begin = end - before.length + from;
    const stands = begin === 0 || !joinsPhraseWord(text.charCodeAt(begin - 1));
    const word = before.slice(from);
    if (stands && known.has(word)) return { word, strict: order || strictFields.has(word) };
  }
  return undefined;
}
