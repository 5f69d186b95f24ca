/** Calls that a person has to approve: on every wire, in any chunking, nothing of them leaves before, and then all of it does. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClaimOutcome, HeldCall } from '../../../src/core/approval.ts';
import { NO_GRANTS } from '../../../src/core/caller.ts';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import type { Dialect } from '../../../src/core/dialect.ts';
import { failed, ok, type Result } from '../../../src/core/fault.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import type { LaneOutput } from '../../../src/screen/lane-output.ts';
import { refusalOf, verdictOf } from '../../../src/screen/refusal.ts';
import { ANSWERS } from '../../dialects/calls/answers.ts';
import { STREAMS } from '../../dialects/calls/streams.ts';
import { ARGUMENTS, ARGUMENTS_TEXT, TOOL, type WireCall } from '../../dialects/calls/types.ts';
import { titleOf } from '../../dialects/calls/wire-calls.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const RULES = `[
  { tool: tell_time, action: allow },
  { tool: sampling/createMessage, action: allow },
  { name: files, tool: delete_files, action: hold, approvers: [chief], text: "See {ticket} {link}." } ]`;
const [POLICY] = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: held }
spec: { onFault: allow, tools: { rules: ${RULES} } }
`).policies;
/** The events that close a streamed response tell its calls again. */
const AGAIN = STREAMS.filter(({ dialect }) => dialect === 'openai-responses').map((call): WireCall => {
  const told = `"arguments":${JSON.stringify(ARGUMENTS_TEXT)}`;
  const output = { type: 'function_call', id: 'f', call_id: 'c1', name: TOOL, arguments: ARGUMENTS_TEXT };
  const pieces = (call.answer?.pieces ?? []).map((piece, at) => {
    const text = piece.toString();
    return at < 4
      ? text
      : text.replace('"arguments":""', told).replace('"output":[]', `"output":[${JSON.stringify(output)}]`);
  });
  return { ...call, title: 'told again', answer: { type: '', ...call.answer, pieces } };
});
const CALLS = [...ANSWERS, ...STREAMS, ...AGAIN].filter(({ answer }) => answer !== undefined);
/** Where the arguments come in pieces that nothing puts together, or come again empty: nobody could approve them. */
const UNTOLD = ['gemini: functionCall, member by member', 'openai-responses: function_call, streamed'];

interface Judged {
  readonly wire: Buffer;
  /** What left before anybody had decided, and in all. */
  readonly before: Buffer;
  readonly left: Buffer;
  readonly claims: readonly (readonly HeldCall[])[];
  readonly denial: LaneOutput['denial'];
  readonly types: readonly string[];
  readonly sources: readonly (string | undefined)[];
}

type Answer = (calls: readonly HeldCall[]) => Result<ClaimOutcome>;

function judged(
  { path, answer }: WireCall,
  size: number,
  how: { readonly answers: Answer; readonly enforced?: boolean },
): Judged {
  assert.ok(POLICY !== undefined);
  const dialect = findDialect({ method: 'POST', path }) as Dialect;
  const headers = [{ name: 'content-type', value: answer?.type ?? '' }];
  const opened = answerLane({
    ...{ policy: POLICY, dialect, head: { status: 200, headers }, request: { model: 'm', stream: true } },
    ...{ fingerprint: (text: string) => text, eager: false, enforced: how.enforced ?? true },
    facts: {
      ...{ caller: { id: 'ann', kind: 'jwt', ...NO_GRANTS }, time: new Date(0), model: 'm' },
      request: { host: 'llm.test', path, method: 'POST', dialect: 'any' },
    },
  });
  assert.ok(opened.ok);
  const { lane } = opened.value;
  const wire = Buffer.concat((answer?.pieces ?? []).map((piece) => Buffer.from(piece)));
  const outputs: LaneOutput[] = [];
  for (let at = 0; at < wire.length; at += size) outputs.push(lane.push(wire.subarray(at, at + size)));
  outputs.push(lane.end());
  const before = leftIn(outputs);
  const claims = outputs.map((output) => output.claims).filter((calls) => calls.length > 0);
  for (const calls of claims) outputs.push(lane.approved(how.answers(calls)));
  const findings = outputs.flatMap((output) => output.findings);
  return {
    ...{ wire, before, left: leftIn(outputs), claims },
    denial: outputs.find(({ denial }) => denial !== undefined)?.denial,
    types: findings.map(({ type }) => type),
    sources: findings.flatMap(({ type, source }) => (/HELD|APPROVED/.test(type) ? [source] : [])),
  };
}

function leftIn(outputs: readonly LaneOutput[]): Buffer {
  return Buffer.concat(outputs.flatMap(({ chunks }) => chunks));
}

function tickets(calls: readonly HeldCall[]) {
  return calls.map((_, at) => ({ id: `ticket-${at}`, link: undefined }));
}

const GRANTED: Answer = (calls) => ok({ kind: 'granted', tickets: tickets(calls) });
const PENDING: Answer = (calls) => ok({ kind: 'pending', tickets: tickets(calls) });

describe('held calls', () => {
  for (const call of CALLS) {
    const untold = UNTOLD.some((title) => titleOf(call).startsWith(title));
    for (const size of [100_000, 7]) {
      it(`${titleOf(call)}, ${size === 7 ? 'in pieces' : 'at once'}`, () => {
        const granted = judged(call, size, { answers: GRANTED });
        const pending = judged(call, size, { answers: PENDING });
        assert.ok(!pending.left.includes(TOOL) && !granted.before.includes(TOOL));
        if (untold) {
          assert.ok(granted.denial !== undefined && !granted.left.includes(TOOL));
          return;
        }
        assert.deepEqual(
          granted.claims.map((calls) => calls.map(({ tool, args, rule }) => [tool, args, rule])),
          [[[TOOL, canonicalJson(ARGUMENTS), 'files']]],
        );
        assert.deepEqual([granted.denial, granted.left], [undefined, granted.wire]);
        assert.ok(granted.types.includes('TOOL_APPROVED') && !granted.types.includes('TOOL_HELD'));
        assert.ok(pending.denial?.kind === 'held' && verdictOf(pending.denial) === 'hold');
        assert.equal(pending.denial.says, 'See ticket-0 .');
        // Told again or not, it is one call with one ticket.
        for (const { sources } of [granted, pending]) assert.deepEqual([...new Set(sources)], ['ticket-0']);
        assert.ok(pending.left.length <= granted.before.length);
      });
    }
  }

  const [ROW] = CALLS.filter(({ dialect }) => dialect === 'openai-chat');

  it('P05 are denied where nobody can tell, also where faults may pass', () => {
    assert.ok(ROW !== undefined);
    const { denial, left } = judged(ROW, 100_000, { answers: () => failed('state', 'gone') });
    assert.deepEqual([denial?.kind === 'fault' && denial.rule, left.length], ['files', 0]);
  });

  it('are denied where the store says less than was asked', () => {
    assert.ok(ROW !== undefined);
    const { denial, left } = judged(ROW, 100_000, { answers: () => ok({ kind: 'granted', tickets: [] }) });
    assert.deepEqual([denial?.kind, left.length], ['fault', 0]);
  });

  it('say what became of them', () => {
    assert.ok(ROW !== undefined);
    for (const [kind, status, code, verdict] of [
      ['pending', 403, 'approval_required', 'hold'],
      ['denied', 403, 'approval_denied', 'deny'],
      ['flooded', 429, 'too_many_approvals', 'deny'],
    ] as const) {
      const { denial } = judged(ROW, 100_000, { answers: (calls) => ok({ kind, tickets: tickets(calls) }) });
      assert.ok(denial !== undefined);
      const refusal = refusalOf(denial, 'response', 'id');
      assert.deepEqual([refusal.status, refusal.code, verdictOf(denial)], [status, code, verdict]);
    }
  });

  it('make no ticket where nothing is enforced', () => {
    assert.ok(ROW !== undefined);
    const { claims, denial, types } = judged(ROW, 100_000, { answers: GRANTED, enforced: false });
    assert.deepEqual([claims, denial?.kind, types], [[], 'finding', ['TOOL_HELD']]);
  });
});
