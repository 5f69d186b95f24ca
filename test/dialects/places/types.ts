/** Places that people forget: messages with one word in each of them, and who speaks there (J08, J12, T05, T09, T10). */
import type { Role } from '../../../src/core/segment.ts';

/** The word that a rule denies, in two halves. */
export const [HALF, REST] = ['misch', 'ief'];
export const WORD = HALF + REST;
/** A text that holds it. */
export const TEXT = `some ${WORD} here`;

export interface PlaceRow {
  readonly id: 'J08' | 'J12' | 'T05' | 'T09' | 'T10';
  readonly dialect: string;
  readonly title: string;
  /** Where the request goes. */
  readonly path: string;
  /** Holds the word, unless there is an answer. */
  readonly body: object;
  readonly answer?: { readonly type?: string; readonly body: string };
  /** Every place with the word, by its path, and who speaks there. Empty where it stands across two parts only. */
  readonly roles: Readonly<Record<string, Role>>;
  /** The text that the word is found across the parts of. */
  readonly across?: string;
}
