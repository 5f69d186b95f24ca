/** `Get` of Weaviate's GraphQL (docs "Object-level queries", 1.19 and later): what may be asked of a collection. */
import { z } from 'zod';
import { isJsonList, type JsonValue, jsonObject, memberOf } from '../json.ts';
import { pass, readBy, refuse } from '../outcome.ts';
import type { GuardedRequest, Outcome, RetrieverRequest, Scope } from '../retriever.ts';
import { count, number, numbers } from '../schemas.ts';
import { type CollectionPlan, found } from './answers.ts';
import { type ArgumentObject, NAME, some, word } from './argument.ts';
import { type AskedCollection, type AskedField, readDocument } from './document.ts';
import { Printed } from './printed.ts';
import { tenantIn } from './tenant.ts';
import { printScoped, where } from './where.ts';

const text = z.string();
const texts = some(text);
const name = z.string().regex(NAME);
/** A name with a weight: `title^2`. */
const weighed = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,230}(?:\^\d{1,3}(?:\.\d{1,6})?)?$/);
const targets = { targetVectors: some(name).nullish() };
const nearness = { certainty: number.nullish(), distance: number.nullish(), ...targets };
/** By words alone: `objects` would bring in vectors of documents that nobody may see. */
const move = z.strictObject({ concepts: texts, force: number });
const nearText = z.strictObject({
  ...{ concepts: texts, autocorrect: z.boolean().nullish(), ...nearness },
  ...{ moveTo: move.nullish(), moveAwayFrom: move.nullish() },
});
const nearVector = z.strictObject({ vector: numbers, ...nearness });
const searchOperator = z.strictObject({
  operator: word('And', 'Or'),
  minimumOrTokensMatch: count.nullish(),
});
const bm25 = z.strictObject({
  query: text,
  properties: some(weighed).nullish(),
  searchOperator: searchOperator.nullish(),
});
const hybrid = z.strictObject({
  ...{ query: text.nullish(), alpha: number.nullish(), vector: numbers.nullish() },
  ...{
    properties: some(weighed).nullish(),
    fusionType: word('rankedFusion', 'relativeScoreFusion').nullish(),
  },
  ...{ maxVectorDistance: number.nullish(), bm25SearchOperator: searchOperator.nullish(), ...targets },
  searches: some(
    z.strictObject({ nearText: nearText.optional(), nearVector: nearVector.optional() }),
  ).optional(),
});
const sort = z.strictObject({
  path: some(name).refine((path) => !Array.isArray(path) || path.length === 1),
  order: word('asc', 'desc').nullish(),
});
const argumentsOfGet = z.strictObject({
  ...{ where: where.nullish(), limit: count.nullish(), offset: count.nullish(), autocut: count.nullish() },
  ...{ nearText: nearText.optional(), nearVector: nearVector.optional() },
  ...{ bm25: bm25.optional(), hybrid: hybrid.optional(), sort: some(sort).optional() },
  consistencyLevel: word('ONE', 'QUORUM', 'ALL').optional(),
  tenant: text.optional(),
});

/** What Weaviate says of an object itself; modules that write, explain or look at other objects are not among it. */
const ADDITIONAL: ReadonlySet<string> = new Set([
  ...['id', 'vector', 'vectors', 'creationTimeUnix', 'lastUpdateTimeUnix'],
  ...['distance', 'certainty', 'score', 'isConsistent'],
]);

const body = z.strictObject({
  query: text,
  operationName: text.nullish(),
  variables: z
    .custom<JsonValue>(
      (value) => typeof value === 'object' && value !== null && Object.keys(value).length === 0,
    )
    .nullish(),
});

type Scoped = Outcome<Pick<GuardedRequest, 'body' | 'packed' | 'answer'>>;

/** `POST /v1/graphql`. */
export function scopeGet({ body: came }: RetrieverRequest, scope: Scope): Scoped {
  const read = readBy(body, came);
  if (!read.ok) return read;
  const document = readDocument(read.value.query);
  if (!document.ok) return document;
  const { operationName } = read.value;
  if (operationName && operationName !== document.value.name)
    return refuse('body.operationName', 'It is not the name of the operation.');
  const printed = new Printed().add('{Get{');
  const plans: CollectionPlan[] = [];
  for (const [at, asked] of document.value.collections.entries()) {
    const plan = printCollection(printed.add(at > 0 ? ' ' : ''), { asked, at: `Get[${at}]` }, scope);
    if (!plan.ok) return plan;
    plans.push(plan.value);
  }
  printed.add('}}');
  return pass({ ...packed(printed), answer: found(plans, scope) });
}

function packed(printed: Printed): Pick<GuardedRequest, 'body' | 'packed'> {
  const bodyWith = (texts: readonly string[]) => jsonObject({ query: printed.with(texts) });
  const { texts: own, around } = printed;
  const seal = (edited: JsonValue) => {
    const list = memberOf(edited, around);
    if (!isJsonList(list)) throw new Error('weaviate: the texts of a query are gone');
    return bodyWith(list.map((one) => (typeof one === 'string' ? one : '')));
  };
  return { body: bodyWith(own), packed: { opened: jsonObject({ [around]: own }), seal } };
}

/** Adds what is asked of one collection, with the scope and the fields to check it by. */
function printCollection(
  printed: Printed,
  { asked, at }: { readonly asked: AskedCollection; readonly at: string },
  scope: Scope,
): Outcome<CollectionPlan> {
  if (!scope.collections.includes(asked.name)) return refuse(at, 'It is no collection that is let through.');
  const read = readBy(argumentsOfGet, asked.args as never, at);
  if (!read.ok) return read;
  const { where: filter, tenant, ...rest } = asked.args;
  if (typeof tenant === 'string' && !tenantIn(tenant, scope))
    return refuse(`${at}.tenant`, 'It is no tenant that this caller may ask.');
  if (!asked.fields.every(isLetThrough))
    return refuse(`${at}.fields`, 'It asks for what is not let through.');
  const missing = scope.constraints
    .map(({ field }) => field)
    .filter((field) => !asked.fields.some((one) => one.name === field));
  const fields = [...asked.fields, ...missing.map((one) => ({ name: one, fields: [] }))];
  printScoped(printed.add(`${asked.name}(`), scope, filter);
  const others: ArgumentObject = tenant === undefined ? rest : { ...rest, tenant };
  if (Object.keys(others).length > 0) printed.add(',').members(others);
  printed.add(')').fields(fields);
  return pass({ name: asked.name, fields: asked.fields });
}

function isLetThrough({ name: asked, fields }: AskedField): boolean {
  if (asked !== '_additional') return isProperty({ name: asked, fields });
  return (
    fields.length > 0 &&
    fields.every((one) => ADDITIONAL.has(one.name) && (one.name === 'vectors' || one.fields.length === 0)) &&
    fields.every((one) => one.fields.every(isProperty))
  );
}

/** A property, and what is in it; what stands in another collection is asked for by fragments alone. */
function isProperty({ name: asked, fields }: AskedField): boolean {
  return NAME.test(asked) && fields.every(isProperty);
}
