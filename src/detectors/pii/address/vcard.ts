/** Addresses in business cards: the line `ADR` of a vCard with its seven parts, and the one in a MECARD. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isAlphanumeric } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';

/** The parameters of the line, and parts that nobody has filled in. */
const HEAD = /^(?:;[A-Za-z]+=(?:"[^"\r\n]{0,40}"|[^":;\r\n]{0,40})|;[A-Z]{3,9}){0,4}:;{0,6}/;
const LONGEST_HEAD = 120;
const LONGEST = 220;
/** Parts up to the end of the line; a MECARD has commas between them. */
const PARTS = /^(?! )[^;:\r\n]{2,80}(?:;[^;:\r\n]{0,60}){2,6}?(?=;*(?:\r?\n|\\n|$))/;
const CARD = /^(?! )[^;:\r\n]{3,60}, ?[^;:\r\n]{2,100}(?=;)/;
const EMPTY_END = /;+$/;
const HOLDS_NUMBER = /\d/;

export const vcard: Rule = {
  name: 'address-vcard',
  type: 'ADDRESS',
  finds: 'the parts of an address in the line ADR of a vCard, or that of a MECARD',
  source: 'RFC 6350, section 6.3.1; NTT Docomo, MECARD',
  lookback: LONGEST + 2,
  context: LONGEST_HEAD + 4,
  triggers: [
    {
      kind: 'before',
      literal: 'adr',
      stands: 'whole',
      start: (text, end) => {
        const head = headBehind(text, end);
        return head < 0 ? -1 : end + head;
      },
    },
  ],
  match,
};

/** Characters from the name of the line up to its value; -1 for none. */
function headBehind(text: string, end: number): number {
  const slice = text.slice(end, end + LONGEST_HEAD);
  if (slice !== '' && !':;'.includes(slice.charAt(0))) return -1;
  const head = HEAD.exec(slice)?.[0];
  if (head !== undefined) return head.length;
  return end + slice.length >= text.length ? slice.length : -1;
}

function match({ text, final }: ScanInput, at: number): Hit | undefined | typeof MORE {
  if (!':;'.includes(text.charAt(at - 1)) || text.charAt(at) === ';') return undefined;
  const from = lineBefore(text, at);
  if (from < 0 || headBehind(text, from + 3) !== at - from - 3) return undefined;
  if (!final && text.length - at < LONGEST) return MORE;
  const ahead = text.slice(at, at + LONGEST);
  const parts = (PARTS.exec(ahead) ?? CARD.exec(ahead))?.[0].replace(EMPTY_END, '');
  if (parts === undefined || !HOLDS_NUMBER.test(parts)) return undefined;
  return { type: 'ADDRESS', start: at, end: at + parts.length, score: 0.9 };
}

/** Where the name of the line before a value begins; -1 for none. */
function lineBefore(text: string, at: number): number {
  const from = text.lastIndexOf('ADR', at - 2);
  if (from < 0 || at - from > LONGEST_HEAD) return -1;
  return from === 0 || !isAlphanumeric(text.charCodeAt(from - 1)) ? from : -1;
}
