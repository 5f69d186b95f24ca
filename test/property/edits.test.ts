/** U07, and the law of masked streams: masks, hashes and fakes come out alike in any chunking, and cut no character in two. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { converse, cutAt, policiesOf } from '../fakes/conversation.ts';
import { fc } from './fast-check.ts';

const rules = (direction: string): string => `  ${direction}:
    rules:
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: mask }
      - { name: mail, detector: pii, options: { entities: [EMAIL] }, action: hash }
      - { name: words, detector: keywords, options: { words: ["falcon jane"] }, action: hash }
      - { name: ssn, detector: pii, options: { entities: [US_SSN] }, action: fake }
`;
const policies = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: edits }
spec:
${rules('request')}${rules('response')}`);

const CARD = ['4111', '1111', '1111', '1111'].join('');
const SSN = ['219', '09', '4412'].join('-');
/** Digits spelled otherwise, from the code point of another zero on. */
const spelled = (text: string, zero: number): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const FULLWIDTH = spelled(CARD, 0xff10);
const MATHEMATICAL = spelled(CARD, 0x1d7ce);

const PARTS = [
  ...[CARD, FULLWIDTH, MATHEMATICAL, ['jane', 'example.org'].join('@'), SSN, spelled(SSN, 0x1d7d8)],
  ...[
    `falcon ${['jane', 'example.org'].join('@')}`,
    'falcon jane',
    '😀',
    'e\u0301',
    '\u{1d400}',
    ' and ',
    'ﬁne',
    '"\\',
  ],
];

const said = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 7 });
const cuts = fc.array(fc.nat(5000), { maxLength: 40 });

const eventOf = (text: string): string =>
  `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content: text } }] })}\n\n`;

function textIn(sse: string): string {
  return sse
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => JSON.parse(event.slice(6)) as { choices: { delta: { content: string } }[] })
    .map(({ choices }) => choices[0]?.delta.content ?? '')
    .join('');
}

function cutText(text: string, places: readonly number[]): string[] {
  const sorted = [...new Set(places.map((place) => place % text.length))].sort((a, b) => a - b);
  return [...sorted, text.length].map((place, at) => text.slice(sorted[at - 1] ?? 0, place));
}

describe('U07 edits of values', () => {
  it('keep what is not found, count in characters, and write no half of one', () => {
    const text = `😀 ${MATHEMATICAL} 😀 ${FULLWIDTH} 𝐀 ${CARD} ${spelled(SSN, 0x1d7ce)} é`;
    const request = Buffer.from(JSON.stringify({ messages: [{ role: 'user', content: text }] }));
    const { upstream } = converse({ policies, request: [request], answer: [] });
    const { messages } = JSON.parse(upstream.toString()) as { messages: { content: string }[] };
    const masked = messages[0]?.content ?? '';
    assert.match(masked, /^😀 \*{12}𝟏{4} 😀 \*{12}１{4} 𝐀 \*{12}1{4} \d{3}-\d\d-\d{4} é$/u);
    assert.equal([...masked].length, [...text].length);
    assert.ok(masked.isWellFormed() && !upstream.includes('�'));
  });

  it('come out alike however the text and the bytes are cut, in both directions', () => {
    let changed = 0;
    fc.assert(
      fc.property(said, cuts, cuts, (parts, deltas, places) => {
        const text = parts.join(' | ');
        const request = Buffer.from(
          JSON.stringify({ stream: true, messages: [{ role: 'user', content: text }] }),
        );
        const whole = converse({ policies, request: [request], answer: [Buffer.from(eventOf(text))] });
        const answer = Buffer.from(cutText(text, deltas).map(eventOf).join(''));
        const cut = converse({ policies, request: cutAt(request, places), answer: cutAt(answer, places) });
        assert.deepEqual(cut.upstream, whole.upstream);
        const read = textIn(cut.client.toString());
        assert.equal(read, textIn(whole.client.toString()));
        const { messages } = JSON.parse(cut.upstream.toString()) as { messages: { content: string }[] };
        assert.equal(messages[0]?.content, read);
        if (read !== text) changed++;
        assert.ok(read.isWellFormed() || !text.isWellFormed());
      }),
      { numRuns: 300 },
    );
    assert.ok(changed > 150, `only ${changed} texts were changed`);
  });
});
