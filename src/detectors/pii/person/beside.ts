/** Names beside an e-mail address: `Ada Byron <ada@…>`, and the cells of a table or of a list of people. */
import { joinsWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { beginningsOf } from '../beginnings.ts';
import { LONGEST_LOCAL, localBack } from '../email.ts';
import { nearCapital } from '../near-capital.ts';
import { isCapital } from './evidence.ts';
import { holdsRole } from './leading-roles.ts';
import { beginsWithCapital, LONGEST_NAME, MOST_WORDS, readName } from './names.ts';
import { PARTICLES } from './other-words.ts';

/** Units between a name and the address: `', '`. */
const LONGEST_BETWEEN = 5;
const REACH = LONGEST_BETWEEN + LONGEST_LOCAL + 1;
const BESIDE = /^(?:["']? ?[<(|[] ?`?|["']? ?[,;|\t] ?["']?)[\w.%+-]{1,64}@/;
const MAY_BE_BESIDE = /^(?:["']? ?[<(|[]? ?`?|["']? ?[,;|\t]? ?["']?)[\w.%+-]{0,64}$/;
const between = new Uint8Array(0x80);
for (const mark of ' <([,;|\t"\'`') between[mark.charCodeAt(0)] = 1;
/** What particles begin with, they themselves and nothing included. */
const BEGINNINGS = beginningsOf(PARTICLES);
/** In words of names. */
const MARKS = "'-.";

export const besideMail: Rule = {
  name: 'person-beside-mail',
  type: 'PERSON',
  finds:
    'two words with capitals before an e-mail address: in front of its bracket, or in the cell before it',
  source: 'RFC 5322 section 3.4 (display names); tables as people write them',
  lookback: LONGEST_NAME + REACH,
  context: 2,
  triggers: [{ kind: 'inside', literal: '@', start: nameBefore }],
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at) || isMarkBehind(text, at - 1)) return undefined;
    if (at > 0 && '/\\@#'.includes(text.charAt(at - 1))) return undefined;
    const name = readName(text, at);
    if (name.open && !final) return MORE;
    if (name.words.length < 2 || name.isThing || holdsRole(name)) return undefined;
    const behind = text.slice(name.end, name.end + REACH);
    if (BESIDE.test(behind)) return { type: 'PERSON', start: at, end: name.end, score: 0.7 };
    return !final && behind.length < REACH && MAY_BE_BESIDE.test(behind) ? MORE : undefined;
  },
  pending: nearCapital(LONGEST_NAME + REACH, (text, from) => {
    const end = text.length;
    const unfinished = namesBack(text, end, from);
    const before = nameBefore(text, end, from);
    return Math.min(unfinished < 0 ? end : unfinished, before < 0 ? end : before);
  }),
};

/** Where the name begins whose address goes on, or would begin, at an offset; -1 for none. */
function nameBefore(text: string, at: number, floor: number): number {
  const local = localBack(text, at, floor);
  const nearest = Math.max(floor, local - LONGEST_BETWEEN);
  let end = local;
  while (end > nearest && between[text.charCodeAt(end - 1)] === 1) end--;
  return end === local ? -1 : namesBack(text, end, floor);
}

/** What was asked last: several rules ask of the end of one text. bench: scan */
let asked = { text: '', end: -1, from: -1, first: -1 };

/**
 * Where the first of the words with a capital begins that end at an offset, small words of names among them; -1 for none.
 * No name is longer than `LONGEST_NAME`: numbers with dashes are walked through no farther than that. bench: scan
 */
export function namesBack(text: string, end: number, from: number): number {
  if (text === asked.text && end === asked.end && from === asked.from) return asked.first;
  const first = firstBack(text, end, from);
  asked = { text, end, from, first };
  return first;
}

function firstBack(text: string, end: number, from: number): number {
  const floor = Math.max(from, end - LONGEST_NAME);
  let first = -1;
  let behind = end;
  for (let words = 0; words < MOST_WORDS && behind > floor; words++) {
    const start = wordBack(text, behind, floor);
    if (start === floor && start > from) break;
    if (isCapital(text, start)) first = start;
    else if (!isSmallWord(text.slice(start, behind), words === 0)) break;
    if (start === floor || text.charAt(start - 1) !== ' ') break;
    behind = start - 1;
  }
  return first;
}

/** Where the word begins that ends at an offset; marks that stand behind a letter belong to it. */
function wordBack(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && (joinsWord(text.charCodeAt(start - 1)) || isMarkBehind(text, start - 1))) start--;
  return start;
}

function isMarkBehind(text: string, at: number): boolean {
  return at > 0 && MARKS.includes(text.charAt(at)) && joinsWord(text.charCodeAt(at - 1));
}

/** The word that the text ends with may become one. */
function isSmallWord(word: string, last: boolean): boolean {
  return last ? BEGINNINGS.has(word) : PARTICLES.has(word);
}
