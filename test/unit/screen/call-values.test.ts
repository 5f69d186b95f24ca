/** Arguments of calls against a schema, in every wire form that calls come in, whole and streamed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Policy } from '../../../src/screen/gate.ts';
import { ANSWERS } from '../../dialects/calls/answers.ts';
import { OTHER_TOOL, TOOL, type WireCall } from '../../dialects/calls/types.ts';
import { titleOf, WIRE_CALLS } from '../../dialects/calls/wire-calls.ts';
import { answeredCall, answerPolicy } from './answered-call.ts';

/** A form that nothing here puts together is never right: a path and its value (Gemini). */
const IN_PIECES = /member by member/;

function policyFor(tool: string, force: string) {
  const schema = {
    type: 'object',
    properties: { path: { type: 'string', pattern: '^/srv/' }, force: { const: force } },
    required: ['path', 'force'],
    additionalProperties: false,
  };
  const entry = { name: 'args', on: `tool:${tool}`, inline: schema };
  return answerPolicy({ schema: entry });
}

/** What comes of an answer: the bytes that leave, what is found, and whether it was denied. */
function judged(row: WireCall, policy: Policy, everywhere: boolean) {
  const { bytes, outputs, denied } = answeredCall(row, policy, everywhere);
  return {
    same: Buffer.concat(outputs.flatMap((output) => output.chunks)).equals(bytes),
    types: outputs.flatMap(({ findings }) => findings.map(({ type }) => type)),
    denied,
  };
}

describe('arguments of calls', () => {
  const rows = WIRE_CALLS.filter((row) => row.answer !== undefined);
  assert.ok(rows.length >= ANSWERS.length && rows.length > 20, String(rows.length));
  for (const row of rows) {
    const pieces = IN_PIECES.test(row.title);
    for (const everywhere of [false, true]) {
      const how = `${titleOf(row)}, ${everywhere ? 'byte by byte' : 'at once'}`;
      it(`pass where they are as the schema says: ${how}`, () => {
        const seen = judged(row, policyFor(TOOL, 'yes'), everywhere);
        if (pieces) assert.deepEqual([seen.denied, seen.types[0]], [true, 'SCHEMA_UNUSABLE']);
        else assert.deepEqual(seen, { same: true, types: [], denied: false });
      });

      it(`are denied where they are not: ${how}`, () => {
        const seen = judged(row, policyFor(TOOL, 'no'), everywhere);
        assert.equal(seen.types[0], pieces ? 'SCHEMA_UNUSABLE' : 'SCHEMA_VALUE');
        assert.equal(seen.denied, true);
      });

      it(`are nothing to a schema for another tool: ${how}`, () => {
        const other = judged(row, policyFor(`${OTHER_TOOL}s`, 'no'), everywhere);
        assert.deepEqual(other, { same: true, types: [], denied: false });
      });
    }
  }
});
