/** Firms that are called by three family names, of which one is a given name too: `Clark, Webb and Craig`. */
import { MORE } from '../../sweep.ts';
import { GIVEN_NAMES } from './given-names.ts';

const WORD = "\\p{Lu}\\p{L}+(?:['’-]\\p{L}+)*";
/** Characters before and behind a name that are looked at. */
const REACH = 44;
/** The word before the first name tells a full name of somebody: `Ann Clark, Webb and Craig`. */
const FIRST = `(?:(${WORD}) )?(?<!\\p{L})(${WORD}), `;
const LAST_OF = new RegExp(`${FIRST}${WORD},? (?:and|&) $`, 'u');
const SECOND_OF = new RegExp(`${FIRST}$`, 'u');
const AND_THIRD = new RegExp(`^,? (?:and|&) ${WORD}`, 'u');
const AND_OTHERS = new RegExp(`^, (${WORD}),? (?:and|&) ${WORD}`, 'u');
const JOINT = '(?:a|an|(?:and|&)(?: \\p{Lu}?)?)?';
const SO_FAR = new RegExp(`^(?:,? ${JOINT}|,(?: \\p{Lu}[\\p{L}'’-]*,?(?: ${JOINT})?)?)?$`, 'u');

/** Is a given name one of three that a firm is called by: is the first of them, or the second behind it, no given name? */
export function isOfThree(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  final: boolean,
): boolean | typeof MORE {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (before.endsWith('and ') && beginsFirm(LAST_OF.exec(before))) return true;
  const behind = text.slice(end, end + REACH);
  if (!final && behind.length < REACH && SO_FAR.test(behind)) return MORE;
  if (before.endsWith(', ') && AND_THIRD.test(behind)) return beginsFirm(SECOND_OF.exec(before));
  const second = AND_OTHERS.exec(behind)?.[1];
  return second !== undefined && !GIVEN_NAMES.has(second);
}

function beginsFirm(found: RegExpExecArray | null): boolean {
  const [, before = '', first = ''] = found ?? [];
  return first !== '' && !GIVEN_NAMES.has(first) && !GIVEN_NAMES.has(before);
}
