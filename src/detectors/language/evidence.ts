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
/** Letters of a run, each one unit of UTF-16. */
const RUN = 3;
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

/** Languages that share a script, by the scripts of one. */
const byScripts = new Map<string, readonly number[]>();
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
    const letters = LETTERS[code];
    if (letters === undefined) continue;
    const { total, runs } = letters;
    for (const counted of runs.trim().split(' ')) {
      const run = counted.slice(0, RUN);
      const of = shares.get(run) ?? new Map<number, number>();
      shares.set(run, of.set(at, Number(counted.slice(RUN)) / total));
    }
  }
  const peers = LANGUAGE_CODES.map((_, at) => peersOf(at));
  // One table for all of them: thousands of small ones would cost a start as much as what they hold.
  const weights = new Float64Array(shares.size * TOLD.length);
  const byRun = new Map<string, Float64Array>();
  for (const [run, of] of shares) {
    const from = byRun.size * TOLD.length;
    const own = weights.subarray(from, from + TOLD.length);
    weigh(own, of, allOf(of, peers));
    byRun.set(run, own);
  }
  return byRun;
}

function weigh(weights: Float64Array, of: ReadonlyMap<number, number>, peers: readonly number[]): void {
  const unseen = UNSEEN / 1000;
  let sum = 0;
  for (const at of peers) sum += of.get(at) ?? unseen;
  const mean = sum / peers.length;
  const weightOf = (share: number) => Math.max(-MOST_BY_RUN, Math.min(MOST_BY_RUN, Math.log(share / mean)));
  const ofUnseen = weightOf(unseen);
  for (const at of peers) weights[at] = ofUnseen;
  for (const [at, share] of of) weights[at] = weightOf(share);
}

/** The languages that are written in a script of one of these, in order; nearly always one list serves all of them. */
function allOf(of: ReadonlyMap<number, number>, peers: readonly (readonly number[])[]): readonly number[] {
  let first: readonly number[] | undefined;
  for (const at of of.keys()) {
    first ??= peers[at];
    if (peers[at] !== first) {
      const all = new Set([...of.keys()].flatMap((language) => peers[language] ?? []));
      return [...all].sort((one, other) => one - other);
    }
  }
  return first ?? [];
}

/** The languages that share a script with one: the same list for languages with the same scripts. */
function peersOf(of: number): readonly number[] {
  const scripts = scriptsOf(of);
  const known = byScripts.get(scripts.join());
  if (known !== undefined) return known;
  const peers = LANGUAGE_CODES.map((_, at) => at).filter((at) =>
    scriptsOf(at).some((name) => scripts.includes(name)),
  );
  byScripts.set(scripts.join(), peers);
  return peers;
}

function scriptsOf(at: number): readonly Script[] {
  const code = LANGUAGE_CODES[at];
  return code === undefined ? [] : known[code].scripts;
}
