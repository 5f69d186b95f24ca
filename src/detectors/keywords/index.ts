/** Words and phrases that a policy names. */
import { z } from 'zod';
import type { Detector, ScanInput, Scanner } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isBlank, joinsWord } from '../characters.ts';
import { fold } from '../fold.ts';
import { type Grammar, MORE, sweep } from '../sweep.ts';
import { buildTrie, LONGEST_BLANK, lowerUnit, skipBlank, type TrieNode } from './trie.ts';

const LONGEST_WORD = 200;
const SPACE = 0x20;

const options = z.strictObject({
  words: z
    .array(z.string().trim().min(1).max(LONGEST_WORD))
    .min(1)
    .max(10_000)
    .describe('Words and phrases to look for; white space in a phrase matches any white space.'),
  wholeWords: z
    .boolean()
    .default(true)
    .describe('Match whole words only, in scripts that put spaces between words.'),
  caseSensitive: z.boolean().default(false).describe('Tell upper case from lower case.'),
});

interface Search {
  readonly root: TrieNode;
  readonly wholeWords: boolean;
  readonly caseSensitive: boolean;
}

/** The detector `keywords`: reports `KEYWORD` for each word of the policy, the longest at each place. */
export const keywords: Detector = {
  name: 'keywords',
  summary: 'Words and phrases that the policy names, whatever their spelling in Unicode.',
  types: ['KEYWORD'],
  options,
  compile: (value) => compile(options.parse(value)),
};

function compile(chosen: z.output<typeof options>): Scanner {
  const words = chosen.words.map((word) => fold(word).text).filter((word) => word.trim() !== '');
  const root = buildTrie(words, chosen.caseSensitive);
  const search: Search = { root, wholeWords: chosen.wholeWords, caseSensitive: chosen.caseSensitive };
  const grammar: Grammar = {
    next: (text, at) => nextStart(search, text, at),
    attempt: (input, at) => attempt(search, input, at),
  };
  return {
    keyWords: words,
    lookback: longestMatch(words),
    context: 1,
    scan: (input) => sweep(input, grammar),
  };
}

/** The most characters that a match and the character after it take, each blank run at its longest. */
function longestMatch(words: readonly string[]): number {
  const lengths = words.map((word) => word.length + (word.match(/\s+/g)?.length ?? 0) * LONGEST_BLANK);
  return Math.max(0, ...lengths) + 1;
}

function nextStart(search: Search, text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!search.root.edges.has(search.caseSensitive ? unit : lowerUnit(unit))) continue;
    if (!search.wholeWords || at === 0 || !joinsWord(text.charCodeAt(at - 1)) || !joinsWord(unit)) return at;
  }
  return text.length;
}

function attempt(search: Search, input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  const walked = walk(search, text, start);
  if (!final && walked.last !== undefined && mayChange(search, walked.last, text)) return MORE;
  return walked.end < 0 ? undefined : { type: 'KEYWORD', start, end: walked.end, score: 1 };
}

/** Follows the trie: the end of the longest word, and the node reached when the text ran out. */
function walk(search: Search, text: string, start: number): { end: number; last: TrieNode | undefined } {
  let node = search.root;
  let end = -1;
  let at = start;
  while (at < text.length) {
    const blank = isBlank(text.charCodeAt(at));
    const next = node.edges.get(blank ? SPACE : unitAt(search, text, at));
    if (next === undefined) return { end, last: undefined };
    node = next;
    at = blank ? skipBlank(text, at) : at + 1;
    if (node.ends && endsWell(search, text, at)) end = at;
  }
  return { end, last: node };
}

function unitAt(search: Search, text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return search.caseSensitive ? unit : lowerUnit(unit);
}

/** The whole text was walked: may what follows lengthen the match, or spoil its end? */
function mayChange(search: Search, node: TrieNode, text: string): boolean {
  if (node.edges.size > 0) return true;
  return search.wholeWords && joinsWord(text.charCodeAt(text.length - 1));
}

function endsWell(search: Search, text: string, at: number): boolean {
  if (!search.wholeWords || at >= text.length) return true;
  return !joinsWord(text.charCodeAt(at)) || !joinsWord(text.charCodeAt(at - 1));
}
