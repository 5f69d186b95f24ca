/** Features: what an answer is measured by, one ordered list; names in profiles, policies and findings derive from it. */
import { entropyOf, type Makeup, makeupOf } from './buckets.ts';
import type { Counts } from './counts.ts';
import type { Meaning } from './meaning.ts';
import { FIRST_WORDS } from './text-reader.ts';

/** What is known of a text, or of a stretch of one. */
interface Measured {
  readonly counts: Counts;
  readonly sums: Counts['sums'];
  readonly makeup: Makeup;
  readonly letters: number;
  /** From what the answers of the profile say; NaN where that is unknown. */
  readonly far: number;
}

export interface Feature {
  readonly name: string;
  /** For people. */
  readonly says: string;
  /**
   * - `amount`: grows with the text, and is compared in doublings: twice as much is as far as half as much.
   * - `share`: 0 to 1, or bits; it says little in a short text, and counts less there.
   * - `mean`: characters or words of each; compared in doublings, and less in a short text, too.
   */
  readonly kind: 'amount' | 'share' | 'mean';
  /** True where it is compared in whole texts alone, not in stretches of one size. */
  readonly whole?: true;
  /** The least spread: two answers that differ by less are alike. */
  readonly floor: number;
  value(measured: Measured): number;
}

function part(some: number, all: number): number {
  return all === 0 ? 0 : some / all;
}

function amount(name: string, says: string, value: (measured: Measured) => number): Feature {
  return { name, says, kind: 'amount', floor: 0.5, value };
}

function share(
  name: string,
  says: string,
  [floor, value]: [floor: number, value: (measured: Measured) => number],
): Feature {
  return { name, says, kind: 'share', floor, value };
}

function mean(
  name: string,
  says: string,
  [floor, value]: [floor: number, value: (measured: Measured) => number],
): Feature {
  return { name, says, kind: 'mean', floor, value };
}

export const FEATURES = [
  { ...amount('characters', 'characters (UTF-16 units)', ({ sums }) => sums.characters), whole: true },
  { ...amount('words', 'words', ({ sums }) => sums.words), whole: true },
  { ...amount('lines', 'lines that are not empty', ({ sums }) => sums.lines), whole: true },
  { ...amount('sentences', 'sentences', ({ sums }) => sums.sentences), whole: true },
  amount('links', 'links', ({ sums }) => sums.links),
  {
    ...amount('otherHosts', 'links to hosts that the profile does not know', ({ sums }) => sums.unknownHosts),
    floor: 0.2,
  },
  amount('addresses', 'e-mail addresses', ({ sums }) => sums.addresses),
  amount('numbers', 'numbers of six digits and more', ({ sums }) => sums.numbers),
  amount('refusals', 'wordings of refusals', ({ sums }) => sums.refusals),
  amount('longestToken', 'characters of the longest token', ({ counts }) => counts.longest),
  share('upperCase', 'capitals among letters', [0.04, ({ makeup, letters }) => part(makeup.upper, letters)]),
  share('digits', 'digits among characters', [
    0.04,
    ({ makeup, sums }) => part(makeup.digits, sums.characters),
  ]),
  share('punctuation', 'stops, commas, quotes among characters', [
    0.03,
    ({ makeup, sums }) => part(makeup.punctuation, sums.characters),
  ]),
  share('exclamations', 'marks of exclamation and question among characters', [
    0.01,
    ({ makeup, sums }) => part(makeup.exclaims, sums.characters),
  ]),
  share('codeMarks', 'brackets, operators and other marks of code among characters', [
    0.02,
    ({ makeup, sums }) => part(makeup.marks, sums.characters),
  ]),
  share('symbols', 'emoji and other symbols among characters', [
    0.01,
    ({ makeup, sums }) => part(makeup.symbol, sums.characters),
  ]),
  share('accented', 'Latin letters with accents among letters', [
    0.03,
    ({ makeup, letters }) => part(makeup.accented, letters),
  ]),
  share('cyrillic', 'Cyrillic and Greek letters', [
    0.03,
    ({ makeup, letters }) => part(makeup.cyrillic, letters),
  ]),
  share('semitic', 'Hebrew and Arabic letters', [
    0.03,
    ({ makeup, letters }) => part(makeup.semitic, letters),
  ]),
  share('cjk', 'Chinese, Japanese and Korean letters', [
    0.03,
    ({ makeup, letters }) => part(makeup.cjk, letters),
  ]),
  share('otherLetters', 'letters of other scripts', [
    0.03,
    ({ makeup, letters }) => part(makeup.otherLetter, letters),
  ]),
  share('lists', 'items of lists among lines', [0.2, ({ sums }) => part(sums.listLines, sums.lines)]),
  share('headings', 'headings among lines', [0.15, ({ sums }) => part(sums.headings, sums.lines)]),
  share('tables', 'rows of tables among lines', [0.15, ({ sums }) => part(sums.tableLines, sums.lines)]),
  share('data', 'lines that begin as JSON or XML does', [
    0.15,
    ({ sums }) => part(sums.dataLines, sums.lines),
  ]),
  share('code', 'characters between fences of code', [
    0.08,
    ({ sums }) => part(sums.fenced, sums.characters),
  ]),
  mean('wordLength', 'characters per word', [0.2, ({ sums }) => part(sums.lettered, sums.words)]),
  {
    ...mean('sentenceLength', 'words per sentence', [0.4, ({ sums }) => part(sums.words, sums.sentences)]),
    whole: true,
  },
  {
    ...mean('lineLength', 'characters per line', [0.8, ({ sums }) => part(sums.characters, sums.lines)]),
    whole: true,
  },
  share('entropy', 'bits per character', [0.15, ({ makeup }) => makeup.entropy]),
  share('variety', 'bits per word, of those that there could be', [
    0.06,
    ({ counts, sums }) => part(entropyOf(counts.words), Math.log2(Math.min(sums.words, 256))),
  ]),
  share('repetition', 'four words in a row that stood there before', [
    0.04,
    ({ sums }) => part(sums.repeated, sums.grams),
  ]),
  share('otherWords', 'words that are not common in the profile', [
    0.07,
    ({ sums }) => part(sums.unknown, sums.words),
  ]),
  share('smallWords', 'words that are among the 64 most common of the profile', [
    0.05,
    ({ sums }) => part(sums.small, sums.words),
  ]),
  {
    ...share('opening', 'first words with which no answer of the profile begins', [
      0.5,
      ({ sums }) => part(sums.strange, FIRST_WORDS),
    ]),
    whole: true,
  },
  share('meaning', 'how far it is from what the answers of the profile say', [0.05, ({ far }) => far]),
] as const satisfies readonly Feature[];

export type FeatureName = (typeof FEATURES)[number]['name'];
export const FEATURE_NAMES: readonly string[] = FEATURES.map(({ name }) => name);

/** The value of each feature, on the scale on which it is compared; NaN where it is unknown. */
export type Values = Float64Array;

/** Measures a text or a stretch; its meaning where the profile says what that is usually. */
export function valuesOf(counts: Counts, meaning?: Meaning): Values {
  const { sums } = counts;
  const makeup = makeupOf(counts.characters);
  const { upper, lower, accented, cyrillic, semitic, cjk, otherLetter } = makeup;
  const letters = upper + lower + accented + cyrillic + semitic + cjk + otherLetter;
  const values = new Float64Array(FEATURES.length);
  const far = meaning?.far(counts) ?? Number.NaN;
  fill(values, ALL, { counts, sums, makeup, letters, far });
  return values;
}

/** Measures amounts alone, which cost less; shares are left at 0. */
export function amountsOf(counts: Counts): Values {
  const values = new Float64Array(FEATURES.length);
  const { sums } = counts;
  fill(values, AMOUNTS, { counts, sums, makeup: NO_MAKEUP, letters: 0, far: Number.NaN });
  return values;
}

const ALL = [...FEATURES.keys()];
const AMOUNTS = ALL.filter((at) => FEATURES[at]?.kind === 'amount');
const NO_MAKEUP = makeupOf(new Uint32Array(0));

function fill(values: Values, which: readonly number[], measured: Measured): void {
  for (const at of which) {
    const feature: Feature | undefined = FEATURES[at];
    if (feature !== undefined) values[at] = scaled(feature.kind, feature.value(measured));
  }
}

/** Amounts and means in doublings. */
export function scaled(kind: Feature['kind'], value: number): number {
  return kind === 'share' ? value : Math.log2(1 + value);
}

/** The other way. */
export function plain(kind: Feature['kind'], value: number): number {
  return kind === 'share' ? value : 2 ** value - 1;
}

/** Characters of a text whose shares count half. */
const HALF = 60;

/** How much shares say in a text of so many characters, 0 to 1. */
export function weightOf(characters: number): number {
  return characters / (characters + HALF);
}
