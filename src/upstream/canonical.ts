/**
 * What of a request's target is signed, in one spelling (AWS Signature Version 4, "Create a canonical request"; the rules
 * of all services but S3: a path is encoded once more as it came, and has no dot or empty segments).
 */

/** The path of a target, encoded once more. */
export function canonicalPath(target: string): string {
  const path = target.split('?', 1)[0] ?? '';
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(encoded(segment));
  }
  const ends = kept.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${kept.join('/')}${ends}`;
}

/** The parameters of a target's query, in order of their encoded names, and of their values. */
export function canonicalQuery(target: string): string {
  const at = target.indexOf('?');
  if (at < 0) return '';
  const pairs = target
    .slice(at + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): readonly [string, string] => {
      const equals = pair.indexOf('=');
      const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [encoded(decoded(name)), encoded(decoded(value))];
    });
  return pairs
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** By code points: what is encoded is ASCII. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Everything but the unreserved characters of RFC 3986 (section 2.3) as %XX, in upper case. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Escapes that spell no text stay as they came. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
