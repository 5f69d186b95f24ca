/** Answers of Qdrant: every point by what it carries. What is not in the format does not go down. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, jsonObject, memberOf } from '../json.ts';
import { NO_HITS, pass, refuse } from '../outcome.ts';
import type { AnswerReader, CheckedAnswer, Outcome, RetrieverAnswer, Scope } from '../retriever.ts';
import { isWithin } from '../scope.ts';
import { isError, sentenceOf } from '../store-errors.ts';
import { type PayloadPlan, payloadOf } from './payload.ts';

/** Members of a point beside its payload. */
const OF_POINT = ['id', 'version', 'score', 'vector', 'shard_key', 'order_value'] as const;

/** Points that were looked at: those that stay, and how many do not. */
export interface Points {
  readonly kept: readonly JsonObject[];
  readonly foreign: number;
}

/** What of a result goes down, and what became of its hits. */
export type CheckedResult = Outcome<Omit<CheckedAnswer, 'body'> & { readonly result: JsonValue }>;

/** Reads answers whose result `check` looks at; those that say that something went wrong keep their sentence. */
export function answered(check: (result: JsonValue) => CheckedResult): AnswerReader {
  return (answer) => {
    if (isError(answer.status)) return failure(answer);
    const { body } = answer;
    const result = memberOf(body, 'result');
    if (result === undefined) return unknown();
    const checked = check(result);
    if (!checked.ok) return checked;
    const { result: shown, hits, foreign } = checked.value;
    const status = memberOf(body, 'status') === 'ok' ? 'ok' : undefined;
    return pass({ body: jsonObject({ result: shown, status, time: memberOf(body, 'time') }), hits, foreign });
  };
}

function failure({ body }: RetrieverAnswer): Outcome<CheckedAnswer> {
  const error = sentenceOf(memberOf(memberOf(body, 'status'), 'error'));
  return pass({ body: jsonObject({ status: jsonObject({ error }) }), ...NO_HITS });
}

/** Checks a list of points. */
function checkPoints(list: JsonValue | undefined, plan: PayloadPlan, scope: Scope): Outcome<Points> {
  if (!isJsonList(list)) return unknown();
  const kept: JsonObject[] = [];
  for (const point of list) {
    if (!isJsonObject(point)) return unknown();
    const payload = payloadOf(point);
    if (isWithin(payload, scope)) kept.push(shownPoint(point, plan.shown(payload)));
  }
  return pass({ kept, foreign: list.length - kept.length });
}

function shownPoint(point: JsonObject, payload: JsonObject | undefined): JsonObject {
  const members = OF_POINT.map((name) => [name, memberOf(point, name)] as const);
  return jsonObject({ ...Object.fromEntries(members), payload });
}

/** The result is a list of points, or has one as its `points`; beside it the id that the next page begins with. */
export function pointsIn(plan: PayloadPlan, scope: Scope) {
  return (result: JsonValue): CheckedResult => {
    const checked = checkPoints(memberOf(result, 'points') ?? result, plan, scope);
    if (!checked.ok) return checked;
    const { kept, foreign } = checked.value;
    const next_page_offset = memberOf(result, 'next_page_offset');
    const shown = isJsonList(result) ? kept : jsonObject({ points: kept, next_page_offset });
    return pass({ result: shown, hits: kept.length, foreign });
  };
}

/** Groups of points; one of which nothing stays is gone with its name. */
export function groupsIn(plan: PayloadPlan, scope: Scope) {
  return (result: JsonValue): CheckedResult => {
    const groups = memberOf(result, 'groups');
    if (!isJsonList(groups)) return unknown();
    const shown: JsonObject[] = [];
    let [hits, foreign] = [0, 0];
    for (const group of groups) {
      const checked = checkPoints(memberOf(group, 'hits'), plan, scope);
      if (!checked.ok) return checked;
      const { kept } = checked.value;
      if (kept.length > 0) shown.push(jsonObject({ id: memberOf(group, 'id'), hits: kept }));
      hits += kept.length;
      foreign += checked.value.foreign;
    }
    return pass({ result: jsonObject({ groups: shown }), hits, foreign });
  };
}

/** One result for each search of a batch, in their order. */
export function batchIn(plans: readonly PayloadPlan[], scope: Scope) {
  return (result: JsonValue): CheckedResult => {
    if (!isJsonList(result) || result.length !== plans.length) return unknown();
    const shown: JsonValue[] = [];
    let [hits, foreign] = [0, 0];
    for (const [index, plan] of plans.entries()) {
      const checked = pointsIn(plan, scope)(result[index] ?? null);
      if (!checked.ok) return checked;
      shown.push(checked.value.result);
      hits += checked.value.hits;
      foreign += checked.value.foreign;
    }
    return pass({ result: shown, hits, foreign });
  };
}

export function unknown(): ReturnType<typeof refuse> {
  return refuse('body', 'The answer is not in the format of Qdrant.');
}
