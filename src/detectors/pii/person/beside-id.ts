/** Names beside what identifies their owner: `insurance number QQ123456C for Ada Byron`, `born 12/03/1961 in Ulm, Ada Byron …`. */
import { isDigit, joinsPhraseWord, joinsWord } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { isCapital, standsApart } from './evidence.ts';
import { beginsWithCapital, isKnown, LONGEST_NAME, readName } from './names.ts';

const SPACE = 0x20;
const NEWLINE = 0x0a;
/** Characters from the end of a word for a document to the name. */
const REACH = 56;
/** Characters behind a word in which the first digit of a number or of a date stands. */
const DIGIT_REACH = 30;
/** Words for what people alone have a number of. */
const DOCUMENTS: readonly string[] = [
  ...['insurance number', 'insurance no', 'passport number', 'passport no', 'passport', 'driver license'],
  ...["driver's license", 'drivers license', "driver's licence", 'driving licence', 'social security number'],
  ...['ssn', 'nino', 'nhs number', 'national id', 'id card', 'aadhaar', 'steuer-id', 'ausweisnummer'],
  ...['sozialversicherungsnummer', 'reisepass', 'codice fiscale', "carta d'identita", 'passaporto', 'dni'],
  ...['pasaporte', 'securite sociale', 'passeport', 'bsn', 'rijbewijs', 'paspoort', 'cpf', 'passaporte'],
  ...['pesel', 'personnummer', 'fodselsnummer', 'henkilotunnus', 'rodne cislo', 'cnp'],
];
const BORN = ['born', 'geboren', 'nacido', 'nacida', 'nato', 'nata', 'nascido', 'nascida'];
/** What binds a number to its owner. */
const BINDING =
  '(?:,? (?:for|of|di|de|du|von|fur|van|voor|per|para|pour|dla|(?:in )?(?:the )?[Nn]ame(?: of)?:?)|,? (?:[Hh]older|[Tt]itular|[Tt]itolare|Inhaber|[Tt]itulaire|issued to|belongs to):?,?) $';
const BOUND = new RegExp(`${BINDING}|, $`);
const BINDING_REACH = 20;
/** From the word on. */
const NUMBERED = new RegExp(
  `^(?: ?(?:number|no\\.?|nr\\.?|#))?(?: is)? ?[:#=]? ?(?=[A-Z ./-]{0,6}\\d)[A-Z\\d][A-Z\\d ./-]{4,28}?${BINDING}`,
);
/** A date or a year and a place. */
const BIRTH =
  /^(?: on)?(?: am)? [^\n;!?]{0,22}\d[^\n;!?]{0,3}? (?:in|a|en|em|te|à) \p{Lu}[\p{L} .'-]{1,24}(?:, \p{Lu}[\p{L} ]{1,12})?, $/u;

const words = [...DOCUMENTS, ...BORN].toSorted((word, other) => other.length - word.length);
const longest = Math.max(...words.map(({ length }) => length));

export const besideId: Rule = {
  name: 'person-beside-id',
  type: 'PERSON',
  finds: 'two words behind the number of an identity document, or behind the date and place of a birth',
  source: 'usage; the words are a list of our own',
  lookback: LONGEST_NAME + 8,
  context: longest + REACH + 2,
  triggers: words.map(
    (literal): Trigger => ({ kind: 'before', literal, stands: 'whole', start: nameBehind }),
  ),
  match({ text, final }, start) {
    if (!beginsWithCapital(text, start) || text.charAt(start - 1) !== ' ') return undefined;
    const isBirth = text.charAt(start - 2) === ',';
    if (!isAnnounced(text, start)) return undefined;
    const name = readName(text, start);
    if (name.open && !final) return MORE;
    const { words: parts, end } = name;
    if (name.isThing || parts.length === 0) return undefined;
    const isName = isKnown(name) || (parts.length > 1 && parts.length < 6);
    const stands = isBirth ? goesOn(text, end) : standsApart(text, end);
    return isName && stands ? { type: 'PERSON', start, end, score: 0.7 } : undefined;
  },
};

/** Where the name begins: -1 for none, the length of the text when it has not come. */
function nameBehind(text: string, end: number): number {
  if (!mayHoldDigit(text, end)) return -1;
  const limit = Math.min(text.length, end + REACH);
  for (let at = end + 4; at < limit && text.charCodeAt(at) !== NEWLINE; at++) {
    if (text.charCodeAt(at - 1) === SPACE && isCapital(text, at) && isBetween(text, end, at)) return at;
  }
  return limit === text.length && !text.slice(end, limit).includes('\n') ? limit : -1;
}

/** Is a digit near, or may one come? Every number and every date has one there. bench: scan */
function mayHoldDigit(text: string, end: number): boolean {
  const limit = end + DIGIT_REACH;
  for (let at = end; at < limit; at++) if (at >= text.length || isDigit(text.charCodeAt(at))) return true;
  return false;
}

function isBetween(text: string, end: number, at: number): boolean {
  if (!BOUND.test(text.slice(Math.max(end, at - BINDING_REACH), at))) return false;
  const between = text.slice(end, at);
  return NUMBERED.test(between) || BIRTH.test(between);
}

function isAnnounced(text: string, start: number): boolean {
  const from = Math.max(0, start - REACH - longest);
  const before = text.slice(from, start).toLowerCase();
  return words.some((word) => {
    for (let at = before.indexOf(word); at >= 0; at = before.indexOf(word, at + 1)) {
      const [begin, end] = [from + at, from + at + word.length];
      const stands = begin === 0 || !joinsPhraseWord(text.charCodeAt(begin - 1));
      if (stands && start - end <= REACH && nameBehind(text, end) === start) return true;
    }
    return false;
  });
}

/** A verb follows, or a mark. */
function goesOn(text: string, end: number): boolean {
  return (
    standsApart(text, end) ||
    (text.charAt(end) === ' ' && joinsWord(text.charCodeAt(end + 1)) && !isCapital(text, end + 1))
  );
}
