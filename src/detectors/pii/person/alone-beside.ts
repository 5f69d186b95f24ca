/** Given names that stand alone beside other names, and in questions: `Nora and Otto`, `Ann, Otto, Nora`, `Can Nora sign?`. */
import { MORE } from '../../sweep.ts';
import { CITIES, DUOS, NOT_ALONE } from './alone-words.ts';
import { GIVEN_NAMES } from './given-names.ts';

const WORD = "\\p{Lu}\\p{L}+(?:['’-]\\p{L}+)*";
/** Words that join two names, folded. */
const AND = 'and|und|y|et|e|en|og|och|i|ja|ve|и|kai';
/** Characters before and behind a name that are looked at. */
const REACH = 44;
const BEFORE_AND = new RegExp(`(?:^|[^\\p{L}])(${WORD})(?: ${WORD})? (?:${AND}) $`, 'u');
const BEFORE_COMMA = new RegExp(`(?:^|[^\\p{L}])(${WORD})(?: ${WORD})?, $`, 'u');
const BEHIND_AND = new RegExp(`^ (?:${AND}) (${WORD})(?![\\p{L}\\p{N}_-])`, 'u');
const BEHIND_COMMA = new RegExp(`^,? (?:(?:${AND}) )?(${WORD})(?![\\p{L}\\p{N}_-])`, 'u');
/** Two names more behind a comma, and two before one at the end of a list. */
const BEHIND_TWO = new RegExp(
  `^, (${WORD})(?: ${WORD})?(?:,? (?:${AND}|&)|,) (${WORD})(?![\\p{L}\\p{N}_-])`,
  'u',
);
const BEFORE_TWO = new RegExp(
  `(?:^|[^\\p{L}])(${WORD})(?: ${WORD})?, (${WORD})(?: ${WORD})?,? (?:(?:${AND}|&) )?$`,
  'u',
);
const SMALL = '(?:\\p{Ll}{1,3} ?)?';
const PART = "(?:\\p{Lu}[\\p{L}'’-]*)?";
const TWO_SO_FAR = new RegExp(`^,(?: ${PART}){0,2}(?:,? ?(?:${SMALL}|& ?)${PART})?$`, 'u');
const AND_SO_FAR = new RegExp(`^ ${SMALL}${PART}$`, 'u');
const COMMA_SO_FAR = new RegExp(`^,?(?: ${SMALL}${PART})?$`, 'u');
/** What a question begins with; and what stands before it. */
const ASKING: ReadonlySet<string> = new Set(
  'can could will would should did does has is was hat ist kann wird'.split(' '),
);
const ASKED = /(?:^|[\n.!?:;("'>-] ?)\p{Lu}\p{L}+ $/u;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Does a question begin with what somebody may do, and go on small behind the name: `Can Nora sign`? */
export function isAskedOf(text: string, { start, end }: Range, word: string): boolean {
  if (!ASKING.has(word)) return false;
  const next = text.slice(end, end + 2);
  return /^ \p{Ll}/u.test(next) && ASKED.test(text.slice(Math.max(0, start - 10), start));
}

/** Does another given name stand before it or behind it, joined by a word or by commas on both sides? */
export function isBesideNames(text: string, { start, end }: Range, final: boolean): boolean | typeof MORE {
  if (!mayBeBeside(text, start, end)) return false;
  const before = text.slice(Math.max(0, start - REACH), start);
  const name = text.slice(start, end);
  const first = BEFORE_AND.exec(before)?.[1];
  if (isGiven(first)) return !DUOS.has(`${first} and ${name}`);
  const behind = text.slice(end, end + REACH);
  const isListed = isGiven(BEFORE_COMMA.exec(before)?.[1]) && !CITIES.has(name);
  if (text.charAt(end) === ',' && !isListed) return beginsList(text, { start, end }, final);
  if (isListed && endsList(text.charAt(end)) && areGiven(BEFORE_TWO.exec(before))) return true;
  const [form, soFar] = isListed ? [BEHIND_COMMA, COMMA_SO_FAR] : [BEHIND_AND, AND_SO_FAR];
  if (!final && behind.length < REACH && soFar.test(behind)) return MORE;
  const other = form.exec(behind)?.[1];
  return (isListed ? isKnown(other) : isGiven(other)) && !DUOS.has(`${name} and ${other}`);
}

/** Does a word that is a given name too stand in a list of names of people: `Otto, Ivy, Nora`, `Ann, Otto and Ivy`? */
export function isAmongNames(text: string, { start, end }: Range, final: boolean): boolean | typeof MORE {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (endsList(text.charAt(end)) && areGiven(BEFORE_TWO.exec(before))) return true;
  if (text.charAt(end) !== ',' || !isOfNobodyElse(BEFORE_COMMA.exec(before)?.[1])) return false;
  const behind = text.slice(end, end + REACH);
  if (!final && behind.length < REACH && COMMA_SO_FAR.test(behind)) return MORE;
  return isOfNobodyElse(BEHIND_COMMA.exec(behind)?.[1]);
}

/** Do two given names follow behind commas, where a list begins? */
function beginsList(text: string, { start, end }: Range, final: boolean): boolean | typeof MORE {
  if (CITIES.has(text.slice(start, end))) return false;
  const behind = text.slice(end, end + REACH);
  if (!final && behind.length < REACH && TWO_SO_FAR.test(behind)) return MORE;
  return areGiven(BEHIND_TWO.exec(behind));
}

function areGiven(match: RegExpExecArray | null): boolean {
  return match !== null && isOfNobodyElse(match[1]) && isOfNobodyElse(match[2]);
}

function endsList(mark: string): boolean {
  return mark === '' || '.;\n)!?'.includes(mark);
}

/** Does a comma or a small word that joins stand before it or behind it, at a glance? bench: scan */
export function mayBeBeside(text: string, start: number, end: number): boolean {
  if (text.charAt(start - 1) === ' ' && ',dyteghnaiи'.includes(text.charAt(start - 2))) return true;
  return (
    end >= text.length ||
    text.charAt(end) === ',' ||
    (text.charAt(end) === ' ' && (end + 1 >= text.length || 'auyeiojvkи'.includes(text.charAt(end + 1))))
  );
}

/** A common given name that is no other word, and no city. */
function isOfNobodyElse(word: string | undefined): boolean {
  return isGiven(word) && !CITIES.has(word ?? '');
}

function isKnown(word: string | undefined): boolean {
  return word !== undefined && GIVEN_NAMES.has(word);
}

/** A common given name that is no other word. */
function isGiven(word: string | undefined): boolean {
  return word !== undefined && GIVEN_NAMES.has(word) && !NOT_ALONE.has(word);
}
