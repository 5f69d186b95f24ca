/** What a stream says piece by piece where its format knows of nothing is judged as one text (S05, J09). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Talk } from '../../fakes/talk.ts';

const RULES = `  response:
    rules:
      - { name: banned, detector: keywords, options: { words: ["project halcyon", "callcall"] }, action: deny }
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: "[CARD]" }
`;
/** Rules that wait for more wherever letters and digits may go on. */
const HOLDING = `  response:
    rules:
      - { name: personal, detector: pii, action: redact }
      - { name: keys, detector: secrets, action: redact }
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
  return sent(pieces.map(event));
}

function sent(
  events: readonly string[],
  word = 'project halcyon',
): { left: string; rule: string | undefined } {
  const talk = new Talk(RULES.replace('project halcyon', word)).request('full-duplex');
  talk.body('request', '{"model":"m","messages":[]}', true);
  talk.answer();
  for (const one of events) talk.body('response', one);
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
  const DENIED: readonly (readonly [string, readonly Piece[]])[] = [
    ['a denied phrase', said('musing', PHRASE)],
    ['beside another text', PHRASE.map((text, at) => ({ delta: { musing: text, content: `word ${at} ` } }))],
    [
      'beside a member that says the same each time',
      PHRASE.map((text) => ({ delta: { x: 'a1', musing: text } })),
    ],
    [
      'with other texts between',
      said('musing', PHRASE).flatMap((piece) => [piece, { delta: { content: 'a word ' } }]),
    ],
    [
      'with another choice between',
      PHRASE.flatMap((text) => [
        { index: 0, delta: { musing: text } },
        { index: 1, delta: { musing: 'other words' } },
      ]),
    ],
    ['inside of objects and lists', PHRASE.map((text) => ({ delta: { x: [{ y: text }] } }))],
    ['behind a label', said('musing', ['a1', 'a1', ...PHRASE])],
  ];
  for (const [title, pieces] of DENIED) {
    it(`S05 ${title}: nothing of it leaves`, () => {
      const { left, rule } = stream(pieces);
      assert.equal(rule, 'banned');
      assert.doesNotMatch(left, /"(?:musing|y)":"(?:pro|ject hal|cyon)"/);
    });
  }

  const CUT: readonly (readonly [string, readonly Piece[]])[] = [
    ['that begins like a label', said('musing', ['pro', 'pro', 'ject hal', 'cyon'])],
    [
      'behind which many other texts came',
      said('musing', PHRASE).flatMap((piece) => [piece, ...said('content', Array(9).fill('a word '))]),
    ],
    [
      'that goes on behind a rest',
      [
        ...said('musing', ['pro']),
        ...said('content', Array(9).fill('a word ')),
        ...said('musing', ['ject ', 'hal', 'cyon, and so on']),
      ],
    ],
  ];
  for (const [title, pieces] of CUT) {
    it(`S05 ${title}: the stream is cut`, () => {
      const { left, rule: decided } = stream(pieces);
      assert.equal(decided, 'banned');
      assert.ok(told(left) < told(pieces.map(event).join('')));
      assert.match(left, /content_filter/);
    });
  }

  it('S05 a card number is masked', () => {
    const { left, rule } = stream(said('musing', CARD));
    assert.equal(rule, 'cards');
    assert.match(left, /"musing":"\[CARD\]/);
    assert.doesNotMatch(left, /4111|1111/);
  });

  it('S05 what stands once is held no longer than four events', () => {
    const talk = new Talk(RULES).request('full-duplex');
    talk.body('request', '{"model":"m","messages":[]}', true);
    talk.answer();
    for (const piece of [...said('trace', ['4111']), ...said('content', Array(4).fill('a word '))])
      talk.body('response', event(piece));
    assert.match(talk.left(), /"4111"/);
  });

  it('S05 what every event repeats carries nothing on', () => {
    const pieces = Array.from({ length: 9 }, () => ({ delta: { trace: 'call', content: 'a word ' } }));
    assert.equal(stream(pieces).left, `${pieces.map(event).join('')}data: [DONE]\n\n`);
  });

  const IDS: Readonly<Record<string, (at: number) => string>> = {
    'a UUID': (at) => `8d5c0f3e-4b7a-4d21-9f60-${String(at * 777_777_773).padStart(12, 'b')}`,
    'an id of one length': (at) => Buffer.from(`${100 + at} of many events`).toString('base64url'),
    'a time': (at) => new Date(1_764_000_000_000 + at * 53).toISOString(),
    'the number of the event': String,
    'a name with the number of the event': (at) => `evt_${at}`,
    'a time in nanoseconds': (at) => String(1_764_000_000_000_000_000n + BigInt(at) * 31_234_567n),
  };
  for (const [title, id] of Object.entries(IDS)) {
    it(`S05 ${title}, new in each event, delays none behind the first`, () => {
      const talk = new Talk(HOLDING).request('full-duplex');
      talk.body('request', '{"model":"m","messages":[]}', true);
      talk.answer();
      let sent = '';
      for (let at = 1; at <= 40; at++) {
        const next = event({ delta: { trace: id(at), content: 'a word ' } });
        talk.body('response', next);
        sent += next;
        if (at > 1) assert.equal(talk.left(), sent, `event ${at}`);
      }
    });
  }

  it('S05 what pieces as long as ids say together cuts the stream', () => {
    const pieces = ['a-word-of-project', '-halcyon-and-else'].map((text) => ({ delta: { musing: text } }));
    const talk = sent([...said('musing', ['another-long-word']), ...pieces].map(event), 'of-project-halcyon');
    assert.equal(talk.rule, 'banned');
    assert.doesNotMatch(talk.left, /halcyon/);
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

describe('a text over several events outside of data', () => {
  const SPLIT: readonly (readonly [string, (text: string) => string])[] = [
    ['comments', (text) => `: ${text}\n`],
    ['names of events', (text) => `event: ${text}\n`],
  ];
  for (const [title, line] of SPLIT) {
    it(`S05 ${title}: the stream is cut`, () => {
      const said = ['pro', 'ject hal', 'cyon'].map((text) => line(text) + event({ delta: { content: 'x' } }));
      assert.deepEqual(sent(said).rule, 'banned');
      const same = ['call', 'call'].map((text) => line(text) + event({ delta: { content: 'x' } }));
      assert.deepEqual(sent(same).rule, 'none');
    });
  }

  it('S05 ids count, and are no text together', () => {
    const events = CARD.map((text) => `id: ${text.trim()}\n${event({ delta: { content: 'x' } })}`);
    assert.equal(sent(events).rule, 'none');
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
