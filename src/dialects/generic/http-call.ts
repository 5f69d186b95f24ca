/** A request to an HTTP API as a call of a tool: its arguments are the path, the parameters of the query, and the body. */
import { hasTwins } from '../../core/one-reading.ts';
import { argumentsOf, treeOf } from '../json/tree.ts';

/** What a request asks for, beside its body. */
export interface HttpTarget {
  readonly path: string;
  /** Path and query, as they came. */
  readonly target: string;
}

/** Values of a body that are looked at; no request of an agent comes near. */
const MOST_VALUES = 200_000;
const ALL = {
  keeps: () => true,
  holds: () => false,
  ...{ longestText: Number.POSITIVE_INFINITY, most: MOST_VALUES },
};
/** In these readers of queries differ. */
const ODD = /;|%(?![0-9a-f]{2})/i;
const REPLACED = '\ufffd';

/** The arguments; undefined where readers could differ in them, `too-large` for more than anybody looks at. */
export function httpArguments(
  bytes: Uint8Array,
  { path, target }: HttpTarget,
): { readonly json: unknown } | 'too-large' | undefined {
  const query = queryOf(target);
  const body = bodyOf(bytes);
  if (body === 'too-large') return body;
  if (query === undefined || body === undefined) return undefined;
  return { json: { path, query, ...('json' in body ? { body: body.json } : {}) } };
}

/** Every parameter is a text; one that comes twice, in any case, is another one to the next reader. */
function queryOf(target: string): Readonly<Record<string, string>> | undefined {
  const at = target.indexOf('?');
  const query = at < 0 ? '' : target.slice(at + 1);
  if (ODD.test(query)) return undefined;
  const found = [...new URLSearchParams(query)];
  const odd = hasTwins(found.map(([name]) => name)) || found.some((pair) => pair.join('').includes(REPLACED));
  return odd ? undefined : Object.fromEntries(found);
}

/** A body of nothing says nothing; one that is no JSON is not an argument that a condition could be about. */
function bodyOf(bytes: Uint8Array): { readonly json?: unknown } | 'too-large' | undefined {
  if (bytes.length === 0) return {};
  const root = treeOf(bytes, ALL);
  return root === undefined || root === 'too-large' ? root : argumentsOf(root);
}
