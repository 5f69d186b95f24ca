/** Passwords without a telling sign: words joined to a passphrase, and words with digits; only a name for a password proves them. */
import { isPasswordInPlace } from './password.ts';
import { isMixed } from './random.ts';
import { isStandIn } from './stand-in.ts';

/** Four words or more, joined by the same sign. */
const JOINED = /^[A-Za-z]{3,12}([-_])[A-Za-z]{3,12}(?:\1[A-Za-z]{3,12}){2,7}$/;
/** Four words in small letters, or each with a capital. */
const ONE_SPELLING = /^(?:[a-z]+|[A-Z][a-z]+|[A-Z]+)(?:[-_](?:[a-z]+|[A-Z][a-z]+|[A-Z]+))+$/;
/** Words of sentences, screens and settings: what is joined with one of these says something, and is no passphrase. */
const SAYS = new Set(
  (
    'the and for with from that this not your our must should can will has have are was get set use used using put enter type ' +
    'here into only also well very easy hard long self all any new old own more less than least most none one two let make need ' +
    'form field input label link button page text error errors invalid valid required optional reset forgot change changed update ' +
    'confirm login logon signin signup sign auth user username name secret token key vault store stored storage config env prod ' +
    'production staging stage dev local remote test testing default value string number digit char chars character characters min ' +
    'max length strength policy rule rules service server database manager rotation generated random file path icon class control ' +
    'container wrapper group box show hide toggle visible hidden small large primary data api app web client admin encoded base ' +
    'proxy plain cipher encrypted hash hashed session access account credential credentials provider security secure mail email ' +
    'phone code screen view modal dialog header footer title message hint help info warning success failed failure missing match ' +
    'expired strong weak free less lower upper case letter letters word words phrase phrases mit der die das den dem und von aus ' +
    'ein eine next page step register menu item list table column row terms conditions por para con sin los las del una pour avec sans les des une'
  ).split(' '),
);
/** Names of things that have digits in them. */
const TECHNICAL =
  /sha\d|md5|base\d\d|utf\d|utf-\d|i18n|l10n|oauth|saml\d|x509|pbkdf|argon|bcrypt|ipv[46]|http|(?:^|[-_.])(?:s3|2fa)(?:[-_.]|$)|ec2|k8s|\d(?:char|bit|byte|day|to\d|of\d|digit)|char\d|string|int\d|bytes|uuid|\bv\d(?!(?!rc|[ab]\d)[a-z]{1,2}\d)|e2e|b2b|p2p|mp[34]|pass(?:w|p)|secret|token|\biso-|win(?:dows)?\d|office|gmail|\w(?:2|4)(?:json|str|text|bytes|env|hex|int)\b/i;
const WORD = /^[A-Za-z0-9!@#$%^&*?~+_.-]+$/;
const CODE = /^[a-z_$][\w$]*(?:\.[a-z_$][\w$]*)+$|\.(?:json|ya?ml|txt|md|[jt]sx?|py|env|pem|html?)$|_\d$/i;

/** Further words of sentences, where blanks stand between. */
const TELLS = new Set(
  (
    'you they she who how when where which what why there here then please should would could been being does did done each ' +
    'every some many much more before after between without within about over under into onto upon because while until since ' +
    'are was were their them these those such same other another just like want needs used uses known given shown empty blank ' +
    'separated space spaces memorable eight twelve twenty four least chosen secure encrypted protected wallet seed bits ' +
    'und oder nicht muss sollte wird bitte aus las los del por para debe nicht kein pas doit pour avec deve non che della'
  ).split(' '),
);

/** Do words with blanks between them say something, or one of them twice? */
export function saysSomething(words: readonly string[]): boolean {
  return new Set(words).size < words.length - 1 || words.some((word) => SAYS.has(word) || TELLS.has(word));
}

/** Is it the name of a thing that has digits: a hash, a standard, a version? */
export function isTechnical(value: string): boolean {
  return TECHNICAL.test(value);
}

/** Words joined by dashes, as generators of passphrases and people who choose them put them together; underscores when told so. */
export function isPassphrase(value: string, mayBeName: boolean): boolean {
  const sign = JOINED.exec(value)?.[1];
  if (sign === undefined || (sign === '_' && mayBeName) || !ONE_SPELLING.test(value)) return false;
  const words = value.toLowerCase().split(sign);
  return new Set(words).size === words.length && !words.some((word) => SAYS.has(word)) && !isStandIn(value);
}

/** Two words or more and a number, joined by the same sign. */
const NUMBERED = /^[A-Za-z]{3,12}([-_.])(?:[A-Za-z]{3,12}\1){1,5}[1-9]\d{1,3}$/;

/** Words joined with a number behind, as people make them of what they like; underscores when told so. */
export function isNumberedPhrase(value: string, mayBeName: boolean): boolean {
  const sign = NUMBERED.exec(value)?.[1];
  if (sign === undefined || (mayBeName && sign === '_') || TECHNICAL.test(value) || isStandIn(value))
    return false;
  const words = value.toLowerCase().split(sign).slice(0, -1);
  return new Set(words).size === words.length && !words.some((word) => SAYS.has(word));
}

/** One word in small letters and a number, as people choose them for a moment: only where the name is that of a variable of the shell. */
export function isWordWithNumber(value: string): boolean {
  const word = /^([a-z]{4,20})[-_.]?\d{2,6}$/.exec(value)?.[1];
  if (word === undefined || value.length < 8 || SAYS.has(word)) return false;
  return !TECHNICAL.test(value) && !isStandIn(value);
}

/** A word with a capital in front and a digit for a letter, a joint, and a number. */
const RESPELLED = /^[A-Z][a-z]*\d[a-z]*[-_.](?!0)\d{2,4}[!?]?$/;

/**
 * Eight characters or more with two digits side by side, small letters and capitals mixed as in no word; or a word with a digit
 * for a letter and a number: `Mang0_9585`.
 */
export function isOddPassword(value: string): boolean {
  if (RESPELLED.test(value) && /[a-z]{3}/i.test(value))
    return value.length >= 8 && !TECHNICAL.test(value) && !isStandIn(value);
  if (!/^[\w.-]{8,15}$/.test(value) || !/\d\d/.test(value) || !/[a-z]/.test(value) || !/[A-Z]/.test(value))
    return false;
  return isMixed(value) && !TECHNICAL.test(value) && !CODE.test(value) && !isStandIn(value);
}

/** Two words or three, each with a capital, and two to four digits; a name of code has another word, and seldom such a number. */
export function isCapitalsWithNumber(value: string): boolean {
  if (!/^(?:[A-Z][a-z]{2,12}){2,3}\d{2,4}$/.test(value)) return false;
  return !saysSomething(value.match(/[A-Z][a-z]+/g)?.map((word) => word.toLowerCase()) ?? []);
}

/** Two words in any spelling with three digits or more between. */
export function isNumberBetween(value: string): boolean {
  return /^[A-Za-z]{3,16}\d{3,6}[A-Za-z]{3,16}[!?]?$/.test(value) && isPlainPassword(value);
}

/** A word with a capital, a year, and a capital behind a joint, as people meet rules for passwords: `Winter2023.C`. */
const DATED = /^[A-Z][a-z]{3,12}(?:19|20)\d\d[-_.][A-Z]$/;

/** Letters and digits of a chosen password: a digit between letters, or capitals and small letters with two digits behind. */
export function isPlainPassword(value: string): boolean {
  if (DATED.test(value)) return !isStandIn(value);
  if (value.length < 8 || value.length > 64 || !WORD.test(value) || CODE.test(value)) return false;
  if (TECHNICAL.test(value) || !isPasswordInPlace(value)) return false;
  return (
    /[A-Za-z](?:[-_.]\d)?\d+[A-Za-z]/.test(value) ||
    /^[A-Z][a-z]+(?:[-_.][A-Z][a-z]+)*[-_.]?\d{2,4}[-_.]?$/.test(value) ||
    isCapitalsWithNumber(value)
  );
}
