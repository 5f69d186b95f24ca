/** The streamed verdict is that of an independent validator (ajv) on the whole text, in any chunking. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fc } from '../fast-check.ts';
import { type Schema, schemas, spell, values } from './arbitrary.ts';
import { chunks, judge } from './judge.ts';

/** Schemas; some hundred are enough for every run of the tests, and many thousand were tried by hand. */
const RUNS = Number(process.env['SCHEMA_RUNS'] ?? 250);

interface Drawn {
  readonly schema: Schema;
  readonly texts: readonly string[];
  readonly cuts: readonly number[];
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    schema: schemas.map(plain),
    some: fc.array(values, { minLength: 1, maxLength: 6 }),
    draws: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
    cuts: fc.array(fc.nat(), { maxLength: 5 }),
  })
  .map(({ schema, some, draws, cuts }) => {
    const texts = some.map((value) => spell(value, () => draws.next().value));
    return { schema, texts, cuts };
  });

/** Without what only objects of a program have. */
function plain(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema));
}

/** Where ajv reads the specification otherwise; what it means is in the unit tests. */
const DIFFERS: readonly RegExp[] = [
  // It takes what a schema has evaluated that failed, and every item where there is `contains`.
  /^(?=.*"unevaluatedItems").*"(?:contains|anyOf|oneOf|if|dependentSchemas)"/,
  // It lets an empty list pass where one item is asked for.
  /^(?=.*"contains").*"prefixItems"/,
  /"contains":(?:true|false|\{\})/,
];

/** What ajv says of a text; undefined where that cannot be compared, or it fails at the schema. */
function independent(schema: Schema): (text: string) => boolean | undefined {
  const spelled = JSON.stringify(schema);
  const differs = DIFFERS.some((pattern) => pattern.test(spelled));
  const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true, logger: false });
  const validate = ajv.compile(schema);
  return (text) => {
    try {
      return differs ? undefined : validate(JSON.parse(text)) === true;
    } catch (cause) {
      assert.ok(cause instanceof TypeError && cause.stack?.includes('eval at compileSchema') === true);
      return undefined;
    }
  };
}

describe('schema', () => {
  it('agrees with ajv, whatever the chunking', () => {
    const counts = { valid: 0, invalid: 0, incomparable: 0 };
    fc.assert(
      fc.property(drawn, ({ schema, texts, cuts }) => {
        const isValid = independent(schema);
        for (const text of texts) {
          const whole = judge(schema, [text]);
          const says = `${JSON.stringify(schema)}\n${text}\n${JSON.stringify(whole)}`;
          assert.deepEqual(judge(schema, chunks(text, cuts)), whole, says);
          assert.deepEqual(judge(schema, [...text]), whole, says);
          const valid = isValid(text);
          if (valid !== undefined) assert.equal(whole === undefined, valid, says);
          counts[valid === undefined ? 'incomparable' : valid ? 'valid' : 'invalid']++;
        }
      }),
      { numRuns: RUNS },
    );
    const { valid, invalid, incomparable } = counts;
    assert.ok(valid > RUNS / 4 && invalid > RUNS / 4, JSON.stringify(counts));
    assert.ok(incomparable < valid + invalid, `most can be compared: ${JSON.stringify(counts)}`);
  });
});
