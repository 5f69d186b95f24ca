/** Arguments of calls against a schema, in every wire form that calls come in, whole and streamed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDialect } from '../../../src/dialects/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import { ANSWERS } from '../../dialects/calls/answers.ts';
import { OTHER_TOOL, TOOL, type WireCall } from '../../dialects/calls/types.ts';
import { titleOf, WIRE_CALLS } from '../../dialects/calls/wire-calls.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import { bytesOf, chunksOf, everyByte, LIMITS } from '../dialects/read-all.ts';

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
  const [policy] = policiesOf(
    JSON.stringify({
      ...{ apiVersion: 'weir.dev/v1alpha1', kind: 'GuardPolicy', metadata: { name: 'calls' } },
      spec: { response: { schema: entry } },
    }),
  ).policies;
  assert.ok(policy !== undefined);
  return policy;
}

/** What comes of an answer: the bytes that leave, what is found, and whether it was denied. */
function judged(row: WireCall, policy: ReturnType<typeof policyFor>, everywhere: boolean) {
  const target = { method: 'POST', path: row.path };
  const dialect = findDialect(target);
  assert.ok(dialect !== undefined && row.answer !== undefined);
  const headers = [{ name: 'content-type', value: 'application/json' }];
  const request = dialect.request(LIMITS, { ...target, headers });
  assert.ok(request.ok);
  request.value.push(bytesOf(JSON.stringify(row.body)));
  request.value.end();
  const opened = answerLane({
    ...{ policy, dialect, request: request.value.facts, fingerprint: () => '', eager: false, enforced: true },
    head: { status: 200, headers: [{ name: 'content-type', value: row.answer.type }] },
  });
  assert.ok(opened.ok);
  const { lane } = opened.value;
  const bytes = Buffer.concat(row.answer.pieces.map((piece) => Buffer.from(piece)));
  const chunks = chunksOf(bytes, everywhere ? everyByte(bytes) : []);
  const outputs = [...chunks.map((chunk) => lane.push(chunk)), lane.end()];
  return {
    same: Buffer.concat(outputs.flatMap((output) => output.chunks)).equals(bytes),
    types: outputs.flatMap(({ findings }) => findings.map(({ type }) => type)),
    denied: outputs.some(({ denial }) => denial?.kind === 'finding'),
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
