/** Law 2 on text: two choices whose deltas are cut anywhere, also inside a character, under rules that overlap. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { converse, type Outcome, policiesOf } from '../fakes/conversation.ts';
import { fc } from './fast-check.ts';

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
const PIECES = ['card 4111 1111 ', '1111 1111', ' x ', 'ana.perez', '@example.com ', 'AKIAJ7Q4M2XW9RT5K3BD '];
/** Hidden and mathematical letters take two UTF-16 units each; folding reads them as ASCII. */
const ODD = [
  '\u{1F469}',
  'ﬁ ',
  '4111\u200b1111',
  'Ⅷ',
  '日本',
  '"',
  '\\',
  'project ',
  'bluebird ',
  '\u{1D41A}na.perez',
];

const text = fc.array(fc.constantFrom(...PIECES, ...ODD), { maxLength: 12 }).map((pieces) => pieces.join(''));
/** A delta: so many UTF-16 units of one choice's text. */
const delta = fc.record({ index: fc.nat({ max: 1 }), units: fc.integer({ min: 1, max: 9 }) });

function event(index: number, content: string): string {
  return `data: ${JSON.stringify({ choices: [{ index, delta: { content } }] })}\n\n`;
}

/** Deals two texts out in deltas; what the deltas leave over comes last. */
function stream(texts: readonly string[], deltas: readonly { index: number; units: number }[]): string {
  const rest = [...texts];
  const events = deltas.map(({ index, units }) => {
    const content = rest[index]?.slice(0, units) ?? '';
    rest[index] = rest[index]?.slice(units) ?? '';
    return event(index, content);
  });
  return [...events, ...rest.map((content, index) => event(index, content))].join('');
}

function shownIn({ client }: Outcome): string[] {
  const shown = ['', ''];
  for (const line of client
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('data: {'))) {
    const { choices } = JSON.parse(line.slice(6)) as {
      choices: { index: number; delta: { content?: string } }[];
    };
    for (const { index, delta } of choices) shown[index] += delta.content ?? '';
  }
  return shown;
}

function told(answer: string) {
  const outcome = converse({ policies: POLICIES, request: [REQUEST], answer: [Buffer.from(answer)] });
  const denied = outcome.events.some(
    ({ verdict, direction }) => verdict === 'deny' && direction === 'response',
  );
  const findings = outcome.events
    .flatMap((one) =>
      one.findings.map(({ rule, path, start, end, hash }) => `${path} ${start}-${end} ${rule} ${hash}`),
    )
    .sort();
  // What had left before a denial depends on how the choices interleave.
  return denied ? { denied } : { denied, findings, shown: shownIn(outcome) };
}

describe('law 2: deltas that are cut anywhere, under rules that overlap', () => {
  it('findings, verdict and the text that is shown do not depend on the deltas', () => {
    const seen = { denied: 0, mutated: 0 };
    fc.assert(
      fc.property(fc.tuple(text, text), fc.array(delta, { maxLength: 60 }), (texts, deltas) => {
        const whole = told(stream(texts, []));
        if (whole.denied) seen.denied++;
        else if (whole.shown?.join('') !== texts.join('')) seen.mutated++;
        assert.deepEqual(told(stream(texts, deltas)), whole);
      }),
      { numRuns: 2400 },
    );
    assert.ok(seen.denied > 5 && seen.mutated > 100, JSON.stringify(seen));
  });
});
