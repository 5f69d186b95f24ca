/** Afterwards: work that no answer to Envoy waits for, done in order once this turn of the event loop has written its answers. */

/** Takes work, and does it at once or later. */
export interface Later {
  push(work: () => void): void;
  /** Does now what waits. */
  flush(): void;
}

/** For whoever wants to see what comes of it. */
export const AT_ONCE: Later = { push: (work) => work(), flush: () => {} };

/** Work that waits for its turn; each turn of the event loop has one. */
export class Afterwards implements Later {
  #waiting: (() => void)[] = [];
  #next: NodeJS.Immediate | undefined;

  push(work: () => void): void {
    this.#waiting.push(work);
    this.#next ??= setImmediate(() => this.flush());
  }

  flush(): void {
    clearImmediate(this.#next);
    this.#next = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const work of waiting) work();
  }
}
