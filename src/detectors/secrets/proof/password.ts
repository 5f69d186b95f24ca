/** Passwords: what people or generators choose, told from code and ordinary words. */
import { isMixed } from './random.ts';
import { isStandIn } from './stand-in.ts';

/** Characters that code has and a bare password seldom: calls, members, templates. */
const CODE = /[()[\]{}<>"'`;\\=]|&&|\|\||::|\?\.|->|\.\w*\(/;
const SPECIAL = /[!@#$%^&*?~+|/_.:,-]/;
const TELLING_SPECIAL = /[!@#$%^&*?~+]/;

/** Filled in from somewhere else. */
const ELSEWHERE = /\$\{|\{\{|\$\(|^\$|[<>\s]|^\{.*\}$|^\*+$/;

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

/** What stands where an address has its password: with a digit or a sign in it, or a mixture of letters. */
export function isPasswordInPlace(value: string): boolean {
  if (value.length < 4 || ELSEWHERE.test(value) || isStandIn(decoded(value))) return false;
  return (classesOf(value) >= 2 && /[\d!@#$%^&*?~+]/.test(value)) || isMixed(value);
}

function decoded(value: string): string {
  return value.replace(/%[0-9a-f]{2}/gi, '.');
}
