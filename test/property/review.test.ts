/** Law 2 where it is hardest: choices that interleave, rules that overlap, halves of characters in events of their own. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { converse, cutAt, type Outcome, policiesOf } from '../fakes/conversation.ts';

const POLICIES = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: overlaps }
spec:
  response:
    rules:
      - { name: cards, detector: pii, action: redact }
      - { name: words, detector: keywords, options: { words: ["ana.perez", "1111 1111", "card 41"] }, action: redact, replacement: "<word>" }
      - { name: note, detector: keywords, options: { words: ["perez@example"] }, action: annotate }
      - { name: secrets, detector: secrets, action: redact }
      - { name: banned, detector: keywords, options: { words: ["project bluebird"] }, action: deny }
`);
const REQUEST = Buffer.from('{"model":"m","messages":[{"role":"user","content":"hi"}]}');
const HALVES = ['\ud83d', '\udc69'];
const PIECES = ['card 4111 1111 ', '1111 1111', ' x ', 'ana.perez', '@example.com ', 'AKIAQWERTYUIOPASDFGH '];
const ODD = ['\u{1F469}', 'ﬁ ', '4111\u200b1111', 'Ⅷ', '日本', '"', '\\', 'project ', 'bluebird '];

const text = fc.array(fc.constantFrom(...PIECES, ...ODD, ...HALVES), { minLength: 1, maxLength: 4 });
const choice = fc.record({ index: fc.nat({ max: 1 }), text });
const event = fc.record({
  id: fc.nat({ max: 1 }),
  choices: fc.array(choice, { minLength: 1, maxLength: 2 }),
});

function spell({ id, choices }: { id: number; choices: { index: number; text: string[] }[] }): string {
  const parts = choices.map(({ index, text }) => ({ index, delta: { content: text.join('') } }));
  return `data: ${JSON.stringify({ id: `c${id}`, choices: parts })}\n\n`;
}

/** What has to be the same however the bytes were cut; what left a denied answer may differ in length. */
function told({ client, events }: Outcome) {
  const denial = events.find(({ verdict, direction }) => verdict === 'deny' && direction === 'response');
  const findings = events.flatMap((one) =>
    one.findings.map(({ rule, path, start, end }) => [rule, path, start, end]),
  );
  return { rule: denial?.rule, findings, client: denial === undefined ? client.toString() : '' };
}

describe('law 2: choices that interleave under rules that overlap', () => {
  it('any split of an answer gives the same findings, verdict and bytes', () => {
    const seen = { denied: 0, mutated: 0 };
    const sample = fc.array(event, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        sample,
        fc.array(fc.array(fc.nat(), { maxLength: 60 }), { maxLength: 4 }),
        (stream, splits) => {
          const answer = Buffer.from(stream.map(spell).join(''));
          const run = (chunks: Uint8Array[]) =>
            converse({ policies: POLICIES, request: [REQUEST], answer: chunks });
          const whole = told(run([answer]));
          if (whole.rule !== undefined) seen.denied++;
          else if (whole.client !== answer.toString()) seen.mutated++;
          for (const places of splits) assert.deepEqual(told(run(cutAt(answer, places))), whole);
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(seen.denied > 5 && seen.mutated > 50, JSON.stringify(seen));
  });
});
