/** Names above what their owner does, as letters are signed and cards printed: `Ada Byron` over `Senior Engineer`. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { nearCapital } from '../near-capital.ts';
import { isCapital } from './evidence.ts';
import { isKnown, LONGEST_NAME, readName } from './names.ts';

/** Words for what somebody does; folded, so without accents. */
const WORKS: readonly string[] = (
  'manager director engineer consultant associate analyst specialist representative assistant coordinator administrator partner counsel attorney ' +
  'solicitor barrister accountant advisor adviser executive president founder officer developer designer physician professor lecturer secretary ' +
  'supervisor technician handler paralegal controller registrar therapist underwriter ' +
  'geschaftsfuhrer geschaftsfuhrerin sachbearbeiter sachbearbeiterin referent referentin berater beraterin oberarzt oberarztin chefarzt assistenzarzt rechtsanwalt rechtsanwaltin ' +
  'directeur directrice responsable ingenieur conseiller conseillere gerente directora responsabile direttore direttrice kierownik specjalista handlaggare adviseur medewerker'
).split(' ');
/** Characters of the longest line with one. */
const LONGEST_LINE = 64;
const LONGEST = LONGEST_NAME + LONGEST_LINE;
const WORD = "(?:\\p{Lu}[\\p{L}.'’-]*|of|and|the|for|de|des|du|la|und|für|der|di|del|e|et|&|-)";
/** Words with a capital, what joins them, and a mark or a blank between each two, up to the end of the line: only in one way, or a line of capitals would take forever. */
const LINE = new RegExp(`^${WORD}(?:(?: ?[|,/·] ?| )${WORD})*(?: ?[|,/·])? ?(?=\\r?\\n|$)`, 'u');
/** What stands before a name that begins a block of lines: an empty line, a rule, the end of a letter or nothing. */
const BEFORE = /(?:^|\n\s*\n|(?:^|\n)-{2,3} ?\n|[,.!]\r?\n)$/;
const BEFORE_REACH = 6;
const NEWLINE = 0x0a;

const work = new RegExp(`(?<!\\p{L})(?:${WORKS.join('|')})(?!\\p{L})`, 'iu');

export const signature: Rule = {
  name: 'person-signature',
  type: 'PERSON',
  finds: 'two to four words with capitals on a line of their own, above a line that says what somebody does',
  source: 'usage; signatures of mails in five languages',
  lookback: LONGEST,
  context: BEFORE_REACH + 1,
  triggers: WORKS.map((literal) => ({ kind: 'inside', literal, exact: true, start: nameAbove })),
  match({ text, final }, at) {
    if (!beginsBlock(text, at)) return undefined;
    const name = readName(text, at);
    if (name.open && !final) return MORE;
    if (name.isThing || name.words.length < 2 || name.words.length > 4) return undefined;
    const told = isAboveWork(text, name.end, final);
    if (told !== true) return told === MORE ? MORE : undefined;
    return { type: 'PERSON', start: at, end: name.end, score: isKnown(name) ? 0.7 : 0.6 };
  },
  pending: nearCapital(LONGEST, (text, from) => {
    const end = text.length;
    const line = lineStart(text, end, from);
    const above = line > from ? lineStart(text, line - 1, from) : -1;
    const starts = [line, above].filter((at) => at >= from && beginsBlock(text, at) && mayBeName(text, at));
    return Math.min(end, ...starts);
  }),
};

/** May the line that begins here be that of a name, as far as the text goes? */
function mayBeName(text: string, at: number): boolean {
  const name = readName(text, at);
  return name.open || lineBelow(text, name.end) >= 0 || /^\r?$/.test(text.slice(name.end, name.end + 2));
}

/** Does a line below a name say what somebody does, and nothing else? */
function isAboveWork(text: string, end: number, final: boolean): boolean | typeof MORE {
  const below = lineBelow(text, end);
  if (below < 0) return false;
  const line = text.slice(below, below + LONGEST_LINE);
  if (!final && line.length < LONGEST_LINE && !line.includes('\n')) return MORE;
  const works = LINE.exec(line)?.[0] ?? '';
  return works !== '' && works.length < LONGEST_LINE && work.test(works);
}

/** Where the line above the one that is written here begins; -1 where it begins no block. */
function nameAbove(text: string, at: number, floor: number): number {
  const line = lineStart(text, at, Math.max(floor, at - LONGEST_LINE));
  if (line < 1 || text.charCodeAt(line - 1) !== NEWLINE || !isCapital(text, line)) return -1;
  const above = lineStart(text, line - 1, Math.max(floor, line - 1 - LONGEST_NAME));
  return beginsBlock(text, above) ? above : -1;
}

/** Where the line begins that an offset stands in. */
function lineStart(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && text.charCodeAt(start - 1) !== NEWLINE) start--;
  return start;
}

function beginsBlock(text: string, at: number): boolean {
  if (at > 0 && text.charCodeAt(at - 1) !== NEWLINE) return false;
  return isCapital(text, at) && BEFORE.test(text.slice(Math.max(0, at - BEFORE_REACH), at));
}

/** Where the line below begins, when nothing else stands on that of the name; -1 otherwise. */
function lineBelow(text: string, end: number): number {
  const at = text.charAt(end) === '\r' ? end + 1 : end;
  return text.charCodeAt(at) === NEWLINE ? at + 1 : -1;
}
