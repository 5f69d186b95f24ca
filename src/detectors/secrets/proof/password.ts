/** Passwords: what people or generators choose, told from code and ordinary words. */
import { hasManyConsonants, isMixed, isSignedNoise, isVaried, meanRun } from './random.ts';
import { isStandIn } from './stand-in.ts';

/** Characters that code has and a bare password seldom: calls, members, templates. */
const CODE = /[()[\]{}<>"'`;\\=]|&&|\|\||::|\?\.|->|\.\w*\(/;
const SPECIAL = /[!@#$%^&*?~+|/_.:,-]/;
const TELLING_SPECIAL = /[!@#$%^&*?~+]/;

/** Filled in from somewhere else. */
const ELSEWHERE = /[#$]\{|\{\{|\$\(|^\$|[<>\s]|^\{.*\}$|^\*+$/;

/** The classes of characters that a value has: small, capital, digit, other. */
function classesOf(value: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, SPECIAL].filter((one) => one.test(value)).length;
}

/** A password as people build them: eight characters of three classes, a sign that is no joint of words among them. */
export function isBuiltPassword(value: string): boolean {
  return (
    value.length >= 8 &&
    classesOf(value) >= 3 &&
    TELLING_SPECIAL.test(value) &&
    !CODE.test(value) &&
    !isStandIn(value)
  );
}

/** Characters of a run of letters of one case, or of digits, in the middle: those of words and numbers are longer. */
const LONGEST_MEAN_RUN = 3;

/** A password as generators make them: twelve letters of both cases and digits or more, in no order; ten with signs among them. */
export function isMadePassword(value: string): boolean {
  if (isSignedNoise(value)) return !ELSEWHERE.test(value) && !isStandIn(value);
  if (!/^[A-Za-z\d_-]{12,}$/.test(value) || classesOf(value.replace(/[_-]/g, '')) < 3) return false;
  return isMixed(value) && meanRun(value) < LONGEST_MEAN_RUN && isVaried(value) && !isStandIn(value);
}

/** What stands where an address has its password: with a digit or a sign in it, or capitals where no word begins. */
export function isPasswordInPlace(value: string): boolean {
  if (value.length < 4 || ELSEWHERE.test(value) || isStandIn(decoded(value))) return false;
  return classesOf(value) >= 2 && (/[\d!@#$%^&*?~+]/.test(value) || hasOddCapitals(value));
}

/** Letters in both cases, with consonants side by side as in no word: beside a server and a user it is one that chance made. */
export function isUnspeakable(value: string): boolean {
  const isBoth = /^(?=.*[a-z])(?=.*[A-Z])[A-Za-z]{8,64}$/.test(value);
  return isBoth && hasManyConsonants(value) && !isStandIn(value);
}

/** Two capitals in a row, one at the end, or so many that no word is longer than three letters. */
function hasOddCapitals(value: string): boolean {
  const capitals = value.match(/[A-Z]/g)?.length ?? 0;
  return /[A-Z]{2}|[a-z][A-Z]$/.test(value) || (capitals > 2 && capitals * 3 >= value.length);
}

function decoded(value: string): string {
  return value.replace(/%[0-9a-f]{2}/gi, '.');
}
