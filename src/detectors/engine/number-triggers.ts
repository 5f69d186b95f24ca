/** Number triggers: finds the words with a digit in them that recognizers are worth asking for. */
import { isDigit, isWord } from '../characters.ts';
import { DigitRuns } from './digit-runs.ts';
import { type DigitsWaiting, NumberWaiters } from './number-waiters.ts';
import { NumberWord } from './number-word.ts';
import type { OrderedKeys } from './ordered-keys.ts';

/** In place of one that waits. */
const NOBODY: DigitsWaiting = {
  ...{ list: -1, owner: -1, trigger: { kind: 'digits', letters: 0 } },
  may: undefined,
  start: undefined,
};
const NOBODY_WAITS: readonly DigitsWaiting[] = [];

/** Asks those that wait for numbers. What all of them ask of one is asked once: text of numbers is full of them. bench: scan */
export class NumberTriggers {
  /** The most letters before a first digit that anybody waits for; 0 where nobody does. */
  readonly mostLetters: number;
  readonly #waiters: NumberWaiters;
  readonly #found: readonly OrderedKeys[];
  readonly #runs: DigitRuns;
  /** By how many digits are counted: the list of those that may wait. */
  readonly #steps: Uint8Array;
  readonly #word = new NumberWord();
  #text = '';
  #from = 0;

  /** Candidates are added to the list that each waits in. */
  constructor(waiting: readonly DigitsWaiting[], found: readonly OrderedKeys[]) {
    this.#waiters = new NumberWaiters(waiting);
    this.#found = found;
    this.mostLetters = this.#waiters.mostLetters;
    this.#runs = new DigitRuns(this.#waiters.mostDigits);
    this.#steps = this.#waiters.steps();
  }

  /** Begins a text, in which matches begin from an offset on. */
  start(text: string, from: number, final: boolean): void {
    this.#text = text;
    this.#from = from;
    this.#runs.start(text, final);
    this.#word.clear();
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
    const waiting = this.#thatMayWait(start, first);
    let last = NOBODY;
    for (let at = 0; at < waiting.length; at++) {
      const one = waiting[at] ?? NOBODY;
      const { list, owner, may, start: walk } = one;
      if (walk !== undefined) this.#add(one, walk(text, start, this.#from));
      else if (last.list === list && last.owner === owner) continue;
      else if (may === undefined || may(text, start)) {
        this.#add(one, start);
        last = one;
      }
    }
  }

  #thatMayWait(start: number, first: number): readonly DigitsWaiting[] {
    this.#word.read(this.#text, start, first);
    const { counted, lists } = this.#waiters.of(this.#word);
    const step = counted ? this.#steps[this.#runs.from(first)] : 0;
    return lists[step ?? 0] ?? NOBODY_WAITS;
  }

  #add({ list, owner }: DigitsWaiting, start: number): void {
    if (start >= 0) this.#found[list]?.add(start, owner);
  }
}
