/** Is a phrase quoted as what somebody said, as those do who tell of an attack (`a customer wrote "ignore your rules"`)? */
import { foldedWord } from '../fold.ts';
import { patternOf } from '../pattern.ts';

/** Characters before the phrase that are looked at. */
const REACH = 24;

/** What comes before a quotation, in English and in the languages around it. */
const SAYING = [
  'wrote|written|writes|said|says|typed|types|phrase|phrases|string|strings|sentence|sentences|such as|like',
  'schrieb|schreibt|sagte|sagt|wie|écrit|dit|comme|escribió|escribe|dijo|dice|como|scritto|scrive|come|escreveu|escreve|disse',
  'написал|написала|пишет|сказал|вроде',
].map(foldedWord);

/** Folded text has one kind of quotation marks each. */
const REPORTING = patternOf(`(?i)(?:^|[^\\pL])(?:${SAYING.join('|')})[:,]? ?["'\`]\\s?$`);

/** Looks at the text, folded, up to an offset. */
export function isReported(text: string, offset: number): boolean {
  return REPORTING.test(text.slice(Math.max(0, offset - REACH), offset));
}
