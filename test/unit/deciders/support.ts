/** What the tests of deciders ask. */
import type { DecisionInput } from '../../../src/core/decision.ts';

/** A question about a request for this model. */
export function inputFor(model: string): DecisionInput {
  return {
    ...{ version: 1, kind: 'request', policy: 'p', rule: 'rego', model, findings: [] },
    caller: { id: '10.0.0.1', kind: 'address', tenant: '', clearance: '', roles: [], claims: {} },
    request: { host: 'a.test', path: '/v1', method: 'POST', dialect: 'openai-chat', model, stream: false },
    time: '2026-01-01T00:00:00.000Z',
  };
}

/** A question about a call of `issue_refund`. */
export function refundOf(amount: number | bigint): DecisionInput {
  return { ...inputFor('gpt-4o-mini'), kind: 'tool', tool: 'issue_refund', args: { amount } };
}
