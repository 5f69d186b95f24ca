/** The answer to a request that ends in a call of a tool, judged whole or byte by byte. */
import assert from 'node:assert/strict';
import { findDialect } from '../../../src/dialects/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import type { Policy } from '../../../src/screen/gate.ts';
import type { LaneOutput } from '../../../src/screen/lane-output.ts';
import type { WireCall } from '../../dialects/calls/types.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import { bytesOf, chunksOf, everyByte, LIMITS } from '../dialects/read-all.ts';

/** A policy for answers. */
export function answerPolicy(response: unknown): Policy {
  const head = { apiVersion: 'weir.dev/v1alpha1', kind: 'GuardPolicy', metadata: { name: 'calls' } };
  const [policy] = policiesOf(JSON.stringify({ ...head, spec: { response } })).policies;
  assert.ok(policy !== undefined);
  return policy;
}

export interface Answered {
  /** The answer as it came. */
  readonly bytes: Buffer;
  readonly outputs: readonly LaneOutput[];
  readonly denied: boolean;
}

/** Reads the request and then its answer, all of it at once or `everywhere` cut. */
export function answeredCall(row: WireCall, policy: Policy, everywhere: boolean): Answered {
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
  return { bytes, outputs, denied: outputs.some(({ denial }) => denial?.kind === 'finding') };
}
