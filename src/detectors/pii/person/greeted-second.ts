/** The second of two whom a letter greets: `Dear Otto and Ypsilona,`. */
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { isCapital } from './evidence.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { LONGEST_NAME, readName } from './names.ts';

const GREETINGS: readonly string[] = (
  'dear hi hello hey liebe lieber hallo cher chere chers cheres bonjour estimado estimada estimados estimadas querido querida queridos queridas hola ' +
  'caro cara cari care ciao beste hoi hej kara kære kjære kaere kjaere ola czesc drodzy'
).split(' ');
const JOINS = '(?:and|&|und|et|y|e|en|og|och|i)';
const REACH = 48;
/** The first of the two behind a greeting, and what joins the second. */
const FIRST = new RegExp(
  `^ \\p{Lu}\\p{L}+(?:-\\p{Lu}\\p{L}+)? ${JOINS} (?:(?:liebe|lieber|chere?|querid[oa]) )?`,
  'iu',
);
/** What may still become that. */
const FIRST_SO_FAR = /^(?: (?:[\p{L}-]{1,24}(?: (?:&|[a-z]{1,3})?(?: [a-z]{0,7} ?)?)?)?)?$/iu;
/** A greeting that begins its line, and the first of the two. */
const BEFORE = new RegExp(
  `(?:^|\\n)(?:${GREETINGS.join('|')}) (?<first>\\p{Lu}\\p{L}+(?:-\\p{Lu}\\p{L}+)?) ${JOINS} (?:(?:liebe|lieber|chere?|querid[oa]) )?$`,
  'iu',
);

export const greetedSecond: Rule = {
  name: 'person-greeted-second',
  type: 'PERSON',
  finds: 'whatever name stands behind a common given name in a greeting, before the mark that ends it',
  source: 'letters as people write them; the words are a list of our own',
  lookback: LONGEST_NAME + 2,
  context: REACH,
  // By the greeting, since what joins two words stands in every sentence. bench: scan
  triggers: GREETINGS.map(
    (literal): Trigger => ({
      kind: 'before',
      literal,
      stands: 'whole',
      start: (text, end) => (beginsLine(text, end - literal.length) ? secondBehind(text, end) : -1),
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

function beginsLine(text: string, at: number): boolean {
  return at === 0 || text.charAt(at - 1) === '\n';
}

/** Where the second name behind a greeting begins: -1 for none, the length of the text when it has not come. */
function secondBehind(text: string, end: number): number {
  if (end < text.length && text.charAt(end) !== ' ') return -1;
  const ahead = text.slice(end, end + REACH);
  if (end + ahead.length === text.length && FIRST_SO_FAR.test(ahead)) return text.length;
  const at = end + (FIRST.exec(ahead)?.[0].length ?? 0);
  if (at === end) return -1;
  return at < text.length && !isCapital(text, at) ? -1 : at;
}
