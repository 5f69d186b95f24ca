/** Disguises: what a text says that is there as a whole, read in other ways than from left to right. */
import { rawStretch, type Stretch } from '../../stretch.ts';
import { spell } from '../spellings.ts';
import { unspaced } from './apart.ts';
import { COMMON_BACKWARDS, COMMON_ROTATED, endsFirst } from './common-words.ts';
import { LeetWords } from './leet.ts';
import { holdingRare } from './rare-words.ts';
import { afterDeletions, withoutBackslashes, withoutMarkup } from './removed.ts';
import { ReorderedWords } from './reordered.ts';
import { selected } from './selectors.ts';
import { backwardLines, backwardWords, rotatedText } from './turned.ts';
import { CutWords } from './uncut.ts';
import { upright } from './upside-down.ts';
import type { Vocabulary } from './vocabulary.ts';
import { backwards, type Holds, keyWords, rotated } from './words.ts';

/** The readings of whole texts for scanners with these key words; most texts have none. */
export class Disguises {
  readonly #vocabulary: Vocabulary;
  readonly #leetWords: LeetWords;
  readonly #cutWords: CutWords;
  readonly #reorderedWords: ReorderedWords;
  readonly #holdsTurned: Holds;
  readonly #holdsRotated: Holds;
  readonly #holdsBackwards: Holds;

  /** Key words in any case, and all words that are known. */
  constructor(words: readonly string[], vocabulary: Vocabulary) {
    const keys = keyWords(words);
    this.#vocabulary = vocabulary;
    this.#leetWords = new LeetWords(keys);
    this.#cutWords = new CutWords(keys);
    this.#reorderedWords = new ReorderedWords(keys);
    const wordsRotated = [...keys.map(rotated), ...COMMON_ROTATED];
    const wordsBackwards = [...keys.map(backwards), ...COMMON_BACKWARDS];
    this.#holdsTurned = holdingRare([...wordsRotated, ...wordsBackwards]);
    this.#holdsRotated = holdingRare(wordsRotated);
    this.#holdsBackwards = holdingRare(wordsBackwards);
  }

  /** What a whole text says in disguise, mapped to the text as it came. */
  readings(text: string): Stretch[] {
    const raw = rawStretch(text, 0);
    const { folded } = spell(text, false);
    const turned = this.#turned(folded);
    const found = [
      this.#leetWords.unleet(folded),
      unspaced(folded, this.#vocabulary),
      this.#cutWords.uncut(folded),
      this.#reorderedWords.inOrder(folded),
      withoutMarkup(folded),
      withoutBackslashes(raw),
      afterDeletions(raw),
      upright(raw),
      selected(raw),
    ];
    return [...turned, ...found.filter((reading) => reading !== undefined)];
  }

  #turned(folded: Stretch): Stretch[] {
    const { text } = folded;
    const turned: Stretch[] = [];
    const beginsAtEnd = endsFirst(text);
    if (!beginsAtEnd && !this.#holdsTurned(text)) return turned;
    if (this.#holdsRotated(text)) turned.push(rotatedText(folded));
    if (beginsAtEnd || this.#holdsBackwards(text)) turned.push(backwardLines(folded), backwardWords(folded));
    return turned;
  }
}
