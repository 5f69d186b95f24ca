/** Weaviate's `where` (docs "Conditional filters", 1.19 and later): what a client may say, and how the scope stands around it. */
import { z } from 'zod';
import type { Constraint, Scope } from '../retriever.ts';
import { number } from '../schemas.ts';
import { type Argument, NAME, some, word } from './argument.ts';
import { type Printed, quoted } from './printed.ts';

const text = z.string();
/** One step: a longer path goes to what another collection says. `_id` and times are of the object itself. */
const step = z
  .string()
  .refine(
    (path) =>
      NAME.test(path.replace(/^len\(([^()]*)\)$/, '$1')) ||
      /^_(id|creationTimeUnix|lastUpdateTimeUnix)$/.test(path),
  );
const path = z.union([step, z.array(step).length(1)]);
const range = z.strictObject({
  geoCoordinates: z.strictObject({ latitude: number, longitude: number }),
  distance: z.strictObject({ max: number }),
});
const VALUES = {
  valueText: some(text),
  valueString: some(text),
  valueDate: some(text),
  valueInt: some(number),
  valueNumber: some(number),
  valueBoolean: some(z.boolean()),
  valueGeoRange: range,
} as const;
const COMPARES = word(
  ...['Equal', 'NotEqual', 'GreaterThan', 'GreaterThanEqual', 'LessThan', 'LessThanEqual', 'Like', 'IsNull'],
  ...['ContainsAny', 'ContainsAll', 'ContainsNone', 'WithinGeoRange'],
);
/** One value beside a path. */
const comparisons = Object.entries(VALUES).map(([name, value]) =>
  z.strictObject({ operator: COMPARES, path, [name]: value }),
);

/** What a client may filter by. One form alone has `operands`, so that each is looked at once. */
export const where: z.ZodType = z.lazy(() => z.union([joined, ...comparisons]));
const joined = z
  .strictObject({ operator: word('And', 'Or', 'Not'), operands: some(where) })
  .refine(
    ({ operator, operands }) => operator.word !== 'Not' || !Array.isArray(operands) || operands.length === 1,
  );

/** A document is in the scope, and is what the client filters by. The names of the fields were looked at. */
export function printScoped(printed: Printed, { constraints }: Scope, asked: Argument | undefined): void {
  const own = constraints.map(conditionOf).join(',');
  printed.add('where:{operator:And,operands:[').own(own);
  if (asked !== undefined && asked !== null) printed.add(',').value(asked);
  printed.add(']}');
}

/** By `Or` and `Equal`: every version knows them. */
function conditionOf({ field, anyOf }: Constraint): string {
  const equals = anyOf.map((value) => `{operator:Equal,path:[${quoted(field)}],valueText:${quoted(value)}}`);
  return equals.length === 1 ? equals.join() : `{operator:Or,operands:[${equals.join(',')}]}`;
}
