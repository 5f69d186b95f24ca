/** Budgets in the other body modes of Envoy: nothing leaves that has no room. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { EnvoyBodyMode } from '../../../envoy/render.ts';
import { tokenCounter } from '../../../src/quota/tokens.ts';
import { recordsOf } from '../answers/support/records.ts';
import { DONE, event, STOP, sends, textOf } from '../conformance/support/events.ts';
import { chatBody, postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { Secrets } from '../upstream/secrets.ts';
import { callersWith, keyOf } from './support/callers.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: modes }
spec:
  acceptWeaker: [streamed]
  budgets:
    - { name: short, per: caller, outputTokens: 20, window: 1h, reserve: 5 }
`;

const SKIP = { request_trailer_mode: 'SKIP', response_trailer_mode: 'SKIP' } as const;
const MODES: readonly EnvoyBodyMode[] = ['BUFFERED', 'STREAMED'];

for (const mode of MODES) {
  describe(`budgets in body mode ${mode}`, { timeout: 240_000 }, () => {
    const secrets = new Secrets();
    let stack: Stack;
    before(async () => {
      stack = await startStack({
        ...{ policy: POLICY, config: JSON.stringify({ identity: callersWith(secrets, ['first', 'long']) }) },
        envoy: { requestBody: mode, responseBody: mode, processing: SKIP },
      });
      const words = Array.from({ length: 40 }, (_, nth) => event(nth % 2 === 0 ? ' weirs' : ' hold'));
      stack.model.script('long', sends([...words, STOP, DONE], { paceMs: 0 }));
      // In these modes Envoy waits 200 ms, which the first request of a busy machine may need more than.
      await eventually(
        'a first answer',
        async () => (await ask('first', chatBody('Weirs?', { max_tokens: 1 }))).status === 200,
        30_000,
      );
    });
    after(async () => {
      await stack?.stop();
      secrets.close();
    });

    const ask = (caller: string, body: object, script = ''): Promise<Response> =>
      postChat(stack.url, body, {
        authorization: `Bearer ${keyOf(caller)}`,
        ...(script === '' ? {} : { 'x-script': script }),
      });

    it('let no more of a stream leave than has room', async () => {
      const answer = await ask('long', { ...chatBody('Weirs?'), stream: true }, 'long');
      const body = await answer.text();
      const left = tokenCounter()(textOf(body));
      const records = await recordsOf(stack, answer.headers.get('x-weir-id'));
      const denied = records.find(({ rule }) => rule === 'budgets.short');
      assert.ok(denied, 'the budget decided');
      if (mode === 'BUFFERED') {
        // Nothing had left: the answer is refused whole.
        assert.equal(answer.status, 429);
        assert.match(body, /budget_exceeded/);
        return;
      }
      assert.equal(answer.status, 200);
      assert.ok(left > 10 && left <= 20, `${left} tokens left`);
      assert.match(body, /"finish_reason":"length"/);
      assert.ok(body.endsWith(DONE));
    });

    it('refuse a request that has no room as 429, and the model hears of nothing', async () => {
      const refused = await eventually(
        'a request has no room',
        async () => {
          const heard = stack.model.received.length;
          const answer = await ask('long', { ...chatBody('Weirs?'), stream: true }, 'long');
          const text = await answer.text();
          return stack.model.received.length === heard && { answer, text };
        },
        60_000,
      );
      assert.equal(refused.answer.status, 429, refused.text);
      assert.match(refused.text, /budget_exceeded/);
      assert.match(refused.answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
    });
  });
}
