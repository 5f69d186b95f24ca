/** Calls of tools that a rule holds until they are complete: none of their bytes leaves before, all of them leave after. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dialect } from '../../../src/core/dialect.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import type { Policy } from '../../../src/screen/gate.ts';
import type { Lane } from '../../../src/screen/lane.ts';
import type { LaneOutput } from '../../../src/screen/lane-output.ts';
import { STREAMS } from '../../dialects/calls/streams.ts';
import { TOOL, type WireCall } from '../../dialects/calls/types.ts';
import { titleOf } from '../../dialects/calls/wire-calls.ts';
import { cutAt, policiesOf } from '../../fakes/conversation.ts';
import { fc } from '../../property/fast-check.ts';

function policyOf(rule: string, limits = ''): Policy {
  const [policy] = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: calls }
spec: { response: { ${limits} rules: [{ name: calls, ${rule} }] } }
`).policies;
  assert.ok(policy !== undefined);
  return policy;
}

const NEVER = 'detector: keywords, options: { words: [dynamite] }, action: deny';
const HARMLESS = policyOf(`${NEVER}, calls: whole`);
/** The words stand in the last arguments only. */
const HARMFUL = policyOf('detector: keywords, options: { words: ["yes"] }, action: deny, calls: whole');
const JUDGED = policyOf('detector: remote, options: { judge: guard }, action: deny, calls: whole');

type Answer = NonNullable<WireCall['answer']>;

function laneOf({ dialect, path, answer }: WireCall, policy: Policy): Lane {
  const reads = findDialect({ method: 'POST', path }) as Dialect;
  assert.equal(reads.name, dialect);
  const headers = [{ name: 'content-type', value: answer?.type ?? '' }];
  const opened = answerLane({
    ...{ policy, dialect: reads, head: { status: 200, headers }, request: { model: 'm', stream: true } },
    ...{ fingerprint: () => '', eager: false, enforced: true },
  });
  assert.ok(opened.ok);
  return opened.value.lane;
}

function bytesIn(outputs: readonly LaneOutput[]): Buffer {
  return Buffer.concat(outputs.flatMap(({ chunks }) => chunks));
}

function wireOf({ pieces }: Answer, from = 0, to = pieces.length): Buffer {
  return Buffer.concat(pieces.slice(from, to).map((piece) => Buffer.from(piece)));
}

/** Where the units end that hold the call, in bytes: what may have left before it, and with it. */
function bounds(answer: Answer): { before: number; complete: number } {
  const [begins, complete] = answer.call ?? [0, 0];
  return { before: wireOf(answer, 0, begins).length, complete: wireOf(answer, 0, complete + 1).length };
}

describe('whole calls', () => {
  for (const row of STREAMS) {
    const answer = row.answer as Answer;
    const { before, complete } = bounds(answer);
    const wire = wireOf(answer);
    const title = titleOf(row);

    it(`wait until they are complete, and then leave byte for byte: ${title}`, () => {
      const lane = laneOf(row, HARMLESS);
      const outputs: LaneOutput[] = [];
      for (let at = 0; at < wire.length; at++) {
        outputs.push(lane.push(wire.subarray(at, at + 1)));
        const left = bytesIn(outputs).length;
        if (at + 1 < complete - 1) assert.ok(left <= before, `${left} bytes left after ${at + 1}`);
      }
      outputs.push(lane.end());
      assert.ok(bytesIn(outputs).equals(wire));
      assert.ok(outputs.at(-1)?.ended);
    });

    it(`that are denied at their end leave nothing, however they come: ${title}`, () => {
      const clean = wire.subarray(0, before);
      const check = (places: number[]): void => {
        const lane = laneOf(row, HARMFUL);
        const outputs = [...cutAt(wire, places).map((bytes) => lane.push(bytes)), lane.end()];
        assert.deepEqual(
          outputs.flatMap(({ denial }) => denial ?? []).map(({ kind }) => kind),
          ['finding'],
        );
        const left = bytesIn(outputs);
        assert.ok(left.equals(clean.subarray(0, left.length)) && !left.includes(TOOL.slice(0, 4)));
      };
      fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 8 }), check), { numRuns: 20 });
    });

    it(`are asked about as a whole, and wait for the answer: ${title}`, () => {
      const lane = laneOf(row, JUDGED);
      const outputs: LaneOutput[] = [];
      const texts: string[] = [];
      for (let at = 0; at < wire.length; at++) {
        outputs.push(lane.push(wire.subarray(at, at + 1)));
        for (const { text } of outputs.at(-1)?.asks ?? []) {
          if (text.channel.call?.part === 'arguments') texts.push(text.text);
        }
      }
      outputs.push(lane.end());
      assert.ok(texts.length > 0);
      const atOnce = laneOf(row, JUDGED)
        .push(wire)
        .asks.map(({ text }) => text);
      const called = atOnce.filter(({ channel }) => channel.call?.part === 'arguments');
      assert.deepEqual(
        called.map(({ text }) => text).toSorted(),
        texts.toSorted(),
        'the same when it comes at once',
      );
      assert.ok(texts.every((text) => !text.startsWith('{') || text.endsWith('}')));
      assert.ok(bytesIn(outputs).length <= before);
      for (const { id } of outputs.flatMap(({ asks }) => asks)) outputs.push(lane.answer(id, []));
      assert.ok(bytesIn(outputs).equals(wire));
    });
  }

  it('are asked about as soon as they are complete', () => {
    for (const row of STREAMS) {
      const { pieces, call = [0, 0] } = row.answer as Answer;
      const lane = laneOf(row, JUDGED);
      const asked = pieces.slice(0, call[1] + 1).map((piece) => lane.push(Buffer.from(piece)).asks);
      const parts = asked.map((asks) => asks.filter(({ text }) => text.channel.call?.part === 'arguments'));
      const title = titleOf(row);
      // One of a list is complete with what stands between it and the next.
      if (row.answer?.type === 'application/json') continue;
      assert.ok(parts.flat().length > 0, title);
      const early = parts.slice(0, -1).flat();
      assert.ok(
        early.every(({ text: { text } }) => !text.startsWith('{') || text.endsWith('}')),
        title,
      );
    }
  });

  it('leave as they come where no rule holds them', () => {
    const [row] = STREAMS.filter(({ dialect }) => dialect === 'anthropic-messages');
    assert.ok(row?.answer !== undefined);
    const lane = laneOf(row, policyOf(NEVER));
    const upTo = wireOf(row.answer, 0, 2);
    assert.ok(bytesIn([lane.push(upTo)]).includes(TOOL));
  });

  it('that are larger than the policy allows are denied at their beginning, however they come', () => {
    const small = policyOf(`${NEVER}, calls: whole`, 'limits: { callBytes: 20B },');
    for (const row of STREAMS) {
      const wire = wireOf(row.answer as Answer);
      const { before } = bounds(row.answer as Answer);
      for (const places of [[], [7, 60, 150], Array.from(wire, (_, at) => at)]) {
        const lane = laneOf(row, small);
        const outputs = [...cutAt(wire, places).map((bytes) => lane.push(bytes)), lane.end()];
        const [denial] = outputs.flatMap((output) => output.denial ?? []);
        assert.deepEqual(
          [denial?.kind, denial && 'rule' in denial && denial.rule],
          ['limit', 'limits.callBytes'],
        );
        assert.ok(bytesIn(outputs).length <= before, titleOf(row));
      }
    }
  });
});
