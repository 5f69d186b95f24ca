/** The rows of test/cases/parameters.yaml through a lane, however their bytes are cut. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { findDialect } from '../../../src/dialects/index.ts';
import { refusalOf, ruleOf } from '../../../src/screen/refusal.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { parameterCases, policyTexts } from '../../cases/support/parameter-cases.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const file = parameterCases();
const policies = new Map(
  policyTexts(file).map(({ name, text }) => [name, policiesOf(text).policies[0]] as const),
);

/** What leaves, and the rule that decided. */
function judged(row: (typeof file.cases)[number], cuts: readonly number[]) {
  const { path = '/v1/chat/completions', body, headers = {} } = row;
  const policy = policies.get(row.policy);
  const dialect = findDialect({ method: 'POST', path });
  assert.ok(policy !== undefined && dialect !== undefined);
  const fields = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const head = { method: 'POST', path, headers: fields };
  const lane = requestLane(policy, dialect, { head, fingerprint: () => 'h', tenant: () => undefined });
  assert.ok(lane.ok);
  const bytes = Buffer.from(body);
  const outputs = cuts.map((cut, at) => lane.value.push(bytes.subarray(cuts[at - 1] ?? 0, cut)));
  outputs.push(lane.value.push(bytes.subarray(cuts.at(-1) ?? 0)), lane.value.end());
  const denial = outputs.find((output) => output.denial !== undefined)?.denial;
  const left = Buffer.concat(outputs.flatMap(({ chunks }) => chunks)).toString();
  if (denial === undefined)
    return { rule: lane.value.mutatedBy ?? 'none', left, mutated: lane.value.mutated };
  const { status, message } = refusalOf(denial, 'request', 'id');
  return { rule: ruleOf(denial), left, status, message };
}

describe('the parameters of a request', () => {
  for (const row of file.cases) {
    it(`${row.id} ${row.title}`, () => {
      file.ran('lane');
      const { rule, upstream, status = 403, says = '' } = row.expect;
      const whole = judged(row, []);
      assert.equal(whole.rule, rule, JSON.stringify(whole));
      assert.equal(whole.left, upstream === 'none' ? '' : upstream === 'same' ? row.body : upstream);
      if (upstream === 'none') assert.equal(whole.status, status);
      else assert.equal(whole.mutated, upstream !== 'same');
      assert.ok(whole.message === undefined || whole.message.includes(says), whole.message);
      const every = [...Buffer.from(row.body).keys()];
      for (const cuts of [every, every.filter((cut) => cut % 3 === 1), every.filter((cut) => cut % 7 === 5)])
        assert.deepEqual(judged(row, cuts), whole);
    });
  }
  after(() => file.assertAllRan('lane', 0));
});
