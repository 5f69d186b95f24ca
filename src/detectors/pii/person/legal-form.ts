/** Legal forms of firms behind what reads like a name: `Remy Benard SA`, `Ana Barrios S.L.`. */
import { MORE } from '../../sweep.ts';

/** As the registers of European and American countries write them; a word that is another one too stands in capitals. */
const FORMS = [
  ...[
    'SA',
    'S\\.A',
    'S/A',
    'SAS',
    'SASU',
    'SARL',
    'EURL',
    'SCI',
    'SNC',
    'SL',
    'SLU',
    'SLL',
    'SAU',
    'S\\. ?L',
    'S\\.? ?Coop',
    'S\\.?Com',
  ],
  ...[
    'SPA',
    'SpA',
    'S\\.p\\.A',
    'SRL',
    '[Ss]\\.r\\.l',
    's\\.n\\.c',
    'Ltda',
    'LTDA',
    'EIRELI',
    'Lda',
    'BV',
    'B\\.V',
    'NV',
    'N\\.V',
    'VOF',
  ],
  ...[
    'AB',
    'HB',
    'A/S',
    'ApS',
    'I/S',
    'Oy',
    'Oyj',
    'KG',
    'KGaA',
    'OHG',
    'GbR',
    'mbH',
    'UG',
    'e\\.K',
    'eG',
    'Stiftung',
    'Plc',
    'LLP',
    'Pty',
    'Pvt',
  ],
  ...['[Ss]p\\. z', 's\\.r\\.o', 'a\\.s', 'Kft', 'Zrt', 'Nyrt', 'd\\.o\\.o', 'Tbk', 'Bhd'],
];
/** Whose firm it is as well: `Jansen & Zn`, `Silva e Filhos`, `Durand et Fils`. */
const AND = '(?:&|and|e|et|y|und|en|og|och|i)';
const KIN =
  'Sons Daughters Brothers Bros Partners Associates Company Cie Co Zn Zonen Filhos Fils Hijos Hermanos Figli Asociados Associes Sohn Sohne Partner Synowie'.split(
    ' ',
  );
const kin: ReadonlySet<string> = new Set(KIN);
const BEHIND = new RegExp(`^,? (?:${FORMS.join('|')}|${AND} (?:${KIN.join('|')}))(?![\\p{L}\\p{N}])`, 'u');
const AT_END = new RegExp(` ${AND} \\p{L}+$`, 'u');
/** What may still become one of them, as far as the text goes. */
const SO_FAR = new RegExp(`^,?(?: (?:[A-Zades][\\p{L}./]{0,7}|${AND}(?: (?:\\p{Lu}\\p{L}{0,9})?)?)?)?$`, 'u');
/** Characters behind a name that are looked at. */
export const FORM_REACH = 16;
const SPACE = 0x20;
const COMMA = 0x2c;
const DOT = 0x2e;

/** Where a name stands, and its last word. */
export interface Ending {
  readonly start: number;
  readonly end: number;
  readonly last: string;
}

/** Is what reads like a name that of a firm: does its legal form follow, or the rest of it begin at the last letter? */
export function isOfFirm(text: string, name: Ending, final: boolean): boolean | typeof MORE {
  const { start, end, last } = name;
  if (kin.has(last) && AT_END.test(text.slice(start, end))) return true;
  if (text.charCodeAt(end - 1) === DOT && /\p{L}/u.test(text.charAt(end))) return true;
  if (!mayFollow(text, end)) return false;
  const behind = text.slice(end, end + FORM_REACH);
  return BEHIND.test(behind) || (!final && behind.length < FORM_REACH && SO_FAR.test(behind) && MORE);
}

/** May a form follow, at a glance? Behind most names stands a mark, or a word of more than two small letters. bench: scan */
function mayFollow(text: string, end: number): boolean {
  if (end >= text.length) return true;
  const at = text.charCodeAt(end) === COMMA ? end + 1 : end;
  if (at >= text.length) return true;
  if (text.charCodeAt(at) !== SPACE) return false;
  return !(isSmall(text, at + 1) && isSmall(text, at + 2) && isSmall(text, at + 3)) || isAnd(text, at + 1);
}

function isAnd(text: string, at: number): boolean {
  return text.startsWith('and ', at) || text.startsWith('und ', at) || text.startsWith('och ', at);
}

function isSmall(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x61 && unit <= 0x7a;
}
