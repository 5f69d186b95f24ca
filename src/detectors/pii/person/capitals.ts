/** Names in capitals that are all there is on their line, as on cards and badges: `AUDREY SANCHEZ`. */
import type { Hit } from '../../../core/finding.ts';
import { MORE } from '../../sweep.ts';
import { NOT_ALONE } from './alone-words.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { OTHERS, THINGS, UNFILLED } from './other-words.ts';

const LONGEST = 56;
const SHOUT = "\\p{Lu}{2,}(?:['’-]\\p{Lu}+)*";
const CAPITALS = new RegExp(`^${SHOUT}(?: \\p{Lu}\\.?)?(?: ${SHOUT}){1,2}(?=[ \\t]*(?:\\r?\\n|$))`, 'u');

/** The name in capitals that the line from here on consists of. */
export function capitalsAt(text: string, start: number, final: boolean): Hit | undefined | typeof MORE {
  if (start > 0 && text.charAt(start - 1) !== '\n') return undefined;
  if (!final && text.length - start < LONGEST && !text.slice(start).includes('\n')) return MORE;
  const name = CAPITALS.exec(text.slice(start, start + LONGEST))?.[0] ?? '';
  const words = name.split(' ');
  const [first = ''] = words;
  const given = first.charAt(0) + first.slice(1).toLowerCase();
  if (!GIVEN_NAMES.has(given) || NOT_ALONE.has(given) || words.some(isPlain)) return undefined;
  return { type: 'PERSON', start, end: start + name.length, score: 0.6 };
}

function isPlain(word: string): boolean {
  const small = word.toLowerCase();
  return THINGS.has(small) || OTHERS.has(small) || UNFILLED.has(small);
}
