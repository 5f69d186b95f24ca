/** Values that code has in pieces: `'abc' + 'def'`, or in quotes of their own on the next line. */
import type { ScanInput } from '../../core/detector.ts';
import { MORE } from '../sweep.ts';

const QUOTE = `["'\`]`;
const PIECE = String.raw`[fbru]?\1([^\s"'\`\\]`;
const SIGN = String.raw`(?:\+|\.{1,2}|&)`;
/** Behind an operator, or a sign that the line goes on in the next one. */
const JOINED = new RegExp(
  String.raw`^(${QUOTE})[ \t]*(?:${SIGN}[ \t]*(?:\r?\n[ \t]{0,24})?|\\\r?\n[ \t]{0,24}|\r?\n[ \t]{0,24}${SIGN}[ \t]*)${PIECE}{4,160})(?=\1)`,
);
/** On the next line alone: long, and with a digit in it. */
const BELOW = new RegExp(
  String.raw`^(${QUOTE})[ \t]*\r?\n[ \t]{0,24}(?=${QUOTE}[^\d"'\`]{0,24}\d)${PIECE}{8,160})(?=\1)`,
);
/** What may become one more. */
const OPEN = new RegExp(`^${QUOTE}[ \\t\\r\\n\\\\+.&]{0,48}[fbru]?(?:${QUOTE}[^\\s"'\`\\\\]{0,160})?$`);

/** Where the last piece ends of a value whose quote closes at `end`; before `limit`. */
export function lastPieceEnd({ text, final }: ScanInput, end: number, limit: number): number | typeof MORE {
  for (let last = end; ; ) {
    const ahead = text.slice(last, limit);
    const piece = (JOINED.exec(ahead) ?? BELOW.exec(ahead))?.[0];
    if (piece !== undefined) last += piece.length;
    else return !final && text.length < limit && OPEN.test(ahead) ? MORE : last;
  }
}
