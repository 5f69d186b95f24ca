/** Data that is text, from headers to verdict: judged, never edited, and not what `uninspected` is about. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { converse, cutAt, type Outcome, policiesOf } from '../../fakes/conversation.ts';

const CARD = '4111 1111 1111 1111';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>a river and a weir</text></svg>';
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(300, 7)]);

function policies(action: string) {
  return policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: data }
spec:
  uninspected: { image: deny, file: deny }
  request:
    rules:
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, on: [user], action: ${action} }
`);
}

/** A chat request with this data as an image, in pieces of that size. */
function send(data: string | Uint8Array, action = 'redact', size = 50): Outcome & { readonly sent: Buffer } {
  const url = `data:image/png;base64,${Buffer.from(data).toString('base64')}`;
  const content = [{ type: 'image_url', image_url: { url } }];
  const sent = Buffer.from(JSON.stringify({ model: 'm', messages: [{ role: 'user', content }] }));
  const places = Array.from({ length: Math.ceil(sent.length / size) }, (_, at) => at * size);
  const policy = { policies: policies(action), answer: [Buffer.from('{}')], answerType: 'application/json' };
  return { ...converse({ ...policy, request: cutAt(sent, places) }), sent };
}

describe('data that is text', () => {
  it('passes as it came where nothing is found, also where images are denied', () => {
    const { upstream, sent, events } = send(SVG);
    assert.ok(upstream.equals(sent));
    assert.deepEqual(events[0]?.skipped, []);
  });

  for (const size of [1, 7, 5000]) {
    it(`is denied where a text would be redacted, in pieces of ${size}`, () => {
      const { upstream, local, events } = send(SVG.replace('river', CARD), 'redact', size);
      assert.equal(upstream.length, 0);
      assert.equal(local?.status, 403);
      const [decision] = events;
      assert.deepEqual([decision?.verdict, decision?.rule], ['deny', 'cards']);
      const [found] = decision?.findings ?? [];
      assert.deepEqual([found?.role, found?.path], ['user', 'messages[0].content[0].image_url.url:decoded']);
    });
  }

  it('is recorded where a rule only notes it', () => {
    const { upstream, sent, events } = send(SVG.replace('river', CARD), 'annotate');
    assert.ok(upstream.equals(sent));
    assert.equal(events[0]?.findingCount, 1);
  });

  it('is not what an image is: that is denied by its name', () => {
    const { upstream, events } = send(PNG);
    assert.equal(upstream.length, 0);
    assert.equal(events[0]?.rule, 'uninspected.image');
  });

  it('is named as well where it goes over into something else', () => {
    const { events } = send(Buffer.concat([Buffer.from(SVG.repeat(9)), PNG]));
    assert.equal(events[0]?.rule, 'uninspected.image');
  });
});
