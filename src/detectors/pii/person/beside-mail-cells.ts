/** Names in two cells beside an e-mail address that is made of one of them: `Ada,Byron,abyron@…`. */
import type { Rule } from '../../engine/rule.ts';
import { LONGEST_LOCAL, localBack } from '../email.ts';
import { nearCapital } from '../near-capital.ts';
import { beginsWithCapital } from './names.ts';

const LONGEST_WORD = 24;
/** A quote, what parts the cells, and a quote. */
const LONGEST_MARK = 3;
const LONGEST = 2 * (LONGEST_WORD + LONGEST_MARK) + LONGEST_LOCAL + 1;
/** Letters that an address has in common with a name, at least. */
const FEWEST = 3;
const MARK = `["']?[,;\\t]["']?`;
const WORD = `\\p{Lu}\\p{L}(?:\\p{L}|['-](?=\\p{L})){0,${LONGEST_WORD - 2}}`;
const CELLS = new RegExp(`^(?<first>${WORD})(?:${MARK}(?<second>${WORD}))?${MARK}(?<local>[\\w.%+-]+)@`, 'u');
const BEFORE = new RegExp(`(?:^|[\\n,;\\t])["']?(?:(?<=[\\n,;\\t"'])(?<word>${WORD})${MARK})?$`, 'u');
const BEGINS = /(?:^|[\n,;\t])["']?$/;
const marks = new Set(',;\t"\'');

export const besideMailCells: Rule = {
  name: 'person-beside-mail-cells',
  type: 'PERSON',
  finds: 'a given and a family name in the two cells before an e-mail address that holds one of them',
  source: 'RFC 4180; exports of address books and customer lists',
  lookback: LONGEST + 1,
  context: LONGEST_WORD + LONGEST_MARK + 2,
  triggers: [{ kind: 'inside', literal: '@', start: firstCell }],
  match({ text }, at) {
    const before = text.slice(Math.max(0, at - LONGEST_WORD - LONGEST_MARK - 2), at);
    if (!beginsWithCapital(text, at) || !BEGINS.test(before.slice(-2))) return undefined;
    const found = CELLS.exec(text.slice(at, at + LONGEST));
    if (found === null) return undefined;
    const { first = '', second, local = '' } = found.groups ?? {};
    const words = [first, second ?? BEFORE.exec(before)?.groups?.['word'] ?? ''];
    return words.some((word) => isIn(local, word))
      ? { type: 'PERSON', start: at, end: at + first.length, score: 0.7 }
      : undefined;
  },
  pending: nearCapital(LONGEST + 1, (text, from) => {
    const end = text.length;
    const starts = [end, localBack(text, end, from)].flatMap((at) => {
      const near = wordOrCell(text, at, from);
      return near < 0 ? [] : [near, cellBefore(text, near, from)];
    });
    return Math.min(end, ...starts.filter((at) => at >= 0));
  }),
};

/** Where the first of the cells before an address begins; -1 for none. */
function firstCell(text: string, at: number, floor: number): number {
  const near = cellBefore(text, localBack(text, at, floor), floor);
  const far = near < 0 ? -1 : cellBefore(text, near, floor);
  return far < 0 ? near : far;
}

function isIn(local: string, word: string): boolean {
  return word.length >= FEWEST && local.toLowerCase().includes(word.toLowerCase());
}

/** Where the word begins that the text ends with, or that of the cell before. */
function wordOrCell(text: string, at: number, floor: number): number {
  return marks.has(text.charAt(at - 1)) ? cellBefore(text, at, floor) : wordBefore(text, at, floor);
}

/** Where the word in the cell begins that a mark before an offset ends; -1 for none. */
function cellBefore(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST_MARK);
  let end = at;
  while (end > least && marks.has(text.charAt(end - 1))) end--;
  return end === at ? -1 : wordBefore(text, end, floor);
}

function wordBefore(text: string, end: number, floor: number): number {
  const least = Math.max(floor, end - LONGEST_WORD - 1);
  let start = end;
  while (start > least && isNameUnit(text.charAt(start - 1))) start--;
  return start < end && beginsWithCapital(text, start) ? start : -1;
}

function isNameUnit(unit: string): boolean {
  return unit === '-' || unit === "'" || unit.toLowerCase() !== unit.toUpperCase();
}
