/**
 * Link words: what links ask for, in words of letters other than ASCII, or joined by `_` or `+`. Browsers escape them, and folding undoes
 * that, so that they stand in a text of another language which they are no part of.
 */
import { isOtherLetter } from '../characters.ts';

/** What a text says beside its links' words, and what these say, with blanks between them. */
export interface PartedLinks {
  readonly rest: string;
  readonly words: readonly string[];
}

const LINK = /https?:\/\/[^\s/?#]*([/?#]\S*)/g;
/** A part of a link: up to what ends it. */
const PART = /[^/?&=#]+/g;
const JOINTS = /[_+/?&=#]+/g;
const JOINT = /[_+]/g;
/** So many words in a row, at least, are a phrase. */
const PHRASE = 4;
/** A blank was escaped too, and what follows is still the link. */
const WORD_BEHIND = /[ \t]\S+/y;

/** Takes the words of links out of a text; the links stay. */
export function partLinks(text: string): PartedLinks {
  const words: string[] = [];
  let rest = '';
  let read = 0;
  for (const { index, 0: link, 1: path = '' } of text.matchAll(LINK)) {
    const at = wordsAt(path);
    if (index < read || at === undefined) continue;
    const from = index + link.length - path.length + at;
    const to = endOfWords(text, index + link.length);
    rest += text.slice(read, from);
    words.push(text.slice(from, to).replace(JOINTS, ' ').trim());
    read = to;
  }
  return { rest: rest + text.slice(read), words };
}

/** Where the first part begins that is in words; undefined for none. */
function wordsAt(path: string): number | undefined {
  for (const { index, 0: part } of path.matchAll(PART))
    if (hasOtherLetters(part) || (part.match(JOINT)?.length ?? 0) >= PHRASE - 1) return index;
  return undefined;
}

function endOfWords(text: string, linkEnd: number): number {
  let end = linkEnd;
  for (;;) {
    WORD_BEHIND.lastIndex = end;
    const [word] = WORD_BEHIND.exec(text) ?? [];
    if (word === undefined || !hasOtherLetters(word)) return end;
    end += word.length;
  }
}

function hasOtherLetters(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isOtherLetter(text.charCodeAt(at))) return true;
  return false;
}
