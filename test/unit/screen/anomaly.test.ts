/** Answers that stray, in a whole conversation: what has left when they are cut, held or not, in any split, with several choices. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shopAnswers } from '../../cases/anomaly/shop.ts';
import { textOf } from '../../e2e/conformance/support/events.ts';
import { converse, policiesOf } from '../../fakes/conversation.ts';

const STRETCH = 256;
const REQUEST = JSON.stringify({
  model: 'm',
  stream: true,
  messages: [{ role: 'user', content: 'Where is it?' }],
});
const ORDINARY = shopAnswers('learned', 4, 21).join(' ').slice(0, 700);
const ODD = '{"a": [1, 2], "b": {"c": 3}} '.repeat(40);

function policy(hold: boolean) {
  return policiesOf(`apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: odd }
spec:
  response:
    rules:
      - { name: odd, detector: anomaly, options: { expect: { codeMarks: { most: 0.12 } }, hold: ${hold} }, action: deny }
`);
}

function event(index: number, content: string | undefined): string {
  const choice =
    content === undefined
      ? { index, delta: {}, finish_reason: 'stop' }
      : { index, delta: { content }, finish_reason: null };
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [choice] })}\n\n`;
}

function pieces(text: string, size: number): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
}

/** What the client got of an answer whose events come in chunks of so many bytes. */
function told(
  events: readonly string[],
  { hold, bytes }: { readonly hold: boolean; readonly bytes: number },
) {
  const whole = Buffer.from([...events, 'data: [DONE]\n\n'].join(''));
  const answer: Uint8Array[] = [];
  for (let at = 0; at < whole.length; at += bytes) answer.push(whole.subarray(at, at + bytes));
  const { client, events: happened } = converse({
    policies: policy(hold),
    request: [Buffer.from(REQUEST)],
    answer,
    answerType: 'text/event-stream',
  });
  const cut = happened.find(({ kind }) => kind === 'cut');
  return { client, text: textOf(client.toString()), cut, whole };
}

describe('an answer that strays', () => {
  const events = pieces(ORDINARY + ODD, 6).map((text) => event(0, text));

  for (const hold of [false, true])
    it(`leaves ${hold ? 'nothing of the stretch' : 'no more than the stretch'} that was too far, in any split`, () => {
      const seen = [37, 150, 1000].map((bytes) => told([...events, event(0, undefined)], { hold, bytes }));
      const ends = seen.map(({ cut }) => cut?.findings[0]?.end ?? 0);
      assert.equal(new Set(ends).size, 1);
      const [end = 0] = ends;
      assert.ok(end % STRETCH === 0 && end > ORDINARY.length);
      const most = hold ? end - STRETCH : end - 1;
      for (const { text } of seen) {
        assert.ok((ORDINARY + ODD).startsWith(text));
        assert.ok(text.length <= most && text.length > most - STRETCH, `${text.length} of ${most} left`);
      }
    });

  it('leaves as it came when it does not stray, held or not', () => {
    const fine = [...pieces(ORDINARY, 6).map((text) => event(0, text)), event(0, undefined)];
    for (const hold of [false, true]) {
      const { client, whole } = told(fine, { hold, bytes: 90 });
      assert.deepEqual(client, whole);
    }
  });

  it('does not end before it was judged whole, and other choices go on', () => {
    const short = 'f({"a": [1, 2]}, {"b": [3, 4]}, {"c": [5, 6]})';
    const mixed = [
      event(0, short),
      event(1, 'The parcel is on its way.'),
      event(0, undefined),
      event(1, undefined),
    ];
    const { text, cut, client } = told(mixed, { hold: false, bytes: 60 });
    assert.equal(cut?.findings[0]?.path, 'choices[0].delta.content');
    assert.ok(text.startsWith(short));
    assert.doesNotMatch(client.toString(), /"finish_reason":"stop"/);
  });
});
