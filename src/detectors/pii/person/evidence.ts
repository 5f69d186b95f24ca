/** Evidence: what stands around a name that nobody knows, and tells that it is one. */
import { isBlank, joinsWord } from '../../characters.ts';
import { spellings } from '../../spellings.ts';
import { MORE } from '../../sweep.ts';
import { FOLLOWERS } from './other-words.ts';

/** Characters behind a name in which its owner's address or number begins. */
export const CONTACT_REACH = 44;
/** Fields that follow the name of a person in a record, whatever the record calls the name. */
const PERSONAL =
  'e-?mail|mail|phone|tel|telefon|telefono|telefone|telefoon|mobile|cell|handy|ssn|dob|sex|gender|nationality|born|birth|passport|' +
  'date[ _]?of[ _]?birth|birth[ _]?date|geboren|geb|geburtsdatum|naissance|date[ _]de[ _]naissance|nacimiento|fecha[ _]de[ _]nacimiento|' +
  'nascita|data[ _]di[ _]nascita|nascimento|data[ _]de[ _]nascimento|geboortedatum|fodselsdato|fodt|fodelsedatum|fodd|syntynyt|' +
  'data[ _]urodzenia|ur|mrn|nhs|bsn|pesel|dni|nif|nie|cpf|curp|nric|aadhaar|pan|d\\.o\\.b|nino|sin|tfn|tlf|gsm|puh|puhelin|mobil|mobiltelefon|telephone|' +
  ['τηλ', 'τηλεφωνο', 'κιν', 'тел', 'телефон', 'моб', 'дата рождения'].flatMap(spellings).join('|');
/** Tags of layout, which part fields as ends of lines do. */
const LAYOUT = '/?(?:b|i|u|em|strong|span|font|td|th|tr|dd|dt|dl|p|li|div|label|br) ?/?>';
const CONTACT = new RegExp(
  `^["']?[,;.]?(?: ?\\n {0,12}(?:[-*•] )?\\*{0,2}| )?(?:<(?!/(?:td|th|dd|dt|span|label)>)|\\(?\\+?\\d[\\d ().-]{6}|["']?(?:${PERSONAL})(?![\\p{L}\\p{N}_])|[\\w.+-]+@)|^ ?(?:[/|·•]|-{1,2}) ?(?:${PERSONAL})(?![\\p{L}\\p{N}_])|^(?:<${LAYOUT}\\s?){1,5}(?:${PERSONAL}|\\+?\\d[\\d ().-]{6})(?![\\p{L}\\p{N}_])`,
  'iu',
);
/** `back on 020 …`, `unter 030 …`, `au 01 …`, `terug op …`. */
const CALLED =
  /^(?: (?:back|terug))? (?:on|at|under|unter|au|al|op|sul|no|pelo|pod|via) (?:(?:number|numero|nummer|num[eé]ro|n[uú]mero|der Nummer|numerem) )?(?:\(?\+?\d[\d ().-]{5}|[\w.+-]+@)/i;
const MARKS = ',.;:!?)]}"\'<(|\n';

/**
 * Does a name end here as the name of somebody does: before a mark, or a word such as `and` or `has`? In the middle of
 * `South Park Trivia Night` it does not. What follows it was read together with the name.
 */
export function standsApart(text: string, end: number): boolean {
  if (end >= text.length || MARKS.includes(text.charAt(end))) return true;
  if (text.charAt(end) !== ' ') return false;
  if ('<(-'.includes(text.charAt(end + 1))) return true;
  let behind = end + 1;
  while (behind < text.length && behind - end < 7 && joinsWord(text.charCodeAt(behind))) behind++;
  return FOLLOWERS.has(text.slice(end + 1, behind));
}

/** Do an e-mail address, a telephone number or a field for one follow the name? */
export function hasContactBehind(text: string, end: number, final: boolean): boolean | typeof MORE {
  if (!final && text.length - end < CONTACT_REACH) return MORE;
  return CONTACT.test(text.slice(end, end + CONTACT_REACH));
}

/** Does the number or address follow that the named is to be called at? */
export function isCalledAt(text: string, end: number, final: boolean): boolean | typeof MORE {
  if (!final && text.length - end < CONTACT_REACH) return MORE;
  return CALLED.test(text.slice(end, end + CONTACT_REACH));
}

/** Is the word that begins here written with a capital in the middle of a sentence, as in a heading? */
export function isInHeading(text: string, start: number): boolean {
  return isCapital(text, start) && !beginsSentence(text, start);
}

/** Of ASCII its units tell, which are most; of others their small letters. */
export function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  return text.charAt(at) !== text.charAt(at).toLowerCase();
}

export function beginsSentence(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && start - at < 3 && text.charCodeAt(at - 1) !== 0x0a && isBlank(text.charCodeAt(at - 1)))
    at--;
  return at === 0 || '\n.!?:;"\'>|-*#('.includes(text.charAt(at - 1));
}
