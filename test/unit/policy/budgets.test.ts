/** `spec.budgets`: what is counted, in which units, and what makes no sense. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HEAD, load, problemsOf } from './load.ts';

const withBudgets = (budget: string): string => `${HEAD}spec: { budgets: [${budget}] }\n`;

describe('spec.budgets', () => {
  it('is compiled to whole units of what it counts', () => {
    const [policy] = load(
      withBudgets(
        '{ name: a, per: caller, tokens: 200000, window: 1d }, { name: b, per: [tenant, model], cost: 2.5, window: 1h, onFault: allow }, { name: c, per: everyone, streams: 5 }',
      ),
    ).policies;
    assert.deepEqual(
      policy?.budgets.map(({ per, ...rest }) => ({ ...rest, per: [...per] })),
      [
        {
          ...{ name: 'a', rule: 'budgets.a', counts: 'tokens', per: ['caller'], limit: 200_000 },
          ...{ windowMs: 86_400_000, reserve: 1024, onFault: 'deny' },
        },
        {
          ...{ name: 'b', rule: 'budgets.b', counts: 'cost', per: ['tenant', 'model'], limit: 2_500_000_000 },
          ...{ windowMs: 3_600_000, reserve: 1024, onFault: 'allow' },
        },
        {
          ...{ name: 'c', rule: 'budgets.c', counts: 'streams', per: ['everyone'], limit: 5 },
          ...{ windowMs: undefined, reserve: 1024, onFault: 'deny' },
        },
      ],
    );
  });

  const WRONG: readonly (readonly [string, RegExp])[] = [
    ['{ name: a, per: caller, window: 1m }', /budgets\[0\].*must have exactly one of: requests, tokens/],
    ['{ name: a, per: caller, requests: 1, tokens: 1, window: 1m }', /must have exactly one of/],
    ['{ name: a, per: caller, requests: 1 }', /needs a "window"/],
    ['{ name: a, per: caller, streams: 1, window: 1m }', /window.*no meaning with "streams"/],
    ['{ name: a, per: tool, requests: 1, window: 1m }', /may name "tool" with "toolCalls" alone/],
    ['{ name: a, per: [everyone, caller], requests: 1, window: 1m }', /names "everyone"/],
    ['{ name: a, per: caller, requests: 0, window: 1m }', /requests/],
    ['{ name: a, per: caller, requests: 1.5, window: 1m }', /requests/],
    ['{ name: a, per: caller, requests: 1, window: 32d }', /must be a time from 1s to 31d/],
    ['{ per: caller, requests: 1, window: 1m }', /name/],
    [
      '{ name: a, per: caller, requests: 1, window: 1m }, { name: a, per: tenant, requests: 1, window: 1m }',
      /budgets\[1\]\.name.*another budget is named "a"/,
    ],
  ];
  for (const [budget, message] of WRONG) {
    it(`refuses ${budget}`, () => {
      assert.match(problemsOf(withBudgets(budget)).join('\n'), message);
    });
  }
});
