/** AWS event streams: frames in any chunking, checksums, headers, and frames that were edited. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32 as crc32OfNode } from 'node:zlib';
import { EventStreamCodec } from '@smithy/core/event-streams';
import type { Reader } from '../../../src/core/segment.ts';
import { bedrockConverse } from '../../../src/dialects/bedrock-converse/index.ts';
import { crc32 } from '../../../src/dialects/event-stream/crc32.ts';
import { jsonEvent, readFrame } from '../../../src/dialects/event-stream/frame.ts';
import { spliceUnit } from '../../../src/dialects/splice.ts';
import { event, frame, rawFrame, stringHeader, valueHeader } from '../../dialects/bedrock/frames.ts';
import { answerReader, LIMITS, type Outcome, readAll, readAnyhow, readUnits } from './read-all.ts';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

const stream = (eventBytes = LIMITS.eventBytes): Reader =>
  answerReader(bedrockConverse, 'application/vnd.amazon.eventstream', { ...LIMITS, eventBytes });
const read = (...frames: readonly Uint8Array[]): Outcome => readAnyhow(stream, Buffer.concat(frames));

const SAYS = event('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Grüße 🙂' } });
const headed = (...headers: readonly Uint8Array[]): Buffer =>
  rawFrame(Buffer.concat(headers), Buffer.from('{}'));

/** The same bytes but for one. */
function flipped(bytes: Uint8Array, at: number): Buffer {
  const other = Buffer.from(bytes);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

describe('the checksum', () => {
  it('is that of the runtime', () => {
    for (const text of ['', 'a', '123456789', 'x'.repeat(1000), 'Grüße 🙂']) {
      const bytes = Buffer.from(text);
      assert.equal(crc32(bytes, bytes.length), crc32OfNode(bytes));
      assert.equal(crc32(Buffer.concat([bytes, Buffer.from('more')]), bytes.length), crc32OfNode(bytes));
    }
  });
});

describe('a frame', () => {
  it('that Weir writes is read by the codec of the SDK', () => {
    const { headers, body } = codec.decode(jsonEvent('messageStop', { stopReason: 'end_turn' }));
    assert.deepEqual(headers, {
      ':message-type': { type: 'string', value: 'event' },
      ':event-type': { type: 'string', value: 'messageStop' },
      ':content-type': { type: 'string', value: 'application/json' },
    });
    assert.deepEqual(JSON.parse(Buffer.from(body).toString()), { stopReason: 'end_turn' });
  });

  it('that the SDK writes is read with headers of every type', () => {
    const bytes = codec.encode({
      headers: {
        text: { type: 'string', value: 'x' },
        yes: { type: 'boolean', value: true },
        no: { type: 'boolean', value: false },
        byte: { type: 'byte', value: 1 },
        short: { type: 'short', value: 2 },
        integer: { type: 'integer', value: 3 },
        binary: { type: 'binary', value: Buffer.from('abc') },
        time: { type: 'timestamp', value: new Date(0) },
        uuid: { type: 'uuid', value: '00010203-0405-0607-0809-0a0b0c0d0e0f' },
      },
      body: Buffer.from('{}'),
    });
    const read_ = readFrame(bytes);
    assert.ok(read_.ok);
    assert.deepEqual(
      read_.value.headers.map(({ name, text, value }) => [name, text, value.end - value.start]),
      [
        ...[
          ['text', 'x', 1],
          ['yes', undefined, 0],
          ['no', undefined, 0],
          ['byte', undefined, 1],
        ],
        ...[
          ['short', undefined, 2],
          ['integer', undefined, 4],
          ['binary', undefined, 3],
        ],
        ...[
          ['time', undefined, 8],
          ['uuid', undefined, 16],
        ],
      ],
    );
    assert.deepEqual(read_.value.payload, { start: bytes.length - 6, end: bytes.length - 4 });
  });

  it('is a unit, with its payload as text', () => {
    const { units, fault } = read(SAYS, SAYS);
    assert.equal(fault, undefined);
    assert.deepEqual(
      units.map(({ bytes, runs }) => [bytes === SAYS.toString('latin1'), runs.map(({ text }) => text)]),
      [
        [true, ['Grüße 🙂']],
        [true, ['Grüße 🙂']],
      ],
    );
  });

  it('without headers and payload is one too', () => {
    assert.deepEqual(
      read(rawFrame(Buffer.alloc(0), Buffer.alloc(0)), SAYS).units.map(({ runs }) => runs.length),
      [0, 1],
    );
  });

  it('with a wrong checksum is refused, wherever a byte of it changed', () => {
    for (let at = 0; at < SAYS.length; at++) {
      const { units, fault } = readAll(stream(), Buffer.concat([SAYS, flipped(SAYS, at), SAYS]));
      assert.deepEqual([units.length, fault?.kind], [1, 'unreadable'], `byte ${at}`);
      assert.match(fault?.message ?? '', /checksum/);
    }
  });

  it('that is longer than the limit is refused as soon as its length was read', () => {
    const { units, fault } = readAnyhow(
      () => stream(SAYS.length),
      Buffer.concat([SAYS, event('x', { text: 'x'.repeat(200) })]),
    );
    assert.deepEqual([units.length, fault?.kind], [1, 'too-large']);
    assert.match(fault?.message ?? '', /limits\.eventBytes/);
    const reader = stream(100);
    assert.equal(reader.push(event('x', { text: 'x'.repeat(200) }).subarray(0, 12)).fault?.kind, 'too-large');
  });

  it('whose headers do not fit into it is refused', () => {
    const bytes = Buffer.from(rawFrame(Buffer.alloc(0), Buffer.alloc(0)));
    bytes.writeUInt32BE(1, 4);
    bytes.writeUInt32BE(crc32OfNode(bytes.subarray(0, 8)), 8);
    assert.match(read(bytes).fault?.message ?? '', /shorter than what it says/);
  });

  for (const [what, bytes] of [
    ['without a name', headed(valueHeader('', 0, Buffer.alloc(0)))],
    ['cut short in its name', headed(Buffer.of(9, 65))],
    ['without a type', headed(Buffer.of(1, 65))],
    ['of a type that does not exist', headed(valueHeader('a', 10, Buffer.alloc(0)))],
    ['cut short in its value', headed(valueHeader('a', 7, Buffer.of(0, 9, 65)))],
    ['cut short in the length of its value', headed(valueHeader('a', 7, Buffer.of(0)))],
    ['twice', headed(stringHeader('a', 'x'), stringHeader('a', 'y'))],
    ['that is not UTF-8', headed(valueHeader('a', 7, Buffer.of(0, 1, 0xff)))],
  ] as const) {
    it(`with a header ${what} is refused`, () => {
      const { fault } = read(bytes);
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', 'headers']);
    });
  }

  it('has headers that are text, but for the words of the format', () => {
    const { units } = read(
      headed(
        ...[stringHeader(':message-type', 'event'), stringHeader(':event-type', 'messageStart')],
        ...[
          stringHeader(':content-type', 'text/x'),
          stringHeader('note', 'hello'),
          stringHeader('empty', ''),
        ],
      ),
    );
    assert.deepEqual(
      units[0]?.runs.map(({ path, role, text }) => `${path} ${role} ${text}`),
      [
        ...['headers.:content-type other text/x', 'headers.* other note', 'headers.* other hello'],
        'headers.* other empty',
      ],
    );
  });

  it('has headers of its own, however much they look like those before', () => {
    const noted = (text: string) =>
      headed(stringHeader(':event-type', 'metadata'), stringHeader('note', text));
    const typed = (type: string) => headed(stringHeader(':event-type', type));
    const { units } = read(...['a', 'a', 'b'].map(noted), ...['metadata', 'metadata', 'metadatA'].map(typed));
    assert.deepEqual(
      units.map(({ runs }) => runs.map(({ text }) => text)),
      [['note', 'a'], ['note', 'a'], ['note', 'b'], [], [], ['metadatA']],
    );
  });

  it('names data in headers as opaque', () => {
    const { skipped } = read(
      headed(valueHeader('a', 6, Buffer.of(0, 2, 1, 2)), valueHeader('b', 9, Buffer.alloc(16))),
    );
    assert.deepEqual(skipped, [{ path: 'headers.*', reason: 'opaque', bytes: 16 }]);
  });

  it('that is not complete when the stream ends is dropped and told', () => {
    const { units, skipped } = read(SAYS, SAYS.subarray(0, 30));
    assert.equal(units.length, 1);
    assert.deepEqual(skipped, [{ path: '$', reason: 'unterminated', bytes: 30 }]);
  });

  it('that was edited has its length and both checksums counted anew', () => {
    for (const replacement of ['', 'x', '🙂"\n'.repeat(40)]) {
      const [unit] = readUnits(stream(), [SAYS]).units;
      const run = unit?.runs[0];
      assert.ok(unit !== undefined && run !== undefined);
      const edited = spliceUnit(unit, [{ run, start: 0, end: 5, replacement }]);
      const { headers, body } = codec.decode(edited);
      assert.equal(headers[':event-type']?.value, 'contentBlockDelta');
      const { delta } = JSON.parse(Buffer.from(body).toString()) as { delta: { text: string } };
      assert.equal(delta.text, `${replacement} 🙂`);
    }
  });

  it('whose payload is no JSON is refused', () => {
    const { fault } = read(frame({ headers: { ':event-type': 'x' }, payload: 'no' }));
    assert.equal(fault?.kind, 'unreadable');
  });
});
