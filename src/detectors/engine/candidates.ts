/** Candidates: where in a text which recognizer is worth asking, found for all of them in one pass. */
import { isAlphanumeric, isDigit, isWord } from '../characters.ts';
import { type Literal, LiteralIndex } from './literal-index.ts';
import type { Recognizer, Trigger } from './recognizer.ts';
import { beginsWord } from './walk.ts';

/** Owners that one number has room for beside an offset. */
const OWNERS = 0x10000;

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

/** Offset of a candidate. */
export function offsetOf(key: number): number {
  return Math.floor(key / OWNERS);
}

/** Position of a candidate's recognizer. */
export function ownerOf(key: number): number {
  return key % OWNERS;
}

/** Where a pass looks. */
export interface Stretch {
  readonly text: string;
  /** Where matches may begin; before it is context. */
  readonly from: number;
  /** True when no text follows. */
  readonly final: boolean;
}

/** Finds the candidates of a list of recognizers. Compiled once; keeps nothing of a text between passes. */
export class CandidateFinder {
  readonly recognizers: readonly Recognizer[];
  readonly #index: LiteralIndex;
  /** By literal: who waits for it. The last one stands for the digits. */
  readonly #waiting: readonly (readonly Waiting[])[];
  readonly #digits: readonly DigitsWaiting[];
  readonly #mostLetters: number;
  /** Recognizers may share one. */
  readonly #pending: readonly NonNullable<Recognizer['pending']>[];
  /** Characters before `from` in which literals may stand that announce what follows them. */
  readonly #reach: number;
  #found = new Found();

  constructor(recognizers: readonly Recognizer[]) {
    this.recognizers = recognizers;
    const waiting = new Map<string, Waiting[]>();
    for (const [owner, recognizer] of recognizers.entries()) {
      for (const trigger of recognizer.triggers) {
        if (trigger.kind === 'digits') continue;
        waiting.set(trigger.literal, [...(waiting.get(trigger.literal) ?? []), { owner, trigger }]);
      }
    }
    this.#digits = digitsOf(recognizers);
    this.#mostLetters = Math.max(0, ...this.#digits.map(({ letters }) => letters));
    const literals: Literal[] = [...waiting].map(([text, list]) => ({
      text,
      held: list.some(({ trigger }) => trigger.kind === 'prefix'),
    }));
    const numbers = this.#digits.length === 0 ? [] : [...'0123456789'].map((text) => ({ text, held: false }));
    this.#index = new LiteralIndex([...literals, ...numbers]);
    this.#waiting = [...waiting.values()];
    this.#pending = [...new Set(recognizers.flatMap(({ pending }) => pending ?? []))];
    this.#reach = Math.max(
      0,
      ...recognizers
        .filter(({ triggers }) => triggers.some(({ kind }) => kind === 'before'))
        .map(({ context }) => context),
    );
  }

  /** Looks through a stretch once. */
  find(stretch: Stretch): Candidates {
    const { text, from, final } = stretch;
    const found = this.#found;
    found.clear();
    const begin = Math.max(0, from - this.#reach);
    const held = this.#index.scan(text, begin, (literal, end) => this.#tell({ literal, end, stretch }));
    found.sort();
    const open = final ? text.length : this.#openFrom(text, from, held);
    return { count: found.count, keys: found.keys, open };
  }

  #tell({ literal, end, stretch }: { literal: number; end: number; stretch: Stretch }): void {
    const waiting = this.#waiting[literal];
    if (waiting === undefined) {
      this.#digit(end - 1, stretch);
      return;
    }
    for (const one of waiting) this.#candidate(one, end, stretch);
  }

  #candidate({ owner, trigger }: Waiting, end: number, stretch: Stretch): void {
    const { text, from } = stretch;
    const start = startOf(trigger, end, stretch);
    if (start < from || start >= text.length) return;
    this.#found.add(start, owner);
    if (trigger.kind !== 'inside') return;
    for (let at = start + 1; at < end; at++) if (beginsWord(text, at)) this.#found.add(at, owner);
  }

  /** The first digit of a word stands here, or a later one. */
  #digit(at: number, { text, from }: Stretch): void {
    let start = at;
    for (; start > from && isWord(text.charCodeAt(start - 1)); start--) {
      if (isDigit(text.charCodeAt(start - 1)) || at - start >= this.#mostLetters) return;
    }
    if (start > 0 && isWord(text.charCodeAt(start - 1))) return;
    for (const { owner, letters } of this.#digits) if (at - start <= letters) this.#found.add(start, owner);
  }

  #openFrom(text: string, from: number, held: number): number {
    let open = Math.max(from, text.length - held);
    if (this.#mostLetters > 0) open = Math.min(open, openWord(text, from, this.#mostLetters));
    for (const pending of this.#pending) open = Math.min(open, pending(text, from));
    return open;
  }
}

interface Waiting {
  readonly owner: number;
  readonly trigger: Exclude<Trigger, { kind: 'digits' }>;
}

interface DigitsWaiting {
  readonly owner: number;
  readonly letters: number;
}

function digitsOf(recognizers: readonly Recognizer[]): DigitsWaiting[] {
  const digits: DigitsWaiting[] = [];
  for (const [owner, { triggers }] of recognizers.entries()) {
    for (const trigger of triggers)
      if (trigger.kind === 'digits') digits.push({ owner, letters: trigger.letters });
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

/** A list of candidates that is used again and again. */
class Found {
  count = 0;
  keys = new Float64Array(64);
  #sorted = true;

  clear(): void {
    this.count = 0;
    this.#sorted = true;
  }

  add(start: number, owner: number): void {
    const key = start * OWNERS + owner;
    if (this.count === this.keys.length) this.#grow();
    if (this.count > 0 && key < (this.keys[this.count - 1] ?? 0)) this.#sorted = false;
    this.keys[this.count] = key;
    this.count++;
  }

  sort(): void {
    if (!this.#sorted) this.keys.subarray(0, this.count).sort();
  }

  #grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
  }
}
