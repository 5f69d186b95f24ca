/** The header `x-forwarded-client-cert`, as Envoy writes it: what each proxy on the way has seen of its client's certificate. */

/** The URIs of one client's certificate. */
export type Element = readonly string[];

const LONGEST = 16_384;
const MOST_ELEMENTS = 32;

/** Returns one element for each proxy, the nearest last; undefined for what is not written as Envoy writes it. */
export function readXfcc(text: string): Element[] | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = split(text, ',');
  if (parts === undefined || parts.length > MOST_ELEMENTS) return undefined;
  const elements: Element[] = [];
  for (const part of parts) {
    const uris = urisOf(part.trim());
    if (uris === undefined) return undefined;
    elements.push(uris);
  }
  return elements;
}

/** The values of `URI`, of which there is one for each name in the certificate. */
function urisOf(element: string): string[] | undefined {
  const uris: string[] = [];
  for (const pair of split(element, ';') ?? ['']) {
    const equals = pair.indexOf('=');
    if (equals < 1) return undefined;
    if (pair.slice(0, equals).trim().toLowerCase() === 'uri') uris.push(unquoted(pair.slice(equals + 1)));
  }
  return uris;
}

/** Splits where no quotes are open; `\` stands before a character that is taken as it is. */
function split(text: string, by: ',' | ';'): string[] | undefined {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (character === by && !quoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return quoted ? undefined : [...parts, text.slice(from)];
}

function unquoted(value: string): string {
  const trimmed = value.trim();
  if (!/^".*"$/s.test(trimmed)) return trimmed;
  return trimmed.slice(1, -1).replaceAll(/\\(.)/gs, '$1');
}
