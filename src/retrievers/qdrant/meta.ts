/** What Qdrant says of itself and of its collections, without what it says of the documents of others. */
import { isJsonList, isJsonObject, jsonObject, memberOf } from '../json.ts';
import { NO_HITS, pass } from '../outcome.ts';
import type { AnswerReader, Scope } from '../retriever.ts';
import { answered, unknown } from './answers.ts';

/** `GET /`: which version it is. */
export const version: AnswerReader = ({ status, body }) => {
  const said = ['title', 'version', 'commit'].map((name) => [name, memberOf(body, name)] as const);
  const texts = said.filter(([, value]) => typeof value === 'string' && value.length <= 100);
  return status === 200 ? pass({ body: jsonObject(Object.fromEntries(texts)), ...NO_HITS }) : unknown();
};

/** `GET /collections`: those that the policy names. */
export function collectionsIn({ collections }: Scope): AnswerReader {
  return answered((result) => {
    const listed = memberOf(result, 'collections');
    if (!isJsonList(listed)) return unknown();
    const names = listed.flatMap((one) => {
      const name = memberOf(one, 'name');
      return typeof name === 'string' && collections.includes(name) ? [jsonObject({ name })] : [];
    });
    return pass({ result: jsonObject({ collections: names }), ...NO_HITS });
  });
}

/** `GET /collections/{name}`: how it is set up; how many documents it has is said of all tenants together. */
export const collection: AnswerReader = answered((result) => {
  if (!isJsonObject(result)) return unknown();
  const { status, optimizer_status, segments_count, config } = result;
  const shown = jsonObject({
    status,
    optimizer_status,
    segments_count,
    config,
    payload_schema: jsonObject({}),
  });
  return pass({ result: shown, ...NO_HITS });
});

/** `GET /collections/{name}/exists`. */
export const exists: AnswerReader = answered((result) => {
  const there = memberOf(result, 'exists');
  return typeof there === 'boolean' ? pass({ result: jsonObject({ exists: there }), ...NO_HITS }) : unknown();
});

/** How many documents; the filter that went up counts those of the scope. */
export const counted: AnswerReader = answered((result) => {
  const count = memberOf(result, 'count');
  return count === undefined ? unknown() : pass({ result: jsonObject({ count }), ...NO_HITS });
});

/** What became of a write. */
export const updated: AnswerReader = answered((result) => {
  if (!isJsonObject(result)) return unknown();
  const { operation_id, status } = result;
  return pass({ result: jsonObject({ operation_id, status }), ...NO_HITS });
});

/** Values of a field of the scope; others than those of the caller are foreign. */
export function facetIn(anyOf: readonly string[]): AnswerReader {
  return answered((result) => {
    const hits = memberOf(result, 'hits');
    if (!isJsonList(hits)) return unknown();
    const kept = hits.filter((hit) => {
      const value = memberOf(hit, 'value');
      return typeof value === 'string' && anyOf.includes(value);
    });
    return pass({
      result: jsonObject({ hits: kept }),
      hits: kept.length,
      foreign: hits.length - kept.length,
    });
  });
}
