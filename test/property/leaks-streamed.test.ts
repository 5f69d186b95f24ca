/** Laws 2 to 4 for a rule that compares an answer with its request: through the step, in any chunking of the bytes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DISGUISES, GIST, HARMLESS, PROMPT, QUESTION, SENTENCES } from '../cases/detectors/prompts.ts';
import { converse, cutAt, type Outcome, policiesOf } from '../fakes/conversation.ts';
import { fc } from './fast-check.ts';

const EXCHANGES = 250;
const CHUNKINGS = 8;
const CARD = '4111 1111 1111 1111';

const policyOf = (action: string, threshold: number) =>
  policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: leaks }
spec:
  response:
    rules:
      - { name: no-leak, detector: system-prompt-leak, threshold: ${threshold}, action: ${action} }
      - { name: no-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
`);
const REDACTS = policyOf('redact', 0.3);
const DENIES = policyOf('deny', 0.5);
/** The same without the denial: what has left a denied answer is a prefix of this. */
const NOTES = policyOf('annotate', 0.5);

const REQUEST = Buffer.from(
  JSON.stringify({
    model: 'm',
    stream: true,
    messages: [
      { role: 'system', content: PROMPT },
      { role: 'user', content: QUESTION },
    ],
  }),
);

const part = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HARMLESS) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...SENTENCES), fc.constantFrom(...Object.values(DISGUISES)))
      .map(([sentence, { write }]) => write(sentence)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...SENTENCES), fc.nat(40)).map(([one, to]) => one.slice(0, to)),
  },
  { weight: 1, arbitrary: fc.nat(GIST.length).map((to) => GIST.slice(0, to)) },
  { weight: 1, arbitrary: fc.constant(CARD) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 9 }) },
);
const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(' '));

function eventsOf(whole: string, size: number): Buffer {
  const deltas = whole.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  const choices = [
    ...deltas.map((content) => ({ delta: { content } })),
    { delta: {}, finish_reason: 'stop' },
  ];
  const events = choices.map((choice) =>
    JSON.stringify({ id: 'c', model: 'm', choices: [{ index: 0, ...choice }] }),
  );
  return Buffer.from([...events, '[DONE]'].map((event) => `data: ${event}\n\n`).join(''));
}

function findingsOf(outcome: Outcome) {
  return outcome.events
    .filter(({ direction }) => direction === 'response')
    .flatMap(({ findings }) => findings);
}

function verdictOf(outcome: Outcome): string | undefined {
  return outcome.events.filter(({ kind, direction }) => direction === 'response' && kind !== 'close').at(-1)
    ?.verdict;
}

/** What left before the ending is a prefix of what would have left. */
function assertPrefix(cut: Outcome, all: Outcome): void {
  if (cut.local !== undefined) {
    assert.equal(cut.client.length, 0);
    return;
  }
  const ending = cut.client.indexOf('"finish_reason":"content_filter"');
  assert.ok(ending > 0, 'a cut stream ends');
  const before = cut.client.subarray(0, cut.client.lastIndexOf('data:', ending));
  assert.deepEqual(all.client.subarray(0, before.length), before);
}

describe('answers that are compared with their request', () => {
  it(`are the same in any chunking, in ${EXCHANGES} exchanges`, () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.array(fc.nat(1e6), { maxLength: 30 }), { minLength: CHUNKINGS, maxLength: CHUNKINGS }),
        (whole, size, cuts) => {
          const answer = eventsOf(whole, size);
          const notes = converse({ policies: NOTES, request: [REQUEST], answer: [answer] });
          for (const policies of [REDACTS, DENIES]) {
            const at = { policies, request: [REQUEST] };
            const once = converse({ ...at, answer: [answer] });
            const verdict = verdictOf(once) ?? '';
            seen[verdict] = (seen[verdict] ?? 0) + 1;
            if (findingsOf(once).length === 0) assert.deepEqual(once.client, answer);
            for (const places of cuts) {
              const cut = converse({ ...at, answer: cutAt(answer, places) });
              assert.equal(verdictOf(cut), verdict);
              assert.deepEqual(findingsOf(cut), findingsOf(once));
              if (verdict === 'deny') assertPrefix(cut, notes);
              else assert.deepEqual(cut.client, once.client);
            }
          }
        },
      ),
      { numRuns: EXCHANGES },
    );
    for (const verdict of ['allow', 'mutate', 'deny'])
      assert.ok((seen[verdict] ?? 0) > 20, `only ${seen[verdict]} were ${verdict}`);
  });
});
