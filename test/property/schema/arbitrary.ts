/** Random schemas over a small alphabet, random values that often fit them, and random spellings of both. */
import { fc } from '../fast-check.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Schema = boolean | Readonly<Record<string, unknown>>;

const names = fc.constantFrom('a', 'b', 'ab', 'é', 'c');
const texts = fc.constantFrom('', 'a', 'b', 'ab', 'abc', 'ba', 'é', '😀', '😀a');
const numbers = fc.constantFrom(0, 1, 2, 3, 10, 12, -1, -2, 0.5, 1.5, 25, 100);
const words = fc.constantFrom(null, true, false);

/** Small values. */
export const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(texts, numbers, words),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3 }),
  ),
})).value;

const counts = fc.nat({ max: 3 });
const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] as const;

/** Keywords that speak of one kind of value, and what they hold. */
function keywords(schema: fc.Arbitrary<Schema>): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const members = fc.dictionary(names, schema, { maxKeys: 3 });
  return {
    type: fc.oneof(
      fc.constantFrom(...TYPES),
      fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
    ),
    enum: fc.array(values, { minLength: 1, maxLength: 3 }),
    const: values,
    ...{
      minLength: counts,
      maxLength: counts,
      pattern: fc.constantFrom('a', '^a', 'b$', '^(ab|b)*$', '^.$'),
    },
    ...{ minimum: numbers, maximum: numbers, exclusiveMinimum: numbers, exclusiveMaximum: numbers },
    multipleOf: fc.constantFrom(1, 2, 3, 0.5),
    ...{ properties: members, additionalProperties: schema, propertyNames: schema },
    patternProperties: fc.dictionary(fc.constantFrom('^a', 'b', '^.$'), schema, { maxKeys: 2 }),
    required: fc.uniqueArray(names, { maxLength: 2 }),
    dependentRequired: fc.dictionary(names, fc.uniqueArray(names, { maxLength: 2 }), { maxKeys: 2 }),
    dependentSchemas: members,
    ...{ minProperties: counts, maxProperties: counts, minItems: counts, maxItems: counts },
    ...{ prefixItems: list, items: schema, contains: schema, uniqueItems: fc.boolean() },
    ...{ minContains: counts, maxContains: counts },
    ...{ unevaluatedProperties: schema, unevaluatedItems: schema },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema, and nothing awaits this object.
    ...{ allOf: list, anyOf: list, oneOf: list, not: schema, if: schema, then: schema, else: schema },
    $ref: fc.constantFrom('#/$defs/one', '#/$defs/two'),
  };
}

/** Schemas of any keywords; `$ref` points to one of two that stand at the top. */
export const schemas: fc.Arbitrary<Schema> = fc
  .letrec<{ schema: Schema }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(
        { weight: 1, arbitrary: fc.boolean() },
        { weight: 3, arbitrary: some(keywords(fc.constant(true))) },
      ),
      some(keywords(tie('schema'))),
    ),
  }))
  .schema.chain((schema) =>
    fc.tuple(some(keywords(fc.boolean())), some(keywords(fc.boolean()))).map(([one, two]) => ({
      ...(typeof schema === 'boolean' ? { allOf: [schema] } : schema),
      $defs: { one: withoutReference(one), two: withoutReference(two) },
    })),
  );

function withoutReference({ $ref: _, ...schema }: Readonly<Record<string, unknown>>): Schema {
  return schema;
}

/** One to four of the keywords. */
function some(
  all: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  return fc
    .uniqueArray(fc.constantFrom(...Object.keys(all)), { minLength: 1, maxLength: 4 })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((name) => [name, all[name] ?? fc.constant(true)]))),
    );
}

/** A value as text, with blanks and escapes as `draw` says (a number below 1 each time). */
export function spell(value: Json, draw: () => number): string {
  const blank = (): string => (draw() < 0.2 ? (draw() < 0.5 ? ' ' : '\n') : '');
  if (typeof value === 'string') return quoted(value, draw);
  if (typeof value === 'number') return spelledNumber(value, draw);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return `[${blank()}${value.map((item) => spell(item, draw)).join(`${blank()},${blank()}`)}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${quoted(name, draw)}${blank()}:${spell(member, draw)}`,
  );
  return `{${members.join(`,${blank()}`)}${blank()}}`;
}

function quoted(text: string, draw: () => number): string {
  let spelled = '"';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    spelled += draw() < 0.15 ? `\\u${unit.toString(16).padStart(4, '0')}` : text.charAt(at);
  }
  return `${spelled}"`;
}

function spelledNumber(value: number, draw: () => number): string {
  const way = draw();
  if (!Number.isInteger(value) || Math.abs(value) > 1000 || way < 0.7) return String(value);
  return way < 0.85 || value === 0 ? `${value}.0` : `${value}0e-1`;
}
