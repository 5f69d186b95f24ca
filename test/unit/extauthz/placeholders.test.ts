/** ext_authz cannot change a body: what would be replaced is denied, whatever stands in its place. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UNKNOWN_CALLER } from '../../../src/core/caller.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { judgeWhole } from '../../../src/extauthz/judge-whole.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { NOBODY } from '../../../src/screen/tenant.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const JANE = ['jane', 'x.org'].join('@');
const TARGET = { method: 'POST', path: '/v1/chat/completions' };

describe('ext_authz', () => {
  for (const action of ['redact', 'mask', 'hash', 'fake', 'placeholder'])
    it(`is told that ${action} changes the body`, async () => {
      const [policy] = policiesOf(
        `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: p }\nspec:\n  request: { rules: [{ name: hide, detector: pii, action: ${action} }] }\n`,
      ).policies;
      const dialect = findDialect(TARGET);
      assert.ok(policy !== undefined && dialect !== undefined);
      const lane = requestLane(policy, dialect, {
        head: { ...TARGET, headers: [{ name: 'content-type', value: 'application/json' }] },
        fingerprint: () => 'h',
        tenant: NOBODY,
      });
      assert.ok(lane.ok);
      const { denial, mutatedBy } = await judgeWhole({
        facts: { id: 'x', caller: UNKNOWN_CALLER, policy: 'p', policyDigest: 'd' },
        lane: lane.value,
        bytes: Buffer.from(JSON.stringify({ messages: [{ role: 'user', content: JANE }] })),
        policy,
        tenant: NOBODY,
        by: {
          judge: { ask: async () => [] },
          memory: { recall: async () => [], remember: async () => undefined },
          clean: { has: () => false, add: () => undefined },
          fingerprint: () => 'h',
          deadlines: { judgeMs: 100, stateMs: 100 },
        },
      });
      assert.deepEqual([denial, mutatedBy], [undefined, 'hide']);
    });
});
