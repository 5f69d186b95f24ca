/** Laws of placeholders, with the step as Envoy drives it: any chunking, and the caller gets what the caller wrote. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { converse, cutAt, policiesOf } from '../fakes/conversation.ts';
import { fc } from './fast-check.ts';

const policies = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: hidden }
spec:
  request:
    rules:
      - { name: hide, detector: pii, options: { entities: [EMAIL, CREDIT_CARD] }, action: placeholder }
  response:
    rules:
      - { name: no-address, detector: pii, options: { entities: [EMAIL] }, action: redact }
`);

/** Invented values, put together here. */
const JANE = ['jane', 'example.org'].join('@');
const JOHN = ['john.q', 'example.com'].join('@');
const CARD = ['4111', '1111', '1111', '1111'].join(' ');
const VALUES = [JANE, JOHN, CARD];
const HIDDEN = ['<EMAIL_1>', '<EMAIL_2>', '<CREDIT_CARD_1>'];
const QUESTION = `Write to ${JANE} and ${JOHN} about ${CARD}, and to ${JANE} again.`;
const request = Buffer.from(
  JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: QUESTION }] }),
);

/** What a model may say: placeholders in several spellings, what only looks like them, and an address of its own. */
const PARTS: readonly (readonly [said: string, read: string])[] = [
  ...HIDDEN.map((placeholder, at) => [placeholder, VALUES[at] ?? ''] as const),
  ['<email_1>', JANE],
  ['< Email 2 >', JOHN],
  ['&lt;EMAIL_1&gt;', JANE],
  ['<EMAIL_7>', '<EMAIL_7>'],
  ['<EMAIL_', '<EMAIL_'],
  ['<', '<'],
  ['1 < 2 & ', '1 < 2 & '],
  [' and ', ' and '],
  ['"\n\\', '"\n\\'],
  [' x@other.example.net ', ' [EMAIL] '],
  ['é😀', 'é😀'],
];

function stream(pieces: readonly string[], member: string): Buffer {
  const deltas = pieces.map((text) =>
    member === 'content'
      ? { content: text }
      : {
          tool_calls: [
            { index: 0, id: 'call_1', type: 'function', function: { name: 'f', arguments: text } },
          ],
        },
  );
  const events = deltas.map(
    (delta) => `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta }] })}\n\n`,
  );
  return Buffer.from(`${events.join('')}data: [DONE]\n\n`);
}

interface Delta {
  readonly content?: string;
  readonly tool_calls?: readonly { readonly function: { readonly arguments: string } }[];
}

function textIn(sse: string): string {
  return sse
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => (JSON.parse(event.slice(6)) as { choices: { delta: Delta }[] }).choices[0]?.delta)
    .map((delta) => delta?.content ?? delta?.tool_calls?.[0]?.function.arguments ?? '')
    .join('');
}

/** A text of parts that do not touch, cut into deltas. */
const said = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 8 });
const cuts = fc.array(fc.nat(5000), { maxLength: 40 });

/** Cuts a text at the given places. */
function cutText(text: string, places: readonly number[]): string[] {
  const sorted = [...new Set(places.map((place) => place % text.length))].sort((a, b) => a - b);
  return [...sorted, text.length].map((place, at) => text.slice(sorted[at - 1] ?? 0, place));
}

describe('placeholders', () => {
  it('hide the same values from the model in any chunking', () => {
    const expected = request
      .toString()
      .replaceAll(JANE, '<EMAIL_1>')
      .replaceAll(JOHN, '<EMAIL_2>')
      .replaceAll(CARD, '<CREDIT_CARD_1>');
    fc.assert(
      fc.property(cuts, (places) => {
        const { upstream } = converse({ policies, request: cutAt(request, places), answer: [] });
        assert.equal(upstream.toString(), expected);
      }),
      { numRuns: 100 },
    );
  });

  for (const member of ['content', 'arguments'])
    it(`come back in any deltas and any chunking: ${member}`, () => {
      let restored = 0;
      fc.assert(
        fc.property(said, cuts, cuts, (parts, deltas, places) => {
          const text = parts.map(([one]) => one).join('|');
          const wanted = parts.map(([, read]) => read).join('|');
          const answer = stream(cutText(text, deltas), member);
          const whole = converse({ policies, request: [request], answer: [answer] });
          const cut = converse({ policies, request: [request], answer: cutAt(answer, places) });
          assert.equal(textIn(whole.client.toString()), wanted);
          assert.deepEqual(cut.client, whole.client);
          const totals = cut.events.at(-1)?.totals?.placeholders;
          assert.equal(totals?.replaced, 4);
          assert.equal(totals?.invented, parts.filter(([one]) => one === '<EMAIL_7>').length);
          assert.deepEqual(whole.events.at(-1)?.totals?.placeholders, totals);
          restored += totals?.restored ?? 0;
          if (text === wanted) assert.deepEqual(cut.client, answer);
        }),
        { numRuns: 300 },
      );
      assert.ok(restored > 300, `only ${restored} came back`);
    });

  it('bring nothing back to an exchange that hid nothing', () => {
    const plain = Buffer.from(
      JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] }),
    );
    fc.assert(
      fc.property(said, cuts, (parts, places) => {
        const text = parts
          .map(([one]) => one)
          .filter((one) => !one.includes('@'))
          .join('|');
        const answer = stream([text], 'content');
        assert.deepEqual(
          converse({ policies, request: [plain], answer: cutAt(answer, places) }).client,
          answer,
        );
      }),
      { numRuns: 100 },
    );
  });
});
