/** Paths of requests in the one spelling in which policies and dialects are looked up (RFC 3986 section 6.2.2). */
import { failed, ok, type Result } from '../core/fault.ts';

/** What one server reads for another path than the next, and its name; looked for before anything is decoded. */
const ODD: readonly (readonly [form: RegExp, what: string])[] = [
  [/^(?!\/)/, 'does not begin with a slash'],
  [/[^\u0021-\u007e]/, 'has a blank, a control character, or one outside of ASCII'],
  [/\\|%5c/i, 'has a backslash'],
  [/%2f/i, 'has an escaped slash'],
  [/\/\//, 'has an empty segment'],
  [/;|%3b/i, 'has a parameter'],
  [/%(?:[01][0-9a-f]|7f)/i, 'has an escaped control character'],
  [/%(?:23|3f)/i, 'has an escaped "?" or "#"'],
  [/%(?![0-9a-f]{2})/i, 'has a "%" that begins no escape'],
  // Neither unreserved, nor a delimiter that RFC 3986 section 3.3 allows in a segment.
  [/[^A-Za-z0-9._~!$&'()*+,=:@/%-]/, 'has a character that has to be escaped'],
];

const ESCAPE = /%[0-9a-f]{2}/gi;
/**
 * What a segment may hold without an escape (RFC 3986 section 3.3). The standard tells `%3A` from `:` in a path; servers
 * that look a path up do not, and a client may send either (`model:verb`).
 */
const UNESCAPED = /[A-Za-z0-9._~!$&'()*+,=:@-]/;
const TWICE = /%25[0-9a-f]{2}/i;
const DOT_SEGMENT = /\/\.{1,2}(?:\/|$)/;

/** A model of Bedrock by its ARN: the one id with slashes that stands in one segment, which its paths have escaped. */
const MODEL_ARN = /^(?:\/bedrock)?\/model\/arn(?::|%3a)(?:[^/%]|%3a|%2f(?=[a-z0-9]))+\/[a-z-]+$/i;
const ESCAPED_SLASH = /%2f/gi;

/**
 * Returns the path of a request target without its query: no needless escape, and those that are left in upper case.
 * What servers read differently is a fault that names it. Case and a final slash belong to the path.
 */
export function canonicalPath(target: string): Result<string> {
  if (target.includes('#')) return odd('has a fragment');
  const query = target.indexOf('?');
  const path = query < 0 ? target : target.slice(0, query);
  const judged = MODEL_ARN.test(path) ? path.replaceAll(ESCAPED_SLASH, '') : path;
  const found = ODD.find(([form]) => form.test(judged));
  if (found !== undefined) return odd(found[1]);
  const plain = path.replaceAll(ESCAPE, unescaped);
  if (TWICE.test(plain)) return odd('is escaped twice');
  if (DOT_SEGMENT.test(plain)) return odd('has a dot segment');
  return isUtf8(plain) ? ok(plain) : odd('has escapes that are not UTF-8');
}

/** True for a path, or the beginning of one, that can be equal to a path that is looked up. */
export function isCanonical(path: string): boolean {
  const canonical = canonicalPath(path);
  return canonical.ok && canonical.value === path;
}

function odd(what: string): Result<string> {
  return failed('unreadable', `The path ${what}; send it in its plain spelling.`, ':path');
}

function unescaped(escaped: string): string {
  const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
  return UNESCAPED.test(character) ? character : escaped.toUpperCase();
}

function isUtf8(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
