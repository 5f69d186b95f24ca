/** Bank identifier codes (SWIFT): bank, country and place in capitals, named as such. */
import { isWord } from '../characters.ts';
import { labelledRule } from './labelled.ts';

/** ISO 3166-1 alpha-2, and XK as banks use it. */
const COUNTRIES = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ ' +
    'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
    'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM ' +
    'PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
    'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
  ).split(' '),
);

export const bic = labelledRule({
  name: 'swift-bic',
  type: 'SWIFT_BIC',
  finds:
    'bank identifier codes of a country that exists, behind the words SWIFT or BIC or a field of a SWIFT message',
  source: 'ISO 9362, ISO 3166-1, SWIFT Standards MT',
  labels: [
    ...['swift', 'bic', 'swift code', 'bic code', 'swift/bic', 'bic/swift', 'swift_code', 'swift_bic'],
    // Parties of a message: SWIFT MT103, fields 51a to 57a.
    ...['51a', '52a', '53a', '54a', '55a', '56a', '57a', '58a'],
  ],
  begins: (text, at) => isBicFrom(text, at),
  form: /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?/,
  longest: 11,
  score: 0.9,
  proves: isBic,
});

/** Is this a code of eight or eleven characters whose country exists? */
export function isBic(code: string): boolean {
  return (code.length === 8 || code.length === 11) && COUNTRIES.has(code.slice(4, 6));
}

/** Six capitals, as far as the text goes. */
export function isBicFrom(text: string, at: number): boolean {
  if (at > 0 && isWord(text.charCodeAt(at - 1))) return false;
  for (let place = 0; place < 6 && at + place < text.length; place++) {
    const unit = text.charCodeAt(at + place);
    if (unit < 0x41 || unit > 0x5a) return false;
  }
  return at + 6 > text.length || COUNTRIES.has(text.slice(at + 4, at + 6));
}
