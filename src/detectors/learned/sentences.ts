/**
 * Parts that the encoder is asked about alone too. It has read fewer texts in other letters than in Latin ones, and there
 * takes harmless sentences for an attack at times because they stand in a row and have nothing to do with each other. So
 * where the linear model hardly doubts such a text, one sentence by itself has to read like an attack to it as well. It also
 * takes words of another language in a link for an attack on the text before them; so the text or the words by themselves have to.
 */
import type { Doubt } from '../../core/finding.ts';
import { isLetter, isOtherLetter } from '../characters.ts';
import { partLinks } from './link-words.ts';

/** Of the linear model: a higher score is a reason of its own. */
const WEAK = 0.3;
/** So many of the letters stand for a text in other letters: folding makes Latin ones of some Greek and Cyrillic ones. */
const OTHERS = 1 / 3;
/** A sentence with fewer characters goes on with the next one. */
const SHORTEST = 8;
/** Up to its mark, or to the end of its line, with the blanks behind. */
const SENTENCE =
  /[^.!?;:\n\u061b\u061f\u06d4\u0964\u2026\u3002]+[.!?;:\n\u061b\u061f\u06d4\u0964\u2026\u3002]*\s*/g;

/** Those of a text that the linear model gave a score; none where the answer about the whole stands by itself. */
export function partsToAsk(text: string, score: number): Pick<Doubt, 'sentences' | 'apart'> {
  if (score >= WEAK) return {};
  const { rest, words } = partLinks(text);
  if (isInOtherLetters(text)) {
    const sentences = [...sentencesOf(rest), ...words];
    return sentences.length > 1 ? { sentences } : {};
  }
  return words.length === 0 ? {} : { apart: [rest, ...words] };
}

function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let open = '';
  for (const [sentence] of text.matchAll(SENTENCE)) {
    open += sentence;
    if (open.trim().length < SHORTEST) continue;
    sentences.push(open);
    open = '';
  }
  const last = sentences.pop() ?? '';
  return [...sentences, last + open];
}

function isInOtherLetters(text: string): boolean {
  let latin = 0;
  let others = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isLetter(unit)) latin++;
    else if (isOtherLetter(unit)) others++;
  }
  return others > (latin + others) * OTHERS;
}
