/** Answers of Weaviate: every object by what it carries. What was not asked for does not go down. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, jsonObject, memberOf } from '../json.ts';
import { NO_HITS, pass, refuse } from '../outcome.ts';
import type { AnswerReader, CheckedAnswer, Outcome, Scope } from '../retriever.ts';
import { isWithin } from '../scope.ts';
import { isError, sentenceOf } from '../store-errors.ts';
import type { AskedField } from './document.ts';

/** Members of an object that is asked for by its id. */
const OF_OBJECT = ['class', 'id', 'properties', 'vector', 'vectors', 'tenant'] as const;
const TIMES = ['creationTimeUnix', 'lastUpdateTimeUnix'] as const;

/** What was asked of a collection. */
export interface CollectionPlan {
  readonly name: string;
  readonly fields: readonly AskedField[];
}

/** Reads the answer to a `Get`. Errors come with status 200, beside collections that are `null`. */
export function found(plans: readonly CollectionPlan[], scope: Scope): AnswerReader {
  return ({ status, body }) => {
    if (isError(status)) return failure(body);
    const errors = errorsOf(body);
    const data = memberOf(memberOf(body, 'data'), 'Get');
    if (!isJsonObject(data)) return errors ? pass(nothing(errors)) : unknown();
    const shown: Record<string, JsonValue> = Object.create(null);
    let [hits, foreign] = [0, 0];
    for (const plan of plans) {
      const checked = checkedList(memberOf(data, plan.name), plan, scope);
      if (checked === undefined) return unknown();
      shown[plan.name] = checked.list;
      hits += checked.hits;
      foreign += checked.foreign;
    }
    return pass({ body: jsonObject({ data: jsonObject({ Get: shown }), errors }), hits, foreign });
  };
}

function errorsOf(body: JsonValue | undefined): readonly JsonObject[] | undefined {
  const said = memberOf(body, 'errors');
  return isJsonList(said) ? said.map((one) => error(memberOf(one, 'message'))) : undefined;
}

/** What was found in one collection; undefined where that is no list. */
function checkedList(list: JsonValue | undefined, { fields }: CollectionPlan, scope: Scope) {
  if (list === null) return { list, hits: 0, foreign: 0 };
  if (!isJsonList(list)) return undefined;
  const kept = list.filter((one) => isWithin(one, scope)).map((one) => picked(one, fields));
  return { list: kept, hits: kept.length, foreign: list.length - kept.length };
}

/** Reads one object of a collection. One that is somebody else's is `null`. */
export function objectOf(collection: string, scope: Scope): AnswerReader {
  return ({ status, body }) => {
    if (body === undefined) return pass({ body, ...NO_HITS });
    if (isError(status)) return failure(body);
    if (!isJsonObject(body) || memberOf(body, 'class') !== collection) return unknown();
    if (!isWithin(memberOf(body, 'properties'), scope)) return pass({ body: null, hits: 0, foreign: 1 });
    const members = [...OF_OBJECT, ...TIMES].map((name) => [name, memberOf(body, name)] as const);
    return pass({ body: jsonObject(Object.fromEntries(members)), hits: 1, foreign: 0 });
  };
}

/** What the server says of itself: its version. */
export const told: AnswerReader = ({ status, body }) => {
  if (isError(status) && body !== undefined) return failure(body);
  const shown = isJsonObject(body) ? jsonObject({ version: memberOf(body, 'version') }) : undefined;
  return pass({ body: shown, ...NO_HITS });
};

/** Of a value that has fields: those that were asked for. */
function picked(value: JsonValue, fields: readonly AskedField[]): JsonValue {
  if (fields.length === 0) return value;
  if (isJsonList(value)) return value.map((one) => picked(one, fields));
  if (!isJsonObject(value)) return value;
  const kept: Record<string, JsonValue> = Object.create(null);
  for (const { name, fields: inner } of fields) {
    const member = memberOf(value, name);
    if (member !== undefined) kept[name] = picked(member, inner);
  }
  return kept;
}

function failure(body: JsonValue | undefined): Outcome<CheckedAnswer> {
  const said = memberOf(body, 'error');
  const messages = isJsonList(said)
    ? said.map((one) => memberOf(one, 'message'))
    : [memberOf(body, 'message')];
  return pass({ body: jsonObject({ error: messages.map(error) }), ...NO_HITS });
}

function error(said: JsonValue | undefined): JsonObject {
  return jsonObject({ message: sentenceOf(said) });
}

function nothing(errors: readonly JsonObject[]): CheckedAnswer {
  return { body: jsonObject({ data: null, errors }), ...NO_HITS };
}

function unknown(): ReturnType<typeof refuse> {
  return refuse('body', 'The answer is not in the format of Weaviate.');
}
