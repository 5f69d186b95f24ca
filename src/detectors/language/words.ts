/** The words of a text that languages are told by: names, numbers, addresses and what reads like a program are left out. */
import { SCRIPTS, type Script } from './languages.ts';

/** A letter's script; `other` where no language that is known is written in it. */
export type WordScript = Script | 'other';

/** A word in lower case. Of scripts without blanks between words it is a run of characters. */
export interface Word {
  readonly word: string;
  readonly script: WordScript;
}

const PATTERNS: readonly (readonly [Script, RegExp])[] = SCRIPTS.map((name) => [
  name,
  name === 'Kana' ? /^[\p{sc=Hiragana}\p{sc=Katakana}]$/u : new RegExp(`^\\p{sc=${name}}$`, 'u'),
]);
/** What stands between blanks and is no word of a sentence. */
const NO_WORD = /[\d_/@\\=<>{}[\]#$%^*+|~`&]|\p{L}[.:]\p{L}|\p{Ll}\p{Lu}/u;
/** Scripts without blanks between words: nothing there stands alone. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const LETTERS = /[\p{L}\p{M}'’]+/gu;
const BLANKS = /\s+/u;
const EDGES = /^['’]+|['’]+$/gu;

const scripts = new Map<string, WordScript>();

function scriptOf(letter: string): WordScript {
  const known = scripts.get(letter);
  if (known !== undefined) return known;
  const script = PATTERNS.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'other';
  if (scripts.size < 0x4000) scripts.set(letter, script);
  return script;
}

/** The words of a stretch of text, which begins and ends between words or where it has to be cut. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const part of text.split(BLANKS)) {
    if (part === '' || (NO_WORD.test(part) && !UNSPACED.test(part))) continue;
    for (const [letters] of part.matchAll(LETTERS)) addWords(words, letters.replaceAll(EDGES, ''));
  }
  return words;
}

/** A run of letters may be of several scripts. */
function addWords(words: Word[], letters: string): void {
  let word = '';
  let script: WordScript | undefined;
  for (const letter of letters.toLowerCase().normalize('NFC').replaceAll('’', "'")) {
    const of = /\p{L}/u.test(letter) ? scriptOf(letter) : (script ?? 'other');
    if (of !== script && script !== undefined) words.push({ word, script });
    word = of === script ? word + letter : letter;
    script = of;
  }
  if (script !== undefined) words.push({ word, script });
}

/** Three characters in a row each, with the edges of the word as `_`. */
export function runsOf(word: string): string[] {
  const edged = `_${word}_`;
  const runs: string[] = [];
  for (let at = 0; at + 3 <= edged.length; at++) runs.push(edged.slice(at, at + 3));
  return runs;
}
