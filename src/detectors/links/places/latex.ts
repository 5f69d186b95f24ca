/** Links and images of LaTeX, which renderers of formulas know too: `\href{...}{text}`, `\url{...}`, `\includegraphics{...}`. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import type { Recognizer } from '../../engine/recognizer.ts';
import { MORE } from '../../sweep.ts';
import type { Use } from '../payload.ts';
import {
  behindClosedOpenings,
  LONGEST_ADDRESS,
  LONGEST_BLANKS,
  leadsElsewhere,
  MOST_OPENINGS,
} from './ending.ts';
import type { JudgeAt } from './judge-at.ts';

/** What waits for a click, and what is loaded at once. */
const USES: ReadonlyMap<string, Use> = new Map([
  ['\\href', 'link'],
  ['\\url', 'link'],
  ['\\includegraphics', 'image'],
  ['\\hyperimage', 'image'],
]);
const LONGEST_NAME = 16;
const LONGEST_OPTIONS = 256;
const BEGINS = new RegExp(
  `(\\\\[a-z]{1,${LONGEST_NAME}})\\*?\\s{0,${LONGEST_BLANKS}}(?:\\[[^\\]{}]{0,${LONGEST_OPTIONS}}\\]\\s{0,${LONGEST_BLANKS}})?\\{`,
  'y',
);
/** What may still become such a beginning. */
const BEGINNING = new RegExp(
  `^\\\\[a-z]{1,${LONGEST_NAME}}\\*?\\s{0,${LONGEST_BLANKS}}(?:\\[[^\\]{}]{0,${LONGEST_OPTIONS}}\\]?\\s{0,${LONGEST_BLANKS}})?$`,
);
const LONGEST_BEGINNING = LONGEST_NAME + LONGEST_OPTIONS + 2 * LONGEST_BLANKS + 5;
/** What opens or closes an argument, and the end of a line, where none goes on. */
const MARKS = /[{}\n]/g;
/** A sign that means something else in LaTeX. */
const ESCAPED = /\\([%#&_~{}])/g;

/** The hit is the argument with its braces, so that without it the text is left. */
export function latexLink(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST_ADDRESS + LONGEST_BEGINNING + MOST_OPENINGS,
    context: 1,
    triggers: [...USES.keys()].map((literal) => ({ kind: 'prefix', literal })),
    match: (input, start) => matchCommand(input, start, judge),
  };
}

function matchCommand(input: ScanInput, start: number, judge: JudgeAt): Hit | undefined | typeof MORE {
  BEGINS.lastIndex = start;
  const [begun = '', command = ''] = BEGINS.exec(input.text) ?? [];
  if (begun === '') return isBeginning(input, start) ? MORE : undefined;
  const use = USES.get(command);
  return use && matchArgument(input, { from: start + begun.length, use }, judge);
}

interface Argument {
  /** Behind its brace. */
  readonly from: number;
  readonly use: Use;
}

function matchArgument(
  input: ScanInput,
  { from, use }: Argument,
  judge: JudgeAt,
): Hit | undefined | typeof MORE {
  const { text } = input;
  const elsewhere = leadsElsewhere(input, from);
  if (elsewhere !== true) return elsewhere === MORE ? MORE : undefined;
  const stop = closingBrace(input, from);
  const end = stop === MORE ? MORE : behindClosedOpenings(input, text[stop] === '}' ? stop + 1 : stop);
  if (stop === MORE || end === MORE) return MORE;
  const address = text.slice(from, stop).replaceAll(ESCAPED, '$1');
  return judge(address, use, { start: from - 1, end });
}

function isBeginning({ text, final }: ScanInput, start: number): boolean {
  return !final && text.length - start <= LONGEST_BEGINNING && BEGINNING.test(text.slice(start));
}

/** The brace that closes the argument, or where its line ends. */
function closingBrace({ text, final }: ScanInput, from: number): number | typeof MORE {
  const limit = from + LONGEST_ADDRESS;
  let depth = 0;
  for (const { 0: mark, index } of text.slice(from, limit).matchAll(MARKS)) {
    if (mark === '{') depth++;
    else if (mark === '}' && depth > 0) depth--;
    else return from + index;
  }
  return text.length < limit && !final ? MORE : Math.min(text.length, limit);
}
