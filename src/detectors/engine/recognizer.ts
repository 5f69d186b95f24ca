/** The contract of a recognizer: one kind of thing in a text, where it may begin, and the proof that it is one. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { MORE } from '../sweep.ts';
import type { Before, Goes } from './number-word.ts';

/** Marks and blanks that may stand between two digits of one number: `) - `. */
export const MARKS = 4;

/**
 * What announces a match, so that the text is read once for all recognizers. Literals are folded lower case and are
 * found in either case, anywhere in a word: `match` looks at boundaries and spelling.
 */
export type Trigger =
  /** A match begins with it; with `stands` only where it is a word, or begins one. */
  | { readonly kind: 'prefix'; readonly literal: string; readonly stands?: 'begins' | 'whole' }
  /**
   * A match holds it: `start` walks back from its offset to the earliest place where the match may begin, not before
   * `floor`; -1 for none. Words that begin between are looked at too, unless the match begins nowhere else (`exact`).
   */
  | {
      readonly kind: 'inside';
      readonly literal: string;
      readonly exact?: true;
      start(text: string, at: number, floor: number): number;
    }
  /**
   * A match follows it: `start` walks on from its end to where the match begins; -1 for none, the length of the text
   * when that has not come. What lies between is within the recognizer's context. With `stands` only where it is a word,
   * or begins one.
   */
  | {
      readonly kind: 'before';
      readonly literal: string;
      readonly stands?: 'begins' | 'whole';
      start(text: string, end: number): number;
    }
  /**
   * A match is a word with a digit in it, behind at most so many letters and at the `fewest` so many; it begins where the
   * word does, or where `start` walks back to from there, not before `floor`; -1 for none. Of the word itself: with `least`
   * only where so many digits follow each other at least, with no more than `MARKS` marks and blanks between two; with `group`
   * only where so many digits, six at most, stand side by side from the first one on; with `goes` only where it goes on behind
   * them in one of these ways; with `long` only where it has so many characters, six at most, or more of it stands behind its
   * digits. Of where it stands: where it is `apart` not behind a dash or dot that joins a first digit to a word, as in versions
   * and UUIDs; where it is `alone` not behind a digit and one blank; with `behind` only behind one of these characters, all
   * that are not ASCII alike; with `after` only where one of these stands before that character; with `afterWord: false` not
   * behind a word and one blank. A recognizer may have several of them, of which one has to hold. `may` tells most words from
   * a match at a glance: false only where `match` finds none, whatever follows the text.
   */
  | {
      readonly kind: 'digits';
      readonly letters: number;
      readonly fewest?: number;
      readonly least?: number;
      readonly group?: number;
      readonly goes?: readonly Goes[];
      readonly long?: number;
      readonly apart?: true;
      readonly alone?: boolean;
      readonly behind?: string;
      readonly after?: readonly Before[];
      readonly afterWord?: false;
      start?(text: string, at: number, floor: number): number;
      may?(text: string, start: number): boolean;
    };

/** One kind of thing that a detector finds. Stateless. */
export interface Recognizer {
  /** The type of its hits. */
  readonly type: string;
  /** The most characters that a match takes, what tells that it ended included. */
  readonly lookback: number;
  /** The most characters before a match that are looked at. */
  readonly context: number;
  /** The most characters from where a `before` trigger begins to its match; those of the context when left out. */
  readonly reach?: number;
  /** Every match has one of these. */
  readonly triggers: readonly Trigger[];
  /**
   * The match that starts at this offset, undefined for none, `MORE` while a continuation may change the answer. It
   * depends on the text around the offset alone, and checks all that makes a match.
   */
  match(input: ScanInput, at: number): Hit | undefined | typeof MORE;
  /**
   * For what `inside` triggers announce: the first offset from `from` on where the end of the text may begin a match
   * whose trigger has not come; the length of the text for none.
   */
  pending?(text: string, from: number): number;
  /** True where what that leaves open has no blank in it: it is not asked where the whole last word is open already. */
  readonly pendingInWord?: true;
}
