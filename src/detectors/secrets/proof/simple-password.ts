/** Passwords that are one word, a word with a number, or a number: only a place that leaves no doubt proves them. */
import { isTechnical, saysSomething } from './plain-password.ts';
import { isPlaceholder, isUsual } from './stand-in.ts';

/** A number, letters with a number behind or between, words in camel case with one, a word. */
const DIGITS = /^\d{6,12}$/;
const LETTERS_AND_NUMBER = /^(?=.*\d)(?=.*\p{L})[\p{L}\d]{6,24}$/u;
/** The same digit, or up to four of them again and again; each twice. */
const REPEATED = /^(\d{1,4})\1+$|^(?:(\d)\2)+$/;
/** Fewest characters of a word, where it may be one. */
const SHORTEST_WORD = 4;
const SHORTEST = 8;

/** Digits that are nobody's: one after the other, or the same again. */
function isRun(digits: string): boolean {
  if (REPEATED.test(digits) || new Set(digits).size < 4) return true;
  const steps = new Set<number>();
  for (let at = 1; at < digits.length; at++)
    steps.add((Number(digits[at]) - Number(digits[at - 1]) + 10) % 10);
  return steps.size === 1;
}

/** A number that somebody chose, or that a device was given: `96083200`, and not `12345678`. */
export function isOwnNumber(value: string): boolean {
  return DIGITS.test(value) && !isRun(value) && !isPlaceholder(value);
}

/** The words in small letters, those that capitals and numbers part apart. */
function wordsOf(value: string): string[] {
  return (value.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').match(/\p{L}{3,}/gu) ?? []).map((word) =>
    word.toLowerCase(),
  );
}

/** Letters and digits, eight or more, whose words say nothing: `gardenhose8`, `raspberryJam7`, `qq31415927`. */
export function isLettersWithNumber(value: string): boolean {
  if (value.length < SHORTEST || !LETTERS_AND_NUMBER.test(value)) return false;
  if (isAnybody(value.replace(/\d+$/, ''))) return false;
  return !isUsual(value) && !isTechnical(value) && !saysSomething(wordsOf(value));
}

/** Either. */
export function isSimplePassword(value: string): boolean {
  return (value.length >= SHORTEST && isOwnNumber(value)) || isLettersWithNumber(value);
}

/** Two words or more in camel case with a number behind: `raspberryJam7`. */
export function isCamelWithNumber(value: string): boolean {
  return /^\p{Ll}{3,14}(?:\p{Lu}\p{Ll}{2,14}){1,3}\d{1,4}$/u.test(value) && isLettersWithNumber(value);
}

/** Who has none of his own: names that examples log in with. */
const ANYBODY =
  /^(?:admin|administrator|root|postgres|mysql|mongo|mongodb|redis|rabbit|rabbitmq|guest|anonymous|ftp|git|svn|user\d{0,2}|users?name|usr|login|default|demo|test\w{0,4}|app|db|dbuser|web|api|dev|local|me|you|foo|bar|baz|alice|bob|joe|john|jane|someone|somebody|usuario|benutzer|utilisateur|utente|uname|name|email|client|service|svc|docker|ansible|vagrant|cisco|ubuntu|android|oracle|scott|tenant|manager|student|teacher|customer|hello|welcome|prisma|django|laravel|wordpress|username\d*|myuser\w*|youruser\w*)$/i;
/** Words for a password in further languages, and what is typed where none is thought of. */
const NO_OTHER =
  /^(?:clave|contrase(?:n|ñ)a|senha|parola|heslo|haslo|hasło|mdp|motdepasse|kennwort|passwort|wachtwoord|geheim|abc\w{0,3}|asdf\w{0,4}|pwd?|pw\d{0,3}|pass(?:w|wd|word)?\d{0,4}|hidden|stuff|blah|thing|none|host|port|hunter2|tiger|bearer|monkey|letmein|wonderland|builder)$/i;

/** Does a user's name stand for any? */
export function isAnybody(user: string): boolean {
  return ANYBODY.test(user) || isUsual(user);
}

/** Is it what is written in place of a password, or what programs come with? */
export function isNoPassword(value: string): boolean {
  return value.length < SHORTEST_WORD || NO_OTHER.test(value) || isUsual(value);
}
