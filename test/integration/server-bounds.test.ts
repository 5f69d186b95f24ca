/** What one stream may buffer: bytes, not messages, in both directions (O09). Real gRPC on a real connection. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type ClientHttp2Session, connect } from 'node:http2';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { BoundedStream } from '../../src/server/bounded-stream.ts';
import { GrpcServer } from '../../src/server/grpc.ts';
import { Health } from '../../src/server/health.ts';
import { until } from './fixtures/running.ts';

const PIECE = 62_000;
const MOST_WAITING = 65_536;
/** What leaves beyond that: the window of a stream of HTTP/2. */
const WINDOW = 65_535;
const FRAME = 5;
const PROCESS = '/envoy.service.ext_proc.v3.ExternalProcessor/Process';

describe('a stream', { timeout: 60_000 }, () => {
  const taken: BoundedStream[] = [];
  let listener: Server;
  let session: ClientHttp2Session;
  const server = new GrpcServer(
    { maxMessageBytes: 32 << 20, maxConcurrentStreams: 100, pingMs: 30_000, pingTimeoutMs: 10_000 },
    {
      process: (stream) => taken.push(stream.on('error', () => {})),
      check: () => Promise.reject(new Error('not asked')),
      health: new Health(() => true),
      failed: (cause) => assert.fail(String(cause)),
    },
  );
  before(async () => {
    listener = createServer((connection) => server.take(connection)).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    session = connect(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
  });
  after(async () => {
    session.destroy();
    listener.close();
    await server.close();
  });

  /** A stream as both sides see it; ours is bare HTTP/2, which buffers nothing of its own and reads when it is told to. */
  const open = async () => {
    const headers = {
      ':method': 'POST',
      ':path': PROCESS,
      'content-type': 'application/grpc',
      te: 'trailers',
    };
    const ours = session.request(headers);
    ours.on('error', () => {});
    const at = taken.length;
    await until('the server has it', () => taken[at] !== undefined);
    const theirs = taken[at];
    assert.ok(theirs !== undefined);
    return { ours, theirs };
  };

  it('answers false once so many bytes wait, and says when they are taken', async () => {
    const { ours, theirs } = await open();
    let drained = 0;
    theirs.on('drain', () => {
      drained += 1;
    });
    const fill = (): number => {
      for (let count = 1; ; count += 1) if (!theirs.write(Buffer.alloc(PIECE))) return count;
    };
    const most = Math.ceil(MOST_WAITING / PIECE);
    assert.equal(fill(), most);
    // What fits the window of the stream goes; then nobody takes any more, because nobody reads.
    let written = most;
    await until('nothing is taken', async () => {
      const before = drained;
      await pause(200);
      if (drained === before) return true;
      written += fill();
      return false;
    });
    assert.ok(written <= most + 2 * most, `${written} pieces`);
    const before = drained;
    let read = 0;
    ours.on('data', (bytes: Buffer) => {
      read += bytes.length;
    });
    await until('all is taken', () => drained === before + 1 && read === written * (PIECE + FRAME));
    assert.equal(theirs.write(Buffer.alloc(1)), true, 'small messages do not wait');
    ours.close();
  });

  it('reads no message ahead of the one whose taker pauses, and loses none', async () => {
    const { ours, theirs } = await open();
    const seen: number[] = [];
    theirs.on('data', (bytes) => {
      seen.push(bytes[0] ?? -1);
      theirs.pause();
    });
    let left = 0;
    const count = 40;
    // One after the other: what is written together leaves together.
    const send = (at: number): void => {
      if (at === count) return;
      ours.write(framed(Buffer.alloc(PIECE, at)), () => {
        left += PIECE;
        send(at + 1);
      });
    };
    send(0);
    await until('the first is seen', () => seen.length === 1);
    await pause(300);
    assert.deepEqual(seen, [0]);
    assert.ok(left <= PIECE + WINDOW, `${left} bytes have left the client`);
    for (let at = 1; at < count; at += 1) {
      theirs.resume();
      await until(`message ${at} is seen`, () => seen.length === at + 1);
    }
    assert.deepEqual(
      seen,
      Array.from({ length: count }, (_, at) => at),
    );
    ours.close();
  });
});

/** A message as gRPC frames it: a flag, four bytes of length, the bytes. */
function framed(bytes: Buffer): Buffer {
  const head = Buffer.alloc(FRAME);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}
