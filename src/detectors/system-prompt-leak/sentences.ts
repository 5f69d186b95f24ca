/** Sentences of a prompt, and what of its layout bears on them: the line they stand in, and the heading above. */
import { type Below, type Heading, headingOf, labelOf } from './headings.ts';

/** A sentence, or an entry of a list. */
export interface Sentence {
  readonly start: number;
  readonly text: string;
  /** The sentence behind it in the same line; empty for none. */
  readonly next: string;
  /** What parts it from the one before. */
  readonly behind: 'semicolon' | 'sentence' | 'line' | 'paragraph';
  readonly below: Below;
  /** It is a line by itself, as the entries of a list are. */
  readonly alone: boolean;
}

/** Where a sentence or a line ends; a full stop inside of a number, an address or a German date, or behind a title, a word for a number (`No. 9`) or the number of a line, ends none. */
const END =
  /[.!?](?<!(?:^|\n)[\s#*>(-]{0,8}\d{1,2}\.)(?<!(?<![a-z])(?:dr|mr|mrs|ms|prof|st|nr|sr|sra|mme|bzw|approx|z\.b|e\.g|i\.e)\.)(?<!(?<![a-z])(?:no|art|fig|vol|ext|tel)\.(?=\s\d))(?=["')\]]{0,2}(?:\s|$))(?!\s(?:jan|feb|m(?:\u00e4|a)rz|apr|mai|jun|jul|aug|sep|okt|nov|dez))|[\u3002\uff01\uff1f!?;\n]/gi;
/** The number of a line says nothing of how many. */
export const NUMBERING: RegExp = /^[\s#*>-]{0,8}\(?\d{1,2}(?:[.):]|(?:\.\d{1,2}){1,2}[.)]?)(?=\s)/;
const NO_HEADING: Heading = { below: 'anything', marked: false };

interface Piece {
  readonly start: number;
  readonly text: string;
}

/** The sentences of a folded prompt. */
export function sentencesOf(prompt: string): Sentence[] {
  const pieces = piecesOf(prompt);
  const layout = new Layout();
  let end = 0;
  return pieces.map(({ start, text }, at) => {
    const behind = behindGap(prompt.slice(end, start));
    end = start + text.length;
    const next = pieces[at + 1];
    const ends = next === undefined || prompt.slice(end, next.start).includes('\n');
    const alone = ends && (at === 0 || behind === 'line' || behind === 'paragraph');
    const below = layout.take(text, behind, ends);
    return { start, text, behind, below, alone, next: ends ? '' : next.text };
  });
}

/** Follows headings, and labels in front of lines. */
class Layout {
  #heading: Heading = NO_HEADING;
  #label: Below | undefined;

  /** Takes the next sentence; says what it stands below. */
  take(text: string, behind: Sentence['behind'], ends: boolean): Below {
    const begins = behind === 'line' || behind === 'paragraph';
    if (behind === 'paragraph' && !this.#heading.marked) this.#heading = NO_HEADING;
    if (begins) this.#label = undefined;
    this.#heading = headingOf(text, ends) ?? this.#heading;
    this.#label = labelOf(text) ?? this.#label;
    return this.#label ?? this.#heading.below;
  }
}

function behindGap(gap: string): Sentence['behind'] {
  if (/\n\s*\n/.test(gap)) return 'paragraph';
  if (gap.includes('\n')) return 'line';
  return /^[;\uff1b]/.test(gap) ? 'semicolon' : 'sentence';
}

function piecesOf(prompt: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const { index } of [...prompt.matchAll(END), { index: prompt.length }]) {
    const text = prompt.slice(start, index);
    if (text.trim() !== '') pieces.push({ start, text });
    start = index + 1;
  }
  return pieces;
}
