/** Names of people, as far as rules can tell them: behind a title, an introduction or a label, or with a common given name. */
import type { Hit } from '../../../core/finding.ts';
import { joinsPhraseWord, joinsWord } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { fold } from '../../fold.ts';
import { MORE } from '../../sweep.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { LONGEST_NAME, type NameRead, readName } from './names.ts';
import { FIELDS, HOLDERS, INTRODUCTIONS, LOOSE_FIELDS, TITLES } from './words.ts';

const LOOKBACK = LONGEST_NAME + 2;
/** Characters between what announces a name and the name. */
const GAP = 6;
/** Before a given name, these make a place or a saint of it. */
const PLACE_BEFORE =
  /(?:^|[^\p{L}])(?:San|Santa|Santo|Sao|St|Saint|Sankt|Fort|Port|Mount|Lake|Los|Las|El)\.? $/u;

/** How an announcement is bound to a name, and what the name has to be. */
interface Announced extends Pick<Rule, 'name' | 'finds'> {
  readonly words: readonly string[];
  readonly gap: RegExp;
  readonly score: number;
  accepts(name: NameRead): boolean;
}

const isKnown = (name: NameRead) => GIVEN_NAMES.has(firstOf(name));

/** A colon or the like, in quotes or not. */
const FIELD_GAP = /^["']? ?[:=>|] ?["']?$/;

const ANNOUNCED: readonly Announced[] = [
  {
    name: 'person-titled',
    finds: 'names behind a title in one of nine languages',
    words: TITLES,
    gap: /^\.? $/,
    score: 0.8,
    accepts: () => true,
  },
  {
    name: 'person-introduced',
    finds: 'names behind words of introduction in nine languages: two words, or a common given name',
    words: INTRODUCTIONS,
    gap: /^:? $/,
    score: 0.8,
    accepts: (name) => isKnown(name) || name.words.length > 1,
  },
  {
    name: 'person-field',
    finds: 'names in a field for the name of a person: two words, or a common given name',
    words: FIELDS,
    gap: FIELD_GAP,
    score: 0.7,
    accepts: (name) => isKnown(name) || (name.words.length > 1 && name.words.length < 5),
  },
  {
    name: 'person-loose-field',
    finds: 'common given names in fields for the name of anything',
    words: LOOSE_FIELDS,
    gap: FIELD_GAP,
    score: 0.7,
    accepts: isKnown,
  },
  {
    name: 'person-holder',
    finds: 'names behind a word for a customer, a patient or the like, and in greetings',
    words: HOLDERS,
    gap: /^,?[ \n]$/,
    score: 0.6,
    accepts: (name) => isKnown(name) || isFull(name),
  },
];

const given: Rule = {
  name: 'person-given-name',
  type: 'PERSON',
  finds: 'a common given name of nine groups of languages and one to four names behind it',
  source: 'common given names, a list of our own; names that are other words too are left out',
  lookback: LOOKBACK,
  context: 12,
  triggers: [...GIVEN_NAMES].map(
    (name): Trigger => ({ kind: 'prefix', literal: name.toLowerCase(), stands: 'whole' }),
  ),
  match: ({ text, final }, start) =>
    isInsideName(text, start)
      ? undefined
      : hitOf(text, start, { final, score: 0.6, accepts: isFullAndKnown }),
};

const announced: readonly Rule[] = ANNOUNCED.map(announcedRule);

export const persons: readonly Rule[] = [...announced, given];

function announcedRule(one: Announced): Rule {
  const words = one.words.map((word) => fold(word).text.toLowerCase());
  const longest = Math.max(...words.map(({ length }) => length));
  return {
    name: one.name,
    type: 'PERSON',
    finds: one.finds,
    source: 'usage; the words are a list of our own',
    lookback: LOOKBACK,
    context: longest + GAP + 2,
    triggers: words.map(
      (literal): Trigger => ({
        kind: 'before',
        literal,
        stands: 'whole',
        start: (text, end) => nameBehind(text, end - literal.length, { end, gap: one.gap }),
      }),
    ),
    match({ text, final }, start) {
      if (!isAnnounced(text, start, { words, gap: one.gap })) return undefined;
      return hitOf(text, start, { final, score: one.score, accepts: one.accepts });
    },
  };
}

/** Where the name behind an announcement begins: -1 for none, the length of the text when it has not come. */
function nameBehind(
  text: string,
  start: number,
  { end, gap }: { readonly end: number; readonly gap: RegExp },
): number {
  if (start > 0 && joinsPhraseWord(text.charCodeAt(start - 1))) return -1;
  let at = end;
  while (at < text.length && at - end < GAP && !joinsWord(text.charCodeAt(at))) at++;
  if (at === text.length) return at;
  return gap.test(text.slice(end, at)) ? at : -1;
}

function isAnnounced(
  text: string,
  start: number,
  { words, gap }: { readonly words: readonly string[]; readonly gap: RegExp },
): boolean {
  if (!beginsWithCapital(text, start)) return false;
  let end = start;
  while (end > 0 && start - end < GAP && !joinsWord(text.charCodeAt(end - 1))) end--;
  if (end === start || !gap.test(text.slice(end, start))) return false;
  const before = text.slice(Math.max(0, end - 24), end).toLowerCase();
  return words.some(
    (word) =>
      before.endsWith(word) &&
      (end === word.length || !joinsPhraseWord(text.charCodeAt(end - word.length - 1))),
  );
}

interface Wanted {
  readonly final: boolean;
  readonly score: number;
  accepts(name: NameRead): boolean;
}

function hitOf(
  text: string,
  start: number,
  { final, score, accepts }: Wanted,
): Hit | undefined | typeof MORE {
  if (!beginsWithCapital(text, start)) return undefined;
  const name = readName(text, start);
  if (name.open && !final) return MORE;
  if (name.words.length === 0 || name.isThing || !accepts(name)) return undefined;
  return { type: 'PERSON', start, end: name.end, score };
}

function isFull(name: NameRead): boolean {
  return name.words.length > 1 && name.words.every((word) => !word.endsWith('s') || word.length > 4);
}

function isFullAndKnown(name: NameRead): boolean {
  return name.words.length > 1 && isKnown(name);
}

function firstOf({ words: [first = ''] }: NameRead): string {
  const [name = ''] = first.split('-');
  return name;
}

function beginsWithCapital(text: string, at: number): boolean {
  const letter = text.charAt(at);
  if (letter === letter.toLowerCase()) return false;
  return at === 0 || !joinsWord(text.charCodeAt(at - 1));
}

/** Is this given name the middle of something longer: a place, a path, a word with a dash? */
function isInsideName(text: string, start: number): boolean {
  const before = start > 0 ? text.charAt(start - 1) : ' ';
  if ("-'./\\@#_".includes(before)) return true;
  return PLACE_BEFORE.test(text.slice(Math.max(0, start - 8), start));
}
