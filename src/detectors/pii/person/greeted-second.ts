/** The second of two whom a letter greets: `Dear Otto and Ypsilona,`. */
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { isCapital } from './evidence.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { LONGEST_NAME, readName } from './names.ts';

const JOINS: readonly string[] = ['and', '&', 'und', 'et', 'y', 'e', 'en', 'og', 'och', 'i'].map(
  (word) => ` ${word} `,
);
const REACH = 48;
/** A greeting that begins its line, and the first of the two. */
const BEFORE =
  /(?:^|\n)(?:dear|hi|hello|hey|liebe|lieber|hallo|chere?s?|bonjour|estimad[oa]s?|querid[oa]s?|hola|car[oaie]|ciao|beste|hoi|hej|kara|kære|kjære|olá|ola|czesc|drodzy) (?<first>\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?) (?:and|&|und|et|y|e|en|og|och|i) (?:(?:liebe|lieber|chere?|querid[oa]) )?$/iu;

export const greetedSecond: Rule = {
  name: 'person-greeted-second',
  type: 'PERSON',
  finds: 'whatever name stands behind a common given name in a greeting, before the mark that ends it',
  source: 'letters as people write them; the words are a list of our own',
  lookback: LONGEST_NAME + 2,
  context: REACH,
  triggers: JOINS.map(
    (literal): Trigger => ({
      kind: 'before',
      literal,
      start: (text, end) => (end >= text.length || isCapital(text, end) ? end : -1),
    }),
  ),
  match({ text, final }, at) {
    if (!isCapital(text, at)) return undefined;
    const first = BEFORE.exec(text.slice(Math.max(0, at - REACH), at))?.groups?.['first'];
    if (first === undefined || !GIVEN_NAMES.has(first.split('-', 1)[0] ?? '')) return undefined;
    const name = readName(text, at);
    if ((name.open || name.end + 1 >= text.length) && !final) return MORE;
    if (name.words.length === 0 || name.words.length > 2 || name.isThing) return undefined;
    return ',!\n'.includes(text.charAt(name.end) || ',')
      ? { type: 'PERSON', start: at, end: name.end, score: 0.6 }
      : undefined;
  },
};
