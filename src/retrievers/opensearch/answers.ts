/** Answers: every hit is looked at, whatever the query was; a member that is not known could hold hits, and is refused. */
import {
  isJsonList,
  isJsonNumber,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  jsonNumber,
  jsonObject,
  without,
} from '../json.ts';
import { NO_HITS, pass, refuse } from '../outcome.ts';
import type { AnswerReader, CheckedAnswer, Outcome, Scope } from '../retriever.ts';
import { isError } from '../store-errors.ts';
import { isVisible, type SourcePlan, withoutFields } from './source.ts';

export interface Checking {
  readonly scope: Scope;
  readonly plan: SourcePlan;
}

const ANSWER: ReadonlySet<string> = new Set([
  ...['took', 'timed_out', '_shards', 'hits', 'num_reduce_phases', 'terminated_early', 'status'],
]);
const HITS: ReadonlySet<string> = new Set(['total', 'max_score', 'hits']);
const HIT: ReadonlySet<string> = new Set([
  ...['_index', '_type', '_id', '_score', '_source', '_version', '_seq_no', '_primary_term', '_routing'],
  ...['sort', 'highlight', 'fields', 'matched_queries', 'found', '_ignored', 'ignored_field_values'],
]);
const UNKNOWN = 'The answer has a member that cannot be checked.';
const SOURCE: ReadonlySet<string> = new Set(['_source']);

/** What a store says of an error holds no documents. */
function unlessError(read: (body: JsonObject) => Outcome<CheckedAnswer>): AnswerReader {
  return ({ status, body }) => {
    if (!isJsonObject(body)) return body === undefined ? pass(whole(body)) : refuse('answer', UNKNOWN);
    if (isError(status) && isJsonObject(body['error']) && !('hits' in body)) return pass(whole(body));
    return read(body);
  };
}

function whole(body: JsonValue | undefined): CheckedAnswer {
  return { body, ...NO_HITS };
}

/** The answer to a search. */
export function searched(checking: Checking): AnswerReader {
  return unlessError((body) => {
    const { hits } = body;
    if (!isKnown(body, ANSWER) || !isJsonObject(hits) || !isKnown(hits, HITS))
      return refuse('answer', UNKNOWN);
    const list = hits['hits'];
    if (!isJsonList(list)) return refuse('answer.hits', UNKNOWN);
    const checked = list.map((hit) => checkedHit(hit, checking));
    if (checked.includes('unknown')) return refuse('answer.hits.hits', UNKNOWN);
    const kept = checked.filter(isJsonObject);
    const foreign = checked.length - kept.length;
    const corrected = foreign === 0 ? {} : { total: less(hits['total'], foreign), max_score: null };
    return pass({
      body: jsonObject({ ...body, hits: jsonObject({ ...hits, ...corrected, hits: kept }) }),
      hits: kept.length,
      foreign,
    });
  });
}

/** The answer to a question for one document. */
export function got(checking: Checking): AnswerReader {
  return unlessError((body) => {
    const checked = documentIn(body, checking);
    if (checked === undefined) return refuse('answer', UNKNOWN);
    return pass({ body: checked.body, hits: checked.shown, foreign: checked.foreign });
  });
}

/** The answer to a question for several. */
export function gotAll(checking: Checking): AnswerReader {
  return unlessError((body) => {
    const { docs } = body;
    if (!isJsonList(docs) || Object.keys(body).length > 1) return refuse('answer', UNKNOWN);
    const checked = docs.map((one) => (isJsonObject(one) ? documentIn(one, checking) : undefined));
    const known = checked.filter((one) => one !== undefined);
    if (known.length < checked.length) return refuse('answer.docs', UNKNOWN);
    return pass({
      body: jsonObject({ docs: known.map((one) => one.body) }),
      hits: known.filter(({ shown }) => shown > 0).length,
      foreign: known.filter(({ foreign }) => foreign > 0).length,
    });
  });
}

/** A count, or what became of a document that was written. */
export function told(names: readonly string[]): AnswerReader {
  const known = new Set(names);
  return unlessError((body) => (isKnown(body, known) ? pass(whole(body)) : refuse('answer', UNKNOWN)));
}

/** The hit as it may go down; `foreign` for one outside of the scope, `unknown` for one that cannot be checked. */
function checkedHit(hit: JsonValue, { scope, plan }: Checking): JsonObject | 'foreign' | 'unknown' {
  if (!isJsonObject(hit) || !isKnown(hit, HIT)) return 'unknown';
  const source = hit['_source'];
  if (!isJsonObject(source) || !isVisible(source, scope)) return 'foreign';
  if (plan.drops === 'all') return without(hit, SOURCE);
  return jsonObject({ ...hit, _source: withoutFields(source, plan.drops) });
}

/** A document that is not there, and one that is somebody else's, look alike. */
function documentIn(body: JsonObject, checking: Checking) {
  const { found, _index, _id, error } = body;
  if (isJsonObject(error) || found === false) {
    const shown = jsonObject({ _index, _id, ...(found === undefined ? { error } : { found: false }) });
    return { body: shown, shown: 0, foreign: 0 };
  }
  const checked = checkedHit(body, checking);
  if (checked === 'unknown') return undefined;
  return checked === 'foreign'
    ? { body: jsonObject({ _index, _id, found: false }), shown: 0, foreign: 1 }
    : { body: checked, shown: 1, foreign: 0 };
}

function isKnown(body: JsonObject, names: ReadonlySet<string>): boolean {
  return Object.keys(body).every((name) => names.has(name));
}

/** A total without the hits that were taken out. */
function less(total: JsonValue | undefined, foreign: number): JsonValue | undefined {
  if (isJsonNumber(total)) return jsonNumber(Math.max(0, Number(total.rawJSON) - foreign));
  return isJsonObject(total) ? jsonObject({ ...total, value: less(total['value'], foreign) }) : total;
}
