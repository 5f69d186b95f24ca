/** Names of people, as far as rules can tell them: behind a title, an introduction or a label, or with a common given name. */
import type { Hit } from '../../../core/finding.ts';
import { joinsPhraseWord, joinsWord } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { spellings } from '../../spellings.ts';
import { MORE } from '../../sweep.ts';
import { BEFORE_REACH, isSomebody } from './alone.ts';
import { ANNOUNCED, type Announced } from './announced.ts';
import { beforeAct } from './before-act.ts';
import { beforeIdentity } from './before-identity.ts';
import { besideMail } from './beside.ts';
import { besideId } from './beside-id.ts';
import { besideMailCells } from './beside-mail-cells.ts';
import { besideMailMarkup } from './beside-mail-markup.ts';
import { besideNumber } from './beside-number.ts';
import { CAPITALS_REACH, capitalsAt } from './capitals.ts';
import { CONTACT_REACH, isCapital } from './evidence.ts';
import { familyFirst } from './family-first.ts';
import { familyName, familyNameFirst } from './family-name.ts';
import { LONGEST_NOTE, noteBefore, noteEnd } from './field-note.ts';
import { fieldTriggers } from './field-triggers.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { greetedSecond } from './greeted-second.ts';
import { inverted } from './inverted.ts';
import { invertedCapitals } from './inverted-capitals.ts';
import { invertedMail } from './inverted-mail.ts';
import { FORM_REACH, isOfFirm } from './legal-form.ts';
import { LETTER_ALONE } from './letter-alone.ts';
import { AS_PARTED, tagsEnd, tagsStart } from './markup-gap.ts';
import {
  beginsWithCapital,
  isKnown,
  LONGEST_INITIALS,
  LONGEST_NAME,
  type NameRead,
  readName,
  readPerson,
} from './names.ts';
import { FIRMS } from './other-words.ts';
import { partBeside } from './part-beside.ts';
import { partSmall } from './part-small.ts';
import { party } from './party.ts';
import { passenger } from './passenger.ts';
import { presentList } from './present-list.ts';
import { records } from './records.ts';
import { ROLES } from './roles.ts';
import { SHOUTED_REACH, shoutedFamilyEnd } from './shouted-family.ts';
import { signature } from './signature.ts';
import { signedLine } from './signed-line.ts';
import { small } from './small.ts';
import { speaker } from './speaker.ts';
import { SPOKEN_OF } from './spoken-of.ts';
import { isCalledAfter, THING_REACH } from './thing-before.ts';
import { withThing } from './thing-families.ts';
import { titledCapitals } from './titled-capitals.ts';
import { titledSmall } from './titled-small.ts';
import { uncased } from './uncased.ts';
import { WITH_INITIALS } from './with-initials.ts';

const LOOKBACK = LONGEST_INITIALS + LONGEST_NAME + Math.max(CONTACT_REACH, SHOUTED_REACH + FORM_REACH);
/** Characters between what announces a name and the name. */
const GAP = 44;
/** A given name of two syllables, the second with a small letter. */
const WITH_DASH = /^\p{Lu}\p{Ll}{1,5}-\p{Ll}{2}/u;
const LONGEST_DASHED = 10;
const given: Rule = {
  name: 'person-given-name',
  type: 'PERSON',
  finds:
    'a common given name and one to four names behind it; alone where somebody does, owns or says something',
  source: 'common given names, a list of our own; names that are other words too are left out',
  lookback: LOOKBACK,
  context: Math.max(THING_REACH, BEFORE_REACH, CAPITALS_REACH) + 2,
  triggers: [...GIVEN_NAMES].map(
    (name): Trigger => ({ kind: 'prefix', literal: name.toLowerCase(), stands: 'whole' }),
  ),
  match: ({ text, final }, start) => {
    if (isCapital(text, start + 1)) return capitalsAt(text, start, final);
    if (isInsideName(text, start)) return undefined;
    return hitOf(text, start, {
      final,
      score: 0.6,
      // Of Korean names the family name is a word as well: `Min-jun Park`.
      ...(WITH_DASH.test(text.slice(start, start + LONGEST_DASHED)) ? { things: true } : {}),
      accepts: (name) =>
        isKnown(name) && (name.words.length > 1 || isSomebody(text, start, { ...name, final })),
    });
  },
};

export const persons: readonly Rule[] = [
  uncased,
  inverted,
  passenger,
  invertedCapitals,
  titledCapitals,
  titledSmall,
  ...records,
  ...[...ANNOUNCED, ...ROLES, ...WITH_INITIALS, ...SPOKEN_OF, ...LETTER_ALONE].map(announcedRule),
  presentList,
  greetedSecond,
  partBeside,
  partSmall,
  signedLine,
  signature,
  speaker,
  besideId,
  beforeIdentity,
  beforeAct,
  besideMail,
  invertedMail,
  besideMailCells,
  besideMailMarkup,
  party,
  besideNumber,
  small,
  given,
  familyName,
  familyNameFirst,
  familyFirst,
];

function announcedRule(one: Announced): Rule {
  // The longest first: `kind regards` is asked before `regards`.
  const words = one.words
    .flatMap(spellings)
    .map((word) => word.toLowerCase())
    .toSorted((word, other) => other.length - word.length);
  const longest = Math.max(...words.map(({ length }) => length));
  const byEnd = Map.groupBy(words, (word) => word.charCodeAt(word.length - 1));
  return {
    name: one.name,
    type: 'PERSON',
    finds: one.finds,
    source: 'usage; the words are a list of our own',
    lookback: LOOKBACK,
    context: longest + LONGEST_NOTE + GAP + (one.ahead ?? 5),
    triggers: words.flatMap((word) => fieldTriggers(word, (text, end) => nameBehind(text, end, one.gap))),
    match({ text, final }, start) {
      const word = announcementOf(text, start, { byEnd, longest, gap: one.gap });
      if (word < 0) return undefined;
      const accepts = (name: NameRead) => one.accepts(name, { text, word, final });
      return hitOf(text, start, { ...one, final, accepts });
    },
  };
}

/** Where the name behind an announcement begins: -1 for none, the length of the text when it has not come. */
function nameBehind(text: string, end: number, gap: RegExp): number {
  const begin = noteEnd(text, end);
  const tags = tagsEnd(text, begin);
  if (tags > begin) return tags === text.length || (isCapital(text, tags) && gap.test(AS_PARTED)) ? tags : -1;
  let at = begin;
  while (at < text.length && at - begin < GAP && !joinsWord(text.charCodeAt(at))) at++;
  if (at === text.length) return at;
  return isCapital(text, at) && gap.test(text.slice(begin, at)) ? at : -1;
}

/** Words that announce names, and what stands between them and the name. */
interface Announcing {
  /** By the last unit of the word. */
  readonly byEnd: ReadonlyMap<number, readonly string[]>;
  readonly longest: number;
  readonly gap: RegExp;
}

/** Where what announces a name here begins, -1 for none. */
function announcementOf(text: string, start: number, { byEnd, longest, gap }: Announcing): number {
  if (!beginsWithCapital(text, start)) return -1;
  const tags = tagsStart(text, start);
  const word = tags < start ? tags : gapStart(text, start);
  if (word === start) return -1;
  const { field: end, gap: from } = noteBefore(text, word);
  if (!gap.test(tags < start ? AS_PARTED : text.slice(from, start))) return -1;
  const before = text.slice(Math.max(0, end - longest), end).toLowerCase();
  for (const one of byEnd.get(before.charCodeAt(before.length - 1)) ?? []) {
    const begin = end - one.length;
    if (before.endsWith(one) && (begin === 0 || !joinsPhraseWord(text.charCodeAt(begin - 1)))) return begin;
  }
  return -1;
}

/** Where the marks and blanks before a name begin. */
function gapStart(text: string, start: number): number {
  let word = start;
  while (word > 0 && start - word < GAP && !joinsWord(text.charCodeAt(word - 1))) word--;
  return word;
}

interface Wanted {
  readonly final: boolean;
  readonly score: number;
  readonly initials?: boolean;
  readonly things?: boolean;
  accepts(name: NameRead): boolean | typeof MORE;
}

function hitOf(text: string, start: number, wanted: Wanted): Hit | undefined | typeof MORE {
  if (!beginsWithCapital(text, start)) return undefined;
  const { final, score, accepts } = wanted;
  const name = nameAt(text, start, wanted);
  if (name.open && !final) return MORE;
  if (name.words.length === 0 || name.isThing || isFirm(name)) return undefined;

  const accepted = accepts(name);
  if (accepted === false) return undefined;
  const end = shoutedFamilyEnd(text, name.end, final);
  if (accepted === MORE || end === 'open') return MORE;
  const ofFirm = isOfFirm(text, { start, end, last: name.words.at(-1) ?? '' }, final);
  if (ofFirm === MORE) return MORE;
  return !ofFirm ? { type: 'PERSON', start, end, score } : undefined;
}

/** The name that begins here, in the ways that are wanted. */
function nameAt(text: string, start: number, { initials, things }: Wanted): NameRead {
  const name = initials === true ? readPerson(text, start) : readName(text, start);
  return things === true ? (withThing(text, start, name) ?? name) : name;
}

/** Is it a firm that is called like somebody? */
function isFirm({ words }: NameRead): boolean {
  return words.length > 1 && FIRMS.has(`${words[0]} ${words[1]}`.toLowerCase());
}

/** Is this given name the middle of something longer: a place, a path, a word with a dash? */
function isInsideName(text: string, start: number): boolean {
  const before = start > 0 ? text.charAt(start - 1) : ' ';
  if (before === "'" && start > 1 && joinsWord(text.charCodeAt(start - 2))) return true;
  if ('-./\\@#_'.includes(before)) return true;
  return isCalledAfter(text, start);
}
