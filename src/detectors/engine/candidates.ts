/** Candidates: where in a text which recognizer is worth asking, found for all of them in one pass. */
import { followsToken, isAlphanumeric, isDigit, isWord } from '../characters.ts';
import { DigitRuns } from './digit-runs.ts';
import { type Literal, LiteralIndex } from './literal-index.ts';
import { OrderedKeys } from './ordered-keys.ts';
import { COUNTED, type Recognizer, type Trigger } from './recognizer.ts';
import { beginsWord } from './walk.ts';

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
  readonly #digits: readonly DigitsWaiting[];
  readonly #mostLetters: number;
  readonly #runs: DigitRuns;
  /** Recognizers may share one. */
  readonly #pending: readonly NonNullable<Recognizer['pending']>[];
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
    this.#digits = lists.flatMap(digitsOf);
    this.#mostLetters = Math.max(0, ...this.#digits.map(({ trigger }) => trigger.letters));
    this.#runs = new DigitRuns(Math.max(COUNTED, ...this.#digits.map(({ trigger }) => trigger.least ?? 0)));
    const listeners = listenersOf(lists, watchers);
    const literals = [...listeners.values()].map(({ literal }) => literal);
    const numbers = this.#digits.length === 0 ? [] : [...'0123456789'].map(digitLiteral);
    this.#index = new LiteralIndex([...literals, ...numbers]);
    this.#waiting = [...listeners.values()];
    this.#onlyWatcher = Int32Array.from(this.#waiting, (one) => onlyOf(one)?.watcher ?? -1);
    this.#onlyPosition = Int32Array.from(this.#waiting, (one) => onlyOf(one)?.literal ?? -1);
    this.#pending = [...new Set(recognizers.flatMap(({ pending }) => pending ?? []))];
    this.#reach = reachOf(recognizers);
    this.#heard = watchers.map(() => new OrderedKeys());
  }

  /** Looks through a stretch once. */
  find(stretch: Stretch): Candidates {
    const { text, from, final } = stretch;
    for (const found of this.#found) found.clear();
    for (const heard of this.#heard) heard.clear();
    const begin = Math.max(0, from - this.#reach);
    this.#stretch = stretch;
    this.#runs.start(text, final);
    const held = this.#index.scan(text, begin, this.#hear);
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
    const only = this.#onlyWatcher[literal] ?? -1;
    if (only >= 0) {
      this.#heard[only]?.add(end, this.#onlyPosition[literal] ?? 0);
      return;
    }
    const listeners = this.#waiting[literal];
    if (listeners === undefined) {
      this.#digit(end - 1, this.#stretch);
      return;
    }
    const { watching, waiting } = listeners;
    for (const { watcher, literal: position } of watching) this.#heard[watcher]?.add(end, position);
    for (const one of waiting) this.#candidate(one, end, this.#stretch);
  }

  #candidate({ list, owner, trigger }: Waiting, end: number, stretch: Stretch): void {
    const { text, from } = stretch;
    const start = startOf(trigger, end, stretch);
    if (start < from || start >= text.length) return;
    const found = this.#found[list];
    found?.add(start, owner);
    if (trigger.kind !== 'inside' || trigger.exact) return;
    for (let at = start + 1; at < end; at++) if (beginsWord(text, at)) found?.add(at, owner);
  }

  /** The first digit of a word stands here, or a later one. */
  #digit(at: number, { text, from }: Stretch): void {
    // Most digits go on with a number.
    if (at > from && isDigit(text.charCodeAt(at - 1))) return;
    let start = at;
    for (; start > from && isWord(text.charCodeAt(start - 1)); start--)
      if (isDigit(text.charCodeAt(start - 1)) || at - start >= this.#mostLetters) return;
    if (start === 0 || !isWord(text.charCodeAt(start - 1))) this.#number(text, start, at);
  }

  /** A word begins here whose first digit stands at an offset. */
  #number(text: string, start: number, first: number): void {
    const joined = start === first && followsToken(text, first);
    let count = -1;
    for (const { list, owner, trigger } of this.#digits) {
      if (first - start > trigger.letters || (joined && trigger.apart === true)) continue;
      if (count < 0) count = this.#runs.from(first);
      if (mayBe(trigger, text, { start, count })) this.#found[list]?.add(start, owner);
    }
  }

  #openFrom(text: string, from: number, held: number): number {
    let open = Math.max(from, text.length - held);
    if (this.#mostLetters > 0) open = Math.min(open, openWord(text, from, this.#mostLetters));
    for (const pending of this.#pending) open = Math.min(open, pending(text, from));
    return open;
  }
}

function mayBe(
  { least = 0, may }: DigitsWaiting['trigger'],
  text: string,
  { start, count }: { readonly start: number; readonly count: number },
): boolean {
  return count >= least && (may === undefined || may(text, start, count));
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

interface Waiting {
  readonly list: number;
  readonly owner: number;
  readonly trigger: Exclude<Trigger, { kind: 'digits' }>;
}

interface DigitsWaiting {
  readonly list: number;
  readonly owner: number;
  readonly trigger: Extract<Trigger, { kind: 'digits' }>;
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
        listenersTo(all, literalOf(trigger)).waiting.push({ list, owner, trigger });
}

function literalOf(trigger: Waiting['trigger']): Literal {
  const literal = { text: trigger.literal, held: trigger.kind === 'prefix' };
  if (trigger.kind === 'inside' || trigger.stands === undefined) return literal;
  return { ...literal, stands: trigger.stands };
}

/** Those of literals that are spelled and stand alike. */
function listenersTo(all: Map<string, Listeners>, literal: Literal): Listeners {
  const { text, stands = 'anywhere', held } = literal;
  const key = `${stands} ${text}`;
  const known = all.get(key);
  const listeners = known ?? { literal, waiting: [], watching: [] };
  if (held) listeners.literal = { ...listeners.literal, held };
  if (known === undefined) all.set(key, listeners);
  return listeners;
}

function reachOf(recognizers: readonly Recognizer[]): number {
  const announced = recognizers.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'before'));
  return Math.max(0, ...announced.map(({ context }) => context));
}

function digitsOf(recognizers: readonly Recognizer[], list: number): DigitsWaiting[] {
  const digits: DigitsWaiting[] = [];
  for (const [owner, { triggers }] of recognizers.entries())
    for (const trigger of triggers) if (trigger.kind === 'digits') digits.push({ list, owner, trigger });
  return digits;
}

function startOf(trigger: Waiting['trigger'], end: number, { text, from }: Stretch): number {
  switch (trigger.kind) {
    case 'prefix':
      return end - trigger.literal.length;
    case 'inside':
      return trigger.start(text, end - trigger.literal.length, from);
    case 'before':
      return trigger.start(text, end);
    default:
      return trigger satisfies never;
  }
}

/** Where the word at the end begins, when it may still become a word with a digit behind few letters. */
function openWord(text: string, from: number, most: number): number {
  let start = text.length;
  while (start > from && text.length - start <= most && isAlphanumeric(text.charCodeAt(start - 1))) start--;
  return text.length - start > most ? text.length : start;
}
