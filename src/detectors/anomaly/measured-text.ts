/** Measured text: one answer while it comes, judged at marks that stand at fixed distances, whatever its pieces. */
import { Counts } from './counts.ts';
import { amountsOf, valuesOf } from './features.ts';
import { type Measure, STRETCH } from './judge.ts';
import { type Reading, TextReader } from './text-reader.ts';

export class MeasuredText {
  /** Characters that were read. */
  characters = 0;
  readonly #reading: Reading;
  readonly #reader: TextReader;
  readonly #wantsShares: boolean;
  /** Of the text up to the last mark, and since then. */
  readonly #before: Counts;
  readonly #stretch: Counts;

  /** `wantsShares`: shares of the whole text are measured at marks, too. */
  constructor(reading: Reading, wantsShares: boolean) {
    this.#wantsShares = wantsShares;
    this.#reading = reading;
    this.#before = countsFor(reading);
    this.#stretch = countsFor(reading);
    this.#reader = new TextReader(reading, this.#stretch);
  }

  /** Characters up to the next mark. */
  get left(): number {
    return STRETCH - (this.characters % STRETCH);
  }

  /** Reads on, no farther than to the next mark; what is measured there. */
  read(piece: string): Measure | undefined {
    if (piece.length > this.left) throw new Error('the piece goes beyond the next mark');
    this.#reader.read(piece, this.#stretch);
    this.characters += piece.length;
    if (this.characters % STRETCH > 0 || piece === '') return undefined;
    const { meaning } = this.#reading;
    const stretch = valuesOf(this.#stretch, meaning);
    this.#before.add(this.#stretch);
    this.#stretch.clear();
    const whole = this.#wantsShares ? valuesOf(this.#before, meaning) : amountsOf(this.#before);
    return { whole, stretch, characters: this.characters };
  }

  /** What is measured where the text ends here. */
  ended(): Measure {
    const all = countsFor(this.#reading);
    all.add(this.#before);
    all.add(this.#stretch);
    this.#reader.close(all);
    return { whole: valuesOf(all, this.#reading.meaning), characters: this.characters };
  }
}

function countsFor({ meaning }: Reading): Counts {
  return new Counts(meaning?.embedding.dimensions);
}
