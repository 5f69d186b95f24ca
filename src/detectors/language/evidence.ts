/** What a stretch of text says about its language: by its scripts, and where several languages share one by words and letters. */
import { LANGUAGE_CODES, LANGUAGES, type LanguageCode, type Script } from './languages.ts';
import { LETTERS } from './letters.ts';
import { runsOf, type Word, wordsIn } from './words.ts';

/** Written in a script of no language that is known. */
export const OTHER = 'other';
export const TOLD = [...LANGUAGE_CODES, OTHER] as const;
export type Told = (typeof TOLD)[number];

/** How much a word of its own says for a language, and how much less for each other that has it too. */
const OWN_WORD = 3;
const SHARED_WORD = 0.7;
/** What letters say at most, either way. */
const MOST_BY_RUN = 3;
/** Of a word in a script that a language is not written in, by letter. */
const FOREIGN = 1.5;
/** Of a letter of the script that a language is written in, where few are; and where it is no other's. */
const FEW_LETTER = 0.4;
const OWN_LETTER = 1;
/** Of a character of Chinese in Japanese, which has others between them. */
const BORROWED = 0.4;
/** Of a letter that is not in the alphabet of a language, and is in that of another. */
const STRANGE = 3;
/** Words of one script are told apart; so much counts a word at most, so that a name decides nothing. */
const MOST_BY_WORD = 6;
/** Runs that were not counted. */
const UNSEEN = 0.4;
/** Nothing is said of a language for less. */
const DOUBT = 3.5;
const SHARPNESS = 0.5;

interface Known {
  readonly scripts: readonly Script[];
  readonly letters?: string;
  readonly words?: string;
}
const known: Readonly<Record<LanguageCode, Known>> = LANGUAGES;
const ALONE: ReadonlySet<string> = new Set(
  LANGUAGE_CODES.filter((code) => known[code].words === undefined).flatMap((code) => known[code].scripts),
);

/** For each language what a run, or a word, says for it. */
const byRun = runWeights();
const byWord = wordWeights();
/** For each letter of some alphabets, the languages that have it. */
const byLetter = lettersOfAlphabets();

/** By language, in the order of `TOLD`: how much speaks for it. */
export type Evidence = Float64Array;

/** What a stretch of text says. */
export function evidenceOf(text: string): Evidence {
  const sums = new Float64Array(TOLD.length);
  for (const word of wordsIn(text)) add(sums, word);
  return sums;
}

/** How likely each language is, in the order of `TOLD`; what is missing to 1 is nobody's. */
export function likelihoods(evidence: Evidence): Float64Array {
  const most = Math.max(DOUBT, ...evidence);
  const shares = evidence.map((sum) => Math.exp(SHARPNESS * (sum - most)));
  const total = shares.reduce((sum, share) => sum + share, Math.exp(SHARPNESS * (DOUBT - most)));
  return shares.map((share) => share / total);
}

function add(sums: Evidence, word: Word): void {
  const isTold = word.script !== OTHER && !ALONE.has(word.script);
  const own = isTold ? tellingOf(word) : (at: number) => lettersOf(word, TOLD[at]);
  const foreign = -Math.min(MOST_BY_WORD, FOREIGN * word.word.length);
  for (const [at, code] of TOLD.entries())
    sums[at] = (sums[at] ?? 0) + (isOwn(code, word.script) ? own(at) : foreign);
}

/** Of a script that says enough by itself. */
function lettersOf({ word, script }: Word, code: Told | undefined): number {
  return word.length * (script === 'Han' && code === 'ja' ? BORROWED : OWN_LETTER);
}

/** What a word says for a language, by its place, among those of its script. */
function tellingOf({ word, script }: Word): (at: number) => number {
  const letters = script === 'Latin' ? 0 : FEW_LETTER * word.length;
  const said = byWord.get(word);
  const runs = runsOf(word).flatMap((run) => byRun.get(run) ?? []);
  const alphabets = [...word].flatMap((letter) => byLetter.get(letter) ?? []);
  return (at) => {
    const strange = alphabets.some((alphabet) => !alphabet.has(at)) ? STRANGE : 0;
    const sum = runs.reduce((total, run) => total + (run[at] ?? 0), letters - strange + (said?.[at] ?? 0));
    return Math.max(-MOST_BY_WORD, Math.min(MOST_BY_WORD, sum));
  };
}

function isOwn(code: Told, script: Word['script']): boolean {
  if (code === OTHER) return script === OTHER;
  return known[code].scripts.some((name) => name === script);
}

function wordWeights(): ReadonlyMap<string, Float64Array> {
  const holders = new Map<string, number[]>();
  for (const [at, code] of LANGUAGE_CODES.entries())
    for (const word of new Set(known[code].words?.split(' ') ?? [])) {
      const of = holders.get(word) ?? [];
      holders.set(word, [...of, at]);
    }
  return new Map(
    [...holders].map(([word, of]) => {
      const weights = new Float64Array(TOLD.length);
      for (const at of of) weights[at] = Math.max(0.5, OWN_WORD - SHARED_WORD * (of.length - 1));
      return [word, weights];
    }),
  );
}

function lettersOfAlphabets(): ReadonlyMap<string, ReadonlySet<number>> {
  const alphabets = new Map<string, Set<number>>();
  for (const [at, code] of LANGUAGE_CODES.entries())
    for (const letter of known[code].letters ?? '')
      alphabets.set(letter, (alphabets.get(letter) ?? new Set<number>()).add(at));
  return alphabets;
}

/** The logarithm of how much more often a run stands in a language than in the others of its script. */
function runWeights(): ReadonlyMap<string, Float64Array> {
  const shares = new Map<string, Map<number, number>>();
  for (const [at, code] of LANGUAGE_CODES.entries()) {
    const { total = 1, runs = '' } = LETTERS[code] ?? {};
    for (const [, run = '', count = ''] of runs.matchAll(/(\S{3}?)(\d+)(?: |$)/gu)) {
      const of = shares.get(run) ?? new Map<number, number>();
      shares.set(run, of.set(at, Number(count) / total));
    }
  }
  return new Map([...shares].map(([run, of]) => [run, weightsOf(of)]));
}

function weightsOf(of: ReadonlyMap<number, number>): Float64Array {
  const weights = new Float64Array(TOLD.length);
  const scripts = new Set([...of.keys()].flatMap((at) => scriptsOf(at)));
  const peers = LANGUAGE_CODES.map((_, at) => at).filter((at) =>
    scriptsOf(at).some((name) => scripts.has(name)),
  );
  const unseen = UNSEEN / 1000;
  const mean = peers.reduce((sum, at) => sum + (of.get(at) ?? unseen), 0) / peers.length;
  for (const at of peers) {
    const weight = Math.log((of.get(at) ?? unseen) / mean);
    weights[at] = Math.max(-MOST_BY_RUN, Math.min(MOST_BY_RUN, weight));
  }
  return weights;
}

function scriptsOf(at: number): readonly Script[] {
  const code = LANGUAGE_CODES[at];
  return code === undefined ? [] : known[code].scripts;
}
