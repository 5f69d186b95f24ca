/** How event streams are framed, whatever is odd about them (S03 to S06, S10, S13); each stream in every two pieces. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { GENERIC } from '../../../src/dialects/index.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { spliceUnit } from '../../../src/dialects/splice.ts';
import { EventSplitter } from '../../../src/dialects/sse/event-splitter.ts';
import {
  answerReader,
  bytesOf,
  everyByte,
  LIMITS,
  type Outcome,
  readAll,
  readAnyhow,
  readUnits,
} from './read-all.ts';

const EVENTS = 'text/event-stream';
const HI = '{"choices":[{"index":0,"delta":{"content":"Hi"}}]}';

function anyhow(text: string, dialect = openaiChat): Outcome {
  return readAnyhow(() => answerReader(dialect, EVENTS), bytesOf(text));
}

/** What came of a stream: how many bytes of it left, its text, and what was dropped or wrong. */
interface Expected {
  /** What leaves; all of it when left out. */
  readonly left?: string;
  /** Of the first choice. */
  readonly content?: string;
  /** Other text that was judged: comments, names, what stands behind an end mark. */
  readonly other?: readonly string[];
  readonly dropped?: readonly (readonly [reason: string, bytes: number])[];
  readonly fault?: string;
}

const ONE = `data: ${HI}\n\n`;
const DONE = 'data: [DONE]\n\n';
const LATE = 'data: {"choices":[{"index":0,"delta":{"content":"late"}}]}\n\n';

const STREAMS: Readonly<Record<string, readonly [text: string, expected: Expected]>> = {
  'S03 LF': [`${ONE}${ONE}${DONE}`, { content: 'HiHi' }],
  'S03 CRLF': [`${ONE}${ONE}${DONE}`.replaceAll('\n', '\r\n'), { content: 'HiHi' }],
  'S03 CR': [`${ONE}${ONE}${DONE}`.replaceAll('\n', '\r'), { content: 'HiHi' }],
  'S03 CRLF, then LF': [`data: ${HI}\r\n\n${ONE}`, { content: 'HiHi' }],
  'S03 LF, then CRLF': [`data: ${HI}\n\r\n${ONE}`, { content: 'HiHi' }],
  'S03 LF, then CR': [`data: ${HI}\n\r${ONE}`, { content: 'HiHi' }],
  'S03 CR, then CRLF': [`data: ${HI}\r\r\n${ONE}`, { content: 'HiHi' }],
  'S03 CRLF, then CR': [`data: ${HI}\r\n\r${ONE}`, { content: 'HiHi' }],
  'S03 CR at the very end': [`data: ${HI}\r\r`, { content: 'Hi' }],
  'S03 many blank lines': [`\n\r\r\n\n${ONE}\n\n\n${ONE}\r\r\r`, { content: 'HiHi' }],
  'S04 several data lines': [
    `data: {"choices":[\ndata: {"index":0,\ndata:"delta":{"content":"Hi"}}]}\n\n`,
    { content: 'Hi' },
  ],
  'S04 several data lines, one of them empty': [`data\ndata: ${HI}\ndata:\n\n`, { content: 'Hi' }],
  'S04 data lines with others between': [
    `data: {"choices":[{"index":0,\nid: 7\n: c\ndata: "delta":{"content":"Hi"}}]}\n\n`,
    { content: 'Hi', other: ['7', 'c'] },
  ],
  'S04 a string over two data lines': [`data: {"choices":"a\ndata: b"}\n\n`, { left: '', fault: 'choices' }],
  'S04 no blank behind the colon': [`data:${HI}\n\n`, { content: 'Hi' }],
  'S04 two blanks and a tab behind the colon': [`data: \t ${HI}\n\n`, { content: 'Hi' }],
  'S04 a comment': [`: one\n\n:two\n${ONE}`, { content: 'Hi', other: ['one', 'two'] }],
  'S04 an id, a retry, a name': [
    `id: 1\nretry: 9\nevent: x\n${ONE}`,
    { content: 'Hi', other: ['1', '9', 'x'] },
  ],
  'S04 an unknown field': [`foo: bar\n${ONE}`, { content: 'Hi', other: ['foo: bar'] }],
  'S04 a byte order mark': [`\ufeff${ONE}${ONE}`, { content: 'HiHi' }],
  'S04 a byte order mark and nothing else on its line': [`\ufeff\n${ONE}`, { content: 'Hi' }],
  'S04 a byte order mark on a later event': [
    `${ONE}\ufeff${LATE}`,
    { left: ONE, content: 'Hi', fault: 'event.*' },
  ],
  'S04 two byte order marks': [`\ufeff\ufeff${ONE}`, { left: '', fault: 'event.*' }],
  'S04 a field in capitals': [`${ONE}DATA: ${HI}\n\n`, { left: ONE, content: 'Hi', fault: 'event.*' }],
  'S04 a blank in front of a field': [
    `${ONE} data: ${HI}\n\n`,
    { left: ONE, content: 'Hi', fault: 'event.*' },
  ],
  'S04 a blank in front of a colon': [
    `${ONE}data : ${HI}\n\n`,
    { left: ONE, content: 'Hi', fault: 'event.*' },
  ],
  'S04 a field in full width': [`${ONE}\uff44ata: x\n\n`, { left: ONE, content: 'Hi', fault: 'event.*' }],
  'S05 data that is no JSON': [`${ONE}data: plain words\n\n${ONE}`, { left: ONE, content: 'Hi', fault: '$' }],
  'S05 data with two documents': [`${ONE}data: ${HI}${HI}\n\n`, { left: ONE, content: 'Hi', fault: '$' }],
  'S05 two documents on two data lines': [`data: ${HI}\ndata: ${HI}\n\n`, { left: '', fault: '$' }],
  'S05 JSON of no known type': [
    `data: {"sort":"ping"}\n\n${ONE}`,
    { content: 'Hi', other: ['sort', 'ping'] },
  ],
  'S05 JSON that is no object': [`data: "words"\n\ndata: 4\n\n${ONE}`, { content: 'Hi', other: ['words'] }],
  'S06 nothing behind the mark': [ONE + DONE, { content: 'Hi' }],
  'S06 events behind the mark': [
    ONE + DONE + LATE,
    { left: ONE + DONE, content: 'Hi', dropped: [['after-end', LATE.length]] },
  ],
  'S06 two marks': [
    ONE + DONE + DONE,
    { left: ONE + DONE, content: 'Hi', dropped: [['after-end', DONE.length]] },
  ],
  'S06 bytes behind the mark': [
    `${ONE}${DONE}tail`,
    { left: ONE + DONE, content: 'Hi', dropped: [['after-end', 4]] },
  ],
  'S06 a mark with a blank': [
    `${ONE}data: [DONE] \n\n${LATE}`,
    { left: `${ONE}data: [DONE] \n\n`, content: 'Hi', dropped: [['after-end', LATE.length]] },
  ],
  'S06 a mark without a blank in front': [
    `${ONE}data:[DONE]\n\n${LATE}`,
    { left: `${ONE}data:[DONE]\n\n`, content: 'Hi', dropped: [['after-end', LATE.length]] },
  ],
  'S06 a mark with text': [
    `${ONE}data: [DONE]x\n\n${LATE}`,
    { left: `${ONE}data: [DONE]x\n\n`, content: 'Hi', other: ['x'], dropped: [['after-end', LATE.length]] },
  ],
  'S06 a mark with lines': [
    `${ONE}event: end\ndata: [DONE]\ndata: more\n: c\n\n${LATE}`,
    {
      left: `${ONE}event: end\ndata: [DONE]\ndata: more\n: c\n\n`,
      content: 'Hi',
      other: ['end', 'more', 'c'],
      dropped: [['after-end', LATE.length]],
    },
  ],
  'S06 a mark on a second data line': [`data: ${HI}\ndata: [DONE]\n\n`, { left: '', fault: '$' }],
  'S06 a mark behind a tab': [`${ONE}data:\t[DONE]\n\n${LATE}`, { left: ONE, content: 'Hi', fault: '[0]' }],
  'S06 a mark in small letters': [
    `${ONE}data: [done]\n\n${LATE}`,
    { left: ONE, content: 'Hi', fault: '[0]' },
  ],
  'S06 a mark that never ends': [
    `${ONE}data: [DONE]\n`,
    { left: ONE, content: 'Hi', dropped: [['unterminated', 13]] },
  ],
  'S02 a tail without a blank line': [
    `${ONE}data: ${HI}\n`,
    { left: ONE, content: 'Hi', dropped: [['unterminated', 7 + HI.length]] },
  ],
  'S02 a tail in the middle': [
    `${ONE}data: {"cho`,
    { left: ONE, content: 'Hi', dropped: [['unterminated', 11]] },
  ],
  'S02 a tail of one CR': [`${ONE}data: x\r`, { left: ONE, content: 'Hi', dropped: [['unterminated', 8]] }],
  'S10 a JSON body': [`${HI}\n\n`, { left: '', fault: 'event.*' }],
  'S10 a JSON body without a line end': [HI, { left: '', dropped: [['unterminated', HI.length]] }],
  'S10 a JSON body over lines': [`{\n "choices": []\n}\n\n`, { left: '', fault: 'event.*' }],
  'S10 a JSON body behind a comment': [`: c\n\n[1]\n\n`, { left: ': c\n\n', other: ['c'], fault: 'event.*' }],
  'S10 a page': ['<html>\n\n', { other: ['<html>'] }],
  nothing: ['', {}],
};

describe('the framing of event streams', () => {
  for (const [name, [text, expected]] of Object.entries(STREAMS)) {
    it(`${name}: the same in any chunking`, () => {
      const outcome = anyhow(text);
      const runs = outcome.units.flatMap((unit) => unit.runs);
      const content = runs.filter(({ path }) => path === 'choices[0].delta.content');
      assert.deepEqual(
        {
          left: outcome.units.map(({ bytes }) => bytes).join(''),
          content: content.map((run) => run.text).join(''),
          other: runs.filter((run) => !content.includes(run)).map((run) => run.text.trim()),
          dropped: outcome.skipped.map(({ reason, bytes }) => [reason, bytes]),
          fault: outcome.fault?.at,
        },
        {
          left: bytesOf(expected.left ?? text).toString('latin1'),
          content: expected.content ?? '',
          other: expected.other ?? [],
          dropped: expected.dropped ?? [],
          fault: expected.fault,
        },
      );
      if (outcome.fault !== undefined) assert.equal(outcome.fault.kind, 'unreadable');
    });

    it(`${name}: framed alike where the format is not known`, () => {
      const known = anyhow(text);
      const other = anyhow(text, GENERIC);
      assert.deepEqual(
        other.units.map(({ bytes, closes }) => [bytes, closes]),
        known.units.map(({ bytes, closes }) => [bytes, closes]),
      );
      assert.deepEqual([other.skipped, other.fault?.kind], [known.skipped, known.fault?.kind]);
    });
  }

  it('refuses a line that is not UTF-8', () => {
    const bytes = Buffer.concat([bytesOf(`${ONE}: `), Buffer.from([0xc3, 0x28]), bytesOf('\n\n')]);
    const { fault } = readAll(answerReader(openaiChat, EVENTS), bytes);
    assert.deepEqual([fault?.kind, fault?.at], ['unreadable', 'event.comment']);
  });

  it('S10 an event stream is no JSON', () => {
    for (const text of [ONE, `: c\n\n${ONE}`, `\n\n${ONE}`, `event: x\n${ONE}`]) {
      for (const dialect of [openaiChat, GENERIC]) {
        const { fault } = readAll(answerReader(dialect, 'application/json'), bytesOf(text));
        assert.equal(fault?.kind, 'unreadable');
      }
    }
  });

  it('S04 a masked event of several lines is valid still', () => {
    const text = 'id: 1\r\ndata: {"choices":[{"index":0,\r\ndata: "delta":{"content":"a secret"}}]}\r\n\r\n';
    for (const cuts of [[], everyByte(bytesOf(text))]) {
      const chunks =
        cuts.length === 0 ? [bytesOf(text)] : [...bytesOf(text)].map((byte) => Buffer.from([byte]));
      const [unit] = readUnits(answerReader(openaiChat, EVENTS), chunks).units;
      const run = unit?.runs.find((one) => one.text === 'a secret');
      assert.ok(unit && run);
      const after = Buffer.from(
        spliceUnit(unit, [{ run, start: 2, end: 8, replacement: '"X"\n' }]),
      ).toString();
      assert.equal(after, text.replace('secret', '\\"X\\"\\n'));
      assert.equal(readAll(answerReader(openaiChat, EVENTS), bytesOf(after)).fault, undefined);
    }
  });
});

/** Bytes in use once what nobody holds is gone. */
function used(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe('S13 an event that never ends', () => {
  const MIB = 1 << 20;

  for (const [name, byte] of Object.entries({ 'of one line': 0x78, 'of comments': 0x3a })) {
    it(`${name} stops at the limit, whatever its pieces`, () => {
      for (const size of [16 * MIB, 65_536, 100]) {
        const reader = answerReader(openaiChat, EVENTS);
        const piece = Buffer.alloc(size, byte);
        let taken = 0;
        let stopped: string | undefined;
        while (stopped === undefined && taken < 16 * MIB) {
          const { fault, units } = reader.push(piece);
          assert.deepEqual(units, []);
          taken += size;
          stopped = fault?.kind;
        }
        assert.equal(stopped, 'too-large');
        assert.ok(taken <= LIMITS.eventBytes + size, 'at the first piece over the limit');
      }
    });
  }

  it('is refused when it comes whole, with its end', () => {
    const event = Buffer.concat([bytesOf('data: "'), Buffer.alloc(16 * MIB, 0x78), bytesOf('"\n\n')]);
    const { fault, units } = readAll(answerReader(openaiChat, EVENTS), Buffer.concat([bytesOf(ONE), event]));
    assert.equal(fault?.kind, 'too-large');
    assert.equal(units.length, 1);
  });

  it('costs no more memory than its bytes, in pieces of one byte', () => {
    const splitter = new EventSplitter(64 * MIB);
    const piece = Buffer.from('x');
    for (let count = 0; count < 1000; count++) splitter.push(piece);
    const before = used();
    for (let count = 0; count < 2 * MIB; count++) splitter.push(piece);
    const grown = used() - before;
    assert.ok(grown < 8 * MIB, `grew by ${grown} bytes`);
    assert.equal(splitter.end().tail, 2 * MIB + 1000);
  });
});
