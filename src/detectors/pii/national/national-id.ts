/** National ids: how one is declared. */

/** The score of a number whose own form and check digits prove what it is. */
export const TELLING = 0.95;
/** The score of a number in its own grouping with a right check digit. */
export const GROUPED = 0.6;
/** Not reported unless a word before it names it. */
export const UNTOLD = 0;

/** One kind of number that a state gives its people. */
export interface NationalId {
  /** Name of its rule. */
  readonly name: string;
  /** The type of its hits. */
  readonly type: string;
  /** What is found and how that is proved, in one line. */
  readonly finds: string;
  /** The law, standard or agency's page that the form is taken from. */
  readonly source: string;
  /**
   * How it is written, and the score that each way has by itself, with no word that names it. `9` stands for a digit,
   * `A` for a letter, `#` for either; a blank, dash, dot, slash or plus for itself.
   */
  readonly forms: Readonly<Record<string, number>>;
  /** Words that name it, in English and in the languages of its country. */
  readonly words: readonly string[];
  /** Do ranges, dates and check digits hold? Given its letters, in upper case, and digits alone. */
  proves(compact: string): boolean;
  /** What is asked besides where no word names it, and the form is all that tells. */
  provesAlone?(compact: string): boolean;
}
