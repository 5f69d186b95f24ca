/** JSON that every reader takes for the same value, and what some take for another. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { oneReading } from '../../../src/detectors/tool-calls/call-scanner.ts';

const ALIKE = [
  ...['{}', '[]', 'null', '"1e400"', '{"a":1,"b":1,"ab":1}', '[{"a":1},{"A":1}]', '{"a":{"A":1}}', '-0'],
  ...['9007199254740991', '-9007199254740991', '9007199254740992', '1000000000000000000', '1e22', '1e308'],
  ...['0.1', '3.141592653589793', '40.712775999999998', '1e-400', '{"__proto__":{"a":1}}'],
] as const;
/** Integers of 64 bits that a double would round. */
const EXACT = [
  ...['9007199254740993', '-9007199254740993', '123456789012345678', '1152921504606846976'],
  ...['9223372036854775807', '-9223372036854775807', '18446744073709551615'],
] as const;
const DIFFERENT = [
  ...['1e400', '-1e400', '18446744073709551616', '-9223372036854775809', '123456789012345678901'],
  ...[
    '[[1e999]]',
    '9'.repeat(310),
    '{"a":1,"A":2}',
    '[{"id":1,"\\u0131D":1,"ID":2}]',
    '{"key":1,"\u212aey":2}',
  ],
  ...['{"a":[{"b":{"c":1,"C":1}}]}', '{"sum":1,"\u017fum":2}', '{"a":1,"a\\u0000b":2}'],
] as const;

for (const text of ALIKE)
  it(`is one value: ${text}`, () => assert.deepEqual(oneReading(text), { json: JSON.parse(text) }));
for (const text of EXACT)
  it(`is one integer: ${text}`, () =>
    assert.deepEqual(oneReading(`{"a":${text}}`), { json: { a: BigInt(text) } }));
for (const text of DIFFERENT)
  it(`may be another: ${text.slice(0, 40)}`, () => assert.equal(oneReading(text), undefined));
