/** Number triggers: which recognizers a word with a digit in it is worth asking for, told by how the word begins. */
import { followsToken, isDigit, isSmall, isWord } from '../characters.ts';
import { DigitRuns } from './digit-runs.ts';
import type { OrderedKeys } from './ordered-keys.ts';
import { COUNTED, type Recognizer, type Trigger } from './recognizer.ts';

const SPACE = 0x20;
const BLANK = ' ';
const NEWLINE = 0x0a;
/** Digits side by side that are counted; where there are as many as `LONG`, any may follow. */
const GROUP = 6;
const LONG = 16;
/** Ways in which a word may begin, what may stand before that, and ways in which it may go on. */
const EDGES = 3;
const WORDS_BEFORE = 3;
const GOES = 3;
/** How a word goes on behind its first digits: it is over, it does or may, or it is plain. */
const OVER = 0;
const ON = 1;
const PLAIN = 2;
/** What stands before the unit before a word. */
const NO_WORD = 0;
const SMALL = 1;
const OTHER_WORD = 2;
/** Marks behind which a number is over where a blank follows. */
const ENDING_MARKS = ',.;:!?)';
const ENDS = Uint8Array.from({ length: 0x80 }, (_, unit) =>
  ENDING_MARKS.includes(String.fromCharCode(unit)) ? 1 : 0,
);
/** In place of a list that was not made. */
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

/** In place of one that waits. */
const NOBODY: DigitsWaiting = {
  ...{ list: -1, owner: -1, trigger: { kind: 'digits', letters: 0 } },
  may: undefined,
  start: undefined,
};

/** How a word with a digit in it begins. */
interface Beginning {
  /** Letters before its first digit. */
  readonly letters: number;
  /** Is it joined to the word before it? */
  readonly joined: boolean;
  /** Does it follow another number and one blank? */
  readonly follows: boolean;
  /** The character before it, where somebody asks for that one; else empty. */
  readonly before: string;
  /** What stands before that: `NO_WORD`, `SMALL` or `OTHER_WORD`. */
  readonly wordBefore: number;
  /** Digits that stand side by side from the first one on, to `GROUP`. */
  readonly group: number;
  /** How the word goes on behind them: `OVER`, `ON` or `PLAIN`. */
  readonly goes: number;
  /** Digits that follow each other from the first one on, as far as they are counted. */
  readonly count: number;
}

/** Who waits for numbers. What all of them ask of one is asked once: text of numbers is full of them. bench: scan */
export class NumberTriggers {
  /** The most letters before a first digit that anybody waits for; 0 where nobody does. */
  readonly mostLetters: number;
  readonly #waiting: readonly DigitsWaiting[];
  readonly #found: readonly OrderedKeys[];
  /** Who may wait for some word; each list is made when it is first asked for. */
  readonly #lists: (readonly DigitsWaiting[] | undefined)[] = [undefined];
  /** By how a word begins, as one number: the list of who may wait for it. */
  readonly #listOf: Int16Array;
  readonly #most: number;
  /** By how many digits are counted: how many of the numbers that somebody asks for they reach. */
  readonly #steps: Uint8Array;
  readonly #countSteps: number;
  /** A blank and the characters that somebody waits behind, and by ASCII unit: its place among them and one more, 0 for others. */
  readonly #marks: string;
  readonly #placeOfMark = new Uint8Array(0x80);
  readonly #runs: DigitRuns;
  #text = '';
  #from = 0;

  /** Candidates are added to the list that each waits in. */
  constructor(waiting: readonly DigitsWaiting[], found: readonly OrderedKeys[]) {
    this.#waiting = waiting;
    this.#found = found;
    this.mostLetters = Math.max(0, ...waiting.map(({ trigger }) => trigger.letters));
    const asked = new Set(waiting.flatMap(({ trigger: { least = 0, plain = 0 } }) => [least, plain]));
    const counts = [...asked].filter((count) => Number.isFinite(count)).toSorted((one, other) => one - other);
    this.#most = Math.max(COUNTED, ...counts);
    this.#steps = Uint8Array.from(
      { length: this.#most + 1 },
      (_, count) => counts.filter((least) => least <= count).length,
    );
    this.#countSteps = counts.length + 1;
    this.#runs = new DigitRuns(this.#most);
    this.#marks = [...new Set([BLANK, ...waiting.map(({ trigger }) => trigger.behind ?? '')].join(''))].join(
      '',
    );
    for (const [at, mark] of [...this.#marks].entries()) this.#placeOfMark[mark.charCodeAt(0)] = at + 1;
    const ways = (this.mostLetters + 1) * EDGES * WORDS_BEFORE * GOES * (GROUP + 1) * this.#countSteps;
    this.#listOf = new Int16Array((this.#marks.length + 1) * ways);
  }

  /** Begins a text, in which matches begin from an offset on. */
  start(text: string, from: number, final: boolean): void {
    this.#text = text;
    this.#from = from;
    this.#runs.start(text, final);
  }

  /** A digit stands here. It is told of the word that it is the first digit of. */
  tell(at: number): void {
    const text = this.#text;
    const from = this.#from;
    // Most digits go on with a number.
    if (at > from && isDigit(text.charCodeAt(at - 1))) return;
    let start = at;
    for (; start > from && isWord(text.charCodeAt(start - 1)); start--)
      if (isDigit(text.charCodeAt(start - 1)) || at - start >= this.mostLetters) return;
    if (start === 0 || !isWord(text.charCodeAt(start - 1))) this.#tellWord(start, at);
  }

  /** A word begins here whose first digit stands at an offset. */
  #tellWord(start: number, first: number): void {
    const text = this.#text;
    const count = this.#runs.from(first);
    let last = NOBODY;
    const waiting = this.#thatMayWait(start, first, count);
    for (let at = 0; at < waiting.length; at++) {
      const one = waiting[at] ?? NOBODY;
      const { list, owner, may, start: walk } = one;
      if (walk !== undefined) this.#add(one, walk(text, start, this.#from));
      else if (last.list === list && last.owner === owner) continue;
      else if (may === undefined || may(text, start, count)) {
        this.#add(one, start);
        last = one;
      }
    }
  }

  #add({ list, owner }: DigitsWaiting, start: number): void {
    if (start >= 0) this.#found[list]?.add(start, owner);
  }

  #thatMayWait(start: number, first: number, count: number): readonly DigitsWaiting[] {
    const text = this.#text;
    const unit = start > 0 ? text.charCodeAt(start - 1) : 0;
    const mark = this.#placeOfMark[unit] ?? 0;
    const letters = first - start;
    const wordBefore = start > 1 ? wordOf(text.charCodeAt(start - 2)) : NO_WORD;
    const follows = unit === SPACE && wordBefore === OTHER_WORD && isDigit(text.charCodeAt(start - 2));
    const joined = letters === 0 && !follows && followsToken(text, first);
    const size = groupSize(text, first);
    // Where the text ends there is no telling.
    const group = first + size >= text.length ? GROUP : Math.min(size, GROUP);
    const goes = goesOf(text, first + size, size);
    const edge = joined ? 2 : follows ? 1 : 0;
    const stands = ((letters * EDGES + edge) * WORDS_BEFORE + wordBefore) * GOES + goes;
    const way = (stands * (GROUP + 1) + group) * this.#countSteps + (this.#steps[count] ?? 0);
    const place = way * (this.#marks.length + 1) + mark;
    const known = this.#lists[this.#listOf[place] ?? NOT_MADE];
    if (known !== undefined) return known;
    const before = this.#marks.charAt(mark - 1);
    return this.#keep(place, { letters, joined, follows, before, wordBefore, count, group, goes });
  }

  /** Keeps who may wait for words that begin so. */
  #keep(place: number, beginning: Beginning): readonly DigitsWaiting[] {
    const list = this.#waiting.filter(({ trigger }) => waits(trigger, beginning));
    this.#listOf[place] = this.#lists.push(list) - 1;
    return list;
  }
}

function groupSize(text: string, first: number): number {
  let size = 1;
  while (size < LONG && first + size < text.length && isDigit(text.charCodeAt(first + size))) size++;
  return size;
}

/** How a word goes on behind so many first digits, which end at an offset. */
function goesOf(text: string, end: number, size: number): number {
  const unit = text.charCodeAt(end);
  if (end >= text.length || size === LONG || isWord(unit)) return ON;
  if (end + 1 === text.length) return OVER;
  const next = text.charCodeAt(end + 1);
  if (unit === SPACE) return isSmall(next) ? PLAIN : OVER;
  return unit < 0x80 && ENDS[unit] === 1 && (next === SPACE || next === NEWLINE) ? PLAIN : OVER;
}

/** What a unit says of the word that ends with it. */
function wordOf(unit: number): number {
  if (isSmall(unit)) return SMALL;
  return isWord(unit) ? OTHER_WORD : NO_WORD;
}

function waits(trigger: DigitsTrigger, beginning: Beginning): boolean {
  const { letters, least = 0, fewest = 0, group = 0 } = trigger;
  if (beginning.letters > letters || beginning.letters < fewest) return false;
  if (beginning.count < least || beginning.group < group) return false;
  if (beginning.joined && trigger.apart === true) return false;
  if (beginning.follows && trigger.alone === true) return false;
  return standsBehind(trigger, beginning) && (beginning.goes === ON || isOver(trigger, beginning));
}

/** May it be one whose word ends behind its first digits? */
function isOver({ mixed, long = 0, plain = 0 }: DigitsTrigger, beginning: Beginning): boolean {
  const { letters, group, goes, count } = beginning;
  if (goes === PLAIN && letters === 0 && count < plain) return false;
  return mixed !== true && letters + group >= Math.min(long, GROUP);
}

function standsBehind({ behind, afterSmall, afterWord }: DigitsTrigger, beginning: Beginning): boolean {
  const { before, wordBefore } = beginning;
  if (behind !== undefined && (before === '' || !behind.includes(before))) return false;
  if (afterSmall === false && wordBefore === SMALL) return false;
  return afterWord !== false || before !== BLANK || wordBefore === NO_WORD;
}
