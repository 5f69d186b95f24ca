/**
 * Footers: marks that have a line, or a part of one between bars, to themselves. There they count in any case, behind the name
 * of a firm, in comments of code, with blanks between their letters, and as a sentence about the document.
 */
import type { Class } from '../../core/classes.ts';
import { FIRM_MARKS } from './firm-marks.ts';
import { foldedMarks } from './folded-marks.ts';

/** Characters of such a line. */
const LONGEST = 120;
const MARKS: ReadonlyMap<string, Class> = new Map(
  foldedMarks(FIRM_MARKS)
    .filter(([mark]) => isUnmistakable(mark))
    .map(([mark, of]) => [mark.toUpperCase(), of]),
);
/** What is a mark only where nothing stands beside it. */
const ALONE: ReadonlyMap<string, Class> = new Map([
  ['CUI', 'CONFIDENTIAL'],
  ['秘密', 'RESTRICTED'],
  ['机密', 'RESTRICTED'],
]);
const LONGEST_ALONE = 12;
const LONGEST_MARK = Math.max(...[...MARKS.keys()].map(({ length }) => length));
const FIRST_LETTERS: ReadonlySet<string> = new Set([...MARKS.keys()].map((mark) => mark.charAt(0)));

/** What frames a line: quotations, stars, comments of code, tags, names of the fields of a mail. */
const FRAME_BEFORE =
  /^(?:<\/?[a-z][a-z0-9]{0,10}(?: [^<>]{0,40})?>|\\[a-z]{2,12}\b|(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|re|fwd?|aw|wg|tr|rv)\s?:|[\s#*_=>[({<!/;%~+.-])*/i;
const FRAME_BEHIND = /(?:<\/[a-z][a-z0-9]{0,10}>|[\s#*_=<\])}!/;%~+.-])*$/i;
/** Between the parts of a line. */
const BARS = /\s{0,8}(?:[|\u00b7\u2022\u2502]|\s[\u2013\u2014-]\s|\s{3})\s{0,8}/;
/** A table says of many things how secret they are. */
const IN_TABLE = /^\s*\|.*\|\s*$/;
/** One letter, one blank. */
const SPACED = /^(?:\p{Lu} ){4,40}\p{Lu}$/u;
/** Behind the mark the line goes on about something else, or says that it is none. */
const GOES_ON =
  /^\s?[\])}.:;!-](?:\s(?!(?:yes|no|none|true|false|n\/a|ja|nein|oui|non|si|nee|tak|nie)\b)|$)/i;
/** In front of the mark: the name of a firm. */
const FIRM = /^(?:\p{Lu}[\p{L}\p{N}&.'-]{0,24}\s){1,3}$/u;
const OF_FIRM = ['CONFIDENTIAL', 'CONFIDENTIAL AND PROPRIETARY', 'PROPRIETARY AND CONFIDENTIAL'];
/** Words that begin a heading about secrets, and name no firm. */
const NO_FIRM =
  /(?:^|\s)(?:a|about|and|are|be|for|how|how to|is|it|keep|keeping|most|no|not|of|on|our|the|their|this|to|what|why|your|non)\s/i;

const DOCUMENT =
  '(?:document|report|presentation|memo(?:randum)?|paper|file|page|deck|draft|spreadsheet|dokument|bericht|rapport|documento|informe|relatorio|rapporto)';
const VERY =
  '(?:(?:strictly|highly|streng|strictement|estrictamente|strettamente|company|commercially|proprietary\\sand|privileged\\sand|private\\sand)\\s){0,2}';
const CONFIDENTIAL =
  '(?:confidential|vertraulich\\w{0,2}|confidentiel\\w{0,3}|confidencial\\w{0,2}|riservat[oaie]|confidenzial[ei]|vertrouwelijke?)';
const THINGS =
  '(?:information|material|data|content|informationen|inhalte|daten|informations|donnees|informaci\\w+|informazioni|informatie)';
/** What a document says of itself; of mails the same stands below each of them. */
const SAYS_SO = new RegExp(
  `(?<!\\p{L})(?:this|dieses|dieser|ce|este|questo|dit)\\s(?:\\p{L}+\\s)?${DOCUMENT}\\s(?:(?:is|ist|est|es|e)\\s(${VERY})${CONFIDENTIAL}(?=\\s(?:and|und|et|y|e|en)\\s|[.,;:!]|$)|(?:contains?|enthalt|contient|contiene|contem|bevat)\\s(${VERY})(?:${THINGS}\\s)?${CONFIDENTIAL}(?=(?:\\s(?:and|or)\\s\\p{L}+)?\\s${THINGS}|(?<=${THINGS}\\s${CONFIDENTIAL})))`,
  'iu',
);
const STRICTLY = /strict|highly|streng|estrict|strett/i;

/** A word by itself says other things too, but for those that say nothing else; so do some that headings begin with. */
function isUnmistakable(mark: string): boolean {
  if (/SENSITIVE$|^IN /.test(mark)) return false;
  return /[ -]/.test(mark) || /^(?:conf|vertr|riserv|firmenv)/i.test(mark) || /\p{Script=Han}{4}/u.test(mark);
}

/** Each of the marks has one of these, and so has each sentence about the document; but for letters with blanks between them. */
const HINT =
  /confiden|vertrau|r[ie]ser|vertrouw|konfident|fortrolig|intern|privileg|secret|eyes|restrict|distribut|release|attorney|poufne|KOH\u0424|TA\u0418HA|geheim|wewn|BHYTP|external|\u5546\u4e1a|\u5185\u90e8|\u5916\u79d8|\u6ce8\u610f|cui|\u79d8\u5bc6|\u673a\u5bc6|unclass|(?:[A-Z] ){4}/i;

/** True of a text that may have such a line. */
export function mayHaveFooter(text: string): boolean {
  return HINT.test(text);
}

/** The class that a line says by standing so; undefined for none. */
export function footerClass(line: string): Class | undefined {
  if (line.length > LONGEST || IN_TABLE.test(line)) return saidClass(line);
  for (const part of line.split(BARS)) {
    const of = partClass(part);
    if (of !== undefined) return of;
  }
  return saidClass(line);
}

function saidClass(line: string): Class | undefined {
  const said = SAYS_SO.exec(line);
  if (said === null) return undefined;
  return STRICTLY.test(said[1] ?? said[2] ?? '') ? 'RESTRICTED' : 'CONFIDENTIAL';
}

function partClass(part: string): Class | undefined {
  const text = part.replace(FRAME_BEFORE, '');
  const upper = text.toUpperCase();
  const alone = upper.length > LONGEST_ALONE ? undefined : ALONE.get(text.replace(FRAME_BEHIND, ''));
  if (alone !== undefined) return alone;
  if (!FIRST_LETTERS.has(upper.charAt(0))) return firmClass(text.replace(FRAME_BEHIND, ''));
  const bare = upper.replace(FRAME_BEHIND, '');
  const whole = MARKS.get(SPACED.test(bare) ? bare.replaceAll(' ', '') : bare);
  if (whole !== undefined) return whole;
  const words = /^\p{Lu}/u.test(text) ? beginning(upper) : undefined;
  return words ?? firmClass(text.replace(FRAME_BEHIND, ''));
}

/** The longest mark that a line begins with, and goes on behind. */
function beginning(upper: string): Class | undefined {
  for (let end = Math.min(LONGEST_MARK, upper.length); end > 0; end--) {
    const of = MARKS.get(upper.slice(0, end));
    if (of !== undefined) return GOES_ON.test(upper.slice(end)) ? of : undefined;
  }
  return undefined;
}

/** `Acme Confidential`, alone on its line. */
function firmClass(text: string): Class | undefined {
  const mark = OF_FIRM.find((one) => text.toUpperCase().endsWith(` ${one}`));
  if (mark === undefined) return undefined;
  const before = text.slice(0, text.length - mark.length);
  const written = text.slice(before.length);
  return FIRM.test(before) && /^\p{Lu}/u.test(written) && !NO_FIRM.test(before) ? 'CONFIDENTIAL' : undefined;
}
