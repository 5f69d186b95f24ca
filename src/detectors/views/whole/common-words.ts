/**
 * Common words: a text that is written backwards or rotated is told by them, whatever it says. Turned, none of them stands in
 * more than one of two thousand ordinary texts.
 */
import { backwards, rotated } from './words.ts';

/** They are told wherever they stand. */
export const COMMON_WORDS: readonly string[] = [
  ...[
    'your',
    'with',
    'this',
    'that',
    'from',
    'what',
    'have',
    'will',
    'would',
    'about',
    'there',
    'their',
    'which',
  ],
  ...['these', 'should', 'must', 'when', 'them', 'write', 'please', 'make', 'anything', 'following'],
  ...['nicht', 'wenn', 'kann', 'diese', 'bitte'],
  ...['como', 'esta', 'todas', 'todos', 'puede'],
  ...['vous', 'dans', 'pour', 'avec', 'mais', 'cette'],
];

/** Shorter ones stand within other words, and are told between blanks. */
const SHORT_ROTATED = [
  'the',
  'you',
  'and',
  'for',
  'all',
  'any',
  'how',
  'not',
  'can',
  'ist',
  'die',
  'les',
  'que',
];
const SHORT_BACKWARDS = [
  'the',
  'you',
  'and',
  'for',
  'any',
  'out',
  'how',
  'has',
  'can',
  'who',
  'und',
  'ist',
  'que',
];
const ROTATED = betweenBlanks(SHORT_ROTATED.map(rotated));
const BACKWARDS = betweenBlanks(SHORT_BACKWARDS.map(backwards));
const EITHER = betweenBlanks([...SHORT_ROTATED.map(rotated), ...SHORT_BACKWARDS.map(backwards)]);
/** What ends a sentence, where a line begins. */
const ENDS_FIRST = /^[?!\u3002\uff1f\uff01\u061f]\p{L}/mu;

/** May a text be turned? Most are told at once. */
export function looksTurned(text: string): boolean {
  return EITHER.test(text) || ENDS_FIRST.test(text);
}

export function looksRotated(text: string): boolean {
  return ROTATED.test(text);
}

export function looksBackwards(text: string): boolean {
  return BACKWARDS.test(text) || ENDS_FIRST.test(text);
}

function betweenBlanks(words: readonly string[]): RegExp {
  return new RegExp(` (?:${words.join('|')}) `, 'i');
}
