/** Answers: a value that stands on the line behind the question for it, behind the name of who speaks or alone. */

/** Behind the mark of a question: the next line, who speaks there, or the value at once. */
const ANSWERED = /^\?["')*]{0,2} ?\r?\n[ >]{0,3}(?:[A-Z][A-Za-z .'-]{0,18}: ?|\+?\(?\d|[A-Z]{1,3}\d)/;
const SO_FAR = /^\?["')*]{0,2} ?\r?\n?[ >]{0,3}(?:[A-Z][A-Za-z .'-]{0,18}:?|\+?\(?)?$/;
const LONGEST = 32;
/** The line of an answer, up to its value: who speaks, and a few words that hold no number. */
const ANSWER = /^[A-Z][A-Za-z .'-]{0,18}:[^\d\n]{0,24}$/;

/** Does an answer follow the question whose mark stands here, as far as the text goes? */
export function isAnswered(text: string, mark: number): boolean {
  const behind = text.slice(mark, mark + LONGEST);
  return ANSWERED.test(behind) || (behind.length < LONGEST && SO_FAR.test(behind));
}

/** Where the question begins that the last line answers, given where that line begins; the line where it answers none. */
export function questionBefore(before: string, line: number): number {
  if (line < 2 || before.charAt(line - 2) !== '?' || !ANSWER.test(before.slice(line))) return line;
  return before.lastIndexOf('\n', line - 2) + 1;
}
