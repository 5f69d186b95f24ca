/** Folding of a text that arrives in stretches: one spelling for what reads alike, escapes undone two levels deep. */
import { foldStretch } from '../fold.ts';
import type { Stretch } from '../stretch.ts';
import { Unescape } from './unescape.ts';

/** What is plain and holds no escape is left alone by all of folding. */
const TO_FOLD = /[^\x20-\x24\x27-\x5b\x5d-\x7e\t-\r]/;

/** True for text that folding leaves as it is. */
export function isAsWritten(text: string): boolean {
  return !TO_FOLD.test(text);
}

/** The folding of one text: the same in any chunking that leaves surrogate pairs whole. */
export class Folding {
  readonly #outer = new Unescape();
  readonly #inner = new Unescape();

  /** Takes the next text; what may be the beginning of an escape waits for its rest, unless `final`. */
  push(stretch: Stretch, final: boolean): Stretch {
    return this.#inner.push(this.#outer.push(foldStretch(stretch), final), final);
  }
}
