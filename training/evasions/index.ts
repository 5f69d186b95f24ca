/** The ways in which texts are disguised for training and measuring. */
import { base64, base64Twice, entities, escapes, hex, percent, rot13 } from './encodings.ts';
import {
  bidiMarks,
  bidiOverride,
  deletions,
  softHyphens,
  tags,
  variationSelectors,
  zeroWidth,
} from './hidden.ts';
import {
  accents,
  circled,
  fullwidth,
  homoglyphs,
  leet,
  mathematical,
  smallCapitals,
  upsideDown,
  zalgo,
} from './letters.ts';
import {
  backwards,
  comments,
  dotted,
  emoji,
  hyphenated,
  letterBefore,
  marked,
  padded,
  paragraphBefore,
  paragraphBehind,
  paragraphs,
  randomCase,
  shuffledLetters,
  spaced,
  variables,
  wordsBackwards,
} from './order.ts';

/** Disguises a text; `random` gives numbers from 0 to 1. */
export type Evasion = (text: string, random: () => number) => string;

export const EVASIONS: Readonly<Record<string, Evasion>> = {
  ...{ tags, variationSelectors, zeroWidth, softHyphens, bidiMarks, bidiOverride, deletions },
  ...{ homoglyphs, fullwidth, mathematical, circled, smallCapitals, accents, zalgo, upsideDown, leet },
  ...{ base64, base64Twice, hex, percent, entities, escapes, rot13 },
  ...{ backwards, wordsBackwards, spaced, dotted, hyphenated, marked, letterBefore, shuffledLetters },
  ...{ comments, variables, randomCase, emoji, padded, paragraphs, paragraphBefore, paragraphBehind },
};

/**
 * Those that folding and decoding do not undo by themselves: models learn from texts disguised so, of both labels; more often
 * from those named more often.
 */
export const LEARNED: readonly string[] = [
  ...['leet', 'emoji', 'dotted', 'hyphenated', 'letterBefore', 'letterBefore', 'upsideDown', 'upsideDown'],
  ...['shuffledLetters', 'shuffledLetters', 'shuffledLetters'],
];
/** Those that are undone by reading whole texts in other ways: as it stands such a text says nothing, of neither label. */
export const UNREAD: readonly string[] = [
  'comments',
  'marked',
  'spaced',
  'rot13',
  'backwards',
  'wordsBackwards',
  'bidiOverride',
];
