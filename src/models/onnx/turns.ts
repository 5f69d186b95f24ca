/** Turns: which windows are judged next. Questions take turns, one window each, so that a long text holds up no short one. */

/** A question with windows that are not judged yet. */
export interface Pending {
  readonly id: number;
  /** How many windows it has in all. */
  readonly windows: number;
}

/** One window of one question, by its number. */
export interface Turn<Question extends Pending> {
  readonly question: Question;
  readonly window: number;
}

export class Turns<Question extends Pending> {
  /** In the order of their turns, with the window that is next. */
  #waiting: { readonly question: Question; next: number }[] = [];

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  add(question: Question): void {
    if (question.windows > 0) this.#waiting.push({ question, next: 0 });
  }

  /** Nobody waits for this one any more. */
  drop(id: number): void {
    this.#waiting = this.#waiting.filter(({ question }) => question.id !== id);
  }

  /** Takes so many windows at most. */
  take(most: number): Turn<Question>[] {
    const taken: Turn<Question>[] = [];
    while (taken.length < most) {
      const first = this.#waiting.shift();
      if (first === undefined) break;
      taken.push({ question: first.question, window: first.next });
      first.next += 1;
      if (first.next < first.question.windows) this.#waiting.push(first);
    }
    return taken;
  }
}
