/** S02, S03, S06: how streams are framed and how they end: each event once, nothing unterminated, nothing after the end. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { ask } from '../conformance/support/clients.ts';
import { DONE, event, STOP, sends, spelledEvent, textOf } from '../conformance/support/events.ts';
import { assertQuiet, inWords } from '../conformance/support/witness.ts';
import { streamChat } from '../harness/client.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { begin, SteppedModel } from './support/live.ts';
import { assertRecorded, CLEAN, recordsOf, skippedOf } from './support/records.ts';
import { BANNED, CARD, MASKS, POLICY } from './support/spelling.ts';

const CALM = event('All is calm. ');

describe('the framing of streamed answers', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  /** One answer, what the SDK makes of the same, and the records of the first. */
  const exchange = async (name: string, pieces: readonly (string | Uint8Array)[]) => {
    stack.model.script(name, sends(pieces, { paceMs: 2 }));
    const seen = stack.model.received.length;
    const [answer, sdk] = await Promise.all([ask(stack, name), streamChat(stack, name)]);
    assert.ok(stack.model.received.slice(seen).every(({ complete }) => complete));
    assert.equal(stack.model.received.length, seen + 2);
    const records = await recordsOf(stack, answer.headers.get('x-weir-id'));
    return { answer, text: answer.body.toString(), records, sdk };
  };

  describe('S02 a stream that ends without ending its last event', () => {
    const card = event(`Pay with ${CARD}`);
    const tails = [
      { title: 'in the middle of an event', tail: card.slice(0, card.indexOf('1111 1111') + 3) },
      { title: 'after a line, without the blank one', tail: card.slice(0, -1) },
      { title: 'without any line end', tail: card.slice(0, -2) },
      { title: 'in a line of another field', tail: `event: ${BANNED}` },
      { title: 'in its end mark', tail: 'data: [DONE]\n' },
      { title: 'inside of a character', tail: Buffer.from('data: \u{1F30A}').subarray(0, -2) },
    ];
    for (const [index, { title, tail }] of tails.entries()) {
      it(`S02 ${title}: the tail is dropped, and the journal says so`, async () => {
        const { answer, text, records, sdk } = await exchange(`tail-${index}`, [CALM, tail]);
        assert.equal(text, CALM);
        assert.deepEqual([answer.status, answer.complete], [200, true]);
        assert.deepEqual(records.map(inWords), CLEAN);
        assert.deepEqual(skippedOf(records), { unterminated: tail.length });
        assert.equal(sdk.text, 'All is calm. ');
      });
    }

    it('S02 with nothing else before it: an empty stream', async () => {
      const { answer, text, records } = await exchange('tail-only', [card.slice(0, -1)]);
      assert.deepEqual([answer.status, answer.complete, text], [200, true, '']);
      assert.deepEqual(skippedOf(records), { unterminated: card.length - 1 });
    });

    it('S02 broken off by the upstream: the client sees that, and never the tail', async () => {
      const model = new SteppedModel();
      stack.model.script('broken-off', model.script);
      const live = await begin(stack, '{"model":"m","stream":true,"messages":[]}', {
        'x-script': 'broken-off',
      });
      model.send(CALM);
      await live.holds(CALM);
      model.send(card.slice(0, -1));
      model.reset();
      const answer = await live.ending();
      assert.deepEqual([answer.complete, answer.body.toString()], [false, CALM]);
      await assertRecorded(stack, answer.headers.get('x-weir-id'), [
        ...['request allow none', 'open allow none', 'close cancelled'],
      ]);
    });
  });

  describe('S03 line ends', () => {
    const events = (lineEnd: string): string[] =>
      ['All ', 'is ', 'calm, ', '\u{1F30A} ', 'here.'].map((text) => spelledEvent(text, lineEnd));
    const framings = [
      { title: 'CR only', parts: [...events('\r'), 'data: [DONE]\r\r'] },
      { title: 'CRLF', parts: [...events('\r\n'), 'data: [DONE]\r\n\r\n'] },
      {
        title: 'a different one for every line',
        parts: [
          ...events('\n').map((text, at) =>
            text.replace('\n\n', ['\r\n\n', '\n\r\n', '\r\r\n', '\n\r', '\r\n\r\n'][at] ?? ''),
          ),
          DONE,
        ],
      },
      {
        title: 'comments, names and numbers of events between',
        parts: events('\r\n').map(
          (text, at) => `: calm\r\nevent: message\r\nid: ${at}\r\nretry: 10\r\n${text}`,
        ),
      },
    ];
    for (const [index, { title, parts }] of framings.entries()) {
      const whole = Buffer.from(parts.join(''));
      const splits = {
        'event by event': parts,
        'split in every line end': splitInLineEnds(whole),
        'in one piece': [whole],
      };
      for (const [how, sent] of Object.entries(splits)) {
        it(`S03 ${title}, ${how}: every byte arrives once`, async () => {
          const { answer, text, records, sdk } = await exchange(`ends-${index}-${how}`, sent);
          assert.equal(text, whole.toString());
          assert.ok(answer.complete);
          assert.deepEqual([sdk.events, sdk.text], [5, 'All is calm, \u{1F30A} here.']);
          assert.deepEqual(records.map(inWords), CLEAN);
        });
      }

      it(`S03 ${title}: a card number over two events is masked, its events stay`, async () => {
        const bearing = Buffer.from(
          whole
            .toString()
            .replace('calm, ', CARD.slice(0, 9))
            .replace('\u{1F30A} ', `${CARD.slice(9)} `),
        );
        const masked = whole.toString().replace('calm, ', MASKS.card).replace('\u{1F30A} ', ' ');
        const { text, records, sdk } = await exchange(`card-${index}`, splitInLineEnds(bearing));
        assert.equal(text, masked);
        assert.deepEqual([sdk.events, sdk.text], [5, `All is ${MASKS.card} here.`]);
        assert.ok(records.some((record) => record.verdict === 'mutate' && record.rule === 'mask-cards'));
      });
    }
  });

  describe('S06 after the end mark', () => {
    const endings = [
      { title: 'text', end: DONE, after: `data: ${BANNED}\n\n` },
      { title: 'an event of the format', end: DONE, after: event(`Pay with ${CARD}`) },
      { title: 'an end mark with a blank, then an event', end: 'data: [DONE] \n\n', after: event(BANNED) },
      { title: 'a second end mark', end: DONE, after: DONE },
      { title: 'an unterminated line', end: DONE, after: `data: ${BANNED}` },
      { title: 'bytes of no text', end: DONE, after: Buffer.from([0xff, 0x00, 0xfe]) },
    ];
    for (const [index, { title, end, after: late }] of endings.entries()) {
      for (const together of [true, false]) {
        const how = together ? 'in the same piece' : 'in a piece of its own';
        it(`S06 ${title}, ${how}: nothing leaves after the first, and the journal says so`, async () => {
          const before = CALM + STOP + end;
          const pieces = together
            ? [Buffer.concat([Buffer.from(before), Buffer.from(late)])]
            : [before, late];
          const { answer, text, records, sdk } = await exchange(`after-${index}-${together}`, pieces);
          assert.equal(text, before);
          assert.deepEqual([answer.status, answer.complete], [200, true]);
          assert.deepEqual(records.map(inWords), CLEAN);
          assert.deepEqual(skippedOf(records), { 'after-end': late.length });
          assert.deepEqual([sdk.text, sdk.finish], ['All is calm. ', 'stop']);
        });
      }
    }

    it('S06 text on the line of the end mark is judged as text', async () => {
      stack.model.script('on-the-mark', sends([CALM, `data: [DONE] ${BANNED}\n\n`]));
      const answer = await ask(stack, 'on-the-mark');
      assert.equal(textOf(answer.body.toString()), 'All is calm. ');
      assert.ok(!answer.body.toString().includes(BANNED));
      await assertRecorded(stack, answer.headers.get('x-weir-id'), [
        ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      ]);
    });
  });
});

/** Pieces that end inside of every line end and between two. */
function splitInLineEnds(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (let at = 1; at < bytes.length; at++) {
    if (bytes[at - 1] !== 13 && bytes[at - 1] !== 10) continue;
    parts.push(bytes.subarray(start, at));
    start = at;
  }
  return [...parts, bytes.subarray(start)];
}
