/** Addresses in forms of their own: Turkish, Colombian and Hebrew ones, and Japanese ones behind their postal mark. */
import type { ScanInput } from '../../../core/detector.ts';
import { isDigit, joinsWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { beginsNumber } from '../boundary.ts';
import { nearCapital } from '../near-capital.ts';
import { beginsRow, isCapital, rowAtEnd, rowBefore, wordStart } from './coded.ts';
import { addressAt } from './so-far.ts';

/** Characters of the longest address. */
const LONGEST = 120;
/** Characters of the longest town. */
const LONGEST_TOWN = 30;
/** Characters before it of the row of names that it stands in. */
const LONGEST_BEFORE = 64;

const WORD = "\\p{Lu}[\\p{L}'.-]{1,20}";
const TOWN = "\\p{Lu}[\\p{L}'-]{1,20}";
const NUMBER = '\\d{1,5}(?:[-/]?[A-Za-z])?(?:[-/]\\d{1,4})?';
/** Quarter, street and number, with floor and door; the town with its province behind. */
const TURKISH = new RegExp(
  `^(?:(?:\\d{2,5}\\.? |${WORD} ){1,3}?(?:Mah|Mahallesi|Cad|Caddesi|Sok|Sk|Sokak|Sokagi|Blv|Bulv|Bulvari|Apt|Sitesi)\\.?,? ){1,4}(?:No|Numara)\\.? ?[:.]? ?${NUMBER}(?:,? (?:D|Daire|K|Kat|Da)\\.? ?[:.]? ?\\d{1,3}){0,2}(?:,? (?:\\d{5} )?${TOWN}(?: ?/ ?${TOWN})?)?`,
  'u',
);
/** The code and the town, the street with its type behind and its number; staircase, floor and door. */
const HUNGARIAN = new RegExp(
  `^\\d{4} ${TOWN}(?: [IVX]{1,5}\\.)?, (?:${WORD} ){1,4}(?:utca|u\\.|ut|utja|ter|tere|krt\\.?|korut|sgt\\.?|sugarut|koz|sor|setany|rakpart|rkp\\.?|fasor|dulo|liget|lepcso|lakotelep|ltp\\.?|park|udvar) \\d{1,4}(?:[-/][A-Za-z\\d]{1,3})?(?:\\.,?(?= ?\\d|,? (?:fsz|[IVX]{1,4}[./]))|\\.)?(?: ?(?:fsz\\.? ?\\d{1,3}|(?:\\d{1,2}|[IVX]{1,4})(?:/\\d{1,3}|\\. ?(?:emelet|em\\.|lepcsohaz|lph\\.)(?: ?/? ?\\d{1,3})?))\\.?)?(?![\\p{L}\\d])`,
  'u',
);
/** A street and the one that crosses it are numbers: `Carrera 7 # 71-21`. */
const COLOMBIAN =
  /^(?:calle|carrera|cra|cll|kra|diagonal|transversal|avenida)\.? \d{1,3} ?[A-Z]?(?: (?:bis|sur|norte|este|oeste))?,? ?(?:#|no\.?|nro\.?) ?\d{1,3} ?[A-Z]? ?- ?\d{1,3}(?!\d)(?:,? (?:apto|apartamento|oficina|of|casa|torre|int|interior)\.? ?\d{1,5}){0,2}(?:, \p{Lu}\p{Ll}{2,16}(?: D\.?C\.?)?)?/iu;
/** A street, its number, and what follows up to a code of seven digits. */
const HEBREW =
  /^(?:רחוב|רח'|שדרות|שד'|סמטת) [\p{sc=Hebrew}"'-]{2,15}(?: [\p{sc=Hebrew}"'-]{2,15}){0,3} \d{1,4}[א-ת]?(?:\/\d{1,4})?(?!\d)(?:,? (?:דירה|כניסה|קומה) [\dא-ת]{1,3}){0,2}(?:, [\p{sc=Hebrew}"'-]{2,15}(?: [\p{sc=Hebrew}"'-]{2,15}){0,2}(?:,? (?:\d{7}|\d{5})(?!\d))?)?/u;
/** Up to the particle that goes on with the sentence: hiragana but those inside of names of places. */
const JAPANESE =
  /^〒 ?\d{3}-?\d{4} ?\n?[\p{sc=Han}]{2,4}[都道府県市区郡](?:[\p{sc=Han}\p{sc=Katakana}ーケノ々\d-]| (?=[\p{sc=Han}\p{sc=Katakana}\dA-Z])|の(?=\d)){3,60}/u;
/** From a province or a town to the number of a house or a room. */
const CHINESE =
  /^\p{sc=Han}{2,10}[省市区區县縣][\p{sc=Han}\dA-Z-]{2,40}?\d{1,5}[号號弄](?:[\p{sc=Han}\d-]{0,14}\d{1,4}[室楼号號户栋])?/u;

/** The code and the town before a street with its number, as letters have it that put the place first. */
const TOWN_FIRST = new RegExp(
  `^\\d{4,5} ${TOWN}(?:[ -](?:(?:am|im|en|sur|le|la|di|de|del) )?${TOWN}){0,2}, ?(?:(?:${WORD}[ -]){0,3}(?:\\p{Lu}[\\p{L}'.-]{0,24}(?:stra(?:ße|sse)|str\\.|gasse|weg|platz|allee|ring|damm|ufer|straat|laan|plein|gracht|gatan|vagen|veien|gade|vej)|Stra(?:ße|sse)|Str\\.|Weg|Platz|Allee|Ring) |(?:Rue|Avenue|Boulevard|Chemin|Calle|Avenida|Plaza|Via|Viale|Piazza|Corso|Rua) (?:(?:de|des|du|de la|del|della|dos|da) )?(?:${WORD} ){1,4})${NUMBER}(?![\\p{L}\\d])`,
  'u',
);

interface Form extends Pick<Rule, 'name' | 'finds' | 'source' | 'triggers' | 'pending'> {
  readonly pattern: RegExp;
  begins(text: string, at: number): boolean;
}

const TURKISH_WORDS = ['mah.', 'mah ', 'mahallesi', 'cad.', 'caddesi', 'sok.', 'sokak', 'sokagi', 'bulvari'];
const COLOMBIAN_WORDS = ['calle', 'carrera', 'cra', 'cll', 'kra', 'diagonal', 'transversal', 'avenida'];
const SENT_TO = ['寄到', '寄往', '寄至', '送到', '送货至', '家住', '住在'];
const HEBREW_WORDS = ['רחוב ', "רח' ", 'שדרות ', "שד' ", 'סמטת '];

const FORMS: readonly Form[] = [
  {
    name: 'address-turkish',
    finds: 'Turkish quarters and streets with the number of a house',
    source: 'PTT, rules for addressing',
    pattern: TURKISH,
    triggers: TURKISH_WORDS.map((literal) => ({
      kind: 'inside',
      literal: ` ${literal}`,
      start: rowBefore,
    })),
    begins: (text, at) => beginsRow(text, at) && isInTurkishRow(text, at),
    pending: nearCapital(LONGEST, (text, from) => Math.min(rowAtEnd(text, from), rowBeforeWord(text, from))),
  },
  {
    name: 'address-colombian',
    finds: 'Colombian streets with the number of the one that crosses them and of the house',
    source: 'S42 templates of the Universal Postal Union',
    pattern: COLOMBIAN,
    triggers: COLOMBIAN_WORDS.map((literal) => ({ kind: 'prefix', literal, stands: 'whole' })),
    begins: (text, at) => at === 0 || !joinsWord(text.charCodeAt(at - 1)),
  },
  {
    name: 'address-hungarian',
    finds: 'Hungarian codes with the town, a street and the number of a house behind',
    source: 'Magyar Posta, rules for addressing',
    pattern: HUNGARIAN,
    triggers: [{ kind: 'digits', letters: 0, apart: true, alone: true, group: 4, may: mayBeCodeOfTown }],
    begins: (text, at) => beginsNumber(text, at) && mayBeCodeOfTown(text, at),
  },
  {
    name: 'address-town-first',
    finds:
      'codes with the town before a street and its number, in German, Dutch, Scandinavian and Romance languages',
    source: 'usage; statements and powers of attorney',
    pattern: TOWN_FIRST,
    triggers: [4, 5].map((group) => ({
      kind: 'digits',
      letters: 0,
      apart: true,
      alone: true,
      group,
      may: mayBeCodeOfTown,
    })),
    begins: (text, at) => beginsNumber(text, at) && mayBeCodeOfTown(text, at),
  },
  {
    name: 'address-hebrew',
    finds: 'Hebrew words for a street, its name and the number of a house',
    source: 'Israel Post, rules for addressing',
    pattern: HEBREW,
    triggers: HEBREW_WORDS.map((literal) => ({ kind: 'prefix', literal })),
    begins: () => true,
  },
  {
    name: 'address-japanese',
    finds: 'Japanese addresses behind the postal mark',
    source: 'Japan Post, rules for addressing',
    pattern: JAPANESE,
    triggers: [{ kind: 'prefix', literal: '〒' }],
    begins: () => true,
  },
];

/** Does a town follow four or five digits, and a comma not far behind it, as far as the text goes? */
function mayBeCodeOfTown(text: string, start: number): boolean {
  const name = start + (isDigit(text.charCodeAt(start + 4)) ? 6 : 5);
  if (name >= text.length) return true;
  if (text.charAt(name - 1) !== ' ' || !isCapital(text, name)) return false;
  const ahead = text.slice(name, name + LONGEST_TOWN);
  return ahead.includes(', ') || ahead.length < LONGEST_TOWN;
}

/** Does the row of names before the first Turkish word go back to here at least, and not begin behind the end of a sentence? */
function isInTurkishRow(text: string, at: number): boolean {
  const ahead = text.slice(at, at + LONGEST).toLowerCase();
  const places = TURKISH_WORDS.map((word) => ahead.indexOf(` ${word}`)).filter((place) => place >= 0);
  const first = at + Math.min(LONGEST, ...places);
  const start = rowBefore(text, first, Math.max(0, first - LONGEST_BEFORE));
  return places.length === 0 || (start >= 0 && start <= at);
}

/** The row before a Turkish word that the text ends in; that word is of no sentence before it: `Fatih. Mah.` */
function rowBeforeWord(text: string, from: number): number {
  const end = text.length;
  const last = wordStart(text, end, from);
  const word = text.slice(last).toLowerCase();
  if (word === '' || !TURKISH_WORDS.some((one) => one.startsWith(word))) return end;
  const start = rowBefore(text, last - 1, from);
  return start < 0 ? end : start;
}

/** Words that an address follows at once. */
const chinese: Form = {
  name: 'address-chinese',
  finds: 'Chinese addresses behind a word for sending or living: 寄到, 住在',
  source: 'usage; the forms of China Post',
  pattern: CHINESE,
  triggers: SENT_TO.map((literal) => ({ kind: 'before', literal, start: (_, end) => end })),
  begins: (text, at) => SENT_TO.some((word) => text.endsWith(word, at)),
};

export const abroad: readonly Rule[] = [...FORMS, chinese].map(({ pattern, begins, pending, ...rest }) => ({
  ...rest,
  type: 'ADDRESS',
  lookback: LONGEST,
  context: LONGEST_BEFORE,
  ...(pending === undefined ? {} : { pending }),
  match(input: ScanInput, start: number) {
    if (!begins(input.text, start)) return undefined;
    const lengthOf = (ahead: string) => pattern.exec(ahead)?.[0].trimEnd().length ?? 0;
    return addressAt(input, start, { longest: LONGEST, lengthOf });
  },
}));
