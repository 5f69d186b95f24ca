/** Phrases: sequences of words with alternatives and bounded gaps, written in one line each. */
import { foldedWord } from '../fold.ts';

/** One step of a phrase: one of these spellings, after at most `gap` other words. */
export interface Slot {
  /** Words, words with blanks between, beginnings of words (`*` at the end); folded, in lower case. */
  readonly spellings: readonly string[];
  readonly gap: number;
  /** True when the gap may reach over the end of a sentence. */
  readonly acrossSentences: boolean;
}

/** A phrase of a family; it says how sure a match is. */
export interface Phrase {
  readonly first: Slot;
  readonly rest: readonly Slot[];
  readonly score: number;
  readonly forbiddenScore: number;
  /** How likely it is meant so, where somebody is asked about its sentence; left out for marks that only a forger writes. */
  readonly likely?: number;
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
  /** True where people say the same to people and machines ("reset the previous settings"). */
  readonly common?: true;
}

/** How likely a phrase is meant as an attack before anybody was asked: by itself, and where ordinary text has the same words. */
const LIKELY = 0.9995;
export const LIKELY_COMMON = 0.9;

const TOKEN = /\{([^}]*)\}|(~~?)(\d+)|(\S+)/g;

/** Reads the phrases of a family. */
export function compileFamily(family: Family): Phrase[] {
  const { score, forbiddenScore = score } = family;
  const marks = (family.marks ?? []).map((mark) => ({
    first: { spellings: spell(mark), gap: 0, acrossSentences: false },
    rest: [],
    ...{ score, forbiddenScore },
  }));
  const likely = family.common === true ? LIKELY_COMMON : LIKELY;
  const phrases = family.phrases.map((line) => ({
    ...compileLine(line),
    ...{ score, forbiddenScore, likely },
  }));
  return [...phrases, ...marks];
}

function compileLine(line: string): Pick<Phrase, 'first' | 'rest'> {
  const slots: Slot[] = [];
  let gap = 0;
  let acrossSentences = false;
  for (const [, group, tilde, count, word] of line.matchAll(TOKEN)) {
    if (tilde !== undefined) {
      gap = Number(count);
      acrossSentences = tilde === '~~';
      continue;
    }
    slots.push({ spellings: (group?.split('|') ?? [word ?? '']).flatMap(spell), gap, acrossSentences });
    gap = 0;
    acrossSentences = false;
  }
  const [first, ...rest] = slots;
  if (first === undefined) throw new Error(`a phrase without words: ${line}`);
  return { first, rest };
}

/** As text has it after folding: a capital may be folded to another letter than the small one (`Н` to `h`, `н` to itself). */
function spell(word: string): string[] {
  const small = word.trim();
  const capital = small.slice(0, 1).toUpperCase() + small.slice(1);
  return [...new Set([small, capital, small.toUpperCase()].map(foldedWord))];
}
