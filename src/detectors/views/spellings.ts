/** The spellings of one text that scanners read: folded, and what it says where it is encoded, two levels deep. */
import { Folding, isAsWritten } from '../fold/folding.ts';
import { rawStretch, type Stretch } from '../stretch.ts';
import { Decoder } from './decoder.ts';

/** Encoded text in encoded text is decoded; what is encoded within that is judged as it stands, and found on request. */
export const LEVELS = 2;

/** What one push gave of each spelling. */
export interface Spelled {
  readonly folded: Stretch;
  /** By level. */
  readonly decoded: readonly Stretch[];
  /** What is encoded deeper; only where it is asked for and there is any. */
  readonly deeper?: Stretch;
}

/** Fewer characters hold no token. */
const FEWEST = 16;
const NONE: readonly Stretch[] = [];

/** The spellings of a text that is complete. */
export function spell(text: string, decodes: boolean, deeper = false): Spelled {
  if (text.length >= FEWEST || !isAsWritten(text)) return new Spellings(decodes, deeper).push(text, 0, true);
  return { folded: rawStretch(text, 0), decoded: NONE };
}

/** The state of one text on its way through the spellings. */
export class Spellings {
  readonly #folding = new Folding();
  readonly #levels: readonly [Decoder, Decoder] | readonly [];
  /** Behind the last level, once that has decoded anything; undefined before, and where it is not asked for. */
  #deeper: Decoder | undefined;
  readonly #asksDeeper: boolean;

  /** `decodes` is false where no scanner reads what is decoded; `deeper` tells what is encoded deeper than that. */
  constructor(decodes = true, deeper = false) {
    this.#levels = decodes ? [new Decoder(), new Decoder()] : [];
    this.#asksDeeper = decodes && deeper;
  }

  /** Takes the next raw text, which begins at an offset and ends in no half of a pair. */
  push(text: string, at: number, final: boolean): Spelled {
    const folded = this.#folding.push(rawStretch(text, at), final);
    const [first, second] = this.#levels;
    if (first === undefined || second === undefined) return { folded, decoded: NONE };
    const inner = first.push(folded, final);
    const outer = second.push(inner, final);
    const decoded = [inner, outer];
    if (this.#asksDeeper && outer.text !== '') this.#deeper ??= new Decoder();
    return this.#deeper === undefined
      ? { folded, decoded }
      : { folded, decoded, deeper: this.#deeper.push(outer, final) };
  }
}
