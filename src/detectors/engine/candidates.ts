/** Candidates: where in a text which recognizer is worth asking, found for all of them in one pass. */
import { isAlphanumeric, isDigit, isWord } from '../characters.ts';
import { DigitRuns } from './digit-runs.ts';
import { type Literal, LiteralIndex } from './literal-index.ts';
import { OrderedKeys } from './ordered-keys.ts';
import type { Recognizer, Trigger } from './recognizer.ts';
import { beginsWord } from './walk.ts';

/** What one pass found; valid until the next pass of the same finder. */
export interface Candidates {
  readonly count: number;
  /**
   * Each candidate as one number, ascending, so by offset and then by the order of recognizers: the offset at which a
   * match may begin times 65,536, plus the position of the recognizer in the finder's list. May hold one several times.
   */
  readonly keys: Float64Array;
  /** From here on what ends the text may begin a match whose trigger has not come whole. */
  readonly open: number;
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
export interface Heard {
  readonly count: number;
  readonly keys: Float64Array;
}

/** Finds the candidates of a list of recognizers, and what watchers listen for. Keeps nothing of a text between passes. */
export class CandidateFinder {
  readonly recognizers: readonly Recognizer[];
  readonly #index: LiteralIndex;
  /** By literal: who waits for it. Those behind the last one stand for the digits. */
  readonly #waiting: readonly Listeners[];
  readonly #digits: readonly DigitsWaiting[];
  readonly #mostLetters: number;
  readonly #runs: DigitRuns;
  /** Recognizers may share one. */
  readonly #pending: readonly NonNullable<Recognizer['pending']>[];
  /** Characters before `from` in which literals may stand that announce what follows them. */
  readonly #reach: number;
  readonly #found = new OrderedKeys();
  readonly #heard: readonly OrderedKeys[];
  /** Of the pass that goes on. */
  #stretch: Stretch = { text: '', from: 0, final: true };
  readonly #hear = (literal: number, end: number) => this.#tell(literal, end);

  constructor(recognizers: readonly Recognizer[], watchers: readonly Watcher[] = []) {
    this.recognizers = recognizers;
    this.#digits = digitsOf(recognizers);
    this.#mostLetters = Math.max(0, ...this.#digits.map(({ letters }) => letters));
    this.#runs = new DigitRuns(Math.max(0, ...this.#digits.map(({ least }) => least)));
    const listeners = listenersOf(recognizers, watchers);
    const literals = [...listeners.values()].map(({ literal }) => literal);
    const numbers = this.#digits.length === 0 ? [] : [...'0123456789'].map((text) => ({ text, held: false }));
    this.#index = new LiteralIndex([...literals, ...numbers]);
    this.#waiting = [...listeners.values()];
    this.#pending = [...new Set(recognizers.flatMap(({ pending }) => pending ?? []))];
    this.#reach = reachOf(recognizers);
    this.#heard = watchers.map(() => new OrderedKeys());
  }

  /** Looks through a stretch once. */
  find(stretch: Stretch): Candidates {
    const { text, from, final } = stretch;
    const found = this.#found;
    found.clear();
    for (const heard of this.#heard) heard.clear();
    const begin = Math.max(0, from - this.#reach);
    this.#stretch = stretch;
    this.#runs.start(text, final);
    const held = this.#index.scan(text, begin, this.#hear);
    found.sort();
    const open = final ? text.length : this.#openFrom(text, from, held);
    return { count: found.count, keys: found.keys, open };
  }

  /** What a watcher heard in the last pass. */
  heardBy(watcher: number): Heard {
    const heard = this.#heard[watcher];
    if (heard === undefined) throw new Error(`no watcher has the position ${watcher}`);
    return heard;
  }

  #tell(literal: number, end: number): void {
    const listeners = this.#waiting[literal];
    if (listeners === undefined) {
      this.#digit(end - 1, this.#stretch);
      return;
    }
    const { watching, waiting } = listeners;
    for (const { watcher, literal: position } of watching) this.#heard[watcher]?.add(end, position);
    for (const one of waiting) this.#candidate(one, end, this.#stretch);
  }

  #candidate({ owner, trigger }: Waiting, end: number, stretch: Stretch): void {
    const { text, from } = stretch;
    const start = startOf(trigger, end, stretch);
    if (start < from || start >= text.length) return;
    this.#found.add(start, owner);
    if (trigger.kind !== 'inside' || trigger.exact) return;
    for (let at = start + 1; at < end; at++) if (beginsWord(text, at)) this.#found.add(at, owner);
  }

  /** The first digit of a word stands here, or a later one. */
  #digit(at: number, { text, from }: Stretch): void {
    let start = at;
    for (; start > from && isWord(text.charCodeAt(start - 1)); start--) {
      if (isDigit(text.charCodeAt(start - 1)) || at - start >= this.#mostLetters) return;
    }
    if (start > 0 && isWord(text.charCodeAt(start - 1))) return;
    const count = this.#runs.from(at);
    for (const { owner, letters, least } of this.#digits)
      if (at - start <= letters && count >= least) this.#found.add(start, owner);
  }

  #openFrom(text: string, from: number, held: number): number {
    let open = Math.max(from, text.length - held);
    if (this.#mostLetters > 0) open = Math.min(open, openWord(text, from, this.#mostLetters));
    for (const pending of this.#pending) open = Math.min(open, pending(text, from));
    return open;
  }
}

/** Who is told of one literal. */
interface Listeners {
  literal: Literal;
  readonly waiting: Waiting[];
  readonly watching: { readonly watcher: number; readonly literal: number }[];
}

interface Waiting {
  readonly owner: number;
  readonly trigger: Exclude<Trigger, { kind: 'digits' }>;
}

interface DigitsWaiting {
  readonly owner: number;
  readonly letters: number;
  /** 0 for any number of digits. */
  readonly least: number;
}

function listenersOf(
  recognizers: readonly Recognizer[],
  watchers: readonly Watcher[],
): ReadonlyMap<string, Listeners> {
  const all = new Map<string, Listeners>();
  for (const [owner, { triggers }] of recognizers.entries()) {
    for (const trigger of triggers) {
      if (trigger.kind === 'digits') continue;
      listenersTo(all, literalOf(trigger)).waiting.push({ owner, trigger });
    }
  }
  for (const [watcher, { literals }] of watchers.entries()) {
    for (const [position, literal] of literals.entries())
      listenersTo(all, literal).watching.push({ watcher, literal: position });
  }
  return all;
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

function digitsOf(recognizers: readonly Recognizer[]): DigitsWaiting[] {
  const digits: DigitsWaiting[] = [];
  for (const [owner, { triggers }] of recognizers.entries()) {
    for (const trigger of triggers)
      if (trigger.kind === 'digits')
        digits.push({ owner, letters: trigger.letters, least: trigger.least ?? 0 });
  }
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
