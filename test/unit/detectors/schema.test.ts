/** Where texts break a schema, and why; and which schemas are refused. */
// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema, and nothing awaits these objects.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileSchema } from '../../../src/detectors/schema/compile.ts';
import { Validator, type Violation } from '../../../src/detectors/schema/validator.ts';

const BOUNDS = { depth: 8, kept: 200 };

function judge(schema: unknown, text: string): Violation | undefined {
  const compiled = compileSchema(schema, { strict: true });
  assert.ok(compiled.ok, JSON.stringify(compiled));
  const validator = new Validator(compiled.program, BOUNDS);
  for (const unit of text.split('')) validator.push(unit);
  return validator.end();
}

/** A schema, what of a text can still become right, what makes it wrong, and why. */
type Wrong = readonly [schema: unknown, right: string, wrong: string, cause: string];

const SYNTAX: readonly Wrong[] = [
  [true, '', 'Sure', 'JSON_SYNTAX'],
  [true, '', '```json', 'JSON_SYNTAX'],
  [true, '{"a"', ',', 'JSON_SYNTAX'],
  [true, '[1,', ']', 'JSON_SYNTAX'],
  [true, '{"a":1', ']', 'JSON_SYNTAX'],
  [true, '[0', '1', 'JSON_SYNTAX'],
  [true, '[1.', ']', 'JSON_SYNTAX'],
  [true, '"a', '\n', 'JSON_SYNTAX'],
  [true, '"a\\', 'x', 'JSON_SYNTAX'],
  [true, '"\\u00', 'g', 'JSON_SYNTAX'],
  [true, 'tr', 'e', 'JSON_SYNTAX'],
  [true, 'null ', 'n', 'JSON_SYNTAX'],
  [true, '{"a": 1, "b": [', '', 'JSON_SYNTAX'],
  [true, '-', '', 'JSON_SYNTAX'],
  [true, ' \n', '', 'JSON_SYNTAX'],
  [true, '{"a":1,"a', '"', 'JSON_NAME_TWICE'],
  [true, '{"a":1,"\\u0061', '"', 'JSON_NAME_TWICE'],
  [true, '[[[[[[[[', '[', 'JSON_LIMIT'],
  [{ uniqueItems: true }, `["${'x'.repeat(100)}", "${'y'.repeat(98)}`, 'y', 'JSON_LIMIT'],
];

const VALUES: readonly Wrong[] = [
  [{ type: 'object' }, ' ', '[', 'SCHEMA_TYPE'],
  [{ type: 'boolean' }, '', 'n', 'SCHEMA_TYPE'],
  [{ type: 'integer' }, '[1.5'.slice(1), ' '.slice(1), 'SCHEMA_TYPE'],
  [{ items: { type: 'integer' } }, '[1, 1.5e1, 1.5', ',', 'SCHEMA_TYPE'],
  [{ type: 'number' }, '1e999', '', 'SCHEMA_TYPE'],
  [{ enum: ['low', 'lower', 1] }, '"lower', 'x', 'SCHEMA_VALUE'],
  [{ enum: ['low', 'lower', 1] }, '"lowe', '"', 'SCHEMA_VALUE'],
  [{ enum: ['low', 'lower', 1] }, '', '2', 'SCHEMA_VALUE'],
  [{ const: null }, '', 'f', 'SCHEMA_VALUE'],
  [{ const: { a: [1, true] } }, '{"a": [1, ', 'f', 'SCHEMA_VALUE'],
  [{ const: { a: [1, true] } }, '{"', 'b', 'SCHEMA_VALUE'],
  [{ maxLength: 2 }, '"a😀', 'b', 'SCHEMA_BOUND'],
  [{ minLength: 2 }, '"a', '"', 'SCHEMA_BOUND'],
  [{ minLength: 2 }, '"😀', '"', 'SCHEMA_BOUND'],
  [{ pattern: '^[A-Z]{2}$' }, '"A', 'b', 'SCHEMA_PATTERN'],
  [{ pattern: '^[A-Z]{2}$' }, '"A', '"', 'SCHEMA_PATTERN'],
  [{ pattern: '^(ab|cd)+x?$' }, '"abcdc', 'x', 'SCHEMA_PATTERN'],
  [{ pattern: 'b$' }, '"abc', '"', 'SCHEMA_PATTERN'],
  [{ minimum: 1 }, '', '-', 'SCHEMA_BOUND'],
  [{ exclusiveMinimum: 0 }, '', '-', 'SCHEMA_BOUND'],
  [{ maximum: 50 }, '500', '', 'SCHEMA_BOUND'],
  [{ items: { maximum: 50 } }, '[50, 51', ',', 'SCHEMA_BOUND'],
  [{ maximum: 50 }, '51e', '+', 'SCHEMA_BOUND'],
  [{ maximum: 50 }, '5e', '2', 'SCHEMA_BOUND'],
  [{ minimum: 1000 }, '5e', '-', 'SCHEMA_BOUND'],
  [{ minimum: 2, maximum: 5 }, '', '7', 'SCHEMA_BOUND'],
  [{ multipleOf: 0.5 }, '0.75', '', 'SCHEMA_BOUND'],
];

const PARTS: readonly Wrong[] = [
  [{ required: ['a'] }, '{"b":1', '}', 'SCHEMA_MISSING'],
  [{ dependentRequired: { a: ['b'] } }, '{"a":1', '}', 'SCHEMA_MISSING'],
  [{ properties: { ab: {} }, additionalProperties: false }, '{"a', 'c', 'SCHEMA_NAME'],
  [{ properties: { ab: {} }, additionalProperties: false }, '{"a', '"', 'SCHEMA_NAME'],
  [{ properties: { a: {} }, additionalProperties: false }, '{"a":1', ',', 'SCHEMA_NAME'],
  [{ properties: { a: false } }, '{"a', '"', 'SCHEMA_NAME'],
  [{ propertyNames: { maxLength: 1 } }, '{"a', 'b', 'SCHEMA_BOUND'],
  [{ propertyNames: { pattern: '^a' } }, '{"', 'b', 'SCHEMA_NAME'],
  [{ patternProperties: { '^n_': { type: 'number' } } }, '{"n_a": ', '"', 'SCHEMA_TYPE'],
  [{ additionalProperties: { type: 'number' } }, '{"toString": 1, "__proto__": ', '{', 'SCHEMA_TYPE'],
  [
    { properties: { ['__proto__']: { type: 'number' } }, required: ['toString'] },
    '{}'.slice(0, 1),
    '}',
    'SCHEMA_MISSING',
  ],
  [{ minProperties: 2 }, '{"a":1', '}', 'SCHEMA_BOUND'],
  [{ maxProperties: 1 }, '{"a":1', ',', 'SCHEMA_BOUND'],
  [{ maxProperties: 0 }, '{', '"', 'SCHEMA_BOUND'],
  [{ prefixItems: [{ type: 'null' }], items: { type: 'number' } }, '[null, 1, ', '"', 'SCHEMA_TYPE'],
  [{ prefixItems: [{}], items: false }, '[1', ',', 'SCHEMA_ITEMS'],
  [{ maxItems: 0 }, '[', '1', 'SCHEMA_BOUND'],
  [{ maxItems: 2 }, '[1, 2', ',', 'SCHEMA_BOUND'],
  [{ minItems: 2 }, '[1', ']', 'SCHEMA_BOUND'],
  [{ contains: { const: 1 } }, '[2, 3', ']', 'SCHEMA_ITEMS'],
  [{ contains: { const: 1 }, maxContains: 1 }, '[1, 1', ',', 'SCHEMA_ITEMS'],
  [{ uniqueItems: true }, '[{"a":1,"b":2}, {"b":2.0,"a":1', '}', 'SCHEMA_ITEMS'],
  [{ allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }, '{"a":1,"b":1', '}', 'SCHEMA_NAME'],
  [
    { anyOf: [{ items: true, type: 'object' }, true], unevaluatedItems: { type: 'object' } },
    '[""',
    ']',
    'SCHEMA_ITEMS',
  ],
  [{ contains: { const: 1 }, unevaluatedItems: false }, '[1, 2', ']', 'SCHEMA_ITEMS'],
];

const CHOICES: readonly Wrong[] = [
  [{ anyOf: [{ type: 'null' }, { type: 'string', maxLength: 1 }] }, '"a', 'b', 'SCHEMA_CHOICE'],
  [{ oneOf: [{ type: 'string' }, { maxLength: 5 }] }, '"abc', '"', 'SCHEMA_CHOICE'],
  [{ oneOf: [{ type: 'string' }, { type: 'string' }] }, '', '"', 'SCHEMA_CHOICE'],
  [{ not: { required: ['a'] } }, '{"a', '"', 'SCHEMA_CHOICE'],
  [{ not: {} }, '', '1', 'SCHEMA_CHOICE'],
  [{ if: { type: 'number' }, then: { minimum: 1 }, else: { type: 'null' } }, '', '-', 'SCHEMA_CHOICE'],
  [{ if: { required: ['a'] }, then: { required: ['b'] } }, '{"a":1', '}', 'SCHEMA_CHOICE'],
  [{ dependentSchemas: { a: { maxProperties: 1 } } }, '{"b":1,"a', '"', 'SCHEMA_BOUND'],
  [{ $ref: '#/$defs/x', $defs: { x: { type: 'null' } } }, '', '1', 'SCHEMA_TYPE'],
  [{ $ref: '#n', $defs: { x: { $anchor: 'n', type: 'null' } } }, '', '1', 'SCHEMA_TYPE'],
  [
    {
      $id: 'https://a.test/s',
      properties: { a: { $ref: 'https://a.test/s#/$defs/x' } },
      $defs: { x: { type: 'null' } },
    },
    '{"a":',
    '1',
    'SCHEMA_TYPE',
  ],
  [
    { type: 'object', properties: { next: { $ref: '#' } }, additionalProperties: false },
    '{"next":{"next":{"',
    'x',
    'SCHEMA_NAME',
  ],
];

describe('a text is wrong where nothing can mend it', () => {
  const rows = [...SYNTAX, ...VALUES, ...PARTS, ...CHOICES];
  assert.ok(rows.length > 75);
  for (const [schema, right, wrong, cause] of rows) {
    it(`${JSON.stringify(schema).slice(0, 90)}: ${JSON.stringify(`${right} | ${wrong}`).slice(-60)}`, () => {
      assert.deepEqual(judge(schema, right + wrong), { at: right.length, cause });
    });
  }
});

describe('a text is right', () => {
  const RIGHT: readonly (readonly [schema: unknown, text: string])[] = [
    [true, ''],
    [{ maximum: 50 }, '500e-1'],
    [{ type: 'integer' }, '1.50e1'],
    [{ const: 0 }, '-0.0e5'],
    [{ enum: [100] }, '1e2'],
    [{ uniqueItems: true }, '[1, "1", [1], {"a":1}, true]'],
    [{ format: 'email', description: 'x', default: 1 }, '"no address"'],
    [{ if: true, then: { type: 'null' } }, 'null'],
    [{ properties: { a: { type: 'string' } } }, '"no object"'],
    [{ oneOf: [{ type: 'string' }, { maxLength: 1, type: 'string' }] }, '"ab"'],
    [
      {
        allOf: [{ properties: { a: {} } }, { patternProperties: { '^b': {} } }],
        unevaluatedProperties: false,
      },
      '{"a":1,"bc":1}',
    ],
    [{ if: { required: ['a'] }, then: { properties: { a: {} } }, unevaluatedProperties: false }, '{"a":1}'],
  ];
  for (const [schema, text] of RIGHT)
    it(`${JSON.stringify(schema)}: ${text}`, () => assert.equal(judge(schema, text), undefined));

  it('however deep', () => {
    const deep = compileSchema({ type: 'array', items: { $ref: '#' } }, { strict: true });
    assert.ok(deep.ok);
    const validator = new Validator(deep.program, { depth: 512, kept: 0 });
    validator.push(`${'['.repeat(512)}${']'.repeat(512)}`);
    assert.equal(validator.end(), undefined);
  });
});

describe('a schema is refused', () => {
  const REFUSED: readonly (readonly [name: string, schema: unknown, at: string, message: RegExp])[] = [
    [
      'a remote reference',
      { $ref: 'https://schemas.test/a.json' },
      '/$ref',
      /outside of this schema; nothing is fetched/,
    ],
    ['a file', { properties: { a: { $ref: 'other.json#/x' } } }, '/properties/a/$ref', /nothing is fetched/],
    ['a reference to nothing', { $ref: '#/$defs/none' }, '/$ref', /points to nothing/],
    ['a pattern that looks ahead', { pattern: '^(?=a)b' }, '/pattern', /RE2/],
    ['a pattern that refers back', { patternProperties: { '(a)\\1': true } }, '/patternProperties', /RE2/],
    ['a pattern that is long', { pattern: 'a'.repeat(1001) }, '/pattern', /1000 characters/],
    ['an unknown keyword', { requird: ['a'] }, '/requird', /no keyword/],
    ['another draft', { $schema: 'http://json-schema.org/draft-07/schema#' }, '/$schema', /another draft/],
    ['what OpenAPI says', { type: 'string', nullable: true }, '/nullable', /not supported/],
    ['a dynamic reference', { $dynamicRef: '#a' }, '/$dynamicRef', /not supported/],
    ['a list of items', { items: [true] }, '/items', /must be a schema/],
    ['a type that is none', { type: 'int' }, '/type', /must name a type/],
    ['a bound that is text', { minimum: '1' }, '/minimum', /must be a number/],
    ['a length below nothing', { maxLength: -1 }, '/maxLength', /whole number/],
    ['no alternatives', { anyOf: [] }, '/anyOf', /list of schemas/],
    ['itself', { $ref: '#' }, '', /refers to itself/],
    [
      'itself, in a round',
      { anyOf: [{ $ref: '#/$defs/a' }], $defs: { a: { allOf: [{ $ref: '#' }] } } },
      '',
      /refers to itself/,
    ],
    [
      'a schema inside with an address',
      { $defs: { a: { $id: 'https://a.test/b' } }, $ref: '#/$defs/a' },
      '#/$defs/a/$id'.slice(1),
      /not supported/,
    ],
    ['no schema', 'text', '', /must be a schema/],
    ['what is too deep', JSON.parse(`${'{"not":'.repeat(80)}true${'}'.repeat(80)}`), '', /nested deeper/],
    ['what is too large', { enum: Array.from({ length: 30_000 }, (_, index) => index) }, '', /too large/],
  ];
  for (const [name, schema, at, message] of REFUSED) {
    it(`for ${name}`, () => {
      const compiled = compileSchema(schema, { strict: true });
      assert.ok(!compiled.ok);
      const [problem] = compiled.problems;
      assert.match(problem?.message ?? '', message);
      if (at !== '') assert.equal(problem?.at, at);
    });
  }

  it('but for unknown keywords, where a client wrote it', () => {
    assert.equal(compileSchema({ 'x-order': 1, type: 'null' }, { strict: false }).ok, true);
    assert.equal(compileSchema({ $ref: 'https://schemas.test/a.json' }, { strict: false }).ok, false);
  });
});
