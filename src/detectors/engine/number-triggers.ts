/** Number triggers: which recognizers a word with a digit in it is worth asking for, told by how the word begins. */
import { followsToken, isDigit, isWord } from '../characters.ts';
import { DigitRuns } from './digit-runs.ts';
import type { OrderedKeys } from './ordered-keys.ts';
import { COUNTED, type Recognizer, type Trigger } from './recognizer.ts';

const SPACE = 0x20;
/** Digits side by side that are counted; where there are as many as `LONG`, any may follow. */
const GROUP = 3;
const LONG = 16;
/** Ways in which a word may begin and go on. */
const EDGES = 6;

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
  /** Digits that stand side by side from the first one on, to `GROUP`. */
  readonly group: number;
  /** Does the word go on behind them, or may it? */
  readonly goesOn: boolean;
  /** Digits that follow each other from the first one on, as far as they are counted. */
  readonly count: number;
}

/** Who waits for numbers. What all of them ask of one is asked once: text of numbers is full of them. bench: scan */
export class NumberTriggers {
  /** The most letters before a first digit that anybody waits for; 0 where nobody does. */
  readonly mostLetters: number;
  readonly #waiting: readonly DigitsWaiting[];
  readonly #found: readonly OrderedKeys[];
  /** By how a word begins, as one number: who may wait for it; made when it is first asked for. */
  readonly #lists: (readonly DigitsWaiting[] | undefined)[];
  readonly #most: number;
  /** The characters that somebody waits behind, and by ASCII unit: its place among them and one more, 0 for others. */
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
    this.#most = Math.max(COUNTED, ...waiting.map(({ trigger }) => trigger.least ?? 0));
    this.#runs = new DigitRuns(this.#most);
    this.#marks = [...new Set(waiting.map(({ trigger }) => trigger.behind ?? '').join(''))].join('');
    for (const [at, mark] of [...this.#marks].entries()) this.#placeOfMark[mark.charCodeAt(0)] = at + 1;
    const ways = (this.mostLetters + 1) * EDGES * (GROUP + 1) * (this.#most + 1);
    this.#lists = Array.from({ length: (this.#marks.length + 1) * ways }, () => undefined);
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
    const letters = first - start;
    const unit = start > 0 ? text.charCodeAt(start - 1) : 0;
    const follows = unit === SPACE && start > 1 && isDigit(text.charCodeAt(start - 2));
    const joined = letters === 0 && !follows && followsToken(text, first);
    const size = groupSize(text, first);
    // Where the text ends there is no telling.
    const ends = first + size >= text.length;
    const group = ends ? GROUP : Math.min(size, GROUP);
    const goesOn = ends || size === LONG || isWord(text.charCodeAt(first + size));
    const edges = (joined ? 2 : follows ? 1 : 0) * 2 + (goesOn ? 1 : 0);
    const mark = unit < 0x80 ? (this.#placeOfMark[unit] ?? 0) : 0;
    const way = ((letters * EDGES + edges) * (GROUP + 1) + group) * (this.#most + 1) + count;
    const place = way * (this.#marks.length + 1) + mark;
    let list = this.#lists[place];
    if (list === undefined) {
      const before = this.#marks.charAt(mark - 1);
      const beginning = { letters, joined, follows, before, count, group, goesOn };
      list = this.#waiting.filter(({ trigger }) => waits(trigger, beginning));
      this.#lists[place] = list;
    }
    return list;
  }
}

function groupSize(text: string, first: number): number {
  let size = 1;
  while (size < LONG && first + size < text.length && isDigit(text.charCodeAt(first + size))) size++;
  return size;
}

function waits(trigger: DigitsTrigger, beginning: Beginning): boolean {
  const { letters, least = 0, fewest = 0, group = 0 } = trigger;
  if (beginning.letters > letters || beginning.letters < fewest) return false;
  if (beginning.count < least || beginning.group < group) return false;
  if (beginning.joined && trigger.apart === true) return false;
  if (beginning.follows && trigger.alone === true) return false;
  if (!standsBehind(trigger, beginning)) return false;
  return beginning.goesOn || trigger.mixed !== true;
}

function standsBehind({ behind }: DigitsTrigger, { before }: Beginning): boolean {
  return behind === undefined || (before !== '' && behind.includes(before));
}
