/** Conditions at work in a conversation: which policy it gets, which rules find, and what it means that nobody can tell. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Caller } from '../../../src/core/caller.ts';
import type { StepContext } from '../../../src/extproc/state.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import { Talk } from '../../fakes/talk.ts';

const SHOP: Caller = { id: 'ann', kind: 'jwt', tenant: 'shop', roles: ['agent'], claims: {} };
const BANK: Caller = { id: 'bob', kind: 'jwt', tenant: 'bank', roles: [], claims: {} };
const CARD = 'Pay with 4111 1111 1111 1111.';

function talk(spec: string, caller: Caller, context: Partial<StepContext> = {}): Talk {
  return new Talk(spec, { callerOf: () => caller, ...context });
}

/** Asks, and returns the rule that decided about the request. */
function asked(on: Talk, text = CARD): string | undefined {
  on.request('full-duplex', { headers: [{ name: 'content-type', value: 'application/json' }] });
  on.body('request', JSON.stringify({ model: 'm', messages: [{ role: 'user', content: text }] }), true);
  return on.events.find(({ kind, direction }) => kind === 'request' && direction === 'request')?.rule;
}

describe('a condition of a rule', () => {
  const rule = (when: string, more = '') =>
    `  request: { rules: [{ name: cards, detector: pii, action: deny, when: '${when}'${more} }] }`;

  it('keeps the rule to exchanges of which it is true', () => {
    const spec = rule('caller.tenant == "shop" && request.path.startsWith("/v1/")');
    assert.deepEqual([asked(talk(spec, SHOP)), asked(talk(spec, BANK))], ['cards', 'none']);
  });

  it('is told the time', () => {
    const at = (hour: number) => ({ time: new Date(Date.UTC(2026, 0, 5, hour)) });
    const spec = rule('time.getHours() < 8');
    assert.deepEqual([asked(talk(spec, SHOP, at(7))), asked(talk(spec, SHOP, at(9)))], ['cards', 'none']);
  });

  it('that cannot be told denies where the rule finds something, unless the rule says otherwise', () => {
    const when = 'caller.claims.level == "high"';
    const denied = talk(rule(when), SHOP);
    assert.equal(asked(denied), 'cards');
    const [event] = denied.events.filter(({ kind }) => kind === 'request');
    assert.deepEqual([event?.verdict, event?.fault?.kind], ['deny', 'condition']);
    assert.equal(asked(talk(rule(when), SHOP), 'Hello.'), 'none');
    const passed = talk(rule(when, ', onFault: allow'), SHOP);
    assert.equal(asked(passed), 'none');
    assert.ok(passed.events.some(({ kind, fault }) => kind === 'fault' && fault?.kind === 'condition'));
  });
});

describe('a condition of a selection', () => {
  const policy = (name: string, selects: string, more = '') =>
    `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: ${name} }\nspec: { selects: ${selects}${more} }\n`;
  const set = (...texts: string[]) => ({ policies: policiesOf(texts.join('---\n')) });
  const chosen = (caller: Caller, context: Partial<StepContext>) => {
    const on = talk('  {}', caller, context);
    asked(on);
    return on.events[0]?.exchange.policy;
  };

  it('comes before a policy without one, and behind a longer path', () => {
    const policies = set(
      policy('all', '{}'),
      policy('shop', `{ when: 'caller.tenant == "shop"' }`),
      policy('agents', `{ when: '"agent" in caller.roles' }`),
    );
    assert.deepEqual([chosen(SHOP, policies), chosen(BANK, policies)], ['shop', 'all']);
    const longer = set(
      policy('shop', `{ when: 'caller.tenant == "shop"' }`),
      policy('path', '{ paths: ["/v1/*"] }'),
    );
    assert.equal(chosen(SHOP, longer), 'path');
  });

  // What a client can write chooses nothing but what it goes to.
  it('is not moved by headers', () => {
    const policies = set(
      policy('all', '{}'),
      policy('shop', `{ when: 'caller.tenant == "shop"' }`),
      policy('other', '{ hosts: [other.test] }'),
      policy('longer', '{ paths: ["/other"] }'),
    );
    const sent = [
      ...['host', 'x-forwarded-host', 'x-original-host', 'x-forwarded-server'].map((name) => [
        name,
        'other.test',
      ]),
      ...['x-original-url', 'x-rewrite-url', 'x-envoy-original-path'].map((name) => [name, '/other']),
      ...['x-tenant', 'x-tenant-id', 'x-guard-tenant', 'x-weir-policy', 'x-user-id'].map((name) => [
        name,
        'shop',
      ]),
    ].map(([name = '', value = '']) => ({ name, value }));
    for (const header of sent) {
      const on = new Talk('  {}', { callerOf: () => BANK, ...policies });
      on.request('full-duplex', { headers: [{ name: 'content-type', value: 'application/json' }, header] });
      on.body('request', '{"model":"m","messages":[]}', true);
      // Where a header says something else than Envoy, the request may be refused; another policy it never gets.
      assert.equal(on.events[0]?.exchange.policy, 'all', header.name);
    }
  });

  it('leaves an exchange without a policy where none is true', () => {
    assert.equal(chosen(BANK, set(policy('shop', `{ when: 'caller.tenant == "shop"' }`))), 'none');
  });

  it('that cannot be told refuses the exchange, unless the policy passes faults', () => {
    const when = `{ when: 'caller.claims.level == "high"' }`;
    const strict = talk('  {}', SHOP, set(policy('all', '{}'), policy('high', when)));
    assert.equal(asked(strict), 'condition');
    assert.equal(strict.events[0]?.exchange.policy, 'high');
    assert.equal(chosen(SHOP, set(policy('all', '{}'), policy('high', when, ', onFault: allow'))), 'all');
  });
});
