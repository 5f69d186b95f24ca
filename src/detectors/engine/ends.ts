/** Ends: reads blocks of units through an automaton and notes where words of it end. */
import type { Automaton } from './automaton.ts';
import { SYMBOL_OF, SYMBOLS } from './symbols.ts';
import { MOST_UNITS } from './unit-blocks.ts';

/** What a module imports is no constant to the engine, what it has itself is: the loops below take a quarter less time by it. */
const SYMBOL = SYMBOL_OF;
const WIDTH = SYMBOLS;

/** Parts of a block that are read side by side: a processor waits long for each next state, and four waits are one. */
const PARTS = 4;
/** A part is worth it when it has so many times the units that are read before it. */
const WORTH = 4;
const LEAST = 64;

/** Where words end in the block that was read last; a place that is used again and again, as large as was needed so far. */
export class Ends {
  readonly #next: Automaton['next'];
  readonly #firstFound: number;
  /** Units before a place that its state may depend on. */
  readonly #memory: number;
  /** Offsets in the block of the last units of words, and the states there, part after part. */
  ats = new Int32Array(LEAST);
  states = new Int32Array(LEAST);
  /** Where the entries of each part begin and end. */
  readonly from = new Int32Array(PARTS);
  readonly to = new Int32Array(PARTS);
  /** Parts of the last block. */
  parts = 1;

  constructor({ next, firstFound }: Pick<Automaton, 'next' | 'firstFound'>, memory: number) {
    this.#next = next;
    this.#firstFound = firstFound;
    this.#memory = memory;
  }

  /** Reads a block from a state on; returns the state behind it. */
  read(units: Uint16Array, state: number): number {
    if (units.length > this.ats.length) this.#grow(units.length);
    const size = Math.floor(units.length / PARTS);
    if (size < this.#memory * WORTH) {
      this.parts = 1;
      this.from[0] = 0;
      this.to[0] = 0;
      return this.#readOn(units, { part: 0, at: 0, state });
    }
    this.parts = PARTS;
    const last = this.#readParts(units, size, state);
    return this.#readOn(units, { part: PARTS - 1, at: PARTS * size, state: last });
  }

  #grow(length: number): void {
    const size = Math.min(length * 2, MOST_UNITS);
    this.ats = new Int32Array(size);
    this.states = new Int32Array(size);
  }

  /** Reads from an offset to the end, for one part. */
  #readOn(
    units: Uint16Array,
    on: { readonly part: number; readonly at: number; readonly state: number },
  ): number {
    const { ats, states } = this;
    const next = this.#next;
    const firstFound = this.#firstFound;
    let count = this.to[on.part] ?? 0;
    let { state } = on;
    for (let at = on.at; at < units.length; at++) {
      state = after(next, state, units[at]);
      if (state < firstFound) continue;
      ats[count] = at;
      states[count++] = state;
    }
    this.to[on.part] = count;
    return state;
  }

  /** Reads parts of one size side by side; returns the state behind the last. bench: detectors */
  #readParts(units: Uint16Array, size: number, before: number): number {
    const { ats, states, from, to } = this;
    const next = this.#next;
    const firstFound = this.#firstFound;
    for (let part = 0; part < PARTS; part++) from[part] = part * size;
    let [one, two] = [before, this.#at(units, size)];
    let [three, four] = [this.#at(units, 2 * size), this.#at(units, 3 * size)];
    let [ones, twos, threes, fours] = [0, size, 2 * size, 3 * size];
    for (let at = 0; at < size; at++) {
      one = after(next, one, units[at]);
      two = after(next, two, units[at + size]);
      three = after(next, three, units[at + 2 * size]);
      four = after(next, four, units[at + 3 * size]);
      if (one >= firstFound) {
        ats[ones] = at;
        states[ones++] = one;
      }
      if (two >= firstFound) {
        ats[twos] = at + size;
        states[twos++] = two;
      }
      if (three >= firstFound) {
        ats[threes] = at + 2 * size;
        states[threes++] = three;
      }
      if (four >= firstFound) {
        ats[fours] = at + 3 * size;
        states[fours++] = four;
      }
    }
    to.set([ones, twos, threes, fours]);
    return four;
  }

  /** The state at an offset, which the units just before it tell. */
  #at(units: Uint16Array, offset: number): number {
    let state = 0;
    for (let at = offset - this.#memory; at < offset; at++) state = after(this.#next, state, units[at]);
    return state;
  }
}

function after(next: Automaton['next'], state: number, unit: number | undefined): number {
  return next[state * WIDTH + (SYMBOL[unit ?? 0] ?? 0)] ?? 0;
}
