/** Number waiters: which of those that wait for digits may wait for a word, looked up by how it begins and where it stands. */
import { BEFORE, type Before, GOES, type Goes, GROUP, type NumberWord } from './number-word.ts';
import type { Recognizer, Trigger } from './recognizer.ts';

/** What joins a number to the word before it. */
const JOINING = '-.';
const BLANK = ' ';
/** A unit before a word that nobody asks for; one that is not ASCII; from here on those that somebody asks for. */
const OTHER_UNIT = 0;
const WIDE_UNIT = 1;
const FIRST_UNIT = 2;
/** In place of a number that was not made. */
const NOT_MADE = 0;

type DigitsTrigger = Extract<Trigger, { kind: 'digits' }>;

/** A recognizer that waits for digits: what its trigger says, all members in one order, since they are read for each number. */
export interface DigitsWaiting {
  readonly list: number;
  readonly owner: number;
  readonly trigger: DigitsTrigger;
  readonly may: DigitsTrigger['may'];
  readonly start: DigitsTrigger['start'];
}

/** Those of a list of recognizers. */
export function digitsOf(recognizers: readonly Recognizer[], list: number): DigitsWaiting[] {
  const digits: DigitsWaiting[] = [];
  for (const [owner, { triggers }] of recognizers.entries())
    for (const trigger of triggers)
      if (trigger.kind === 'digits')
        digits.push({ list, owner, trigger, may: trigger.may, start: trigger.start });
  return digits;
}

/** What a word says of itself. */
interface Word {
  readonly letters: number;
  readonly group: number;
  readonly goes: Goes;
}

/** Where it stands. */
interface Place {
  /** The character before it, where somebody asks for that one; else empty, but for one that is not ASCII. */
  readonly mark: string;
  /** What stands before that. */
  readonly before: Before;
  /** Does it begin with a digit? */
  readonly isNumber: boolean;
}

/** In place of a character that is not ASCII. */
const WIDE_MARK = '\u0080';

/** Who may wait for a word: by how many of the counts that somebody asks for its digits reach, where that matters. */
export interface Waiters {
  readonly counted: boolean;
  readonly lists: readonly (readonly DigitsWaiting[])[];
}

/** Who may wait for words; what is not known yet of a kind of words is worked out when one comes. */
export class NumberWaiters {
  /** The most letters before a first digit that anybody waits for; 0 where nobody does. */
  readonly mostLetters: number;
  /** Digits that are counted. */
  readonly mostDigits: number;
  readonly #waiting: readonly DigitsWaiting[];
  /** How many digits somebody asks for. */
  readonly #counts: readonly number[];
  /** By what a word says of itself, as one number: the position of those that may wait for it. */
  readonly #positions: Int16Array;
  /** By position: those, and by where a word stands, as one number, which of them may wait for it there. */
  readonly #fitting: (readonly DigitsWaiting[])[] = [[]];
  readonly #known: (Waiters | undefined)[][] = [[]];
  /** By who they are: their position. */
  readonly #positionOf = new Map<string, number>();
  /** Units that somebody asks for, and by ASCII unit: its place among them. */
  readonly #marks: string;
  readonly #placeOfUnit = new Uint8Array(0x80).fill(OTHER_UNIT);

  constructor(waiting: readonly DigitsWaiting[]) {
    this.#waiting = waiting;
    this.mostLetters = Math.max(0, ...waiting.map(({ trigger }) => trigger.letters));
    this.#counts = [...new Set(waiting.map(({ trigger }) => trigger.least ?? 0))];
    this.mostDigits = Math.max(0, ...this.#counts);
    const asked = waiting.map(({ trigger }) => trigger.behind ?? '').join('');
    this.#marks = [...new Set(BLANK + JOINING + asked)].filter((mark) => mark < WIDE_MARK).join('');
    for (const [at, mark] of [...this.#marks].entries())
      this.#placeOfUnit[mark.charCodeAt(0)] = FIRST_UNIT + at;
    this.#positions = new Int16Array((this.mostLetters + 1) * GOES.length * (GROUP + 1)).fill(NOT_MADE);
  }

  /** By how many digits are counted: the list that is for so many. */
  steps(): Uint8Array {
    const reached = (count: number) => this.#counts.filter((least) => least <= count).length;
    return Uint8Array.from({ length: this.mostDigits + 1 }, (_, count) => reached(count));
  }

  /** Who may wait for a word. */
  of(word: NumberWord): Waiters {
    const { letters, group, goes, unit, before } = word;
    const way = (letters * GOES.length + goes) * (GROUP + 1) + group;
    const position = this.#positions[way] || this.#placed(way, word);
    const mark = unit < 0x80 ? (this.#placeOfUnit[unit] ?? OTHER_UNIT) : WIDE_UNIT;
    const place = (mark * BEFORE.length + before) * 2 + (letters === 0 ? 1 : 0);
    return this.#known[position]?.[place] ?? this.#made(position, place, word);
  }

  #placed(way: number, { letters, group, goes }: NumberWord): number {
    const word: Word = { letters, group, goes: GOES[goes] ?? 'word' };
    const fitting = this.#waiting.filter(({ trigger }) => fitsWord(trigger, word));
    const key = fitting.map((one) => this.#waiting.indexOf(one)).join(' ');
    const position = this.#positionOf.get(key) ?? this.#fitting.push(fitting) - 1;
    this.#positionOf.set(key, position);
    this.#known[position] ??= [];
    this.#positions[way] = position;
    return position;
  }

  #made(position: number, place: number, { unit, before, letters }: NumberWord): Waiters {
    const mark = this.#marks.charAt((this.#placeOfUnit[unit] ?? OTHER_UNIT) - FIRST_UNIT);
    const at: Place = {
      mark: unit < 0x80 ? mark : WIDE_MARK,
      before: BEFORE[before] ?? 'nothing',
      isNumber: letters === 0,
    };
    const among = (this.#fitting[position] ?? []).filter(({ trigger }) => standsAt(trigger, at));
    const waiters = this.#waitersOf(among);
    const known = this.#known[position] ?? [];
    while (known.length <= place) known.push(undefined);
    known[place] = waiters;
    return waiters;
  }

  #waitersOf(among: readonly DigitsWaiting[]): Waiters {
    const leastOf = ({ trigger }: DigitsWaiting) => trigger.least ?? 0;
    const sorted = this.#counts.toSorted((one, other) => one - other);
    const lists = [0, ...sorted].map((count) => askedOnce(among.filter((one) => leastOf(one) <= count)));
    return { counted: among.some((one) => leastOf(one) > 0), lists };
  }
}

/** Without those that ask again what one before them asks for the same recognizer. */
function askedOnce(list: readonly DigitsWaiting[]): readonly DigitsWaiting[] {
  const isAlike = (one: DigitsWaiting, other: DigitsWaiting) =>
    one.list === other.list &&
    one.owner === other.owner &&
    one.may === other.may &&
    one.start === other.start;
  return list.filter((one, at) => list.findIndex((other) => isAlike(one, other)) === at);
}

function fitsWord(trigger: DigitsTrigger, { letters, group, goes }: Word): boolean {
  if (letters > trigger.letters || letters < (trigger.fewest ?? 0)) return false;
  if (group < (trigger.group ?? 0) || trigger.goes?.includes(goes) === false) return false;
  return goes === 'word' || letters + group >= Math.min(trigger.long ?? 0, GROUP);
}

function standsAt({ apart, alone, behind, after, afterWord }: DigitsTrigger, place: Place): boolean {
  const { mark, before, isNumber } = place;
  const follows = mark === BLANK && isDigitBefore(before);
  if (follows && alone === true) return false;
  if (apart === true && isNumber && isJoined(place)) return false;
  if (behind !== undefined && !isOneOf(mark, behind)) return false;
  if (after?.includes(before) === false) return false;
  return afterWord !== false || mark !== BLANK || !isWordBefore(before);
}

function isOneOf(mark: string, marks: string): boolean {
  if (mark === WIDE_MARK) return [...marks].some((one) => one >= WIDE_MARK);
  return mark !== '' && marks.includes(mark);
}

function isDigitBefore(before: Before): boolean {
  return before === 'digit' || before === 'row' || before === 'long row';
}

/** Does an ASCII letter, digit or underscore stand there? */
function isWordBefore(before: Before): boolean {
  return before === 'small' || before === 'capital' || before === 'other' || isDigitBefore(before);
}

/** Does a dash or dot join what begins here to a letter or digit? */
function isJoined({ mark, before }: Place): boolean {
  return mark !== '' && JOINING.includes(mark) && isWordBefore(before) && before !== 'other';
}
