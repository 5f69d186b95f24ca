/** Numbers of companies that are written like telephone numbers. */

/** Characters before a number in which a word for a company's number is looked for. */
export const COMPANY_CONTEXT = 40;

/** Belgium (KBO/BCE): 0 or 1, in groups of four, three and three. */
const BELGIAN = /^[01]\d{3}\.\d{3}\.\d{3}$/;
/** What the number of a company is called, right before it; with the country and the legal form of some. */
const NAMED =
  /\b(?:tva|btw|vat|kbo|bce|ondernemingsn(?:umme)?r|num[eé]ro d'entreprise|n° d'entreprise|rpr|rpm|company number|enterprise number)\b[ .:#-]{0,3}(?:(?:nr|no|number|n°|be|vzw|asbl|bv|nv|sa|srl|sprl|bvba)\b[ .:#-]{0,3}){0,2}$/i;

/** Is this the number of a Belgian company: by its two check digits (97 minus the rest by 97), or by the word before it? */
export function isCompanyNumber(text: string, start: number, end: number): boolean {
  const number = text.slice(start, end);
  if (!BELGIAN.test(number)) return false;
  const digits = number.replaceAll('.', '');
  if (97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8))) return true;
  return NAMED.test(text.slice(Math.max(0, start - COMPANY_CONTEXT), start));
}
