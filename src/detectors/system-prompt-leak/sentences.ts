/** Sentences of a prompt, and what of its layout bears on them: the line they stand in, and the heading above. */
import { KEPT } from './kept.ts';
import { anyOf, whole } from './word-lists.ts';

/** What the heading above says: nothing, that orders follow, or what is not for everybody. */
export type Below = 'anything' | 'orders' | 'kept';

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

/** Where a sentence or a line ends; a full stop inside of a number, an address or a German date ends none. */
const END =
  /[.!?](?=\s|$)(?!\s(?:jan|feb|m(?:\u00e4|a)rz|apr|mai|jun|jul|aug|sep|okt|nov|dez))|[\u3002\uff01\uff1f!?;\n]/gi;
/** A line that heads those below it: up to a blank line, or, where it is marked as a heading, up to the next. */
const HEADING = /^\s{0,3}(?:#|\*\*[^*\n]{1,80}\*\*:?\s*$|<[^<>\n]{1,60}>\s*$|[^.!?\n]{1,80}:\s*$)/;
const MARKED = /^\s{0,3}(?:#|\*\*|<)/;
const ORDERS = new RegExp(
  `${whole(
    anyOf(`
      rules behaviou?r instructions guidelines style tone voice constraints procedures? workflow conduct manners? duties don'?ts safety format persona
      regeln verhalten anweisungen stil ton reglas instrucciones estilo tono règles consignes style regras instruções
      regole istruzioni stile regels instructies
    `),
  )}|规则|要求|ルール|対応|指示`,
  'iu',
);
/** A tag that opens, with text behind it. */
const TAG = /^\s{0,3}<[^<>/\n]{1,60}>/;
const FORBIDS = /\b(?:never|not|don't|nie|nicht|nunca|jamais|pas|nao|non|niet)\b/i;

interface Piece {
  readonly start: number;
  readonly text: string;
}

/** The sentences of a folded prompt. */
export function sentencesOf(prompt: string): Sentence[] {
  const pieces = piecesOf(prompt);
  let below: Below = 'anything';
  let marked = false;
  let end = 0;
  return pieces.map(({ start, text }, at) => {
    const behind = behindGap(prompt.slice(end, start));
    end = start + text.length;
    if (behind === 'paragraph' && !marked) below = 'anything';
    const next = pieces[at + 1];
    const ends = next === undefined || prompt.slice(end, next.start).includes('\n');
    const heading = headingOf(text, ends);
    if (heading !== undefined) {
      below = belowHeading(heading);
      marked = MARKED.test(heading);
    }
    const alone = ends && (at === 0 || behind === 'line' || behind === 'paragraph');
    return { start, text, behind, below, alone, next: ends ? '' : next.text };
  });
}

function behindGap(gap: string): Sentence['behind'] {
  if (/\n\s*\n/.test(gap)) return 'paragraph';
  if (gap.includes('\n')) return 'line';
  return /^[;\uff1b]/.test(gap) ? 'semicolon' : 'sentence';
}

function headingOf(text: string, endsLine: boolean): string | undefined {
  return endsLine && HEADING.test(text) ? text : TAG.exec(text)?.[0];
}

function belowHeading(heading: string): Below {
  if (KEPT.test(heading) || FORBIDS.test(heading)) return 'kept';
  return ORDERS.test(heading) ? 'orders' : 'anything';
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
