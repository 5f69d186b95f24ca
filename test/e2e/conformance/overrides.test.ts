/** Conformance where Envoy announces no body mode and heeds what is asked for: Weir asks for every body that it has to see. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { RenderOptions } from '../../../envoy/render.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { assertCut, assertRefused, chat, idOf } from './support/clients.ts';
import { conformance } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { BANNED, CARD, EVIL, MASK, OVERRIDING, PLAIN } from './support/policies.ts';
import { assertQuiet, Witness } from './support/witness.ts';

const NONE: RenderOptions = {
  requestBody: 'NONE',
  responseBody: 'NONE',
  processing: { request_trailer_mode: 'SKIP', response_trailer_mode: 'SKIP' },
};
const HEEDED: RenderOptions = { ...NONE, extProc: { allow_mode_override: true } };
/** Envoy takes only what stands here, and this is never asked for. */
const OTHER_MODES = {
  allow_mode_override: true,
  allowed_override_modes: [{ response_header_mode: 'SEND', response_body_mode: 'BUFFERED_PARTIAL' }],
};
const open = ['request allow none', 'open allow none'];

conformance('overrides', ({ site, overBoth }) => {
  const stacks: Stack[] = [];
  let heeded: Stack;
  let ignored: Stack;
  let mismatched: Stack;
  let unnamed: Stack;
  before(async () => {
    const start = async (policy: string, envoy: RenderOptions): Promise<Stack> => {
      const stack = await startStack({ policy, envoy, envoyVersion: site.version });
      stacks.push(stack);
      return stack;
    };
    [heeded, ignored, mismatched, unnamed] = await Promise.all([
      start(OVERRIDING, HEEDED),
      start(OVERRIDING, NONE),
      start(OVERRIDING, { ...NONE, extProc: OTHER_MODES }),
      start(PLAIN, HEEDED),
    ]);
  });
  after(async () => {
    await Promise.all(stacks.map((stack) => stack.stop()));
  });

  overBoth('C32', 'the body of a request is asked for and judged', async (client) => {
    const evil = new Witness(heeded);
    const body = chat(`Be so kind: ${EVIL}`);
    const id = assertRefused(await client.post(heeded, [body.slice(0, 30), body.slice(30)]), 403, {
      secrets: [EVIL],
    });
    assert.equal(evil.upstream.length, 0);
    await evil.saw(['request deny no-evil', 'close denied'], id);

    const masked = new Witness(heeded);
    const card = chat(`Why was ${CARD} refused?`);
    const answer = await client.postWithLength(heeded, card);
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.equal(masked.only.body.toString(), card.replace(CARD, MASK));
    await masked.saw(['request mutate mask-cards', 'open allow none', 'close complete'], idOf(answer));
    await assertQuiet(heeded);
  });

  overBoth('C32', 'without the policy saying so, mode NONE is refused', async (client) => {
    const witness = new Witness(unnamed);
    const id = assertRefused(await client.post(unnamed, [chat('Why?')]), 403);
    assert.equal(witness.upstream.length, 0);
    await witness.saw(['request deny unsupported', 'close fault'], id);
  });

  overBoth(
    'C32',
    'where Envoy does not heed it, the answer to an unread request is refused',
    async (client) => {
      for (const stack of [ignored, mismatched]) {
        const witness = new Witness(stack);
        const answer = await client.post(stack, [chat(EVIL)]);
        assertRefused(answer, 500, { secrets: [EVIL] });
        await witness.saw(['open deny protocol', 'close fault'], idOf(answer));
      }
    },
  );

  overBoth('C33', 'an answer as events flows, is masked, and is cut in mid-stream', async (client) => {
    const first = event('The river is calm. ');
    const pieces = [first, event(`Pay ${CARD}. `), STOP, DONE];
    heeded.model.script('flows', sends(pieces, { paceMs: 50, trailers: { 'x-usage': '2' } }));
    const flowing = new Witness(heeded);
    const answer = await client.ask(heeded, 'flows');
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.equal(answer.body.toString(), first + event(`Pay ${MASK}. `) + STOP + DONE);
    assert.equal(answer.trailers.get('x-usage'), '2');
    // It was open before its second event: nothing waited for its end.
    await flowing.saw([...open, 'mutate mutate mask-cards', 'close complete'], idOf(answer));

    heeded.model.script('cut', sends([first, event(`${BANNED} starts`), event('rest')], { paceMs: 50 }));
    const witness = new Witness(heeded);
    const cut = await client.ask(heeded, 'cut');
    assertCut(cut, first);
    await witness.saw([...open, 'cut deny no-leak', 'close cut'], idOf(cut));
    await assertQuiet(heeded);
  });

  overBoth('C33', 'a JSON answer is buffered, and its redaction has the right length', async (client) => {
    const text = `{"id":"c","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"It is ${CARD}."},"finish_reason":"stop"}]}`;
    for (const [content, expected] of [
      [CARD, MASK],
      [BANNED, undefined],
    ] as const) {
      const document = text.replace(CARD, content);
      const headers = { 'content-length': String(document.length) };
      heeded.model.script('document', sends([document], { contentType: 'application/json', headers }));
      const witness = new Witness(heeded);
      const answer = await client.post(heeded, [chat('?')], { headers: { 'x-script': 'document' } });
      if (expected === undefined) {
        const id = assertRefused(answer, 403, { secrets: [BANNED] });
        await witness.saw(['request allow none', 'open deny no-leak', 'close denied'], id);
      } else {
        assert.deepEqual([answer.status, answer.complete], [200, true]);
        assert.equal(answer.body.toString(), text.replace(CARD, expected));
        await witness.saw(['request allow none', 'open mutate mask-cards', 'close complete'], idOf(answer));
      }
    }
    await assertQuiet(heeded);
  });
});
