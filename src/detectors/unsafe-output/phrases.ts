/** Phrases: words in a row, between which blanks and comments may stand, read word by word so that nothing waits longer. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isWord } from '../characters.ts';
import type { Recognizer } from '../engine/recognizer.ts';
import { MORE } from '../sweep.ts';
import { startsWord } from '../word-edges.ts';

/** The words that may stand at one place, in lower case; a space parts words. `*` is any name. */
export type Words = string;
/** One phrase: what may stand at each of its places. */
export type Phrase = readonly Words[];

/** What may stand between two words. */
export interface Gap {
  readonly form: RegExp;
  /** What it leaves at the end of a text, where it may go on. */
  readonly open: RegExp;
  /** Characters of it that are read. */
  readonly longest: number;
}

export const BLANKS: Gap = { form: /^\s*/, open: /^$/, longest: 64 };
/** Blanks and comments; what the comments of MySQL run counts as it stands there (MySQL 8.4, section 11.7). */
export const SQL_COMMENTS: Gap = {
  form: /^(?:\s|\/\*!\d{0,6}|\*\/|\/\*(?:[^*]|\*(?!\/))*\*\/|(?:--|#)[^\n]*\n)*/,
  open: /^(?:$|[/*-]$|\/\*|--|#)/,
  longest: 256,
};
/** Characters of any name. */
const LONGEST_NAME = 64;
const NAME = /[\w.$`"'[\]/~-]{1,64}/y;

/** A recognizer of phrases; those that begin with the same words share nothing. */
export function phrases(type: string, list: readonly Phrase[], gap: Gap): Recognizer {
  const rows = list.map((phrase) => phrase.map((words) => words.split(' ')));
  const firsts = [...new Set(rows.flatMap(([first = []]) => first))];
  return {
    type,
    lookback: lookbackOf(rows, gap.longest),
    context: 1,
    triggers: firsts.map((literal) => ({ kind: 'prefix', literal })),
    match: (input, start) => matchAny(input, start, { type, rows, gap }),
  };
}

type Row = readonly (readonly string[])[];

interface Book {
  readonly type: string;
  readonly rows: readonly Row[];
  readonly gap: Gap;
}

function lookbackOf(rows: readonly Row[], gap: number): number {
  const longest = (words: readonly string[]) =>
    Math.max(...words.map((word) => (word === '*' ? LONGEST_NAME : word.length)));
  return 1 + Math.max(0, ...rows.map((row) => row.reduce((sum, words) => sum + longest(words) + gap, 0)));
}

/** The longest of those that match; nothing is said while one may still do. */
function matchAny(input: ScanInput, start: number, book: Book): Hit | undefined | typeof MORE {
  if (!startsWord(input.text, start)) return undefined;
  let end = -1;
  for (const row of book.rows) {
    const found = matchRow(input, start, { row, gap: book.gap });
    if (found === MORE) return MORE;
    if (found !== undefined && found > end) end = found;
  }
  return end < 0 ? undefined : { type: book.type, start, end, score: 0.9 };
}

/** Behind the phrase that starts here. */
function matchRow(
  input: ScanInput,
  start: number,
  { row, gap }: { readonly row: Row; readonly gap: Gap },
): number | undefined | typeof MORE {
  let at = start;
  for (const [place, words] of row.entries()) {
    const from = place === 0 ? at : behindGap(input, at, gap);
    const end = from === MORE ? MORE : wordAt(input, from, words);
    if (end === MORE || end === undefined) return end;
    at = end;
  }
  return at;
}

/** Behind the word that stands here. */
function wordAt(input: ScanInput, from: number, words: readonly string[]): number | undefined | typeof MORE {
  const { text, final } = input;
  if (words[0] === '*') return nameAt(input, from);
  let end: number | undefined;
  for (const word of words) {
    const here = text.slice(from, from + word.length).toLowerCase();
    const cut = from + word.length >= text.length && word.startsWith(here);
    // At the end of the text the word may go on and be another one.
    if (cut && !final && (here.length < word.length || isWord(word.charCodeAt(word.length - 1)))) return MORE;
    if (here === word && endsWell(text, from + word.length, word))
      end = Math.max(end ?? 0, from + word.length);
  }
  return end;
}

/** A word of letters is no part of a longer one. */
function endsWell(text: string, end: number, word: string): boolean {
  return !isWord(word.charCodeAt(word.length - 1)) || end >= text.length || !isWord(text.charCodeAt(end));
}

function nameAt({ text, final }: ScanInput, from: number): number | undefined | typeof MORE {
  NAME.lastIndex = from;
  const name = NAME.exec(text)?.[0] ?? '';
  if (from + name.length >= text.length && name.length < LONGEST_NAME && !final) return MORE;
  return name === '' ? undefined : from + name.length;
}

function behindGap({ text, final }: ScanInput, from: number, gap: Gap): number | typeof MORE {
  const here = text.slice(from, from + gap.longest);
  const length = gap.form.exec(here)?.[0].length ?? 0;
  const open = gap.open.test(here.slice(length));
  return open && here.length < gap.longest && !final ? MORE : from + length;
}
