/** English streets: the words behind a number, up to a type of street. Word by word, since most numbers have none. */
import { isDigit, joinsWord } from '../../characters.ts';
import { RARE_STREETS, STREETS } from './words.ts';

const MOST_WORDS = 5;
const LONGEST_WORD = 25;
const ORDINAL = /^\d{1,3}(?:st|nd|rd|th)$/;
const PLAIN: ReadonlySet<string> = new Set(STREETS.split(' '));
const RARE: ReadonlySet<string> = new Set(RARE_STREETS.split(' '));

/** Courts that are no street. */
const OF_LAW: ReadonlySet<string> = new Set(
  ['Supreme', 'High', 'District', 'Circuit', 'Crown', 'Federal', 'Family'].map((kind) => `${kind} Court`),
);

/** Roads that are told by a number or a letter: `County Road 12`, `State Route 9`, `Highway 35 N`. */
const NUMBERED_ROAD =
  /^(?:(?:Old |New )?(?:(?:US|U\.S\.|State|County|Township|Farm to Market|Ranch|Forest|Private|Rural) (?:Road|Rd\.?|Route|Rte\.?|Highway|Hwy\.?)|Highway|Hwy\.?|Route|Rte\.?)|FM|CR|SR) (?:\d{1,4}[A-Z]?|[A-Z]{1,2})(?: [NSEW](?![\p{L}\d]))?(?=[,\n #]|$)/iu;
const LONGEST_ROAD = 40;

/** Where a street ends, and whether its type is a word of other things too. */
export interface StreetEnd {
  readonly end: number;
  readonly rare: boolean;
}

/** Reads the name and type behind a number: `Baker Street`, `5th Ave.`; of two types side by side the second counts. */
export function readStreetName(text: string, from: number): StreetEnd | undefined {
  const road = NUMBERED_ROAD.exec(text.slice(from, from + LONGEST_ROAD))?.[0];
  if (road !== undefined) return { end: from + road.length, rare: true };
  let at = from;
  for (let count = 0; count < MOST_WORDS && at >= 0; count++) {
    const end = wordEnd(text, at);
    const word = text.slice(at, end);
    const type = count === 0 ? undefined : typeOf(word);
    if (type !== undefined && !OF_LAW.has(text.slice(from, end))) {
      return withNextType(text, { end, rare: type === 'rare' });
    }
    if (!isName(word)) return undefined;
    at = gapEnd(text, end);
  }
  return undefined;
}

/** `Court Street`, `Elm Grove Road`: the type behind a type is the one that counts. */
function withNextType(text: string, { end, rare }: StreetEnd): StreetEnd {
  if (text.charAt(end) === '.') return { end: end + 1, rare };
  if (text.charAt(end) !== ' ') return { end, rare };
  const next = wordEnd(text, end + 1);
  return typeOf(text.slice(end + 1, next)) === 'plain' ? { end: next, rare: false } : { end, rare };
}

function typeOf(word: string): 'plain' | 'rare' | undefined {
  const lower = word.toLowerCase();
  if (PLAIN.has(lower)) return 'plain';
  return RARE.has(lower) ? 'rare' : undefined;
}

/** With a capital, or a number; a line under it joins names of code, and ends what may become a street. */
function isName(word: string): boolean {
  const first = word.charAt(0);
  if (word.includes('_')) return false;
  if (isDigit(word.charCodeAt(0))) return ORDINAL.test(word);
  return first !== first.toLowerCase() && word.length <= LONGEST_WORD;
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && at - start <= LONGEST_WORD && isPart(text, at)) at++;
  return at;
}

/** Letters and digits, and what joins two of them. */
function isPart(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (joinsWord(unit)) return true;
  return (unit === 0x27 || unit === 0x2d) && joinsWord(text.charCodeAt(at + 1));
}

/** Behind the blank between two words, -1 for none; an initial may have a dot, a name a comma. */
function gapEnd(text: string, end: number): number {
  let at = end;
  if (text.charAt(at) === '.' || text.charAt(at) === ',') at++;
  return text.charAt(at) === ' ' ? at + 1 : -1;
}
