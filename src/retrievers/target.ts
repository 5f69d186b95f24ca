/** The target of a request, taken apart and put together in one way, so that no server takes it apart otherwise. */
import { failed, ok, type Result } from '../core/fault.ts';
import type { RetrieverTarget } from './retriever.ts';

/** What stands as it is in a segment of a path, and in a query (RFC 3986 sections 3.3 and 3.4, without what forms use). */
const PLAIN_IN_PATH = /[A-Za-z0-9\-._~:@!$'()*,=]/;
const PLAIN_IN_QUERY = /[A-Za-z0-9\-._~:@!$'()*,/]/;
/** Controls, and what ends a segment for some servers. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones
const ODD = /[\u0000-\u001f\u007f/\\;]/;

const UNCLEAR = 'The path can be read in more than one way; spell it plainly.';

/** Takes a target apart; a fault where servers could differ. */
export function parseTarget(method: string, target: string): Result<RetrieverTarget> {
  if (!target.startsWith('/') || target.includes('#')) return unclear();
  const at = target.indexOf('?');
  const path = segmentsOf(at < 0 ? target : target.slice(0, at));
  const query = parametersOf(at < 0 ? '' : target.slice(at + 1));
  if (path === undefined || query === undefined) return unclear();
  return ok({ method, path, query });
}

/** Puts it together: every character that is not plain is escaped. */
export function formatTarget({ path, query }: Pick<RetrieverTarget, 'path' | 'query'>): string {
  const segments = path.map((segment) => escaped(segment, PLAIN_IN_PATH)).join('/');
  const parameters = query.map((pair) => pair.map((part) => escaped(part, PLAIN_IN_QUERY)).join('='));
  return `/${segments}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`;
}

function segmentsOf(path: string): string[] | undefined {
  if (path === '/') return [];
  const segments = path.slice(1).replace(/\/$/, '').split('/').map(decoded);
  const clear = segments.every(
    (segment) => segment !== undefined && segment !== '' && !/^\.{1,2}$/.test(segment) && !ODD.test(segment),
  );
  return clear ? (segments as string[]) : undefined;
}

/** A name without `=` has an empty value. A plus is a blank, as forms write it. */
function parametersOf(query: string): [string, string][] | undefined {
  if (query === '') return [];
  if (query.includes(';')) return undefined;
  const pairs: [string, string][] = [];
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = decoded((at < 0 ? part : part.slice(0, at)).replaceAll('+', ' '));
    const value = decoded((at < 0 ? '' : part.slice(at + 1)).replaceAll('+', ' '));
    if (!name || value === undefined || value.includes('\0')) return undefined;
    pairs.push([name, value]);
  }
  return pairs;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function escaped(text: string, plain: RegExp): string {
  return [...text].map((one) => (plain.test(one) ? one : percents(one))).join('');
}

/** `encodeURIComponent` leaves some marks as they are; here every character becomes its bytes. */
function percents(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

function unclear(): ReturnType<typeof failed> {
  return failed('unreadable', UNCLEAR, ':path');
}
