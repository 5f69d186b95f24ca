/** A policy with budgets needs ext_proc: by ext_authz alone nothing could be settled, and requests are refused by name. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UNKNOWN_CALLER } from '../../../src/core/caller.ts';
import { ok } from '../../../src/core/fault.ts';
import { refusedHere } from '../../../src/extauthz/refused-here.ts';
import { HEAD, load } from '../policy/load.ts';

const policyOf = (spec: string) => load(`${HEAD}spec: { ${spec} }\n`).policies[0];

describe('a policy with budgets', () => {
  const budgets = 'budgets: [{ name: a, per: caller, requests: 1, window: 1m }]';

  it('is refused, also where faults pass', () => {
    const denial = refusedHere(ok({}), UNKNOWN_CALLER, policyOf(`onFault: allow, ${budgets}`));
    assert.ok(denial?.kind === 'fault');
    assert.equal(denial.fault.kind, 'unsupported');
    assert.equal(denial.rule, 'unsupported');
    assert.match(denial.fault.message, /use ext_proc/);
  });

  it('is refused for its caller first', () => {
    const denial = refusedHere(ok({}), UNKNOWN_CALLER, policyOf(`callers: { kinds: [key] }, ${budgets}`));
    assert.ok(denial?.kind === 'fault' && denial.rule === 'callers');
  });

  it('is not what other policies are', () => {
    assert.equal(refusedHere(ok({}), UNKNOWN_CALLER, policyOf('mode: enforce')), undefined);
  });
});
