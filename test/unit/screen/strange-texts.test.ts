/** What a stream says piece by piece where its format knows of nothing is judged as one text (S05, J09). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Talk } from '../../fakes/talk.ts';

const RULES = `  response:
    rules:
      - { name: banned, detector: keywords, options: { words: ["project halcyon", "callcall"] }, action: deny }
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: "[CARD]" }
`;
const CARD = ['4111 ', '1111 ', '1111 ', '1111 '];
const PHRASE = ['pro', 'ject hal', 'cyon'];

interface Piece {
  readonly index?: number;
  readonly delta: object;
}

function event({ index = 0, delta }: Piece): string {
  return `data: ${JSON.stringify({ id: 'c', model: 'm', choices: [{ index, delta, finish_reason: null }] })}\n\n`;
}

/** What leaves of a streamed answer, and the rule that decided about it. */
function stream(pieces: readonly Piece[]): { left: string; rule: string | undefined } {
  const talk = new Talk(RULES).request('full-duplex');
  talk.body('request', '{"model":"m","messages":[]}', true);
  talk.answer();
  for (const piece of pieces) talk.body('response', event(piece));
  talk.body('response', 'data: [DONE]\n\n', true);
  return { left: talk.left(), rule: talk.events.at(-1)?.rule };
}

/** How many pieces of the members that nobody knows stand in a stream. */
function told(stream: string): number {
  return stream.match(/"(?:musing|x)":/g)?.length ?? 0;
}

/** One member with a piece in each event. */
function said(name: string, texts: readonly string[]): Piece[] {
  return texts.map((text) => ({ delta: { [name]: text } }));
}

describe('a text over several events in a member that nobody knows', () => {
  const CUT: readonly (readonly [string, readonly Piece[], string])[] = [
    ['a denied phrase', said('musing', PHRASE), 'banned'],
    ['a card number, which cannot be masked where it has begun to leave', said('musing', CARD), 'cards'],
    [
      'beside another text',
      PHRASE.map((text, at) => ({ delta: { musing: text, content: `word ${at} ` } })),
      'banned',
    ],
    [
      'beside a member that says the same each time',
      PHRASE.map((text) => ({ delta: { trace: 'a1b2', musing: text } })),
      'banned',
    ],
    [
      'with other texts between',
      said('musing', PHRASE).flatMap((piece) => [piece, { delta: { content: 'a word ' } }]),
      'banned',
    ],
    [
      'with another choice between',
      PHRASE.flatMap((text) => [
        { index: 0, delta: { musing: text } },
        { index: 1, delta: { musing: 'other words' } },
      ]),
      'banned',
    ],
    ['inside of objects and lists', PHRASE.map((text) => ({ delta: { x: [{ y: text }] } })), 'banned'],
    ['that begins like a label', said('musing', ['pro', 'pro', 'ject halcyon']), 'banned'],
  ];
  for (const [title, pieces, rule] of CUT) {
    it(`S05 ${title}`, () => {
      const { left, rule: decided } = stream(pieces);
      assert.equal(decided, rule);
      assert.ok(told(left) < told(pieces.map(event).join('')));
      assert.match(left, /content_filter/);
    });
  }

  it('S05 what every event repeats carries nothing on', () => {
    const pieces = Array.from({ length: 9 }, () => ({ delta: { trace: 'call', content: 'a word ' } }));
    assert.equal(stream(pieces).left, `${pieces.map(event).join('')}data: [DONE]\n\n`);
  });

  it('S05 two members are two texts', () => {
    const pieces = [{ delta: { one: 'project ' } }, { delta: { two: 'halcyon' } }];
    assert.equal(stream(pieces).rule, 'none');
  });

  it('S05 a text that is found inside one event is masked there', () => {
    const { left } = stream(said('musing', ['a ', `b ${CARD.join('')}`, 'c']));
    assert.match(left, /b \[CARD\] /);
  });
});

describe('reasoning in a list', () => {
  for (const [list, name] of [
    ['reasoning_details', 'text'],
    ['reasoning_details', 'summary'],
    ['thinking_blocks', 'thinking'],
  ] as const) {
    it(`S01 a card number over several ${name} of ${list} is masked`, () => {
      const { left, rule } = stream(CARD.map((text) => ({ delta: { [list]: [{ [name]: text }] } })));
      assert.equal(rule, 'cards');
      assert.match(left, /\[CARD\]/);
      assert.doesNotMatch(left, /4111|1111/);
    });
  }
});
