/** Candidates: where in a text which recognizer is worth asking, found for all of them in one pass. */
import { isAlphanumeric } from '../characters.ts';
import { type Literal, LiteralIndex } from './literal-index.ts';
import { NumberTriggers } from './number-triggers.ts';
import { digitsOf } from './number-waiters.ts';
import { OrderedKeys } from './ordered-keys.ts';
import type { Recognizer, Trigger } from './recognizer.ts';
import type { SearchMemory } from './search-memory.ts';
import { beginsWord } from './walk.ts';

/** Units at the end of a text in which a blank is looked for. */
const FAR = 128;

/** What one pass found; valid until the next pass of the same finder. */
export interface Candidates {
  /** By list of recognizers. */
  readonly lists: readonly Keys[];
  /** From here on what ends the text may begin a match whose trigger has not come whole. */
  readonly open: number;
}

/**
 * Each as one number, ascending, so by offset and then by position: the offset at which a match may begin times 65,536,
 * plus the position of the recognizer in its list. May hold one several times.
 */
export interface Keys {
  readonly count: number;
  readonly keys: Float64Array;
}

/** Where a pass looks. */
export interface Stretch {
  readonly text: string;
  /** Where matches may begin; before it is context. */
  readonly from: number;
  /** True when no text follows. */
  readonly final: boolean;
}

/** Whoever hears of literals in the order of their ends. */
export interface Watcher {
  readonly literals: readonly Literal[];
}

/** What one pass found for one watcher: each literal as one number, as candidates are: its end, and its position. */
export type Heard = Keys;

/** Finds the candidates of lists of recognizers, and what watchers listen for. Keeps nothing of a text between passes. */
export class CandidateFinder {
  readonly #index: LiteralIndex;
  /** By literal: who waits for it. Those behind the last one stand for the digits. */
  readonly #waiting: readonly Listeners[];
  /** By literal that one watcher alone hears of: its position, and that of the literal among its own; -1 for the others. */
  readonly #onlyWatcher: Int32Array;
  readonly #onlyPosition: Int32Array;
  readonly #numbers: NumberTriggers;
  /** Recognizers may share one. */
  readonly #pending: readonly Pending[];
  readonly #pendingInWord: readonly Pending[];
  /** Characters before `from` in which literals may stand that announce what follows them. */
  readonly #reach: number;
  readonly #found: readonly OrderedKeys[];
  readonly #heard: readonly OrderedKeys[];
  /** Of the pass that goes on. */
  #stretch: Stretch = { text: '', from: 0, final: true };
  readonly #hear = (literal: number, end: number) => this.#tell(literal, end);

  constructor(lists: readonly (readonly Recognizer[])[], watchers: readonly Watcher[] = []) {
    const recognizers = lists.flat();
    this.#found = lists.map(() => new OrderedKeys());
    const waiting = lists.flatMap(digitsOf);
    this.#numbers = new NumberTriggers(waiting, this.#found);
    const listeners = listenersOf(lists, watchers);
    const literals = [...listeners.values()].map(({ literal }) => literal);
    const numbers = waiting.length === 0 ? [] : [...'0123456789'].map(digitLiteral);
    this.#index = new LiteralIndex([...literals, ...numbers]);
    this.#waiting = [...listeners.values()];
    this.#onlyWatcher = Int32Array.from(this.#waiting, (one) => onlyOf(one)?.watcher ?? -1);
    this.#onlyPosition = Int32Array.from(this.#waiting, (one) => onlyOf(one)?.literal ?? -1);
    this.#pending = pendingOf(recognizers.filter(({ pendingInWord }) => pendingInWord !== true));
    this.#pendingInWord = pendingOf(recognizers.filter(({ pendingInWord }) => pendingInWord === true));
    this.#reach = reachOf(recognizers);
    this.#heard = watchers.map(() => new OrderedKeys());
  }

  /** Looks through a stretch once; with a memory of a text that grows through what is new, and what that says of the rest. */
  find(stretch: Stretch, memory?: SearchMemory): Candidates {
    const { text, from, final } = stretch;
    for (const found of this.#found) found.clear();
    for (const heard of this.#heard) heard.clear();
    const begin = Math.max(0, from - this.#reach);
    this.#stretch = stretch;
    this.#numbers.start(text, from, final);
    const held =
      memory === undefined
        ? this.#index.scan(text, begin, this.#hear)
        : this.#index.scanOn(text, { begin, from }, { found: this.#hear, memory });
    for (const found of this.#found) found.sort();
    const open = final ? text.length : this.#openFrom(text, from, held);
    return { lists: this.#found, open };
  }

  /** What a watcher heard in the last pass. */
  heardBy(watcher: number): Heard {
    const heard = this.#heard[watcher];
    if (heard === undefined) throw new Error(`no watcher has the position ${watcher}`);
    return heard;
  }

  #tell(literal: number, end: number): void {
    // Asked first: to read behind the end of a list is slow, and text of numbers would do little else. bench: scan
    if (literal >= this.#waiting.length) {
      this.#numbers.tell(end - 1);
      return;
    }
    const only = this.#onlyWatcher[literal] ?? -1;
    if (only >= 0) {
      this.#heard[only]?.add(end, this.#onlyPosition[literal] ?? 0);
      return;
    }
    const listeners = this.#waiting[literal];
    if (listeners === undefined) return;
    const { watching, waiting } = listeners;
    for (const { watcher, literal: position } of watching) this.#heard[watcher]?.add(end, position);
    for (const one of waiting) this.#candidate(one, end, this.#stretch);
  }

  #candidate(one: Waiting, end: number, stretch: Stretch): void {
    const { text, from } = stretch;
    const { owner, exact } = one;
    const start = startOf(one, end, stretch);
    if (start < from || start >= text.length) return;
    const found = this.#found[one.list];
    found?.add(start, owner);
    if (exact) return;
    for (let at = start + 1; at < end; at++) if (beginsWord(text, at)) found?.add(at, owner);
  }

  #openFrom(text: string, from: number, held: number): number {
    let open = Math.max(from, text.length - held);
    const { mostLetters } = this.#numbers;
    if (mostLetters > 0) open = Math.min(open, openWord(text, from, mostLetters));
    for (const pending of this.#pending) open = Math.min(open, pending(text, from));
    let word = text.length;
    for (const pending of this.#pendingInWord) {
      const floor = Math.max(open, text.length - FAR);
      word = wordBack(text, word, floor);
      // Most of them leave the whole word open. bench: deltas
      if (word > floor || (word === open && beginsText(text, open, from))) break;
      open = Math.min(open, pending(text, from));
    }
    return open;
  }
}

type Pending = NonNullable<Recognizer['pending']>;

function pendingOf(recognizers: readonly Recognizer[]): readonly Pending[] {
  return [...new Set(recognizers.flatMap(({ pending }) => pending ?? []))];
}

/** Where the units begin that go up to an offset with no blank among them; not before `floor`. */
function wordBack(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && !isBlankUnit(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Does a word begin here, or what is looked at? */
function beginsText(text: string, at: number, from: number): boolean {
  return at === from || isBlankUnit(text.charCodeAt(at - 1));
}

function isBlankUnit(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d && unit !== 0x0b && unit !== 0x0c);
}

/** Of a row of digits the first one announces a number. */
function digitLiteral(text: string): Literal {
  return { text, held: false, leads: true };
}

/** The watcher that alone waits for a literal. */
function onlyOf({ waiting, watching }: Listeners): Listeners['watching'][number] | undefined {
  return waiting.length === 0 && watching.length === 1 ? watching[0] : undefined;
}

/** Who is told of one literal. */
interface Listeners {
  literal: Literal;
  readonly waiting: Waiting[];
  readonly watching: { readonly watcher: number; readonly literal: number }[];
}

type LiteralTrigger = Exclude<Trigger, { kind: 'digits' }>;

/** What a trigger says, all members in one order, since they are read wherever its literal stands. */
interface Waiting {
  readonly list: number;
  readonly owner: number;
  readonly kind: LiteralTrigger['kind'];
  readonly length: number;
  readonly start: ((text: string, at: number, floor: number) => number) | undefined;
  /** False where words that begin between are looked at too. */
  readonly exact: boolean;
}

function waitingOf(trigger: LiteralTrigger, list: number, owner: number): Waiting {
  const { kind, literal } = trigger;
  const exact = kind !== 'inside' || trigger.exact === true;
  return {
    list,
    owner,
    kind,
    length: literal.length,
    start: kind === 'prefix' ? undefined : trigger.start,
    exact,
  };
}

function listenersOf(
  lists: readonly (readonly Recognizer[])[],
  watchers: readonly Watcher[],
): ReadonlyMap<string, Listeners> {
  const all = new Map<string, Listeners>();
  for (const [list, recognizers] of lists.entries()) addWaiting(all, list, recognizers);
  for (const [watcher, { literals }] of watchers.entries()) {
    for (const [position, literal] of literals.entries())
      listenersTo(all, literal).watching.push({ watcher, literal: position });
  }
  return all;
}

function addWaiting(all: Map<string, Listeners>, list: number, recognizers: readonly Recognizer[]): void {
  for (const [owner, { triggers }] of recognizers.entries())
    for (const trigger of triggers)
      if (trigger.kind !== 'digits')
        listenersTo(all, literalOf(trigger)).waiting.push(waitingOf(trigger, list, owner));
}

function literalOf(trigger: LiteralTrigger): Literal {
  const { kind } = trigger;
  const announces = kind === 'before' ? ({ announces: true } as const) : {};
  const literal = { text: trigger.literal, held: kind === 'prefix', ...announces };
  if (trigger.kind === 'inside' || trigger.stands === undefined) return literal;
  return { ...literal, stands: trigger.stands };
}

/** Those of literals that are spelled and stand alike. */
function listenersTo(all: Map<string, Listeners>, literal: Literal): Listeners {
  const { text, stands = 'anywhere', held, announces } = literal;
  const key = `${stands} ${text}`;
  const known = all.get(key);
  const listeners = known ?? { literal, waiting: [], watching: [] };
  if (held) listeners.literal = { ...listeners.literal, held };
  if (announces) listeners.literal = { ...listeners.literal, announces };
  if (known === undefined) all.set(key, listeners);
  return listeners;
}

function reachOf(recognizers: readonly Recognizer[]): number {
  const announced = recognizers.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'before'));
  return Math.max(0, ...announced.map(({ context, reach = context }) => reach));
}

function startOf({ kind, length, start }: Waiting, end: number, { text, from }: Stretch): number {
  if (start === undefined) return end - length;
  return kind === 'inside' ? start(text, end - length, from) : start(text, end, from);
}

/** Where the word at the end begins, when it may still become a word with a digit behind few letters. */
function openWord(text: string, from: number, most: number): number {
  let start = text.length;
  while (start > from && text.length - start <= most && isAlphanumeric(text.charCodeAt(start - 1))) start--;
  return text.length - start > most ? text.length : start;
}
