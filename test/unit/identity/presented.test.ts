/** What a request presents: one credential in one header, or it is refused. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Places, presentedIn } from '../../../src/identity/presented.ts';

const BOTH: Places = { token: 'authorization', keys: ['authorization', 'x-api-key'] };
const TOKENS: Places = { token: 'authorization', keys: [] };
const OWN: Places = { token: 'x-weir-token', keys: [] };
const NONE: Places = { token: undefined, keys: [] };
type Lines = readonly (readonly [name: string, value: string])[];

function found(places: Places, lines: Lines): string {
  const told = presentedIn(
    lines.map(([name, value]) => ({ name, value })),
    places,
  );
  if (!told.ok) return told.fault.kind;
  return told.value === undefined ? 'nothing' : `${told.value.kind} ${told.value.value}`;
}

const CASES: readonly (readonly [what: string, places: Places, lines: Lines, found: string])[] = [
  ['a token', BOTH, [['authorization', 'Bearer a.b.c']], 'token a.b.c'],
  ['a scheme in any case, and blanks behind it', BOTH, [['authorization', 'bEaReR   a.b.c']], 'token a.b.c'],
  ['a key where keys may be', BOTH, [['authorization', 'Bearer sk-1']], 'key sk-1'],
  ['a token where only tokens may be', TOKENS, [['authorization', 'Bearer sk-1']], 'token sk-1'],
  ['a token in a header of its own', OWN, [['x-weir-token', 'a.b.c']], 'token a.b.c'],
  ['what others are for is not looked at', OWN, [['authorization', 'Bearer sk-provider']], 'nothing'],
  ['nothing is looked for', NONE, [['authorization', 'Bearer a.b.c']], 'nothing'],
  ['an empty line', BOTH, [['x-api-key', '']], 'nothing'],
  [
    'I04 two lines',
    BOTH,
    [
      ['authorization', 'Bearer a'],
      ['authorization', 'Bearer a'],
    ],
    'unauthenticated',
  ],
  [
    'I04 two headers',
    BOTH,
    [
      ['authorization', 'Bearer a'],
      ['x-api-key', 'b'],
    ],
    'unauthenticated',
  ],
  ['I04 a list', BOTH, [['authorization', 'Bearer a, Bearer b']], 'unauthenticated'],
  ['I04 a list without blanks', OWN, [['x-weir-token', 'a b']], 'unauthenticated'],
  ['I04 bytes outside of ASCII', BOTH, [['x-api-key', 'caf\u00e9']], 'unauthenticated'],
  ['I04 a line of 100 KiB', BOTH, [['x-api-key', 'a'.repeat(102_400)]], 'unauthenticated'],
  ['I04 a token of 100 KiB', BOTH, [['authorization', `Bearer ${'a'.repeat(102_400)}`]], 'unauthenticated'],
  ['another scheme', BOTH, [['authorization', 'Basic YTpi']], 'unauthenticated'],
  ['a scheme alone', BOTH, [['authorization', 'Bearer ']], 'unauthenticated'],
];

describe('a request presents', () => {
  for (const [what, places, lines, expected] of CASES)
    it(`${what}: ${expected.slice(0, 20)}`, () => assert.equal(found(places, lines), expected));
});
