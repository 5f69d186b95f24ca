/** Search memory: where words ended in what was searched of one text, so that the next search reads what is new alone. */

const LEAST = 32;
/** What many have that have remembered nothing: an open stream has several memories, and most wait. */
const NO_ENTRIES = new Int32Array(0);
/** Nothing is known of a text. */
const NOTHING = -1;

/** Kept by whoever searches one text again and again as it grows; offsets are those of the text as it is kept. */
export class SearchMemory {
  /** Up to here the text was read, and this is the state of the automaton there. */
  end = NOTHING;
  state = 0;
  /** Offsets behind words that ended, ascending, and the states there. */
  count = 0;
  ends = NO_ENTRIES;
  states = NO_ENTRIES;

  get isEmpty(): boolean {
    return this.end === NOTHING;
  }

  /** Begins at an offset in a state, with nothing read. */
  begin(at: number, state: number): void {
    this.end = at;
    this.state = state;
    this.count = 0;
  }

  forget(): void {
    this.begin(NOTHING, 0);
  }

  add(end: number, state: number): void {
    if (this.count === this.ends.length) this.#grow();
    this.ends[this.count] = end;
    this.states[this.count++] = state;
  }

  /**
   * Leaves out words that ended no later than an offset; but for those that announce what follows them, which are kept as far
   * as they end behind `least`.
   */
  leave(upTo: number, announces: Uint8Array, least: number): void {
    const { ends, states } = this;
    let kept = 0;
    for (let at = 0; at < this.count; at++) {
      const end = ends[at] ?? 0;
      const state = states[at] ?? 0;
      if (end <= least || (end <= upTo && announces[state] !== 1)) continue;
      ends[kept] = end;
      states[kept++] = state;
    }
    this.count = kept;
  }

  /** The text lost so many units at its beginning. */
  drop(units: number): void {
    if (this.isEmpty) return;
    if (units > this.end) {
      this.forget();
      return;
    }
    this.end -= units;
    for (let at = 0; at < this.count; at++) this.ends[at] = (this.ends[at] ?? 0) - units;
  }

  #grow(): void {
    const size = Math.max(LEAST, this.ends.length * 2);
    const [ends, states] = [new Int32Array(size), new Int32Array(size)];
    ends.set(this.ends);
    states.set(this.states);
    this.ends = ends;
    this.states = states;
  }
}
