/** Words and phrases that a policy names. */
import { z } from 'zod';
import type { Detector, ScanInput, Scanner } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isBlank, joinsWord } from '../characters.ts';
import { RecognizerScanner } from '../engine/recognize.ts';
import type { Recognizer } from '../engine/recognizer.ts';
import { fold } from '../fold.ts';
import { ownFindings } from '../own-findings.ts';
import { type Grammar, MORE, sweep } from '../sweep.ts';
import { Dictionary, NO_TERM, NOWHERE, ROOT } from './dictionary.ts';
import { LONGEST_BLANK, lowerUnit, skipBlank } from './trie.ts';

const LONGEST_WORD = 200;
const MOST_WORDS = 100_000;
/** Of longer lists no more are looked for in disguise. */
const MOST_DISGUISED = 10_000;
/** Longer lists are looked for by themselves, so that what all rules search by stays small. */
const MOST_SHARED = 2000;
const SPACE = 0x20;
const TYPE = 'KEYWORD';

const word = z.string().trim().min(1).max(LONGEST_WORD);

const term = z.strictObject({
  word: word.describe('The word or phrase.'),
  ...ownFindings(TYPE),
});
type Term = z.output<typeof term>;

const options = z
  .strictObject({
    words: z
      .array(word)
      .max(MOST_WORDS)
      .optional()
      .describe('Words and phrases to look for; white space in a phrase matches any white space.'),
    terms: z
      .array(term)
      .max(MOST_WORDS)
      .optional()
      .describe('The same, each with a type and a score of its own.'),
    wordsFile: z
      .string()
      .optional()
      .describe('A file beside the policy with more words, one in a line; the policy reads it.'),
    wholeWords: z
      .boolean()
      .default(true)
      .describe('Match whole words only, in scripts that put spaces between words.'),
    caseSensitive: z.boolean().default(false).describe('Tell upper case from lower case.'),
  })
  .superRefine(({ words = [], terms = [], wordsFile }, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (wordsFile !== undefined) problem('wordsFile', 'is read for policies alone; write the words as words');
    else if (words.length + terms.length === 0)
      problem('words', 'there is no word to look for; write a list, here or as terms, or name a wordsFile');
  });

interface Search {
  readonly dictionary: Dictionary;
  readonly terms: readonly Term[];
  readonly wholeWords: boolean;
  readonly caseSensitive: boolean;
}

/** The detector `keywords`: reports each word of the policy, the longest at each place. */
export const keywords: Detector = {
  name: 'keywords',
  summary: 'Words and phrases that the policy names, whatever their spelling in Unicode.',
  types: [TYPE],
  options,
  compile: (value) => compile(options.parse(value)),
};

function compile({
  words = [],
  terms: own = [],
  wholeWords,
  caseSensitive,
}: z.output<typeof options>): Scanner {
  const terms = [...own, ...words.map((plain) => ({ word: plain, type: TYPE, score: 1 }))]
    .map((one) => ({ ...one, word: fold(one.word).text }))
    .filter((one) => one.word.trim() !== '');
  const folded = terms.map((one) => one.word);
  const search: Search = {
    dictionary: new Dictionary(folded, { caseSensitive }),
    terms,
    wholeWords,
    caseSensitive,
  };
  const keyWords = folded.slice(0, MOST_DISGUISED);
  const lookback = longestMatch(folded);
  if (wholeWords && folded.length <= MOST_SHARED)
    return new RecognizerScanner([recognizerOf(search, folded, lookback)], keyWords);
  const grammar: Grammar = {
    next: (text, at) => nextStart(search, text, at),
    attempt: (input, at) => attempt(search, input, at),
  };
  return { keyWords, lookback, context: 1, scan: (input) => sweep(input, grammar) };
}

/** Words of a short list are announced by what they begin with up to the first blank, in the search for all rules. */
function recognizerOf(search: Search, words: readonly string[], lookback: number): Recognizer {
  const beginnings = new Set(words.map((one) => one.trim().replace(/\s[\s\S]*$/, '')));
  return {
    type: TYPE,
    lookback,
    context: 1,
    triggers: [...beginnings].map((literal) => ({ kind: 'prefix', literal, stands: 'begins' })),
    match: (input, at) => (begins(search, input.text, at) ? attempt(search, input, at) : undefined),
  };
}

/** The most characters that a match and the character after it take, each blank run at its longest. */
function longestMatch(words: readonly string[]): number {
  let longest = 0;
  for (const one of words)
    longest = Math.max(longest, one.length + (one.match(/\s+/g)?.length ?? 0) * LONGEST_BLANK);
  return longest + 1;
}

/** bench: detectors */
function nextStart({ dictionary, caseSensitive, wholeWords }: Search, text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!dictionary.begins(caseSensitive ? unit : lowerUnit(unit))) continue;
    if (begins({ wholeWords }, text, at)) return at;
  }
  return text.length;
}

/** May a word of the list begin here? */
function begins({ wholeWords }: Pick<Search, 'wholeWords'>, text: string, at: number): boolean {
  return !wholeWords || at === 0 || !joinsWord(text.charCodeAt(at - 1)) || !joinsWord(text.charCodeAt(at));
}

function attempt(search: Search, input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  const walked = walk(search, text, start);
  if (!final && walked.last !== NOWHERE && mayChange(search, walked.last, text)) return MORE;
  const found = search.terms[walked.term];
  return found && { type: found.type, start, end: walked.end, score: found.score };
}

/** Follows the letters: the longest term and its end, and the node reached when the text ran out. */
function walk(
  search: Search,
  text: string,
  start: number,
): { readonly end: number; readonly term: number; readonly last: number } {
  const { dictionary } = search;
  let node = ROOT;
  let end = -1;
  let found = NO_TERM;
  let at = start;
  while (at < text.length) {
    const blank = isBlank(text.charCodeAt(at));
    const next = dictionary.next(node, blank ? SPACE : unitAt(search, text, at));
    if (next === NOWHERE) return { end, term: found, last: NOWHERE };
    node = next;
    at = blank ? skipBlank(text, at) : at + 1;
    const ending = dictionary.termAt(node);
    if (ending === NO_TERM || !endsWell(search, text, at)) continue;
    end = at;
    found = ending;
  }
  return { end, term: found, last: node };
}

function unitAt(search: Search, text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return search.caseSensitive ? unit : lowerUnit(unit);
}

/** The whole text was walked: may what follows lengthen the match, or spoil its end? */
function mayChange(search: Search, node: number, text: string): boolean {
  if (search.dictionary.goesOn(node)) return true;
  return search.wholeWords && joinsWord(text.charCodeAt(text.length - 1));
}

function endsWell(search: Search, text: string, at: number): boolean {
  if (!search.wholeWords || at >= text.length) return true;
  return !joinsWord(text.charCodeAt(at)) || !joinsWord(text.charCodeAt(at - 1));
}
