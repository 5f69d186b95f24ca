/**
 * Amounts: shares and sums of money with their units, read unit by unit: `41 %`, `41 percent`, `EUR 6.20`, `11 million`. Each is known
 * by its digits and its unit, however it is written.
 */
import { setOf } from './word-lists.ts';
import { WordReader } from './word-reader.ts';

/** Units between a number and its unit, at most. */
const WIDEST_GAP = 2;
/** The unit of percentages. */
export const SHARE = 'share';
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['%', SHARE],
  ['€', 'euro'],
  ['$', 'dollar'],
  ['£', 'pound'],
]);
/** Words for units, and words that may stand in front of one: `por ciento`, `per cent`. */
const UNITS: readonly (readonly [unit: string, words: ReadonlySet<string>])[] = [
  [SHARE, setOf('percent pct prozent pourcent cento ciento cent procent процент процента процентов')],
  ['euro', setOf('euro euros eur евро')],
  ['dollar', setOf('dollar dollars usd dollari dolares dollares долларов')],
  ['pound', setOf('pound pounds gbp quid')],
  ['real', setOf('reais brl')],
  ['franc', setOf('chf franken francs')],
  ['zloty', setOf('zl pln zlotych')],
  [
    'million',
    setOf('million millions mio mln millionen millones milioni milhoes miljoen milionow миллион миллионов'),
  ],
];
const LEADS = setOf('per por pour');
const DIGITS = /^\d{1,12}$/;
/** Digits that a mark parts from thousands. */
const GROUP = 3;

/** Tells an amount that is complete: its number and its unit with a blank between them, and where it stands. */
export type TellAmount = (amount: string, start: number, end: number) => void;

/** The unit of a word in small letters; undefined for none. */
function unitOf(word: string): string | undefined {
  return UNITS.find(([, words]) => words.has(word))?.[0];
}

/** Reads the amounts of one text. */
export class AmountReader {
  readonly #tell: TellAmount;
  /** The number that was read last, empty for none; where it stands, and where a unit of it may begin. */
  #number = '';
  #start = 0;
  #end = 0;
  /** A sign in front of a number, and where it stands. */
  #sign = '';
  #signAt = 0;

  constructor(tell: TellAmount) {
    this.#tell = tell;
  }

  /** Where the number begins whose unit may begin at an offset; that offset for none. */
  begunAt(next: number, numbers: ReadonlySet<string>): number {
    const begun = this.#number !== '' && next - this.#end <= WIDEST_GAP && numbers.has(this.#number);
    return begun ? Math.min(this.#start, next) : next;
  }

  /** Takes a unit that is no letter and no digit. */
  takeSign(unit: number, at: number): void {
    const of = SIGNS.get(String.fromCharCode(unit));
    if (of === undefined) return;
    if (this.#number !== '' && at - this.#end <= WIDEST_GAP) this.#tells(of, at + 1);
    this.#sign = of;
    this.#signAt = at;
  }

  /** Takes the next word. */
  takeWord(word: string, start: number, end: number): void {
    if (DIGITS.test(word)) this.#takeDigits(word, start, end);
    else this.#takeUnit(word.toLowerCase(), start, end);
  }

  #takeDigits(word: string, start: number, end: number): void {
    const goesOn = this.#number !== '' && start - this.#end === 1;
    if (!goesOn) this.#start = start;
    this.#number = goesOn ? `${this.#number}${word.length === GROUP ? '' : '.'}${word}` : withoutZeros(word);
    this.#end = end;
    const signed = this.#sign !== '' && this.#start - this.#signAt <= WIDEST_GAP && this.#sign !== SHARE;
    if (signed) this.#tells(this.#sign, end);
  }

  #takeUnit(word: string, start: number, end: number): void {
    if (this.#number === '') return;
    const unit = start - this.#end <= WIDEST_GAP ? unitOf(word) : undefined;
    if (unit !== undefined) this.#tells(unit, end);
    if (LEADS.has(word)) this.#end = end;
    else this.#number = '';
  }

  #tells(unit: string, end: number): void {
    this.#tell(`${this.#number} ${unit}`, this.#start, end);
  }
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** The amounts of a whole folded text. */
export function amountsIn(text: string): Set<string> {
  const amounts = new Set<string>();
  const reader = new AmountReader((amount) => amounts.add(amount));
  const words = new WordReader((word, start, end) => reader.takeWord(word, start, end));
  for (let at = 0; at < text.length; at++) {
    words.take(text.charCodeAt(at), at);
    reader.takeSign(text.charCodeAt(at), at);
  }
  words.end();
  return amounts;
}
