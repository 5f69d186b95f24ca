/** Words of running text as phrases see them: what separates them, where they end. */

import type { ScanInput } from '../../core/detector.ts';
import { isLetterOfUnspaced, joinsWord } from '../characters.ts';

/** The stretch of text that one phrase may look at. */
export interface Reach {
  readonly text: string;
  readonly end: number;
  /** True when nothing behind `end` counts: the text is over, or the phrase would get too long. */
  readonly closed: boolean;
}

/** No phrase is longer than this many characters. */
export const LONGEST_PHRASE = 300;
/** More marks and blanks in a row than this do not stand between two words of a phrase. */
const LONGEST_SEPARATOR = 8;
const NEWLINE = 0x0a;

/** The stretch that a phrase which starts here may look at. */
export function reachFrom({ text, final }: ScanInput, start: number): Reach {
  const limit = start + LONGEST_PHRASE;
  return limit <= text.length
    ? { text, end: limit, closed: true }
    : { text, end: text.length, closed: final };
}

/**
 * The offset of the next word, undefined when a sentence ends before it or none follows, `open` when the text is too
 * short to tell.
 */
export function skipSeparators(
  reach: Reach,
  from: number,
  acrossSentences: boolean,
): number | undefined | 'open' {
  const { text, end } = reach;
  let newlines = 0;
  for (let at = from; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isWordUnit(unit)) return at;
    if (unit === NEWLINE) newlines++;
    if (at - from >= LONGEST_SEPARATOR) return undefined;
    if (!acrossSentences && (newlines > 1 || endsSentence(unit))) return undefined;
  }
  return reach.closed ? undefined : 'open';
}

/** The end of the word that starts here; a letter of a script without spaces is a word. */
export function skipWord(reach: Reach, start: number): number | 'open' {
  const { text, end } = reach;
  if (!joinsPhraseWord(text.charCodeAt(start))) return start + 1;
  let at = start;
  while (at < end && joinsPhraseWord(text.charCodeAt(at))) at++;
  return at === end && !reach.closed ? 'open' : at;
}

/** Does a new word start at this offset? */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || !joinsPhraseWord(text.charCodeAt(at - 1)) || !joinsPhraseWord(text.charCodeAt(at));
}

function isWordUnit(unit: number): boolean {
  return joinsPhraseWord(unit) || isLetterOfUnspaced(unit);
}

/** An underscore is a letter of identifiers, but in a phrase it stands between words. */
function joinsPhraseWord(unit: number): boolean {
  return unit !== 0x5f && joinsWord(unit);
}

function endsSentence(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3002 || unit === 0x964;
}
