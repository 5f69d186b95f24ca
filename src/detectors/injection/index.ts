/** Prompt injection told by its phrases: a first tier, which knows common wordings and no meaning. */
import { z } from 'zod';
import type { Detector, ScanInput, Scanner } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { lowerUnit } from '../keywords/trie.ts';
import { type Grammar, MORE, sweep } from '../sweep.ts';
import { FAMILIES } from './families.ts';
import { FORBIDDEN_REACH, isForbidden } from './forbidden.ts';
import { matchRest } from './match-rest.ts';
import { compileFamily, type Phrase } from './phrase.ts';
import { addWord, emptyTrie, findWords, OPEN, type WordTrie } from './word-trie.ts';
import { LONGEST_PHRASE, type Reach, reachFrom, startsWord } from './words.ts';

const options = z.strictObject({});

/** The detector `injection`: reports `INJECTION`; a score of 0.9 and more is meant for denying. */
export const injection: Detector = {
  name: 'injection',
  summary:
    'Prompt injection, jailbreaks and prompt extraction by their common phrases in many languages; a first tier.',
  types: ['INJECTION'],
  options,
  compile: () => scanner,
};

const phrases: readonly Phrase[] = FAMILIES.flatMap(compileFamily);
const starts: WordTrie = emptyTrie();
for (const [id, phrase] of phrases.entries()) for (const word of phrase.first) addWord(starts, word, id);

const grammar: Grammar = { next: nextStart, attempt };

const scanner: Scanner = {
  lookback: LONGEST_PHRASE,
  context: FORBIDDEN_REACH + 1,
  scan: (input) => sweep(input, grammar),
};

/** ASCII unit -> 1 when a phrase begins with it. */
const firsts = new Uint8Array(0x80);
/** Pair of ASCII units -> 1 when a phrase begins with them, or with the first alone. */
const pairs = new Uint8Array(0x4000);
for (const [unit, node] of starts.edges) {
  if (unit >= 0x80) continue;
  firsts[unit] = 1;
  const isWord = node.whole.length > 0 || node.stems.length > 0 || node.space !== undefined;
  for (let second = 0; second < 0x80; second++) {
    if (isWord || node.edges.has(second)) pairs[unit * 0x80 + second] = 1;
  }
}

/** Where a word begins that may begin a phrase, judged by its first two letters. bench: detectors */
function nextStart(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = lowerUnit(text.charCodeAt(at));
    if (unit < 0x80 ? firsts[unit] === 1 && mayBegin(text, at, unit) : starts.edges.has(unit)) {
      if (startsWord(text, at)) return at;
    }
  }
  return text.length;
}

function mayBegin(text: string, at: number, first: number): boolean {
  if (at + 1 >= text.length) return true;
  const second = lowerUnit(text.charCodeAt(at + 1));
  return second >= 0x80 || pairs[first * 0x80 + second] === 1;
}

/** The first phrase that matches here, those with the longest first word before the others. */
function attempt(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const reach = reachFrom(input, start);
  const begun = findWords(starts, reach, start);
  if (begun === OPEN) return MORE;
  for (const { end: from, ids } of begun) {
    for (const id of ids) {
      const found = matchPhrase(phrases[id], reach, { start, from });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Matches the rest of a phrase whose first word ends at `from`. */
function matchPhrase(
  phrase: Phrase | undefined,
  reach: Reach,
  { start, from }: { start: number; from: number },
): Hit | undefined | typeof MORE {
  if (phrase === undefined) return undefined;
  const end = matchRest(phrase.rest, reach, { slot: 0, at: from });
  if (end === OPEN) return MORE;
  return end === undefined
    ? undefined
    : { type: 'INJECTION', start, end, score: scoreOf(phrase, reach.text, start) };
}

function scoreOf(phrase: Phrase, text: string, start: number): number {
  if (phrase.forbiddenScore === phrase.score) return phrase.score;
  return isForbidden(text, start) ? phrase.forbiddenScore : phrase.score;
}
