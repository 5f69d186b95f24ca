/** What is asked about a phrase: the sentence that it stands in, since ordinary sentences have the same words. */
import { endsSentence } from './words.ts';

/** Characters of the sentence before a phrase, and behind it, at most. */
export const BEFORE = 160;
export const BEHIND = 160;

const LINE_END = 0x0a;

/** Where the sentence ends that a phrase ends in; undefined where the text does not tell yet. */
export function sentenceEnd(text: string, end: number, final: boolean): number | undefined {
  const furthest = end + BEHIND;
  const last = Math.min(furthest, text.length);
  for (let at = end; at < last; at++) if (parts(text.charCodeAt(at))) return at + 1;
  return final || last === furthest ? last : undefined;
}

/** Where the sentence begins that a phrase begins in; with a word, where it is long. */
export function sentenceStart(text: string, start: number): number {
  const furthest = Math.max(0, start - BEFORE);
  for (let at = start; at > furthest; at--) if (parts(text.charCodeAt(at - 1))) return at;
  const blank = furthest === 0 ? -1 : text.indexOf(' ', furthest);
  return blank >= 0 && blank < start ? blank + 1 : furthest;
}

function parts(unit: number): boolean {
  return unit === LINE_END || endsSentence(unit);
}
