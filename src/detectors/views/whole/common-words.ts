/**
 * Common words: a text that is written backwards or rotated is told by them, whatever it says. Turned, none of them stands in
 * more than one of two thousand ordinary texts.
 */
import { backwards, rotated } from './words.ts';

/** They are told wherever they stand. */
const COMMON_WORDS: readonly string[] = [
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
const ROTATED = SHORT_ROTATED.map(rotated).map(betweenBlanks);
const BACKWARDS = SHORT_BACKWARDS.map(backwards).map(betweenBlanks);
/** What ends a sentence, where a line begins. */
const ENDS_FIRST = /^[?!\u3002\uff1f\uff01\u061f]\p{L}/mu;

/** What of common words stands in a text that is rotated, and in one that is written backwards; lower case. */
export const COMMON_ROTATED: readonly string[] = [...COMMON_WORDS.map(rotated), ...ROTATED];
export const COMMON_BACKWARDS: readonly string[] = [...COMMON_WORDS.map(backwards), ...BACKWARDS];

/** Does a line begin with what ends a sentence? */
export function endsFirst(text: string): boolean {
  return ENDS_FIRST.test(text);
}

function betweenBlanks(word: string): string {
  return ` ${word} `;
}
