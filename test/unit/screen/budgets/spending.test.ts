/** What an exchange claims and settles: by the budgets of its policy, whatever the provider says or leaves out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BudgetAnswer } from '../../../../src/core/budgets.ts';
import type { Caller } from '../../../../src/core/caller.ts';
import { ok } from '../../../../src/core/fault.ts';
import { openaiChat } from '../../../../src/dialects/openai-chat/index.ts';
import type { CompiledBudget } from '../../../../src/policy/compile-budgets.ts';
import type { Planned } from '../../../../src/screen/budgets/claims.ts';
import { Spending } from '../../../../src/screen/budgets/spending.ts';
import { LIMITS } from '../../dialects/read-all.ts';

const CALLER: Caller = { id: 'key:jo', kind: 'key', tenant: 'shop', roles: [], claims: {} };
const HOUR = 3_600_000;

function budget(more: Partial<CompiledBudget>): CompiledBudget {
  const per = new Set(['caller'] as const);
  return {
    ...{ name: 'b', rule: 'budgets.b', counts: 'tokens', per, limit: 100, windowMs: HOUR, reserve: 10 },
    onFault: 'deny',
    ...more,
  };
}

/** A word is a token. */
const count = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

function spendingOf(budgets: readonly CompiledBudget[], caller = CALLER): Spending {
  const priceOf = (model: string) => (model === 'm' ? { input: 2, output: 5 } : undefined);
  const claimant = () => ({ policy: 'p', caller, model: 'm', priceOf });
  return new Spending({ budgets, count, dialect: openaiChat, enforced: true, claimant });
}

function asked(spending: Spending, body: object): Planned {
  const head = { method: 'POST', path: '/v1/chat/completions', headers: [] };
  const reader = spending.dialect.request(LIMITS, head);
  assert.ok(reader.ok);
  // Whoever takes a unit takes its runs out.
  for (const byte of Buffer.from(JSON.stringify(body)))
    for (const unit of reader.value.push(Uint8Array.of(byte)).units) unit.runs.splice(0);
  reader.value.end();
  assert.equal(spending.holdsRequest(), true);
  const due = spending.due(true);
  assert.ok(due !== undefined && 'claims' in due, 'a question is due');
  return due;
}

function granting({ claims }: Planned): BudgetAnswer {
  const grants = claims.map(({ key, amount, windowMs }) => ({ key, amount, windowMs, at: 1, local: false }));
  return { kind: 'granted', grants };
}

const ASKED = { model: 'm', messages: [{ role: 'user', content: 'tell me of weirs' }] };
const ENDED = { sent: true, failed: false, facts: {}, unitsLeft: 0, denied: false };

describe('what a request claims', () => {
  const ROWS: readonly (readonly [Partial<CompiledBudget>, object, readonly [number, number]])[] = [
    [{ counts: 'requests' }, ASKED, [1, 1]],
    [{ counts: 'tokens' }, ASKED, [14, 5]],
    [{ counts: 'tokens' }, { ...ASKED, max_tokens: 30 }, [34, 5]],
    [{ counts: 'tokens' }, { ...ASKED, max_completion_tokens: 30, n: 2 }, [64, 5]],
    [{ counts: 'inputTokens' }, ASKED, [4, 4]],
    [{ counts: 'outputTokens' }, ASKED, [10, 1]],
    [{ counts: 'cost' }, ASKED, [58, 13]],
    [{ counts: 'denials' }, ASKED, [0, 1]],
    [{ counts: 'streams', windowMs: undefined }, ASKED, [1, 1]],
  ];
  for (const [more, body, [amount, least]] of ROWS) {
    it(`of ${more.counts} is ${amount}, and at least ${least}`, () => {
      const [claim] = asked(spendingOf([budget(more)]), body).claims;
      assert.deepEqual([claim?.amount, claim?.least], [amount, least]);
    });
  }

  it('is of its tenant, whatever it is counted by, but for that of everyone', () => {
    const keys = (per: 'caller' | 'tenant' | 'model' | 'everyone', tenant: string) =>
      asked(spendingOf([budget({ per: new Set([per]) })], { ...CALLER, tenant }), ASKED).claims[0]?.key;
    for (const per of ['caller', 'tenant', 'model'] as const)
      assert.notEqual(keys(per, 'shop'), keys(per, 'bank'), per);
    assert.equal(keys('everyone', 'shop'), keys('everyone', 'bank'));
  });
});

describe('what is settled', () => {
  const spentOf = (facts: object, more: object = {}): number | undefined => {
    const spending = spendingOf([budget({})]);
    spending.answered(ok(granting(asked(spending, ASKED))));
    return spending.close({ ...ENDED, facts, ...more })?.spendings[0]?.spent;
  };
  const usage = { input: new Map([['prompt_tokens', 6]]), output: new Map([['completion_tokens', 50]]) };

  it('is what the provider says, also beyond what was set aside', () => {
    assert.equal(spentOf({ usage }), 56);
  });
  it('is what was counted where the provider says nothing', () => {
    assert.equal(spentOf({}), 4);
  });
  it('is nothing where the request did not leave, or the answer was an error', () => {
    assert.equal(spentOf({}, { sent: false }), 0);
    assert.equal(spentOf({}, { failed: true }), 0);
  });
  it('is settled once', () => {
    const spending = spendingOf([budget({})]);
    spending.answered(ok(granting(asked(spending, ASKED))));
    assert.ok(spending.close(ENDED));
    assert.equal(spending.close(ENDED), undefined);
  });
});

describe('an answer that runs', () => {
  const event = (content: string): string =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;
  const stream = Array.from({ length: 30 }, (_, nth) => event(` word${nth}`)).join('');

  for (const size of [1, 7, 1000, stream.length]) {
    it(`waits at the same event in pieces of ${size}`, () => {
      const spending = spendingOf([budget({ counts: 'outputTokens' })]);
      spending.answered(ok(granting(asked(spending, ASKED))));
      const head = { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] };
      const reader = spending.dialect.response(head, {}, LIMITS);
      assert.ok(reader.ok);
      const bytes = Buffer.from(stream);
      let left = 0;
      for (let at = 0; at < bytes.length; at += size) {
        for (const unit of reader.value.push(bytes.subarray(at, at + size)).units) unit.runs.splice(0);
        while (left < 30 && !spending.holdsAnswer(left) && left < events(bytes, at + size)) left++;
      }
      assert.equal(left, 10, 'ten tokens were set aside');
      const due = spending.due(true);
      assert.ok(due !== undefined && 'claims' in due);
      assert.deepEqual([due.claims[0]?.amount, due.claims[0]?.least], [10, 1]);
      const refused = spending.answered(
        ok({ kind: 'refused', index: 0, remaining: 0, retryMs: 1, local: false }),
      );
      assert.ok(refused.denial?.kind === 'limit' && refused.denial.ends === 'length');
      assert.equal(spending.close({ ...ENDED, unitsLeft: left })?.spendings[0]?.spent, 10);
    });
  }
});

/** Events that are complete in the first bytes. */
function events(bytes: Buffer, until: number): number {
  return bytes.subarray(0, until).toString().split('\n\n').length - 1;
}
