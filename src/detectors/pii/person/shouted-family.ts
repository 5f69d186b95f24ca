/** Family names in capitals behind a given name: `Mme Nadia BOUSSOUF`, `Juan DE LA CRUZ`. */
import { joinsWord } from '../../characters.ts';
import { isCapital } from './evidence.ts';
import { isPlain } from './shouted.ts';

/** Characters behind a name that are looked at. */
export const SHOUTED_REACH = 48;
const SMALL = '(?:DE|DEL|DELLA|DI|DA|DO|DOS|DU|LA|LE|LAS|LOS|VAN|DER|DEN|VON|ZU|BIN|BEN|IBN|AL|EL)';
const FAMILY = "\\p{Lu}['’]?\\p{Lu}{2,}(?:['’-]\\p{Lu}{2,})*";
const FAMILIES = new RegExp(
  `^(?: (?:${SMALL} ){0,3}(${FAMILY})(?![\\p{L}\\p{N}_@(]))(?: (${FAMILY})(?![\\p{L}\\p{N}_@(]))?`,
  'u',
);
/** Fields that follow a name in a record, and what firms end with. */
const OTHER: ReadonlySet<string> = new Set(
  (
    'DOB SSN MRN SEX AGE TEL FAX IBAN BIC VAT NHS NINO PESEL BSN CEO CTO CFO COO CPA PHD MBA USA UNO NATO ' +
    'INC LLC LTD PLC GMBH SARL SAS SPA BV NV AND FOR THE NOT WHO HAS WAS BORN NEE FROM WITH'
  ).split(' '),
);

/** Where the name goes on to that ends here: as far as its family names in capitals; `open` where that has not come. */
export function shoutedFamilyEnd(text: string, end: number, final: boolean): number | 'open' {
  if (!mayFollow(text, end)) return end;
  const behind = text.slice(end, end + SHOUTED_REACH);
  if (!final && behind.length < SHOUTED_REACH && /^[\p{Lu}'’ -]*$/u.test(behind)) return 'open';
  const found = FAMILIES.exec(behind);
  const [whole = '', first = '', second = ''] = found ?? [];
  if (first === '' || isOther(first)) return end;
  return end + (second === '' || !isOther(second) ? whole.length : whole.length - second.length - 1);
}

/** Does a word in capitals follow, as far as the text goes? */
function mayFollow(text: string, end: number): boolean {
  if (text.charAt(end) !== ' ') return false;
  if (end + 2 >= text.length) return end + 1 >= text.length || isCapital(text, end + 1);
  return isCapital(text, end + 1) && (isCapital(text, end + 2) || !joinsWord(text.charCodeAt(end + 2)));
}

function isOther(word: string): boolean {
  return OTHER.has(word) || isPlain(word);
}
