/** Who asks in the tests of retrievers, and what there is: documents of two tenants, some of them secret. */
import { type JsonValue, writeJson } from '../../../../src/retrievers/json.ts';
import { parseJson } from '../../../../src/retrievers/parse-json.ts';
import type { RetrieverRequest, Scope } from '../../../../src/retrievers/retriever.ts';

export const SCOPE: Scope = {
  constraints: [
    { field: 'tenant', anyOf: ['a'] },
    { field: 'class', anyOf: ['public', 'internal'] },
  ],
  collections: ['docs', 'faq'],
  write: 'deny',
};

export interface Stored {
  readonly id: number;
  readonly vector: readonly number[];
  readonly payload: Readonly<Record<string, unknown>>;
}

const DIMENSIONS = 4;

/** Every fourth is in the scope. */
export const DOCUMENTS: readonly Stored[] = Array.from({ length: 48 }, (_, at) => ({
  id: at + 1,
  vector: Array.from({ length: DIMENSIONS }, (_, axis) => Math.sin((at + 1) * (axis + 1))),
  payload: {
    tenant: at % 2 === 0 ? 'a' : 'b',
    class: ['public', 'public', 'secret', 'secret'][at % 4],
    lang: ['en', 'de', 'fr'][at % 3],
    page: at,
    text: `Document ${at + 1}.`,
    notes: [{ by: 'x', tenant: 'a' }, { by: at }],
  },
}));
export const IN_SCOPE: ReadonlySet<number> = new Set(
  DOCUMENTS.filter(({ payload }) => payload['tenant'] === 'a' && payload['class'] === 'public').map(
    ({ id }) => id,
  ),
);

/** The value that a JSON text says. */
export function json(source: string | object): JsonValue {
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  const read = parseJson(Buffer.from(text), { depth: 64 });
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

export function plain(value: JsonValue | undefined): unknown {
  return value === undefined ? undefined : JSON.parse(writeJson(value));
}

export function asked(method: string, path: string, body?: string | object): RetrieverRequest {
  const [where = '', query = ''] = path.split('?');
  return {
    method,
    path: where.split('/').filter((segment) => segment !== ''),
    query: [...new URLSearchParams(query)],
    headers: [],
    body: body === undefined ? undefined : json(body),
  };
}
