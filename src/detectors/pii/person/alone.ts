/** A given name that stands alone: what people do, own or say around it tells that it is the name of somebody. */
import { joinsWord } from '../../characters.ts';
import { MORE } from '../../sweep.ts';
import { isAmongNames, isAskedOf, isBesideNames, mayBeBeside } from './alone-beside.ts';
import { isShortState, isTasked, isTimed } from './alone-notes.ts';
import { beginsLine, isHead, speaks } from './alone-speaking.ts';
import {
  ACTS,
  ADDRESSED,
  ADVERBS,
  ARTICLES,
  ASKING,
  AUXILIARIES,
  AWAITING,
  BEING,
  BELONGINGS,
  CALLING,
  CITIES,
  DEPARTMENTS,
  DONE,
  HANDED,
  HANDED_WHAT,
  KINDS,
  NAMED,
  NOT_ALONE,
  OF,
  OWNED,
  OWNERS,
  PEOPLE,
  QUESTIONS,
  REACHED,
  REACHING,
  SAID,
  SPEAKS_TO,
  STATES,
  TO,
  WHOM,
} from './alone-words.ts';
import { beginsSentence } from './evidence.ts';
import { isOfThree } from './firm-of-three.ts';
import type { NameRead } from './names.ts';

/** Characters before the name that are looked at. */
export const BEFORE_REACH = 48;
/** Characters behind it. */
export const BEHIND_REACH = 48;
/** Behind these a name is part of something else: a path, a call, an address. */
const JOINING = '-/@_\\(#$=&+';

/** Characters of a number beside a name, and of what stands between. */
const NUMBER_REACH = 26;
/** No date, and digits enough for the number of a person: `955-94-7023 (Camila)`, `Ishaan 3091-8842-7650`. */
const NUMBER_BEFORE = /(?:\d[ -]?){8}\d \($/;
const NUMBER_BEHIND = /^ (?!(?:19|20)\d\d[ -]?\d\d[ -]?\d\d)(?:\d[ -]?){8}\d/;
const MAY_BE_NUMBER = /^ [\d -]*$/;

/** What is said to somebody, before a comma and the name that ends the sentence: `Thanks for waiting, Nora.` */
const THANKED =
  /(?:^|[\n.!?:>"] ?)(?:thank you|thanks|many thanks|sorry|apologies|i understand|i see|got it|of course|no problem|no worries|welcome(?: back)?|good (?:morning|afternoon|evening)|congratulations|understood|perfect|certainly|absolutely|you're welcome|my pleasure|merci|gracias|danke|obrigad[oa]|grazie|bedankt)[^.!?,\n]{0,32}, $/i;

type Answer = boolean | typeof MORE;

export interface Words {
  readonly words: readonly string[];
  /** The text ended in or behind the last of them: there may be more. */
  readonly open: boolean;
}

/** Is somebody spoken of by this given name alone? */
export function isSomebody(text: string, start: number, name: Named): Answer {
  const { end, final } = name;
  const isWord = NOT_ALONE.has(name.words[0] ?? '');
  if (isWord && !mayBeBeside(text, start, end)) return false;
  if (end + 1 >= text.length && !final) return MORE;
  if (isWord) return isAmongNames(text, { start, end }, final);
  const spoken = isSpokenOf(text, start, name);
  if (spoken === false) return false;
  const ofFirm = isOfThree(text, { start, end }, final);
  if (ofFirm === true) return false;
  return ofFirm === MORE ? MORE : spoken;
}

function isSpokenOf(text: string, start: number, name: Named): Answer {
  const { end, final } = name;
  const before = wordsBefore(text, start);
  const [nearest = ''] = before;
  if (ARTICLES.has(nearest) || isJoinedBefore(text, start) || isJoined(text, end)) return false;
  if (isAnnounced(before, text.charAt(end)) || isAskedOf(text, { start, end }, nearest)) return true;
  return (
    isFollowed(text, start, name) ||
    isReached(text, before, name) ||
    isBesideNames(text, { start, end }, final)
  );
}

export interface Named extends Pick<NameRead, 'words' | 'end'> {
  readonly final: boolean;
}

function isJoinedBefore(text: string, start: number): boolean {
  return start > 0 && '=$&+%~`{'.includes(text.charAt(start - 1));
}

/** Is the name part of something longer: `Anna.db`, `anna/Anna(`? */
function isJoined(text: string, end: number): boolean {
  const mark = text.charAt(end);
  return mark === '.' ? joinsWord(text.charCodeAt(end + 1)) : mark !== '' && JOINING.includes(mark);
}

/** Do the words before it, the nearest first, say that a name of somebody follows? */
function isAnnounced([nearest = '', second = '', ...further]: readonly string[], mark: string): boolean {
  if (SAID.has(nearest)) return true;
  if (CALLING.has(nearest)) return mark !== '' && ',.!?'.includes(mark);
  if (WHOM.has(nearest)) return NAMED.has(second);
  if (OF.has(nearest) && OWNED.has(second)) return true;
  if (TO.has(nearest)) return isToSomebody(second, further);
  if (nearest === 'per') return mark === ',' || mark === '.';
  return isAwaited(nearest, second);
}

/** `waiting on`, `asked for`, `was given`, `where is`. */
function isAwaited(nearest: string, second: string): boolean {
  if (nearest === 'for' || nearest === 'on')
    return AWAITING.has(second) || (nearest === 'for' && ASKING.has(second));
  if (nearest === 'given') return AUXILIARIES.has(second);
  return (BEING.has(nearest) || AUXILIARIES.has(nearest)) && QUESTIONS.has(second);
}

/** `call Nora back`. */
function isReached(text: string, [nearest = '']: readonly string[], { end, final }: Named): Answer {
  if (!REACHING.has(nearest)) return false;
  return text.charAt(end) === ' '
    ? oneOf(wordsBehind(text, end, final), REACHED)
    : ',.!?'.includes(text.charAt(end));
}

/** `spoke to`, `said it to`, `send it to`. */
function isToSomebody(what: string, further: readonly string[]): boolean {
  if (SPEAKS_TO.has(what) || further.some((word) => SAID.has(word))) return true;
  return HANDED_WHAT.has(what) && HANDED.has(further[0] ?? '');
}

/** Does what stands behind it? */
function isFollowed(text: string, start: number, name: Named): Answer {
  const { end, final } = name;
  const mark = text.charAt(end);
  if (mark !== ' ' && mark !== "'" && mark !== '’' && CITIES.has(name.words[0] ?? '')) return false;
  switch (mark) {
    case ' ':
      return isFollowedByWords(text, start, name);
    case ')':
      return NUMBER_BEFORE.test(text.slice(Math.max(0, start - NUMBER_REACH), start));
    case "'":
    case '’':
      return owns(wordsBehind(text, end + 2, final), text.slice(end + 1, end + 3));
    case ',':
      return isHead(text, start, end) || isAddressed(text, start, name);
    case ':':
      return beginsLine(text, start) ? speaks(text, end + 1, final) : false;
    case '.':
      return THANKED.test(text.slice(Math.max(0, start - BEFORE_REACH), start));
    case '!':
    case '?':
      return start > 2 && text.slice(start - 2, start) === ', ' && joinsWord(text.charCodeAt(start - 3));
    default:
      return false;
  }
}

/** `Nora, could you`. */
function isAddressed(text: string, start: number, { end, final }: Named): Answer {
  return beginsSentence(text, start) ? oneOf(wordsBehind(text, end + 1, final), ADDRESSED) : false;
}

/** By what somebody does, is to do or is, or by a number or the time of a message? */
function isFollowedByWords(text: string, start: number, name: Named): Answer {
  const { end, final } = name;
  const behind = wordsBehind(text, end, final);
  const isSomeone = acts(behind) || (beginsLine(text, start) && isTasked(behind));
  return isSomeone || isNumbered(text, end, final) || isTimed(text, name);
}

/** `Aadhaar: Ishaan 3091-8842-7650`: a number as long as those of people follows. */
function isNumbered(text: string, end: number, final: boolean): Answer {
  const behind = text.slice(end, end + NUMBER_REACH);
  if (NUMBER_BEHIND.test(behind)) return true;
  return !final && behind.length < NUMBER_REACH && MAY_BE_NUMBER.test(behind) ? MORE : false;
}

function oneOf({ words: [word], open }: Words, set: ReadonlySet<string>): Answer {
  return word === undefined ? open && MORE : set.has(word);
}

/** `said`, `just has to`, `was born`, `is a kind person`. */
function acts({ words, open }: Words): Answer {
  const at = firstBut(ADVERBS, words, 0);
  const verb = words[at];
  if (verb === undefined) return open && MORE;
  if (ACTS.has(verb)) return true;
  const state = isShortState(verb, words[at + 1], open);
  return state === false ? actsInTwo({ words, open }, at) : state;
}

/** `has to`, `was born`: by two words or more, the first of which says little. */
function actsInTwo({ words, open }: Words, at: number): Answer {
  const verb = words[at] ?? '';
  if (!AUXILIARIES.has(verb) && !BEING.has(verb) && verb !== 'and' && verb !== 'from') return false;
  const rest = words.slice(firstBut(ADVERBS, words, at + 1));
  const [behind] = rest;
  if (behind === undefined) return open && MORE;
  if (verb === 'and') return behind === 'i';
  if (verb === 'from') return DEPARTMENTS.has(behind);
  if (AUXILIARIES.has(verb))
    return DONE.has(behind) || (behind === 'to' && verb !== 'can') || owning(verb, behind);
  return is({ words: rest, open });
}

/** `has the keys`. */
function owning(verb: string, what: string): boolean {
  return (verb === 'has' || verb === 'had') && OWNERS.has(what);
}

/** Behind `is`: `late`, `a kind person`. */
function is({ words, open }: Words): Answer {
  const [first = ''] = words;
  if (STATES.has(first)) return true;
  if (first !== 'a' && first !== 'an' && first !== 'the') return false;
  return words.some((word) => PEOPLE.has(word)) || (open && MORE);
}

function firstBut(set: ReadonlySet<string>, words: readonly string[], from: number): number {
  let at = from;
  while (set.has(words[at] ?? '')) at++;
  return at;
}

/** `'s address`, `'s new phone`. */
function owns({ words, open }: Words, mark: string): Answer {
  if (mark.length === 2 && mark !== 's ') return false;
  const [first, second] = words;
  if (first === undefined) return open && MORE;
  if (BELONGINGS.has(first)) return true;
  if (!KINDS.has(first)) return false;
  return second === undefined ? open && MORE : BELONGINGS.has(second);
}

/** The words before an offset with one space behind each, in lower case, the nearest first; four at most. */
function wordsBefore(text: string, start: number): readonly string[] {
  const words: string[] = [];
  const floor = Math.max(0, start - BEFORE_REACH);
  let end = start;
  while (words.length < 4 && end > floor && text.charAt(end - 1) === ' ') {
    let at = end - 1;
    while (at > floor && isWordUnit(text, at - 1)) at--;
    if (at === end - 1 || (at === floor && floor > 0)) break;
    words.push(withoutArticle(text.slice(at, end - 1).toLowerCase()));
    end = at;
  }
  return words;
}

/** `l'adresse`: the word itself. */
function withoutArticle(word: string): string {
  const mark = word.search(/['’]/);
  return mark > 0 && mark < 5 && word.length - mark > 3 ? word.slice(mark + 1) : word;
}

/** The words behind an offset with one space before each, in lower case. */
function wordsBehind(text: string, from: number, final: boolean): Words {
  const words: string[] = [];
  const limit = from + BEHIND_REACH;
  let at = from;
  while (text.charAt(at) === ' ') {
    const end = wordEnd(text, at + 1, limit);
    if (end === limit || end === at + 1) break;
    if (end === text.length && !final) return { words, open: true };
    words.push(text.slice(at + 1, end).toLowerCase());
    at = end;
  }
  return { words, open: !final && at + 1 >= text.length && at + 1 < limit };
}

function wordEnd(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && end < text.length && isWordUnit(text, end)) end++;
  return end;
}

function isWordUnit(text: string, at: number): boolean {
  return joinsWord(text.charCodeAt(at)) || "'’-".includes(text.charAt(at));
}
