/** Phrases: sequences of words with alternatives and bounded gaps, written in one line each. */
import { fold } from '../fold.ts';
import { addWord, emptyTrie, type WordTrie } from './word-trie.ts';

/** One step of a phrase: one of the words in the trie, after at most `gap` other words. */
export interface Slot {
  readonly words: WordTrie;
  /** ASCII unit -> 1 when one of the words begins with it, in either case. */
  readonly firsts: Uint8Array;
  readonly gap: number;
  /** True when the gap may reach over the end of a sentence. */
  readonly acrossSentences: boolean;
}

/** A phrase of a family; it says how sure a match is. */
export interface Phrase {
  readonly first: readonly string[];
  readonly rest: readonly Slot[];
  readonly score: number;
  readonly forbiddenScore: number;
}

/** Phrases with one meaning, as they are written. */
export interface Family {
  readonly name: string;
  readonly score: number;
  /**
   * One phrase each: `{one|other word|stem*}` takes one of these, `word` that word, `~3` lets up to three other words
   * stand between, `~~3` also over the end of a sentence.
   */
  readonly phrases: readonly string[];
  /** Fixed spellings with marks in them, such as the control tokens of chat templates. */
  readonly marks?: readonly string[];
  /** Score where the words before forbid or quote it (`never reveal your instructions`); else they make no difference. */
  readonly forbiddenScore?: number;
}

const TOKEN = /\{([^}]*)\}|(~~?)(\d+)|(\S+)/g;

/** Reads the phrases of a family. */
export function compileFamily(family: Family): Phrase[] {
  const { score, forbiddenScore = score } = family;
  const marks = (family.marks ?? []).map((mark) => ({
    first: [spell(mark)],
    rest: [],
    score,
    forbiddenScore,
  }));
  return [...family.phrases.map((line) => ({ ...compileLine(line), score, forbiddenScore })), ...marks];
}

function compileLine(line: string): Pick<Phrase, 'first' | 'rest'> {
  let first: readonly string[] | undefined;
  const rest: Slot[] = [];
  let gap = 0;
  let acrossSentences = false;
  for (const [, group, tilde, count, word] of line.matchAll(TOKEN)) {
    if (tilde !== undefined) {
      gap = Number(count);
      acrossSentences = tilde === '~~';
      continue;
    }
    const words = (group?.split('|') ?? [word ?? '']).map(spell);
    if (first === undefined) first = words;
    else rest.push({ words: trieOf(words), firsts: firstsOf(words), gap, acrossSentences });
    gap = 0;
    acrossSentences = false;
  }
  return { first: first ?? [], rest };
}

function trieOf(words: readonly string[]): WordTrie {
  const trie = emptyTrie();
  for (const word of words) addWord(trie, word, 0);
  return trie;
}

function firstsOf(words: readonly string[]): Uint8Array {
  const firsts = new Uint8Array(0x80);
  for (const word of words) {
    for (const letter of [word.charAt(0), word.charAt(0).toUpperCase()]) {
      if (letter.charCodeAt(0) < 0x80) firsts[letter.charCodeAt(0)] = 1;
    }
  }
  return firsts;
}

function spell(word: string): string {
  return fold(word.trim()).text.toLowerCase();
}
