/** Names before what identifies their owner: `Ada Byron (DOB 12/03/1961)`, `Ada Byron, née le 12/03/1961`. */
import { isLetter } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { nearCapital } from '../near-capital.ts';
import { namesBack } from './beside.ts';
import { holdsRole } from './leading-roles.ts';
import { beginsWithCapital, LONGEST_NAME, readName } from './names.ts';

/** Words for what people alone have; folded, so without accents. */
const WORDS: readonly string[] = [
  ...[
    'dob',
    'd.o.b',
    'date of birth',
    'born',
    'geb',
    'geboren',
    'geboren am',
    'ne le',
    'nee le',
    'nato',
    'nata',
  ],
  ...['nato il', 'nata il', 'nacido el', 'nacida el', 'nascido em', 'nascida em', 'fodt', 'fodd', 'syntynyt'],
  ...[
    'ssn',
    'mrn',
    'nhs',
    'aadhaar',
    'dni',
    'nie',
    'pesel',
    'bsn',
    'cpf',
    'nino',
    'passport',
    'personnummer',
  ],
  ...['con nif', 'con dni', 'con nie', 'con cedula', 'com nif', 'com cpf', 'con codice fiscale'],
];
/** The `b.` of pedigrees, with the mark before it. */
const SHORT = [', b. ', ' (b. '];
const LONGEST_WORD = Math.max(...WORDS.map(({ length }) => length));
/** Characters between a name and the word, and from its end to the number or the date. */
const LONGEST_BETWEEN = 4;
const LONGEST_LEAD = 16;
const REACH = LONGEST_BETWEEN + LONGEST_WORD + LONGEST_LEAD;
const BETWEEN = '(?:,? \\(|, ?|; ?| ?[|/] ?| -{1,2} )';
const BEHIND = new RegExp(
  `^${BETWEEN}(?:${WORDS.toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll('.', '\\.'))
    .join(
      '|',
    )}|b\\.(?= ))(?:[.:]|(?: (?:no|nr|number|num))?\\.?:?)? ?#?(?:(?:on|am|le|il|el|em|den|the|is) )?(?:[A-Z]{0,2}\\d|\\d)`,
  'i',
);
/** What may still become that, as far as the text goes. */
const SO_FAR = new RegExp(
  `^(?:,? ?\\(?|; ?| ?[|/] ?| -{0,2} ?)[a-z. ]{0,${LONGEST_WORD + 10}}[:#.]?[ #]?(?:[a-z]{2,3} )?[A-Z]{0,2}$`,
  'i',
);
const SPACE = 0x20;
const DOT = 0x2e;
const marks = new Set(' ,;(|/-');

export const beforeIdentity: Rule = {
  name: 'person-before-identity',
  type: 'PERSON',
  finds:
    'two words with capitals before a word for a birth or for the number of an identity, and its date or number',
  source: 'records and letters as people write them; the words are a list of our own',
  lookback: LONGEST_NAME + REACH + 2,
  context: 2,
  triggers: [
    ...WORDS.filter((word) => !/^(?:geboren am|nat[oa] il)$/.test(word)).map((literal) => ({
      kind: 'inside' as const,
      literal,
      start: nameBefore,
    })),
    ...SHORT.map((mark) => ({ kind: 'inside' as const, literal: mark, start: namesBack })),
  ],
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at) || '/\\@#-.'.includes(at > 0 ? text.charAt(at - 1) : ' '))
      return undefined;
    const name = readName(text, at);
    if (name.open && !final) return MORE;
    if (name.words.length < 2 || name.words.length > 5 || name.isThing || holdsRole(name)) return undefined;
    const behind = text.slice(name.end, name.end + REACH);
    if (BEHIND.test(behind)) return { type: 'PERSON', start: at, end: name.end, score: 0.7 };
    return !final && behind.length < REACH && SO_FAR.test(behind) ? MORE : undefined;
  },
  pending: nearCapital(LONGEST_NAME + REACH, (text, from) => {
    const end = text.length;
    const starts = [namesBack(text, end, from), nameBefore(text, lastWord(text, from), from)];
    return Math.min(end, ...starts.filter((start) => start >= 0));
  }),
};

/** Where the name begins before the mark before an offset; -1 for none. */
function nameBefore(text: string, at: number, floor: number): number {
  const nearest = Math.max(floor, at - LONGEST_BETWEEN);
  let end = at;
  while (end > nearest && marks.has(text.charAt(end - 1))) end--;
  return end === at ? -1 : namesBack(text, end, floor);
}

/** Where the word or the words in small letters begin that the text ends with. */
function lastWord(text: string, floor: number): number {
  const least = Math.max(floor, text.length - LONGEST_WORD);
  let at = text.length;
  while (at > least && isOfWord(text.charCodeAt(at - 1))) at--;
  while (at < text.length && text.charCodeAt(at) === SPACE) at++;
  return at;
}

function isOfWord(unit: number): boolean {
  return isLetter(unit) || unit === SPACE || unit === DOT;
}
