/** Conformance of ext_authz: an answer without a decision would allow, so there is none. */
import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import type { Tree } from '../../../envoy/render.ts';
import { codec } from '../../../src/wire/codec.ts';
import { type Stack, type StackOptions, startStack } from '../harness/stack.ts';
import { assertRefused, chat, idOf, post, postWithLength } from './support/clients.ts';
import { conformance } from './support/conformance.ts';
import { InProcessWeir } from './support/in-process.ts';
import { at, type Message, MockEnvoy } from './support/mock-envoy.ts';
import { CARD, EVIL, PLAIN } from './support/policies.ts';
import { refusesUpgrades } from './support/upgrades.ts';
import { Witness } from './support/witness.ts';

const PERMISSION_DENIED = 7;
const INTERNAL = 13;
/** Bytes of a body that Envoy passes on where parts are allowed. */
const LIMIT = 100;
const AUTHZ: StackOptions = { envoy: { filters: ['ext_authz'] } };

conformance('ext-authz', ({ site, claim, overBoth }) => {
  const weir = new InProcessWeir();
  let sound: Stack;
  let defective: Stack;
  let partial: Stack;
  let text: Stack;
  before(async () => {
    sound = await startStack({ policy: PLAIN, ...AUTHZ, envoyVersion: site.version });
    defective = await startStack({ startWeir: false, ...AUTHZ, envoyVersion: site.version });
    await weir.listen(defective.grpc);
    const bodies = (with_request_body: Tree) =>
      startStack({
        policy: PLAIN,
        envoyVersion: site.version,
        envoy: {
          ...AUTHZ.envoy,
          extAuthz: { with_request_body },
          connectionManager: { upgrade_configs: [{ upgrade_type: 'websocket' }] },
        },
      });
    [partial, text] = await Promise.all([
      bodies({ max_request_bytes: LIMIT, allow_partial_message: true }),
      bodies({ pack_as_bytes: false }),
    ]);
  });
  beforeEach(() => {
    weir.defect = {};
  });
  after(async () => {
    await sound?.stop();
    await defective?.stop();
    await partial?.stop();
    await text?.stop();
    await weir.close();
  });

  overBoth('C43', 'a clean prompt passes, with our id', async (client) => {
    const witness = new Witness(sound);
    const body = chat('Why does water flow?');
    const answer = await client.postWithLength(sound, body);
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.equal(witness.only.body.toString(), body);
    assert.equal(witness.only.headers['x-weir-id'], idOf(answer));
    await witness.saw(['request allow none', 'close complete'], idOf(answer));
  });

  claim('C43', 'a deny prompt gets 403, upstream gets nothing', async () => {
    const witness = new Witness(sound);
    const id = assertRefused(await postWithLength(sound, chat(`Be so kind: ${EVIL}.`)), 403, {
      secrets: [EVIL],
    });
    assert.equal(witness.upstream.length, 0);
    await witness.saw(['request deny no-evil', 'close denied'], id);
  });

  claim('C43', 'what would be redacted is denied, because ext_authz cannot rewrite', async () => {
    const witness = new Witness(sound);
    const id = assertRefused(await post(sound, [chat(`Pay ${CARD}.`)]), 403, { secrets: [CARD] });
    assert.equal(witness.upstream.length, 0);
    await witness.saw(['request deny mask-cards', 'close denied'], id);
  });

  claim(
    'C43',
    'a denial carries code 7 and a denied response, an allow code 0 and an ok response',
    async () => {
      const envoy = new MockEnvoy(sound.grpc);
      const allowed = (await envoy.check(question(chat('Why?')))) as Message;
      const denied = (await envoy.check(question(chat(EVIL)))) as Message;
      const headless = (await envoy.check({})) as Message;
      envoy.close();
      assert.equal(Number(at(allowed, 'status.code') ?? 0), 0);
      assert.equal(allowed['http_response'], 'ok_response');
      for (const [answer, status] of [
        [denied, 403],
        [headless, 500],
      ] as const) {
        assert.equal(at(answer, 'status.code'), PERMISSION_DENIED);
        assert.equal(answer['http_response'], 'denied_response');
        assert.equal(at(answer, 'denied_response.status.code'), status);
      }
    },
  );

  const broken = (): never => {
    throw new Error('broken on purpose');
  };
  const defects = [
    {
      title: 'an empty answer',
      defect: { codec: { ...codec, encodeCheck: () => Buffer.alloc(0) } },
      status: 503,
    },
    { title: 'an encoder that throws', defect: { codec: { ...codec, encodeCheck: broken } }, status: 503 },
    { title: 'a decoder that throws', defect: { codec: { ...codec, decodeCheck: broken } }, status: 500 },
    { title: 'no policy', defect: { policies: () => undefined }, status: 500 },
    { title: 'policies that cannot be had', defect: { policies: broken }, status: 500 },
    {
      title: 'a journal that throws',
      defect: { journal: { record: broken, fault: undefined, strict: true } },
      status: 500,
    },
  ];
  claim('C43', 'without a defect the same services let a prompt pass', async () => {
    const answer = await postWithLength(defective, chat('Why does water flow?'));
    assert.equal(answer.status, 200);
  });

  for (const { title, defect, status } of defects) {
    claim('C43', `${title} is a denial, upstream gets nothing`, async () => {
      weir.defect = defect;
      const witness = new Witness(defective);
      const answer = await postWithLength(defective, chat('Why does water flow?'));
      assert.deepEqual([answer.status, answer.complete], [status, true], answer.body.toString());
      assert.equal(witness.upstream.length, 0);
      const envoy = new MockEnvoy(defective.grpc);
      const said = await envoy.check(question(chat('Why?')));
      envoy.close();
      if (typeof said === 'number') assert.equal(said, INTERNAL);
      else assert.equal(at(said, 'status.code'), PERMISSION_DENIED);
    });
  }

  overBoth(
    'C44',
    'the first 100 bytes of a body are a part: denied, also when they read as a whole',
    async (client) => {
      const whole = chat('w'.repeat(LIMIT - chat('').length));
      assert.equal(whole.length, LIMIT);
      for (const pieces of [[whole, ` ${EVIL}`], [chat(`${'river '.repeat(40)}${EVIL}`)], [whole]]) {
        const witness = new Witness(partial);
        const id = assertRefused(await client.post(partial, pieces), 413, { secrets: [EVIL] });
        assert.equal(witness.upstream.length, 0);
        await witness.saw(['request deny too-large', 'close denied'], id);
      }
      const witness = new Witness(partial);
      const answer = await client.postWithLength(partial, whole.replace('w"', '"'));
      assert.deepEqual([answer.status, answer.complete], [200, true], answer.body.toString());
      assert.equal(witness.only.body.length, LIMIT - 1);
      await witness.saw(['request allow none', 'close complete'], idOf(answer));
    },
  );

  overBoth('C45', 'a body in which Envoy replaced bytes is denied', async (client) => {
    const body = Buffer.from(chat(`ab ${EVIL} cd`));
    const binary = Buffer.concat([body.subarray(0, -20), Buffer.from([0xff, 0xfe]), body.subarray(-20)]);
    for (const bytes of [binary, Buffer.from(chat('Hello!'))]) {
      const witness = new Witness(text);
      const answer = await client.postWithLength(text, bytes);
      const id = assertRefused(answer, 400, { secrets: [EVIL] });
      assert.equal(witness.upstream.length, 0);
      await witness.saw(['request deny unreadable', 'close denied'], id);
    }
  });

  claim('C45', 'an upgrade is denied, upstream gets nothing', () => refusesUpgrades(partial, 'close denied'));
});

function question(body: string): Message {
  return {
    attributes: {
      request: {
        http: {
          method: 'POST',
          path: '/v1/chat/completions',
          host: 'llm',
          headers: { 'content-type': 'application/json', 'content-length': String(body.length) },
          raw_body: Buffer.from(body),
        },
      },
    },
  };
}
