/** Regions: stretches of a text in which phrases may stand, and which phrases those are. */

/** Phrases by position; undefined for all. */
export type Meant = readonly number[] | undefined;

/** A stretch of a text in which phrases may stand; half open. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** No other phrase stands there; each is named once. */
  readonly meant: Meant;
}

interface Growing {
  /** No other stretch of any text has it. */
  readonly id: number;
  start: number;
  end: number;
  meant: number[] | undefined;
}

/** The stretches of one text, in order and apart from each other; used again for the next text. */
export class Regions {
  #list: Growing[] = [];
  #count = 0;
  /** By phrase: the stretch to which it was added last. */
  readonly #addedTo: Float64Array;

  /** Of so many phrases. */
  constructor(phrases: number) {
    this.#addedTo = new Float64Array(phrases);
  }

  get list(): readonly Region[] {
    return this.#list;
  }

  get last(): Region | undefined {
    return this.#list.at(-1);
  }

  clear(): void {
    this.#list = [];
  }

  /** Adds a stretch; those that it touches become one with it. None added before ends behind its end, or it is within that. */
  add({ start, end, meant }: Region): void {
    let first: Growing = { id: ++this.#count, start, end, meant: [] };
    const others = [meant];
    for (
      let last = this.#list.at(-1);
      last !== undefined && first.start <= last.end;
      last = this.#list.at(-1)
    ) {
      this.#list.pop();
      others.push(first.meant);
      last.start = Math.min(last.start, first.start);
      last.end = Math.max(last.end, first.end);
      first = last;
    }
    this.#list.push(first);
    for (const phrases of others) this.mean(phrases);
  }

  /** These phrases, or all, may stand in the last stretch too. */
  mean(phrases: Meant): void {
    const last = this.#list.at(-1);
    if (last === undefined) return;
    if (phrases === undefined) last.meant = undefined;
    else for (const phrase of phrases) this.meanOne(phrase);
  }

  meanOne(phrase: number): void {
    const last = this.#list.at(-1);
    if (last?.meant === undefined || this.#addedTo[phrase] === last.id) return;
    this.#addedTo[phrase] = last.id;
    last.meant.push(phrase);
  }
}
