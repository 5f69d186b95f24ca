/** What announces a field: its word, or for a word that every sentence holds, the word with the mark behind it. */
import type { Trigger } from '../../engine/recognizer.ts';

/** Words that are fields where a mark follows, and in most texts part of a sentence. bench: scan */
const OF_SENTENCES: ReadonlySet<string> = new Set(['to', 'from']);
/** What parts such a field from its value, and what stands before that. */
const MARKS: readonly string[] = [
  ':',
  '=',
  '>',
  '|',
  ' :',
  ' =',
  ' >',
  ' |',
  '"',
  "'",
  '*',
  '<',
  '  ',
  '\t',
  '..',
  '__',
];

/** The triggers of a field whose name begins where `start` says, given the end of its word. */
export function fieldTriggers(
  word: string,
  start: (text: string, end: number) => number,
): readonly Trigger[] {
  if (!OF_SENTENCES.has(word)) return [{ kind: 'before', literal: word, stands: 'whole', start }];
  return MARKS.map(
    (mark): Trigger => ({
      kind: 'before',
      literal: word + mark,
      stands: 'begins',
      start: (text, end) => start(text, end - mark.length),
    }),
  );
}
