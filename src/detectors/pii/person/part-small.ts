/** Family names that begin with a small word in a field for one: `Achternaam: van der Meer`, `"cognome": "di Stefano"`. */
import { joinsPhraseWord } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { spellings } from '../../spellings.ts';
import { MORE } from '../../sweep.ts';
import { FIELD_GAP } from './announced.ts';
import { LONGEST_NAME, readName } from './names.ts';
import { LONGEST_SMALL, mayBeSmall, smallAt } from './small-words.ts';
import { PART_FIELDS } from './words.ts';

const FIELDS: readonly string[] = PART_FIELDS.flatMap(spellings).map((word) => word.toLowerCase());
const fields: ReadonlySet<string> = new Set(FIELDS);
const LONGEST_FIELD = Math.max(...FIELDS.map(({ length }) => length));
/** Characters between a field and the name. */
const LONGEST_GAP = 44;
const MOST_WORDS = 3;
const ENDS = ',;&\n\r\t"\'<|)';

export const partSmall: Rule = {
  name: 'person-part-small-word',
  type: 'PERSON',
  finds:
    'whatever name with a small word before it stands alone in a field for a family name: van der, von, di',
  source: 'forms and records as people fill them in; the words are a list of our own',
  lookback: LONGEST_SMALL + LONGEST_NAME + 2,
  context: LONGEST_FIELD + LONGEST_GAP + 1,
  triggers: FIELDS.map(
    (literal): Trigger => ({ kind: 'before', literal, stands: 'whole', start: smallBehind }),
  ),
  match({ text, final }, at) {
    if (!mayBeSmall(text, at) || !isFilledIn(text, at)) return undefined;
    const small = smallAt(text, at, final);
    if (small === 'open') return MORE;
    if (small === 0) return undefined;
    const name = readName(text, at + small);
    if ((name.open || name.end + 1 >= text.length) && !final) return MORE;
    if (name.words.length === 0 || name.words.length > MOST_WORDS || name.isThing) return undefined;
    const isAlone = name.end >= text.length || ENDS.includes(text.charAt(name.end));
    return isAlone ? { type: 'PERSON', start: at, end: name.end, score: 0.7 } : undefined;
  },
};

/** Where the small word behind a field begins; -1 for none, the length of the text when it has not come. */
function smallBehind(text: string, end: number): number {
  let at = end;
  while (at < text.length && at - end < LONGEST_GAP && isGapUnit(text, at)) at++;
  if (at === text.length) return at;
  return mayBeSmall(text, at) && FIELD_GAP.test(text.slice(end, at)) ? at : -1;
}

function isGapUnit(text: string, at: number): boolean {
  return !joinsPhraseWord(text.charCodeAt(at)) && text.charAt(at) !== "'";
}

/** Does a field for a part of a name, and what parts it from its value, stand before this? */
function isFilledIn(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && at - end < LONGEST_GAP && !joinsPhraseWord(text.charCodeAt(end - 1))) end--;
  if (!FIELD_GAP.test(text.slice(end, at))) return false;
  const before = text.slice(Math.max(0, end - LONGEST_FIELD), end).toLowerCase();
  for (let from = 0; from < before.length; from++) {
    const begin = end - before.length + from;
    if ((begin === 0 || !joinsPhraseWord(text.charCodeAt(begin - 1))) && fields.has(before.slice(from)))
      return true;
  }
  return false;
}
